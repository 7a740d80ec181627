"""Owns building a step, with every name in it resolved."""

from collections.abc import Iterator

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
from engine.values import replace


def build_step(fields: Fields, step: str, *, scope: Scope, tracks: tuple[Track, ...]) -> Step:
    """Build a step; `scope` is the list that it stands in."""
    at, silent, inferred = fields.marks(fields.first().span)
    names = scope.names
    built = Step(
        at=at,
        silent=silent,
        inferred=inferred,
        id=step,
        kind=kind_of(fields),
        title=step_title(fields).text.strip(),
        who=scope.people(fields, "who"),
        tools=scope.tools(fields),
        deadline=deadline(fields, scope),
        requires=demands(fields, scope),
        names=names.role(fields.scalar("names")),
        involves=names.services_in(fields.value("involves")),
        invites=scope.people(fields, "invites"),
        without=scope.people(fields, "without"),
        hears=scope.people(fields, "hears"),
        contacts=scope.people(fields, "contacts_whom"),
        attendance_by=scope.people(fields, "decided_by"),
        least_services=least(fields),
        variants=names.variants_in(fields.value("variants")),
        optional=fields.yes("optional"),
        guards=tuple(guards(fields, names)),
        tracks=tracks,
    )
    return _done(_told(built, fields), fields, scope=scope)


def _told(step: Step, fields: Fields) -> Step:
    """Return the step with its plain texts."""
    return replace(
        step,
        what=fields.text("what"),
        how=fields.text("how"),
        why=fields.text("why"),
        when=fields.text("when"),
        documented_in=fields.text("documented_in"),
        more=fields.pairs("more"),
    )


def _done(step: Step, fields: Fields, *, scope: Scope) -> Step:
    """Return the step with what makes it done, and with where it leads."""
    names = scope.names
    return replace(
        step,
        minutes=minutes(fields, names),
        next_meeting=next_meeting(fields, scope),
        meeting_type=names.meeting_type(fields.scalar("meeting_type")),
        consent_type=names.consent_type(fields.scalar("consent_type")),
        consent_for=texts(fields, "scopes"),
        evaluates=evaluates(fields),
        evaluates_from=tuple(_evaluated_levels(fields, scope)),
        covers=tuple(_covered(fields, scope)),
        sends=_sharing(fields, "sends", shape=SENDING, scope=scope),
        shares=_sharing(fields, "shares", shape=SHARING, scope=scope),
        checklist=tuple(_checklist(fields)),
        sets=tuple(sets(fields, names)),
        answers=tuple(build_answers(fields, scope)),
        goto=scope.target(fields, "goto"),
        if_refused=scope.target(fields, "if_refused"),
        responsible=names.responsible(fields.value("responsible")),
        body=names.body(fields.scalar("body")),
        anonymous=fields.yes("anonymous"),
        form=names.tool(fields.scalar("form")),
    )


def kind_of(step: Fields) -> StepKind:
    """Return the kind of a step: the kind whose key it carries."""
    return next(StepKind(kind.name) for kind in KINDS if step.key(kind.name))


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
