"""What a random walk has met: each step, answer, ending and refusal, of each guide, with how often."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.refusals import Refused
from engine.guideline.names import SIDE_MARK, is_ending, is_finished
from engine.guideline.process import Process

NEVER_RARE = 1_000_000


@dataclass(slots=True)
class Met:
    """Counts by guide and name; a refusal is counted by its code, over all guides."""

    steps: Counter[tuple[str, str]] = field(default_factory=Counter)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    endings: Counter[tuple[str, str]] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    commands: int = 0
    _answered: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def refused(self, refused: Refused, *, act: str) -> None:
        """Count every reason of a refusal, and remember what sort of act met it."""
        codes = {reason.code for reason in refused.reasons}
        self.refusals.update(codes)
        self._answered[act] |= codes

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

    def rarest_by(self, act: str) -> int:
        """Return how often the rarest refusal has been met that this sort of act meets; very often for none."""
        return min((self.refusals[code] for code in self._answered[act]), default=NEVER_RARE)

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

    def rare(self, least: int, *, codes: Iterable[str]) -> list[str]:
        """Return what was met fewer times than this; `codes` are the refusals that there are."""
        wanted = {code: self.refusals[code] for code in codes}
        kinds = (("step", self.steps), ("answer", self.answers), ("ending", self.endings))
        found = [f"{kind} {' '.join(name)}: {n}" for kind, of in kinds for name, n in of.items() if n < least]
        return found + [f"refusal {code}: {n}" for code, n in wanted.items() if n < least]

    def table(self) -> Iterator[str]:
        """Give a line for everything that was met, the rarest first in each kind."""
        yield f"{self.commands} commands"
        for kind, of in (("step", self.steps), ("answer", self.answers), ("ending", self.endings)):
            for (guide, name), count in sorted(of.items(), key=lambda item: (item[1], item[0])):
                yield f"{kind:8} {count:6}  {guide}  {name}"
        for code, count in sorted(self.refusals.items(), key=lambda item: (item[1], item[0])):
            yield f"refusal  {count:6}  {code}"


def counted_as(state: str) -> str:
    """Return what a state is counted as: its step, or its level where it has no steps."""
    return state.rstrip("/") if state.endswith("/") else state
