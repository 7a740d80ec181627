"""`bti samtykke`: give, renew, refuse or withdraw consent, and list them all with what has become of each."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

import click

from engine.application.consents import Recorded, recorded
from engine.application.queries import CaseView, case
from engine.cases.commands import GiveConsent, RefuseConsent, RenewConsent, WithdrawConsent
from engine.cases.vocabulary import ConsentForm
from engine.console import codes
from engine.console.consent_rules import Age, by_the_rules, with_end
from engine.console.doing import do
from engine.console.finish import guide_of, mark_practice, page_of, view_of
from engine.console.localised import Number, option
from engine.console.options import Call, on_a_track
from engine.console.prompts import STANDARD_INPUT, ask, can_ask, free_text, read_lines
from engine.console.render.consent_hints import an_example
from engine.console.render.consents import show_consents
from engine.console.render.consents_data import consents_data
from engine.console.render.done import show_consents_left, show_done
from engine.console.render.page import either

_FORMS = (ConsentForm.WRITTEN, ConsentForm.ORAL)
_FLAGS = {
    "shown": "--vis",
    "refused": "--nei",
    "withdrawn": "--trekk",
    "renewed": "--forny",
    "given_by": "--fra",
    "services": "--for",
    "left_out": "--unntatt",
    "oral": "--muntlig",
    "written": "--skriftlig",
    "until": "--til",
    "for_whom": "--pa-vegne-av",
    "language": "--pa-sprak",
    "interpreter": "--tolk",
    "scopes": "--gjelder",
    "kind": "--type",
    "roles": "--rolle",
    "age": "--alder",
    "place": "--nr",
    "reason": "--grunn",
}
_OF_A_NO = ("left_out", "oral", "written", "until", "for_whom", "language", "interpreter")
_APART = {
    "shown": tuple(name for name in _FLAGS if name != "shown"),
    "refused": ("withdrawn", "renewed", "place", *_OF_A_NO),
    "withdrawn": ("renewed", *_OF_A_NO),
    "renewed": ("scopes", "reason"),
    "oral": ("written",),
}
"""What does not go together: an option, and those of which nothing would come beside it."""

Answer = GiveConsent | RenewConsent | RefuseConsent | WithdrawConsent


class Rules(TypedDict):
    """What was told that a guide's rules of consent may ask for."""

    consent_type: str | None
    given_as: tuple[str, ...]
    age: int | None


class Told(TypedDict):
    """What was told of how a consent was given."""

    consent_id: str
    left_out: tuple[str, ...]
    form: ConsentForm | None
    for_whom: str | None
    language: str | None
    interpreter: str | None


class Said(TypedDict):
    """What was given on the command line."""

    given_by: str | None
    services: tuple[str, ...]
    left_out: tuple[str, ...]
    oral: bool
    written: bool
    until: str | None
    for_whom: str | None
    language: str | None
    interpreter: str | None
    scopes: tuple[str, ...]
    refused: bool
    withdrawn: bool
    renewed: bool
    place: int | None
    reason: str | None
    kind: str | None
    roles: tuple[str, ...]
    age: int | None
    shown: bool


@on_a_track("samtykke")
@option("--fra", "given_by", metavar="HVEM", help="opt.consent-from")
@option("--pa-vegne-av", "for_whom", metavar="HVEM", help="opt.consent-behalf")
@option("--for", "services", metavar="TJENESTE|-", multiple=True, help="opt.consent-for")
@option("--unntatt", "left_out", metavar="TJENESTE", multiple=True, help="opt.consent-except")
@option("--muntlig", "oral", is_flag=True, help="opt.consent-oral")
@option("--skriftlig", "written", is_flag=True, help="opt.consent-written")
@option("--pa-sprak", "language", metavar="TEKST", help="opt.consent-language")
@option("--tolk", "interpreter", metavar="HVEM", help="opt.consent-interpreter")
@option("--til", "until", metavar="DATO", help="opt.consent-until")
@option("--type", "kind", metavar="TYPE", help="opt.consent-type")
@option("--gjelder", "scopes", metavar="TEKST", multiple=True, help="opt.consent-purpose")
@option("--rolle", "roles", metavar="ROLLE", multiple=True, help="opt.consent-role")
@option("--alder", "age", type=Age(), help="opt.consent-age")
@option("--nei", "refused", is_flag=True, help="opt.consent-no")
@option("--trekk", "withdrawn", is_flag=True, help="opt.consent-withdraw")
@option("--forny", "renewed", is_flag=True, help="opt.consent-renew")
@option("--nr", "place", metavar="N", type=Number(1), help="opt.consent-number")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--vis", "shown", is_flag=True, help="opt.consent-list")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Record the answer to the question of consent, or list what has been answered."""
    _check(call, said)
    if said["shown"]:
        return _list(call)
    who = free_text(call.session, _giver(call, said))
    answer = _no(call, said, who=who) if said["refused"] or said["withdrawn"] else _yes(call, said, who=who)
    return _do(call, by_the_rules(call, answer), said=said)


