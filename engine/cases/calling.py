"""Calling a meeting, moving it and calling it off: who is invited, who is not, and which meeting is waited for."""

from collections.abc import Iterable
from datetime import time

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.conditions import Asking, covered
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import name_of, quoted, role_meant
from engine.cases.refusals import Refused, refuse
from engine.cases.services import kept_from, resolve_services, uncovered
from engine.cases.shielding import told_of_concern
from engine.cases.state import CalledMeeting, CaseState
from engine.cases.tracks import step_at
from engine.cases.whom import but_kept_out, is_meant, kept_away, meant_among, named_as
from engine.guideline.element import Participant
from engine.guideline.model import Step
from engine.guideline.names import MAIN
from engine.guideline.process import Process

Calling = cmd.CallMeeting | cmd.MoveMeeting | cmd.CallOffMeeting


def decide(command: Calling, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Call a meeting, move the one that is called, or call it off."""
    waiting = meeting_waited_for(asking)
    match command:
        case cmd.CallMeeting():
            if waiting:
                return refuse("meeting-called", date=waiting.on.isoformat())
            return _call(command, asking, process=process, context=context)
        case _ if waiting is None:
            return refuse("no-meeting-called")
        case cmd.MoveMeeting():
            return _move(command, waiting, context=context)
        case cmd.CallOffMeeting(reason=reason):
            return (Entry(ev.MeetingCalledOff(waiting.id, reason)),) if reason.strip() else refuse("reason")


def meeting_waited_for(asking: Asking) -> CalledMeeting | None:
    """Return the meeting that is called on the track: there, or else on the main one or one that is no more."""
    running = asking.state.open_tracks()
    here = [one for one in asking.state.called if one.at.track == asking.track]
    others = [one for one in asking.state.called if one.at.track == MAIN or one.at.track not in running]
    return next(iter((*here, *others)), None)


def invited(asking: Asking, process: Process) -> tuple[Participant, ...]:
    """Return whom the guide invites where the track stands, without those who are not to be present."""
    step, state = step_at(asking, process), asking.state
    people = step.invites if step else ()
    away = {one.id for one in kept_away(asking, process)}
    left = but_kept_out((one.id for one in people), state.kept_out, state=state, process=process)
    return tuple(one for one in people if one.id in left and one.id not in away)


def by_name(people: Iterable[Participant], state: CaseState, *, process: Process) -> tuple[str, ...]:
    """Return by id or name those that a guide demands; a service that each case names for itself is those it has named.

    Whoever is only offered is not among them.
    """
    found: list[str] = []
    for one in people:
        service = process.services.get(one.id)
        if not one.optional and service is not None and service.chosen_in_case:
            found += (other.key for other in state.services if other.service == one.id and other.name)
        elif not one.optional:
            found.append(one.id)
    return tuple(found)


def called(state: CaseState) -> tuple[CalledMeeting, ...]:
    """Return the meetings that are called, the first to come first."""
    return tuple(sorted(state.called, key=lambda one: (one.on, one.clock or time.max)))


def still_invited(meeting: CalledMeeting, asking: Asking, *, process: Process) -> tuple[str, ...]:
    """Return who is still invited to a meeting, by id or name.

    Nobody is who has been kept out of the case since, nor whom no consent lets be told of it any more.
    """
    state, untold = asking.state, no_longer_told(meeting, asking, process=process)
    told = (one for one in meeting.invited if one not in untold)
    return but_kept_out(told, state.kept_out, state=state, process=process)


def no_longer_told(meeting: CalledMeeting, asking: Asking, *, process: Process) -> tuple[str, ...]:
    """Return those invited to a meeting whom no consent lets be told of the case any more: it ended, or is a no."""
    asked = {*meeting.by_consent, *_untold(meeting.invited, process.steps.get(meeting.at.state), process=process)}
    shut = {*(one for one in asked if not covered(one, asking)), *kept_from(meeting.invited, asking)}
    return tuple(one for one in meeting.invited if one in shut)


def present_without_consent(names: Iterable[str], asking: Asking, *, process: Process) -> tuple[str, ...]:
    """Return those of these, who were at a meeting, whom no consent lets be told of the case; as in an invitation."""
    found, step = _meant(names, asking, process=process), step_at(asking, process)
    asked = {
        *_untold(found, step, process=process),
        *(one for one in found if _is_stranger(one, asking.state, process=process)),
    }
    shut = {*(one for one in asked if not covered(one, asking)), *kept_from(found, asking)}
    return tuple(one for one in found if one in shut)


def _call(command: cmd.CallMeeting, asking: Asking, *, process: Process, context: Context) -> Decision:
    if command.on < context.happened_on:
        return refuse("meeting-day-passed", date=command.on.isoformat())
    if not all(line.strip() for line in command.agenda):
        return refuse("blank", field="agenda")
    asked = _asked(command, asking, process=process)
    if isinstance(asked, Refused):
        return asked
    step, by_consent = step_at(asking, process), _behind_consent(command, asked, asking=asking, process=process)
    meeting = ev.MeetingCalled(
        meeting_id=command.meeting_id,
        on=command.on,
        clock=command.clock,
        place=command.place,
        invited=asked,
        without=_left_out(command, asking, process=process),
        agenda=command.agenda,
        meeting_type=step.meeting_type if step else None,
        by_consent=by_consent,
    )
    return (Entry(meeting),)


def _asked(command: cmd.CallMeeting, asking: Asking, *, process: Process) -> tuple[str, ...] | Refused:
    """Return whom the guide invites here and whom the command names, or why one of them is not to be invited."""
    named = _meant(command.invited, asking, process=process)
    out = _out(command, asking, process=process)
    by_guide = by_name(invited(asking, process), asking.state, process=process)
    found = tuple(one for one in dict.fromkeys((*by_guide, *named)) if one.casefold() not in out)
    shared = _behind_consent(command, named, asking=asking, process=process)
    refused = _unwanted(named, asking, process=process, out=out) or uncovered(
        dict.fromkeys((*shared, *kept_from(found, asking))), asking, process=process
    )
    if refused:
        return refused
    return found or refuse("invite-whom")


def _out(command: cmd.CallMeeting, asking: Asking, *, process: Process) -> set[str]:
    """Return every name of those whom the command leaves out, in lower case.

    Whoever leaves the guardians out and names the mother invites her alone.
    """
    without = _meant(command.without, asking, process=process)
    return {name.casefold() for one in without for name in named_as(one, asking.state, process=process)}


def _unwanted(named: tuple[str, ...], asking: Asking, *, process: Process, out: set[str]) -> Refused | None:
    """Refuse to invite somebody who is not to be there: by the guide, by a shield, or by the command itself."""
    away = meant_among(named, kept_away(asking, process), state=asking.state, process=process)
    both = [name_of(name, process) for name in named if name.casefold() in out]
    unwanted = dict.fromkeys((*away, *both))
    return refuse("not-to-be-invited", names=quoted(unwanted)) if unwanted else None


def _behind_consent(
    command: cmd.CallMeeting, names: tuple[str, ...], *, asking: Asking, process: Process
) -> tuple[str, ...]:
    """Return those of these whom only a consent lets be invited: an invitation tells of the case."""
    step = step_at(asking, process)
    unknown = (one for one in names if one not in command.actors)
    strangers = (one for one in unknown if _is_stranger(one, asking.state, process=process))
    return tuple(dict.fromkeys((*_untold(names, step, process=process), *strangers)))


def _untold(names: tuple[str, ...], step: Step | None, *, process: Process) -> tuple[str, ...]:
    """Return the services among some names that a step does not invite; a body that counts as a service is one."""
    by_guide = {one.id for one in (step.invites if step else ())}
    counted = {*process.services, *(body.id for body in process.bodies.values() if body.counts_as_service)}
    return tuple(one for one in names if one in counted - by_guide)


def _is_stranger(name: str, state: CaseState, *, process: Process) -> bool:
    """Tell whether somebody may be a service that the guide does not know: a name that is nobody's in it or the case.

    Whoever the guide wants told of a concern is none: they may be called in whether or not there is one.
    """
    people = {*state.participants, *process.roles, *process.services, *process.bodies, *told_of_concern(process)}
    roles = (role.id for role in process.guideline.roles)
    return name not in people and not any(is_meant(name, role, state=state, process=process) for role in roles)


def _left_out(command: cmd.CallMeeting, asking: Asking, *, process: Process) -> tuple[str, ...]:
    """Return whom the command itself leaves out; that others are kept away is not for everybody to read."""
    away = {one.id for one in kept_away(asking, process)}
    return tuple(one for one in _meant(command.without, asking, process=process) if one not in away)


def _meant(typed: Iterable[str], asking: Asking, *, process: Process) -> tuple[str, ...]:
    """Return the ids of the roles, services and bodies that are meant; another name stays as it is typed."""
    names = [role_meant(name, process) or name for name in typed if name.strip()]
    return resolve_services(names, process, state=asking.state)


def _move(command: cmd.MoveMeeting, waiting: CalledMeeting, *, context: Context) -> Decision:
    if not command.reason.strip():
        return refuse("reason")
    if command.on < context.happened_on:
        return refuse("meeting-day-passed", date=command.on.isoformat())
    clock, place = command.clock or waiting.clock, command.place or waiting.place
    if (command.on, clock, place) == (waiting.on, waiting.clock, waiting.place):
        return refuse("meeting-not-moved", date=command.on.isoformat())
    return (Entry(ev.MeetingMoved(waiting.id, command.on, command.reason, clock, place)),)
