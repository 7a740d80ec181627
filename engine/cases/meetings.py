"""Meetings: who is invited and who is not, what a held one records, and when the next one must be."""

from collections.abc import Iterator

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.conditions import Asking
from engine.cases.deadlines import last_day, limits
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import name_of, quoted
from engine.cases.refusals import Refused, refuse
from engine.cases.shielding import kept_out
from engine.cases.state import EVERYONE, CaseState
from engine.cases.tracks import step_at
from engine.guideline.element import Participant
from engine.guideline.meetings import minutes_of, next_meeting_within
from engine.guideline.model import Step
from engine.guideline.process import Process


def kept_away(asking: Asking, process: Process) -> tuple[Participant, ...]:
    """Return those who are not to be present where the track stands: by the step, its level, or a shield."""
    step = step_at(asking, process)
    away = (*(step.without if step else ()), *process.level(asking.standing.state).without)
    return tuple({one.id: one for one in (*away, *kept_out(asking.state, process))}.values())


def invited(asking: Asking, process: Process) -> tuple[Participant, ...]:
    """Return whom the guide invites where the track stands, without those who are not to be present."""
    step, away = step_at(asking, process), {one.id for one in kept_away(asking, process)}
    return tuple(one for one in (step.invites if step else ()) if one.id not in away)


def hold(command: cmd.HoldMeeting, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Record a meeting that was held where the track stands."""
    if command.next_on and command.next_on <= context.happened_on:
        return refuse("next-meeting-before", date=command.next_on.isoformat())
    step = step_at(asking, process)
    refused = _unwanted(command, asking, process=process) or _too_late(
        command, step, asking=asking, process=process, context=context
    )
    if refused:
        return refused
    held = ev.MeetingHeld(
        present=command.present,
        minutes=command.minutes or None,
        minutes_to=_recipients(step, asking, process=process) if command.minutes else (),
        next_on=command.next_on,
        meeting_type=step.meeting_type if step else None,
    )
    return (Entry(held),)


def _unwanted(command: cmd.HoldMeeting, asking: Asking, *, process: Process) -> Refused | None:
    """Refuse a meeting with somebody present who was to be kept away, by id, title, or who the role is in this case."""
    present = {name.strip().casefold() for name in (*command.present, *command.actors)}
    named = [
        one.title
        for one in kept_away(asking, process)
        if present & {name.casefold() for name in _names(one, asking.state, process=process)}
    ]
    return refuse("not-to-be-present", names=quoted(named)) if named else None


def _names(person: Participant, state: CaseState, *, process: Process) -> Iterator[str]:
    yield from (person.id, person.title, name_of(person.id, process))
    bound = state.roles.get(person.id)
    yield from (name for name in ((bound.actor, bound.name) if bound else ()) if name)
    yield from (one.key for one in state.services if one.service == person.id)


def _too_late(
    command: cmd.HoldMeeting, step: Step | None, *, asking: Asking, process: Process, context: Context
) -> Refused | None:
    within = next_meeting_within(step, process.guideline)
    if within is None or within.soft or command.next_on is None:
        return None
    last = last_day(within, asking.state, start=context.happened_on)
    if last is None or command.next_on <= last:
        return None
    texts = dict.fromkeys(one.text for one in limits(within, asking.state))
    return refuse("next-meeting-late", date=last.isoformat(), text=", ".join(texts))


def _recipients(step: Step | None, asking: Asking, *, process: Process) -> tuple[str, ...]:
    """Return whom the minutes go to; nobody who is kept out of the case."""
    minutes = minutes_of(step, process.guideline) if step else None
    if minutes is None:
        return ()
    if minutes.to_all_involved:
        return (EVERYONE,)
    return tuple(role for role in minutes.to if role not in asking.state.kept_out)
