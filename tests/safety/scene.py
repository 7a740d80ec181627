"""Where an attack is made: a store with its keys, the same store as it was earlier, and another one of the same people.

Whoever attacks holds the files of the store, its backups and what it was earlier, and knows the program by heart; the
folder with the master keys and the remembered heads is out of reach.
"""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import apsw

from engine.adapters.case_keys import keys_path
from engine.application.ports import StoredGuideline
from tests.adapters.examples import MOMENT
from tests.safety.aftermath import act, go_on
from tests.safety.harness import chance_of, drawn_bytes
from tests.safety.script import CUSTODY, DIGESTS, STORE, Deed, Keep, Make, Manner, Place, carry_out, draw

MANNER = Manner(commands=36, payload=(20, 160), other=0.4, together=0.1)
EARLIER = range(2, 4)  # so many cases the store had when it was put aside
HALFWAY = range(8, 25)  # after so many commands

Content = dict[str, list[tuple[Any, ...]]]


class Unfit(Exception):
    """There is nothing here to make this attack on; another draw may find something."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Stores in a folder: `now` is attacked, `older` is it earlier, `fork` another way on from there, `other` another.

    A fork comes to be where a backup has been put back and people have gone on from it.
    """

    root: Path
    seed: int
    number: int

    @property
    def now(self) -> Path:
        return self.root / "now"

    @property
    def older(self) -> Path:
        return self.root / "older"

    @property
    def fork(self) -> Path:
        return self.root / "fork"

    @property
    def other(self) -> Path:
        return self.root / "other"

    def place(self, root: Path) -> Place:
        """Return the way to open the store below a folder."""
        return Place(root, drawn_bytes(chance_of(self.seed, self.number, root.name)))


def build(root: Path, *, seed: int, number: int) -> Scene:
    """Make the stores of a scene; the keys of the other one lie among those of the first."""
    scene = Scene(root, seed, number)
    script = next(one for one in (_script(scene, draw) for draw in count()) if _earlier(one) in HALFWAY)
    _write(scene, scene.other, deeds=_script(scene, -1), earlier=0)
    _write(scene, scene.now, deeds=script, earlier=_earlier(script))
    _go_another_way(scene)
    for key in (scene.other / CUSTODY).iterdir():
        shutil.copy(key, scene.now / CUSTODY / key.name)
    return scene


def _script(scene: Scene, number: int) -> tuple[Deed, ...]:
    return draw(chance_of(scene.seed, scene.number, "script", number), MANNER).deeds


def _earlier(deeds: tuple[Deed, ...]) -> int:
    """Return the last command after which a store has some cases, and not yet all; 0 where there is no such one."""
    opened: set[str] = set()
    found = 0
    for number, deed in enumerate(deeds):
        opened |= {stream.case_id for stream in deed.streams} if isinstance(deed, Keep) else set()
        found = number if len(opened) in EARLIER else found
    return found


def _write(scene: Scene, root: Path, *, deeds: tuple[Deed, ...], earlier: int) -> None:
    """Make a store by a script, and put aside what it was after a command of it."""
    place = scene.place(root)
    place.create().close()
    for number, deed in enumerate(deeds):
        with place.open() as store:
            if not isinstance(deed, Make):
                carry_out(store, deed)
            if number in {1, 2, len(deeds) - 1}:
                store.note("backed-up", at=MOMENT, mark=store.head().short)
            if number == len(deeds) - 1:
                for digest in DIGESTS:  # some scripts pin one alone
                    store.pin(StoredGuideline(digest, "os", "1.0", digest.encode()))
        if number == earlier > 0:
            shutil.copytree(root, scene.older)


def _go_another_way(scene: Scene) -> None:
    """Go on from what the store was, until each case has as many events as it has now."""
    with scene.place(scene.now).open() as store:
        wanted = {row.case_id: row.seq for row in store.rows()}
    shutil.copytree(scene.older, scene.fork)
    go_on(scene.place(scene.fork))
    with scene.place(scene.fork).open() as store:
        for case_id, seq in wanted.items():
            standing = store.row(case_id)
            for number in range(standing.seq if standing else 0, seq):
                act(store, case_id, command=f"another-{number}")


