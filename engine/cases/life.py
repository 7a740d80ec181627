"""What becomes of a case after it is closed: it is archived, restricted, or erased by two persons after a delay.

Whether the person who asks may do so is the policy's to say (`engine.application.access`). The erasure itself is no
event in the case: nothing of the case is left then (`engine.application.life`).
"""

import re
from datetime import date, timedelta

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Command, Context
from engine.cases.ends import Restricted
from engine.cases.envelope import Decision, Entry
from engine.cases.refusals import Refused, refuse
from engine.cases.spelling import folded
from engine.cases.state import CaseState, CaseStatus
from engine.cases.vocabulary import ErasureGround
from engine.cases.whom import own_names
from engine.guideline.process import Process
from engine.guideline.retention import due_on

ERASURE_DELAY = timedelta(days=30)
"""Between the confirmation and the first day of the erasure, so that somebody can call it off."""
LONGEST_BASIS = 200
_BIRTH_NUMBER = re.compile(r"\d{6}[\s.-]?\d{5}")

LifeCommand = (
    cmd.ArchiveCase | cmd.RestrictCase | cmd.LiftRestriction | cmd.AskErasure | cmd.ConfirmErasure | cmd.CallOffErasure
)
_GOING_BACK = cmd.ReopenCase | cmd.Undo | cmd.Redo


def stopped_by_life(command: Command, state: CaseState) -> Refused | None:
    """Return why a command is stopped in a case that is restricted or is to be erased; None where it may be done.

    A report of concern is never stopped.
    """
    if isinstance(command, LifeCommand | cmd.RecordSuspicion | cmd.RecordReport):
        return None
    if state.restricted is not None:
        return _restricted(state.restricted)
    if state.erasure is not None and isinstance(command, _GOING_BACK):
        return refuse("erasure-stands", date=state.erasure.asked_on.isoformat())
    return None


def decide(command: LifeCommand, state: CaseState, *, process: Process, context: Context) -> Decision:
    """Decide what becomes of a case that is closed."""
    if state.status is not CaseStatus.CLOSED:
        return refuse("not-closed")
    match command:
        case cmd.ArchiveCase() if state.restricted is not None:  # a package is read by whoever has it
            return _restricted(state.restricted)
        case cmd.ArchiveCase(digest=digest, files=files):
            return (Entry(ev.CaseArchived(digest, files)),)
        case cmd.RestrictCase() | cmd.LiftRestriction():
            return _restricting(command, state)
        case cmd.AskErasure():
            return _ask(command, state, process=process, context=context)
        case cmd.ConfirmErasure() | cmd.CallOffErasure():
            return _answer(command, state, context=context)


def _restricted(since: Restricted) -> Refused:
    return refuse("case-restricted", date=since.on.isoformat())


def closed_on(state: CaseState) -> date | None:
    """Return the day that a case was closed; None while it is open."""
    return state.standing.since if state.status is CaseStatus.CLOSED else None


def archive_by(state: CaseState, process: Process) -> date | None:
    """Return the day by which a closed case is to be archived; None where it is, or the guide does not say."""
    day = closed_on(state)
    return due_on(process.guideline.head.archived_within, day) if day and state.archived is None else None


def erase_from(state: CaseState, process: Process) -> date | None:
    """Return the day from which a closed case is no longer to be kept; None where the guide does not say."""
    day = closed_on(state)
    return due_on(process.guideline.head.kept_for, day) if day else None


def _restricting(command: cmd.RestrictCase | cmd.LiftRestriction, state: CaseState) -> Decision:
    """Restrict a case, or lift that, for a reason."""
    restricts, before = isinstance(command, cmd.RestrictCase), state.restricted
    if restricts and before is not None:
        return refuse("already-restricted", date=before.on.isoformat())
    if not restricts and before is None:
        return refuse("not-restricted")
    if not command.reason.strip():
        return refuse("reason")
    return (Entry(ev.CaseRestricted(command.reason) if restricts else ev.RestrictionLifted(command.reason)),)


def _ask(command: cmd.AskErasure, state: CaseState, *, process: Process, context: Context) -> Decision:
    if state.erasure is not None:
        return refuse("erasure-stands", date=state.erasure.asked_on.isoformat())
    basis = command.basis.strip()
    if not basis:
        return refuse("erasure-basis")
    if len(basis) > LONGEST_BASIS or _tells(basis, state, process=process):
        return refuse("erasure-basis-tells", most=LONGEST_BASIS)
    if command.ground is ErasureGround.KEPT_LONG_ENOUGH:
        until = erase_from(state, process)
        if until is not None and context.today < until:
            return refuse("kept-until", date=until.isoformat())
        if state.archived is None:
            return refuse("not-archived")
    return (Entry(ev.ErasureAsked(command.ground, basis)),)


def _tells(basis: str, state: CaseState, *, process: Process) -> bool:
    """Tell whether a basis holds something of the case: the proof of erasure, where it stands, must not.

    That is a birth number, or what whom the case is about is or was called, or anybody else in it.
    """
    names = {state.alias, *state.earlier_aliases, *own_names(state, process=process)}
    return bool(_BIRTH_NUMBER.search(basis)) or any(_has(basis, name.strip()) for name in names)


def _has(text: str, name: str) -> bool:
    """Tell whether a name stands in a text as a word, or as whose something is: «Karis»."""
    wanted = folded(name)
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}s?(?!\w)", folded(text)) is not None


def _answer(command: cmd.ConfirmErasure | cmd.CallOffErasure, state: CaseState, *, context: Context) -> Decision:
    """Confirm what somebody else has asked for, or call it off."""
    erasure = state.erasure
    if erasure is None:
        return refuse("no-erasure")
    if isinstance(command, cmd.CallOffErasure):
        return (Entry(ev.ErasureCalledOff(command.reason)),) if command.reason.strip() else refuse("reason")
    if erasure.confirmed_by is not None:
        return refuse("erasure-confirmed-before", date=str(erasure.earliest))
    if erasure.asked_by == context.by:
        return refuse("erasure-alone")
    agreed = max(context.today, erasure.asked_on, state.standing.since)  # a clock that is behind shortens nothing
    return (Entry(ev.ErasureConfirmed(agreed + ERASURE_DELAY)),)
