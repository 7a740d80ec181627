"""The lists that close a guide: each role, service, body, tool and meeting, once, with all that is said of it."""

from collections.abc import Iterable, Iterator

from engine.console.guide.names import Names, is_whole
from engine.console.guide.sheet import Block, Line
from engine.guideline.registry import Body, Ending, Fact, MeetingType, Role, Service, Tool
from engine.guideline.vocabulary import ToolStatus
from engine.i18n import date_text

_HANG = 2
Thing = Body | Ending | Fact | MeetingType | Role | Service | Tool


def list_blocks(names: Names) -> Iterator[Block]:
    """Return each list with its title: one point for each thing, with what is said of it."""
    for code, lines in _lists(names):
        yield Block(title=names.say(code) if lines else "", lines=tuple(lines))


def _lists(names: Names) -> Iterator[tuple[str, list[Line]]]:
    guideline = names.guideline
    endings = [one for one in guideline.endings if one.at.line]
    yield "guide-endings", [_row(one, _ending(one, names)) for one in endings]
    yield "guide-roles", [_row(one, _role(one, names)) for one in guideline.roles]
    yield "guide-services", [_row(one, _service(one, names)) for one in guideline.services]
    yield (
        "guide-bodies",
        [
            _row(one, _explained(names.inline(one, "explanation", said=one.explanation or ""), _body(one, names)))
            for one in guideline.bodies
        ],
    )
    yield "guide-tool-list", [_row(one, _joined(_tool(one, names))) for one in guideline.tools]
    yield "guide-meetings", [_row(one, _joined(_meeting(one, names))) for one in guideline.meeting_types]
    yield "guide-facts", [_row(one, _fact(one, names)) for one in guideline.facts]
    place = names.origins.place
    words = (
        Line(text=f"{word}: {told}", at=place(guideline.head, f"glossary/{word}"), hang=_HANG)
        for word, told in guideline.glossary
    )
    yield "guide-glossary", list(words)


def _row(thing: Thing, told: str) -> Line:
    text = f"{thing.title}: {told}" if told else thing.title
    return Line(text=text, at=thing.at, is_inferred=is_whole(thing), hang=_HANG)


def _ending(ending: Ending, names: Names) -> str:
    """Return what an ending demands, who takes the case over, and what to remember."""
    demands = names.inline(ending, "requires", said=names.demands(ending.requires))
    over = names.authority(ending.taken_over_by) if ending.taken_over_by else ""
    is_titled = over.casefold() in ending.title.casefold()
    return _explained(
        _joined(
            (
                names.say("guide-ending-requires", what=demands) if demands else "",
                "" if is_titled else names.say("guide-taken-over", who=over),
            )
        ),
        [names.inline(ending, "remember", said=ending.remember or "")],
    )


def _role(role: Role, names: Names) -> str:
    """Return what a role is, unless its title says so itself, and its explanation."""
    kind = names.responsible(role.kind.value) if role.kind else ""
    shown = "" if kind.casefold() in role.title.casefold() else names.inline(role, "kind", said=kind)
    return _explained(shown, [names.inline(role, "explanation", said=role.explanation or "")])


def _service(service: Service, names: Names) -> str:
    chosen = names.say("guide-chosen") if service.chosen_in_case else ""
    return _explained(names.inline(service, "explanation", said=service.explanation or ""), [chosen])


def _tool(tool: Tool, names: Names) -> Iterator[str]:
    say = names.say
    yield names.inline(tool, "type", said=say(f"tool-type-{tool.type.value}") if tool.type else "")
    yield say("guide-also-called", names=", ".join(tool.also_called)) if tool.also_called else ""
    yield _labelled("guide-tool-audience", names.inline(tool, "audience", said=tool.audience or ""), names=names)
    yield _labelled("guide-access", names.inline(tool, "access_through", said=tool.access_through or ""), names=names)
    unusual = tool.status if tool.status is not ToolStatus.IN_USE else None
    yield names.inline(tool, "status", said=say(f"tool.{unusual.value}") if unusual else "")
    checked = date_text(tool.checked_on, names.language) if tool.checked_on else ""
    yield _labelled("guide-checked", names.inline(tool, "checked_on", said=checked), names=names)
    yield names.inline(tool, "link", said=tool.link or "")


def _body(body: Body, names: Names) -> Iterator[str]:
    yield _labelled(
        "guide-members",
        names.inline(body, "members", said=", ".join(names.person(one) for one in body.members)),
        names=names,
    )
    yield _labelled("guide-schedule", names.inline(body, "schedule", said=body.schedule or ""), names=names)
    via = names.inline(body, "via", said=names.person(body.via) if body.via else "")
    yield names.say("guide-body-via", who=via) if via else ""
    yield _labelled(
        "guide-recipient",
        names.inline(body, "recipient", said=names.person(body.recipient) if body.recipient else ""),
        names=names,
    )
    form = names.inline(body, "form", said=names.tools([body.form]) if body.form else "")
    yield _labelled("guide-body-form", form, names=names)
    yield _labelled("guide-tools", names.inline(body, "tools", said=names.tools(body.tools)), names=names)
    yield names.say("guide-as-service") if body.counts_as_service else ""


def _meeting(meeting: MeetingType, names: Names) -> Iterator[str]:
    yield names.say("guide-evaluates") if meeting.evaluates else ""
    yield _labelled("guide-minutes", names.minutes(meeting.minutes), names=names)
    yield _labelled("guide-next-meeting", names.next_meeting(meeting.next_meeting), names=names)
    yield _labelled("guide-tools", names.inline(meeting, "tools", said=names.tools(meeting.tools)), names=names)


def _fact(fact: Fact, names: Names) -> str:
    return names.say("guide-fact-values", values=", ".join(fact.values))


def _labelled(code: str, said: str, *, names: Names) -> str:
    """Return what is said after its label in lower case, as it stands inside a row; nothing stays nothing."""
    label = names.label(code.removeprefix("guide-"))
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
