"""Turns the meetings of a case into lines: those that were held, those to come, and those that were called off."""

from collections.abc import Iterable

from engine.cases import events as ev
from engine.cases.agenda import title_of
from engine.cases.calling import still_invited
from engine.cases.conditions import Asking
from engine.cases.events import Event
from engine.cases.held import Held, meetings_held
from engine.cases.services import kept_from
from engine.cases.state import EVERYONE, CalledMeeting, CaseStatus
from engine.cases.whom import all_but_kept_out, but_kept_out
from engine.exporters.lines import Shared
from engine.exporters.paper_lines import CalledLine, MeetingLine, Recipients, ShiftLine
from engine.guideline.meetings import is_meeting, meeting_type
from engine.guideline.model import Step
from engine.guideline.process import Process
from engine.i18n import time_text
from engine.values import replace


def meeting_kind(step: Step | None, process: Process) -> str | None:
    """Return what the guide calls the meeting at a step; None where there is none."""
    if step is None or not is_meeting(step):
        return None
    kind = meeting_type(step, process.guideline)
    return kind.title if kind else step.title


def recipients_at(step: Step | None, case: Shared) -> Recipients:
    """Return who the guide wants the minutes from a step sent to."""
    kind = meeting_type(step, case.process.guideline) if step else None
    wanted = (step.minutes if step else None) or (kind.minutes if kind else None)
    if wanted is None:
        return Recipients(everyone=False, roles=())
    return _recipients(wanted.to, case, everyone=wanted.to_all_involved)


def _recipients(to: Iterable[str], case: Shared, *, everyone: bool) -> Recipients:
    """Return who gets the minutes; while somebody is kept out they are not told that they are, nor among «all».

    No service gets them that the family has said no to, or that is in the case without a consent.
    """
    out, state, process = case.kept_out, case.state, case.process
    asking = Asking(state, case.today)
    if everyone:
        all_told = all_but_kept_out(state, out, process=process)
        shut = kept_from(all_told, asking)
        left = tuple(one for one in all_told if one not in shut)
        return Recipients(everyone=not (out or shut), roles=case.names.all(left) if out or shut else case.names.all(to))
    named = tuple(to)
    shut = kept_from(named, asking)
    left = but_kept_out((one for one in named if one not in shut), out, state=state, process=process)
    return Recipients(everyone=False, roles=case.names.all(left))


def meetings(case: Shared) -> Held:
    """Return the meetings, each with its last event."""
    return meetings_held(case.events)


def meeting_line(event: Event, held: ev.MeetingHeld, *, case: Shared) -> MeetingLine:
    """Return a meeting that was held, with what was said when it was called."""
    calling = _calling(held.meeting_id, case)
    invited = calling.invited if calling else ()
    return MeetingLine(
        kind=_kind(held.meeting_type, event, case=case),
        on=event.happened_on,
        present=case.names.all(held.present),
        minutes=held.minutes,
        recipients=_recorded(held, case),
        next_on=held.next_on,
        absent=case.names.all(held.absent),
        uncalled=case.names.all(calling.without) if calling else (),
        agenda=calling.agenda if calling else (),
        also=tuple(title_of(one, case.process) for one in held.covers),
        invited=case.names.all(invited),
        shifts=_shifts(calling, case) if calling else (),
    )


def _recorded(held: ev.MeetingHeld, case: Shared) -> Recipients:
    """Return who got the minutes as it was recorded then; a shield that came later changes nothing of that."""
    names = (one for one in held.minutes_to if one != EVERYONE)
    return Recipients(everyone=EVERYONE in held.minutes_to, roles=case.names.all(names))


def minutes_for(event: Event, held: ev.MeetingHeld, *, case: Shared) -> Recipients:
    """Return who may get the minutes of a meeting now: those who got them, else whom the guide wants them sent to."""
    if not held.minutes_to:
        return recipients_at(case.process.steps.get(event.step or ""), case)
    names = (one for one in held.minutes_to if one != EVERYONE)
    return _recipients(names, case, everyone=EVERYONE in held.minutes_to)


def _kind(meeting_type: str | None, event: Event, *, case: Shared) -> str | None:
    kinds = {kind.id: kind.title for kind in case.process.guideline.meeting_types}
    step = case.process.steps.get(event.step or "")
    return kinds.get(meeting_type or "") or meeting_kind(step, case.process)


def _calling(meeting_id: str | None, case: Shared) -> ev.MeetingCalled | None:
    called = (event.body for event in case.events if isinstance(event.body, ev.MeetingCalled))
    return next((body for body in called if meeting_id and body.meeting_id == meeting_id), None)


def called_lines(case: Shared) -> tuple[CalledLine, ...]:
    """Return the meetings that are still to come, and those that were called off, in the order they were called.

    And in a copy for the family those that they were called to before somebody was kept out, and whose day has passed.
    """
    known = case.state.called if case.now.status is CaseStatus.OPEN else ()
    waited_for = {one.id for one in still_called(case)}
    told = {one.id: one for one in known if one.id in waited_for or one.on < case.today}
    off = _called_off(case)
    return tuple(
        _called(event, event.body, case=case, now=told.get(event.body.meeting_id), off=off.get(event.body.meeting_id))
        for event in case.events
        if isinstance(event.body, ev.MeetingCalled) and event.body.meeting_id in {*off, *told}
    )


def still_called(case: Shared) -> tuple[CalledMeeting, ...]:
    """Return the called meetings that are still to be on the day that this part of the case tells of."""
    days = {one.id: one.on for one in case.now.called}
    return tuple(one for one in case.state.called if days.get(one.id) == one.on)


def _called_off(case: Shared) -> dict[str, str]:
    bodies = (event.body for event in case.events)
    return {body.meeting_id: body.reason for body in bodies if isinstance(body, ev.MeetingCalledOff)}


def _called(
    event: Event, body: ev.MeetingCalled, *, case: Shared, now: CalledMeeting | None, off: str | None
) -> CalledLine:
    shifts = _moves(body, case)
    latest = shifts[-1] if shifts else body
    state = replace(case.state, kept_out=case.kept_out)
    who = still_invited(now, Asking(state, case.today), process=case.process) if now else body.invited
    language = case.process.guideline.head.language.value
    return CalledLine(
        kind=_kind(body.meeting_type, event, case=case),
        on=latest.on,
        clock=time_text(latest.clock, language) if latest.clock else None,
        place=latest.place,
        invited=case.names.all(who),
        uncalled=case.names.all(body.without),
        agenda=body.agenda,
        shifts=_shifts(body, case),
        called_off_because=off,
    )


def _moves(called: ev.MeetingCalled, case: Shared) -> list[ev.MeetingMoved]:
    moved = [one.body for one in case.events if isinstance(one.body, ev.MeetingMoved)]
    return [one for one in moved if one.meeting_id == called.meeting_id]


def _shifts(called: ev.MeetingCalled, case: Shared) -> tuple[ShiftLine, ...]:
    """Return each time a called meeting was moved, from the day that it was on until then."""
    moves = _moves(called, case)
    days = (called.on, *(one.on for one in moves))
    return tuple(
        ShiftLine(was_on=was, next_on=one.on, reason=one.reason) for was, one in zip(days, moves, strict=False)
    )
