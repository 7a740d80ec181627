"""Meetings that are held: who may be there, which steps they answer for, who gets the minutes, and the next one."""

from collections.abc import Iterable

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.calling import meeting_waited_for, still_invited
from engine.cases.commands import Context
from engine.cases.conditions import Asking, without_consent
from engine.cases.deadlines import last_day, limits
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import meant, quoted, role_meant
from engine.cases.refusals import Refused, refuse
from engine.cases.services import kept_from, resolve_services, uncovered
from engine.cases.shielding import kept_out
from engine.cases.state import EVERYONE, CalledMeeting, CaseState
from engine.cases.tracks import gates_for, step_at
from engine.cases.whom import all_but_kept_out, but_kept_out, is_meant, kept_away, meant_among
from engine.guideline.meetings import minutes_of, next_meeting_within, steps_answered
from engine.guideline.model import Step
from engine.guideline.names import MAIN
from engine.guideline.process import Process


def hold(command: cmd.HoldMeeting, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Record a meeting that was held where the track stands, and for the steps that it answers for."""
    if command.next_on and command.next_on <= context.happened_on:
        return refuse("next-meeting-before", date=command.next_on.isoformat())
    covers = _covered(command, asking, process=process)
    if isinstance(covers, Refused):
        return covers
    here = step_at(asking, process)
    steps = (*((here,) if here else ()), *covers)
    refused = _unwanted(command, asking, process=process, steps=covers, users=context.users()) or _too_late(
        command, steps, asking=asking, process=process, context=context
    )
    if refused:
        return refused
    recipients = _recipients(command, steps, asking=asking, process=process)
    if isinstance(recipients, Refused):
        return recipients
    untold = _too_early(command, asking, context=context) or _by_nobody(command, asking, process=process, steps=steps)
    if untold:
        return untold
    called = None if command.another else _called(asking, context)
    held = ev.MeetingHeld(
        present=command.present,
        minutes=command.minutes or None,
        minutes_to=recipients if command.minutes or command.minutes_to else (),
        next_on=command.next_on,
        meeting_type=here.meeting_type if here else None,
        meeting_id=called.id if called else None,
        absent=_absent(called, command, asking=asking, process=process) if called else (),
        covers=tuple(one.id for one in covers),
    )
    return (Entry(held),)


def can_answer_for(asking: Asking, process: Process) -> tuple[Step, ...]:
    """Return the meetings next in the guide that a meeting held where the track stands can be as well."""
    here = asking.standing.state
    level = process.level(here)
    inside = (track.steps for step in level.steps for track in step.tracks if track.id == asking.track)
    row = level.steps if asking.track == MAIN else next(inside, ())
    places = [place for place, step in enumerate(row) if step.id == here]
    return steps_answered(row[places[0]], row[places[0] + 1 :]) if places else ()


def _too_early(command: cmd.HoldMeeting, asking: Asking, *, context: Context) -> Refused | None:
    """Refuse a meeting before the day of the one that is called, unless it is said to be another.

    What is added to one that was held here, its minutes or the next day, is no meeting of its own.
    """
    waiting = meeting_waited_for(asking)
    if waiting is None or waiting.on <= context.happened_on or command.another or _adds(command, asking):
        return None
    return refuse("meeting-to-come", date=waiting.on.isoformat(), held=context.happened_on.isoformat())


def _adds(command: cmd.HoldMeeting, asking: Asking) -> bool:
    """Tell whether something is added to a meeting that was held here; who was there is said of a new one."""
    return not command.present and any(asking.here(one.at) for one in asking.state.meetings)


def _called(asking: Asking, context: Context) -> CalledMeeting | None:
    """Return the meeting that was called and now is held; one called to a later day is still to come."""
    waiting = meeting_waited_for(asking)
    return waiting if waiting and waiting.on <= context.happened_on else None


def _covered(command: cmd.HoldMeeting, asking: Asking, *, process: Process) -> tuple[Step, ...] | Refused:
    """Return the steps that the meeting is said to answer for; none of those before the last of them is left out."""
    if not command.covers:
        return ()
    able = can_answer_for(asking, process)
    if not able:
        return refuse("meeting-answers-alone")
    found = {meant(typed, ((one.id, one.title) for one in able)) for typed in command.covers}
    row = able[: len(found)]
    if found != {one.id for one in row}:
        return refuse("meeting-cannot-answer-for", names=quoted(one.title for one in able))
    return row


def _unwanted(
    command: cmd.HoldMeeting, asking: Asking, *, process: Process, steps: Iterable[Step], users: Iterable[str]
) -> Refused | None:
    """Refuse a meeting with somebody present who was to be kept away, by id, title, or who the role is in this case."""
    away = [one for step in (None, *steps) for one in kept_away(asking, process, at=step)]
    everybody, known = (*command.present, *command.actors), (*users, *command.actors)
    named = meant_among(everybody, away, state=asking.state, process=process, users=known)
    return refuse("not-to-be-present", names=quoted(named)) if named else None


def _by_nobody(command: cmd.HoldMeeting, asking: Asking, *, process: Process, steps: Iterable[Step]) -> Refused | None:
    """Refuse a meeting of which nobody says who was there, where it was to be with somebody who is kept out."""
    if command.present or _adds(command, asking):
        return None
    out = without(steps, asking.state, process=process)
    return refuse("meeting-without-whom", names=quoted(out)) if out else None


def without(steps: Iterable[Step], state: CaseState, *, process: Process) -> tuple[str, ...]:
    """Return the titles of those who are kept out now, and whom the meetings at these steps are to be with."""
    gates = gates_for(process)
    met = (one for step in steps for one in gates.must_meet(step) if one.id in state.kept_out)
    return tuple(dict.fromkeys(one.title for one in met))


def _absent(called: CalledMeeting, command: cmd.HoldMeeting, *, asking: Asking, process: Process) -> tuple[str, ...]:
    """Return who was invited and is not among those who were there; nobody where it is not said who was."""
    present = (*command.present, *command.actors)
    return tuple(
        one
        for one in (still_invited(called, asking, process=process) if present else ())
        if not any(is_meant(name, one, state=asking.state, process=process) for name in present)
    )


def _too_late(
    command: cmd.HoldMeeting, steps: Iterable[Step], *, asking: Asking, process: Process, context: Context
) -> Refused | None:
    """Refuse a next meeting later than one of these steps wants it."""
    for step in steps:
        within = next_meeting_within(step, process.guideline)
        if within is None or within.soft or command.next_on is None:
            continue
        last = last_day(within, asking.state, start=context.happened_on)
        if last is not None and command.next_on > last:
            texts = dict.fromkeys(one.text for one in limits(within, asking.state))
            return refuse("next-meeting-late", date=last.isoformat(), text=", ".join(texts))
    return None


def _recipients(
    command: cmd.HoldMeeting, steps: Iterable[Step], *, asking: Asking, process: Process
) -> tuple[str, ...] | Refused:
    """Return whom the minutes go to: those the command names, else those the guide does.

    Nobody who is kept out, and no service that is in the case without consent.
    """
    if command.minutes_to:
        return _chosen(command.minutes_to, asking, process=process)
    found: list[str] = []
    state, out, shut = asking.state, asking.state.kept_out, without_consent(asking)
    for step in steps:
        minutes = minutes_of(step, process.guideline)
        if minutes and minutes.to_all_involved:
            all_told = all_but_kept_out(state, out, process=process) if out or shut else (EVERYONE,)
            return tuple(one for one in all_told if one not in shut)
        found += minutes.to if minutes else ()
    told = (one for one in dict.fromkeys(found) if one not in kept_from(found, asking))
    return but_kept_out(told, out, state=state, process=process)


def _chosen(typed: tuple[str, ...], asking: Asking, *, process: Process) -> tuple[str, ...] | Refused:
    """Return those who were chosen to get the minutes: roles, people in the case, and services behind a consent."""
    state = asking.state
    names = resolve_services([role_meant(name, process) or name for name in typed], process, state=state)
    out = meant_among(names, kept_out(state, process), state=state, process=process)
    if out:
        return refuse("not-to-have-minutes", names=quoted(out))
    inside = {*process.roles, *state.participants, *(one.name for one in state.roles.values())}
    refused = uncovered([name for name in names if name not in inside], asking, process=process)
    return refused or names
