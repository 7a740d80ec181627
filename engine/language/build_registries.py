"""Owns building the registries of a guide: the roles, services, tools and bodies that steps name, facts and rules."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.guideline.registry import Body, Ending, Fact, MeetingType, Recipient, Role, Service, StandingRule, Tool
from engine.guideline.vocabulary import RoleKind, ToolStatus, ToolType, Urgency
from engine.language.build_values import demands, evaluates, minutes, next_meeting
from engine.language.context import Context, Fields, Marks, scalars
from engine.language.references import Named, Names, duplicate, register
from engine.language.shape import BODY, ENDING, MEETING_TYPE, ROLE, RULE, SERVICE, TOOL, Shape
from engine.language.terms import Group, fold, word
from engine.language.tree import Mapping, Scalar


class _Entry(NamedTuple):
    """One line of a registry: its id, the text in place of parts if there is one, and its parts."""

    id: str
    text: str | None
    fields: Fields
    marks: Marks

    @property
    def title(self) -> str:
        return self.fields.text("title") or self.id

    @property
    def short_title(self) -> str:
        """The title where the text in place of parts is the title, as it is for tools, bodies and endings."""
        return self.text or self.title


def _entries(guide: Fields, section: str, *, shape: Shape) -> Iterator[_Entry]:
    context = guide.context
    seen: dict[str, Scalar] = {}
    for name, value in guide.entries(section):
        first = seen.setdefault(fold(name.text), name)
        if first is not name:
            context.tell(duplicate(name, first=first))
        text = value.text.strip() if isinstance(value, Scalar) else None
        parts = value if isinstance(value, Mapping) else Mapping((), name.span)
        fields = Fields(parts, shape, context=context)
        yield _Entry(name.text, text, fields, fields.marks(name.span))


def build_roles(guide: Fields, names: Names) -> tuple[Role, ...]:
    """Build the roles. One whose id is a word such as `foresatte` is what the word says."""
    language = guide.context.language
    built = []
    for entry in _entries(guide, "roles", shape=ROLE):
        at, silent, inferred = entry.marks
        kind = word(Group.ROLE_KINDS, entry.fields.text("kind") or entry.id, language=language)
        explanation = entry.text or entry.fields.text("explanation")
        role = Role(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.title,
            explanation=explanation,
            kind=RoleKind(kind) if kind else None,
        )
        names.add_role(role)
        built.append(role)
    return tuple(built)


def build_services(guide: Fields, names: Names) -> tuple[Service, ...]:
    """Build the services."""
    built = []
    for entry in _entries(guide, "services", shape=SERVICE):
        at, silent, inferred = entry.marks
        service = Service(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.title,
            explanation=entry.text or entry.fields.text("explanation"),
            chosen_in_case=entry.fields.yes("chosen_in_case"),
        )
        built.append(service)
    names.services = register(Named(service.id, service.title) for service in built)
    return tuple(built)


def build_tools(guide: Fields, names: Names) -> tuple[Tool, ...]:
    """Build the tools."""
    language = guide.context.language
    built = []
    for entry in _entries(guide, "tool_list", shape=TOOL):
        at, silent, inferred = entry.marks
        fields = entry.fields
        kind = word(Group.TOOL_TYPES, fields.text("type") or "", language=language)
        status = word(Group.TOOL_STATUSES, fields.text("tool_status") or "", language=language)
        tool = Tool(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.short_title,
            type=ToolType(kind) if kind else None,
            link=fields.text("link"),
            also_called=tuple(scalar.text.strip() for scalar in scalars(fields.value("also_called"))),
            audience=fields.text("for_whom"),
            access_through=fields.text("access_through"),
            status=ToolStatus(status) if status else None,
        )
        built.append(tool)
    names.tools = register(Named(tool.id, tool.title) for tool in built)
    for tool in built:
        for name in tool.also_called:
            names.tools.by_title.setdefault(fold(name), Named(tool.id, tool.title))
    return tuple(built)


def build_bodies(guide: Fields, names: Names) -> tuple[Body, ...]:
    """Build the bodies outside the levels."""
    entries = tuple(_entries(guide, "bodies", shape=BODY))
    names.bodies = register(Named(entry.id, entry.short_title) for entry in entries)
    return tuple(_body(entry, names) for entry in entries)


def _body(entry: _Entry, names: Names) -> Body:
    at, silent, inferred = entry.marks
    fields = entry.fields
    return Body(
        at=at,
        silent=silent,
        inferred=inferred,
        id=entry.id,
        title=entry.short_title,
        explanation=fields.text("explanation"),
        tools=names.tools_in(fields.value("tools")),
        form=names.tool(fields.scalar("form")),
        schedule=fields.text("schedule"),
        recipient=fields.text("recipient"),
        via=names.role(fields.scalar("via")),
        members=names.ids(fields.value("members")),
        counts_as_service=fields.text("counts_as") is not None,
    )


def build_meeting_types(guide: Fields, names: Names) -> tuple[MeetingType, ...]:
    """Build the kinds of meeting."""
    built = []
    for entry in _entries(guide, "meeting_types", shape=MEETING_TYPE):
        at, silent, inferred = entry.marks
        kind = MeetingType(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.short_title,
            evaluates=evaluates(entry.fields),
            next_meeting=next_meeting(entry.fields),
            minutes=minutes(entry.fields, names),
            tools=names.tools_in(entry.fields.value("tools")),
        )
        built.append(kind)
    names.meeting_types = register(Named(kind.id, kind.title) for kind in built)
    return tuple(built)


def build_facts(guide: Fields, names: Names) -> tuple[Fact, ...]:
    """Build the declared facts about a case."""
    built = []
    for name, value in guide.entries("facts"):
        values = tuple(scalar.text.strip() for scalar in scalars(value))
        built.append(Fact(at=guide.context.place(name.span), id=name.text, title=name.text, values=values))
        _tell_doubles(scalars(value), guide.context)
    names.facts = {fact.id: fact.values for fact in built}
    return tuple(built)


def _tell_doubles(values: tuple[Scalar, ...], context: Context) -> None:
    seen: dict[str, Scalar] = {}
    for scalar in values:
        first = seen.setdefault(fold(scalar.text), scalar)
        if first is not scalar:
            context.tell(duplicate(scalar, first=first))


def build_endings(guide: Fields) -> tuple[Ending, ...]:
    """Build the ways to end a case."""
    built = []
    for entry in _entries(guide, "endings", shape=ENDING):
        at, silent, inferred = entry.marks
        ending = Ending(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.short_title,
            requires=demands(entry.fields),
            remember=entry.fields.text("remember"),
        )
        built.append(ending)
    return tuple(built)


def build_rules(guide: Fields, names: Names) -> tuple[StandingRule, ...]:
    """Build the rules that hold at every step."""
    seen: dict[str, Scalar] = {}
    built = []
    for node in guide.items("rules"):
        fields = Fields(node, RULE, context=guide.context)
        named = fields.scalar("id") or fields.first()
        first = seen.setdefault(named.text, named)
        if first is not named:
            guide.context.tell(duplicate(named, first=first))
        at, silent, inferred = fields.marks((fields.key("id") or named).span)
        rule = StandingRule(
            at=at,
            silent=silent,
            inferred=inferred,
            id=named.text.strip(),
            when=fields.text("if") or "",
            do=fields.text("do") or "",
            who=names.people(fields.value("who")),
            tools=names.tools_in(fields.value("tools")),
            report_to=tuple(_recipients(fields, names)),
            in_doubt=fields.text("in_doubt"),
        )
        built.append(rule)
    return tuple(built)


def _recipients(fields: Fields, names: Names) -> Iterator[Recipient]:
    language = fields.context.language
    for name, value in fields.entries("report_to"):
        urgency = word(Group.URGENCIES, value.text, language=language) if isinstance(value, Scalar) else None
        recipient = names.recipient(name)
        if recipient and urgency:
            yield Recipient(at=fields.context.place(name.span), id=recipient, urgency=Urgency(urgency))
