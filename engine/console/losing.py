"""Says in words what is lost where an older copy takes a store's place."""

from collections.abc import Mapping
from datetime import date

from engine.application.upkeep import Lost
from engine.console.output import Output


def lost_words(refused: Mapping[str, str | int], out: Output) -> dict[str, str]:
    """Return what would be lost if an older copy took a store's place, by what its refusal knows of that."""
    if "since" not in refused:
        counts = {name: int(refused[name]) for name in ("events", "cases", "people", "versions", "looks")}
        lost = Lost(**counts, first=str(refused["first"]), last=str(refused["last"]))
        return {"what": lost_text(lost, out)}
    since = int(refused["since"])
    return {"since": out.count("lost.entries", since) if since > 0 else out.say("lost-entries-unknown")}


def lost_text(lost: Lost, out: Output) -> str:
    """Return what was entered and is not in what takes a store's place, as an enumeration."""
    *others, last = _lost_things(lost, out)
    return out.say("stop.and", first=", ".join(others), last=last) if others else last


def _lost_things(lost: Lost, out: Output) -> list[str]:
    """Return what was entered and is not there now, each with its number; events with their days too."""
    found: list[str] = []
    if lost.events:
        first, last = (out.day_text(date.fromisoformat(day)) for day in (lost.first, lost.last))
        days = first if first == last else out.say("restored-lost-days", first=first, last=last)
        events, cases = out.count("lost.events", lost.events), out.count("lost.cases", lost.cases)
        found.append(out.say("restored-lost-events", events=events, cases=cases, days=days))
    if lost.people:
        found.append(out.count("lost.people", lost.people))
    if lost.versions:
        found.append(out.count("lost.versions", lost.versions))
    return found
