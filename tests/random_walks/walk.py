"""A random walk over guides by what the agenda offers, which holds the agenda to its word at every step.

An item that the agenda offers as open is taken without a refusal, one that it shows as closed is refused, nothing else
moves the case, and there is always a way on. What is met least is sought most.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.agenda import Agenda, Option, OptionKind, agenda
from engine.cases.commands import Context
from engine.cases.conditions import COOPERATION
from engine.cases.decide import decide
from engine.cases.events import Event
from engine.cases.evolve import advance, fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseState, CaseStatus
from engine.guideline.names import MAIN, ending_of, ending_state, is_ending, is_finished, level_of, resting_state
from engine.guideline.process import AFTER_TRIGGER, Need, Process
from engine.guideline.vocabulary import Status
from engine.values import replace
from tests.random_walks.counting import Met
from tests.random_walks.map import FAR, Map
from tests.random_walks.mischief import Act, apt_mistakes, changes_of_mind, mistakes, openings, wrong_openings
from tests.random_walks.remedies import Desk

START = date(2026, 9, 1)
MOST_WITHOUT_A_MOVE = 400
"""So many commands without a move, by somebody who does what the reasons ask, and the case is stuck."""
_ID = re.compile(r"id-\d+|\d{4}-\d\d-\d\d")
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
            self.met.refused(decision, act=_sort_of(act))
        else:
            self._fault(f"opened on a guide that is {status}")

    def _after_closing(self, state: CaseState) -> None:
        chance = self.random.random()
        if chance < 0.1:
            self._send(Act(cmd.ReopenCase(reason="Det kom mer.")))
        elif chance < 0.3:
            self._send(self._mistake(mistakes(self._desk, state)))
        else:
            self._state, self._events = None, []

    def _work(self, state: CaseState) -> None:
        self._desk.today += timedelta(days=self.random.choice((0, 0, 1, 7)))
        chance = self.random.random()
        if chance < 0.06:
            self._send(self._mistake(mistakes(self._desk, state)))
        elif chance < 0.16:
            self._send(self._mistake(apt_mistakes(self._desk, state) or mistakes(self._desk, state)))
        elif chance < 0.20:
            self._send(self.random.choice(changes_of_mind(self._desk, state)))
        else:
            self._go_on(state)
        self._still += 1
        if self._still > MOST_WITHOUT_A_MOVE:
            self._fault("stuck")

    def _go_on(self, state: CaseState) -> None:
        items = list(_items(agenda(state, self.process, today=self._desk.today)))
        if self.random.random() < 0.2:
            self._hold_to_its_word(state, items)
        if not items:
            self._fault("nothing on the agenda")
            return
        track, option = self._rarest(items)
        command = self._command(option, state)
        if option.is_open:
            # An end may be reached by an answer too, which asks for no reason.
            bare = option.asks and option.kind is not OptionKind.END and self.random.random() < 0.2
            if bare and self._send(Act(_bare(command), track=track)):
                self._fault(f"accepted without what it asks for: {option.title}")
            if not self._send(Act(command, track=track)):
                self._fault(f"refused though on the agenda: {option.title}")
            return
        if self.random.random() < 0.1 and self._send(Act(command, track=track)):
            self._fault(f"accepted though closed: {option.title}")
        reason = self.random.choice(option.missing)
        for remedy in self._desk.remedy(reason, state):
            self._send(Act(remedy, track=track))

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
        return self.met.steps[self.process.guideline.head.id, _counted(state)]

    def _mistake(self, acts: Sequence[Act]) -> Act:
        """Return, half of the time, an act of the sort that has met what is rarest; else whatever."""
        mixed = self.random.sample(acts, len(acts))
        if self.random.random() < 0.5:
            return mixed[0]
        return min(mixed, key=lambda act: self.met.rarest_by(_sort_of(act)))

    # ------------------------------------------------------------ the agenda's word

    def _hold_to_its_word(self, state: CaseState, items: Sequence[tuple[str, Option]]) -> None:
        for track, option in items:
            refused = isinstance(self._decided(Act(self._command(option, state), track=track), state), Refused)
            if refused is option.is_open:
                self._fault(f"{option.title}: open is {option.is_open}, refused is {refused}")
        offered = {(track, option.trigger) for track, option in items if option.is_open}
        for act in self._anything(state):
            decision = self._decided(act, state)
            for event in () if isinstance(decision, Refused) else decision:
                trigger = getattr(event.body, "trigger", None)
                if trigger is not None and (event.track, trigger) not in offered:
                    self._fault(f"accepted though not on the agenda: {event.track} {trigger}")

    def _anything(self, state: CaseState) -> Iterator[Act]:
        """Give every kind of move, right or wrong, on every track there is."""
        answers = [answer.id for step in self.process.steps.values() for answer in step.answers]
        rules = [rule.id for rule in self.process.guideline.rules]
        levels = [level.id for level in self.process.guideline.levels]
        for track in state.tracks:
            yield Act(cmd.CompleteStep(reason="x"), track=track)
            yield Act(cmd.SkipStep(reason="x"), track=track)
            for answer in self.random.sample(answers, min(len(answers), 6)):
                yield Act(cmd.ChooseAnswer(answer=answer, reason="x"), track=track)
        yield from (Act(cmd.FollowRule(rule=rule, reason="x")) for rule in rules)
        yield from (Act(cmd.MoveFromRest(level=level, reason="x")) for level in levels)

    def _command(self, option: Option, state: CaseState) -> cmd.Command:
        reason, parties, receivers = "Det er riktig nå.", self._parties(option), self._receivers(option, state)
        match option.kind:
            case OptionKind.COMPLETE:
                return cmd.CompleteStep(reason=reason, agreed=parties, receivers=receivers)
            case OptionKind.ANSWER:
                answer = option.answer
                to = option.dest if answer and len(answer.targets) > 1 else None
                wanted = answer.id if answer else ""
                return cmd.ChooseAnswer(answer=wanted, to=to, reason=reason, agreed=parties, receivers=receivers)
            case OptionKind.SKIP:
                return cmd.SkipStep(reason="Trengs ikke.")
            case OptionKind.GO:
                return cmd.MoveFromRest(level=level_of(option.dest), reason="Det er riktig nå.")
            case OptionKind.END:
                return cmd.CloseCase(ending=ending_of(option.dest), reason="Ferdig.")
            case OptionKind.AFTER:
                return cmd.FollowRule(rule=option.trigger.removeprefix(AFTER_TRIGGER), reason="Meldt.")

    def _parties(self, option: Option) -> tuple[str, ...]:
        return tuple(str(one.gate.subject) for one in option.asks if one.gate and one.gate.need is Need.AGREEMENT)

    def _receivers(self, option: Option, state: CaseState) -> tuple[str, ...]:
        """Return somebody whom a consent to cooperate covers, where receivers are asked for."""
        asked = any(one.gate and one.gate.need is Need.RECEIVER_NAMED for one in option.asks)
        valid = (one for one in state.valid_consents(self._desk.today) if COOPERATION in one.scopes)
        return tuple(name for one in valid for name in one.services)[:1] if asked else ()

    # ------------------------------------------------------------ the record

    def _decided(self, act: Act, state: CaseState | None) -> tuple[Event, ...] | Refused:
        return decide(state, act.command, process=self.process, context=self._context(act))

    def _send(self, act: Act) -> bool:
        """Give a command; keep and count what came of it."""
        self.met.commands += 1
        decision = self._decided(act, self._state)
        if isinstance(decision, Refused):
            self.met.refused(decision, act=_sort_of(act))
            return False
        self._state = advance(self._state, decision, earlier=self._events) if self._state else fold(decision)
        self._events += decision
        self._count(decision)
        if any(isinstance(event.body, ev.SideWorkOpened) for event in decision) and self.random.random() < 0.5:
            self._send(Act(cmd.Undo()))
        return True

    def _count(self, events: tuple[Event, ...]) -> None:
        guide = self.process.guideline.head.id
        for event in events:
            if event.moved_to and not is_ending(event.moved_to) and not is_finished(event.moved_to):
                self.met.steps[guide, _counted(event.moved_to)] += 1
            match event.body:
                case ev.CaseOpened(state=state):
                    self.met.steps[guide, _counted(state)] += 1
                case ev.AnswerChosen(answer=answer, covered=covered):
                    self.met.answers[guide, f"{event.step}:{answer}"] += 1
                    self.met.steps.update((guide, step) for step in covered)
                case ev.StepCompleted(covered=covered):
                    self.met.steps.update((guide, step) for step in covered)
                case ev.CaseClosed(ending=ending):
                    self.met.endings[guide, ending] += 1
                case _:
                    pass
            if isinstance(event.body, _MOVING):
                self._still = 0

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

    def _fault(self, what: str) -> None:
        here = self._state.tracks if self._state else {}
        where = {track: standing.state for track, standing in here.items()}
        self.faults.append(f"{self.process.guideline.head.id}, seed {self.seed}, {where}: {what}")


def _sort_of(act: Act) -> str:
    """Return what sort of act this is: the command, and which of its fields somebody has filled in, with what."""
    fields = (f"{name}={getattr(act.command, name)}" for name in type(act.command).__struct_fields__)
    return f"{type(act.command).__name__} {_ID.sub('', ' '.join(fields))} {act.by} {act.track} {act.days}"


def _bare(command: cmd.Command) -> cmd.Command:
    """Return the command without what it brings along."""
    match command:
        case cmd.CompleteStep():
            return cmd.CompleteStep()
        case cmd.ChooseAnswer():
            return cmd.ChooseAnswer(answer=command.answer, to=command.to)
        case cmd.MoveFromRest():
            return cmd.MoveFromRest(level=command.level, reason="")
        case cmd.CloseCase():
            return cmd.CloseCase(ending=command.ending)
        case _:
            return command


def _items(whole: Agenda) -> Iterator[tuple[str, Option]]:
    yield from ((MAIN, option) for option in whole.options)
    for track in whole.tracks:
        yield from ((track.id, option) for option in track.options)


def _counted(state: str) -> str:
    """Return what a state is counted as: its step, or its level where it has no steps."""
    return state.rstrip("/") if state.endswith("/") else state
