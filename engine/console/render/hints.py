"""What to run next: at most two commands, computed from where the case stands, runnable as they are printed.

Where a command needs the user's own words it is printed as it asks for them: on a terminal the bare command, which
opens the editor; anywhere else with `-`, which reads standard input. No hint makes up an answer.
"""

import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from engine.cases.agenda import Option, OptionKind
from engine.cases.refusals import Reason, Refused
from engine.cases.state import CaseStatus
from engine.cases.vocabulary import SubjectKind
from engine.console.render.ground import Guide, Hint
from engine.console.render.meeting_hints import evaluate, hold_meeting, view_recorded
from engine.guideline.process import Need
from engine.guideline.vocabulary import RoleKind

MOST = 2
_FAMILY = (RoleKind.CHILD, RoleKind.GUARDIANS)


def next_commands(guide: Guide) -> tuple[Hint, ...]:
    """Return what to run next: an answer somebody waits for, what is missing, or the step itself."""
    if guide.state.status is CaseStatus.CLOSED:
        return (guide.hint("logg", why="log"),)
    return tuple(dict.fromkeys(_next(guide)))[:MOST]


def after_undoing(guide: Guide) -> tuple[Hint, ...]:
    """Return what to run after an undo: redo, or go on."""
    return (guide.hint("angre", "--om", why="redo"), *next_commands(guide))[:MOST]


def after_refusal(refused: Refused, guide: Guide, *, again: tuple[str, ...] = ()) -> tuple[Hint, ...]:
    """Return what to run after a refusal. `again` is the command that was refused, without the case."""
    found: list[Hint] = []
    for reason in refused.reasons:
        if reason.code == Need.REASON.value and again:
            found.append((guide.page.command(*again, "--grunn", "-"), guide.page.say("hint.reason")))
        else:
            found += for_reason(reason, guide)
    return tuple(dict.fromkeys(found))[:MOST] or (guide.hint("vis", why="show"),)


