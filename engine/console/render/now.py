"""The block «Nå:» on every screen of a case: the step, who and by when, what is missing, and the ways on."""

from collections.abc import Iterator

from engine.cases.agenda import Agenda, Due, Option, OptionKind
from engine.cases.refusals import Reason
from engine.console.render.page import Page, level_name, listed, participant
from engine.console.render.reasons import need
from engine.guideline.model import Participant, Step
from engine.guideline.vocabulary import ToolStatus
from engine.i18n import date_short, distance_text

_PEOPLE = ("who", "involves", "invites", "without", "hears", "contacts")
_STATUS = {ToolStatus.COMING, ToolStatus.INTERNAL, ToolStatus.MISSING}


def show_now(agenda: Agenda, page: Page) -> None:
    """Write where the case stands and what can be done there."""
    out = page.out
    if agenda.level is None:
        return
    where = level_name(agenda.level, out)
    if agenda.step is None:
        place = page.say("now.resting", level=where)
        title = agenda.level.title or agenda.level.label
    else:
        code = "now.step" if where else "now.step-only"
        place = page.say(code, level=where, place=agenda.place, count=agenda.count)
        title = agenda.step.title
    out.line(f"{page.say('now', title=out.paint(title, 'strong'))}   {place}")
    out.fields(list(_rows(agenda, page)))


def due_text(due: Due, page: Page) -> str:
    """Return a deadline as the guide words it, with its day and how far off that is."""
    day = date_short(due.due_on, page.out.language, year=True)
    distance = distance_text(due.due_on, page.today, language=page.out.language)
    return page.say("now.due", text=due.deadline.text, date=day, distance=distance)


def silent_or(text: str, page: Page, *, is_silent: bool) -> str:
    """Return the text, or that the guide does not say."""
    return page.say("silent") if is_silent and not text else text


def _rows(agenda: Agenda, page: Page) -> Iterator[tuple[str, str]]:
    if agenda.step is not None:
        yield from _step_rows(agenda.step, page)
    elif agenda.level is not None and agenda.level.purpose:
        yield page.say("label.what"), agenda.level.purpose
    if agenda.due:
        yield page.say("label.due"), due_text(agenda.due, page)
    if agenda.next_meeting:
        day = date_short(agenda.next_meeting, page.out.language, year=True)
        distance = distance_text(agenda.next_meeting, page.today, language=page.out.language)
        yield page.say("label.next-meeting"), f"{day}, {distance}"
    for body in agenda.waits_for_advice:
        text = page.say("now.waits-for", body=page.name(body)) if body else page.say("now.waits-anonymous")
        yield page.say("label.waits"), text
    yield from _ways(agenda, page)


def _step_rows(step: Step, page: Page) -> Iterator[tuple[str, str]]:
    for field in ("what", "how", "why", "when"):
        text = silent_or(getattr(step, field) or "", page, is_silent=field in step.silent)
        if text:
            yield page.say(f"label.{field}"), _marked(text, step, field=field, page=page)
    for field in _PEOPLE:
        people: tuple[Participant, ...] = getattr(step, field)
        names = listed([participant(person, page.out) for person in people], page.out)
        text = silent_or(names, page, is_silent=field in step.silent)
        if text:
            yield page.say(f"label.{field}"), _marked(text, step, field=field, page=page)
    tools = silent_or("; ".join(_tool(tool, page) for tool in step.tools), page, is_silent="tools" in step.silent)
    if tools:
        yield page.say("label.tools"), _marked(tools, step, field="tools", page=page)
    if step.documented_in:
        yield page.say("label.documented"), step.documented_in
    for title, text in step.more:
        yield title, text


def _marked(text: str, step: Step, *, field: str, page: Page) -> str:
    return f"{text} {page.say('stop.inferred')}" if step.is_inferred(field) else text


def _tool(name: str, page: Page) -> str:
    tool = page.process.tools.get(name)
    if tool is None:
        return name
    status = f" ({page.say(f'tool.{tool.status.value}')})" if tool.status in _STATUS and tool.status else ""
    link = f" {tool.link}" if tool.link else ""
    return f"{tool.title}{status}{link}"


def _ways(agenda: Agenda, page: Page) -> Iterator[tuple[str, str]]:
    """Write what is missing at a step with one way on, else every way with its number or name."""
    straight = [option for option in agenda.options if option.kind is OptionKind.COMPLETE]
    others = [option for option in agenda.options if option.kind not in (OptionKind.COMPLETE, OptionKind.SKIP)]
    for option in straight:
        for place, reason in enumerate(_reasons(option)):
            yield ("" if place else page.say("label.missing")), need(reason, page)
    label = page.say("label.answers") if agenda.step else page.say("label.onward")
    for place, option in enumerate(others):
        yield ("" if place else label), way(option, page)
    if any(option.kind is OptionKind.SKIP for option in agenda.options):
        yield page.say("label.optional"), page.say("now.optional")


def way(option: Option, page: Page) -> str:
    """Return one way on: its number, its title, where it leads, and what is missing."""
    title = option_title(option, page)
    text = f"{option.number}  {title}" if option.number else title
    missing = [need(reason, page) for reason in _reasons(option)]
    return page.say("now.way-missing", way=text, missing=listed(missing, page.out)) if missing else text


def option_title(option: Option, page: Page) -> str:
    """Return the answer and the place it leads to."""
    if option.kind is not OptionKind.ANSWER:
        return page.place(option.dest)
    return page.say("now.way", title=option.title, to=page.place(option.dest))


def _reasons(option: Option) -> tuple[Reason, ...]:
    return option.missing
