"""A game at an office: people act on cases through the application, at a store where processes die and stumble.

Whatever the application keeps goes through the game that this one is, so that all that must hold of a store is held
here too. On top of that: what is decided is what is kept, the row is what the case folds into, an undone act leaves
the case as it was before it, a consent that is withdrawn covers nothing from then on, what is shielded is seen by
nobody else, and nobody is shown a case before the look is on the disk.
"""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from unittest import mock

from engine.adapters.clock import FixedClock
from engine.application import guidelines, queries
from engine.application.cases import OnTrack, act
from engine.application.guidelines import open_case
from engine.application.keeping import row_of
from engine.application.outcomes import Done
from engine.application.ports import EVERY, Conflict, Person
from engine.application.queries import CaseView
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.agenda import agenda
from engine.cases.events import Event
from engine.cases.evolve import fold
from engine.cases.state import CaseState
from engine.cases.vocabulary import SubjectKind
from engine.errors import EngineError
from engine.guideline.names import MAIN
from engine.values import replace
from tests.random_walks.mischief import OTHER, Act, changes_of_mind, mistakes
from tests.random_walks.remedies import ME, Desk
from tests.random_walks.taking import plainly
from tests.safety.harness import Report, chance_of
from tests.safety.simulated import machine
from tests.safety.simulated.game import Game
from tests.safety.simulated.machine import Died, Fate
from tests.safety.simulated.reading import Wrong
from tests.safety.simulated.rules import common, is_shielded, require_apart, require_undone, require_withdrawn
from tests.safety.simulated.wiring import CODEC, GUIDE, Ids, Through, guide

PEOPLE = (
    Person(ME, "laerer", "lærer", "1a"),
    Person(OTHER, "leder", "leder", "1a", roles=("leader",)),
    Person("test.helse", "helse", "helsesykepleier", "helse"),
)
MOST_CASES = 3
TOLD = {
    ev.ActUndone: "undone",
    ev.ActRedone: "redone",
    ev.ConsentWithdrawn: "withdrawn",
    ev.ConcernSuspected: "suspected",
    ev.CaseClosed: "closed",
}
TAKING_PART = 0.9  # how often who acts is somebody who takes part
RIVAL = 0.3  # how often somebody else gets in between what is decided and what is kept
JUMPS = (-24, 0, 0, 0, 1, 24, 24 * 7)  # hours
START = datetime(2026, 9, 1, 8, tzinfo=UTC)


