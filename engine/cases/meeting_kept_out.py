"""What nobody does while somebody is kept out of a case: meet those people, ask them, or leave something to them.

A step that faces them is closed by its gates, and a meeting without them by its own rules. What is here holds for every
command, whatever step the case stands at: it looks at what would be written.
"""

from collections.abc import Callable, Iterable, Iterator

from engine.cases import events as ev
from engine.cases.envelope import Entry
from engine.cases.events import EventBody
from engine.cases.naming import name_of
from engine.cases.refusals import Reason, Refused
from engine.cases.state import Act, CaseState
from engine.cases.vocabulary import Outcome, ResponsibleKind
from engine.cases.whom import is_meant
from engine.guideline.gates import kept_out_by
from engine.guideline.process import Gate, Need, Process
from engine.guideline.vocabulary import RoleKind

_REPORTS = frozenset(ev.NAMES[kind][0] for kind in (ev.ConcernSuspected, ev.ConcernReported))
_MOVED = ev.NAMES[ev.VersionChanged][0]
_UNDONE, _REDONE = ev.NAMES[ev.ActUndone][0], ev.NAMES[ev.ActRedone][0]


def stopped_by_shield(
    entries: Iterable[Entry], state: CaseState, *, process: Process, users: Callable[[], frozenset[str]] = frozenset
) -> Refused | None:
    """Refuse what would meet somebody who is kept out of the case; None where nothing does.

    `users` tells what those who use the store are called: whoever is named so is that one.
    """
    if not state.shielded:
        return None
    for entry in entries:
        for role in sorted(state.kept_out):
            if _meets(entry.body, role, state=state, process=process, users=users()):
                return Refused((kept_out_reason(frozenset({role}), state, process=process),))
    return None


def redo_stopped(state: CaseState, *, process: Process) -> Refused | None:
    """Refuse to redo what was undone before somebody was kept out: it may meet them, and is done anew instead."""
    if not state.shielded or not state.redoable or not _reported_after(_undone_at(state), state):
        return None
    return Refused((kept_out_reason(state.kept_out, state, process=process),))


def undo_stopped(act: Act | None, state: CaseState, *, process: Process) -> Refused | None:
    """Refuse to undo a change of version that somebody was kept out after: the one before may keep out nobody.

    And to undo who they are: then nobody would know them.
    """
    if act is None or not state.shielded or not _reported_after(act.seq, state):
        return None
    named = (one.body.role for one in act.written if isinstance(one.body, ev.RoleBound))
    if _MOVED not in act.kinds and state.kept_out.isdisjoint(named):
        return None
    return Refused((kept_out_reason(state.kept_out, state, process=process),))


def _reported_after(seq: int, state: CaseState) -> bool:
    return any(act.seq > seq and _REPORTS & set(act.kinds) for act in state.acts)


def _undone_at(state: CaseState) -> int:
    """Return the place in the record of the undoing that a redo would take back now."""
    undone: list[int] = []
    for act in state.acts:
        if _UNDONE in act.kinds:
            undone.append(act.seq)
        elif _REDONE in act.kinds and undone:
            undone.pop()
    return undone[-1] if undone else 0


def kept_out_reason(roles: frozenset[str], state: CaseState, *, process: Process) -> Reason:
    """Return why nothing may face these roles: the rule that keeps one of them out, where the guide still has it."""
    for rule in process.guideline.rules:
        for who in kept_out_by(rule, process.guideline):
            if who.id in roles & state.kept_out:
                gate = Gate(need=Need.NOT_SHIELDED, subject=who.id, at=rule.at, inferred=rule.is_inferred("kept_out"))
                return Reason(Need.NOT_SHIELDED.value, (("subject", who.title),), gate)
    return Reason(Need.NOT_SHIELDED.value, (("subject", name_of(min(roles), process)),))


