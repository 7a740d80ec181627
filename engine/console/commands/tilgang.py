"""`bti tilgang`: what I may do with a case and why, who takes part, break-glass, and who may see what is shielded."""

from typing import TypedDict, Unpack

import click

from engine.application.admission import admission
from engine.application.emergencies import Broken, Reviewed, break_glass, other_reviewers, review
from engine.application.finding import Ambiguous, Missing
from engine.application.ports import Conflict
from engine.cases.commands import EndShieldedAccess, GiveShieldedAccess, ProtectAddress
from engine.cases.refusals import Refused
from engine.console import codes
from engine.console.finish import conflict, mark_practice, not_found, told_why
from engine.console.localised import option
from engine.console.numbers import short_number
from engine.console.options import Call, reading
from engine.console.people import person
from engine.console.prompts import ask, free_text
from engine.console.render.admission import admission_data, admission_hints, show_admission
from engine.console.render.broken import broken_data, reviewed_data, show_broken, show_reviewed
from engine.console.render.page import either

ON, OFF = "ja", "nei"
_FLAGS = ["--nod", "--gjennomgatt", "--gi", "--ta", "--adressesperre"]


class Said(TypedDict):
    """What was given on the command line."""

    emergency: bool
    reason: str | None
    reviewed: bool
    give: str | None
    take: str | None
    protect: str | None


@reading("tilgang")
@option("--nod", "emergency", is_flag=True, help="opt.emergency")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.emergency-reason")
@option("--gjennomgatt", "reviewed", is_flag=True, help="opt.reviewed")
@option("--gi", "give", metavar="HVEM", help="opt.give-shielded")
@option("--ta", "take", metavar="HVEM", help="opt.take-shielded")
@option("--adressesperre", "protect", type=click.Choice([ON, OFF]), help="opt.protect")
@option("--vis-bare", "dry_run", is_flag=True, help="opt.dry-run")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Show what the policy answers, or change who may see the case."""
    wanted = [said["emergency"], said["reviewed"], *(said[name] is not None for name in ("give", "take", "protect"))]
    if sum(wanted) > 1:
        raise call.session.usage("one-of", flags=either(_FLAGS, call.session.output))
    if said["reason"] is not None and not said["emergency"]:
        raise call.session.usage("goes-with", flag="--grunn", other="--nod")
    if said["emergency"]:
        return _break(call, said["reason"])
    if said["reviewed"]:
        return _review(call)
    return _changed(call, said) if any(wanted) else _shown(call)


def _changed(call: Call, said: Said) -> int:
    """Change who may see what is shielded, or whether the address is hidden."""
    from engine.console.doing import do  # noqa: PLC0415 - brings what decides with it

    if said["protect"] is not None:
        return do(call, ProtectAddress(on=said["protect"] == ON))
    if said["give"] is not None:
        return do(call, GiveShieldedAccess(actor=person(call.session, said["give"]).id))
    return do(call, EndShieldedAccess(actor=person(call.session, str(said["take"])).id))


def _shown(call: Call) -> int:
    session = call.session
    found = admission(session.world(), call.number)
    if isinstance(found, Missing | Ambiguous):
        return not_found(session, found)
    hints = admission_hints(found, session, number=short_number(session, found.number))
    if session.output.json:
        session.output.data(admission_data(found, session, hints=hints))
        return codes.DONE
    mark_practice(session)
    show_admission(found, session)
    session.output.hints(*hints)
    return codes.DONE


def _break(call: Call, reason: str | None) -> int:
    """Open a case in an emergency, for a reason that is typed."""
    session = call.session
    typed = reason if reason is not None else ask(session, "--grunn", question="ask.emergency-reason")
    outcome = break_glass(session.world(), call.number, reason=free_text(session, typed), dry_run=call.dry_run)
    if not isinstance(outcome, Broken):
        return _not_done(call, outcome)
    out = session.output
    out.kept = not call.dry_run
    if out.json:
        out.data(broken_data(outcome, session, dry_run=call.dry_run))
        return codes.DONE
    mark_practice(session)
    show_broken(outcome, session, dry_run=call.dry_run)
    if not call.dry_run:
        out.hints((f"bti vis {short_number(session, outcome.number)}", session.say("hint.show")))
    return codes.DONE


def _review(call: Call) -> int:
    """Record that I have looked at what others opened in an emergency."""
    session = call.session
    outcome = review(session.world(), call.number, dry_run=call.dry_run)
    if not isinstance(outcome, Reviewed):
        return _not_done(call, outcome)
    session.output.kept = not call.dry_run
    if session.output.json:
        session.output.data(reviewed_data(outcome, session, dry_run=call.dry_run))
        return codes.DONE
    mark_practice(session)
    show_reviewed(outcome, session, dry_run=call.dry_run)
    return codes.DONE


def _not_done(call: Call, outcome: Refused | Missing | Ambiguous | Conflict) -> int:
    """Tell why it was not done, with nothing of the case in it."""
    session = call.session
    match outcome:
        case Conflict():
            return conflict(session, call.number)
        case Missing() | Ambiguous():
            return not_found(session, outcome)
        case Refused():
            return told_why(session, outcome, who=_others(call) if outcome.code == "review-your-own" else "")


def _others(call: Call) -> str:
    """Return who can review in one's place, or what to do where nobody can."""
    session = call.session
    names = [one.handle for one in other_reviewers(session.world(), call.number)]
    if not names:
        return session.say("emergency.nobody-else")
    return session.say("emergency.can-review", who=either(names, session.output))
