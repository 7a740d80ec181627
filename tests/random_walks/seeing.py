"""Who may see a case: people let each other into the shielded part and out, break the glass, and look at who did.

They keep to the policy: only who is let in lets others in, and only who leads or has the baton looks at emergencies.
"""

from collections.abc import Callable, Iterator

from engine.cases import commands as cmd
from engine.cases.seeing import SeeingCommand
from engine.cases.state import CaseState
from engine.guideline.vocabulary import RoleKind
from tests.random_walks.mischief import OTHER, Act
from tests.random_walks.remedies import ME, Desk

STRANGER = "test.ukjent"
RELATIVE = "test.mor"
WATCH = "test.vakt"  # has the emergency task, as OTHER has, who also leads the unit

_HALF = 0.5
_AT_WORK = (RoleKind.EMPLOYEE, RoleKind.LEADER, None)


def wrong_after(act: Act, *, before: CaseState, after: CaseState) -> Iterator[str]:
    """Tell what an accepted act has done to who may see the case that no act may do."""
    if after.named and not after.named & after.participants:
        yield "nobody is left who can see what is shielded"
    if isinstance(act.command, cmd.ReviewEmergencyAccess):
        looked_at = [new for old, new in zip(before.emergencies, after.emergencies, strict=True) if old != new]
        if any(one.by == act.by for one in looked_at):
            yield "somebody has looked at their own emergency"
        if any(not one.reviewed and one.by != act.by for one in after.emergencies):
            yield "an emergency of another is left when all have been looked at"
    if after.named != before.named and not _may_let_in(act, before):
        yield f"{type(act.command).__name__} has changed who sees what is shielded"
    if isinstance(act.command, cmd.Undo | cmd.Redo) and _who_sees(before) != _who_sees(after):
        yield "an undo or redo has changed who may see"


def moves_nothing(act: Act) -> bool:
    """Tell whether an act is about seeing alone, so that it leaves what can be done as it was."""
    return isinstance(act.command, SeeingCommand)


def _may_let_in(act: Act, before: CaseState) -> bool:
    """Tell whether an act may change who sees what is shielded: the first to write there, or letting in and out."""
    first = not before.named and isinstance(act.command, cmd.RecordSuspicion | cmd.RecordReport)
    return first or isinstance(act.command, cmd.GiveShieldedAccess | cmd.EndShieldedAccess)


def _who_sees(state: CaseState) -> tuple[object, ...]:
    return state.named, state.emergencies, state.address_protected


def letting_in(desk: Desk, state: CaseState) -> list[Act]:
    """Return what somebody who is let in can do; where nobody is, somebody writes down a worry, and is."""
    colleague = [] if OTHER in state.participants else [_colleague(desk)]
    let_in = sorted(state.named & state.participants)
    if not let_in:
        return [Act(cmd.RecordSuspicion(text="Sa det selv.")), *colleague]
    by, whom = desk.random.choice(let_in), (ME, OTHER, STRANGER)
    return [
        *(Act(cmd.GiveShieldedAccess(actor=one), by=by) for one in whom),
        *(Act(cmd.EndShieldedAccess(actor=one), by=by) for one in whom),
        *colleague,
        *_relative(desk, state),
    ]


def _relative(desk: Desk, state: CaseState) -> list[Act]:
    """Bind somebody to a role that is kept out; then try to let that one in, or give them the baton or a task."""
    kept_out = [role for role in sorted(state.kept_out) if role in desk.process.roles]
    bound = {state.roles[role].actor for role in kept_out if role in state.roles}
    if RELATIVE not in bound:
        return [Act(cmd.BindRole(role=role, actor=RELATIVE)) for role in kept_out[:1]]
    others = [role.id for kind in _AT_WORK for role in desk.process.guideline.roles if role.kind is kind]
    return [
        Act(cmd.GiveShieldedAccess(actor=RELATIVE)),
        Act(cmd.OfferBaton(to_actor=RELATIVE)),
        *(Act(cmd.BindRole(role=role, actor=RELATIVE)) for role in others[:1]),
    ]


def _colleague(desk: Desk) -> Act:
    """Bind a colleague to a role: an employee if the guide has one, else a leader, else one of no kind."""
    roles = [(kind, role.id) for kind in _AT_WORK for role in desk.process.guideline.roles if role.kind is kind]
    first, _ = roles[0]
    return Act(cmd.BindRole(role=desk.random.choice([name for kind, name in roles if kind is first]), actor=OTHER))


def emergencies(desk: Desk, state: CaseState) -> list[Act]:
    """Return what is done in an emergency and after it; the latter half as often where nobody has broken in."""
    taken = [Act(cmd.TakeEmergencyAccess(), by=one) for one in (WATCH, OTHER)]
    waiting = any(not one.reviewed for one in state.emergencies)
    if not waiting and desk.random.random() > _HALF:
        return taken
    reviewers = (OTHER, ME) if state.coordinator == ME else (OTHER,)
    return [*taken, *(Act(cmd.ReviewEmergencyAccess(), by=one) for one in reviewers)]


def address(_desk: Desk, _state: CaseState) -> list[Act]:
    """Return the hiding of an address, and the end of it."""
    return [Act(cmd.ProtectAddress(on=on)) for on in (True, False)]


MATTERS: tuple[Callable[[Desk, CaseState], list[Act]], ...] = (
    letting_in,
    letting_in,
    emergencies,
    emergencies,
    address,
)
"""What people are at when they change who may see a case, the address least often."""
