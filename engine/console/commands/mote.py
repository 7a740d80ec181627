"""`bti mote`: call a meeting, move it, call it off, or record one that was held, with its minutes and the next one."""

from datetime import date, time
from typing import TypedDict, Unpack

from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.cases.calling import meeting_waited_for, present_without_consent, still_invited
from engine.cases.commands import CallMeeting, CallOffMeeting, HoldMeeting, MoveMeeting
from engine.cases.conditions import Asking
from engine.cases.events import MeetingCalled, MeetingHeld
from engine.cases.evolve import undone_commands
from engine.cases.held import goes_with_earlier
from engine.console.at_step import at_step
from engine.console.days import written_clock
from engine.console.doing import do
from engine.console.finish import Tell, page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, day_of, on_a_track
from engine.console.people import ME, called, known
from engine.console.prompts import ask, asked_line, asked_text, can_ask, free_text
from engine.console.render.called import person_text
from engine.console.render.consent_hints import without
from engine.console.render.done import said_before, show_done
from engine.console.render.happenings import Story
from engine.console.render.page import listed
from engine.guideline.names import MAIN
from engine.guideline.process import Need

EVERYBODY = frozenset({"alle", "alle sammen", "alle saman", "everybody", "everyone", "all"})
"""What is written of all who were invited."""

_CALLING = ("on", "invited", "without", "agenda")
_OF_A_CALL = ("on", "clock", "place", "invited", "without", "agenda")
_HOLDING = ("present", "minutes", "minutes_to", "next_on", "covers", "another")
_FLAGS = {
    "calls": "--kall-inn",
    "moves_to": "--flytt",
    "calls_off": "--avlys",
    "on": "--den",
    "clock": "--kl",
    "place": "--sted",
    "invited": "--inviter",
    "without": "--uten",
    "agenda": "--dagsorden",
    "present": "--til-stede",
    "minutes": "--referat",
    "minutes_to": "--referat-til",
    "next_on": "--neste",
    "covers": "--dekker",
    "another": "--annet",
    "reason": "--grunn",
}
_BESIDE = {
    "calls": (*_HOLDING, "moves_to", "calls_off", "reason"),
    "moves_to": (*_CALLING, *_HOLDING, "calls_off"),
    "calls_off": (*_OF_A_CALL, *_HOLDING),
}
"""What cannot stand beside each way to use the command."""


class Said(TypedDict):
    """What was given on the command line."""

    calls: bool
    on: str | None
    clock: str | None
    place: str | None
    invited: tuple[str, ...]
    without: tuple[str, ...]
    agenda: tuple[str, ...]
    moves_to: str | None
    calls_off: bool
    reason: str | None
    present: tuple[str, ...]
    minutes: str | None
    minutes_to: tuple[str, ...]
    next_on: str | None
    covers: tuple[str, ...]
    another: bool


