"""A random walk over guides by what the agenda offers, which holds the agenda to its word at every step.

An item that the agenda offers as open is taken without a refusal, one that it shows as closed is refused, nothing else
moves the case, and there is always a way on. What is met least is sought most.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import ClassVar

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.agenda import Agenda, Option, OptionKind, agenda
from engine.cases.commands import Context
from engine.cases.deadlines import running
from engine.cases.decide import decide
from engine.cases.events import Event
from engine.cases.evolve import advance, fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseState, CaseStatus
from engine.guideline.names import ending_state, resting_state
from engine.guideline.process import Process
from engine.guideline.vocabulary import Status
from engine.values import replace
from tests.random_walks.consents import answers, wrong_answers
from tests.random_walks.counting import Met, counted_as
from tests.random_walks.handing import handovers, while_resting, wrong_while_resting
from tests.random_walks.map import FAR, Map
from tests.random_walks.meeting import meetings, wrong_meetings
from tests.random_walks.mischief import (
    Act,
    apt_mistakes,
    changes_of_mind,
    every_move,
    mistakes,
    openings,
    sort_of,
    wrong_openings,
)
from tests.random_walks.postponing import moves_of_deadlines, wrong_after_moving
from tests.random_walks.remedies import Desk
from tests.random_walks.seeing import MATTERS, moves_nothing, wrong_after
from tests.random_walks.taking import bare, items, taking

START = date(2026, 9, 1)
MOST_WITHOUT_A_MOVE = 400
"""So many commands without a move, by somebody who does what the reasons ask, and the case is stuck."""
ACTS_IN_A_ROW = 5
SELDOM = 2_000
"""A refusal is seldom met when it is met less than once in so many commands."""
_MOVING = (ev.StepCompleted, ev.AnswerChosen, ev.CaseClosed, ev.CaseReopened, ev.TrackSetAside)


@dataclass(slots=True)
class Walker:
    """One person walking case after case through one guide."""

    process: Process
    seed: int
    met: Met
    given: int = 0
    faults: list[str] = field(default_factory=list)
    _desk: Desk = field(init=False)
    _events: list[Event] = field(init=False, default_factory=list)
    _state: CaseState | None = field(init=False, default=None)
    _still: int = field(init=False, default=0)
    _map: Map = field(init=False)

    def __post_init__(self) -> None:
        self._desk = Desk(self.process, Random(f"{self.process.guideline.head.id} {self.seed}"), START)
        self._map = Map(self.process)
        self.met.expect(self.process)

    @property
    def random(self) -> Random:
        """The walk's only source of chance."""
        return self._desk.random

    def least_met(self) -> tuple[int, int]:
        """Return how often the rarest thing of the guide has been met, and how many commands it has had."""
        guide = self.process.guideline.head.id
        kinds = (self.met.steps, self.met.answers, self.met.endings)
        return min(count for kind in kinds for (name, _), count in kind.items() if name == guide), self.given

    def walk(self, commands: int) -> None:
        """Give so many commands."""
        self.given += commands
        until = self.met.commands + commands
        while self.met.commands < until and not self.faults:
            state = self._state
            if state is None:
                self._open()
            elif state.status is CaseStatus.CLOSED:
                self._after_closing(state)
            else:
                self._work(state)

    # ------------------------------------------------------------ one turn

    def _open(self) -> None:
        self._desk.today = START
        if self.random.random() < 0.3:
            self._send(Act(cmd.AddNote(text="Ingen sak.")))
            for _ in range(2):
                self._send(self._mistake([Act(one) for one in wrong_openings(self._desk)]))
            self._send_to_a_guide_out_of_use()
        if self._state is None:
            self._send(Act(self.random.choice(openings(self._desk))))

    def _send_to_a_guide_out_of_use(self) -> None:
        """Open a case on the same guide as a draft, or as withdrawn."""
        guideline = self.process.guideline
        status = self.random.choice((Status.DRAFT, Status.WITHDRAWN))
        other = replace(guideline, head=replace(guideline.head, status=status))
        act = Act(cmd.OpenCase(alias="barn"))
        decision = decide(None, act.command, process=replace(self.process, guideline=other), context=self._context(act))
        if isinstance(decision, Refused):
            self.met.refused(decision, act=sort_of(act))
        else:
            self._fault(f"opened on a guide that is {status}")

    def _after_closing(self, state: CaseState) -> None:
        chance = self.random.random()
        if chance < 0.1:
            self._send(Act(cmd.ReopenCase(reason="Det kom mer.")))
        elif chance < 0.3:
            self._send(self._mistake(mistakes(self._desk, state)))
        elif chance < 0.32:
            self._see(state)
        else:
            self._state, self._events = None, []

    def _work(self, state: CaseState) -> None:
        self._desk.today += timedelta(days=self.random.choice((0, 0, 1, 7)))
        if state.rests:
            self._wait(state)
            return
        chance = self.random.random()
        turn = next((turn for limit, turn in self._turns if chance < limit), Walker._go_on)
        turn(self, state)
        self._still += 1
        if self._still > MOST_WITHOUT_A_MOVE:
            self._fault("stuck")

    def _err(self, state: CaseState) -> None:
        self._send(self._mistake(mistakes(self._desk, state)))

    def _err_aptly(self, state: CaseState) -> None:
        self._send(self._mistake(apt_mistakes(self._desk, state) or mistakes(self._desk, state)))

    def _change_its_mind(self, state: CaseState) -> None:
        self._send(self.random.choice(changes_of_mind(self._desk, state)))

    def _see(self, state: CaseState) -> None:
        """Change who may see the case, a few acts in a row, which leaves what can be done as it was."""
        matter = self.random.choice(MATTERS)
        for _ in range(ACTS_IN_A_ROW):
            act, before = self._mistake(matter(self._desk, state)), state
            if not self._send(act) or self._state is None:
                continue
            state = self._state
            if moves_nothing(act) and self._agenda(before) != self._agenda(state):
                self._fault(f"the agenda was changed by {type(act.command).__name__}")

    def _postpone(self, _state: CaseState) -> None:
        """Move the deadlines that run, rightly and wrongly, many times in a row: few places have one."""
        for _ in range(2 * ACTS_IN_A_ROW):
            state = self._state
            if state is not None:
                self._send(self._mistake(moves_of_deadlines(self._desk, state)))
            if state is None or not running(state, self.process):
                return

    def _meet(self, _state: CaseState) -> None:
        """Call and hold meetings, rightly and wrongly, many acts in a row: more where somebody is kept out."""
        kept_out = self._state is not None and self._state.shielded
        for _ in range((4 if kept_out else 2) * ACTS_IN_A_ROW):
            state = self._state
            if state is not None and state.status is CaseStatus.OPEN:
                self._send(self._mistake(meetings(self._desk, state)))

    def _hand_over(self, _state: CaseState) -> None:
        """Hand the case over, rightly and wrongly, until it rests or ends."""
        for _ in range(ACTS_IN_A_ROW):
            state = self._state
            if state is not None and state.status is CaseStatus.OPEN and not state.rests:
                self._send(self._mistake(handovers(self._desk, state)))

    def _wait(self, state: CaseState) -> None:
        """Do what is done in a case that rests, where nothing moves it; a report of concern is never stopped."""
        self._hold_to_its_word(state, ())
        act = self._mistake(while_resting(self._desk, state))
        if not self._send(act) and isinstance(act.command, cmd.RecordReport):
            self._fault("a report was stopped")

    def _answer(self, _state: CaseState) -> None:
        """Answer the question of consent, rightly and wrongly, many times in a row."""
        for _ in range(2 * ACTS_IN_A_ROW):
            state = self._state
            if state is not None and state.status is CaseStatus.OPEN:
                self._send(self._mistake(answers(self._desk, state)))

    def _agenda(self, state: CaseState) -> Agenda:
        return agenda(state, self.process, today=self._desk.today)

    def _go_on(self, state: CaseState) -> None:
        offered = list(items(self._agenda(state)))
        if self.random.random() < 0.2:
            self._hold_to_its_word(state, offered)
            self._try_closed(state, offered)
        if not offered:
            self._fault("nothing on the agenda")
            return
        track, option = self._rarest(offered)
        command = taking(option, self._desk, state=state)
        if option.is_open:
            # An end may be reached by an answer too, which asks for no reason.
            is_bare = option.asks and option.kind is not OptionKind.END and self.random.random() < 0.2
            if is_bare and self._send(Act(bare(command), track=track)):
                self._fault(f"accepted without what it asks for: {option.title}")
            if not self._send(Act(command, track=track)):
                self._fault(f"refused though on the agenda: {option.title}")
            return
        if self.random.random() < 0.1 and self._send(Act(command, track=track)):
            self._fault(f"accepted though closed: {option.title}")
        reason = self.random.choice(option.missing)
        for remedy in self._desk.remedy(reason, state):
            self._send(Act(remedy, track=track))

    def _try_closed(self, state: CaseState, offered: Sequence[tuple[str, Option]]) -> None:
        """Try what is closed for a reason that is seldom met: the walk seeks what is open, and may not come back."""
        often = self.met.commands // SELDOM
        for track, option in offered:
            if any(self.met.refusals[reason.code] < often for reason in option.missing if not option.is_open):
                self._send(Act(taking(option, self._desk, state=state), track=track))
                return

    def _rarest(self, items: Sequence[tuple[str, Option]]) -> tuple[str, Option]:
        """Return, most of the time, what leads the shortest way to what has been met least; else whatever."""
        mixed = self.random.sample(items, len(items))
        if self.random.random() < 0.25:
            return mixed[0]
        wanted, answer = self._wanted()
        away = self._map.away(wanted)

        def nearness(item: tuple[str, Option]) -> tuple[int, int, bool]:
            track, option = item
            here = self._state.tracks[track].state if self._state else ""
            chosen = here == wanted and (option.answer is None or option.answer.id == answer)
            return 0 if chosen else 1 + away.get(option.dest, FAR), self._visits(option.dest), not option.is_open

        return min(mixed, key=nearness)

    def _wanted(self) -> tuple[str, str | None]:
        """Return what this guide has met least: a state, and the answer to be given there, if it is an answer."""
        guide = self.process.guideline.head.id
        kinds = (self.met.steps, self.met.endings, self.met.answers)
        _, name = min((count, name) for kind in kinds for (of, name), count in kind.items() if of == guide)
        if (guide, name) in self.met.answers:
            step, answer = name.rsplit(":", 1)
            return step, answer
        if (guide, name) in self.met.endings:
            return ending_state(name), None
        return (name if name in self.process.steps else resting_state(name)), None

    def _visits(self, state: str) -> int:
        return self.met.steps[self.process.guideline.head.id, counted_as(state)]

    def _mistake(self, acts: Sequence[Act]) -> Act:
        """Return, half of the time, an act of the sort that has met what is rarest; else whatever."""
        mixed = self.random.sample(acts, len(acts))
        if self.random.random() < 0.5:
            return mixed[0]
        return min(mixed, key=lambda act: self.met.rarest_by(sort_of(act)))

    # ------------------------------------------------------------ the agenda's word

    def _hold_to_its_word(self, state: CaseState, items: Sequence[tuple[str, Option]]) -> None:
        for track, option in items:
            act = Act(taking(option, self._desk, state=state), track=track)
            refused = isinstance(self._decided(act, state), Refused)
            if refused is option.is_open:
                self._fault(f"{option.title}: open is {option.is_open}, refused is {refused}")
        offered = {(track, option.trigger) for track, option in items if option.is_open}
        for act in every_move(self._desk, state):
            decision = self._decided(act, state)
            for event in () if isinstance(decision, Refused) else decision:
                trigger = getattr(event.body, "trigger", None)
                if trigger is not None and (event.track, trigger) not in offered:
                    self._fault(f"accepted though not on the agenda: {event.track} {trigger}")

    # ------------------------------------------------------------ the record

    def _decided(self, act: Act, state: CaseState | None) -> tuple[Event, ...] | Refused:
        return decide(state, act.command, process=self.process, context=self._context(act))

    def _send(self, act: Act) -> bool:
        """Give a command; keep and count what came of it."""
        self.met.commands += 1
        decision = self._decided(act, self._state)
        if isinstance(decision, Refused):
            self.met.refused(decision, act=sort_of(act))
            return False
        before = self._state
        self._state = advance(before, decision, earlier=self._events) if before else fold(decision)
        if before and self._state:
            wrong = (
                *wrong_after(act, before=before, after=self._state),
                *wrong_after_moving(act, after=self._state, desk=self._desk),
                *wrong_answers(act.command, before=before, after=self._state),
                *wrong_while_resting(act, before=before, after=self._state, desk=self._desk),
                *wrong_meetings(act, before=before, after=self._state, desk=self._desk),
            )
            for fault in wrong:
                self._fault(fault)
        self._events += decision
        self.met.happened(decision, guide=self.process.guideline.head.id)
        if any(isinstance(event.body, _MOVING) for event in decision):
            self._still = 0
        if any(isinstance(event.body, ev.SideWorkOpened) for event in decision) and self.random.random() < 0.5:
            self._send(Act(cmd.Undo()))
        return True

    def _context(self, act: Act) -> Context:
        desk = self._desk
        return Context(
            case_id="sak",
            command_id=desk.new_id(),
            event_ids=tuple(desk.new_id() for _ in range(len(self.process.steps) + 60)),
            recorded_at=datetime(2026, 9, 1, 8, tzinfo=UTC),
            today=desk.today,
            happened_on=desk.today + timedelta(days=act.days),
            by=act.by,
            track=act.track,
            new_case_ids=(desk.new_id(), desk.new_id(), desk.new_id()),
        )

    _turns: ClassVar = (
        (0.06, _err),
        (0.16, _err_aptly),
        (0.20, _change_its_mind),
        (0.23, _see),
        (0.26, _postpone),
        (0.29, _meet),
        (0.30, _answer),
        (0.303, _hand_over),
    )
    """What is done at each turn, below which share of chance; else the walk goes on."""

    def _fault(self, what: str) -> None:
        here = self._state.tracks if self._state else {}
        where = {track: standing.state for track, standing in here.items()}
        self.faults.append(f"{self.process.guideline.head.id}, seed {self.seed}, {where}: {what}")
