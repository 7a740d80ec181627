"""`bti samtykke`: give, refuse or withdraw consent."""

from typing import TypedDict, Unpack

import click

from engine.application.queries import CaseView, case
from engine.cases.commands import GiveConsent, RefuseConsent, WithdrawConsent
from engine.cases.vocabulary import ConsentForm
from engine.console.consent_rules import by_the_rules
from engine.console.doing import do
from engine.console.localised import option
from engine.console.options import Call, on_a_track
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
@option("--alder", "age", type=click.IntRange(0, 120), help="opt.consent-age")
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
    if said["refused"]:
        reason = free_text(session, said["reason"]) if said["reason"] is not None else None
        return do(call, RefuseConsent(given_by=who, services=services, reason=reason), tell=show_consents_left)
    if said["withdrawn"]:
        return do(call, WithdrawConsent(withdrawn_by=who, services=services), tell=show_consents_left)
    given = GiveConsent(
        consent_id=session.world().ids.new(),
        given_by=who,
        services=services or _apart(call, (ask(session, "--for", question="ask.for"),)),
        left_out=_apart(call, said["left_out"]),
        form=_form(call, said),
        expires_on=call.day(said["until"]),
        consent_type=said["kind"],
        given_as=said["roles"],
        age=said["age"],
    )
    return do(call, by_the_rules(call, given), again=_again(given, said))


def _again(given: GiveConsent, said: Said) -> tuple[str, ...]:
    """Return the command as it was given, for a hint that adds to it."""
    pairs = (
        ("--fra", given.given_by),
        *(("--for", name) for name in given.services),
        *(("--unntatt", name) for name in given.left_out),
        ("--type", said["kind"]),
        *(("--rolle", role) for role in given.given_as),
        ("--alder", str(given.age) if given.age is not None else None),
        ("--til", said["until"]),
    )
    form = ("--muntlig",) if said["oral"] else ("--skriftlig",) if said["written"] else ()
    return ("samtykke", *(part for flag, value in pairs if value is not None for part in (flag, value)), *form)


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