def for_reason(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Return the commands that mend one thing that stands in the way."""
    mend = _MENDING.get(reason.code)
    return mend(reason, guide) if mend else ()


def _next(guide: Guide) -> Iterator[Hint]:
    offer = guide.state.offer
    if offer and offer.to_actor == guide.page.me:
        yield guide.hint("stafett", "--ta-imot", why="accept")
        yield guide.hint("stafett", "--nei", why="decline")
    yield from _service_at_hand(guide)
    options = guide.agenda.options
    ways = [option for option in options if option.is_open]
    if not ways:
        mending = [hint for option in options for reason in option.missing for hint in for_reason(reason, guide)]
        yield from mending or [guide.hint("vis", why="show")]
    elif guide.agenda.step is None:
        yield from (_rest(option, guide) for option in ways)
    elif [option.kind for option in ways if option.kind is not OptionKind.SKIP] == [OptionKind.COMPLETE]:
        yield guide.hint("neste", why="complete")
    else:
        yield from _choices(ways, guide)


def _service_at_hand(guide: Guide) -> Iterator[Hint]:
    """Name the service that a consent has just been given for, where a way on asks for it."""
    for option in guide.agenda.options:
        for reason in option.missing:
            service = _unnamed_service(reason, guide) if reason.code == Need.SERVICE_NAMED.value else None
            if service:
                yield service


def _choices(ways: list[Option], guide: Guide) -> Iterator[Hint]:
    """On a terminal the command asks; anywhere else an answer must be given, so each is a command of its own."""
    answers = [option for option in ways if option.kind is OptionKind.ANSWER]
    if guide.page.out.is_terminal and answers:
        yield guide.hint("neste", why="choose")
        return
    if not answers:
        yield guide.hint("neste", "--hopp-over", *_reason_words(guide), why="skip")
    numbers = [option.number for option in answers]
    for option in answers:
        to = ("--til", option.target or "") if numbers.count(option.number) > 1 else ()
        command = guide.page.command("neste", "--valg", str(option.number), *to)
        yield command, guide.page.say("hint.answer", title=option.title)


def _rest(option: Option, guide: Guide) -> Hint:
    name = guide.page.process.levels.get(option.trigger.removeprefix("go:"))
    target = name.label if name else option.title
    command = guide.page.command("neste", "--til", target, *_reason_words(guide))
    return command, guide.page.say("hint.move", to=guide.page.place(option.dest))


def _reason_words(guide: Guide) -> tuple[str, ...]:
    return guide.own_words("--grunn")


def _consent(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    gate = reason.gate
    who = giver(guide)
    form = guide.hint("skriv", "samtykke", why="form")
    if gate and gate.need is Need.SERVICE_CONSENT:
        return _service_consent(reason, who, guide=guide)
    services = _services_to_ask_for(guide)
    given = tuple(part for service in services for part in ("--for", service)) or guide.own_words("--for")
    return guide.hint("samtykke", "--fra", who, *given, why="consent"), form


def _service_consent(reason: Reason, who: str, *, guide: Guide) -> tuple[Hint, ...]:
    page, subject = guide.page, str(reason.gate.subject) if reason.gate else ""
    named = [one.name for one in guide.state.services if one.service == subject and one.name]
    service = page.process.services.get(subject)
    wanted = str(dict(reason.arguments).get("names", ""))
    if service and service.chosen_in_case and not named:
        if wanted in {"", service.title, f"«{service.title}»"}:
            return (guide.hint("tjeneste", why="services"),)
        named = [wanted]
    names = named or [page.name(subject)]
    given = tuple(part for name in names for part in ("--for", name))
    return guide.hint("samtykke", "--fra", who, *given, why="consent"), guide.hint("skriv", "samtykke", why="form")


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


def _services_to_ask_for(guide: Guide) -> tuple[str, ...]:
    """Return the services that a consent would be for: those that take part, else the guide's own named ones."""
    involved = tuple(dict.fromkeys(one.key for one in guide.state.services))
    named = tuple(one.title for one in guide.page.process.guideline.services if not one.chosen_in_case)
    return involved or named


def _service(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Name the service with one that the consent covers already; else show how."""
    return (_unnamed_service(reason, guide) or guide.hint("tjeneste", why="services"),)


def _unnamed_service(reason: Reason, guide: Guide) -> Hint | None:
    known = {one.casefold() for one in (*guide.page.process.services, *guide.page.process.bodies)}
    free = [
        name
        for consent in guide.state.valid_consents(guide.page.today)
        for name in consent.services
        if name.casefold() not in known and all(one.name != name for one in guide.state.services)
    ]
    if not free or reason.gate is None:
        return None
    return guide.hint("tjeneste", guide.page.name(str(reason.gate.subject)), "--er", free[0], why="service")


def _baton(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    offer, holder = guide.state.offer, guide.state.coordinator
    if offer and offer.to_actor == guide.page.me:
        return guide.hint("stafett", "--ta-imot", why="accept"), guide.hint("stafett", "--nei", why="decline")
    if offer:
        return (guide.hint("stafett", "--trekk", why="take-back"),)
    if holder and holder != guide.page.me:
        return guide.hint("stafett", "--til", guide.page.handle(holder), why="confirm"), _take(guide)
    return (_take(guide),)


def _not_asked(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Show who may answer instead: in practice one can be that person, by `--som`."""
    offer, page = guide.state.offer, guide.page
    if offer is None:
        return (_take(guide),)
    if not page.practice:
        return ()
    handle = page.handle(offer.to_actor)
    out = replace(page.out.given, acting_as=handle)
    command = out.typed(shlex.join(("bti", "stafett", page.number, "--ta-imot")))
    return ((command, page.say("hint.accept-as", who=handle)),)


def _take(guide: Guide) -> Hint:
    return guide.hint("stafett", "--til", "meg", why="baton")


def _role(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    role = str(reason.gate.subject) if reason.gate else ""
    return guide.hint("rolle", role, "--er", "meg", why="role"), guide.hint("rolle", role, "--senere", why="role-later")


def _advice(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    if guide.agenda.waits_for_advice:
        return (guide.hint("droft", "--svar", "-", why="advice"),)
    body = reason.gate.subject if reason.gate else None
    asked = ("--hos", body) if body else ("--anonymt",)
    return (guide.hint("droft", *asked, why="consult"),)


def _fixed(name: str, *arguments: str, why: str) -> Callable[[Reason, Guide], tuple[Hint, ...]]:
    return lambda _reason, guide: (guide.hint(name, *arguments, why=why),)


def _note(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    return (guide.hint("notat", *guide.own_words(), why="note"),)


def _talk(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    return (guide.hint("notat", *guide.own_words(), "--samtale", "barn", why="talk"),)


_MENDING: Mapping[str, Callable[[Reason, Guide], tuple[Hint, ...]]] = {
    Need.CONSENT.value: _consent,
    Need.CONSENT_VALID.value: _consent,
    Need.CONSENT_REFUSED.value: _consent,
    Need.SERVICE_CONSENT.value: _consent,
    Need.SERVICE_NAMED.value: _service,
    Need.COORDINATOR.value: _baton,
    Need.COORDINATOR_SETTLED.value: _baton,
    Need.ROLE_NAMED.value: _role,
    Need.MEETING_HELD.value: hold_meeting,
    Need.NEXT_MEETING.value: hold_meeting,
    Need.MINUTES.value: hold_meeting,
    Need.MEASURE_RUNNING.value: _fixed("tiltak", why="measure"),
    Need.EVALUATED.value: evaluate,
    Need.MEASURES_EVALUATED.value: evaluate,
    Need.VIEW_RECORDED.value: view_recorded,
    Need.ADVICE.value: _advice,
    Need.CHILD_TALK.value: _talk,
    Need.NOTE.value: _note,
    Need.FACT_IS.value: _fixed("kjennetegn", why="fact"),
    Need.FACT_IS_NOT.value: _fixed("kjennetegn", why="fact"),
    "case-closed": _fixed("gjenapne", "--grunn", "-", why="reopen"),
    "answer-needed": _fixed("vis", why="answers"),
    "resting-place": _fixed("vis", why="answers"),
    "consent-without-service": _fixed("tjeneste", why="services"),
    "service-needs-name": _fixed("tjeneste", why="services"),
    "unknown-service": _fixed("tjeneste", why="services"),
    "unknown-fact": _fixed("kjennetegn", why="fact"),
    "unknown-value": _fixed("kjennetegn", why="fact"),
    "unknown-role": _fixed("rolle", why="roles"),
    "role-is-coordinator": _baton,
    "baton-already-offered": _baton,
    "no-offer-to-you": _not_asked,
    "no-such-measure": _fixed("tiltak", why="measures"),
    "no-consultation": _fixed("droft", why="bodies"),
    "consult-whom": _fixed("droft", why="bodies"),
    "unknown-body": _fixed("droft", why="bodies"),
    "undo-not-yours": _fixed("logg", why="log"),
    "nothing-to-undo": _fixed("logg", why="log"),
    "nothing-to-redo": _fixed("logg", why="log"),
}
