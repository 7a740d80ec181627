"""Owns where an answer may lead: the steps, levels and endings of a guide, and how each is named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from engine.diagnostics import fault
from engine.guideline.element import WHOLE, Target
from engine.guideline.names import step_id
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import TargetKind
from engine.language.context import Context, scalars
from engine.language.references import STEP, TARGET, Allowed, Register, unknown
from engine.language.rejoin import Commas, keep_commas, rejoined
from engine.language.suggest import MOST_COMPARED, choices, shown
from engine.language.terms import fold, key, sign
from engine.language.tree import Node, Scalar
from engine.language.wordlist.values import END_TITLE

END = "slutt"
_MOST_OWN = 100
"""So many steps of the own level go before endings and levels when a guess is made."""


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
    _commas: Commas = field(default_factory=dict)

    def add(self, step: StepName) -> None:
        """Put a step in."""
        self._by_level.setdefault(step.level, []).append(step)
        for name in step.names() | {fold(self._full_name(step))}:
            self._by_name.setdefault(name, []).append(step)
            self._by_both.setdefault((step.level, name), []).append(step)
        keep_commas(self._commas, step.title)

    def listed(self, node: Node | None) -> tuple[Scalar, ...]:
        """Return the names in a list of targets; a title that the list has split at its comma is one."""
        return scalars(rejoined(node, (self._commas, self.endings.commas), known=self._known, context=self.context))

    def _known(self, text: str) -> bool:
        name = fold(text)
        return name in self._by_name or self.endings.find(name) is not None or self._level(name) is not None

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
            unknown(self.context, STEP, scalar=scalar, allowed=lambda: self._allowed_steps(level), scope=level)
        elif fold(scalar.text).startswith(self._prefix()):
            self._tell_level(scalar)
        else:
            unknown(self.context, TARGET, scalar=scalar, allowed=lambda: self._allowed(level))
        return None

    def _tell_level(self, scalar: Scalar) -> None:
        named = choices(self._prefix() + level.title for level in self.levels.by_id.values())
        name = shown(scalar.text)[len(self._prefix()) :]
        cause = ("unknown-level", fold(name))
        if not self.context.again(cause, scalar.span):
            finding = fault("R20", "unknown-level", scalar.span, name=name, choices=named)
            self.context.tell_cause(cause, finding)

    def _matches(self, text: str, level: str) -> list[StepName]:
        here = self._by_both.get((level, fold(text)), [])
        # Of two steps with one title, the one whose id is the title itself answers to it.
        exact = [step for step in here if step.id == step_id(level, text)]
        return exact or here or self._by_name.get(fold(text), [])

    def _full_name(self, step: StepName) -> str:
        return f"{step.title} ({self._prefix()}{step.label})"

    def _allowed_steps(self, level: str) -> Allowed:
        own = self._by_level.get(level, ())
        return Allowed((step.title for step in own), (step.title for step in own))

    def _allowed(self, level: str) -> Allowed:
        """Return where an answer on this level may lead: the level's own steps first, then the rest of the guide."""
        own = tuple(step.title for step in islice(self._by_level.get(level, ()), MOST_COMPARED))
        signs = tuple(sign(name, self.context.language) for name in ("onward", "end"))
        levels = tuple(self._prefix() + named.title for named in islice(self.levels.by_id.values(), MOST_COMPARED))
        places = chain(signs, self.endings.names(), levels)
        ends = chain(self.endings.ids(), signs)
        names = chain(own[:_MOST_OWN], places, own[_MOST_OWN:], self._elsewhere(level))
        return Allowed(names, _in_turn(own, ends, levels))

    def _elsewhere(self, level: str) -> Iterator[str]:
        steps = (step for other, steps in self._by_level.items() if other != level for step in steps)
        for step in islice(steps, MOST_COMPARED):
            alone = len(self._by_name[fold(step.title)]) == 1
            yield step.title if alone else self._full_name(step)


def _in_turn(*kinds: Iterable[str]) -> Iterator[str]:
    """Give one of each kind, then another of each: a short list then shows what kinds there are."""
    for row in zip_longest(*kinds):
        yield from (name for name in row if name is not None)


def plain_ending(context: Context) -> Ending:
    """Return the ending that every guide has without declaring it."""
    return Ending(id=END, title=END_TITLE.written(context.language))
