"""Owns what a rule is given: a built guideline, its language, and the way from a place to the stretch it names."""

from collections.abc import Callable, Iterator

from engine.diagnostics import Diagnostic, Position, Severity, Span, fault
from engine.guideline.element import Element, Place, Target
from engine.guideline.meetings import steps_covered
from engine.guideline.model import Guideline, Level, Step, steps_of
from engine.guideline.process import Move
from engine.guideline.vocabulary import Language, StepKind, TargetKind
from engine.language.terms import key
from engine.values import Struct, replace


class Subject(Struct, frozen=True):
    """A guideline whose names are all resolved.

    `stretch` gives back the whole stretch of a place that the model holds. `moves` is its table of moves, laid once
    nothing else is wrong; None also where that is too heavy to carry.
    """

    guideline: Guideline
    language: Language
    stretch: Callable[[Place], Span | None]
    moves: tuple[Move, ...] | None = None

    def span(self, at: Place) -> Span:
        """Return the stretch that a place of the model begins."""
        start = Position(at.line, at.column)
        return self.stretch(at) or Span(at.file, start, Position(at.line, at.column + 1))

    def fault(self, rule: str, message: str, *, at: Element, **arguments: str | int) -> Diagnostic:
        """Make an error at an element."""
        return fault(rule, message, self.span(at.at), **arguments)

    def warning(self, rule: str, message: str, *, at: Element, **arguments: str | int) -> Diagnostic:
        """Make a warning at an element."""
        return replace(fault(rule, message, self.span(at.at), **arguments), severity=Severity.WARNING)

    def advice(self, rule: str, message: str, *, at: Element, **arguments: str | int) -> Diagnostic:
        """Make a piece of advice at an element."""
        return replace(fault(rule, message, self.span(at.at), **arguments), severity=Severity.ADVICE)

    def level_name(self, level: Level) -> str:
        """Return a level as targets name it, by the guide's own word for one."""
        word = dict(self.guideline.head.labels).get("level", key("level", self.language))
        return f"{word.lower()} {level.label}"

    def level_at(self, span: Span) -> str:
        """Return the name of the level whose step is written at a place; nothing where no step is."""
        holders = (
            level for level in self.guideline.levels if any(self.span(one.at) == span for one in steps_of(level))
        )
        return next((self.level_name(level) for level in holders), "")

    def steps(self) -> Iterator[Step]:
        """Every step, in the order of the guide; those of tracks follow the step that holds them."""
        for level in self.guideline.levels:
            yield from steps_of(level)

    def lists(self) -> Iterator[tuple[Step, ...]]:
        """Every list of steps: that of each level, and those of its tracks."""
        for level in self.guideline.levels:
            yield level.steps
            yield from (track.steps for step in level.steps for track in step.tracks)


def follows(steps: tuple[Step, ...], place: int) -> Step | None:
    """Return what comes after the step at this place of its list, past those it answers for; None at the end."""
    after = (steps[number] for number in range(place + 1, len(steps)))
    onward = place + 1 + len(steps_covered(steps[place], after))
    return steps[onward] if onward < len(steps) else None


def goes_on(step: Step) -> bool:
    """Tell whether the step's own way on is simply the next step of the level."""
    return bool(onward(step)) or (step.goto is None and not step.answers)


def onward(step: Step) -> tuple[Target, ...]:
    """Return the targets of the step that say to go on to the next one, in written order of the fields."""
    refused = step.if_refused if step.kind is StepKind.CONSENT else None
    answered = (target for answer in step.answers for target in answer.targets)
    return tuple(target for target in (*answered, step.goto, refused) if target and target.kind is TargetKind.NEXT)
