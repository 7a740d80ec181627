"""Owns what an own rule can name, and under which of its keys: steps one by one or of a sort, answers and endings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from engine.diagnostics import fault
from engine.guideline.model import Level, steps_of
from engine.guideline.own_rules import Spot
from engine.guideline.vocabulary import SpotKind, StepKind
from engine.language.context import Context, Fields, scalars
from engine.language.rejoin import Commas, keep_commas, rejoined
from engine.language.scope import Scope
from engine.language.suggest import MOST_COMPARED, choices, shown
from engine.language.targets import END
from engine.language.terms import Group, fold, key, sign, without_maybe, word, written
from engine.language.tree import Node, Scalar
from engine.language.unknown import SPOT, Allowed, unknown

_ENDING = "ending"
_STEP_OR_ANSWER = (SpotKind.STEP, SpotKind.ANSWER)
_TOO_MANY = 2
_NOT_HERE = {SpotKind.ANSWER: "answer-not-here", SpotKind.ENDING: "ending-not-here"}
_TAKEN_AT = {
    "gives": frozenset(SpotKind) - {SpotKind.ENDING},
    "takes": frozenset(SpotKind) - {SpotKind.ENDING, SpotKind.ANSWER},
    "needed_at": frozenset(SpotKind) - {SpotKind.ANSWER},
}
"""What may be named under each key: an answer only makes a fact true, and an ending only needs it."""


class AnswerName(NamedTuple):
    """An answer as it can be named: by its title, and by that with its step's after it."""

    step: str
    id: str
    title: str
    whole: str


@dataclass(slots=True)
class Spots:
    """Everything in one guide that an own rule can name."""

    scope: Scope
    answers: dict[str, list[AnswerName]] = field(default_factory=dict)
    _commas: Commas = field(default_factory=dict)

    def add_answers(self, levels: Iterable[Level]) -> None:
        """Put in the answers of every step."""
        for step in (step for level in levels for step in steps_of(level)):
            for one in step.answers:
                named = AnswerName(step.id, one.id, one.title, f"{one.title} ({step.title})")
                for name in {fold(named.title), fold(named.whole)}:
                    self.answers.setdefault(name, []).append(named)
                keep_commas(self._commas, one.title)

    def named(self, fields: Fields, name: str) -> tuple[Spot, ...]:
        """Return what a rule names under a key; what nobody has, and what does not belong there, is told."""
        listed = self._rejoined(fields.value(name))
        found = chain.from_iterable(self._spots(scalar, name) for scalar in scalars(listed))
        return tuple({(one.kind, one.ref, one.answer): one for one in found}.values())

    def _rejoined(self, node: Node | None) -> Node | None:
        names, targets = self.scope.names, self.scope.targets
        people = (names.roles.commas, names.services.commas, names.bodies.commas)
        return rejoined(node, (*targets.commas, self._commas, *people), known=self._found, context=self._context)

    @property
    def _context(self) -> Context:
        return self.scope.context

    def _spots(self, scalar: Scalar, name: str) -> Iterator[Spot]:
        text, taken = scalar.text, _TAKEN_AT[name]
        found = [one for one in self._found(text) if one.kind in taken]
        if found:
            if self._is_told_as_unsure(scalar, found):
                return
            at = self._context.place(scalar.span)
            kind = found[0].kind
            yield from (Spot(at=at, kind=kind, ref=one.ref, answer=one.answer) for one in found if one.kind is kind)
        else:
            self._tell(scalar, name)

    def _found(self, text: str) -> list[Spot]:
        """Return all that a text can mean, the likeliest first: a word of the language, then steps, then the rest."""
        language, wanted = self._context.language, fold(text)
        told = word(Group.SPOTS, text, language=language)
        if told:
            return [_spot(SpotKind.ENDING, "") if told == _ENDING else _spot(SpotKind.STEP_KIND, StepKind(told))]
        names, targets = self.scope.names, self.scope.targets
        found = [_spot(SpotKind.STEP, step.id) for step in targets.steps_called(text)]
        level, ending = targets.level_called(text), targets.endings.find(text)
        found += [_spot(SpotKind.LEVEL, level)] if level else []
        plain = END if wanted == sign("end", language) else ""
        found += [_spot(SpotKind.ENDING, ending.id if ending else plain)] if ending or plain else []
        found += [_spot(SpotKind.ANSWER, one.step, answer=one.id) for one in self.answers.get(wanted, ())]
        person = names.find_person(without_maybe(text)[0])
        return [*found, _spot(SpotKind.PERSON, person.id)] if person else found

    # ------------------------------------------------------------ what is wrong

    def _is_told_as_unsure(self, scalar: Scalar, found: list[Spot]) -> bool:
        """Tell an answer that steps of several titles have, or that is called as a step is."""
        answers = self.answers.get(fold(scalar.text), []) if found[0].kind in _STEP_OR_ANSWER else []
        answers = answers if any(one.kind is SpotKind.ANSWER for one in found) else []
        steps = [one for one in found if one.kind is SpotKind.STEP]
        names = dict.fromkeys(one.whole for one in answers)
        if len(names) + bool(steps) < _TOO_MANY or not names:
            return False
        called = (self.scope.targets.full_name(step) for step in self.scope.targets.steps_called(scalar.text))
        said = {"name": shown(scalar.text), "choices": choices(dict.fromkeys(chain(called, names)))}
        self._context.tell(fault("R12", "ambiguous-answer", scalar.span, **said))
        return True

    def _tell(self, scalar: Scalar, name: str) -> None:
        found = self._found(scalar.text)
        if found:
            said = {"name": shown(scalar.text), "key": key(name, self._context.language)}
            said |= {other: key(other, self._context.language) for other in ("gives", "needed_at")}
            self._context.tell(fault("R38", _NOT_HERE[found[0].kind], scalar.span, **said))
        else:
            unknown(self._context, SPOT, scalar=scalar, allowed=lambda: self._allowed(name))

    def _allowed(self, name: str) -> Allowed:
        names, targets, taken = self.scope.names, self.scope.targets, _TAKEN_AT[name]
        words = written(Group.SPOTS, self._context.language)
        words = words if SpotKind.ENDING in taken else words[:-1]
        endings = targets.endings.names() if SpotKind.ENDING in taken else ()
        answers = (one.title for found in self.answers.values() for one in found) if name == "gives" else ()
        people = chain(names.roles.names(), names.services.names(), names.bodies.names())
        told = chain(targets.names_in_order(), words, endings, islice(answers, MOST_COMPARED), people)
        return Allowed(dict.fromkeys(told), dict.fromkeys(chain(targets.names_in_order(), endings, words)))


def _spot(kind: SpotKind, ref: str, *, answer: str = "") -> Spot:
    return Spot(kind=kind, ref=ref, answer=answer)
