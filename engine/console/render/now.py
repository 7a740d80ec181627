"""The block «Nå:» on every screen of a case: the step, who and by when, what is missing, and the ways on."""

from collections.abc import Collection, Iterator, Sequence

from engine.cases.agenda import Agenda, Due, Option, OptionKind, title_of
from engine.cases.refusals import Reason
from engine.console.render.page import Page, level_name, listed, participant
from engine.console.render.reasons import need, shown
from engine.guideline.element import Participant
from engine.guideline.model import Step
from engine.guideline.names import is_ending
from engine.guideline.vocabulary import ToolStatus
from engine.i18n import date_short, distance_text, knows

_PEOPLE = ("who", "involves", "invites", "without", "hears", "contacts")
PLAIN_END = "=slutt"  # ends the case and says no more than that
_FROM_REST = frozenset({OptionKind.GO, OptionKind.END})
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
    yield from _aids(step, page)


def _aids(step: Step, page: Page) -> Iterator[tuple[str, str]]:
    """Write where the case is taken, the tools, where the work is documented, and the guide's own fields."""
    if step.body:
        yield page.say("label.body"), _body(step.body, page)
    tools = silent_or("; ".join(_tool(tool, page) for tool in step.tools), page, is_silent="tools" in step.silent)
    if tools:
        yield page.say("label.tools"), _marked(tools, step, field="tools", page=page)
    if step.responsible:
        names = ", ".join(responsible(name, page) for name in step.responsible)
        yield page.say("label.responsible"), _marked(names, step, field="responsible", page=page)
    if step.documented_in:
        yield page.say("label.documented"), step.documented_in
    yield from step.more


def responsible(name: str, page: Page) -> str:
    """Return who may answer for a measure: a kind of people in words, else the title of a role."""
    code = f"responsible.{name}"
    return page.say(code) if name not in page.process.roles and knows(code) else page.name(name)


def _body(name: str, page: Page) -> str:
    via = page.process.bodies[name].via
    return page.say("now.via", body=page.name(name), via=page.name(via)) if via else page.name(name)


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
    """Write what every way on still asks for, then each way, with what it alone asks for."""
    straight = [option for option in agenda.options if option.kind is not OptionKind.SKIP]
    common = _common(straight)
    for place, reason in enumerate(common):
        yield ("" if place else page.say("label.missing")), need(reason, page)
    label = page.say("label.answers") if agenda.step else page.say("label.onward")
    others = [option for option in straight if option.kind is not OptionKind.COMPLETE]
    for place, option in enumerate(others):
        numbered = f"{option.number}  " if option.number else ""
        yield ("" if place else label), numbered + way(option, page, common=common)
    if any(option.kind is OptionKind.SKIP for option in agenda.options):
        yield page.say("label.optional"), page.say("now.optional")


def _common(options: Sequence[Option]) -> tuple[Reason, ...]:
    """Return what is missing whichever way is taken."""
    first = shown(options[0].missing) if options else ()
    return tuple(reason for reason in first if all(reason in option.missing for option in options))


def way(option: Option, page: Page, *, common: Collection[Reason] = ()) -> str:
    """Return one way on: its title, where it leads, and what it asks for beside what they all do.

    Whoever goes on from a level without steps says why.
    """
    text = option_title(option, page)
    missing = [need(reason, page) for reason in shown(option.missing) if reason not in common]
    if option.kind in _FROM_REST:
        missing.append(page.say("need.reason"))
    return page.say("now.way-missing", way=text, missing=listed(missing, page.out)) if missing else text


def option_title(option: Option, page: Page) -> str:
    """Return the answer and, where its title does not say, the level, step or ending it leads to."""
    to = _towards(option, page)
    if option.kind is not OptionKind.ANSWER:
        return to
    if option.dest == PLAIN_END:
        return option.title
    return option.title if option.title.casefold() in to.casefold() else page.say("now.way", title=option.title, to=to)


def _towards(option: Option, page: Page) -> str:
    if is_ending(option.dest):
        return title_of(option.dest, page.process)
    level = page.process.level(option.dest)
    step = page.process.steps.get(option.dest)
    if step is None or (level.steps and level.steps[0] is step):
        return level_name(level, page.out) or title_of(option.dest, page.process)
    return page.quoted(step.title)
