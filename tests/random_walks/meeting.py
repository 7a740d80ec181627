"""Meetings that are called, moved, called off and held for several steps, rightly and wrongly."""

from collections.abc import Iterator
from datetime import time, timedelta

from engine.cases import commands as cmd
from engine.cases.calling import still_invited
from engine.cases.conditions import Asking, covered
from engine.cases.meetings import can_answer_for
from engine.cases.state import CaseState
from engine.cases.tracks import step_at
from engine.cases.whom import kept_away
from engine.guideline.names import MAIN
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import ME, Desk


def meetings(desk: Desk, state: CaseState) -> list[Act]:
    """Return what is done with meetings where the case stands, on any track: called, moved, called off, held."""
    track = desk.random.choice(state.open_tracks() or (MAIN,))
    asking = Asking(state, desk.today, track)
    found = [*_rightly(desk, asking), *_wrongly(desk, asking), *_wrong_holding(desk, asking)]
    return [Act(one, track=None if track == MAIN else track) for one in found]


def _rightly(desk: Desk, asking: Asking) -> Iterator[cmd.Command]:
    soon = desk.today + timedelta(days=desk.random.randint(0, 20))
    after = [step.title for step in can_answer_for(asking, desk.process)]
    for count in range(1, len(after) + 1):
        yield cmd.HoldMeeting(minutes="m", next_on=desk.today + timedelta(days=10), covers=tuple(after[:count]))
    if asking.state.called:
        clock = time(desk.random.randint(8, 15))
        yield cmd.MoveMeeting(on=soon + timedelta(days=1), reason="Mor er syk.", clock=clock)
        yield cmd.CallOffMeeting(reason="Trengs ikke.")
        yield cmd.HoldMeeting(minutes="m", present=("mor",), minutes_to=(ME,))
    else:
        yield _call(desk, on=soon, invited=(ME,), place="Rom 2", agenda=("Hva nå?",))
        yield _call(desk, on=soon, invited=(ME, *(name for one in asking.state.consents for name in one.services)))


def _wrongly(desk: Desk, asking: Asking) -> Iterator[cmd.Command]:
    """Give what cannot be done with a called meeting here: nearly all of it is refused."""
    soon, passed, step = desk.today + timedelta(days=5), desk.today - timedelta(days=1), step_at(asking, desk.process)
    yield _call(desk, on=passed)
    yield _call(desk, on=soon, invited=("Ola i korpset",))
    yield _call(desk, on=soon, without=tuple(one.id for one in step.invites) if step else ())
    yield _call(desk, on=soon, agenda=(" ",))
    yield _call(desk, on=soon, invited=("mor",), without=("mor",))
    yield from (_call(desk, on=soon, invited=(one.id,)) for one in kept_away(asking, desk.process))
    yield from (_call(desk, on=soon, invited=(one.id,)) for one in desk.process.guideline.services[:2])
    yield cmd.MoveMeeting(on=passed, reason="feil")
    yield cmd.MoveMeeting(on=soon, reason=" ")
    yield from (cmd.MoveMeeting(on=one.on, reason="feil") for one in asking.state.called)
    yield cmd.CallOffMeeting(reason=" ")


def _wrong_holding(desk: Desk, asking: Asking) -> Iterator[cmd.Command]:
    """Give what cannot be done when a meeting is held here."""
    out = [one.id for one in kept_away(asking, desk.process)]
    yield from (cmd.HoldMeeting(minutes="m", present=(one,)) for one in out)
    yield from (cmd.HoldMeeting(minutes="m", minutes_to=(role,)) for role in sorted(asking.state.kept_out))
    yield cmd.HoldMeeting(minutes="m", covers=("finnes ikke",))
    yield cmd.HoldMeeting(minutes="m", minutes_to=("finnes ikke",))
    yield cmd.HoldMeeting(next_on=desk.today)
    yield cmd.HoldMeeting(minutes="m", next_on=desk.today + timedelta(days=900))


def wrong_meetings(act: Act, *, before: CaseState, after: CaseState, desk: Desk) -> Iterator[str]:
    """Tell of a called meeting to which somebody is invited who is kept out of the case.

    A meeting called before somebody was kept out may come back with a redo: then they are no longer invited to it.
    """
    called_anew = not isinstance(act.command, cmd.Undo | cmd.Redo)
    known = {one.id for one in before.called}
    for meeting in after.called:
        if called_anew and meeting.id not in known and set(meeting.invited) & before.kept_out:
            yield "somebody who is kept out was invited"
        asking = Asking(after, desk.today)
        still = still_invited(meeting, asking, process=desk.process)
        if set(still) & after.kept_out:
            yield "somebody who is kept out is still invited"
        if any(one in meeting.by_consent and not covered(one, asking) for one in still):
            yield "somebody whom no consent covers is still invited"
        is_new = called_anew and meeting.id not in known  # one called earlier may be from a version before
        if is_new and meeting.at.track != MAIN and meeting.at.state not in desk.process.steps:
            yield "a meeting was called where no step is"


def _call(desk: Desk, **said: object) -> cmd.CallMeeting:
    return cmd.CallMeeting(meeting_id=desk.new_id(), **said)  # type: ignore[arg-type]  # the names are those of the command
