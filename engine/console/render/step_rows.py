"""What a guide says of a step and of its level, as rows with a label: what, who, with what, and for whom."""

from collections.abc import Iterable, Iterator

from engine.console.render.page import Page, level_name, listed, participant
from engine.guideline.element import Participant
from engine.guideline.model import Level, Sharing, Step
from engine.guideline.registry import Body, Tool
from engine.guideline.vocabulary import ToolStatus
from engine.i18n import knows

Row = tuple[str, str]

_PEOPLE = ("who", "involves", "invites", "without", "hears", "contacts")
_STATUS = {ToolStatus.COMING, ToolStatus.INTERNAL, ToolStatus.MISSING}


def silent_or(text: str, page: Page, *, is_silent: bool) -> str:
    """Return the text, or that the guide does not say."""
    return page.say("silent") if is_silent and not text else text


def step_rows(step: Step, page: Page) -> Iterator[Row]:
    """Return what the guide says of a step."""
    for field in ("what", "how", "why", "when"):
        text = silent_or(getattr(step, field) or "", page, is_silent=field in step.silent)
        if text:
            yield page.label(field), _marked(text, step, field=field, page=page)
    for field in _PEOPLE:
        people: tuple[Participant, ...] = getattr(step, field)
        text = silent_or(_names(people, page), page, is_silent=field in step.silent)
        if text:
            yield page.label(field), _marked(text, step, field=field, page=page)
    if step.attendance_by:
        yield page.say("label.decides"), page.say("now.decides", who=_names(step.attendance_by, page))
    if step.least_services:
        yield page.say("label.least"), page.out.count("now.least", step.least_services)
    yield from _sharing(step, page)
    yield from _aids(step, page)


def level_rows(level: Level, step: Step, *, page: Page) -> Iterator[Row]:
    """Return what the guide says of a level that holds for each of its steps, beside what the step says itself."""
    found = [
        page.say(f"now.level-{name}", names=_names(people, page))
        for name in ("who", "hears", "without")
        if (people := getattr(level, name)) and _ids(people) != _ids(getattr(step, name))
    ]
    if level.tools:
        found.append(page.say("now.level-tools", names=tools_text(level.tools, page)))
    if level.least_services:
        found.append(page.out.count("now.least", level.least_services))
    label = page.say("label.on-level", level=level_name(level, page))
    for place, text in enumerate(found):
        yield "" if place else label, text


def resting_rows(level: Level, page: Page) -> Iterator[Row]:
    """Return what the guide says of a level without steps, or of work beside a case."""
    if level.purpose:
        yield page.label("what"), level.purpose
    for field in ("who", "hears", "without"):
        text = silent_or(_names(getattr(level, field), page), page, is_silent=field in level.silent)
        if text:
            yield page.label(field), text
    tools = silent_or(tools_text(level.tools, page), page, is_silent="tools" in level.silent)
    if tools:
        yield page.label("tools"), tools


def _ids(people: Iterable[Participant]) -> set[str]:
    return {person.id for person in people}


def responsible(name: str, page: Page) -> str:
    """Return who may answer for a measure: a kind of people in words, else the title of a role."""
    code = f"responsible.{name}"
    return page.say(code) if name not in page.process.roles and knows(code) else page.name(name)


def _names(people: Iterable[Participant], page: Page) -> str:
    return listed([participant(person, page.out) for person in people], page.out)


def _sharing(step: Step, page: Page) -> Iterator[Row]:
    """Return what is sent to whom and shared with whom; where the guide leaves it open, that the case says."""
    for name in ("sends", "shares"):
        sharing: Sharing | None = getattr(step, name)
        if sharing:
            to = _names(sharing.to, page)
            text = page.say(f"now.{name}", what=sharing.what, to=to) if to else sharing.what
            yield page.say(f"label.{name}"), text if to else page.say("now.receiver-open", what=text)


def _aids(step: Step, page: Page) -> Iterator[Row]:
    """Write where the case is taken, the tools, where the work is documented, and the guide's own fields."""
    if step.body:
        yield from _body(step, page.process.bodies[step.body], page=page)
    tools = silent_or(tools_text(step.tools, page), page, is_silent="tools" in step.silent)
    if tools:
        yield page.label("tools"), _marked(tools, step, field="tools", page=page)
    if step.responsible:
        names = ", ".join(responsible(name, page) for name in step.responsible)
        yield page.say("label.responsible"), _marked(names, step, field="responsible", page=page)
    if step.documented_in:
        yield page.say("label.documented"), step.documented_in
    yield from step.more


def _body(step: Step, body: Body, *, page: Page) -> Iterator[Row]:
    """Return where the case is taken, when they meet there, and on which form: a step's own before the body's."""
    form = step.form or body.form
    via = page.name(body.via) if body.via else ""
    yield page.say("label.body"), page.say("now.via", body=body.title, via=via) if via else body.title
    if body.schedule:
        yield page.say("label.schedule"), body.schedule
    if form and form not in step.tools:
        yield page.say("label.form"), tools_text((form,), page)


def _marked(text: str, step: Step, *, field: str, page: Page) -> str:
    return f"{text} {page.say('stop.inferred')}" if step.is_inferred(field) else text


def tools_text(names: Iterable[str], page: Page) -> str:
    """Return the titles of tools, each with where it is found; after the others those of which the guide says nothing.

    A form that the guide names is looked for in the program if nobody says that it is not there.
    """
    tools = [page.process.tools.get(name) or Tool(id=name, title=name) for name in names]
    placed = [_placed(tool, page) for tool in tools if _says_where(tool)]
    lost = [tool.title for tool in tools if not _says_where(tool)]
    if lost:
        placed.append(page.say("tool.nowhere" if len(lost) == 1 else "tool.nowhere-all", names="; ".join(lost)))
    return "; ".join(placed)


def _says_where(tool: Tool) -> bool:
    """Tell whether a guide says where a tool is, who has it, or that it cannot be had."""
    return bool(tool.link or tool.access_through or tool.status in _STATUS)


def _placed(tool: Tool, page: Page) -> str:
    """Return the title of a tool, with whether it can be used today, who gives access to it, and where it lies."""
    told = [page.say(f"tool.{tool.status.value}")] if tool.status in _STATUS and tool.status else []
    told += [page.say("tool.access", who=tool.access_through)] if tool.access_through else []
    aside = f" ({', '.join(told)})" if told else ""
    return f"{tool.title}{aside}{f' {tool.link}' if tool.link else ''}"
