"""Undo and redo leave a case as if what is undone was never done, and what is redone was never undone.

Cases are walked at random through every guide. At every stop some people undo and redo, and each time the case is
folded anew from the acts that are left, which this harness keeps count of by itself: no undo is among them, nor a redo.

`python -m tests.safety.undoing [COUNT] [SEED]` walks so many cases.
"""

import sys
from dataclasses import dataclass, field
from random import Random

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.agenda import agenda
from engine.cases.events import Event
from engine.cases.evolve import OUTSIDE_UNDO, fold
from engine.cases.state import CaseState
from engine.values import replace
from tests.random_walks.counting import Met
from tests.random_walks.guides import processes
from tests.random_walks.mischief import OTHER, Act
from tests.random_walks.remedies import ME
from tests.random_walks.walk import Walker
from tests.safety.harness import Report, chance_of, command_line

PER_COMMIT = 300
STOPS, MOST_COMMANDS, MOST_TURNS = 4, 20, 6
UNDO, REDO = cmd.Undo(), cmd.Redo()
_AGAIN = 0.5
_UNDOING = (ev.ActUndone, ev.ActRedone)


@dataclass(slots=True)
class Trial:
    """One case that is walked, undone and redone.

    `gone` are the commands that are undone; `back` those of them that can come back, the next one last, with by whom.
    """

    walker: Walker
    random: Random
    report: Report
    events: tuple[Event, ...] = ()
    gone: set[str] = field(default_factory=set)
    back: list[tuple[str, str]] = field(default_factory=list)

    def run(self) -> None:
        """Walk from stop to stop, and undo and redo at each."""
        for _ in range(STOPS):
            self.walker.walk(self.random.randint(1, MOST_COMMANDS))
            self._catch_up()
            for _ in range(self.random.randint(1, MOST_TURNS)):
                self._turn()
        for fault in self.walker.faults:
            self.report.found(fault)

    def _catch_up(self) -> None:
        """Read what has happened since: all of it by going on from what was known, which is to be as folding it all."""
        events, state = self.walker.case
        if events[: len(self.events)] != self.events or not self.events:
            self.events, self.gone, self.back = (), set(), []
        for event in events[len(self.events) :]:
            self._read(event)
        self.events = events
        if state is not None:
            self._compare(state, "went on")
            if state != fold(events):
                self._found("going on from what was known is not as folding it all")

    def _read(self, event: Event) -> None:
        match event.body:
            case ev.ActUndone(undone_command=command):
                self.gone.add(command)
                self.back.append((command, event.by))
            case ev.ActRedone(redone_command=command):
                if not self.back or self.back.pop() != (command, event.by):
                    self._found("a redo brought back something else than what the same person undid last")
                self.gone.discard(command)
            case _ if not isinstance(event.body, OUTSIDE_UNDO):
                self.back.clear()
            case _:
                pass

    def _turn(self) -> None:
        """Undo or redo something, and at times the opposite at once."""
        _, before = self.walker.case
        by = self.random.choice((ME, ME, OTHER))
        first, then = self.random.choice(((UNDO, REDO), (REDO, UNDO)))
        if not self._given(first, by=by):
            return
        if self.random.random() < _AGAIN and self._given(then, by=by):
            _, after = self.walker.case
            self.report.meet("there and back")
            if before and after and _bare(before) != _bare(after):
                self._found(f"{_name(first)} and {_name(then)} do not come back to where they began")

    def _given(self, command: cmd.Undo | cmd.Redo, *, by: str) -> bool:
        done = self.walker.give(Act(command, by=by))
        self.report.meet(_name(command) if done else f"{_name(command)} refused")
        self._catch_up()
        return done

    def _compare(self, state: CaseState, what: str) -> None:
        """Compare a case with what the acts that are left come to by themselves."""
        left = fold(
            one for one in self.events if one.command_id not in self.gone and not isinstance(one.body, _UNDOING)
        )
        if left is None or _bare(left) != _bare(state):
            self._found(f"{what}: the case is not as what is left of it, {_differing(left, state)}")
        elif self._offers(left) != self._offers(state):
            self._found(f"{what}: the agenda is not that of what is left")

    def _offers(self, state: CaseState) -> object:
        return agenda(state, self.walker.process, today=self.walker.today)

    def _found(self, fault: str) -> None:
        guide = self.walker.process.guideline.head.id
        self.report.found(f"{guide}, seed {self.walker.seed}, after {len(self.events)} events: {fault}")


def _bare(state: CaseState) -> CaseState:
    """Return a case without what tells of the doing and undoing itself."""
    return replace(state, acts=(), redoable=(), seq=0)


def _differing(one: CaseState | None, other: CaseState) -> list[str]:
    names = CaseState.__struct_fields__
    return [name for name in names if one is None or getattr(_bare(one), name) != getattr(_bare(other), name)]


def _name(command: cmd.Undo | cmd.Redo) -> str:
    return type(command).__name__.lower()


def run(count: int, seed: int) -> Report:
    """Walk so many cases, one guide after the other."""
    report = Report("undoing", seed)
    guides = processes()
    for one in range(seed, seed + count):
        report.count += 1
        walker = Walker(guides[one % len(guides)], one, Met())
        Trial(walker, chance_of(one, "undoing"), report).run()
    return report


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
