"""Owns building a step, with every name in it resolved."""

from collections.abc import Callable, Iterator
from typing import Any

from engine.diagnostics import fault
from engine.guideline.model import CheckItem, Sharing, Step, Track
from engine.guideline.names import slug
from engine.guideline.vocabulary import StepKind
from engine.language.build_answers import build_answers, guards, sets
from engine.language.build_deadlines import deadline, marked
from engine.language.build_values import demands, evaluates, least, minutes, next_meeting, texts
from engine.language.context import Fields, scalars
from engine.language.forms import read_levels
from engine.language.scope import Scope
from engine.language.shape import SENDING, SHARING
from engine.language.slot import Shape
from engine.language.suggest import shown
from engine.language.tree import Mapping, Scalar
from engine.language.unknown import duplicate
from engine.language.wordlist.kinds import KINDS

_KINDS = {kind.name: StepKind(kind.name) for kind in KINDS}


_Build = Callable[[Fields, Scope], object]


def _text(name: str) -> _Build:
    return lambda fields, _: fields.text(name)


def _people(name: str) -> _Build:
    return lambda fields, scope: scope.people(fields, name)


_PARTS: tuple[tuple[str, str, _Build], ...] = (
    ("who", "who", _people("who")),
    ("tools", "tools", lambda fields, scope: scope.tools(fields)),
    ("deadline", "deadline", deadline),
    ("requires", "requires", demands),
    ("names", "names", lambda fields, scope: scope.names.role(fields.scalar("names"))),
    ("involves", "involves", lambda fields, scope: scope.names.services_in(fields.value("involves"))),
    ("invites", "invites", _people("invites")),
    ("without", "without", _people("without")),
    ("hears", "hears", _people("hears")),
    ("contacts_whom", "contacts", _people("contacts_whom")),
    ("decided_by", "attendance_by", _people("decided_by")),
    ("least", "least_services", lambda fields, _: least(fields)),
    ("variants", "variants", lambda fields, scope: scope.names.variants_in(fields.value("variants"))),
    ("optional", "optional", lambda fields, _: fields.yes("optional")),
    ("guard", "guards", lambda fields, scope: tuple(guards(fields, scope.names))),
    ("what", "what", _text("what")),
    ("how", "how", _text("how")),
    ("why", "why", _text("why")),
    ("when", "when", _text("when")),
    ("documented_in", "documented_in", _text("documented_in")),
    ("more", "more", lambda fields, _: fields.pairs("more")),
    ("minutes", "minutes", lambda fields, scope: minutes(fields, scope.names)),
    ("next_meeting", "next_meeting", next_meeting),
    ("meeting_type", "meeting_type", lambda fields, scope: scope.names.meeting_type(fields.scalar("meeting_type"))),
    ("consent_type", "consent_type", lambda fields, scope: scope.names.consent_type(fields.scalar("consent_type"))),
    ("scopes", "consent_for", lambda fields, _: texts(fields, "scopes")),
    ("evaluates", "evaluates", lambda fields, _: evaluates(fields)),
    ("evaluates", "evaluates_from", lambda fields, scope: tuple(_evaluated_levels(fields, scope))),
    ("covers", "covers", lambda fields, scope: tuple(_covered(fields, scope))),
    ("sends", "sends", lambda fields, scope: _sharing(fields, "sends", shape=SENDING, scope=scope)),
    ("shares", "shares", lambda fields, scope: _sharing(fields, "shares", shape=SHARING, scope=scope)),
    ("checklist", "checklist", lambda fields, _: tuple(_checklist(fields))),
    ("sets", "sets", lambda fields, scope: tuple(sets(fields, scope.names))),
    ("answers", "answers", lambda fields, scope: tuple(build_answers(fields, scope))),
    ("goto", "goto", lambda fields, scope: scope.target(fields, "goto")),
    ("if_refused", "if_refused", lambda fields, scope: scope.target(fields, "if_refused")),
    ("responsible", "responsible", lambda fields, scope: scope.names.responsible(fields.value("responsible"))),
    ("body", "body", lambda fields, scope: scope.names.body(fields.scalar("body"))),
    ("anonymous", "anonymous", lambda fields, _: fields.yes("anonymous")),
    ("form", "form", lambda fields, scope: scope.names.tool(fields.scalar("form"))),
)
"""What can be written in a step: its key, the field of the model, and what builds that. A step has few of them."""


def build_step(fields: Fields, step: str, *, scope: Scope, tracks: tuple[Track, ...]) -> Step:
    """Build a step; `scope` is the list that it stands in."""
    at, silent, inferred = fields.marks(fields.first().span)
    filled = fields.filled()
    said: dict[str, Any] = {field: build(fields, scope) for name, field, build in _PARTS if name in filled}
    kind = kind_of(fields)
    title = (fields.scalar(kind) or fields.first()).text.strip()
    return Step(at=at, silent=silent, inferred=inferred, id=step, kind=kind, title=title, tracks=tracks, **said)


def kind_of(step: Fields) -> StepKind:
    """Return the kind of a step: the kind whose key it carries."""
    for name in step.names():
        if name in _KINDS:
            return _KINDS[name]
    raise LookupError(step.first().text)  # which a rule on steps has told before any is built


def step_title(step: Fields) -> Scalar:
    """Return the title of a step, which stands after its kind."""
    return step.scalar(kind_of(step)) or step.first()


def _covered(fields: Fields, scope: Scope) -> Iterator[str]:
    for scalar in scope.targets.listed(fields.value("covers")):
        found = scope.targets.step(scalar, home=scope.home)
        if found:
            yield found


def _evaluated_levels(fields: Fields, scope: Scope) -> Iterator[str]:
    written = fields.scalar("evaluates")
    for name in read_levels(written.text, scope.context.language) if written else ():
        found = scope.targets.level(Scalar(name, written.span)) if written else None
        if found:
            yield found


def _sharing(fields: Fields, name: str, *, shape: Shape, scope: Scope) -> Sharing | None:
    value, written = fields.value(name), fields.key(name)
    if not isinstance(value, Mapping) or written is None:
        return None
    inner = Fields(value, shape, context=scope.context, inferred=fields.is_inferred(name))
    at, silent, inferred = inner.marks(written.span)
    receivers = inner.value("to") or inner.value("with")
    return Sharing(
        at=at,
        silent=silent,
        inferred=inferred,
        what=inner.text("what") or "",
        to=scope.names.services_in(receivers),
    )


def _checklist(fields: Fields) -> Iterator[CheckItem]:
    context = fields.context
    inferred = marked(inferred=fields.is_inferred("checklist"))
    seen: dict[str, Scalar] = {}
    for scalar in scalars(fields.value("checklist")):
        line = slug(scalar.text)
        if not line:
            context.tell(fault("R13", "no-letters", scalar.span, name=shown(scalar.text)))
        first = seen.setdefault(line, scalar)
        if first is not scalar:
            context.tell(duplicate(scalar, first=first))
        yield CheckItem(at=context.place(scalar.span), inferred=inferred, id=line, title=scalar.text.strip())