def _meets(body: EventBody, role: str, *, state: CaseState, process: Process, users: frozenset[str]) -> bool:
    guardians = any(one.id == role and one.kind is RoleKind.GUARDIANS for one in process.guideline.roles)
    answering = tuple(_answering(body, state))
    if guardians and any(kind is ResponsibleKind.GUARDIANS for _, kind in answering):
        return True
    parties = _parties(body, state, process=process) - {role}
    bound = isinstance(body, ev.RoleBound) and body.role == role  # who it is may always be said
    met = () if bound else (*(who for who, _ in answering), *_met(body))
    known = users.union(_actors(body))
    return any(is_meant(name, role, state=state, process=process, users=known) for name in met if name not in parties)


def _parties(body: EventBody, state: CaseState, *, process: Process) -> set[str]:
    """Return the services and bodies that something can be sent to: none is a person, whatever people are called.

    Those that the guide names stand on the agenda, which looks at roles alone.
    """
    if not isinstance(body, ev.StepCompleted | ev.AnswerChosen):
        return set()
    return {*process.services, *process.bodies, *(one.key for one in state.services)}


def _answering(body: EventBody, state: CaseState) -> Iterator[tuple[str, ResponsibleKind | None]]:
    """Give who would answer for a measure that goes on, and what sort of people they are.

    A measure that is ended is left to nobody, whatever it is ended by.
    """
    measures = {one.id: one for one in state.measures}
    match body:
        case ev.MeasureStarted(responsible=who, responsible_kind=kind):
            yield who, kind
        case ev.MeasureChanged(responsible=str(who), responsible_kind=kind):
            yield who, kind
        case ev.MeasureChanged(measure_id=of, responsible_kind=kind):
            yield measures[of].responsible, kind or measures[of].responsible_kind
        case ev.MeasureContinued(measure_id=of):
            yield measures[of].responsible, measures[of].responsible_kind
        case ev.MeasuresEvaluated(measures=judged):
            going_on = (measures[of] for of, outcome in judged if outcome is not Outcome.ENDED)
            yield from ((one.responsible, one.responsible_kind) for one in going_on)
        case _:
            pass


def _met(body: EventBody) -> Iterator[str]:
    """Give everybody whom an act meets, by id or name: who consents, answers, was heard, agreed or is sent a thing.

    And who decides, or is given a part in the case: another role, the baton, a service's part, the work from now on,
    or a look at what is shielded.
    """
    match body:
        case ev.ConsentGiven(given_by=who, given_as=roles, interpreter=interpreter, for_whom=for_whom):
            yield from (one for one in (who, *roles, interpreter, for_whom) if one)
        case ev.MeasuresEvaluated(views=views):
            yield from (view.role for view in views if view.text)
        case ev.StepCompleted(agreed=agreed, receivers=sent) | ev.AnswerChosen(agreed=agreed, receivers=sent):
            yield from (*agreed, *sent)
        case ev.NoteAdded(role=str(who)):
            yield who
        case ev.MeetingCalled(invited=invited):
            yield from invited
        case ev.MeetingHeld(present=present, minutes_to=sent):
            yield from (*present, *sent)
        case _:
            yield from (*_let_in(body), *_deciding(body))


def _let_in(body: EventBody) -> Iterator[str]:
    """Give everybody who is given a part in the case."""
    yield from _actors(body)
    match body:
        case ev.RoleBound(name=str(who)):
            yield who
        case ev.ServiceInvolved(name=str(who)) | ev.CaseHandedOver(coordinated_by=str(who)):
            yield who
        case _:
            pass


def _actors(body: EventBody) -> Iterator[str]:
    """Give the users who are given a part in the case, who are known by their ids alone."""
    match body:
        case ev.RoleBound(actor=str(who)) | ev.CoordinatorOffered(to_actor=who) | ev.ShieldedAccessGiven(actor=who):
            yield who
        case ev.CoordinatorAccepted(actor=who) | ev.CoordinatorConfirmed(actor=who):
            yield who
        case _:
            pass


def _deciding(body: EventBody) -> Iterator[str]:
    """Give who is said to have decided: on a deadline, or on who has the baton."""
    match body:
        case ev.DeadlineMoved(decided_by=str(who)):
            yield who
        case ev.CoordinatorOffered(decided_by=str(who)) | ev.CoordinatorConfirmed(decided_by=str(who)):
            yield who
        case _:
            pass
