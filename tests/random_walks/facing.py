"""What would face somebody who is kept out: to consent, answer for a measure, be asked, agree, or be sent something."""

from collections.abc import Iterator

from engine.cases import commands as cmd
from engine.cases.events import View
from engine.cases.naming import name_of
from engine.cases.state import CaseState
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.gates import kept_out
from engine.guideline.names import MAIN
from engine.values import replace
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import Desk


def facing(desk: Desk, state: CaseState) -> list[Act]:
    """Return what nobody does while somebody is kept out; where nobody is, what keeps somebody out."""
    if not state.kept_out:
        return [Act(cmd.RecordSuspicion(text="Sa det selv."))]
    roles = sorted(state.kept_out)
    return [Act(one) for role in roles for one in (*_asking(role, desk, state), *_leaving(role, desk, state))]


def theirs(desk: Desk) -> list[Act]:
    """Return measures that those answer for whom some rule keeps out, as they may until then."""
    started = cmd.StartMeasure(measure_id="", title="Lesestund", goal="Ro", responsible="")
    roles = sorted(kept_out(desk.process.guideline))
    return [Act(replace(started, measure_id=desk.new_id(), responsible=role)) for role in roles]


def _asking(role: str, desk: Desk, state: CaseState) -> Iterator[cmd.Command]:
    services = desk.some_services(state)
    yield cmd.GiveConsent(consent_id=desk.new_id(), given_by=role, services=services)
    yield cmd.RenewConsent(consent_id=desk.new_id(), given_by=role, services=services, expires_on=desk.today)
    yield cmd.EvaluateMeasures(effect="Bra.", views=(View(role, text="Det går bra."),))
    yield cmd.CallMeeting(meeting_id=desk.new_id(), on=desk.today, invited=(role,))
    yield cmd.HoldMeeting(minutes="m", present=(role,))
    yield cmd.HoldMeeting(minutes="m")
    yield replace(desk.offer(state), decided_by=role)
    yield replace(desk.offer(state), family_wish=f"{name_of(role, desk.process)} vil helst det.")


def _leaving(role: str, desk: Desk, state: CaseState) -> Iterator[cmd.Command]:
    started = cmd.StartMeasure(measure_id=desk.new_id(), title="t", goal="m", responsible=role)
    yield started
    yield replace(started, responsible="naboen", responsible_kind=ResponsibleKind.GUARDIANS)
    for one in state.running():
        yield cmd.ChangeMeasure(measure_id=one.id, responsible=role)
        yield cmd.ChangeMeasure(measure_id=one.id, responsible_kind=ResponsibleKind.GUARDIANS)
        yield cmd.ContinueMeasure(measure_id=one.id, open_ended=True)
    yield cmd.CompleteStep(reason="x", agreed=(role,), receivers=(role,))
    step = desk.process.steps.get(state.tracks[MAIN].state)
    yield from (cmd.ChooseAnswer(answer=one.id, agreed=(role,), reason="x") for one in (step.answers if step else ()))
