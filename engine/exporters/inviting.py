"""Gathers what an invitation to a meeting says: when and where, what it is about, and who is invited to it now."""

from engine.cases import events as ev
from engine.cases.calling import by_name, called, invited, still_invited
from engine.cases.conditions import Asking
from engine.cases.events import Event
from engine.cases.services import kept_from
from engine.cases.state import CalledMeeting
from engine.exporters.lines import Shared
from engine.exporters.meeting_lines import meeting_kind
from engine.exporters.papers import Head, InvitationPaper
from engine.guideline.meetings import is_meeting
from engine.i18n import time_text
from engine.values import replace


def invitation_paper(case: Shared, top: Head) -> InvitationPaper:
    """Return the invitation to the first meeting that is called, or a blank form where none is.

    Whoever is kept out of the case is in neither, nor is a service that no consent covers, also where they were invited
    before it came to that.
    """
    state = replace(case.state, kept_out=case.kept_out)
    meeting = next(iter(called(state)), None)
    asking = Asking(state, case.today)
    who = still_invited(meeting, asking, process=case.process) if meeting else _by_guide(asking, case)
    event = _calling(meeting, case) if meeting else None
    body = event.body if event and isinstance(event.body, ev.MeetingCalled) else None
    language = case.process.guideline.head.language.value
    return InvitationPaper(
        head=top,
        kind=_kind(event, body, case=case),
        on=meeting.on if meeting else None,
        clock=time_text(meeting.clock, language) if meeting and meeting.clock else None,
        place=meeting.place if meeting else None,
        invited=case.names.all(who),
        agenda=body.agenda if body else (),
        coordinator=case.names.actor(state.coordinator) if state.coordinator else None,
    )


def _by_guide(asking: Asking, case: Shared) -> tuple[str, ...]:
    """Return whom the guide invites to a meeting where the case stands; nobody where it has none.

    No service is among them that the family has said no to, or that is in the case without a consent.
    """
    step = case.process.steps.get(asking.standing.state)
    found = invited(asking, case.process) if step and is_meeting(step) else ()
    names = by_name(found, asking.state, process=case.process)
    shut = kept_from(names, asking)
    return tuple(one for one in names if one not in shut)


def _calling(meeting: CalledMeeting, case: Shared) -> Event | None:
    """Return the event that a meeting was called in."""
    told = (event for event in case.events if isinstance(event.body, ev.MeetingCalled))
    return next((event for event in told if getattr(event.body, "meeting_id", None) == meeting.id), None)


def _kind(event: Event | None, body: ev.MeetingCalled | None, *, case: Shared) -> str | None:
    """Return what the guide calls the meeting."""
    kinds = {kind.id: kind.title for kind in case.process.guideline.meeting_types}
    where = event.step if event else case.state.standing.state
    return kinds.get((body.meeting_type if body else None) or "") or meeting_kind(
        case.process.steps.get(where or ""), case.process
    )
