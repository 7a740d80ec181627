"""`bti samtykke`: give, refuse or withdraw consent."""

from typing import TypedDict, Unpack

from engine.application.queries import CaseView, case
from engine.cases.commands import GiveConsent, RefuseConsent, WithdrawConsent
from engine.cases.vocabulary import ConsentForm
from engine.console.consent_rules import Age, by_the_rules
from engine.console.doing import do
from engine.console.localised import option
from engine.console.options import Call, on_a_track
from engine.console.prompts import STANDARD_INPUT, ask, can_ask, free_text, read_lines
from engine.console.render.done import show_consents_left, show_done

_FORMS = (ConsentForm.WRITTEN, ConsentForm.ORAL)


Answer = GiveConsent | RefuseConsent | WithdrawConsent


class Rules(TypedDict):
    """What was told that a guide's rules of consent may ask for."""

    consent_type: str | None
    given_as: tuple[str, ...]
    age: int | None


class Said(TypedDict):
    """What was given on the command line."""

    given_by: str | None
    services: tuple[str, ...]
    left_out: tuple[str, ...]
    oral: bool
    written: bool
    until: str | None
    refused: bool
    withdrawn: bool
    reason: str | None
    kind: str | None
    roles: tuple[str, ...]
    age: int | None


@on_a_track("samtykke")
@option("--fra", "given_by", metavar="HVEM", help="opt.consent-from")
@option("--for", "services", metavar="TJENESTE|-", multiple=True, help="opt.consent-for")
@option("--unntatt", "left_out", metavar="TJENESTE", multiple=True, help="opt.consent-except")
@option("--muntlig", "oral", is_flag=True, help="opt.consent-oral")
@option("--skriftlig", "written", is_flag=True, help="opt.consent-written")
@option("--til", "until", metavar="DATO", help="opt.consent-until")
@option("--type", "kind", metavar="TYPE", help="opt.consent-type")
@option("--rolle", "roles", metavar="ROLLE", multiple=True, help="opt.consent-role")
@option("--alder", "age", type=Age(), help="opt.consent-age")
@option("--nei", "refused", is_flag=True, help="opt.consent-no")
@option("--trekk", "withdrawn", is_flag=True, help="opt.consent-withdraw")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Record the answer to the question of consent."""
    session = call.session
    if said["refused"] and said["withdrawn"]:
        raise session.usage("one-of", flags="--nei eller --trekk")
    if said["oral"] and said["written"]:
        raise session.usage("one-of", flags="--muntlig eller --skriftlig")
    who = free_text(session, _giver(call, said))
    services = _named(call, said["services"])
    rules = Rules(consent_type=said["kind"], given_as=said["roles"], age=said["age"])
    if said["refused"]:
        reason = free_text(session, said["reason"]) if said["reason"] is not None else None
        refused = RefuseConsent(given_by=who, services=services, reason=reason, **rules)
        return _do(call, by_the_rules(call, refused), said=said)
    if said["withdrawn"]:
        return _do(call, by_the_rules(call, WithdrawConsent(withdrawn_by=who, services=services, **rules)), said=said)
    given = GiveConsent(
        consent_id=session.world().ids.new(),
        given_by=who,
        services=services or _apart(call, (ask(session, "--for", question="ask.for"),)),
        left_out=_apart(call, said["left_out"]),
        form=_form(call, said),
        expires_on=call.day(said["until"]),
        **rules,
    )
    return _do(call, by_the_rules(call, given), said=said)


def _do(call: Call, answer: Answer, *, said: Said) -> int:
    """Record the answer, and tell what came of it; a hint may add to the command as it was given."""
    tell = show_done if isinstance(answer, GiveConsent) else show_consents_left
    return do(call, answer, again=_again(answer, said), tell=tell)


def _again(answer: Answer, said: Said) -> tuple[str, ...]:
    """Return the command as it was given, for a hint that adds to it."""
    pairs = (
        ("--fra", answer.withdrawn_by if isinstance(answer, WithdrawConsent) else answer.given_by),
        *(("--for", name) for name in answer.services),
        *(("--unntatt", name) for name in (answer.left_out if isinstance(answer, GiveConsent) else ())),
        ("--type", said["kind"]),
        *(("--rolle", role) for role in answer.given_as),
        ("--alder", str(answer.age) if answer.age is not None else None),
        ("--til", said["until"]),
        ("--grunn", answer.reason if isinstance(answer, RefuseConsent) else None),
    )
    flags = (
        ("--muntlig", said["oral"]),
        ("--skriftlig", said["written"]),
        ("--nei", said["refused"]),
        ("--trekk", said["withdrawn"]),
    )
    bare = (flag for flag, is_given in flags if is_given)
    return ("samtykke", *(part for flag, value in pairs if value is not None for part in (flag, value)), *bare)


def _giver(call: Call, said: Said) -> str:
    """Return who answered; where nobody can be asked and a consent names no service either, both are missing."""
    session = call.session
    if said["given_by"] is not None:
        return said["given_by"]
    given = not (said["refused"] or said["withdrawn"])
    if given and not said["services"] and not can_ask(session):
        questions = {"question": session.say("ask.from"), "second": session.say("ask.for")}
        raise session.usage("missing-answers", flags="--fra HVEM --for TJENESTE", **questions)
    return ask(session, "--fra", question="ask.from")


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
