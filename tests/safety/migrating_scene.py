"""A store with cases of several people, somebody who moves them all, somebody who comes between, and what must hold."""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.keys import RandomIds
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application import moving_many
from engine.application.cases import act
from engine.application.finding import Found, History, history_of
from engine.application.guidelines import open_case
from engine.application.moving import Target, Wish, target
from engine.application.moving_many import Change, moves
from engine.application.outcomes import Done
from engine.application.ports import Conflict, Look, Person, Receipt, Row, Stream
from engine.application.publishing import Fit, examine, publish
from engine.application.verifying import refolded
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.cases.events import NoteAdded, VersionChanged
from engine.cases.state import CaseState
from tests.application.test_waiting import KARI, NINA, OLA
from tests.console.output_versions import FIRST
from tests.safety.harness import Report
from tests.safety.victims import Ended, begin, tell

SECOND = FIRST.replace('versjon: "1.0"', 'versjon: "1.1"').replace("steg: Oppmerksomhet", "steg: Legg merke til")
DAY = date(2026, 9, 8)
ROUNDS = 5
"""So many times each kind of case is there."""
AT_ONCE = (1, 2, 3, 5, 200)
KILLED, LIVES = 0.8, 0.02  # how many of those who move cases are killed, and how many seconds one lives after a batch
COMES_BETWEEN = 0.3
MOVED, CHANGED, WROTE = "moved", "changed", "wrote"