class Office(Game):
    """One game. Who acts, on which case and what they do is drawn; what must come of it is what has happened."""

    def __init__(self, root: Path, seed: int, *, report: Report) -> None:
        super().__init__(root, seed, report=report)
        self._mind, self._now, self._ids = chance_of(seed, "mind"), START, Ids()
        self._numbers = count()
        self._rivals: set[str] = set()  # the cases that somebody else has changed in between
        self._is_rival = False

    def play(self) -> None:
        """Play it to its end. Raises `Wrong`."""
        with mock.patch.object(guidelines, "compiled", return_value=guide()):
            super().play()

    def begin(self) -> None:
        super().begin()
        for person in PEOPLE:
            self._safely(self.processes[0], lambda process, one=person: Through(self, process).add(one))
        self._safely(self.processes[0], self._open)

    def work(self, process: machine.Process) -> None:
        """Have somebody open a case, act on one, or look at one."""
        self._now += timedelta(hours=self._mind.choice(JUMPS), minutes=self._mind.randrange(60))
        draw = self._mind.random()
        if not self.model.cases or (draw < 0.1 and len(self.model.cases) < MOST_CASES):
            self._safely(process, self._open)
        elif draw < 0.8:
            self._safely(process, self._act)
        else:
            self._safely(process, self._view)

    def perhaps_rival(self, process: machine.Process) -> None:
        """Perhaps let somebody else act on the same cases, before what was decided is kept."""
        others = [one for one in self.processes if one is not process]
        if self._is_rival or not others or not self.model.cases or self._mind.random() >= RIVAL:
            return
        stood = {case_id: self.model.seq(case_id) for case_id in self.model.cases}
        self._is_rival = True
        try:
            self._safely(self._mind.choice(others), self._act)
        finally:
            self._is_rival = False
        self._rivals = {case_id for case_id, seq in stood.items() if self.model.seq(case_id) != seq}

    def _safely(self, process: machine.Process, work: Any) -> None:  # noqa: ANN401 - one of the methods here
        """Do some work; a process may die of it, or stumble, which the program tells of."""
        try:
            work(process)
        except Died:
            self.bury(process)
        except EngineError as error:
            if process.met is not Fate.STUMBLE:
                raise Wrong(f"{type(error).__name__} at work, where nothing is wrong") from error

    # ------------------------------------------------------------ work

    def _open(self, process: machine.Process) -> None:
        command = cmd.OpenCase(alias="gutt, 6 år", subject=SubjectKind.CHILD, age=self._mind.choice((9, 15, 16)))
        done = open_case(self._world(process), GUIDE, command=command)
        if not isinstance(done, Done):
            raise Wrong(f"a case could not be opened: {done}")
        self._require_kept(done.case_id, (), done)
        self.report.meet("opened")

    def _act(self, process: machine.Process) -> None:
        case_id = self._mind.choice(tuple(self.model.cases))
        world, before = self._world(process, case_id), self._events(case_id)
        one = self._command(before, world)
        given = OnTrack(one.command, one.track) if one.track else one.command
        if not self._is_rival:
            self._rivals = set()
        happened_on = world.clock.today() + timedelta(days=one.days)
        outcome = act(world, self._number(case_id), command=given, happened_on=happened_on)
        changed_by_rival = not self._is_rival and case_id in self._rivals
        if isinstance(outcome, Conflict) and not changed_by_rival:
            raise Wrong("a conflict, where nobody else has been there")
        if isinstance(outcome, Done):
            self._require_kept(case_id, before, outcome)
            self.report.met.update(TOLD[type(one.body)] for one in outcome.events if type(one.body) in TOLD)
            if any(map(is_shielded, self._events(case_id))):
                self._look_at(case_id, self._as_another(case_id, world))
        elif self._events(case_id) != before and not changed_by_rival:
            raise Wrong(f"{type(outcome).__name__} was answered, and something was kept")
        came = type(outcome).__name__.lower()
        self.report.meet(f"act {came}, in between" if self._is_rival else f"act {came}")

    def _view(self, process: machine.Process) -> None:
        case_id = self._mind.choice(tuple(self.model.cases))
        self._look_at(case_id, self._world(process, case_id))

    def _look_at(self, case_id: str, world: World) -> None:
        """Look at a case. The look is on the disk when it is shown, and only what may be seen is."""
        looks, events = len(self.model.looks()), self._events(case_id)
        view = queries.case(world, self._number(case_id))
        if not isinstance(view, CaseView):
            return
        if not any(one.by == world.person.id and case_id in one.cases for one in self.model.looks()[looks:]):
            raise Wrong("a case was shown, and nobody has written down that it was looked at")
        if common(view.events) != common(events) or not set(view.events) <= set(events):
            raise Wrong("what is shown is not what has happened")
        state = fold(events)
        named = state.named if state else frozenset()
        if world.person.id not in named and any(is_shielded(event) for event in view.events):
            raise Wrong("what is shielded was shown to somebody who is not named for it")
        self.report.meet("viewed")

    def _as_another(self, case_id: str, world: World) -> World:
        """Return the world of somebody who is not named for what is shielded in a case: one who takes part, if any."""
        state = fold(self._events(case_id))
        unnamed = [one for one in PEOPLE if state and one.id not in state.named]
        taking_part = [one for one in unnamed if state and one.id in state.participants]
        return replace(world, person=next(iter((*taking_part, *unnamed)), world.person))

    # ------------------------------------------------------------ what must hold

    def _require_kept(self, case_id: str, before: tuple[Event, ...], done: Done) -> None:
        """Raise `Wrong` unless a case is what it was and what was decided, and its row is what that comes to."""
        events = self._events(case_id)
        if events != (*before, *done.events):
            raise Wrong("what is kept is not what was decided on what there was")
        state = fold(events)
        if state is None:
            raise Wrong("a case that is kept has no state")
        self._require_row(case_id, state)
        require_apart(self.model.records(case_id, EVERY))
        require_undone(before, events, state)
        require_withdrawn(done.events, state)

    def _require_row(self, case_id: str, state: CaseState) -> None:
        """Raise `Wrong` unless a row says what the whole case, folded anew, comes to."""
        row = self.model.cases[case_id].row
        text = CODEC.unseal(row.sealed)
        found = (row.seq, row.status, row.holder, row.unit, text.participants, text.waiting_for)
        unit = None if state.address_protected else state.unit
        waiting = (state.offer.to_actor,) if state.offer else ()
        people = tuple(sorted(state.participants))
        wanted = (state.seq, state.status.value, state.coordinator, unit, people, waiting)
        anew = row_of(CODEC, state, process=guide()[0], now=self._now)
        if found != wanted or row != replace(anew, number=row.number, audience=()):
            raise Wrong(f"a row says {found}, and its case comes to {wanted}")

    def _events(self, case_id: str) -> tuple[Event, ...]:
        return tuple(CODEC.event(record) for record in self.model.records(case_id, EVERY))

    # ------------------------------------------------------------ who and what

    def _number(self, case_id: str) -> str:
        return str(self.model.cases[case_id].row.number)

    def _world(self, process: machine.Process, case_id: str = "") -> World:
        """Return the world of somebody: most often one who takes part in the case."""
        store: Any = Through(self, process)
        state = fold(self._events(case_id))
        taking_part = [one for one in PEOPLE if state and one.id in state.participants]
        person = self._mind.choice(taking_part if taking_part and self._mind.random() < TAKING_PART else PEOPLE)
        return World(
            store=store,
            directory=store,
            log=store,
            clock=FixedClock(self._now),
            ids=self._ids,
            codec=CODEC,
            shelf=BundledShelf(),
            person=person,
        )

    def _command(self, events: tuple[Event, ...], world: World) -> Act:
        """Return something to do: what the agenda offers, what people also do, or what is most often refused."""
        state = fold(events)
        if state is None:
            raise Wrong("a case that is kept has no state")
        process, _ = guide()
        today = world.clock.today()
        desk = Desk(process, self._mind, today, self._numbers)
        offered = agenda(state, process, today=today)
        items = [(MAIN, one) for one in offered.options if one.is_open]
        items += [(track.id, one) for track in offered.tracks for one in track.options if one.is_open]
        draw = self._mind.random()
        if items and draw < 0.45:
            track, option = self._mind.choice(items)
            return Act(plainly(option), track=track)
        if draw < 0.6:
            return Act(self._mind.choice((cmd.Undo(), cmd.Undo(), cmd.Redo())))
        if draw < 0.88:
            return self._mind.choice((*changes_of_mind(desk, state), *_grave(desk, state)))
        return self._mind.choice(mistakes(desk, state))


def _grave(desk: Desk, state: CaseState) -> tuple[Act, ...]:
    """Return what must not go wrong, to be done more often than it is: consents and their end, worries, colleagues."""
    consent = Act(desk.consent(desk.some_services(state), state))
    worry = Act(cmd.RecordSuspicion(text="Sa det."))
    role = next(one.id for one in desk.process.guideline.roles if one.kind != "coordinator")
    colleague = Act(cmd.BindRole(role=role, actor=desk.random.choice(PEOPLE).id))
    return (worry, colleague) * 5 + ((Act(desk.withdrawal(state)),) * 12 if state.consents else (consent,) * 5)
