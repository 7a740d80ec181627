"""The acts that do not move a case: facts, advice, notes, and lines of a checklist.

Consent, the baton, roles, services, measures and meetings have a module each. Every act answers with what is to be
written, or with a refusal.
"""

from collections.abc import Iterable

from engine.cases import baton, calling, consenting, measures, meetings, renewing, roles, services
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Command, Context
from engine.cases.conditions import Asking
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import meant, name_of, quoted, role_meant
from engine.cases.postponing import move_deadline
from engine.cases.refusals import Refused, refuse
from engine.cases.services import declined, resolve_services, uncovered
from engine.cases.shielding import is_report
from engine.cases.state import Consultation
from engine.cases.tracks import step_at
from engine.cases.vocabulary import NoteKind
from engine.guideline.process import Process
from engine.guideline.vocabulary import RoleKind, StepKind

__all__ = ["act", "resolve_services"]


def act(command: Command, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Decide an act that does not move the case."""
    match command:
        case cmd.GiveConsent() | cmd.RenewConsent() | cmd.RefuseConsent() | cmd.WithdrawConsent():
            return _consent(command, asking, process=process, context=context)
        case cmd.OfferBaton() | cmd.AcceptBaton() | cmd.DeclineBaton() | cmd.TakeBackOffer():
            return baton.decide(command, asking, process=process, by=context.by)
        case (
            cmd.StartMeasure() | cmd.ChangeMeasure() | cmd.ContinueMeasure() | cmd.EndMeasure() | cmd.EvaluateMeasures()
        ):
            return measures.decide(command, asking, process=process, context=context)
        case cmd.CallMeeting() | cmd.MoveMeeting() | cmd.CallOffMeeting():
            return calling.decide(command, asking, process=process, context=context)
        case cmd.HoldMeeting():
            return meetings.hold(command, asking, process=process, context=context)
        case cmd.MoveDeadline():
            return move_deadline(command, asking, process=process, context=context)
        case cmd.InvolveService() | cmd.EndService():
            return services.decide(command, asking, process=process)
        case _:
            return _tell(command, asking, process=process)


def _consent(
    command: consenting.ConsentCommand | cmd.RenewConsent, asking: Asking, *, process: Process, context: Context
) -> Decision:
    if isinstance(command, cmd.RenewConsent):
        return renewing.decide(command, asking, process=process, context=context)
    return consenting.decide(command, asking, process=process, context=context)


def _tell(command: Command, asking: Asking, *, process: Process) -> Decision:
    """Decide what is told about a case: who has a role, what holds, what others advised, what is noted or ticked."""
    match command:
        case cmd.BindRole():
            return roles.bind(command, asking, process=process)
        case cmd.SetFact():
            return _set_fact(command, process)
        case cmd.ConsultBody():
            return _ask(command, asking, process=process)
        case cmd.RecordAdvice():
            return _advise(command, asking, process=process)
        case cmd.TickChecklist():
            return _tick(command, asking, process=process)
        case cmd.AddNote(text=text):
            return (Entry(_note(command, process)),) if text.strip() else refuse("blank", field="text")
        case _:
            message = f"{type(command).__name__} is no act"
            raise TypeError(message)


def _note(command: cmd.AddNote, process: Process) -> ev.NoteAdded:
    """Return a note. A talk with a role is one with the child only where that is who the role is."""
    role = role_meant(command.role, process) if command.role else None
    if role is None or role in _talked_with(process):
        return ev.NoteAdded(command.text, command.kind)
    return ev.NoteAdded(command.text, NoteKind.TALK, role)


def _talked_with(process: Process) -> frozenset[str]:
    """Return the roles that a talk with the child is with: the child, whom the case is about, and whom the guide says.

    Some guides want a talk between the meetings with those they name.
    """
    guide = process.guideline
    between = guide.baton.between if guide.baton else None
    named = (one.id for one in (between.talk_with if between else ()))
    kinds = (RoleKind.CHILD, RoleKind.SUBJECT)
    return frozenset((*(role.id for role in guide.roles if role.kind in kinds), *named))


def _set_fact(command: cmd.SetFact, process: Process) -> Decision:
    facts = process.guideline.facts
    found = meant(command.fact, ((one.id, one.title) for one in facts))
    if found is None:
        return refuse("unknown-fact", fact=command.fact, names=quoted(one.title for one in facts))
    fact = next(one for one in facts if one.id == found)
    value = meant(command.value, ((one, one) for one in fact.values))
    if value is None:
        return refuse("unknown-value", fact=fact.title, names=quoted(fact.values))
    return (Entry(ev.FactSet(fact.id, value)),)


def _advise(command: cmd.RecordAdvice, asking: Asking, *, process: Process) -> Decision:
    every = waiting = [one for one in asking.state.consultations if not one.answered]
    if command.consultation_id is not None:
        waiting = [one for one in waiting if one.id == command.consultation_id]
    if command.body is not None or command.anonymous:
        waiting = [one for one in waiting if one.body == _asked(command, asking, process=process)]
    elif len({one.body for one in waiting}) > 1:
        step = step_at(asking, process)
        asked = (step.body, step.id) if step and step.kind is StepKind.CONSULTATION else None
        here = [one for one in waiting if (one.body, one.at.state) == asked]
        if not here:
            names = quoted(dict.fromkeys(name_of(one.body, process) for one in waiting if one.body))
            return refuse("advice-from-whom", names=names)
        waiting = here
    if not waiting:
        return _waited_for(every, process)
    if not command.advice.strip():
        return refuse("blank", field="advice")
    return (Entry(ev.AdviceReceived(waiting[-1].id, command.advice)),)


def _waited_for(waiting: Iterable[Consultation], process: Process) -> Refused:
    """Return the refusal of advice that nobody waits for, with those whose advice is waited for."""
    found = tuple(waiting)
    names = dict.fromkeys(name_of(one.body, process) for one in found if one.body)
    return refuse("no-consultation", names=quoted(names), anonymous=int(any(one.body is None for one in found)))


def _asked(command: cmd.RecordAdvice, asking: Asking, *, process: Process) -> str | None:
    """Return the body whose advice it is; None where it is nobody's in particular."""
    return next(iter(resolve_services([command.body or ""], process, state=asking.state)), None)


def _ask(command: cmd.ConsultBody, asking: Asking, *, process: Process) -> Decision:
    body = next(iter(resolve_services([command.body or ""], process, state=asking.state)), None)
    if body is None and not command.anonymous:
        return refuse("consult-whom")
    if body is not None and body not in process.bodies:
        names = quoted(one.title for one in process.guideline.bodies)
        return refuse("unknown-body", body=str(command.body), names=names)
    refused = _not_to_be_asked(body, asking, process=process) if body and not command.anonymous else None
    if refused:
        return refused
    return (Entry(ev.BodyConsulted(command.consultation_id, body, command.anonymous, command.question)),)


def _not_to_be_asked(body: str, asking: Asking, *, process: Process) -> Refused | None:
    """Refuse to discuss a named child with a body that no consent covers where one must, or that the family said no to.

    Whoever the guide wants told of a concern may be asked about one.
    """
    if is_report(body, asking.state, process=process):
        return None
    if process.bodies[body].counts_as_service:
        return uncovered([body], asking, process=process)
    return declined(body, asking, process=process)


def _tick(command: cmd.TickChecklist, asking: Asking, *, process: Process) -> Decision:
    """Tick lines of the step's checklist; those that are ticked already in this pass stay as they are."""
    step = step_at(asking, process)
    if step is None or not step.checklist:
        return refuse("no-checklist")
    lines = [(item.id, item.title) for item in step.checklist]
    found: list[str] = []
    for typed in command.items:
        line = meant(typed, lines)
        if line is None:
            return refuse("no-such-line", line=typed, names=quoted(title for _, title in lines))
        found.append(line)
    ticked = {item for moment, item in asking.state.ticked if asking.here(moment)}
    new = tuple(item for item in dict.fromkeys(found) if item not in ticked)
    return (Entry(ev.ChecklistTicked(new)),) if new else refuse("nothing-to-tick")
