"""Where an erasure is tried: a store with some cases, one of which is chosen, and what must hold of it afterwards."""

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.adapters.verifying import verify
from engine.application.ports import Person
from tests.adapters.proofs import proof_of
from tests.safety.harness import Report, drawn_bytes
from tests.safety.script import CUSTODY, STORE, Erase, Make, Manner, Place, carry_out, draw

MANNER = Manner(commands=14, payload=(20, 400), other=0.2)


class Wrong(AssertionError):
    """Something is left that should be gone, or gone that should be left."""


@dataclass(slots=True)
class Scene:
    """A store with cases in a folder of its own, one of them to be erased; `wrapped` are its keys as they lay there."""

    root: Path
    place: Place
    chance: random.Random
    report: Report
    victim: str = ""
    number: str = ""
    seq: int = 0
    wrapped: tuple[bytes, ...] = ()
    others: dict[str, int] = field(default_factory=dict)

    @property
    def store(self) -> Path:
        """Where the store lies."""
        return self.root / STORE

    @property
    def deed(self) -> Erase:
        """The erasure of it."""
        return Erase(proof_of(self.victim, self.number, events=3), self.seq)

    def erase(self) -> None:
        """Have it erased by those who may."""
        with self.place.open() as store:
            carry_out(store, self.deed)

    def gone(self) -> bool:
        """Tell whether it is gone; raise `Wrong` where it is neither gone nor there, or another case is touched."""
        with self.place.open() as store:
            found = verify(store, thorough=True).findings
            if found:
                raise Wrong(f"verify finds {found[0]}")
            gone = store.row(self.victim) is None
            if gone is bool(store.records(self.victim)) or gone is store.case_keys.has(self.victim):
                raise Wrong("it is half gone")
            rows = [row.case_id for row in store.rows() if row.case_id != self.victim]
            if {case_id: len(store.records(case_id)) for case_id in rows} != self.others:
                raise Wrong("another case is not as it was")
        if gone:
            self.require_no_key()
        return gone

    def require_gone(self) -> None:
        """Raise `Wrong` where it is there."""
        if not self.gone():
            raise Wrong("it is there again")

    def require_no_key(self) -> None:
        """Raise `Wrong` where a key of it is in the bytes of any file of the store, or beside its master key."""
        for folder in (self.store.parent, self.root / CUSTODY):
            for path in folder.iterdir():
                ours = path.is_file() and "-erstattet-" not in path.name
                if ours and any(key in path.read_bytes() for key in self.wrapped):
                    raise Wrong(f"a key of it is in {path.name}")


def built(root: Path, *, chance: random.Random, report: Report) -> Scene:
    """Make a store with some cases, and choose one of them."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    scene = Scene(root, Place(root, drawn_bytes(chance)), chance, report)
    scene.place.create().close()
    with scene.place.open() as store:
        for deed in draw(chance, MANNER).deeds[1:]:
            if not isinstance(deed, Make):
                carry_out(store, deed)
        store.add(Person("p9", "handle-9", "title"))
        rows = {row.case_id: row for row in store.rows()}
        scene.victim = chance.choice(sorted(rows))
        scene.number, scene.seq = str(rows[scene.victim].number), rows[scene.victim].seq
        scene.others = {case: len(store.records(case)) for case in rows if case != scene.victim}
        keys = store.case_keys.connection
        wrapped: list[tuple[Any, ...]] = keys.execute(
            "SELECT wrapped FROM keys WHERE case_id = ?", (scene.victim,)
        ).fetchall()
        scene.wrapped = tuple(bytes(row[0]) for row in wrapped)
    return scene
