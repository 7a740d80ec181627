"""What has become of each measure from its start on: changes with what was before, evaluations, and its end."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from engine.cases import events as ev
from engine.cases.events import Event, View
from engine.cases.vocabulary import Outcome
from engine.values import Struct


class Turn(StrEnum):
    """What happened with a measure."""

    STARTED = "started"
    CHANGED = "changed"
    CONTINUED = "continued"
    EVALUATED = "evaluated"
    HEARD = "heard"
    ENDED = "ended"


class Part(StrEnum):
    """A part of a measure that can be changed."""

    TITLE = "title"
    GOAL = "goal"
    RESPONSIBLE = "responsible"
    RESPONSIBLE_KIND = "responsible_kind"
    STARTED_ON = "started_on"
    UNTIL = "until"
    EXPECTED_EFFECT = "expected_effect"


class Change(Struct, frozen=True):
    """What a part of a measure was, and what it became; None is that it had none."""

    part: Part
    was: str | None
    became: str | None


class Happening(Struct, frozen=True, kw_only=True):
    """One thing that happened with a measure: on which day, and who wrote it. `starts_on` is its first day.

    `answer` is the state and the id of the guide's answer that was chosen where it was evaluated, on that occasion.
    `effect` is what was said of this measure, `common_effect` of all that were evaluated with it.
    """

    turn: Turn
    on: date
    by: str
    changes: tuple[Change, ...] = ()
    starts_on: date | None = None
    until: date | None = None
    outcome: Outcome | None = None
    effect: str | None = None
    common_effect: str | None = None
    views: tuple[View, ...] = ()
    answer: tuple[str, str] | None = None
    reason: str | None = None


_Parts = Mapping[Part, str | None]


def measure_histories(events: Iterable[Event]) -> dict[str, tuple[Happening, ...]]:
    """Return what happened with each measure, by its id and in order, from the events that count."""
    stream = tuple(events)
    found: dict[str, tuple[Happening, ...]] = {}
    now: dict[str, _Parts] = {}
    judged: tuple[str, ...] = ()
    for place, event in enumerate(stream):
        judged = _judged(event, judged)
        for measure, happening in _told(event, now, later=stream[place + 1 :], judged=judged):
            found[measure] = (*found.get(measure, ()), happening)
        now = _after(event, now)
    return found


def answer_after(evaluation: Event, later: Iterable[Event]) -> tuple[str, str] | None:
    """Return the state and the id of the answer that was chosen where an evaluation was made, on that occasion."""
    for event in later:
        if (event.track, event.step, event.pass_) != (evaluation.track, evaluation.step, evaluation.pass_):
            continue
        if isinstance(event.body, ev.AnswerChosen):
            return str(event.step), event.body.answer
    return None


def _judged(event: Event, judged: tuple[str, ...]) -> tuple[str, ...]:
    """Return the measures that the last evaluation covered, after an event."""
    match event.body:
        case ev.MeasuresEvaluated(measures=measures, afterwards=False):
            return tuple(one for one, _ in measures)
        case _:
            return judged


def _told(
    event: Event, now: Mapping[str, _Parts], *, later: tuple[Event, ...], judged: tuple[str, ...]
) -> Iterable[tuple[str, Happening]]:
    """Give what an event says of each measure that it is about; `judged` are those that were evaluated last."""
    on, by = event.happened_on, event.by
    match event.body:
        case ev.MeasureStarted(measure_id=one, until=until) as body:
            yield one, Happening(turn=Turn.STARTED, on=on, by=by, starts_on=body.starts_on or on, until=until)
        case ev.MeasureChanged(measure_id=one, reason=reason) as body:
            changes = _changes(now.get(one, {}), _changed(body))
            yield one, Happening(turn=Turn.CHANGED, on=on, by=by, changes=changes, reason=reason)
        case ev.MeasureContinued(measure_id=one, until=until, reason=reason):
            changes = _changes(now.get(one, {}), {Part.UNTIL: _day(until)})
            yield one, Happening(turn=Turn.CONTINUED, on=on, by=by, changes=changes, until=until, reason=reason)
        case ev.MeasureEnded(measure_id=one, reason=reason):
            yield one, Happening(turn=Turn.ENDED, on=on, by=by, reason=reason)
        case ev.MeasuresEvaluated(views=views, afterwards=True):
            yield from ((one, Happening(turn=Turn.HEARD, on=on, by=by, views=views)) for one in judged)
        case ev.MeasuresEvaluated(measures=measures) as body:
            effects, answer = dict(body.effects), answer_after(event, later)
            for one, outcome in measures:
                yield (
                    one,
                    Happening(
                        turn=Turn.EVALUATED,
                        on=on,
                        by=by,
                        outcome=outcome,
                        effect=effects.get(one),
                        common_effect=body.effect,
                        views=body.views,
                        answer=answer,
                    ),
                )
        case _:
            pass


def _after(event: Event, now: dict[str, _Parts]) -> dict[str, _Parts]:
    match event.body:
        case ev.MeasureStarted(measure_id=one) as body:
            parts = {
                Part.TITLE: body.title,
                Part.GOAL: body.goal,
                Part.RESPONSIBLE: body.responsible,
                Part.RESPONSIBLE_KIND: body.responsible_kind.value,
                Part.STARTED_ON: _day(body.starts_on or event.happened_on),
                Part.UNTIL: _day(body.until),
                Part.EXPECTED_EFFECT: body.expected_effect,
            }
            return {**now, one: parts}
        case ev.MeasureChanged(measure_id=one) as body:
            return {**now, one: {**now.get(one, {}), **_changed(body)}}
        case ev.MeasureContinued(measure_id=one, until=until):
            return {**now, one: {**now.get(one, {}), Part.UNTIL: _day(until)}}
        case _:
            return now


def _changed(body: ev.MeasureChanged) -> _Parts:
    kind = body.responsible_kind.value if body.responsible_kind else None
    said = {
        Part.TITLE: body.title,
        Part.GOAL: body.goal,
        Part.RESPONSIBLE: body.responsible,
        Part.RESPONSIBLE_KIND: kind,
        Part.STARTED_ON: _day(body.starts_on),
        Part.UNTIL: _day(body.until),
        Part.EXPECTED_EFFECT: body.expected_effect,
    }
    new: dict[Part, str | None] = {part: value for part, value in said.items() if value is not None}
    return {**new, Part.UNTIL: None} if body.open_ended else new


def _changes(before: _Parts, after: _Parts) -> tuple[Change, ...]:
    return tuple(Change(part, before.get(part), now) for part, now in after.items() if before.get(part) != now)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
