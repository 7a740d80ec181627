"""Owns building the small values that many parts share: deadlines, demands, minutes and the next meeting."""

from engine.diagnostics import fault
from engine.guideline.element import WHOLE, Deadline, Demand, Minutes, NextMeeting
from engine.guideline.vocabulary import Requirement
from engine.language.context import Context, Fields, scalars
from engine.language.forms import read_deadline
from engine.language.references import Names
from engine.language.shape import MINUTES
from engine.language.suggest import shown
from engine.language.terms import Group, fold, is_silent, is_yes, sign, word
from engine.language.tree import Mapping, Scalar


def marked(*, inferred: bool) -> frozenset[str]:
    """Return the mark of an element that was inferred whole, or none."""
    return frozenset({WHOLE}) if inferred else frozenset()


def deadline(fields: Fields, name: str = "deadline") -> Deadline | None:
    """Return the deadline after a key."""
    scalar = fields.scalar(name)
    return _deadline(scalar, fields.context, inferred=fields.is_inferred(name)) if scalar else None


def _deadline(scalar: Scalar, context: Context, *, inferred: bool) -> Deadline | None:
    limit = read_deadline(scalar.text, context.language)
    if limit is None:
        return None
    if limit.low > limit.high:
        context.tell(fault("R16", "range-backwards", scalar.span, text=shown(scalar.text)))
    return Deadline(
        at=context.place(scalar.span),
        inferred=marked(inferred=inferred),
        text=scalar.text.strip(),
        low=limit.low,
        high=limit.high,
        unit=limit.unit,
        soft=limit.soft,
        anchor=limit.anchor,
    )


def demands(fields: Fields) -> tuple[Demand, ...]:
    """Return what a `krever` list asks for, each with the place of its word."""
    context, marks = fields.context, marked(inferred=fields.is_inferred("requires"))
    found = (
        (s, word(Group.REQUIREMENTS, s.text, language=context.language)) for s in scalars(fields.value("requires"))
    )
    return tuple(
        Demand(at=context.place(scalar.span), inferred=marks, requirement=Requirement(name))
        for scalar, name in found
        if name
    )


def minutes(fields: Fields, names: Names) -> Minutes | None:
    """Return the minutes that must be written, and to whom they go."""
    value, name = fields.value("minutes"), fields.key("minutes")
    if value is None or name is None:
        return None
    context = fields.context
    at, inferred = context.place(name.span), marked(inferred=fields.is_inferred("minutes"))
    if isinstance(value, Mapping):
        inner = Fields(value, MINUTES, context=context)
        to, everyone = names.everyone(inner.value("to"))
        silent = inner.marks(name.span).silent
        return Minutes(at=at, inferred=inferred, silent=silent, to=to, to_all_involved=everyone)
    wanted = isinstance(value, Scalar) and is_yes(value.text, context.language)
    return Minutes(at=at, inferred=inferred) if wanted else None


def next_meeting(fields: Fields) -> NextMeeting | None:
    """Return that the next meeting must be agreed, and within what time."""
    scalar, name = fields.scalar("next_meeting"), fields.key("next_meeting")
    if scalar is None or name is None or is_silent(scalar.text, fields.context.language):
        return None
    inferred = fields.is_inferred("next_meeting")
    agreed = fold(scalar.text) == sign("agree", fields.context.language)
    within = None if agreed else _deadline(scalar, fields.context, inferred=inferred)
    return NextMeeting(at=fields.context.place(name.span), inferred=marked(inferred=inferred), within=within)


def evaluates(fields: Fields) -> bool:
    """Tell whether running measures are evaluated here."""
    text = fields.text("evaluates")
    found = word(Group.EVALUATES, text, language=fields.context.language) if text else None
    return found in {"yes", "measures"}