@dataclass(slots=True)
class Hand:
    """The attacker's hand: plain connections to the files, and the chance of one attack."""

    scene: Scene
    root: Path
    chance: random.Random
    store: apsw.Connection
    keys: apsw.Connection

    @property
    def place(self) -> Path:
        """Where the store lies that is attacked."""
        return self.root / STORE

    def rows(self, statement: str, *values: Any, among: apsw.Connection | None = None) -> list[tuple[Any, ...]]:  # noqa: ANN401 - what SQLite takes
        """Return what a statement finds, in the attacked store unless something else is said."""
        return list((among or self.store).execute(statement, values))

    def one(self, statement: str, *values: Any, among: apsw.Connection | None = None) -> tuple[Any, ...]:  # noqa: ANN401 - as above
        """Return one of what a statement finds, by chance."""
        return self.several(1, statement, *values, among=among)[0]

    def several(
        self,
        wanted: int,
        statement: str,
        *values: Any,  # noqa: ANN401 - as above
        among: apsw.Connection | None = None,
    ) -> list[tuple[Any, ...]]:
        """Return different ones of what a statement finds, by chance. Raises `Unfit` where there are not so many."""
        found = self.rows(statement, *values, among=among)
        if len(found) < wanted:
            raise Unfit
        return self.chance.sample(found, wanted)

    def do(self, statement: str, *values: Any) -> None:  # noqa: ANN401 - as above
        """Carry out a statement in the store. Raises `Unfit` where a rule of the table stands against it."""
        try:
            self.store.execute(statement, values)
        except apsw.ConstraintError:
            raise Unfit from None

    def turned(self, content: bytes) -> bytes:
        """Return bytes with one bit turned."""
        at = self.chance.randrange(len(content) * 8)
        changed = bytearray(content)
        changed[at // 8] ^= 1 << at % 8
        return bytes(changed)

    @contextmanager
    def at(self, root: Path) -> Iterator[apsw.Connection]:
        """Open another of the scene's stores."""
        with closing(plain(root / STORE)) as connection:
            yield connection

    def let_go(self) -> None:
        """Close the files, so that they can be exchanged whole."""
        self.store.close()
        self.keys.close()


def plain(path: Path) -> apsw.Connection:
    """Open a file as anybody can: no key, no rule of ours."""
    return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)


@contextmanager
def hand_on(scene: Scene, root: Path, *, chance: random.Random) -> Iterator[Hand]:
    """Open the attacked files for one attack."""
    with closing(plain(root / STORE)) as store, closing(plain(keys_path(root / STORE))) as keys:
        yield Hand(scene, root, chance, store, keys)


def content_of(root: Path, *, pages: bool = True) -> Content | None:
    """Return every value in both files, and what they are; None where that cannot be read.

    `pages` adds what SQLite thinks of the pages and the indexes. A copy is read: to open a file is to change what lies
    beside it.
    """
    with tempfile.TemporaryDirectory(dir=root.parent) as folder:
        copy = Path(folder) / "copy"
        shutil.copytree((root / STORE).parent, copy, symlinks=True)
        place = copy / STORE.name
        try:
            return {
                f"{number} {table}": rows
                for number, path in enumerate((place, keys_path(place)))
                for table, rows in _tables(path, pages=pages)
            }
        except (apsw.Error, ValueError):
            return None


def _tables(path: Path, *, pages: bool) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    with closing(plain(path)) as connection:
        yield "file", [(connection.pragma("user_version"), connection.pragma("application_id"))]
        shape = list(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"))
        yield "shape", shape
        if pages:
            yield "pages", list(connection.execute("PRAGMA integrity_check"))  # what an index leaves out is no value
        for kind, name, *_ in shape:
            if kind == "table":
                found = connection.execute(f'SELECT * FROM "{name}" NOT INDEXED')  # noqa: S608 - a name in the file
                yield name, sorted(found, key=repr)
