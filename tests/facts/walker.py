"""Follows a case to the step that a fact speaks of, doing on the way whatever the guide asks for.

Where the steps lie is looked up in the table of moves, so that a guide which has lost one step is still walked on
another way. What a fact proves is read from the agenda and from what `decide` answers, never from the table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from engine.cases import commands as cmd
from engine.cases.agenda import Agenda, Option, OptionKind, agenda
from engine.cases.commands import Command
from engine.cases.events import Event
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from engine.guideline.element import Participant
from engine.guideline.model import Answer, Step
from engine.guideline.names import ending_of, is_ending, level_of
from engine.guideline.process import AFTER_TRIGGER, SKIP, WITHDRAWN_TRIGGER, Move, Need
from tests.cases.guide import Walk
from tests.facts.guide import Guide
from tests.facts.remedies import AGE, SERVICE, acts, baton, consent, measure, meeting

__all__ = ["AGE", "SERVICE", "Case", "Landing", "at", "baton", "measure", "meeting", "opened", "optional", "titles"]
MOST_TRIES = 20
ASIDE = (SKIP, AFTER_TRIGGER, WITHDRAWN_TRIGGER)


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a choice led: a level and its step (None on a level without steps), or an ending."""

    level: str | None = None
    step: str | None = None
    ending: str | None = None


@dataclass
class Case(Walk):
    """A case on a guide, with the questions that a fact asks of it."""

    _folded: tuple[tuple[Event, ...], CaseState] | None = None

    @property
    def state(self) -> CaseState:
        """The case as it stands; folded once for each length of its record."""
        if self._folded is None or self._folded[0] is not self.events:
            self._folded = (self.events, super().state)
        return self._folded[1]

    @property
    def agenda(self) -> Agenda:
        """What can be done now."""
        return agenda(self.state, self.process, today=self.today)

    @property
    def step(self) -> Step:
        """The step where the case stands."""
        step = self.agenda.step
        assert step is not None, f"{self.here} is no step"
        return step

    @property
    def landing(self) -> Landing:
        """Where the case stands, in the guide's words."""
        if is_ending(self.here):
            return Landing(ending=self.process.endings[ending_of(self.here)].title)
        now = self.agenda
        return Landing(now.level.label if now.level else None, now.step.title if now.step else None)

    @property
    def tools(self) -> list[str]:
        """The titles of the step's tools."""
        return [self.process.tools[name].title for name in self.step.tools]

    def option(self, answer: str | None = None) -> Option:
        """The way on by this answer (its title, or its trigger where it has several targets), or by finishing."""
        for option in self.agenda.options:
            if answer in (option.title, option.trigger) or (answer is None and option.kind is OptionKind.COMPLETE):
                return option
        raise AssertionError(f"{self.here} has no way on by {answer or 'finishing'}")

    def answer(self, title: str) -> Answer:
        """An answer as the agenda shows it."""
        answer = self.option(title).answer
        assert answer is not None
        return answer

    def needs(self, answer: str | None = None) -> list[str]:
        """The codes of what stands in the way."""
        return [reason.code for reason in self.option(answer).missing]

    def taking(self, answer: str | None = None) -> Command:
        """The command that takes the way on."""
        return _taking(self.option(answer), self)

    def stopped(self, answer: str | None = None) -> Refused:
        """What `decide` says to the way on, which it must refuse."""
        return self.refused(self.taking(answer))

    def do(self, *commands: Command, by: str | None = None) -> "Case":
        """Carry out commands, none of which may be refused."""
        super().do(*commands, by=by)
        return self

    def copy(self) -> "Case":
        """The same case, to try something on."""
        return replace(self)

    def fulfil(self, answer: str | None = None, *, besides: Iterable[str] = ()) -> "Case":
        """Do all that stands in the way, one thing after the other; `besides` are codes to be left undone."""
        left = frozenset(besides)
        for _ in range(MOST_TRIES):
            missing = [reason for reason in self.option(answer).missing if reason.code not in left]
            if not missing:
                return self
            self.do(*acts(missing[0], self))
        raise AssertionError(f"whatever is done, {self.here} cannot be left by {answer or 'finishing'}")

    def finish(self, answer: str | None = None) -> "Case":
        """Do all that stands in the way and then take the way on."""
        return self.fulfil(answer).do(self.taking(answer))

    def leads(self, answer: str | None = None) -> Landing:
        """Where the way on leads in the end, tried on a copy of the case."""
        return self.copy().finish(answer).landing

    def recorded(self, command: Command) -> tuple[Event, ...]:
        """The events that a command leads to, which is carried out."""
        before = len(self.events)
        self.do(command)
        return self.events[before:]

    def goto(self, step: str, *, level: str) -> "Case":
        """Walk to a step by the shortest way."""
        wanted = [one.id for one in self.process.steps.values() if one.title == step and _is_on(one, level, self)]
        assert wanted, f"level {level} has no step «{step}»"
        return self._walk(wanted[0])

    def rest_on(self, level: str) -> "Case":
        """Walk to a level without steps, or to the first step of one that has some."""
        found = [one for one in self.process.guideline.levels if one.label == level]
        assert found, f"there is no level {level}"
        return self._walk(found[0].steps[0].id if found[0].steps else f"{found[0].id}/")

    def _walk(self, goal: str) -> "Case":
        for move in _way(self, goal):
            self._follow(move)
        assert self.here == goal
        return self

    def _follow(self, move: Move) -> None:
        for guard in move.guards:
            self._choose_guard(guard.need, guard.subject, values=guard.values)
        option = next(one for one in self.agenda.options if one.trigger == move.trigger)
        self.finish(option.trigger)
        assert self.here == move.dest

    def _choose_guard(self, need: Need, subject: str | None, *, values: tuple[str, ...]) -> None:
        match need:
            case Need.FACT_IS:
                self.do(cmd.SetFact(fact=str(subject), value=values[0]))
            case Need.FACT_IS_NOT:
                known = next(fact for fact in self.process.guideline.facts if fact.id == subject)
                self.do(cmd.SetFact(fact=known.id, value=next(one for one in known.values if one not in values)))
            case Need.CONSENT_REFUSED:
                self.do(cmd.WithdrawConsent(withdrawn_by="mor"), cmd.RefuseConsent(given_by="mor"))
            case _:
                self.do(consent(self, SERVICE))


