"""`bti samtykke`: give, refuse or withdraw consent."""

from typing import TypedDict, Unpack

from engine.cases.commands import GiveConsent, RefuseConsent, WithdrawConsent
from engine.cases.vocabulary import ConsentForm
from engine.console.finish import do
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.prompts import ask, can_ask, free_text


class Said(TypedDict):
    """What was given on the command line."""

    given_by: str | None
    services: tuple[str, ...]
    left_out: tuple[str, ...]
    oral: bool
    until: str | None
    refused: bool
    withdrawn: bool
    reason: str | None


@changing("samtykke")
@option("--fra", "given_by", metavar="HVEM", help="opt.consent-from")
@option("--for", "services", metavar="TJENESTE", multiple=True, help="opt.consent-for")
@option("--unntatt", "left_out", metavar="TJENESTE", multiple=True, help="opt.consent-except")
@option("--muntlig", "oral", is_flag=True, help="opt.consent-oral")
@option("--til", "until", metavar="DATO", help="opt.consent-until")
@option("--nei", "refused", is_flag=True, help="opt.consent-no")
@option("--trekk", "withdrawn", is_flag=True, help="opt.consent-withdraw")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Record the answer to the question of consent."""
    session = call.session
    if said["refused"] and said["withdrawn"]:
        raise session.usage("one-of", flags="--nei, --trekk")
    named = said["given_by"] if said["given_by"] is not None else ask(session, "--fra", question="ask.from")
    who = free_text(session, named)
    services = said["services"]
    if said["refused"]:
        reason = free_text(session, said["reason"]) if said["reason"] is not None else None
        return do(call, RefuseConsent(given_by=who, services=services, reason=reason))
    if said["withdrawn"]:
        return do(call, WithdrawConsent(withdrawn_by=who, services=services))
    if not services and can_ask(session):
        services = (ask(session, "--for", question="ask.for"),)
    given = GiveConsent(
        consent_id=session.world().ids.new(),
        given_by=who,
        services=services,
        left_out=said["left_out"],
        form=ConsentForm.ORAL if said["oral"] else ConsentForm.WRITTEN,
        expires_on=call.day(said["until"]),
    )
    return do(call, given)
