"""Doing again what was undone: the command that an act was, so that what it asks for can be asked of it now.

Nothing has been done in the case since, but days have passed: a consent may have run out, and a day to come be gone.
"""

from datetime import date

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.calling import by_name
from engine.cases.commands import Command
from engine.cases.conditions import Asking
from engine.cases.events import Event
from engine.cases.moves import sent_to
from engine.cases.refusals import Refused, refuse
from engine.cases.services import kept_from, uncovered
from engine.cases.state import Act
from engine.cases.tracks import step_at
from engine.guideline.process import AFTER_TRIGGER, COMPLETE, SKIP, Process


def main_event(act: Act) -> Event:
    """Return the event that says what an act was: its move, where it made one that somebody chose."""
    chosen = (one for one in act.written if isinstance(one.body, _CHOSEN))
    return next(chosen, act.written[0])


def command_of(act: Act, asking: Asking, *, process: Process) -> Command | None:
    """Return the command that an act was, where it may be refused for nothing but the days that have passed."""
    event = main_event(act)
    match event.body:
        case ev.StepCompleted() as body:
            return _move(body, asking, process=process)
        case ev.AnswerChosen(answer=answer) as body:
            sent = _named(body.receivers, asking, process=process)
            return cmd.ChooseAnswer(
                answer=answer, to=event.moved_to, reason=body.reason, agreed=body.agreed, receivers=sent
            )
        case ev.CaseHandedOver() as body:
            return _handing(body, act)
        case ev.CaseClosed(ending=ending, reason=reason, family_wish=wish):
            return cmd.CloseCase(ending=ending, reason=reason, family_wish=wish)
        case ev.ServiceInvolved(service=service, name=name):
            return cmd.InvolveService(service=service, name=name)
        case ev.BodyConsulted() as body:
            return cmd.ConsultBody(
                consultation_id=body.consultation_id, body=body.body, anonymous=body.anonymous, question=body.question
            )
        case _:
            return _of_meeting(event, asking, process=process)


def stopped_by_days(act: Act, asking: Asking, *, process: Process) -> Refused | None:
    """Refuse a consent that has run out, what a service without consent would do, and a landing made on another day.

    What somebody did besides, no command would be refused for.
    """
    event = main_event(act)
    match event.body:
        case ev.ConsentGiven(expires_on=date() as last) if last < asking.today:
            return refuse("consent-already-expired", date=last.isoformat())
        case ev.MeetingHeld(minutes_to=names):
            return uncovered(kept_from(names, asking), asking, process=process)
        case ev.MeasureStarted(responsible=who) | ev.MeasureChanged(responsible=str(who)):
            return uncovered(kept_from((who,), asking), asking, process=process)
        case ev.MeasureContinued(measure_id=of):
            who_goes_on = (one.responsible for one in asking.state.running() if one.id == of)
            return uncovered(kept_from(who_goes_on, asking), asking, process=process)
        case ev.VersionChanged(tracks=tracks) if (tracks or event.moved_to) and event.happened_on < asking.today:
            return refuse("redo-anew")
        case _:
            return None


def _move(body: ev.StepCompleted, asking: Asking, *, process: Process) -> Command | None:
    kind, _, rest = body.trigger.partition(":")
    match kind:
        case _ if body.trigger == COMPLETE:
            sent = _named(body.receivers, asking, process=process)
            return cmd.CompleteStep(reason=body.reason, agreed=body.agreed, receivers=sent)
        case _ if body.trigger == SKIP:
            return cmd.SkipStep(reason=body.reason or "")
        case "go":
            return cmd.MoveFromRest(level=rest, reason=body.reason or "")
        case _ if body.trigger.startswith(AFTER_TRIGGER):
            return cmd.FollowRule(rule=rest, reason=body.reason)
        case _:
            return None  # where a withdrawal leads is decided by that


def _named(receivers: tuple[str, ...], asking: Asking, *, process: Process) -> tuple[str, ...]:
    """Return those of whom something was sent to that the command named; the rest are the guide's own."""
    by_guide = sent_to(step_at(asking, process), asking)
    return tuple(one for one in receivers if one not in by_guide)


def _handing(body: ev.CaseHandedOver, act: Act) -> cmd.HandOver:
    closing = next((one.body for one in act.written if isinstance(one.body, ev.CaseClosed)), None)
    return cmd.HandOver(
        handover_id=body.handover_id,
        to=body.to,
        sent=body.sent,
        aftermath=body.aftermath,
        coordinated_by=body.coordinated_by,
        ending=closing.ending if closing else None,
        reason=closing.reason if closing else body.reason,
        family_wish=closing.family_wish if closing else False,
    )


def _of_meeting(event: Event, asking: Asking, *, process: Process) -> Command | None:
    """Return the command that called a meeting or moved one.

    It named those whom the guide does not invite; who is known is anybody that no consent was ever given for.
    """
    match event.body:
        case ev.MeetingCalled() as body:
            step = process.steps.get(event.step or "")
            by_guide = by_name(step.invites if step else (), asking.state, process=process)
            services = {name.casefold() for one in asking.state.consents for name in one.services}
            return cmd.CallMeeting(
                meeting_id=body.meeting_id,
                on=body.on,
                clock=body.clock,
                place=body.place,
                invited=tuple(one for one in body.invited if one not in by_guide),
                without=body.without,
                agenda=body.agenda,
                actors=tuple(one for one in body.invited if one.casefold() not in services),
            )
        case ev.MeetingMoved(on=on, reason=reason, clock=clock, place=place):
            return cmd.MoveMeeting(on=on, reason=reason, clock=clock, place=place)
        case _:
            return None


_CHOSEN = (ev.CaseHandedOver, ev.AnswerChosen, ev.StepCompleted)