@on_a_track("mote")
@option("--kall-inn", "calls", is_flag=True, help="opt.call-in")
@option("--den", "on", metavar="DATO", help="opt.meeting-on")
@option("--kl", "clock", metavar="KLOKKA", help="opt.meeting-clock")
@option("--sted", "place", metavar="TEKST", help="opt.meeting-place")
@option("--inviter", "invited", metavar="HVEM", multiple=True, help="opt.invite")
@option("--uten", "without", metavar="HVEM", multiple=True, help="opt.leave-out")
@option("--dagsorden", "agenda", metavar="TEKST", multiple=True, help="opt.agenda")
@option("--flytt", "moves_to", metavar="DATO", help="opt.meeting-move")
@option("--avlys", "calls_off", is_flag=True, help="opt.meeting-off")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--til-stede", "present", metavar="HVEM", multiple=True, help="opt.present")
@option("--referat", "minutes", metavar="TEKST|-", help="opt.minutes")
@option("--referat-til", "minutes_to", metavar="HVEM", multiple=True, help="opt.minutes-to")
@option("--neste", "next_on", metavar="DATO", help="opt.next")
@option("--dekker", "covers", metavar="STEG", multiple=True, help="opt.answers-for")
@option("--annet", "another", is_flag=True, help="opt.another-meeting")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Record a meeting at the step where the case stands; or call one, move it, or call it off."""
    way = _way(call, said)
    view = view_of(call)
    if isinstance(view, int):
        return view
    found = at_step(call, view, again=("mote", *call.typed))
    if isinstance(found, int):
        return found
    call, view = found
    match way:
        case "calls":
            return _call(call, view, said=said)
        case "moves_to":
            return _move(call, said, to=said["moves_to"] or "")
        case "calls_off":
            return do(call, CallOffMeeting(reason=_reason(call, said)))
        case _:
            return _hold(call, view, said=said)


def _way(call: Call, said: Said) -> str | None:
    """Return which way the command is used. Raises a usage error where options do not belong together."""
    given = {name for name, value in said.items() if value not in (None, False, ())}
    way = next((one for one in _BESIDE if one in given), None)
    beside = _BESIDE[way] if way else (*_OF_A_CALL, "reason")
    wrong = next((one for one in beside if one in given), None)
    if wrong is None:
        return way
    if way is None:
        raise call.session.usage("goes-with", flag=_FLAGS[wrong], other=_owners(wrong))
    raise call.session.usage("not-together", flag=_FLAGS[wrong], other=_FLAGS[way])


def _owners(name: str) -> str:
    """Return the options that one of a called meeting's options goes with."""
    return " / ".join(_FLAGS[way] for way, apart in _BESIDE.items() if name not in apart)


def _call(call: Call, view: CaseView, *, said: Said) -> int:
    session = call.session
    people = (known(session, name) for name in said["invited"])
    wanted = CallMeeting(
        meeting_id=session.world().ids.new(),
        on=_day(call, view, written=said["on"]),
        clock=_clock(call, said["clock"]),
        place=free_text(session, said["place"]) if said["place"] is not None else None,
        invited=tuple(_id(call, name) for name in said["invited"]),
        without=tuple(_id(call, name) for name in said["without"]),
        agenda=said["agenda"],
        actors=tuple(one.id for one in people if one),
    )
    return do(call, wanted, again=("mote", *call.typed))


def _day(call: Call, view: CaseView, *, written: str | None) -> date:
    """Return the day that is meant; where none is written, the one that was agreed, unless it has passed."""
    agreed = view.agenda.next_meeting
    if written is None and agreed is not None and agreed >= view.today:
        return agreed
    return call.day(written) or call.day(ask(call.session, "--den", question="ask.meeting-on")) or view.today


def _id(call: Call, name: str) -> str:
    """Return the id of a person who is meant, else the name as it was typed."""
    found = known(call.session, name)
    return found.id if found else name.strip()


def _clock(call: Call, written: str | None) -> time | None:
    if written is None:
        return None
    found = written_clock(written)
    if found is None:
        raise call.session.usage("bad-clock", value=written)
    return found


def _reason(call: Call, said: Said) -> str:
    return asked_line(call.session, "--grunn", question="ask.meeting-why", value=said["reason"])


def _move(call: Call, said: Said, *, to: str) -> int:
    reason, clock = _reason(call, said), _clock(call, said["clock"])
    return do(call, MoveMeeting(on=day_of(call.session, to), reason=reason, clock=clock, place=said["place"]))


