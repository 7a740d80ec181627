"""Owns building what a guide declares by name alone: roles, services, tools, bodies, facts and variants."""

from engine.guideline.registry import Body, Fact, Role, Service, Tool
from engine.guideline.vocabulary import RoleKind, ToolStatus, ToolType
from engine.language.build_entries import Entry, by_short_title, entries, tell_doubles
from engine.language.build_values import date_of
from engine.language.context import Fields, scalars
from engine.language.references import Names
from engine.language.registers import Named, register
from engine.language.shape import BODY, ROLE, SERVICE, TOOL
from engine.language.terms import Group, fold, word


def build_roles(guide: Fields, names: Names) -> tuple[Role, ...]:
    """Build the roles. One whose id is a word such as `foresatte` is what the word says."""
    language = guide.context.language
    built = []
    for entry in entries(guide, "roles", shape=ROLE):
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
    for entry in entries(guide, "services", shape=SERVICE):
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
    for entry in entries(guide, "tool_list", shape=TOOL):
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
            checked_on=date_of(fields, "checked_on"),
        )
        built.append(tool)
    names.tools = register(Named(tool.id, tool.title) for tool in built)
    for tool in built:
        for name in tool.also_called:
            names.tools.by_title.setdefault(fold(name), Named(tool.id, tool.title))
    return tuple(built)


def build_bodies(guide: Fields, names: Names) -> tuple[Body, ...]:
    """Build the bodies outside the levels."""
    lines = tuple(entries(guide, "bodies", shape=BODY))
    names.bodies = by_short_title(lines)
    return tuple(_body(entry, names) for entry in lines)


def _body(entry: Entry, names: Names) -> Body:
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


def build_facts(guide: Fields, names: Names) -> tuple[Fact, ...]:
    """Build the declared facts about a case."""
    built = []
    for name, value in guide.entries("facts"):
        values = tuple(scalar.text.strip() for scalar in scalars(value))
        built.append(Fact(at=guide.context.place(name.span), id=name.text, title=name.text, values=values))
        tell_doubles(scalars(value), guide.context)
    names.facts = {fact.id: fact.values for fact in built}
    return tuple(built)


def build_variants(guide: Fields, names: Names) -> tuple[str, ...]:
    """Build the variants that the guide tells apart."""
    written = scalars(guide.value("variants"))
    tell_doubles(written, guide.context)
    variants = tuple(scalar.text.strip() for scalar in written)
    names.variants = register(Named(variant, variant) for variant in variants)
    return variants
