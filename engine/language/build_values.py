"""Owns building the small values that many parts share: demands, minutes, durations and the next meeting."""

from collections.abc import Iterator
from datetime import date

from engine.diagnostics import fault
from engine.guideline.element import WHOLE, Deadline, Demand, Minutes, NextMeeting
from engine.guideline.vocabulary import Requirement
from engine.language.build_deadlines import limit_of, marked
from engine.language.context import Fields, scalars
from engine.language.forms import read_date, read_duration
from engine.language.references import Names
from engine.language.scope import Scope
from engine.language.shape import DEMAND, LEAST_PARTS, MINUTES_PARTS
from engine.language.suggest import shown
from engine.language.terms import Group, fold, is_silent, is_yes, sign, word
from engine.language.tree import Mapping, Node, Scalar, Sequence

__all__ = [
    "WHOLE",
    "date_of",
    "demands",
    "duration",
    "evaluates",
    "least",
    "marked",
    "minutes",
    "next_meeting",
    "texts",
]


def texts(fields: Fields, name: str) -> tuple[str, ...]:
    """Return the free texts in a list."""
    return tuple(scalar.text.strip() for scalar in scalars(fields.value(name)))


def duration(fields: Fields, name: str = "lasts") -> Deadline | None:
    """Return how long something lasts."""
    scalar = fields.scalar(name)
    limit = read_duration(scalar.text, fields.context.language) if scalar else None
    if scalar is None or limit is None:
        return None
    return Deadline(
        at=fields.context.place(scalar.span),
        inferred=marked(inferred=fields.is_inferred(name)),
        text=scalar.text.strip(),
        low=limit.low,
        high=limit.high,
        unit=limit.unit,
    )


def date_of(fields: Fields, name: str) -> date | None:
    """Return a date; one that no calendar has is told."""
    scalar = fields.scalar(name)
    if scalar is None:
        return None
    found = read_date(scalar.text)
    if found is None:
        fields.context.tell(fault("R15", "no-such-date", scalar.span, text=shown(scalar.text)))
    return found


def least(fields: Fields) -> int | None:
    """Return how many services there must be at least, the case's own counted."""
    value = fields.value("least")
    if not isinstance(value, Mapping):
        return None
    count = Fields(value, LEAST_PARTS, context=fields.context).text("least_services")
    return int(count) if count and count.isdigit() else None


# ---------------------------------------------------------------- demands


def demands(fields: Fields, scope: Scope) -> tuple[Demand, ...]:
    """Return what a `krever` list asks for, each with the place of its word."""
    marks = marked(inferred=fields.is_inferred("requires"))
    value = fields.value("requires")
    items = value.items if isinstance(value, Sequence) else (value,) if value else ()
    return tuple(demand for item in items for demand in _demand(item, scope, marks=marks))


def _demand(item: Node, scope: Scope, *, marks: frozenset[str]) -> Iterator[Demand]:
    context = scope.context
    if isinstance(item, Mapping):
        yield from _narrowed(Fields(item, DEMAND, context=context), scope, marks=marks)
    elif isinstance(item, Scalar) and (name := word(Group.REQUIREMENTS, item.text, language=context.language)):
        yield Demand(at=context.place(item.span), inferred=marks, requirement=Requirement(name))


def _narrowed(fields: Fields, scope: Scope, *, marks: frozenset[str]) -> Iterator[Demand]:
    consent = scope.names.consent_type(fields.scalar("consent_of"))
    found = (
        ("tried", Requirement.TRIED, scope.levels(fields, "tried")),
        ("agreement", Requirement.AGREEMENT, scope.names.parties(fields.value("agreement"))),
        ("consent_of", Requirement.CONSENT, (consent,) if consent else ()),
    )
    for key_name, requirement, about in found:
        written = fields.key(key_name)
        named = scalars(fields.value(key_name))
        if requirement is Requirement.TRIED and len(named) == 1:  # the level is what is wrong, if anything is
            written = named[0]
        if written and about:
            yield Demand(at=scope.context.place(written.span), inferred=marks, requirement=requirement, about=about)


# ---------------------------------------------------------------- meetings


def minutes(fields: Fields, names: Names) -> Minutes | None:
    """Return the minutes that must be written, and to whom they go."""
    value, name = fields.value("minutes"), fields.key("minutes")
    if value is None or name is None:
        return None
    context = fields.context
    at, inferred = context.place(name.span), marked(inferred=fields.is_inferred("minutes"))
    if isinstance(value, Mapping):
        inner = Fields(value, MINUTES_PARTS, context=context)
        to, everyone = names.everyone(inner.value("to"))
        silent = inner.marks(name.span).silent
        return Minutes(at=at, inferred=inferred, silent=silent, to=to, to_all_involved=everyone)
    wanted = isinstance(value, Scalar) and is_yes(value.text, context.language)
    return Minutes(at=at, inferred=inferred) if wanted else None


def next_meeting(fields: Fields, scope: Scope) -> NextMeeting | None:
    """Return that the next meeting must be agreed, and within what time."""
    scalar, name = fields.scalar("next_meeting"), fields.key("next_meeting")
    if scalar is None or name is None or is_silent(scalar.text, fields.context.language):
        return None
    marks = marked(inferred=fields.is_inferred("next_meeting"))
    agreed = fold(scalar.text) == sign("agree", fields.context.language)
    within = None if agreed else limit_of(scalar, scope, marks=marks)
    return NextMeeting(at=fields.context.place(name.span), inferred=marks, within=within)


def evaluates(fields: Fields) -> bool:
    """Tell whether running measures are evaluated here."""
    text = fields.text("evaluates")
    return text is not None and word(Group.YES_NO, text, language=fields.context.language) != "no"
