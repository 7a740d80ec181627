"""What a guideline does not say: holes in its head, its levels and steps, its rules and its tools.

A hole is no fault. A printed guide is often silent, and whoever wrote it down may say so (`ikke oppgitt`); then the
hole is `told`. Others were never written.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from engine.guideline.element import Element, Place
from engine.guideline.model import Guideline, Level, Step, steps_of
from engine.guideline.registry import Tool
from engine.guideline.vocabulary import ToolStatus, ToolType
from engine.values import Struct, fields

REVIEW = "next_review"
_HEAD = ("municipality", "updated", "owner", "approved_by", "audience", "source", "retention")
_ASKED_OF_A_STEP = ("what", "who", "deadline", "tools")
_ASKED_OF_A_REST = ("purpose", "who", "tools")
_ASKED_OF_A_RULE = ("who", "tools", "report_to")


class Kind(StrEnum):
    """What sort of thing it is that something is not said of, or what is not said."""

    HEAD = "head"
    REVIEW_UNSET = "review-unset"
    REVIEW_PASSED = "review-passed"
    RULE = "rule"
    LEVEL = "level"
    STEP = "step"
    REGISTER = "register"
    TOOL_LINK = "tool-link"
    TOOL_MISSING = "tool-missing"
    LAW_UNDATED = "law-undated"


class Hole(Struct, frozen=True, kw_only=True):
    """One thing that is not said: what of (`id`, `title`), by which field, and where the guide speaks of it.

    `told` is whether the guide itself says that it is not said. `on` is the day of a review that has passed.
    """

    kind: Kind
    id: str
    title: str
    field: str
    at: Place
    told: bool = False
    on: date | None = None


def holes(guideline: Guideline, *, today: date) -> tuple[Hole, ...]:
    """Return what a guide does not say, in the order of the guide."""
    found = (
        *_head(guideline, today),
        *_rules(guideline),
        *(hole for level in guideline.levels for hole in _level(level)),
        *_registers(guideline),
        *(hole for tool in guideline.tools for hole in _tool(tool)),
    )
    return tuple(found)


def _head(guideline: Guideline, today: date) -> Iterator[Hole]:
    head = guideline.head
    yield from _unsaid(head, _HEAD, kind=Kind.HEAD, id=head.id, title=head.title)
    if head.next_review is None:
        told = REVIEW in head.silent
        yield Hole(kind=Kind.REVIEW_UNSET, id=head.id, title=head.title, field=REVIEW, at=head.at, told=told)
    elif head.next_review < today:
        yield Hole(kind=Kind.REVIEW_PASSED, id=head.id, title=head.title, field=REVIEW, at=head.at, on=head.next_review)


def _rules(guideline: Guideline) -> Iterator[Hole]:
    for rule in guideline.rules:
        yield from _unsaid(rule, _ASKED_OF_A_RULE, kind=Kind.RULE, id=rule.id, title=rule.when)


def _level(level: Level) -> Iterator[Hole]:
    asked = () if level.steps else _ASKED_OF_A_REST
    yield from _unsaid(level, asked, kind=Kind.LEVEL, id=level.id, title=level.title or level.label)
    for step in steps_of(level):
        yield from _step(step, level)


def _step(step: Step, level: Level) -> Iterator[Hole]:
    """Give the holes of a step; what its level says for all its steps is said of it too, unless it says otherwise."""
    said = {name for name in _ASKED_OF_A_STEP if name not in step.silent and getattr(level, name, None)}
    if step.responsible and "who" not in step.silent:
        said.add("who")
    asked = tuple(name for name in _ASKED_OF_A_STEP if name not in said)
    yield from _unsaid(step, asked, kind=Kind.STEP, id=step.id, title=step.title)
    for part in (step.sends, step.shares, *step.answers):
        if part is not None:
            yield from _unsaid(part, (), kind=Kind.STEP, id=step.id, title=step.title)


def _registers(guideline: Guideline) -> Iterator[Hole]:
    """Give what is told not to be said of roles, services, kinds of consent and other things that steps name."""
    lists = (
        *(guideline.about, guideline.roles, guideline.services, guideline.bodies, guideline.meeting_types),
        *(guideline.consent_types, guideline.entrances, guideline.side_work, guideline.endings),
    )
    for one in (part for parts in lists for part in parts):
        title = str(getattr(one, "title", ""))
        yield from _unsaid(one, (), kind=Kind.REGISTER, id=str(getattr(one, "id", "")), title=title)
    for part, name in ((guideline.baton, "baton"), (guideline.log, "log")):
        if part is not None:
            yield from _unsaid(part, (), kind=Kind.REGISTER, id=name, title="")


def _tool(tool: Tool) -> Iterator[Hole]:
    if tool.status is ToolStatus.MISSING:
        yield Hole(kind=Kind.TOOL_MISSING, id=tool.id, title=tool.title, field="status", at=tool.at)
    elif not tool.link and not tool.access_through:
        told = "link" in tool.silent
        yield Hole(kind=Kind.TOOL_LINK, id=tool.id, title=tool.title, field="link", at=tool.at, told=told)
    if tool.type is ToolType.LAW and tool.checked_on is None:
        told = "checked_on" in tool.silent
        yield Hole(kind=Kind.LAW_UNDATED, id=tool.id, title=tool.title, field="checked_on", at=tool.at, told=told)


def _unsaid(element: Element, asked: tuple[str, ...], *, kind: Kind, id: str, title: str) -> Iterator[Hole]:  # noqa: A002 - what every element calls it
    """Give the fields of an element that are empty: those asked for, and others that it tells are not said."""
    told = [name for name in _written(element) if name in element.silent and name not in asked]
    for name in (*asked, *told):
        if name in element.silent or not getattr(element, name):
            yield Hole(kind=kind, id=id, title=title, field=name, at=element.at, told=name in element.silent)


def _written(element: Element) -> tuple[str, ...]:
    return tuple(one.name for one in fields(element))
