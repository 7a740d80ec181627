"""What mends each thing that can stand in the way of a command: the commands to run, as they can be run."""

import shlex
from collections.abc import Callable, Mapping

from engine.application.reading import COORDINATOR_ONLY
from engine.cases.agenda import OptionKind
from engine.cases.baton import wanted
from engine.cases.conditions import Asking
from engine.cases.refusals import Reason
from engine.cases.service_noes import said_no_to
from engine.cases.shielding import clearers
from engine.console.render.about import word_for
from engine.console.render.brought import words_for
from engine.console.render.consent_hints import consent
from engine.console.render.ground import Guide, Hint, faces_kept_out
from engine.console.render.meeting_hints import call_meeting, evaluate, hold_meeting, view_recorded
from engine.console.render.reasons import called, titles_in
from engine.console.render.shield import clearer, may_clear
from engine.guideline.process import Need
from engine.guideline.vocabulary import RoleKind


def for_reason(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Return the commands that mend one thing that stands in the way; where only another may, who that is."""
    if reason.code in _OF_THE_HOLDER and not guide.coordinates:
        return (guide.hint("tilgang", why="who-can"),)
    if _is_of_shut_step(reason, guide):
        return ()
    mend = _MENDING.get(reason.code)
    return mend(reason, guide) if mend else ()


def _is_of_shut_step(reason: Reason, guide: Guide) -> bool:
    """Tell whether what is missing belongs to a step that is shut: to bring it about is to do what nobody must do."""
    asked = reason.gate is not None and reason.code in guide.missing()
    return asked and reason.code != Need.NOT_SHIELDED.value and faces_kept_out(guide.agenda)


def service_at_hand(reason: Reason, guide: Guide) -> Hint | None:
    """Return how to name a service with one that a consent has just been given for."""
    return _unnamed_service(reason, guide) if reason.code == Need.SERVICE_NAMED.value else None


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
        back = guide.hint("stafett", "--trekk", why="take-back")
        return (back,) if guide.coordinates else (guide.hint("tilgang", why="who-can"),)
    if holder and holder != guide.page.me:
        to = guide.page.handle(holder)
        command = guide.page.command("stafett", "--til", to, *_offering(guide))
        goes_on = command, _holding("hint.confirm", guide)
        return (goes_on, _take(guide)) if guide.coordinates else (goes_on,)
    return (_take(guide),)


def _not_asked(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Show who may answer instead: in practice one can be that person, by `--som`."""
    offer, page = guide.state.offer, guide.page
    if offer is None:
        return (_take(guide),)
    if not page.practice:
        return ()
    handle = page.handle(offer.to_actor)
    out = page.out.given._replace(acting_as=handle)
    command = out.typed(shlex.join(("bti", "stafett", page.number, "--ta-imot")))
    return ((command, page.say("hint.accept-as", who=handle)),)


def _take(guide: Guide) -> Hint:
    code = "hint.baton-kept" if guide.state.coordinator == guide.page.me else "hint.baton"
    return guide.page.command("stafett", "--til", "meg", *_offering(guide)), _holding(code, guide)


def _holding(code: str, guide: Guide) -> str:
    """Return what a command about the stafettholder is for, by the guide's own word for one."""
    own, holder = called(code, guide.page)
    return guide.page.say(own, **holder)


def _offering(guide: Guide) -> tuple[str, ...]:
    """Return what an offer of the baton must say here; on a terminal the command asks for it."""
    if guide.page.out.asks:
        return ()
    return words_for(wanted(Asking(guide.state, guide.page.today), guide.page.process), guide) or ()


def _nothing_to_undo(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Show what is done; a case in which nothing is but that it was opened may have been opened by mistake."""
    log = guide.hint("logg", why="log")
    bare = len(guide.state.acts) <= 1 and guide.state.opened_by == guide.page.me
    return (log, guide.hint("avslutt", *guide.own_words("--grunn"), why="opened-by-mistake")) if bare else (log,)


def _role(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    role = str(reason.gate.subject) if reason.gate else ""
    return guide.hint("rolle", role, "--er", "meg", why="role"), guide.hint("rolle", role, "--senere", why="role-later")


def _advice(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    if guide.agenda.waiting:
        return (guide.hint("droft", "--svar", "-", why="advice"),)
    body = reason.gate.subject if reason.gate else None
    no = said_no_to(body, Asking(guide.state, guide.page.today)) if body else None
    asked = ("--hos", body, *(("--anonymt",) if no else ())) if body else ("--anonymt",)
    return (guide.hint("droft", *asked, why="consult"),)


def _fixed(name: str, *arguments: str, why: str) -> Callable[[Reason, Guide], tuple[Hint, ...]]:
    return lambda _reason, guide: (guide.hint(name, *arguments, why=why),)


def _note(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    return (guide.hint("notat", *guide.own_words(), why="note"),)


def _talk(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    with_whom, page = (reason.gate.about if reason.gate else None) or "barn", guide.page
    if with_whom == "barn" or _is_child(with_whom, guide):
        command = page.command("notat", *guide.own_words(), "--samtale", word_for(guide.state.subject))
        return ((command, page.say("hint.talk", person=page.person)),)
    words = guide.page.command("notat", *guide.own_words(), "--samtale", with_whom)
    return ((words, guide.page.say("hint.talk-with", who=guide.page.name(with_whom))),)


def _is_child(role: str, guide: Guide) -> bool:
    found = guide.page.process.roles.get(role)
    return found is not None and found.kind is RoleKind.CHILD


def _tracks(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Go on in each of the tracks that are open."""
    return tuple(
        one.hint("neste", why="complete") if _is_plain(one) else one.hint("neste", why="choose")
        for one in guide.open_tracks()
    )


def _is_plain(guide: Guide) -> bool:
    return guide.agenda.step is not None and not guide.agenda.step.answers


def _shielded(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Set the step aside, or record who has cleared it."""
    found: list[Hint] = []
    if any(option.kind is OptionKind.SKIP and option.is_open for option in guide.agenda.options):
        found.append(guide.hint("neste", "--hopp-over", *guide.own_words("--grunn"), why="set-aside"))
    return (*found, *_clear(_reason, guide))


def _clear(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Record who has cleared it, for those who may."""
    page = guide.page
    if not may_clear(guide.state, page):
        return ()
    return tuple(
        (page.command("meld", "--klarert-av", one), page.say("hint.cleared", who=clearer(one, page)))
        for one in clearers(page.process)
    )


def _clear_for(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Clear it for each of those who are kept out, by whom the command names; first for the first of them."""
    page, by = guide.page, clearers(guide.page.process)
    return tuple(
        (page.command("meld", "--klarert-av", by[0], "--gjelder", title), page.say("hint.cleared-for", who=title))
        for title in titles_in(str(dict(reason.arguments)["names"]))
        if by
    )


def _consent(reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Ask for the consent; where that is to ask somebody who is kept out, it must be cleared first."""
    return consent(reason, guide) or _clear(reason, guide)


def _weigh(_reason: Reason, guide: Guide) -> tuple[Hint, ...]:
    """Take up anew who has the baton: the one who has it now may well go on."""
    holder = guide.state.coordinator
    if holder is None:
        return (_take(guide),)
    to = "meg" if holder == guide.page.me else guide.page.handle(holder)
    return (guide.hint("stafett", "--til", to, *_offering(guide), why="weigh"),)


_OF_THE_HOLDER = frozenset(
    (
        Need.CONSENT.value,
        Need.CONSENT_VALID.value,
        Need.CONSENT_REFUSED.value,
        Need.SERVICE_CONSENT.value,
        COORDINATOR_ONLY,
        "case-closed",
        "case-rests",
    )
)
"""What only the one who has the baton can mend, where there is one."""

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
    Need.COORDINATOR_WEIGHED.value: _weigh,
    Need.CHECKLIST.value: _fixed("sjekk", why="checklist"),
    Need.SERVICES_AT_LEAST.value: _fixed("tjeneste", why="services-more"),
    Need.REPORTED.value: _fixed("meld", why="report"),
    Need.TRACKS_FINISHED.value: _tracks,
    Need.NOT_SHIELDED.value: _shielded,
    **dict.fromkeys(("renew-which", "log-refused"), _fixed("samtykke", "--vis", why="consents")),
    "no-such-line": _fixed("sjekk", why="checklist"),
    "nothing-to-tick": _fixed("sjekk", why="checklist"),
    **dict.fromkeys(("not-cleared-by", "meeting-without-whom", "wish-of-kept-out"), _clear),
    **dict.fromkeys(("cleared-for-whom", "not-cleared-for"), _clear_for),
    "not-to-be-present": _fixed("vis", why="show"),
    **dict.fromkeys(("not-to-be-invited", "not-to-have-minutes", "meeting-not-moved"), _fixed("vis", why="show")),
    "no-meeting-called": call_meeting,
    "meeting-called": _fixed("vis", why="show"),
    "unknown-track": _fixed("vis", why="show"),
    "already-involved": _fixed("tjeneste", why="services"),
    "service-not-involved": _fixed("tjeneste", why="services"),
    "side-work-begun": _fixed("vis", why="show-beside"),
    "case-closed": _fixed("gjenapne", "--grunn", "-", why="reopen"),
    "case-rests": _fixed("overfor", "--tilbake", "--grunn", "-", why="take-up"),
    "case-does-not-rest": _fixed("vis", why="show"),
    **dict.fromkeys(("hand-over-to", "hand-over-ending"), _fixed("vis", why="show")),
    "answer-needed": _fixed("vis", why="answers"),
    "resting-place": _fixed("vis", why="answers"),
    "consent-before-no": _fixed("samtykke", "--vis", why="consents"),
    "consent-without-service": _fixed("tjeneste", why="services"),
    "service-needs-name": _fixed("tjeneste", why="services"),
    "unknown-service": _fixed("tjeneste", why="services"),
    "unknown-fact": _fixed("kjennetegn", why="fact"),
    "unknown-value": _fixed("kjennetegn", why="fact"),
    "unknown-role": _fixed("rolle", why="roles"),
    "unknown-service-or-body": _fixed("rolle", why="roles"),
    "role-is-a-person": _fixed("rolle", why="roles"),
    "role-bound-twice": _fixed("rolle", why="roles"),
    "role-is-coordinator": _baton,
    "baton-already-offered": _baton,
    "no-offer-to-you": _not_asked,
    **dict.fromkeys(
        (
            "no-such-measure",
            "nothing-changes",
            "measure-ends-first",
            "measure-is-past",
            "measure-named-twice",
            "effect-of-another",
        ),
        _fixed("tiltak", why="measures"),
    ),
    "consult-whom": _fixed("droft", why="bodies"),
    "unknown-body": _fixed("droft", why="bodies"),
    "undo-not-yours": _fixed("logg", why="log"),
    "nothing-to-undo": _nothing_to_undo,
    "nothing-to-redo": _fixed("logg", why="log"),
}
