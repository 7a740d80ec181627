"""The lists that close a guide: each role, service, body, tool and meeting, once, with all that is said of it."""

from collections.abc import Iterable, Iterator

from engine.console.guide.names import Names
from engine.guideline.registry import Body, Ending, Fact, MeetingType, Role, Service, Tool
from engine.guideline.vocabulary import ToolStatus

Rows = list[tuple[str, str]]
Thing = Body | Ending | Fact | MeetingType | Role | Service | Tool


def registry(names: Names) -> Iterator[tuple[str, Rows]]:
    """Return the code of each list's title with its rows: a name, and what is said of it."""
    guideline, inside = names.guideline, names.inside()
    endings = [one for one in guideline.endings if one.at.line]
    yield "guide-endings", [_row(one, inside.ending_terms(one), names=names) for one in endings]
    yield "guide-roles", [_row(one, _role(one, inside), names=names) for one in guideline.roles]
    yield "guide-services", [_row(one, _service(one, inside), names=names) for one in guideline.services]
    yield "guide-bodies", [_row(one, _about(one, inside), names=names) for one in guideline.bodies]
    yield "guide-tools", [_row(one, _joined(_tool(one, inside)), names=names) for one in guideline.tools]
    yield "guide-meetings", [_row(one, _joined(_meeting(one, inside)), names=names) for one in guideline.meeting_types]
    yield "guide-facts", [_row(one, _fact(one, inside), names=names) for one in guideline.facts]
    words = ((word, said, names.origin(guideline.head, f"glossary/{word}")) for word, said in guideline.glossary)
    yield "guide-glossary", [(word, f"{said}{mark}") for word, said, mark in words]


def _row(thing: Thing, said: str, *, names: Names) -> tuple[str, str]:
    """Return one line of a list: where the thing is declared decides its mark."""
    mark = names.origins.mark_of(thing.at)
    return (thing.title, f"{said}{mark}") if said else (f"{thing.title}{mark}", said)


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