def _check(call: Call, said: Said) -> None:
    """Stop where options are given that do not go together."""
    given = [name for name, value in said.items() if value not in (None, False, ())]
    for name, others in _APART.items():
        clash = [other for other in others if other in given]
        if name in given and clash:
            raise call.session.usage("one-of", flags=_either((name, clash[0]), call))
    if said["place"] is not None and not (said["renewed"] or said["withdrawn"]):
        raise call.session.usage("none-of", flags=_either(("renewed", "withdrawn"), call))


def _either(names: Iterable[str], call: Call) -> str:
    return either([_FLAGS[name] for name in names], call.session.output)


def _list(call: Call) -> int:
    """List the consents with their numbers, all that was told of each, and what has become of it."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    page, found = page_of(call.session, view), recorded(view.events, view.today)
    if page.out.json:
        page.out.data(consents_data(found))
        return codes.DONE
    mark_practice(call.session)
    show_consents(found, page)
    return codes.DONE


def _no(call: Call, said: Said, *, who: str) -> RefuseConsent | WithdrawConsent:
    services, scopes = _named(call, said["services"]), said["scopes"]
    rules = _rules(said)
    reason = free_text(call.session, said["reason"]) if said["reason"] is not None else None
    if said["withdrawn"]:
        one = _numbered(call, said["place"])
        return WithdrawConsent(
            withdrawn_by=who, consent_id=one, services=services, scopes=scopes, reason=reason, **rules
        )
    return RefuseConsent(given_by=who, services=services, reason=reason, scopes=scopes, **rules)


def _yes(call: Call, said: Said, *, who: str) -> GiveConsent | RenewConsent:
    services, until = _named(call, said["services"]), call.day(said["until"])
    if said["renewed"]:
        old = _numbered(call, said["place"])
        told, rules = _told(call, said), _rules(said)
        new = RenewConsent(given_by=who, renews=old, services=services, expires_on=until, **told, **rules)
        return with_end(call, new)
    return GiveConsent(
        given_by=who,
        services=services or _apart(call, (ask(call.session, "--for", question="ask.for"),)),
        scopes=said["scopes"],
        expires_on=until,
        **_told(call, said),
        **_rules(said),
    )


def _rules(said: Said) -> Rules:
    return Rules(consent_type=said["kind"], given_as=said["roles"], age=said["age"])


def _told(call: Call, said: Said) -> Told:
    return Told(
        consent_id=call.session.world().ids.new(),
        left_out=_apart(call, said["left_out"]),
        form=_form(call, said),
        for_whom=said["for_whom"],
        language=said["language"],
        interpreter=said["interpreter"],
    )


def _numbered(call: Call, number: int | None) -> str | None:
    """Return the id of the consent with this number in the list. Raises a usage error where there is none."""
    if number is None:
        return None
    view = case(call.session.world(), call.number)
    found: tuple[Recorded, ...] = recorded(view.events, view.today) if isinstance(view, CaseView) else ()
    named = next((one.id for one in found if one.number == number), None)
    if named is None:
        raise call.session.usage("no-such-consent", number=number, case=call.number)
    return named


def _do(call: Call, answer: Answer, *, said: Said) -> int:
    """Record the answer, and tell what came of it; a hint may add to the command as it was given."""
    is_yes = isinstance(answer, GiveConsent | RenewConsent)
    return do(call, answer, again=_again(answer, said), tell=show_done if is_yes else show_consents_left)


def _again(answer: Answer, said: Said) -> tuple[str, ...]:
    """Return the command as it was given, for a hint that adds to it."""
    told = answer if isinstance(answer, GiveConsent | RenewConsent) else None
    pairs = (
        ("--fra", answer.withdrawn_by if isinstance(answer, WithdrawConsent) else answer.given_by),
        *(("--for", name) for name in answer.services),
        *(("--unntatt", name) for name in (told.left_out if told else ())),
        ("--pa-vegne-av", said["for_whom"]),
        ("--pa-sprak", said["language"]),
        ("--tolk", said["interpreter"]),
        ("--type", said["kind"]),
        *(("--gjelder", one) for one in said["scopes"]),
        *(("--rolle", role) for role in answer.given_as),
        ("--alder", str(answer.age) if answer.age is not None else None),
        ("--til", said["until"]),
        ("--nr", str(said["place"]) if said["place"] else None),
        ("--grunn", said["reason"]),
    )
    flags = (
        ("--muntlig", said["oral"]),
        ("--skriftlig", said["written"]),
        ("--nei", said["refused"]),
        ("--trekk", said["withdrawn"]),
        ("--forny", said["renewed"]),
    )
    bare = (flag for flag, is_given in flags if is_given)
    return ("samtykke", *(part for flag, value in pairs if value is not None for part in (flag, value)), *bare)


def _giver(call: Call, said: Said) -> str:
    """Return who answered; where nobody can be asked and a consent names no service either, both are missing."""
    session = call.session
    given = not (said["refused"] or said["withdrawn"] or said["renewed"])
    if given and not said["services"] and not can_ask(session):
        raise _incomplete(call, said)
    return said["given_by"] if said["given_by"] is not None else ask(session, "--fra", question="ask.from")


def _incomplete(call: Call, said: Said) -> click.UsageError:
    """Return the error of a consent that names no service, with a whole line to go by where the case can give one."""
    session, code = call.session, "missing-answer"
    told = {"flag": "--for", "question": session.say("ask.for")}
    if said["given_by"] is None:
        code, told = "missing-answers", {"flags": "--fra HVEM --for TJENESTE", "second": told["question"]}
        told["question"] = session.say("ask.from")
    view = case(session.world(), call.number)
    guide = guide_of(view, page_of(session, view, track=call.track)) if isinstance(view, CaseView) else None
    line = an_example((*call.typed, *call.beside), guide) if guide else None
    return session.misused(code, (line, "hint.consent-like"), **told) if line else session.usage(code, **told)


def _form(call: Call, said: Said) -> ConsentForm | None:
    """Return how the consent was given; None where nobody said: that is never made up."""
    if said["oral"] or said["written"]:
        return ConsentForm.ORAL if said["oral"] else ConsentForm.WRITTEN
    if not can_ask(call.session):
        return None
    words = {call.session.say(f"form.{form or 'unknown'}"): form for form in (*_FORMS, None)}
    return words[ask(call.session, "--skriftlig", question="ask.form", choices=list(words))]


def _named(call: Call, services: tuple[str, ...]) -> tuple[str, ...]:
    """Return the services that were named; `-` reads them from standard input, one a line."""
    if STANDARD_INPUT not in services:
        return _apart(call, services)
    typed = tuple(name for name in services if name != STANDARD_INPUT)
    return _apart(call, typed + read_lines(call.session, "--for"))


def _apart(call: Call, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return `PPT,BUP` as two services; a title of the guide that holds a comma is one."""
    if not any("," in name for name in names):
        return names
    found = case(call.session.world(), call.number)
    named = found.process.guideline.services if isinstance(found, CaseView) else ()
    titles = {one.title.casefold() for one in named}
    parts = (part for name in names for part in ([name] if name.casefold() in titles else name.split(",")))
    return tuple(part.strip() for part in parts if part.strip())
