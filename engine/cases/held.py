"""The meetings that were held in a case, as its papers tell them, and what the case was until the next one."""

from collections.abc import Iterable
from datetime import date

from engine.cases import events as ev
from engine.cases.events import Event

Held = tuple[tuple[Event, ev.MeetingHeld], ...]


def meetings_held(events: Iterable[Event]) -> Held:
    """Return the meetings, each with its last event: what was recorded in parts at one step, pass and day is one.

    The events are those that count, without what was undone.
    """
    found: dict[tuple[str | None, int, date], tuple[Event, ev.MeetingHeld]] = {}
    for event in events:
        if isinstance(event.body, ev.MeetingHeld):
            earlier = found.pop(_sitting(event), None)
            found[_sitting(event)] = (event, _joined(earlier[1], event.body) if earlier else event.body)
    return tuple(found.values())


def goes_with_earlier(events: Iterable[Event], event: Event) -> bool:
    """Tell whether a meeting is told as one with what was recorded before it. The events are those that count."""
    return any(isinstance(one.body, ev.MeetingHeld) and _sitting(one) == _sitting(event) for one in events)


def until_next(events: Iterable[Event], place: int) -> tuple[Event, ...]:
    """Return what had happened before the meeting after this one was recorded; of the last it is all.

    `place` counts the meetings from 0. The events are those that count.
    """
    stream = tuple(events)
    own = _sitting(meetings_held(stream)[place][0])
    began: dict[tuple[str | None, int, date], int] = {}
    for index, event in enumerate(stream):
        if isinstance(event.body, ev.MeetingHeld):
            began.setdefault(_sitting(event), index)
    end = min((index for index in began.values() if index > began[own]), default=len(stream))
    rest = (one for one in stream[end:] if isinstance(one.body, ev.MeetingHeld) and _sitting(one) == own)
    return (*stream[:end], *rest)


def _sitting(event: Event) -> tuple[str | None, int, date]:
    return (event.step, event.pass_, event.happened_on)


def _joined(first: ev.MeetingHeld, then: ev.MeetingHeld) -> ev.MeetingHeld:
    """Return one meeting of two parts; where both name the next meeting, the later holds."""
    minutes = tuple(dict.fromkeys(part for part in (first.minutes, then.minutes) if part))
    present = tuple(dict.fromkeys((*first.present, *then.present)))
    return ev.MeetingHeld(
        present=present,
        minutes="\n\n".join(minutes) or None,
        minutes_to=tuple(dict.fromkeys((*first.minutes_to, *then.minutes_to))),
        next_on=then.next_on or first.next_on,
        meeting_type=then.meeting_type or first.meeting_type,
        meeting_id=first.meeting_id or then.meeting_id,
        absent=tuple(one for one in dict.fromkeys((*first.absent, *then.absent)) if one not in present),
        covers=tuple(dict.fromkeys((*first.covers, *then.covers))),
    )
