"""What a random walk has met: each step, answer and ending of each guide, and what each command was refused with."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.refusals import Refused
from engine.guideline.names import SIDE_MARK, is_ending, is_finished
from engine.guideline.process import AFTER_TRIGGER, COMPLETE, ENDING_TRIGGER, SKIP, Move, Process

SOUGHT = 3
COUNTED_EVERY, HARDLY, SPREAD = 100, 2, 10_000
CODE_PER_PAIR = 2
_MOVING = {
    COMPLETE: ("CompleteStep",),
    SKIP: ("SkipStep",),
    ENDING_TRIGGER: ("CloseCase", "HandOver"),
    AFTER_TRIGGER: ("FollowRule",),
}
NEVER_RARE = 1_000_000_000

Pair = tuple[str, str]
"""The name of a command, and the code of a reason that it was refused for."""
Sort = tuple[Hashable, ...]
"""What sort an act is of: first the name of its command, then what it says."""


@dataclass(slots=True)
class Met:
    """Counts by guide and name; refusals by command and code, over all guides.

    `known` are the refusals that are sought. `where` tells in which guide, and at what place, each was met last, and
    each that is a condition on a move may be met.
    """

    steps: Counter[tuple[str, str]] = field(default_factory=Counter)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    endings: Counter[tuple[str, str]] = field(default_factory=Counter)
    pairs: Counter[Pair] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    commands: int = 0
    known: frozenset[Pair] = frozenset()
    where: dict[Pair, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _lacking: frozenset[str] = frozenset()
    _counted_at: int = 0
    _answered: dict[Sort, set[Pair]] = field(default_factory=lambda: defaultdict(set))

    def refused(self, refused: Refused, *, act: Sort, at: tuple[str, str]) -> None:
        """Count every reason of a refusal, and remember in which guide and at what place it was met."""
        pairs = pairs_of(refused, act=act)
        self.pairs.update(pairs)
        self.refusals.update(code for _, code in pairs)
        guide, place = at
        for pair in pairs:
            self.where[pair][guide] = place

    def rarest(self, refused: Refused, *, act: Sort) -> tuple[int, Pair]:
        """Return the reason of a refusal that this command has met least, and how often."""
        return min((self._count(pair), pair) for pair in pairs_of(refused, act=act))

    def _count(self, pair: Pair) -> int:
        """How often a refusal was met; less, if few commands meet that code: each code is to be met more often."""
        return min(self.pairs[pair], self.refusals[pair[1]] // CODE_PER_PAIR)

    def happened(self, events: Iterable[Event], *, guide: str) -> None:
        """Count the steps, answers and endings that a case came to."""
        for event in events:
            if event.moved_to and not is_ending(event.moved_to) and not is_finished(event.moved_to):
                self.steps[guide, counted_as(event.moved_to)] += 1
            match event.body:
                case ev.CaseOpened(state=state):
                    self.steps[guide, counted_as(state)] += 1
                case ev.AnswerChosen(answer=answer, covered=covered):
                    self.answers[guide, f"{event.step}:{answer}"] += 1
                    self.steps.update((guide, step) for step in covered)
                case ev.StepCompleted(covered=covered):
                    self.steps.update((guide, step) for step in covered)
                case ev.CaseClosed(ending=ending):
                    self.endings[guide, ending] += 1
                case _:
                    pass

    def lacking(self) -> frozenset[str]:
        """Return the commands that have hardly met some refusal that they are known to meet; counted now and then."""
        if self.commands >= self._counted_at + COUNTED_EVERY:
            self._counted_at = self.commands
            self._lacking = frozenset(
                pair[0] for pair in self.known if self.pairs[pair] <= HARDLY + self.commands // SPREAD
            )
        return self._lacking

    def sought_in(self) -> str | None:
        """Return a guide where the rarest of the known refusals is to be sought; None where nobody knows of any."""
        _, places = min(((self._count(pair), list(self.where.get(pair, ()))) for pair in self.known), default=(0, []))
        return places[-1] if places else None

    def sought_at(self, guide: str) -> list[tuple[int, Pair, str]]:
        """Return the rarest of the known refusals in a guide: how often each was met, and where it is to be sought."""
        found = ((self._count(pair), pair, self.where[pair].get(guide)) for pair in self.known if pair in self.where)
        return sorted((count, pair, place) for count, pair, place in found if place is not None)[:SOUGHT]

    def never_met(self) -> list[Pair]:
        """Return the known refusals that nobody has met, nor knows where to meet."""
        return sorted(self.known - self.where.keys())

    def rarest_by(self, act: Sort) -> int:
        """Return how often the rarest refusal has been met that this sort of act meets.

        A sort that has not been tried is the rarest of all, and one that has always been accepted the least rare.
        """
        if act not in self._answered:
            return -1
        return min(map(self._count, self._answered[act]), default=NEVER_RARE)

    def lags(self, least: int) -> bool:
        """Tell whether one of the known refusals has been met fewer times than this."""
        return any(self._count(pair) < least for pair in self.known)

    def learn(self, decision: tuple[Event, ...] | Refused, *, act: Sort) -> None:
        """Remember what this sort of act has met, whether or not it was given."""
        self._answered[act] |= pairs_of(decision, act=act) if isinstance(decision, Refused) else set()

    def expect(self, process: Process) -> None:
        """Put in, with nought, all that a guide has, so that what is never met shows."""
        guide = process.guideline.head.id
        for step in process.steps.values():
            self.steps[guide, step.id] += 0
            for answer in step.answers:
                self.answers[guide, f"{step.id}:{answer.id}"] += 0
        for level in process.levels.values():
            if not level.steps and not level.id.startswith(SIDE_MARK):
                self.steps[guide, level.id] += 0
        for ending in process.endings:
            self.endings[guide, ending] += 0
        for move in process.moves:
            for pair in self.known.intersection(_pairs_on(move)):
                self.where[pair].setdefault(guide, move.source)

    def rare(self, least: int, *, codes: Iterable[str]) -> list[str]:
        """Return what was met fewer times than this; `codes` are the refusals that there are."""
        wanted = {code: self.refusals[code] for code in codes}
        kinds = (("step", self.steps), ("answer", self.answers), ("ending", self.endings))
        found = [f"{kind} {' '.join(name)}: {n}" for kind, of in kinds for name, n in of.items() if n < least]
        return found + [f"refusal {code}: {n}" for code, n in wanted.items() if n < least]

    def thin(self, least: int, *, pairs: Iterable[Pair]) -> list[str]:
        """Return which of these refusals of commands were met fewer times than this."""
        return [f"{' '.join(pair)}: {self.pairs[pair]}" for pair in sorted(pairs) if self.pairs[pair] < least]

    def table(self) -> Iterator[str]:
        """Give a line for everything that was met, the rarest first in each kind."""
        yield f"{self.commands} commands"
        for kind, of in (("step", self.steps), ("answer", self.answers), ("ending", self.endings)):
            for (guide, name), count in sorted(of.items(), key=lambda item: (item[1], item[0])):
                yield f"{kind:8} {count:6}  {guide}  {name}"
        for (command, code), count in sorted(self.pairs.items(), key=lambda item: (item[1], item[0])):
            yield f"refusal  {count:6}  {command}  {code}"


def pairs_of(refused: Refused, *, act: Sort) -> set[Pair]:
    """Return what is counted of a refusal of this sort of act."""
    return {(str(act[0]), reason.code) for reason in refused.reasons}


def _pairs_on(move: Move) -> Iterator[Pair]:
    """Give what a move may be refused with by its own conditions, by each command that can make it."""
    commands = _MOVING.get(move.trigger) or _MOVING.get(f"{move.trigger.partition(':')[0]}:", ())
    commands = commands or (("ChooseAnswer",) if move.answer else ("MoveFromRest",))
    yield from ((command, gate.need.value) for command in commands for gate in move.gates)


def counted_as(state: str) -> str:
    """Return what a state is counted as: its step, or its level where it has no steps."""
    return state.rstrip("/") if state.endswith("/") else state
