"""`bti slett`: two persons have a closed case erased, after a delay; and the proof that it was."""

from typing import TypedDict, Unpack

import click

from engine.application.access import PersonRole
from engine.application.finding import roles_of
from engine.application.life import Changed, carry_out, change, proofs
from engine.application.proofs import Proof
from engine.cases.commands import AskErasure, CallOffErasure, ConfirmErasure
from engine.cases.vocabulary import ErasureGround
from engine.console import codes
from engine.console.completing import case_numbers
from engine.console.finish import mark_practice
from engine.console.localised import argument, option
from engine.console.localised import command as make
from engine.console.not_done import not_done
from engine.console.options import json_option
from engine.console.prompts import ask, asked_line, confirm
from engine.console.render.life import (
    GROUNDS,
    erased_data,
    erasure_data,
    proofs_data,
    show_erased,
    show_erasure,
    show_proofs,
)
from engine.console.render.page import either
from engine.console.session import Session, pass_session

_MAY_SEE_PROOFS = frozenset({PersonRole.LEADER, PersonRole.AUDITOR, PersonRole.ARCHIVE})
_FLAGS = ["--fordi", "--godkjenn", "--trekk", "--utfor", "--bevis"]


class Said(TypedDict):
    """What was given on the command line."""

    ground: str | None
    basis: str | None
    confirms: bool
    calls_off: bool
    reason: str | None
    carries_out: bool
    anyway: bool
    proof: bool
    dry_run: bool


@make("slett")
@argument("number", metavar="[SAK]", required=False, shell_complete=case_numbers)
@option("--fordi", "ground", type=click.Choice(list(GROUNDS)), help="opt.erasure-ground")
@option("--hjemmel", "basis", metavar="TEKST|-", help="opt.erasure-basis")
@option("--godkjenn", "confirms", is_flag=True, help="opt.erasure-confirm")
@option("--trekk", "calls_off", is_flag=True, help="opt.erasure-call-off")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.erasure-reason")
@option("--utfor", "carries_out", is_flag=True, help="opt.erasure-carry-out")
@option("--likevel", "anyway", is_flag=True, help="opt.erasure-anyway")
@option("--bevis", "proof", is_flag=True, help="opt.erasure-proof")
@option("--vis-bare", "dry_run", is_flag=True, help="opt.dry-run")
@json_option
@pass_session
def command(session: Session, /, number: str | None, *, as_json: bool, **said: Unpack[Said]) -> int:
    """Ask, confirm, call off, carry out, or show what was erased."""
    session.output.json = as_json
    _require_one_thing(session, number, said=said)
    if said["proof"]:
        return _proofs(session, number)
    case = str(number)
    if said["carries_out"]:
        return _carried_out(session, case, anyway=said["anyway"], dry_run=said["dry_run"])
    if said["confirms"]:
        return _changed(session, case, command=ConfirmErasure(), dry_run=said["dry_run"])
    if said["calls_off"]:
        why = asked_line(session, "--grunn", question="ask.reason", value=said["reason"])
        return _changed(session, case, command=CallOffErasure(reason=why), dry_run=said["dry_run"])
    ground = said["ground"] or ask(session, "--fordi", question="ask.erasure-ground", choices=list(GROUNDS))
    basis = asked_line(session, "--hjemmel", question="ask.erasure-basis", value=said["basis"])
    asked = AskErasure(ground=ErasureGround(GROUNDS[ground]), basis=basis)
    return _changed(session, case, command=asked, dry_run=said["dry_run"])


def _require_one_thing(session: Session, number: str | None, *, said: Said) -> None:
    chosen = [said["ground"] is not None, *(bool(said[name]) for name in ("confirms", "calls_off", "carries_out"))]
    if sum((*chosen, said["proof"])) > 1:
        raise session.usage("one-of", flags=either(_FLAGS, session.output))
    if said["reason"] is not None and not said["calls_off"]:
        raise session.usage("goes-with", flag="--grunn", other="--trekk")
    if said["basis"] is not None and any(chosen[1:]):
        raise session.usage("goes-with", flag="--hjemmel", other="--fordi")
    if number is None and not said["proof"]:
        raise session.usage("erase-what")


def _changed(
    session: Session, number: str, *, command: AskErasure | ConfirmErasure | CallOffErasure, dry_run: bool
) -> int:
    outcome = change(session.world(), number, command=command, dry_run=dry_run)
    if not isinstance(outcome, Changed):
        return not_done(session, outcome, number=number, lacking="not-eraser")
    session.output.kept = not dry_run
    if session.output.json:
        session.output.data(erasure_data(outcome, session, dry_run=dry_run))
        return codes.DONE
    mark_practice(session)
    show_erasure(outcome, session, command=command, dry_run=dry_run)
    return codes.DONE


def _carried_out(session: Session, number: str, *, anyway: bool, dry_run: bool) -> int:
    """Erase the case: it cannot be undone, and so it is asked about once more."""
    world = session.world()
    tried = carry_out(world, number, dry_run=True)
    if not isinstance(tried, Proof):
        return not_done(session, tried, number=number, lacking="not-eraser")
    if not dry_run and not anyway and not confirm(session, "--likevel", question="ask.erase"):
        raise click.Abort
    session.output.kept = not dry_run  # whoever breaks off in the middle is not told that nothing was changed
    outcome = tried if dry_run else carry_out(world, number)
    if not isinstance(outcome, Proof):
        session.output.kept = False
        return not_done(session, outcome, number=number, lacking="not-eraser")
    if session.output.json:
        session.output.data(erased_data(outcome, session, dry_run=dry_run))
        return codes.DONE
    mark_practice(session)
    show_erased(outcome, session, dry_run=dry_run)
    return codes.DONE


def _proofs(session: Session, number: str | None) -> int:
    """Show what was erased to those whose task it is to know; for others nothing was."""
    world = session.world()
    known = proofs(world) if roles_of(world.person) & _MAY_SEE_PROOFS else ()
    found = tuple(one for one in known if number is None or _means(number, one))
    if session.output.json:
        session.output.data(proofs_data(found, session))
        return codes.DONE
    mark_practice(session)
    show_proofs(found, session)
    return codes.DONE


def _means(number: str, proof: Proof) -> bool:
    """Tell whether a number, short or whole, is that of an erased case."""
    wanted = number.strip()
    return wanted == proof.number or wanted == proof.number.rpartition("-")[2].lstrip("0")
