"""Owns building deadlines: one text, or one for each value of a fact, with what it counts from."""

from collections.abc import Iterable, Iterator

from engine.diagnostics import Position, Span, fault
from engine.guideline.element import NO_MARKS, WHOLE, Deadline
from engine.guideline.vocabulary import Anchor
from engine.language.context import Fields
from engine.language.forms import Limit, read_deadline
from engine.language.scope import Scope
from engine.language.suggest import choices, shown
from engine.language.terms import fold, key, sign
from engine.language.tree import Mapping, Scalar
from engine.values import replace

_Timed = tuple[Scalar, Scalar]
"""A value of a fact as it is written, and the limit after it."""


def marked(*, inferred: bool) -> frozenset[str]:
    """Return the mark of an element that was inferred whole, or none."""
    return frozenset({WHOLE}) if inferred else NO_MARKS


def deadline(fields: Fields, scope: Scope) -> Deadline | None:
    """Return the deadline of a part."""
    marks = marked(inferred=fields.is_inferred("deadline"))
    match fields.value("deadline"):
        case Scalar() as scalar:
            return limit_of(scalar, scope, marks=marks)
        case Mapping() as mapping:
            return _by_fact(mapping, scope, marks=marks)
        case _:
            return None


def limit_of(scalar: Scalar, scope: Scope, *, marks: frozenset[str]) -> Deadline | None:
    """Return the deadline that a text says; one that ends before it begins is told."""
    limit = read_deadline(scalar.text, scope.context.language)
    if limit is None:
        return None
    if limit.low > limit.high:
        scope.context.tell(fault("R16", "range-backwards", scalar.span, text=shown(scalar.text)))
    anchor, ref = _start(limit, scalar, scope=scope)
    return Deadline(
        at=scope.context.place(scalar.span),
        inferred=marks,
        text=scalar.text.strip(),
        low=limit.low,
        high=limit.high,
        unit=limit.unit,
        soft=limit.soft,
        anchor=anchor,
        ref=ref,
    )


def _start(limit: Limit, scalar: Scalar, *, scope: Scope) -> tuple[Anchor, str | None]:
    if limit.counted_from is None:
        return limit.anchor, None
    found = scope.targets.start(_end_of(scalar, limit.counted_from), home=scope.home)
    return found or (Anchor.STEP_OPENED, None)


def _end_of(scalar: Scalar, name: str) -> Scalar:
    """Return the name that a text ends with, at its own place where the text is written on one line as it is read."""
    first, last = scalar.span.start, scalar.span.end
    quotes = int(scalar.quoted)
    if last.line != first.line or last.column - first.column != len(scalar.text) + 2 * quotes:
        return replace(scalar, text=name)
    column = first.column + quotes + len(scalar.text) - len(name)
    if not scalar.text.endswith(name):
        return replace(scalar, text=name)
    start, end = Position(first.line, column), Position(first.line, column + len(name))
    return Scalar(name, Span(scalar.span.file, start, end), scalar.quoted)


# ---------------------------------------------------------------- by fact


def _by_fact(mapping: Mapping, scope: Scope, *, marks: frozenset[str]) -> Deadline | None:
    """Return the limits for each value, the first of them with the others; the one for the rest stands last."""
    timed = [(name, limit) for name, limit in mapping.entries if isinstance(limit, Scalar)]
    rest_word = sign("otherwise", scope.context.language)
    valued = [pair for pair in timed if fold(pair[0].text) != rest_word]
    fact = _fact(valued, scope) if valued else None
    if valued and fact is None:
        return None
    built = [*_valued(valued, fact, scope=scope, marks=marks)]
    for name, scalar in timed:
        limit = limit_of(scalar, scope, marks=marks) if fold(name.text) == rest_word else None
        built += [limit] if limit else []
    return replace(built[0], others=tuple(built[1:])) if built else None


def _valued(timed: Iterable[_Timed], fact: str | None, *, scope: Scope, marks: frozenset[str]) -> Iterator[Deadline]:
    for name, scalar in timed:
        limit = limit_of(scalar, scope, marks=marks)
        value = scope.names.facts_with(name.text).get(fact or "")
        if limit and value:
            yield replace(limit, fact=fact, value=value)


def _fact(timed: list[_Timed], scope: Scope) -> str | None:
    """Return the one fact that has every value; a value of none, and values of several facts, are told."""
    facts = scope.names.facts
    of_each = [frozenset(scope.names.facts_with(name.text)) for name, _ in timed]
    for (name, _), having in zip(timed, of_each, strict=True):
        if not having:
            every = dict.fromkeys(value for values in facts.values() for value in values)
            named = choices((*every, sign("otherwise", scope.context.language)))
            _tell(scope, "value-of-no-fact", name=name, named=named)
            return None
    shared = frozenset.intersection(*of_each)
    if len(shared) == 1:
        return next(iter(shared))
    message = "value-of-several-facts" if shared else "values-of-different-facts"
    meant = shared or frozenset.union(*of_each)
    _tell(scope, message, name=timed[0][0], named=choices(fact for fact in facts if fact in meant))
    return None


def _tell(scope: Scope, message: str, *, name: Scalar, named: str) -> None:
    section = key("facts", scope.context.language)
    finding = fault("R23", message, name.span, name=shown(name.text), choices=named, section=section)
    scope.context.tell(finding)
