"""Owns building the answers of a step, and what both steps and answers say of facts."""

from collections.abc import Iterator

from engine.diagnostics import fault
from engine.guideline.element import Target
from engine.guideline.model import Answer, Guard
from engine.guideline.names import slug
from engine.language.build_deadlines import deadline, marked
from engine.language.build_sections import recipients
from engine.language.build_values import demands
from engine.language.context import Fields, scalars
from engine.language.references import Names
from engine.language.scope import Scope
from engine.language.shape import ANSWER
from engine.language.suggest import shown
from engine.language.tree import Mapping, Node, Scalar
from engine.language.unknown import duplicate


def guards(fields: Fields, names: Names) -> Iterator[Guard]:
    """Build the facts that must hold for a step or answer to be there."""
    context = names.context
    inferred = marked(inferred=fields.is_inferred("guard"))
    for name, value in fields.entries("guard"):
        fact = names.fact(name)
        values = (names.fact_value(fact, scalar) for scalar in scalars(value)) if fact else ()
        if fact:
            known = tuple(one for one in values if one)
            yield Guard(at=context.place(name.span), inferred=inferred, fact=fact, values=known)


def sets(fields: Fields, names: Names) -> Iterator[tuple[str, str]]:
    """Build the facts that are known once a step is done or an answer chosen."""
    for name, value in fields.entries("sets"):
        fact = names.fact(name)
        chosen = names.fact_value(fact, value) if fact and isinstance(value, Scalar) else None
        if fact and chosen:
            yield fact, chosen


def build_answers(fields: Fields, scope: Scope) -> Iterator[Answer]:
    """Build the answers of a step, in written order."""
    context = scope.context
    seen: dict[str, Scalar] = {}
    inferred = fields.is_inferred("answers")
    for name, value in fields.entries("answers"):
        found = slug(name.text)
        if not found:
            context.tell(fault("R13", "no-letters", name.span, name=shown(name.text)))
        first = seen.setdefault(found, name)
        if first is not name:
            context.tell(duplicate(name, first=first))
        yield _answer(name, value, scope=scope, inferred=inferred)


def _answer(name: Scalar, value: Node, *, scope: Scope, inferred: bool) -> Answer:
    if not isinstance(value, Mapping):  # it says where it leads, and nothing else
        at, targets = scope.context.place(name.span), _led(value, scope, inferred=inferred)
        return Answer(at=at, inferred=marked(inferred=inferred), id=slug(name.text), title=name.text, targets=targets)
    fields = Fields(value, ANSWER, context=scope.context, inferred=inferred)
    at, silent, marks = fields.marks(name.span)
    return Answer(
        at=at,
        silent=silent,
        inferred=marks,
        id=slug(name.text),
        title=name.text,
        targets=_led(fields.value("goto"), scope, inferred=fields.is_inferred("goto")),
        opens=scope.names.side_work_in(fields.value("opens")),
        requires=demands(fields, scope),
        deadline=deadline(fields, scope),
        who=scope.people(fields, "who"),
        tools=scope.tools(fields),
        sets=tuple(sets(fields, scope.names)),
        report_to=recipients(fields, scope.names),
        guards=tuple(guards(fields, scope.names)),
    )


def _led(where: Node | None, scope: Scope, *, inferred: bool) -> tuple[Target, ...]:
    """Return where an answer leads: one target, or several that are asked about."""
    listed = scope.targets.listed(where)
    led = (scope.targets.target(scalar, home=scope.home, inferred=inferred) for scalar in listed)
    return tuple(target for target in led if target)
