"""`bti samtykke`: give, refuse or withdraw consent."""

from typing import TypedDict, Unpack

from engine.cases.commands import GiveConsent, RefuseConsent, WithdrawConsent
from engine.cases.vocabulary import ConsentForm
from engine.console.doing import do
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.prompts import STANDARD_INPUT, ask, can_ask, free_text, read_lines
from engine.console.render.done import show_consents_left

_FORMS = (ConsentForm.WRITTEN, ConsentForm.ORAL)


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


@changing("samtykke")
@option("--fra", "given_by", metavar="HVEM", help="opt.consent-from")
@option("--for", "services", metavar="TJENESTE|-", multiple=True, help="opt.consent-for")
@option("--unntatt", "left_out", metavar="TJENESTE", multiple=True, help="opt.consent-except")
@option("--muntlig", "oral", is_flag=True, help="opt.consent-oral")
@option("--skriftlig", "written", is_flag=True, help="opt.consent-written")
@option("--til", "until", metavar="DATO", help="opt.consent-until")
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
    named = said["given_by"] if said["given_by"] is not None else ask(session, "--fra", question="ask.from")
    who = free_text(session, named)
    services = _named(call, said["services"])
    if said["refused"]:
        reason = free_text(session, said["reason"]) if said["reason"] is not None else None
        return do(call, RefuseConsent(given_by=who, services=services, reason=reason), tell=show_consents_left)
    if said["withdrawn"]:
        return do(call, WithdrawConsent(withdrawn_by=who, services=services), tell=show_consents_left)
    given = GiveConsent(
        consent_id=session.world().ids.new(),
        given_by=who,
        services=services or (ask(session, "--for", question="ask.for"),),
        left_out=said["left_out"],
        form=_form(call, said),
        expires_on=call.day(said["until"]),
    )
    return do(call, given)


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
        return services
    return tuple(name for name in services if name != STANDARD_INPUT) + read_lines(call.session, "--for")
