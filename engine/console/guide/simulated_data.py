"""What a simulation met of a guide, and what became of cases walked at random, as plain data for `--json`."""

from collections.abc import Iterable, Iterator

from engine.application.simulation.exploring import Explored
from engine.application.simulation.goals import Goal, Kind
from engine.application.simulation.reasons import reasons_why
from engine.application.simulation.sampling import Sample, Stop
from engine.application.simulation.thought import Thought
from engine.cases.refusals import Reason
from engine.console.guide.names import Names
from engine.console.guide.plain import Data
from engine.console.guide.simulated_words import goal_named, reason_why, stop_named, stopped, way_named
from engine.guideline.process import Process


def explored_data(found: Explored, names: Names) -> Data:
    """Return what of a guide was met, and why the rest was not."""
    ends = found.shortest()
    return {
        "veileder": _guide(found.process),
        "nådd_alt": found.is_sound,
        "alt_er_prøvd": found.is_whole,
        "saker": len(found.cases),
        "antall": [_count(kind, found) for kind in Kind],
        "ikke_nådd": [
            {
                **_goal(one.goal, names),
                "årsak": one.cause.value,
                "sted": one.place,
                "koder": _codes(one.reasons),
                "sier": reason_why(one, names),
            }
            for one in reasons_why(found)
        ],
        "avslutninger": [
            {
                "id": one.id,
                "bare_ønske": Goal(Kind.ENDING, one.id) in found.by_wish,
                "korteste_vei": _way(ends[one.id], names) if one.id in ends else [],
            }
            for one in found.process.guideline.endings
        ],
        "står_fast": [_stop(one, names) for one in _stops(found)],
    }


def sample_data(found: Sample, names: Names) -> Data:
    """Return what became of cases walked at random."""
    guide = found.process.guideline
    return {
        "veileder": _guide(found.process),
        "frø": found.seed,
        "saker": found.cases,
        "flyttinger": found.moves,
        "avslutninger": [{"id": one.id, "antall": found.endings[one.id]} for one in guide.endings],
        "nivåer": [{"id": one.id, "antall": found.levels[one.id]} for one in guide.levels],
        "korteste_vei": _way(found.shortest, names) if found.shortest else [],
        "lengste_vei": _way(found.longest, names) if found.longest else [],
        "aldri_møtt": [_goal(goal, names) for goal in found.never],
        "står_fast": [{**_stop(one, names), "antall": count} for one, count in found.stops.most_common()],
    }


def _stops(found: Explored) -> Iterator[Stop]:
    """Give where no case could be opened, and where a case could not go on."""
    yield from (Stop(place, reasons) for place, reasons in found.unopened.items())
    yield from (stopped(case, blocked) for case, blocked in found.stuck)


def _stop(one: Stop, names: Names) -> Data:
    return {"sted": one.place, "koder": _codes(one.reasons), "sier": stop_named(one, names)}


def _guide(process: Process) -> Data:
    head = process.guideline.head
    return {"id": head.id, "tittel": head.title, "versjon": head.version, "status": head.status.value}


def _count(kind: Kind, found: Explored) -> Data:
    every = [goal for goal in found.goals if goal.kind is kind]
    return {"slag": kind.value, "finnes": len(every), "nådd": sum(goal in found.met for goal in every)}


def _goal(goal: Goal, names: Names) -> Data:
    return {
        "slag": goal.kind.value,
        "id": goal.name,
        "utløser": goal.trigger or None,
        "tekst": goal_named(goal, names),
    }


def _codes(reasons: Iterable[Reason]) -> list[str]:
    return list(dict.fromkeys(one.code for one in reasons))


def _way(case: Thought, names: Names) -> list[Data]:
    told = way_named(case, names)
    places = [event.moved_from for event in case.way] + [None] * (len(told) - len(case.way))
    return [{"sted": place, "tekst": text} for place, text in zip(places, told, strict=True)]
