"""One case after another in one guide, as it is written down: what is given, what came of it, and what is wrong.

What is refused is counted; what is accepted is folded, judged, counted and kept.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.decide import decide
from engine.cases.events import Event
from engine.cases.evolve import advance, fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from engine.guideline.names import MAIN
from engine.guideline.process import Process
from tests.random_walks.aiming import Aim
from tests.random_walks.counting import Met
from tests.random_walks.judging import wrong_with
from tests.random_walks.mischief import Act, sort_of
from tests.random_walks.remedies import Desk
from tests.random_walks.versions import follows_sister, sister

START = date(2026, 9, 1)
_MOST_EVENTS = 200  # no guide has so many steps that one command has more events
SUFFIXES = tuple(f".{number}" for number in range(_MOST_EVENTS))
_MOVING = (ev.StepCompleted, ev.AnswerChosen, ev.CaseClosed, ev.CaseReopened, ev.TrackSetAside)


@dataclass(slots=True)
class Record:
    """What one person has done with case after case through one guide, and what was found wrong."""

    process: Process
    seed: int
    met: Met
    given: int = 0
    faults: list[str] = field(default_factory=list)
    _desk: Desk = field(init=False)
    _events: list[Event] = field(init=False, default_factory=list)
    _state: CaseState | None = field(init=False, default=None)
    _still: int = field(init=False, default=0)
    _aim: Aim = field(init=False)
    _first: Process = field(init=False)

    def __post_init__(self) -> None:
        self._desk = Desk(self.process, Random(f"{self.process.guideline.head.id} {self.seed}"), START)
        self._aim, self._first = Aim(self.process, self.met, self.random), self.process
        self.met.expect(self.process)

    @property
    def random(self) -> Random:
        """The walk's only source of chance."""
        return self._desk.random

    @property
    def today(self) -> date:
        """The day that it has come to."""
        return self._desk.today

    @property
    def case(self) -> tuple[tuple[Event, ...], CaseState | None]:
        """What has happened in the case that is walked now, and how it stands; nothing where none is open."""
        return tuple(self._events), self._state

    def give(self, act: Act) -> bool:
        """Give a command in the case that is walked now, and tell whether it was accepted."""
        return self._send(act)

    def _decided(self, act: Act, state: CaseState | None) -> tuple[Event, ...] | Refused:
        """Return what would come of an act; its events are never kept, and have ids that others have too."""
        return decide(state, act.command, process=self.process, context=self._context(act, SUFFIXES))

    def _send(self, act: Act) -> bool:
        """Give a command; keep and count what came of it."""
        self.met.commands += 1
        ids = tuple(map(self._desk.new_id().__add__, SUFFIXES))
        decision = decide(self._state, act.command, process=self.process, context=self._context(act, ids))
        if isinstance(decision, Refused):
            self._refused(act, decision)
            return False
        before = self._state
        self._state = advance(before, decision, earlier=self._events) if before else fold(decision)
        if before and self._state:
            wrong = wrong_with(act, before=before, after=self._state, desk=self._desk)
            for fault in wrong:
                self._fault(fault)
        self._events += decision
        self._follow()
        if self.process is self._first:
            self.met.happened(decision, guide=self.process.guideline.head.id)
        if any(isinstance(event.body, _MOVING) for event in decision):
            self._still = 0
        if any(isinstance(event.body, ev.SideWorkOpened) for event in decision) and self.random.random() < 0.5:
            self._send(Act(cmd.Undo()))
        return True

    def _refused(self, act: Act, refused: Refused) -> None:
        """Count a refusal, where the case stands on the track that the act is on."""
        standing = self._state.tracks.get(act.track or MAIN) if self._state else None
        self.met.refused(refused, act=sort_of(act), at=(self._aim.guide, standing.state if standing else ""))

    def _context(self, act: Act, event_ids: tuple[str, ...]) -> Context:
        desk = self._desk
        return Context(
            case_id="sak",
            command_id=desk.new_id(),
            event_ids=event_ids,
            recorded_at=datetime(2026, 9, 1, 8, tzinfo=UTC),
            today=desk.today,
            happened_on=desk.today + timedelta(days=act.days),
            by=act.by,
            track=act.track,
            new_case_ids=(desk.new_id(), desk.new_id(), desk.new_id()),
        )

    def _follow(self) -> None:
        """Go on in the version that the case follows now; without a case in the first."""
        followed = sister(self._first) if self._state and follows_sister(self._state) else self._first
        if followed is not self.process:
            self.process = self._desk.process = followed
            self._aim = Aim(followed, self.met, self.random, eager=self._aim.eager)

    def _fault(self, what: str) -> None:
        here = self._state.tracks if self._state else {}
        where = {track: standing.state for track, standing in here.items()}
        self.faults.append(f"{self.process.guideline.head.id}, seed {self.seed}, {where}: {what}")
