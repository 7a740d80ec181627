"""The hints for a consent: from whom, of which kind, for which services, as the guide's own rules ask."""

from engine.cases.consenting import rule_for
from engine.cases.refusals import Reason
from engine.cases.vocabulary import SubjectKind
from engine.console.render.ground import Guide, Hint
from engine.guideline.process import Need
from engine.guideline.registry import AgeRule, ConsentType
from engine.guideline.vocabulary import RoleKind

_FAMILY = (RoleKind.CHILD, RoleKind.GUARDIANS)


def consent(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Give the consent that is asked for, or make the form for it."""
    kind = _kind(reason, guide)
    names = _services(reason, guide)
    if names is None:
        return (guide.hint("tjeneste", why="services"),)
    given = tuple(part for name in names for part in ("--for", name)) or guide.own_words("--for")
    words = (*_from(kind, guide), *given, *_of_kind(reason, kind, guide=guide))
    return guide.hint("samtykke", *words, why="consent"), guide.hint("skriv", "samtykke", why="form")


def giver(guide: Guide) -> str:
    """Return who usually consents: a parent for a child, else the person the case is about.

    A guide that knows such a person, and neither child nor guardians, is about adults, whatever was said of the case.
    """
    roles = guide.page.process.guideline.roles
    subject = next((role for role in roles if role.kind is RoleKind.SUBJECT), None)
    for_adults = subject is not None and not any(role.kind in _FAMILY for role in roles)
    if guide.state.subject in (SubjectKind.CHILD, SubjectKind.YOUTH) and not for_adults:
        return "mor"
    return subject.id if subject else guide.page.say("giver.self")


def _kind(reason: Reason, guide: Guide) -> ConsentType | None:
    about = reason.gate.about if reason.gate else None
    kinds = guide.page.process.guideline.consent_types
    return next((kind for kind in kinds if kind.id == about), None) or _only(guide)


def _only(guide: Guide) -> ConsentType | None:
    """Return the kind that a consent is of where nothing else is said: the step's, or the guide's only one."""
    kinds, step = guide.page.process.guideline.consent_types, guide.agenda.step
    if step and step.consent_type:
        return next((kind for kind in kinds if kind.id == step.consent_type), None)
    return kinds[0] if len(kinds) == 1 else None


def _rule(kind: ConsentType | None, guide: Guide) -> AgeRule | None:
    """Return who gives it: by age, or by the only rule that there is."""
    if kind and len(kind.given_by) == 1:
        return kind.given_by[0]
    return rule_for(kind, guide.state.age)


def _from(kind: ConsentType | None, guide: Guide) -> tuple[str, ...]:
    """Return who gives it, and as what, where the guide has rules for that."""
    rule = _rule(kind, guide)
    needed = [one.id for one in (rule.who if rule else ()) if not one.optional]
    roles = guide.page.process.roles
    own = needed and all(role in roles and roles[role].kind is not RoleKind.GUARDIANS for role in needed)
    who = needed[0] if own else giver(guide)
    return ("--fra", who, *(part for role in needed for part in ("--rolle", role)))


def _of_kind(reason: Reason, kind: ConsentType | None, *, guide: Guide) -> tuple[str, ...]:
    """Return which kind it is, where it is another than the one that goes without saying."""
    about = reason.gate.about if reason.gate else None
    usual = _only(guide)
    return ("--type", about) if about and kind and (usual is None or usual.id != about) else ()


def _services(reason: Reason, guide: Guide) -> tuple[str, ...] | None:
    """Return the services that it would be for; None where the case has not said yet which one that is."""
    gate, page = reason.gate, guide.page
    if gate is None or gate.need is not Need.SERVICE_CONSENT:
        return _services_to_ask_for(guide)
    named = tuple(one.name for one in guide.state.services if one.service == gate.subject and one.name)
    service = page.process.services.get(str(gate.subject))
    wanted = str(dict(reason.arguments).get("names", ""))
    if service and service.chosen_in_case and not named:
        return None if wanted in {"", service.title, f"«{service.title}»"} else (wanted,)
    return named or (page.name(str(gate.subject)),)


def _services_to_ask_for(guide: Guide) -> tuple[str, ...]:
    """Return the services that a consent would be for: those that take part, else the guide's own named ones."""
    involved = tuple(dict.fromkeys(one.key for one in guide.state.services))
    away = {one.id for part in (guide.agenda.step, guide.agenda.level) if part for one in part.without}
    services = guide.page.process.guideline.services
    named = tuple(one.title for one in services if not one.chosen_in_case and one.id not in away)
    return involved or named
