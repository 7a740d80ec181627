"""The acts that do not move a case: consent, services, roles, facts, meetings, advice, notes, and the report.

The baton and the measures have a module each. Every act answers with what is to be written, or with a refusal.
"""

from collections.abc import Iterable

from engine.calendar import add
from engine.cases import baton, measures
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Command, Context
from engine.cases.conditions import Asking, covered
from engine.cases.moves import Decision, Entry
from engine.cases.refusals import Reason, Refused, refuse
from engine.cases.state import EVERYONE, CaseState
from engine.guideline.element import Minutes
from engine.guideline.meetings import meeting_type, next_meeting_within
from engine.guideline.model import Step
from engine.guideline.process import Gate, Need, Process
from engine.guideline.vocabulary import RoleKind


def act(command: Command, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Decide an act that does not move the case."""
    match command:
        case cmd.GiveConsent() | cmd.RefuseConsent() | cmd.WithdrawConsent():
            return _consent(command, asking, process=process, context=context)
        case cmd.OfferBaton() | cmd.AcceptBaton() | cmd.DeclineBaton() | cmd.TakeBackOffer():
            return baton.decide(command, asking.state, by=context.by)
        case cmd.StartMeasure() | cmd.EndMeasure() | cmd.EvaluateMeasures():
            return measures.decide(command, asking.state, process=process)
        case cmd.HoldMeeting():
            return _meet(command, asking, process=process, context=context)
        case _:
            return _tell(command, asking, process=process)


def _tell(command: Command, asking: Asking, *, process: Process) -> Decision:
    """Decide what is told about a case: who takes part, what holds, what others advised, what is noted."""
    match command:
        case cmd.InvolveService() | cmd.EndService():
            return _service(command, asking, process=process)
        case cmd.BindRole():
            return _bind(command, process)
        case cmd.SetFact():
            return _set_fact(command, process)
        case cmd.ConsultBody() | cmd.RecordAdvice():
            return _consult(command, asking, process=process)
        case cmd.AddNote(text=text, kind=kind):
            return (Entry(ev.NoteAdded(text, kind)),) if text.strip() else refuse("blank", field="text")
        case _:
            message = f"{type(command).__name__} is no act"
            raise TypeError(message)


def report(command: cmd.RecordSuspicion | cmd.RecordReport, process: Process) -> Decision:
    """Record a suspicion or a report that has been sent. No rule of a guide stands before this."""
    rule = next((rule for rule in process.guideline.rules if rule.report_to), None)
    rule_id = rule.id if rule else ""
    match command:
        case cmd.RecordSuspicion(text=text):
            return (Entry(ev.ConcernSuspected(rule_id, text)),)
        case cmd.RecordReport(to=to, text=text):
            recipients = tuple(one.id for one in rule.report_to) if rule else ()
            return (Entry(ev.ConcernReported(rule_id, to or recipients, text)),)


def resolve_services(names: Iterable[str], process: Process, *, state: CaseState) -> tuple[str, ...]:
    """Return service and body ids for what people type.

    A name that the guide does not know is written as the case has written it before, else as it stands.
    """
    known = {name.casefold(): name for name in _named_before(state)}
    for service in process.guideline.services:
        known |= {service.id.casefold(): service.id, service.title.casefold(): service.id}
    for body in process.guideline.bodies:
        known |= {body.id.casefold(): body.id, body.title.casefold(): body.id}
    return tuple(dict.fromkeys(known.get(name.strip().casefold(), name.strip()) for name in names if name.strip()))


def _named_before(state: CaseState) -> Iterable[str]:
    yield from (one.name for one in state.services if one.name)
    yield from (service for consent in state.consents for service in consent.services)


def _consent(
    command: cmd.GiveConsent | cmd.RefuseConsent | cmd.WithdrawConsent,
    asking: Asking,
    *,
    process: Process,
    context: Context,
) -> Decision:
    services = resolve_services(command.services, process, state=asking.state)
    by = command.withdrawn_by if isinstance(command, cmd.WithdrawConsent) else command.given_by
    if not by.strip():
        return refuse("blank", field="from")
    match command:
        case cmd.GiveConsent():
            return _give(command, services, asking=asking, process=process, context=context)
        case cmd.RefuseConsent():
            return (Entry(ev.ConsentRefused(command.given_by, services, command.reason)),)
        case cmd.WithdrawConsent():
            return _withdraw(command, services, state=asking.state)


def _give(
    command: cmd.GiveConsent, services: tuple[str, ...], *, asking: Asking, process: Process, context: Context
) -> Decision:
    if not services:
        return refuse("consent-without-service")
    placeholder = next(
        (one for one in services if one in process.services and process.services[one].chosen_in_case), ""
    )
    if placeholder:
        return refuse("service-needs-name", service=process.services[placeholder].title)
    if command.expires_on and command.expires_on < context.today:
        return refuse("consent-already-expired", date=command.expires_on.isoformat())
    left_out = resolve_services(command.left_out, process, state=asking.state)
    given = ev.ConsentGiven(
        command.consent_id, command.given_by, services, left_out, form=command.form, expires_on=command.expires_on
    )
    return (Entry(given),)


def _withdraw(command: cmd.WithdrawConsent, services: tuple[str, ...], *, state: CaseState) -> Decision:
    named = {service.casefold() for service in services}
    gone = [
        one
        for one in state.consents
        if command.consent_id in (None, one.id) and (not named or named & {other.casefold() for other in one.services})
    ]
    if not gone:
        return refuse("no-consent")
    return tuple(Entry(ev.ConsentWithdrawn(one.id, command.withdrawn_by, services)) for one in gone)


def _service(command: cmd.InvolveService | cmd.EndService, asking: Asking, *, process: Process) -> Decision:
    service = resolve_services([command.service], process, state=asking.state)[0] if command.service.strip() else ""
    wanted = command.name.strip().casefold() if command.name else None
    taking_part = [
        one for one in asking.state.services if one.service == service and wanted in (None, (one.name or "").casefold())
    ]
    match command:
        case cmd.EndService():
            ended = tuple(Entry(ev.ServiceEnded(one.service, one.name)) for one in taking_part)
            return ended or refuse("service-not-involved", service=command.service)
        case cmd.InvolveService(name=name):
            if service not in process.services:
                names = ", ".join(f"«{one.title}»" for one in process.guideline.services)
                return refuse("unknown-service", service=command.service, names=names)
            if process.services[service].chosen_in_case and not (name and name.strip()):
                return refuse("service-needs-name", service=process.services[service].title)
            if any((one.name or "").casefold() == (name or "").strip().casefold() for one in taking_part):
                return refuse("already-involved", service=name or process.services[service].title)
            spelt = resolve_services([name], process, state=asking.state)[0] if name else None
            return _involve(service, spelt, asking=asking, process=process)


def _involve(service: str, name: str | None, *, asking: Asking, process: Process) -> Decision:
    if covered(name or service, asking):
        return (Entry(ev.ServiceInvolved(service, name)),)
    title = name or process.services[service].title
    gate = Gate(need=Need.SERVICE_CONSENT, subject=service, at=process.services[service].at)
    return Refused((Reason(gate.need.value, (("subject", title), ("names", title)), gate),), wanted=title)


def _bind(command: cmd.BindRole, process: Process) -> Decision:
    wanted = command.role.strip().casefold()
    role = next((one for one in process.guideline.roles if wanted in (one.id.casefold(), one.title.casefold())), None)
    if role is None:
        names = ", ".join(f"«{one.title}»" for one in process.guideline.roles)
        return refuse("unknown-role", role=command.role, names=names)
    if role.kind is RoleKind.COORDINATOR:
        return refuse("role-is-coordinator", role=role.title)
    return (Entry(ev.RoleBound(role.id, command.actor, command.name)),)


def _set_fact(command: cmd.SetFact, process: Process) -> Decision:
    facts = process.guideline.facts
    wanted = command.fact.strip().casefold()
    fact = next((one for one in facts if wanted in (one.id.casefold(), one.title.casefold())), None)
    if fact is None:
        return refuse("unknown-fact", fact=command.fact, names=", ".join(f"«{one.title}»" for one in facts))
    value = next((one for one in fact.values if one.casefold() == command.value.strip().casefold()), None)
    if value is None:
        return refuse("unknown-value", fact=fact.title, names=", ".join(f"«{one}»" for one in fact.values))
    return (Entry(ev.FactSet(fact.id, value)),)


def _meet(command: cmd.HoldMeeting, asking: Asking, *, process: Process, context: Context) -> Decision:
    if command.next_on and command.next_on <= context.happened_on:
        return refuse("next-meeting-before", date=command.next_on.isoformat())
    step = process.steps.get(asking.standing.state)
    late = _too_late(command, step, process=process, context=context)
    if late:
        return late
    held = ev.MeetingHeld(
        present=command.present,
        minutes=command.minutes or None,
        minutes_to=_recipients(step, process) if command.minutes else (),
        next_on=command.next_on,
        meeting_type=step.meeting_type if step else None,
    )
    return (Entry(held),)


def _too_late(command: cmd.HoldMeeting, step: Step | None, *, process: Process, context: Context) -> Refused | None:
    within = next_meeting_within(step, process.guideline)
    if within is None or within.soft or command.next_on is None:
        return None
    last = add(context.happened_on, within.high, unit=within.unit)
    return refuse("next-meeting-late", date=last.isoformat(), text=within.text) if command.next_on > last else None


def _recipients(step: Step | None, process: Process) -> tuple[str, ...]:
    kind = meeting_type(step, process.guideline) if step else None
    minutes: Minutes | None = (step.minutes if step else None) or (kind.minutes if kind else None)
    if minutes is None:
        return ()
    return (EVERYONE,) if minutes.to_all_involved else minutes.to


def _consult(command: cmd.ConsultBody | cmd.RecordAdvice, asking: Asking, *, process: Process) -> Decision:
    match command:
        case cmd.ConsultBody():
            return _ask(command, asking, process=process)
        case cmd.RecordAdvice(advice=advice, consultation_id=wanted):
            waiting = [one for one in asking.state.consultations if not one.answered and wanted in (None, one.id)]
            if not waiting:
                return refuse("no-consultation")
            return (
                (Entry(ev.AdviceReceived(waiting[-1].id, advice)),)
                if advice.strip()
                else refuse("blank", field="advice")
            )


def _ask(command: cmd.ConsultBody, asking: Asking, *, process: Process) -> Decision:
    body = resolve_services([command.body], process, state=asking.state)[0] if command.body else None
    if body is None and not command.anonymous:
        return refuse("consult-whom")
    if body is not None and body not in process.bodies:
        names = ", ".join(f"«{one.title}»" for one in process.guideline.bodies)
        return refuse("unknown-body", body=str(command.body), names=names)
    if body and not command.anonymous and process.bodies[body].counts_as_service and not covered(body, asking):
        gate = Gate(need=Need.SERVICE_CONSENT, subject=body, at=process.bodies[body].at)
        title = process.bodies[body].title
        return Refused((Reason(gate.need.value, (("subject", title), ("names", title)), gate),), wanted=title)
    return (Entry(ev.BodyConsulted(command.consultation_id, body, command.anonymous, command.question)),)
