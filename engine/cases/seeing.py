"""Who may see a case, as far as the case itself knows: who is named for its shielded part, emergencies, the address.

Whether the person who asks may do so is the policy's to say (`engine.application.access`), not the case's.
"""

from datetime import timedelta

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.envelope import Decision, Entry
from engine.cases.refusals import refuse
from engine.cases.state import CaseState

EMERGENCY_LASTS = timedelta(hours=4)

SeeingCommand = (
    cmd.GiveShieldedAccess
    | cmd.EndShieldedAccess
    | cmd.TakeEmergencyAccess
    | cmd.ReviewEmergencyAccess
    | cmd.ProtectAddress
)


def decide(command: SeeingCommand, state: CaseState, *, context: Context) -> Decision:
    """Decide what changes who may see the case."""
    match command:
        case cmd.GiveShieldedAccess(actor=actor):
            return _give(actor, state)
        case cmd.EndShieldedAccess(actor=actor):
            return _end(actor, state)
        case cmd.TakeEmergencyAccess():
            return (Entry(ev.EmergencyAccessTaken(context.recorded_at + EMERGENCY_LASTS)),)
        case cmd.ReviewEmergencyAccess():
            return _review(state, context.by)
        case cmd.ProtectAddress(on=on):
            if on is state.address_protected:
                return refuse("address-already-protected" if on else "address-not-protected")
            return (Entry(ev.AddressProtected(on=on)),)


def _give(actor: str, state: CaseState) -> Decision:
    """Name only who takes part: the shielded part is opened to nobody who may not open the rest.

    Of somebody who is kept out of the case it is the shield that says so.
    """
    if actor not in state.participants | state.actors_kept_out:
        return refuse("named-takes-no-part")
    return refuse("already-named", actor=actor) if actor in state.named else (Entry(ev.ShieldedAccessGiven(actor)),)


def _end(actor: str, state: CaseState) -> Decision:
    """Leave somebody who can open what is written there, and who can name others."""
    if actor not in state.named:
        return refuse("not-named", actor=actor)
    others = (state.named - {actor}) & state.participants
    return (Entry(ev.ShieldedAccessEnded(actor)),) if others else refuse("last-named")


def _review(state: CaseState, by: str) -> Decision:
    """Look at those of others: one's own are for somebody else to look at."""
    waiting = [one for one in state.emergencies if not one.reviewed]
    if not waiting:
        return refuse("nothing-to-review")
    found = tuple(Entry(ev.EmergencyAccessReviewed(one.event_id)) for one in waiting if one.by != by)
    return found or refuse("review-your-own")