class Template:
    """A store in which the second version is published and no case follows it, made once and copied for each trial."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with SqliteStore.create(_place(folder), custody=_custody(folder)) as store:
            world = world_of(store, KARI)
            for person in (KARI, NINA, OLA):
                store.add(person)
            self._publish(world, FIRST)
            for _ in range(ROUNDS):
                for lay in (_fresh, _under_way, _of_another, _with_another):
                    lay(store)
            self._publish(world, SECOND, "Oppmerksomhet=Legg merke til")
            self.rows = store.rows()
            self.looks = {row.case_id: len(store.looks(row.case_id)) for row in self.rows}

    def _publish(self, world: World, text: str, *leaving: str) -> None:
        path = self.folder / "utgave.yaml"
        path.write_text(text, "utf-8")
        fit = examine(world, str(path), leaving=leaving)
        if not isinstance(fit, Fit):
            raise TypeError(fit)
        publish(world, fit, changes=("endret",))


class Scene:
    """One trial in a copy of the template."""

    def __init__(self, template: Template, folder: Path, *, chance: random.Random, report: Report) -> None:
        shutil.copytree(template.folder, folder)
        self._folder, self._chance, self._report = folder, chance, report
        self._template, self._rival_seed = template, chance.random()
        self._at_once = chance.choice(AT_ONCE)

    def play(self) -> None:
        """Move the cases under disturbance, look at what is left, and then move the rest."""
        told = self._disturbed()
        with _opened(self._folder) as store:
            self._look_at(store, told)
            self._go_on(store, told)
            self._undo(store)
            for fault in (*verify(store).findings, *refolded(store, JsonCodec())):
                self._fault(f"verify found {fault}")
        shutil.rmtree(self._folder)

    def _fault(self, what: str) -> None:
        self._report.found(f"{self._folder.name}, {self._at_once} at once: {what}")

    # ------------------------------------------------------------ the one who is killed

    def _disturbed(self) -> list[tuple[str, str]]:
        """Have somebody move the cases, and return what that one told."""
        is_killed, lives = self._chance.random() < KILLED, self._chance.uniform(0, LIVES)
        lines = 1 + self._chance.randint(0, len(self._template.rows) // self._at_once)
        victim = begin(self._move_all)
        end: Ended = victim.kill(lives, lines=lines) if is_killed else victim.end()
        self._report.meet("killed", int(end.was_killed))
        if end.broke or not (end.was_killed or end.code == 0):
            self._fault(f"whoever moves them fell over: {end.told[-1:]}")
        words = [line.split() for line in end.told]
        return [(word, number) for word, *numbers in words for number in numbers]

    def _move_all(self) -> int:
        with _opened(self._folder) as store, _opened(self._folder) as another, self._batches():
            rival = Rival(world_of(another, KARI), chance=random.Random(self._rival_seed))
            with patch.object(store, "append_together", partial(rival.before, store.append_together)):
                world = world_of(store, KARI)
                tell("begun")
                for batch in moves(world, to=_newest(store), wish=Wish()):
                    told = [(_said(one.outcome), one.number) for one in batch.cases]
                    _ = [one.outcome.done(world).story for one in batch.cases if isinstance(one.outcome, Change)]
                    for word in (CHANGED, MOVED):
                        tell(" ".join((word, *(number for said, number in told if said == word))))
        return 0

    @contextmanager
    def _batches(self) -> Iterator[None]:
        with patch.object(moving_many, "AT_ONCE", self._at_once):
            yield

    # ------------------------------------------------------------ what must hold then

    def _look_at(self, store: SqliteStore, told: Sequence[tuple[str, str]]) -> None:
        said = {word: {number for one, number in told if one == word} for word in (MOVED, CHANGED, WROTE)}
        for number in said[MOVED] & said[WROTE]:
            self._fault(f"{number} was moved past whoever wrote in it")
        for number in said[CHANGED] - said[WROTE]:
            self._fault(f"{number} is left to others, and nobody else wrote in it")
        self._report.meet("left to others", len(said[CHANGED]))
        self._report.meet("moved after a conflict", len(said[MOVED]) if said[CHANGED] else 0)
        notes = Counter(number for word, number in told if word == WROTE)
        for row in store.rows():
            self._look_at_one(store, row, is_told=str(row.number) in said[MOVED], notes=notes[str(row.number)])

    def _look_at_one(self, store: SqliteStore, row: Row, *, is_told: bool, notes: int) -> None:
        history = _history(store, row)
        changes = sum(isinstance(event.body, VersionChanged) for event in history.events)
        written = sum(isinstance(event.body, NoteAdded) for event in history.events)
        is_new = history.state.guideline_version == "1.1"
        looks = len(store.looks(row.case_id)) - self._template.looks[row.case_id]
        if changes != int(is_new):
            self._fault(f"{row.number} was moved {changes} times and follows {history.state.guideline_version}")
        if is_told and not is_new:
            self._fault(f"{row.number} was told to be moved, and is not")
        if written not in (notes, notes + 1):
            self._fault(f"of {notes} notes in {row.number}, {written} are kept")
        if is_new and not looks:
            self._fault(f"{row.number} was moved, and nobody has looked at it")
        if _is_others(history.state) and (is_new or (looks and KARI.id not in history.state.participants)):
            self._fault(f"{row.number} is not theirs to move, or to look at")
        self._report.meet("moved" if is_new else "not moved")
        self._report.meet("moved, untold", int(is_new and not is_told))

    def _go_on(self, store: SqliteStore, told: Sequence[tuple[str, str]]) -> None:
        """Move the rest: all that is hers, and nothing a second time."""
        world, before = world_of(store, KARI), {number for word, number in told if word == MOVED}
        with self._batches():
            now = [one for batch in moves(world, to=_newest(store), wish=Wish()) for one in batch.cases]
            again = [one for batch in moves(world, to=_newest(store), wish=Wish()) for one in batch.cases]
        if any(isinstance(one.outcome, Change) for one in again) or before & {one.number for one in now}:
            self._fault("what was moved is moved again")
        for row in store.rows():
            history = _history(store, row)
            if _is_others(history.state) is (history.state.guideline_version == "1.1"):
                self._fault(f"{row.number} follows {history.state.guideline_version} after all are moved")

    def _undo(self, store: SqliteStore) -> None:
        """Take back the move of one case: it stands as before, and the others where they stand."""
        rows = store.rows()
        mine = [row for row in rows if not _is_others(_history(store, row).state)]
        chosen = self._chance.choice(mine)
        history = _history(store, chosen)
        if not isinstance(history.events[-1].body, VersionChanged):
            return
        undone = act(world_of(store, KARI), str(chosen.number), command=cmd.Undo())
        if not isinstance(undone, Done) or undone.after.guideline_version != "1.0":
            self._fault(f"the move of {chosen.number} cannot be undone: {undone}")
        others = [row for row in store.rows() if row.case_id != chosen.case_id]
        if others != [row for row in rows if row.case_id != chosen.case_id]:
            self._fault(f"with {chosen.number} another case was undone")


class Rival:
    """Somebody who writes in a case right before it is moved, on a way of their own, and tells of it."""

    def __init__(self, world: World, *, chance: random.Random) -> None:
        self._world, self._chance = world, chance

    def before(
        self, together: Callable[..., Any], streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        """Come before the moves of some cases, or not."""
        if self._chance.random() < COMES_BETWEEN:
            row = self._world.store.row(self._chance.choice(streams).case_id)
            done = act(self._world, str(row and row.number), command=cmd.AddNote(text="Ny opplysning."))
            if isinstance(done, Done):
                tell(f"{WROTE} {done.number}")
        answer: tuple[Receipt, ...] | Conflict = together(streams, command_id=command_id, looks=looks)
        return answer


def world_of(store: SqliteStore, person: Person) -> World:
    """Return the world of somebody at a store."""
    return World(
        store=store,
        directory=store,
        log=store,
        clock=FixedClock.on(DAY),
        ids=RandomIds(),
        codec=JsonCodec(),
        shelf=BundledShelf(),
        person=person,
    )


def _said(outcome: object) -> str:
    return MOVED if isinstance(outcome, Change) else CHANGED if isinstance(outcome, Conflict) else "stopped"


def _newest(store: SqliteStore) -> Target:
    found = target(world_of(store, KARI), "os")
    if not isinstance(found, Target):
        raise TypeError(found)
    return found


def _history(store: SqliteStore, row: Row) -> History:
    found = history_of(world_of(store, KARI), Found(row, JsonCodec().unseal(row.sealed)))
    if found is None:
        raise TypeError(row)
    return found


def _is_others(state: CaseState) -> bool:
    """Whether it is for another to move a case, who has the baton in it or is alone in it."""
    return state.coordinator == NINA.id or KARI.id not in state.participants


def _place(folder: Path) -> Path:
    return folder / "lager" / "bti.lager"


def _custody(folder: Path) -> Custody:
    return Custody(folder / "nokler")


def _opened(folder: Path) -> SqliteStore:
    return SqliteStore.open(_place(folder), custody=_custody(folder))


def _opened_by(store: SqliteStore, person: Person, *done: cmd.Command) -> None:
    world = world_of(store, person)
    opened = open_case(world, "os@1.0", command=cmd.OpenCase(alias="gutt, 6 år"))
    if not isinstance(opened, Done):
        raise TypeError(opened)
    for command in done:
        answer = act(world, str(opened.number), command=command)
        if not isinstance(answer, Done):
            raise TypeError(answer)


def _fresh(store: SqliteStore) -> None:
    _opened_by(store, KARI)


def _under_way(store: SqliteStore) -> None:
    _opened_by(store, KARI, cmd.CompleteStep(), cmd.BindRole(role="ansvarlig", actor=NINA.id))


def _of_another(store: SqliteStore) -> None:
    _opened_by(store, OLA)


def _with_another(store: SqliteStore) -> None:
    """She takes part, and another has the baton."""
    baton = cmd.OfferBaton(to_actor=NINA.id, family_wish="ja", weighed="ja")
    _opened_by(store, NINA, cmd.CompleteStep(), cmd.BindRole(role="ansvarlig", actor=KARI.id), baton)
