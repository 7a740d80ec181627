"""Handing a case over to another regime: to whom, with whose consent, and whether it ends, rests or goes on."""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases import ways
from engine.cases.commands import Command, Context
from engine.cases.conditions import Asking
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import quoted
from engine.cases.refusals import Refused, refuse
from engine.cases.regimes import regime_of
from engine.cases.services import declined, resolve_services, uncovered
from engine.cases.shielding import is_report, told_of_concern
from engine.cases.state import CaseState
from engine.cases.vocabulary import Aftermath, Regime
from engine.guideline.process import Process

Handing = cmd.HandOver | cmd.TakeUpAgain

# What somebody may do in a case that rests: write, see, say no, take back, follow another version, and take it up
# again. A report of concern is never stopped, and neither is the word of those who clear one, or of a family that no
# longer consents; a service whose part is to be ended for that is ended.
WHILE_RESTING = (
    cmd.TakeUpAgain,
    cmd.ChangeVersion,
    cmd.AddNote,
    cmd.RenameCase,
    cmd.DescribeSubject,
    cmd.WithdrawConsent,
    cmd.EndService,
    cmd.RecordSuspicion,
    cmd.RecordReport,
    cmd.LiftShield,
    cmd.GiveShieldedAccess,
    cmd.EndShieldedAccess,
    cmd.TakeEmergencyAccess,
    cmd.ReviewEmergencyAccess,
    cmd.ProtectAddress,
    cmd.Undo,
    cmd.Redo,
)


def stopped_by_rest(command: Command, state: CaseState) -> Refused | None:
    """Return the refusal of a command in a case that rests; None where it may be done."""
    if state.rests is None or isinstance(command, WHILE_RESTING):
        return None
    return refuse("case-rests", date=state.rests.on.isoformat())


def receivers(process: Process) -> tuple[tuple[str, str], ...]:
    """Return the id and title of every service and body of the guide that a case can be handed over to."""
    guide = process.guideline
    services = ((one.id, one.title) for one in guide.services if not one.chosen_in_case)
    return (*services, *((one.id, one.title) for one in guide.bodies))


def decide(command: Handing, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Hand the case over, or take it up again."""
    match command:
        case cmd.HandOver():
            return _hand_over(command, asking, process=process, context=context)
        case cmd.TakeUpAgain(reason=reason):
            resting = asking.state.rests
            if resting is None:
                return refuse("case-does-not-rest")
            return (Entry(ev.CaseTakenUp(resting.id, reason)),) if reason.strip() else refuse("reason")


def _hand_over(command: cmd.HandOver, asking: Asking, *, process: Process, context: Context) -> Decision:
    to = _receiver(command.to, asking, process=process)
    if to is None:
        return refuse("hand-over-to", to=command.to, names=quoted(title for _, title in receivers(process)))
    unsaid = _unsaid(command)
    if unsaid:
        return unsaid
    unshared = None if is_report(to, asking.state, process=process) else _unshared(to, asking, process=process)
    if unshared:
        return unshared
    handed_over = ev.CaseHandedOver(
        handover_id=command.handover_id,
        to=to,
        sent=command.sent,
        aftermath=command.aftermath,
        coordinated_by=(command.coordinated_by or "").strip() or None,
        reason=(command.reason or "").strip() or None,
    )
    closed = _closed(command, to, asking=asking, process=process, context=context)
    return closed if isinstance(closed, Refused) else (Entry(handed_over), *closed)


def _receiver(typed: str, asking: Asking, *, process: Process) -> str | None:
    """Return the service, body or regime that is meant; a service chosen in the case, by the name it has there."""
    if not typed.strip():
        return None
    (name,) = resolve_services([typed], process, state=asking.state)
    taking_part = {one.key for one in asking.state.services}
    known = {one for one, _ in receivers(process)} | taking_part | {one.value for one in Regime}
    return name if name in known else None


def _unsaid(command: cmd.HandOver) -> Refused | None:
    """Refuse what does not say what was sent, or, where the case is no longer worked on, who coordinates now."""
    if not command.sent.strip():
        return refuse("blank", field="sent")
    goes_on = command.aftermath is Aftermath.GOES_ON
    return None if goes_on or (command.coordinated_by or "").strip() else refuse("who-coordinates-now")


def _unshared(to: str, asking: Asking, *, process: Process) -> Refused | None:
    """Refuse to tell a service, or a body that counts as one, of a case that no consent shares with it.

    Others are told but where the family has said no to it: the child welfare service always, and a school that acts for
    a safe environment, which is its duty, unless it is itself what they said no to.
    """
    body = process.bodies.get(to)
    taking_part = {one.key for one in asking.state.services}
    asks_for_consent = body.counts_as_service if body else to in process.services or to in taking_part
    if asks_for_consent:
        return uncovered([to], asking, process=process)
    if to in told_of_concern(process) or regime_of(to) is Regime.CHILD_WELFARE:
        return None
    return declined(to, asking, process=process, by_name=to == Regime.SCHOOL_ENVIRONMENT)


def _closed(
    command: cmd.HandOver, to: str, *, asking: Asking, process: Process, context: Context
) -> tuple[Entry, ...] | Refused:
    """Return what is to be written where the case ends by it, with all that the guide demands of that ending."""
    if command.aftermath is not Aftermath.ENDS:
        return ()
    ending = command.ending or _fitting(to, process)
    if ending is None:
        return refuse("hand-over-ending", names=quoted(one.title for one in process.guideline.endings))
    closing = cmd.CloseCase(ending=ending, reason=command.reason, family_wish=command.family_wish)
    return ways.leave(closing, asking, process=process, context=context)


def _fitting(to: str, process: Process) -> str | None:
    """Return the ending that the guide has for a receiver: the one it takes the case over by, or the only one."""
    endings = process.guideline.endings
    own = [one.id for one in endings if one.taken_over_by == to]
    found = own or [one.id for one in endings]
    return found[0] if len(found) == 1 else None
