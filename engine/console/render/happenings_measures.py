"""What happened with the measures of a case, in words: begun, changed, continued, evaluated and ended."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.cases import events as ev
from engine.console.render.page import listed
from engine.console.render.story import Story, suffixed
from engine.i18n import date_short


def _started(body: ev.MeasureStarted, story: Story) -> str:
    page, event = story.page, story.event
    if event and body.starts_on and body.starts_on != event.happened_on:
        day = page.day_text(body.starts_on)
        code = "event.measure-started.on" if body.starts_on > event.happened_on else "event.measure-started.since"
        return page.say(code, title=body.title, who=body.responsible, date=day)
    return page.say("event.measure-started", title=body.title, who=body.responsible)


def _changed(body: ev.MeasureChanged, story: Story) -> str:
    page = story.page
    changes = listed(list(_new(body, story)), page.out)
    what = page.say("event.measure-changed", title=story.measure(body.measure_id), changes=changes)
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _new(body: ev.MeasureChanged, story: Story) -> Iterator[str]:
    """Give each part of a measure that is new, with what it is now."""
    page, language = story.page, story.page.out.language
    days = {"started_on": body.starts_on, "until": body.until}
    values = {
        "title": page.quoted(body.title) if body.title else None,
        "goal": page.quoted(body.goal) if body.goal else None,
        "responsible": body.responsible,
        "responsible_kind": page.name(body.responsible_kind.value) if body.responsible_kind else None,
        **{part: date_short(day, language, year=True) if day else None for part, day in days.items()},
        "expected_effect": page.quoted(body.expected_effect) if body.expected_effect else None,
    }
    for part, value in values.items():
        if value is not None:
            yield page.say("event.measure-changed.part", part=page.say(f"measure.part.{part}"), value=value)
    if body.open_ended:
        yield page.say("event.measure-changed.open")


def _continued(body: ev.MeasureContinued, story: Story) -> str:
    page, title = story.page, story.measure(body.measure_id)
    what = page.say("event.measure-continued", title=title)
    if body.until:
        day = page.day_text(body.until)
        what = page.say("event.measure-continued.until", title=title, date=day)
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _ended(body: ev.MeasureEnded, story: Story) -> str:
    what = story.page.say("event.measure-ended", title=story.measure(body.measure_id))
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _evaluated(body: ev.MeasuresEvaluated, story: Story) -> str:
    page = story.page
    what = page.say("event.views-added") if body.afterwards else _judgement(body, story)
    for view in body.views:
        code = "event.view" if view.text else "event.view.not-asked"
        text = view.text or view.not_asked_because or ""
        what = page.say(code, what=what.removesuffix("."), who=page.name(view.role), text=text)
    return what


def _judgement(body: ev.MeasuresEvaluated, story: Story) -> str:
    """Tell what became of the measures, and what is said of the effect."""
    page, effects = story.page, dict(body.effects)
    judged = []
    for one, outcome in body.measures:
        came = page.say(f"outcome.{outcome.value}")
        if one in effects:
            came = page.say("event.effect.of", outcome=came, effect=effects[one])
        judged.append(_judged(one, came, story=story))
    none = page.say("event.measures-evaluated.none")
    what = page.say("event.measures-evaluated", measures=listed(judged, page.out)) if judged else none
    return suffixed("event.effect", what, story=story, effect=body.effect)


def _judged(measure: str, outcome: str, *, story: Story) -> str:
    """Tell what became of a measure, with its number where another has the same title."""
    number, title = story.measure_number(measure), story.measure(measure)
    if number is None:
        return story.page.say("event.measures-evaluated.one", title=title, outcome=outcome)
    return story.page.say("event.measures-evaluated.numbered", title=title, outcome=outcome, number=number)


# The key says which event the function takes, which no type can say of a mapping.
MEASURES: Mapping[type[ev.EventBody], Callable[[Any, Story], str]] = {
    ev.MeasureStarted: _started,
    ev.MeasureChanged: _changed,
    ev.MeasureContinued: _continued,
    ev.MeasureEnded: _ended,
    ev.MeasuresEvaluated: _evaluated,
}
