"""The explanation of a case for `--json`."""

from collections.abc import Sequence

from engine.cases.agenda import Option
from engine.cases.refusals import Reason
from engine.cases.state import CaseStatus
from engine.console.render.data import Data, reason_data
from engine.console.render.due import due_data
from engine.console.render.ground import Hint
from engine.console.render.happenings import phrase
from engine.console.render.hints import for_reason
from engine.console.render.movers import who
from engine.console.render.reasons import shown
from engine.console.render.why import Why, command_for, headline, left_out, waits, way_title


def why_data(why: Why, number: str, *, hints: Sequence[Hint]) -> Data:
    """Return why a case stands where it does."""
    state, page = why.guide.state, why.page
    is_open = state.status is CaseStatus.OPEN
    return {
        "number": number,
        "status": state.status.value,
        "ending": state.ending,
        "state": state.standing.state if is_open else None,
        "place": page.place(state.standing.state) if is_open else None,
        "since": state.standing.since if is_open else None,
        "why": headline(why) if is_open else None,
        "came": _came(why),
        "due": due_data(why.guide.agenda.due),
        "left_out": [
            {"step": title, "why": because} for title, because in (left_out(why, event) for event in why.past.left_out)
        ],
        "waits_for": list(waits(why)) if is_open else [],
        "ways": [_way(option, why) for option in why.guide.agenda.options],
        "tracks": [_track(track) for track in why.tracks],
        "participants": sorted(page.handle(actor) for actor in state.participants),
        "coordinator": page.handle(state.coordinator) if state.coordinator else None,
        "next": [{"command": command, "why": text} for command, text in hints],
    }


def _came(why: Why) -> Data | None:
    event = why.past.led_here
    if event is None:
        return None
    return {
        "happened_on": event.happened_on,
        "by": why.page.handle(event.by),
        "text": phrase(event, why.story),
    }


def _way(option: Option, why: Why) -> Data:
    return {
        "kind": option.kind.value,
        "title": way_title(option, why),
        "leads_to": option.dest,
        "open": option.is_open,
        "command": command_for(option, why.guide),
        "missing": [_missing(reason, why) for reason in shown(option.missing)],
        "asks": [reason_data(reason, why.page) for reason in option.asks],
    }


def _track(why: Why) -> Data:
    """Return why one of the tracks stands where it does."""
    track, page = why.guide.track, why.page
    return {
        "track": track.id if track else None,
        "title": track.title if track else None,
        "state": why.guide.standing.state,
        "place": page.place(why.guide.standing.state),
        "since": why.guide.standing.since,
        "why": headline(why),
        "came": _came(why),
        "due": due_data(why.guide.agenda.due),
        "left_out": [
            {"step": title, "why": because} for title, because in (left_out(why, event) for event in why.past.left_out)
        ],
        "waits_for": list(waits(why)),
        "ways": [_way(option, why) for option in why.guide.agenda.options],
    }


def _missing(reason: Reason, why: Why) -> Data:
    run = [command for command, _ in for_reason(reason, why.guide)]
    return {**reason_data(reason, why.page), "who": who(reason, why.guide), "run": run}