def opened(guide: Guide) -> Case:
    """A case that has just been opened on a guide."""
    case = Case(process=guide.process)
    case.do(cmd.OpenCase(alias="prøve"))
    return case


def at(guide: Guide, step: str, *, level: str) -> Case:
    """A case that has come to a step for the first time."""
    return _arrived(guide, step, level=level).copy()


@lru_cache(maxsize=64)
def _arrived(guide: Guide, step: str, *, level: str) -> Case:
    """The same walk serves all who ask for it; each gets a copy."""
    return opened(guide).goto(step, level=level)


def titles(people: Iterable[Participant]) -> list[str]:
    """The names in a list of people, as the agenda shows them."""
    return [person.title for person in people]


def optional(people: Iterable[Participant]) -> list[str]:
    """The names that are only offered."""
    return [person.title for person in people if person.optional]


def _is_on(step: Step, level: str, case: Case) -> bool:
    return case.process.levels[level_of(step.id)].label == level


def _way(case: Case, goal: str) -> list[Move]:
    """The moves from where the case stands to a state, by the shortest way."""
    came: dict[str, list[Move]] = {case.here: []}
    queue = [case.here]
    for state in queue:
        if state == goal:
            return came[state]
        for move in _onward(case.process.outgoing.get(state, {})):
            if move.dest not in came:
                came[move.dest] = [*came[state], move]
                queue.append(move.dest)
    raise AssertionError(f"no way leads from {case.here} to {goal}")


def _onward(outgoing: Mapping[str, tuple[Move, ...]]) -> Iterable[Move]:
    moves = (move for rows in outgoing.values() for move in rows)
    return (move for move in moves if not is_ending(move.dest) and not move.trigger.startswith(ASIDE))


def _taking(option: Option, case: Case) -> Command:
    match option.kind:
        case OptionKind.COMPLETE:
            return cmd.CompleteStep(reason="grunn", receivers=_receivers(case))
        case OptionKind.ANSWER:
            assert option.answer is not None
            several = len(option.answer.targets) > 1
            to = option.trigger.split(":")[3] if several else None
            return cmd.ChooseAnswer(answer=option.answer.id, to=to, reason="grunn")
        case OptionKind.GO:
            return cmd.MoveFromRest(level=option.trigger.split(":")[1], reason="grunn")
        case OptionKind.SKIP:
            return cmd.SkipStep(reason="grunn")
        case OptionKind.END:
            return cmd.CloseCase(ending=ending_of(option.dest), reason="grunn")
        case OptionKind.AFTER:
            return cmd.FollowRule(rule=option.trigger.removeprefix(AFTER_TRIGGER), reason="grunn")


def _receivers(case: Case) -> tuple[str, ...]:
    """Whom the step's papers are sent to, where the guide leaves it to the case."""
    open_ = any(one is not None and not one.to for one in (case.step.sends, case.step.shares))
    return (SERVICE,) if open_ else ()
