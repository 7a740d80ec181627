"""Shows what a simulation met of a guide, and what became of cases walked at random."""

from collections.abc import Iterable, Iterator, Sequence

from engine.application.simulation.exploring import Explored
from engine.application.simulation.goals import COURSE, Kind
from engine.application.simulation.reasons import reasons_why
from engine.application.simulation.sampling import Sample
from engine.application.simulation.thought import Thought
from engine.console.guide.names import Names
from engine.console.guide.simulated_words import (
    asked,
    begun,
    ending_named,
    goal_named,
    reason_why,
    stop_named,
    stopped,
    way_named,
)
from engine.console.guide.touched import place_named
from engine.console.output import Output

MOST_STOPS = 12
"""So many steps of a way are told; where there are more, how many more there were."""


def write_explored(found: Explored, names: Names, *, output: Output) -> None:
    """Write what of a guide was met, what was not and why, and the shortest way to each end."""
    head = found.process.guideline.head
    output.paragraph(output.say("simulate.title", title=head.title, version=head.version), style="strong")
    output.paragraph(output.say("simulate.what"))
    output.line()
    output.fields(_counts(found, output))
    _write_missing(found, names, output=output)
    _write_list("simulate.blocked", list(_stuck(found, names)), output=output)
    ends = found.shortest()
    _write_list("simulate.shortest", [_way(ends[one], names) for one in sorted(ends)], output=output)
    by_wish = [ending_named(goal.name, names) for goal in found.goals if goal in found.by_wish]
    if by_wish:
        output.line()
        output.paragraph(output.say("simulate.by-wish", names=names.listed(by_wish)))
    output.line()
    output.paragraph(output.say("simulate.sound" if found.is_sound else "simulate.unsound"))


def write_sample(found: Sample, names: Names, *, output: Output) -> None:
    """Write what became of cases walked at random."""
    head = found.process.guideline.head
    output.paragraph(output.say("simulate.title", title=head.title, version=head.version), style="strong")
    output.paragraph(output.count("simulate.random", found.cases, seed=found.seed))
    if not found.cases:
        return
    ended = [(ending_named(one, names), str(count)) for one, count in found.endings.most_common()]
    _write_counts("simulate.ended", ended, output=output)
    levels = found.process.guideline.levels
    _write_counts(
        "simulate.levels", [(names.level(one.id), str(found.levels[one.id])) for one in levels], output=output
    )
    _write_ways(found, names, output=output)
    _write_list("simulate.never", [begun(goal_named(goal, names)) for goal in found.never], output=output)
    stops = [f"{stop_named(one, names)} ({count})" for one, count in found.stops.most_common()]
    _write_list("simulate.blocked", stops, output=output)


def _counts(found: Explored, output: Output) -> Iterable[tuple[str, str]]:
    for kinds, code in (
        *(((kind,), f"simulate.count.{kind.value}") for kind in COURSE),
        (tuple(kind for kind in Kind if kind not in COURSE), "simulate.count.beside"),
    ):
        every = [goal for goal in found.goals if goal.kind in kinds]
        if every:
            met = sum(goal in found.met for goal in every)
            yield output.say(code), output.say("simulate.of", met=met, count=len(every))
    yield output.say("simulate.count.cases"), str(len(found.cases))


def _stuck(found: Explored, names: Names) -> Iterator[str]:
    for state, reasons in found.unopened.items():
        yield names.say("simulate.not-opened", place=place_named(state, names), what=asked(reasons, names))
    for case, blocked in found.stuck:
        yield stop_named(stopped(case, blocked), names)


def _write_missing(found: Explored, names: Names, *, output: Output) -> None:
    """Write what was not met, with each reason once."""
    why: dict[str, list[str]] = {}
    for one in reasons_why(found):
        why.setdefault(reason_why(one, names), []).append(begun(goal_named(one.goal, names)))
    for reason, things in why.items():
        output.line()
        output.paragraph(names.say("simulate.missing", why=reason), style="strong")
        for thing in things:
            _write_item(thing, output=output)


def _write_ways(found: Sample, names: Names, *, output: Output) -> None:
    if found.shortest is None or found.longest is None:
        return
    mean = round(found.moves / found.cases)
    output.line()
    output.paragraph(
        output.say("simulate.moves", mean=mean, least=found.shortest.moves, most=found.longest.moves), style="strong"
    )
    for code, case in (("simulate.way.shortest", found.shortest), ("simulate.way.longest", found.longest)):
        _write_item(output.say(code, way=_way(case, names)), output=output)


def _way(case: Thought, names: Names) -> str:
    return _cut(way_named(case, names), names)


def _cut(way: Sequence[str], names: Names) -> str:
    """Return a way as one line; of a long one the first steps, how many are left out, and how it ended."""
    if len(way) <= MOST_STOPS + 1:
        return " → ".join(way)
    left = len(way) - MOST_STOPS - 1
    return " → ".join((*way[:MOST_STOPS], names.say("simulate.more", count=left), way[-1]))


def _write_counts(code: str, rows: list[tuple[str, str]], *, output: Output) -> None:
    output.line()
    output.paragraph(output.say(code), style="strong")
    output.fields(rows)


def _write_list(code: str, items: list[str], *, output: Output) -> None:
    if not items:
        return
    output.line()
    output.paragraph(output.say(code), style="strong")
    for item in items:
        _write_item(item, output=output)


def _write_item(item: str, *, output: Output) -> None:
    lead = "" if output.accessible else "  - "
    for row in output.folded(item, first=lead, rest=" " * len(lead)):
        output.line(row)
