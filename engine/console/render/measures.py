"""The measures of a case on a screen and in JSON: how each stands, and what has become of it since it was started."""

from datetime import date

from engine.application.queries import CaseView
from engine.cases.evolve import effective
from engine.cases.measure_history import Change, Happening, Part, Turn, measure_histories
from engine.cases.state import Measure
from engine.console.render.data import Data, measure_data
from engine.console.render.page import Page, capitalised

_DAYS = frozenset({Part.STARTED_ON, Part.UNTIL})


def standing_of(measure: Measure, page: Page) -> str:
    """Return how a measure stands, in a word or two: it runs, has ended, or begins on a day to come."""
    if not measure.running:
        return page.say("list.ended")
    if measure.has_begun(page.today):
        return page.say("list.running")
    return page.say("list.begins", date=page.out.day(measure.started_on))


def show_measures(view: CaseView, page: Page) -> None:
    """Write the measures with their numbers: what, for which goal, who answers for it, from and to, how it stands."""
    names = ("number", "measure", "goal", "responsible", "measure-from", "measure-to", "status")
    rows = [_row(number, one, page=page) for number, one in enumerate(view.state.measures, start=1)]
    page.out.table([page.say(f"column.{name}") for name in names], rows, cut=2)


def show_histories(view: CaseView, page: Page) -> None:
    """Write goal by goal the measures that serve it, each with what has become of it."""
    histories = measure_histories(effective(view.events))
    numbered = list(enumerate(view.state.measures, start=1))
    for goal in dict.fromkeys(measure.goal for measure in view.state.measures):
        page.out.paragraph(page.say("measure.goal", goal=goal))
        for number, measure in numbered:
            if measure.goal == goal:
                _show(number, measure, page=page, happenings=histories.get(measure.id, ()))


def measures_data(view: CaseView, page: Page) -> list[Data]:
    """Return every measure with its history, for `--json`."""
    histories = measure_histories(effective(view.events))
    return [
        {
            **measure_data(number, measure),
            "history": [_happening_data(one, page) for one in histories.get(measure.id, ())],
        }
        for number, measure in enumerate(view.state.measures, start=1)
    ]


def _row(number: int, measure: Measure, *, page: Page) -> list[str]:
    until = page.out.day(measure.until) if measure.until else ""
    return [
        str(number),
        measure.title,
        measure.goal,
        measure.responsible,
        page.out.day(measure.started_on),
        until,
        standing_of(measure, page),
    ]


def _show(number: int, measure: Measure, *, page: Page, happenings: tuple[Happening, ...]) -> None:
    told = page.say(
        "measure.head",
        number=number,
        title=measure.title,
        who=measure.responsible,
        status=standing_of(measure, page),
    )
    page.out.paragraph(told, indent=2)
    if measure.expected_effect:
        page.out.paragraph(page.say("measure.expected", text=measure.expected_effect), indent=4)
    for one in happenings:
        day, who = page.out.day(one.on, year=True), page.handle(one.by)
        page.out.paragraph(f"{day}  {who}  {_told(one, page)}", indent=4)


def _told(one: Happening, page: Page) -> str:
    """Return what happened as a sentence or more: the turn, what changed, what came of it, and why."""
    if one.turn is Turn.EVALUATED and one.outcome:
        said = page.say("measure.evaluated", outcome=page.say(f"outcome.{one.outcome.value}"))
    elif one.starts_on and one.starts_on != one.on:
        code = "measure.started.on" if one.starts_on > one.on else "measure.started.since"
        said = page.say(code, date=page.out.day(one.starts_on, year=True))
    else:
        said = page.say(f"measure.{one.turn.value}")
    parts = [said, *(_change(change, page) for change in one.changes)]
    if one.effect or one.common_effect:
        parts.append(page.say("measure.effect", text=" ".join(filter(None, (one.effect, one.common_effect)))))
    for view in one.views:
        code = "measure.view" if view.text else "measure.view.not-asked"
        parts.append(page.say(code, who=page.name(view.role), text=view.text or view.not_asked_because or ""))
    if one.answer:
        parts.append(page.say("measure.answer", title=page.quoted(_answer(one.answer, page))))
    if one.reason:
        parts.append(page.say("measure.reason", reason=one.reason))
    return " ".join(capitalised(part if part.endswith((".", "!", "?")) else f"{part}.") for part in parts)


def _change(change: Change, page: Page) -> str:
    was, became = (_value(value, change.part, page=page) for value in (change.was, change.became))
    return page.say("measure.change", part=page.say(f"measure.part.{change.part.value}"), was=was, became=became)


def _value(value: str | None, part: Part, *, page: Page) -> str:
    if value is None:
        return page.say("measure.none")
    if part in _DAYS:
        return page.out.day(date.fromisoformat(value), year=True)
    return page.name(value) if part is Part.RESPONSIBLE_KIND else page.quoted(value)


def _answer(answer: tuple[str, str], page: Page) -> str:
    """Return the title of an answer of the guide; its id where the guide that is followed now has none such."""
    state, name = answer
    step = page.process.steps.get(state)
    return next((one.title for one in (step.answers if step else ()) if one.id == name), name)


def _happening_data(one: Happening, page: Page) -> Data:
    return {
        "what": one.turn.value,
        "happened_on": one.on,
        "by": page.handle(one.by),
        "changes": [{"part": change.part.value, "was": change.was, "became": change.became} for change in one.changes],
        "outcome": one.outcome.value if one.outcome else None,
        "effect": one.effect,
        "common_effect": one.common_effect,
        "views": [
            {"role": page.name(view.role), "text": view.text, "not_asked_because": view.not_asked_because}
            for view in one.views
        ],
        "answer": _answer(one.answer, page) if one.answer else None,
        "reason": one.reason,
    }
