"""The lists that close a guide: each role, service, body, tool and meeting, once, with all that is said of it."""

from collections.abc import Iterable, Iterator

from engine.console.guide.names import Names
from engine.guideline.registry import Body, Fact, MeetingType, Role, Service, Tool
from engine.guideline.vocabulary import ToolStatus

Rows = list[tuple[str, str]]


def registry(names: Names) -> Iterator[tuple[str, Rows]]:
    """Return the code of each list's title with its rows: a name, and what is said of it."""
    guideline = names.guideline
    endings = [one for one in guideline.endings if one.at.line]
    yield "guide-endings", [(one.title, names.ending_terms(one)) for one in endings]
    yield "guide-roles", [(one.title, _role(one, names)) for one in guideline.roles]
    yield "guide-services", [(one.title, _service(one, names)) for one in guideline.services]
    yield "guide-bodies", [(one.title, _about(one, names)) for one in guideline.bodies]
    yield "guide-tools", [(one.title, _joined(_tool(one, names))) for one in guideline.tools]
    yield "guide-meetings", [(one.title, _joined(_meeting(one, names))) for one in guideline.meeting_types]
    yield "guide-facts", [(one.title, _fact(one, names)) for one in guideline.facts]
    yield "guide-glossary", list(guideline.glossary)


def _role(role: Role, names: Names) -> str:
    """Return what a role is, unless its title says so itself, and its explanation."""
    kind = names.responsible(role.kind.value) if role.kind else ""
    shown = "" if kind.casefold() in role.title.casefold() else names.marked(role, "kind", said=kind)
    return _explained(names.text(role, "explanation"), [shown])


def _service(service: Service, names: Names) -> str:
    chosen = names.say("guide-chosen") if service.chosen_in_case else ""
    return _explained(names.text(service, "explanation"), [chosen])


def _tool(tool: Tool, names: Names) -> Iterator[str]:
    say = names.say
    yield say(f"tool-type-{tool.type.value}") + names.inferred(tool, "type") if tool.type else ""
    yield say("guide-also-called", names=", ".join(tool.also_called)) if tool.also_called else ""
    yield _labelled("guide-tool-audience", names.text(tool, "audience"), names=names)
    yield _labelled("guide-access", names.text(tool, "access_through"), names=names)
    unusual = tool.status if tool.status is not ToolStatus.IN_USE else None
    yield say(f"tool.{unusual.value}") + names.inferred(tool, "status") if unusual else ""
    yield names.text(tool, "link")


def _about(body: Body, names: Names) -> str:
    return _explained(names.text(body, "explanation"), _body(body, names))


def _body(body: Body, names: Names) -> Iterator[str]:
    yield _labelled("guide-members", names.many(body, "members"), names=names)
    yield _labelled("guide-schedule", names.text(body, "schedule"), names=names)
    via = names.marked(body, "via", said=names.person(body.via) if body.via else "")
    yield names.say("guide-body-via", who=via) if via else ""
    yield _labelled("guide-recipient", names.text(body, "recipient"), names=names)
    form = names.marked(body, "form", said=names.tool(body.form) if body.form else "")
    yield _labelled("guide-body-form", form, names=names)
    yield _labelled("guide-body-tools", names.tools(body), names=names)
    yield names.say("guide-as-service") if body.counts_as_service else ""


def _meeting(meeting: MeetingType, names: Names) -> Iterator[str]:
    yield names.say("guide-evaluates") if meeting.evaluates else ""
    yield _labelled("guide-minutes", names.minutes(meeting.minutes), names=names)
    yield _labelled("guide-next-meeting", names.next_meeting(meeting.next_meeting), names=names)
    yield _labelled("guide-tool", names.tools(meeting), names=names)


def _fact(fact: Fact, names: Names) -> str:
    return names.say("guide-fact-values", values=", ".join(fact.values))


def _labelled(code: str, said: str, *, names: Names) -> str:
    """Return what is said after its label in lower case, as it stands inside a row; nothing stays nothing."""
    label = names.say(code)
    return f"{label[:1].lower()}{label[1:]}: {said}" if said else ""


def _explained(explanation: str, parts: Iterable[str]) -> str:
    """Return the guide's own sentences, then the rest as one more."""
    rest = _joined(parts)
    if not explanation or not rest:
        return explanation or rest
    return f"{explanation.rstrip('.')}. {rest[:1].upper()}{rest[1:]}"


def _joined(parts: Iterable[str]) -> str:
    """Return what is said of one thing as a single row: the parts that say anything, with semicolons between."""
    return "; ".join(part for part in parts if part)
