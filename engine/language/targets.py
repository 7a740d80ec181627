"""Owns where an answer may lead: the steps, levels and endings of a guide, and how each is named."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.diagnostics import fault
from engine.guideline.model import WHOLE, Ending, Target
from engine.guideline.names import step_id
from engine.guideline.vocabulary import TargetKind
from engine.language.context import Context
from engine.language.references import STEP, TARGET, Register, unknown
from engine.language.suggest import choices, shown
from engine.language.terms import fold, key, sign
from engine.language.tree import Scalar
from engine.language.wordlist.values import END_TITLE

END = "slutt"


class StepName(NamedTuple):
    """A step as it can be named: its whole id, its title, and its level's id and label."""

    id: str
    title: str
    level: str
    label: str

    def names(self) -> frozenset[str]:
        """Return what the step answers to: its title, and its id with or without its level."""
        return frozenset({fold(self.title), self.id, self.id.split("/", 1)[1]})


@dataclass(slots=True)
class Targets:
    """All that can be led to. `ends_plainly` tells that some answer said `slutt` and the built-in ending is used."""

    context: Context
    levels: Register = field(default_factory=Register)
    endings: Register = field(default_factory=Register)
    ends_plainly: bool = False
    _by_level: dict[str, list[StepName]] = field(default_factory=dict)
    _by_name: dict[str, list[StepName]] = field(default_factory=dict)
    _by_both: dict[tuple[str, str], list[StepName]] = field(default_factory=dict)

    def add(self, step: StepName) -> None:
        """Put a step in."""
        self._by_level.setdefault(step.level, []).append(step)
        for name in step.names() | {fold(self._full_name(step))}:
            self._by_name.setdefault(name, []).append(step)
            self._by_both.setdefault((step.level, name), []).append(step)

    def target(self, scalar: Scalar, *, level: str, inferred: bool = False) -> Target | None:
        """Return where the text leads, seen from a step on this level; what leads nowhere is told."""
        found = self._find(scalar, level)
        if found is None:
            return None
        kind, ref = found
        marks = frozenset({WHOLE}) if inferred else frozenset()
        return Target(at=self.context.place(scalar.span), inferred=marks, kind=kind, ref=ref)

    def _find(self, scalar: Scalar, level: str) -> tuple[TargetKind, str | None] | None:
        text = fold(scalar.text)
        language = self.context.language
        if text == sign("onward", language):
            return TargetKind.NEXT, None
        if text == sign("end", language):
            return TargetKind.ENDING, self._plain_end()
        if (level, text) not in self._by_both:
            ending, to_level = self.endings.find(text), self._level(text)
            if to_level:
                return TargetKind.LEVEL, to_level
            if ending:
                return TargetKind.ENDING, ending.id
        step = self._pick(scalar, level)
        return (TargetKind.STEP, step) if step else None

    def _plain_end(self) -> str:
        own = self.endings.by_id.get(END)
        self.ends_plainly = self.ends_plainly or own is None
        return own.id if own else END

    def _level(self, text: str) -> str | None:
        prefix = self._prefix()
        named = self.levels.find(text.removeprefix(prefix)) if text.startswith(prefix) else None
        return named.id if named else None

    def _prefix(self) -> str:
        return key("level", self.context.language) + " "

    def step(self, scalar: Scalar, *, level: str) -> str | None:
        """Return the id of the step that the text names, seen from this level."""
        return self._pick(scalar, level, only_steps=True)

    def _pick(self, scalar: Scalar, level: str, *, only_steps: bool = False) -> str | None:
        """Find a step on the level itself, else the only one in the guide, else `Title (nivå 2)`."""
        found = self._matches(scalar.text, level)
        if len(found) == 1:
            return found[0].id
        if found:
            named = choices(self._full_name(step) for step in found)
            self.context.tell(fault("R12", "ambiguous-step", scalar.span, name=shown(scalar.text), choices=named))
        elif only_steps:
            own = (step.title for step in self._by_level.get(level, ()))
            unknown(self.context, STEP, scalar=scalar, allowed=own)
        elif fold(scalar.text).startswith(self._prefix()):
            self._tell_level(scalar)
        else:
            unknown(self.context, TARGET, scalar=scalar, allowed=self._allowed(level))
        return None

    def _tell_level(self, scalar: Scalar) -> None:
        named = choices(self._prefix() + level.title for level in self.levels.by_id.values())
        name = shown(scalar.text)[len(self._prefix()) :]
        self.context.tell(fault("R20", "unknown-level", scalar.span, name=name, choices=named))

    def _matches(self, text: str, level: str) -> list[StepName]:
        here = self._by_both.get((level, fold(text)), [])
        # Of two steps with one title, the one whose id is the title itself answers to it.
        exact = [step for step in here if step.id == step_id(level, text)]
        return exact or here or self._by_name.get(fold(text), [])

    def _full_name(self, step: StepName) -> str:
        return f"{step.title} ({self._prefix()}{step.label})"

    def _allowed(self, level: str) -> Iterator[str]:
        yield sign("end", self.context.language)
        yield sign("onward", self.context.language)
        yield from self.endings.names()
        yield from (self._prefix() + named.title for named in self.levels.by_id.values())
        yield from (step.title for step in self._by_level.get(level, ()))
        for other, steps in self._by_level.items():
            yield from (self._full_name(step) for step in steps if other != level)


def plain_ending(context: Context) -> Ending:
    """Return the ending that every guide has without declaring it."""
    return Ending(id=END, title=END_TITLE.written(context.language))
