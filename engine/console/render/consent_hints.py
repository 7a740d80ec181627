"""The hints for a consent: from whom, of which kind, for which services, as the guide's own rules ask."""

from collections.abc import Collection, Iterator

from engine.cases.ages import OF_AGE, Ages
from engine.cases.answering import ages_then, goes_by_age, rule_for, who_must
from engine.cases.conditions import Asking
from engine.cases.consenting import kind_for, kind_given
from engine.cases.describing import for_grown_ups
from engine.cases.refusals import Reason, Refused
from engine.cases.vocabulary import SubjectKind
from engine.console.render.ground import Guide, Hint
from engine.console.render.page import listed
from engine.guideline.element import Participant
from engine.guideline.labels import lowered
from engine.guideline.model import Step, steps_of
from engine.guideline.names import MAIN
from engine.guideline.process import Need
from engine.guideline.registry import AgeRule, ConsentType
from engine.guideline.vocabulary import RoleKind

_SAID = {"": "hint.consent-yes", "--nei": "hint.consent-no", "--trekk": "hint.consent-withdrawn"}
_GUARDIAN = "mor"
_WITH_PARENTS = (SubjectKind.CHILD, SubjectKind.YOUTH, SubjectKind.FAMILY)


def consent(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Give the consent that is asked for, or make the form for it; nothing where those kept out would be asked."""
    kind = _kind(reason, guide)
    if _is_kept_out(kind, guide):
        return ()
    if "then" in dict(reason.arguments):
        return (guide.hint("samtykke", "--vis", why="consents"),)
    names = _services(reason, guide)
    if names is None:
        return (guide.hint("tjeneste", why="services"),)
    given = tuple(part for name in names for part in ("--for", name)) or guide.own_words("--for")
    age = guide.own_words("--alder") if "-" not in given and _asks_age(kind, guide) else ()
    words = (*_from(kind, guide), *given, *_of_kind(reason, kind, guide=guide), *age)
    return guide.hint("samtykke", *words, why="consent"), guide.hint("skriv", "samtykke", why="form")


def given_anew(again: tuple[str, ...], guide: Guide) -> tuple[Hint, ...]:
    """Give a consent instead of renewing one, where none can be renewed; nothing where somebody is kept out."""
    if guide.state.shielded:
        return ()
    words = tuple(word for word in without(again, ("--nr",)) if word != "--forny")
    services = () if "--for" in words else guide.own_words("--for")
    return ((guide.page.command(*words, *services), guide.page.say("hint.consent")),)


def an_example(rest: tuple[str, ...], guide: Guide) -> str | None:
    """Return a consent to one service, with the `rest` of what was typed, as a line to go by.

    None where somebody is kept out, who would perhaps be asked.
    """
    if guide.state.shielded:
        return None
    services = _services_to_ask_for(guide)
    who = () if "--fra" in rest else ("--fra", giver(guide))
    return guide.page.command("samtykke", *who, *(("--for", services[0]) if services else ("--for", "-")), *rest)


def from_those_who_must(again: tuple[str, ...], reason: Reason, *, guide: Guide) -> tuple[Hint, ...]:
    """Return a command that was refused, from those who must answer by the guide's rules instead of those it named.

    Whoever was named may not answer, whatever role is added. A yes is from them all, a no from any one of them.
    """
    rest = without(again, ("--fra", "--rolle"))
    needed = _who_must(rest, reason, guide=guide)
    answer = next((flag for flag in ("--nei", "--trekk") if flag in rest), "")
    ways = [needed] if not answer else [(role,) for role in needed]
    return tuple(
        (
            guide.page.command(rest[0], *_answering(roles, guide), *rest[1:]),
            guide.page.say(_SAID[answer], who=_people(roles, guide)),
        )
        for roles in ways
        if roles
    )


def without(words: tuple[str, ...], flags: tuple[str, ...]) -> tuple[str, ...]:
    """Return a command without some options and their values."""
    dropped = {place + step for place, word in enumerate(words) if word in flags for step in (0, 1)}
    return tuple(word for place, word in enumerate(words) if place not in dropped)


def giver(guide: Guide) -> str:
    """Return who usually consents: a parent for a child, else the person the case is about.

    A guide that knows such a person, and neither child nor guardians, is about adults, whatever was said of the case.
    """
    grown_up = for_grown_ups(guide.page.process)
    if not grown_up and guide.state.subject in _WITH_PARENTS and _ages(guide).lowest < OF_AGE:
        return _GUARDIAN
    roles = guide.page.process.guideline.roles
    subject = next((role for role in roles if role.kind is RoleKind.SUBJECT), None)
    return subject.id if subject else guide.page.person


def _kind(reason: Reason, guide: Guide) -> ConsentType | None:
    about = reason.gate.about if reason.gate else None
    kinds = guide.page.process.guideline.consent_types
    return next((kind for kind in kinds if kind.id == about), None) or _only(guide)


def _only(guide: Guide) -> ConsentType | None:
    """Return the kind that a consent is of where nothing else is said."""
    kind = kind_given(None, _asking(guide), process=guide.page.process)
    return None if isinstance(kind, Refused) else kind


def _asking(guide: Guide) -> Asking:
    return Asking(guide.state, guide.page.today, guide.track.id if guide.track else MAIN)


def _rule(kind: ConsentType | None, guide: Guide) -> AgeRule | None:
    """Return who gives it: by age, or by the only rule that there is."""
    if kind and len(kind.given_by) == 1:
        return kind.given_by[0]
    return rule_for(kind, _ages(guide))


def _ages(guide: Guide) -> Ages:
    return ages_then(guide.state, guide.page.today)


def _asks_age(kind: ConsentType | None, guide: Guide) -> bool:
    """Tell whether who gives it goes by an age that nobody knows."""
    return goes_by_age(kind, _ages(guide))


def _from(kind: ConsentType | None, guide: Guide) -> tuple[str, ...]:
    """Return who gives it, and as what, where the guide has rules for that."""
    needed = _needed(_rule(kind, guide), guide)
    return _answering(needed, guide) if needed else ("--fra", giver(guide))


def _is_kept_out(kind: ConsentType | None, guide: Guide) -> bool:
    """Tell whether somebody would be asked who is kept out of the case."""
    needed = _needed(_rule(kind, guide), guide)
    guardians = [role.id for role in guide.page.process.guideline.roles if role.kind is RoleKind.GUARDIANS]
    asked = needed or (guardians if giver(guide) == _GUARDIAN else ())
    return not guide.state.kept_out.isdisjoint(asked)


def _needed(rule: AgeRule | None, guide: Guide, *, age: int | None = None) -> tuple[str, ...]:
    old = ages_then(guide.state, guide.page.today, age=age)
    return tuple(one.id for one in who_must(rule, guide.state, process=guide.page.process, old=old))


def _answering(roles: tuple[str, ...], guide: Guide) -> tuple[str, ...]:
    """Return the words that say who answers, and as what."""
    return ("--fra", _people(roles, guide), *(part for role in roles for part in ("--rolle", role)))


def _people(roles: tuple[str, ...], guide: Guide) -> str:
    return listed([_person(role, guide) for role in roles], guide.page.out)


def _person(role_id: str, guide: Guide) -> str:
    """Return what a person in a role may be called: one of the guardians is a parent, others are as the guide says."""
    role = guide.page.process.roles.get(role_id)
    if role is None:
        return role_id
    return _GUARDIAN if role.kind is RoleKind.GUARDIANS else lowered(role.title)


def _who_must(again: tuple[str, ...], reason: Reason, *, guide: Guide) -> tuple[str, ...]:
    """Return the roles of all who must answer: by the rule of the kind and the age, else as the refusal names them."""
    asking, is_no = _asking(guide), bool({"--nei", "--trekk"} & set(again))
    kind = (kind_for if is_no else kind_given)(_value(again, "--type"), asking, process=guide.page.process)
    told = _value(again, "--alder")
    age = int(told) if told and told.isdecimal() else None
    rule = rule_for(kind, ages_then(guide.state, asking.today, age=age)) if not isinstance(kind, Refused) else None
    by_rule = _needed(rule, guide, age=age)
    names = str(dict(reason.arguments).get("names", ""))
    return by_rule or tuple(role.id for role in guide.page.process.guideline.roles if f"«{role.title}»" in names)


def _value(words: tuple[str, ...], flag: str) -> str | None:
    return words[words.index(flag) + 1] if flag in words else None


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
    if service and service.chosen_in_case and not any(name in wanted for name in named):
        unnamed = wanted in {"", service.title, f"«{service.title}»"}
        return (named or None) if unnamed else (wanted,)
    return named or (page.regime(str(gate.subject)),)


def _services_to_ask_for(guide: Guide) -> tuple[str, ...]:
    """Return the services that a consent would be for: those that take part, else those that the guide needs first.

    Nobody is asked for more than the case is about to need; where no step says which, it may be any of the guide's.
    """
    involved = tuple(dict.fromkeys(one.key for one in guide.state.services))
    away = {one.id for part in (guide.agenda.step, guide.agenda.level) if part for one in part.without}
    services = guide.page.process.guideline.services
    named = {one.id: one.title for one in services if not one.chosen_in_case and one.id not in away}
    return involved or tuple(named[one] for one in _needed_first(guide, named)) or tuple(named.values())


def _needed_first(guide: Guide, named: Collection[str]) -> tuple[str, ...]:
    """Return the services, of those named, of the step where the case stands or the first after it that has any."""
    steps = [step for level in guide.page.process.guideline.levels for step in steps_of(level)]
    here = guide.agenda.step.id if guide.agenda.step else None
    ahead = steps[next((place for place, step in enumerate(steps) if step.id == here), 0) :]
    met = ([one.id for one in _brought_in(step) if one.id in named] for step in ahead)
    return tuple(dict.fromkeys(next(filter(None, met), ())))


def _brought_in(step: Step) -> Iterator[Participant]:
    """Give those whom a step brings in, and those it sends something to or shares something with."""
    yield from step.involves
    for sharing in (step.sends, step.shares):
        yield from sharing.to if sharing else ()