def _hold(call: Call, view: CaseView, *, said: Said) -> int:
    session = call.session
    asks = can_ask(session)
    text = free_text(session, said["minutes"]) if said["minutes"] is not None else None
    if asks and text is None and _wants(view, Need.MINUTES):
        text = asked_text(session, "--referat", question="ask.minutes", value=None)
    next_on = said["next_on"]
    if asks and next_on is None and _wants(view, Need.NEXT_MEETING):
        next_on = ask(session, "--neste", question="ask.next")
    present = _present(call, view, said=said)
    people = (known(session, name) for name in present)
    held = HoldMeeting(
        actors=tuple(one.id for one in people if one),
        present=tuple(called(session, name) for name in present),
        minutes=text,
        minutes_to=tuple(_id(call, name) for name in said["minutes_to"]),
        next_on=call.day(next_on),
        covers=said["covers"],
        another=said["another"],
    )
    there = (part for name in held.present for part in ("--til-stede", name))  # «alle» is others at another meeting
    again = ("mote", *there, *without(call.typed, ("--til-stede",)))
    return do(call, held, again=again, tell=_tell(call, held, view=view, said=said))


def _tell(call: Call, held: HoldMeeting, *, view: CaseView, said: Said) -> Tell:
    """Return how the meeting is told: who was there without a consent, and that «alle» is not whoever writes it."""
    session = call.session
    me = called(session, ME)
    missed = any(name.strip().casefold() in EVERYBODY for name in said["present"]) and me not in held.present
    unknown = tuple(name for name in held.present if known(session, name) is None)
    asking = Asking(view.state, call.happened_on or view.today, call.track or MAIN)
    untold = present_without_consent(unknown, asking, process=view.process)

    def told(done: Done, story: Story) -> None:
        show_done(done, story)
        page = story.page
        if _is_part(done):
            page.out.paragraph(page.say("done.meeting-part", command=page.command("angre")))
        if untold:
            names = listed([person_text(one, page) for one in untold], page.out)
            page.out.paragraph(page.say("done.present-uncovered", names=names), style="warning")
        if missed:
            page.out.paragraph(page.say("done.not-present", who=me))

    return told


def _is_part(done: Done) -> bool:
    """Tell whether what was recorded becomes one meeting with what was recorded at the same step on the same day."""
    undone = undone_commands(done.story)
    return not said_before(done) and any(
        goes_with_earlier((old for old in done.story if old.command_id not in {*undone, new.command_id}), new)
        for new in done.events
        if isinstance(new.body, MeetingHeld)
    )


def _present(call: Call, view: CaseView, *, said: Said) -> tuple[str, ...]:
    """Return who was there; «alle» is everybody who is invited, and whoever called them in and writes it down.

    Where nobody is invited, somebody must say who that was.
    """
    asking = Asking(view.state, view.today, call.track or MAIN)
    waiting = meeting_waited_for(asking) if not said["another"] else None
    names = still_invited(waiting, asking, process=view.process) if waiting else ()
    page = page_of(call.session, view)
    invited = [person_text(one, page) for one in names]
    if waiting and _leads(call, view, meeting_id=waiting.id):
        invited.append(called(call.session, ME))
    found: list[str] = []
    for name in said["present"]:
        found += (invited or _everybody(call)) if name.strip().casefold() in EVERYBODY else [name]
    return tuple(dict.fromkeys(found))


def _leads(call: Call, view: CaseView, *, meeting_id: str) -> bool:
    """Tell whether the user called the meeting, or has the baton: then they were there with everybody else."""
    me = call.session.world().person.id
    bodies = ((event.by, event.body) for event in view.events)
    callers = {by for by, body in bodies if isinstance(body, MeetingCalled) and body.meeting_id == meeting_id}
    return me in callers | {view.state.coordinator}


def _everybody(call: Call) -> list[str]:
    """Ask who everybody is, where nobody was invited by the program."""
    session = call.session
    if not can_ask(session):
        raise session.usage("everybody-is-who")
    typed = ask(session, "--til-stede", question="ask.present").split(",")
    found = [name.strip() for name in typed if name.strip()]
    if not found or EVERYBODY & {name.casefold() for name in found}:
        raise session.usage("everybody-is-who")
    return found


def _wants(view: CaseView, need: Need) -> bool:
    reasons = (reason for option in view.agenda.options for reason in option.missing)
    return any(reason.code == need.value for reason in reasons)
