"""What the family's copy of a stafettlogg shows: the parts that the guide wants in it.

They are chosen once, on the paper, before any form is made of it. So a text, a page, a file of data and a template that
a municipality brings can none of them hold more than the others.
"""

from collections.abc import Mapping

from engine.cases.measure_history import Part, Turn
from engine.exporters.paper_lines import EvaluationLine, MeasureLine, TurnLine
from engine.exporters.papers import LogPaper
from engine.guideline.vocabulary import LogPart
from engine.values import replace

PARTS: Mapping[LogPart, tuple[str, ...]] = {
    LogPart.AGREEMENTS: (
        "coordinator",
        "coordinator_since",
        "course",
        "due",
        "entered_by",
        "holders",
        "levels",
        "next_meeting",
        "offered_to",
        "postponed",
        "versions",
    ),
    LogPart.SERVICES: ("bodies", "handovers", "services"),
    LogPart.PROFESSIONALS: ("parts",),
    LogPart.GOALS: ("goals",),
    LogPart.MEASURES: ("measures",),
    LogPart.EVALUATIONS: (),
    LogPart.MEETINGS: ("called", "meetings"),
    LogPart.PARTICIPATION: ("talks",),
}
"""The fields of a log that are one part's own; those of goals in measures and of evaluations are told apart below."""

BESIDES = ("consents",)
"""What no guide can ask for: a copy has it where the guide does not say what a log shows."""


def only_shown(paper: LogPaper) -> LogPaper:
    """Return a log with the parts that it shows, and nothing of the others."""
    shows = paper.shows
    if not shows:
        return paper
    hidden = (*(name for part, names in PARTS.items() if part not in shows for name in names), *BESIDES)
    left = replace(paper, **{name: _nothing(getattr(paper, name)) for name in hidden})
    measures = left.measures if LogPart.GOALS in shows else tuple(_without_goal(one) for one in left.measures)
    return replace(left, measures=measures, evaluations=_evaluations(left.evaluations, shows))


def _nothing(value: object) -> tuple[()] | None:
    return () if isinstance(value, tuple) else None


def _without_goal(measure: MeasureLine) -> MeasureLine:
    """Return a measure without its goal, and without what it was before: a turn that tells of nothing else is gone."""
    turns = (replace(one, changes=tuple(x for x in one.changes if x.part is not Part.GOAL)) for one in measure.happened)
    return replace(measure, goal="", happened=tuple(one for one in turns if _says_something(one)))


def _says_something(turn: TurnLine) -> bool:
    return turn.turn is not Turn.CHANGED or bool(turn.changes)


def _evaluations(lines: tuple[EvaluationLine, ...], shows: frozenset[LogPart]) -> tuple[EvaluationLine, ...]:
    """Return the evaluations with what came of the measures, with the views, or with both, as the log shows them."""
    judged, heard = LogPart.EVALUATIONS in shows, LogPart.PARTICIPATION in shows
    if not (judged or heard):
        return ()
    said = lines if judged else tuple(replace(one, outcomes=(), effect=None, chosen=None) for one in lines)
    return said if heard else tuple(replace(one, views=()) for one in said)
