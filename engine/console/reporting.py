"""Finds the rule that `bti meld` answers with, and writes the answer. Whatever fails, there is an answer."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.console.output import Output
from engine.console.session import Session
from engine.errors import EngineError
from engine.guideline.element import Participant
from engine.guideline.labels import label
from engine.guideline.model import Guideline
from engine.guideline.registry import Recipient, StandingRule
from engine.guideline.vocabulary import RoleKind, Urgency
from engine.i18n import knows
from engine.values import Struct, replace

if TYPE_CHECKING:  # brings what keeps cases with it
    from engine.application.world import World

BUNDLED = "os"


class Answer(Struct, frozen=True, kw_only=True):
    """What to answer with: a guide with a safety rule, or None where none could be read.

    `told` is a sentence about why it is this guide, where it is not the one asked for. `number` is the case, if read.
    `practice` tells that the store is for practice; one that cannot be opened now is taken for real.
    """

    guideline: Guideline | None
    told: str | None = None
    number: str | None = None
    named: bool = True
    practice: bool = False


_FACETS = ("report-who", "report-tools")


def answer_for(session: Session, number: str | None) -> Answer:
    """Return the rule of a case's own guide, or the best one that can be read at once. Never fails, never waits."""
    world = _world_now(session)
    practice = world is not None and world.practice
    if number is None:
        return replace(_answer_without_case(session), practice=practice)
    guideline = _guideline_of(world, number) if world else None
    if guideline is not None and safety_rules(guideline):
        return Answer(guideline=guideline, number=number, named=False, practice=practice)
    other = _answer_without_case(session)
    name = other.guideline.head.id if other.guideline else BUNDLED
    return Answer(guideline=other.guideline, told=session.say("report-no-case", guide=name), practice=practice)


def safety_rules(guideline: Guideline) -> tuple[StandingRule, ...]:
    """Return the standing rules that name somebody to report to."""
    return tuple(rule for rule in guideline.rules if rule.report_to)


def write_answer(answer: Answer, output: Output) -> None:
    """Write the answer to stdout. Its first line says that nothing is sent."""
    write_first(output)
    write_rest(answer, output)


def write_first(output: Output, *, code: str = "report-first") -> None:
    """Write the first line of every answer; `code` is its text, which is another to one who has reported."""
    output.line(output.say(code))


def write_rest(answer: Answer, output: Output) -> None:
    """Write what stands under the first line."""
    if answer.guideline is None:
        output.paragraph(output.say("report-nowhere"), indent=2)
    else:
        for rule in safety_rules(answer.guideline):
            output.fields(_facts(rule, answer, output=output))
    if answer.told:
        output.paragraph(answer.told, to_stderr=True)
    if answer.practice:
        output.paragraph(output.say("report-practice"))
        output.marked = True


def not_kept(session: Session, code: str = "not-recorded", *, text: str = "report-not-recorded") -> dict[str, object]:
    """Return for `--json` that nothing was recorded, where it is no rule that stopped it: stderr tells what did."""
    return {"code": code, "text": session.say(text), "reasons": [], "who": ""}


def answer_data(answer: Answer, output: Output, *, refused: dict[str, object] | None = None) -> dict[str, object]:
    """Return the answer for `--json`; `refused` is why what was to be recorded was not."""
    guideline = answer.guideline
    rules = safety_rules(guideline) if guideline else ()
    return {
        "sender": False,
        "svar": output.say("report-first"),
        "veileder": guideline.head.id if guideline else None,
        "regler": [
            {
                "id": rule.id,
                "når": rule.when,
                "gjør": rule.do,
                "til": [{"mottaker": one.id, "når": one.urgency.value} for one in rule.report_to],
                "verktøy": _tools(rule, guideline) if guideline else [],
                "tvil": rule.in_doubt,
                "tvil_hos": rule.doubt_body,
                "holder_utenfor": [one.id for one in rule.kept_out],
                "klarerer": list(rule.cleared_by),
                "etterpå": rule.afterwards.ref if rule.afterwards else None,
                "fil": rule.at.file,
                "linje": rule.at.line,
            }
            for rule in rules
        ],
        "uten_veileder": None if rules else output.say("report-nowhere"),
        "merknad": answer.told,
        "refused": refused,
    }


def _facts(rule: StandingRule, answer: Answer, *, output: Output) -> list[tuple[str, str]]:
    guideline = answer.guideline
    assert guideline is not None  # noqa: S101 - its rule is at hand
    place = f"{rule.at.file}:{rule.at.line}" if rule.at.line else guideline.head.id
    name = output.say(
        "report-guide-name", title=guideline.head.title, municipality=guideline.head.municipality or guideline.head.id
    )
    facts = [
        ("report-to", "; ".join(_recipient(one, output) for one in rule.report_to)),
        ("report-when", rule.when),
        ("report-do", rule.do),
        ("report-who", ", ".join(person.title for person in rule.who)),
        ("report-tools", ", ".join(_tools(rule, guideline))),
        ("report-kept-out", _titles(rule.kept_out, output) if rule.kept_out else ""),
        ("report-parents", _silent_of_parents(rule, guideline, output=output)),
        ("report-cleared", _clearing(rule, guideline, output=output)),
        ("report-doubt", _doubt(rule, guideline, output=output)),
        ("report-after", _after(rule, guideline)),
        ("report-rule", output.say("report-rule-place", place=place)),
        ("report-guide", name if answer.named else ""),
    ]
    return [(_label(code, guideline, output=output), said) for code, said in facts if said]


def _label(code: str, guideline: Guideline, *, output: Output) -> str:
    """Return the label of a row: the guide's own word for who and with what, where it has one."""
    said = output.say(code)
    return label(guideline, code.removeprefix("report-"), default=said) if code in _FACETS else said


def _titles(people: "Iterable[Participant]", output: Output) -> str:
    return _joined([person.title for person in people], output)


def _joined(names: list[str], output: Output) -> str:
    *others, last = names
    return output.say("stop.and", first=", ".join(others), last=last) if others else last


def _silent_of_parents(rule: StandingRule, guideline: Guideline, *, output: Output) -> str:
    """Return that the guide does not say whether parents may be told; nothing where it keeps somebody out, or has none.

    Whoever reports asks just that, and no answer must look like leave to tell them.
    """
    has_parents = any(role.kind is RoleKind.GUARDIANS for role in guideline.roles)
    return output.say("report-parents-silent") if has_parents and not rule.kept_out else ""


def _clearing(rule: StandingRule, guideline: Guideline, *, output: Output) -> str:
    """Return who may say that those kept out can be met again."""
    *others, last = [_named(one, guideline, output=output) for one in rule.cleared_by] or [""]
    who = output.say("stop.or", first=", ".join(others), last=last) if others else last
    return output.say("report-until", names=who) if who and rule.kept_out else ""


def _named(name: str, guideline: Guideline, *, output: Output) -> str:
    titles = {body.id: body.title for body in guideline.bodies}
    titles |= {service.id: service.title for service in guideline.services}
    plain = f"recipient-{name}"
    return titles.get(name) or (output.say(plain) if knows(plain) else name)


def _doubt(rule: StandingRule, guideline: Guideline, *, output: Output) -> str:
    """Return what to do in doubt; where the guide names a body, that it may be asked without saying who it is."""
    if rule.doubt_body:
        return output.say("report-ask", body=_named(rule.doubt_body, guideline, output=output))
    return rule.in_doubt or ""


def _after(rule: StandingRule, guideline: Guideline) -> str:
    """Return where the case goes after the report."""
    target = rule.afterwards
    if target is None or target.ref is None:
        return ""
    names = {level.id: level.title or level.label for level in guideline.levels}
    names |= {step.id: step.title for level in guideline.levels for step in level.steps}
    names |= {ending.id: ending.title for ending in guideline.endings}
    return names.get(target.ref, target.ref)


def _recipient(recipient: Recipient, output: Output) -> str:
    plain = f"recipient-{recipient.id}"
    return output.say(plain if recipient.urgency is Urgency.ALWAYS else f"{plain}-{recipient.urgency.value}")


def _tools(rule: StandingRule, guideline: Guideline) -> list[str]:
    titles = {tool.id: tool.title for tool in guideline.tools}
    return [titles.get(name, name) for name in rule.tools]


def _world_now(session: Session) -> "World | None":
    try:
        return session.hurried_world()
    except Exception:  # noqa: BLE001 - a child may be in danger: no fault of ours may stand before the answer
        return None


def _guideline_of(world: "World", number: str) -> Guideline | None:
    from engine.application import queries  # noqa: PLC0415 - seldom needed

    try:
        found = queries.case(world, number)
    except Exception:  # noqa: BLE001 - as above
        return None
    return found.process.guideline if isinstance(found, queries.CaseView) else None


def _answer_without_case(session: Session) -> Answer:
    wanted = _setting(session)
    guideline = _read_guide(session, wanted) if wanted else None
    if guideline is not None:
        return Answer(guideline=guideline)
    bundled = _read_guide(session, BUNDLED)
    told = session.say("report-no-guide", wanted=wanted, guide=BUNDLED) if wanted and bundled else None
    return Answer(guideline=bundled, told=told)


def _setting(session: Session) -> str | None:
    try:
        return session.wiring.guideline()
    except EngineError:
        return None


def _read_guide(session: Session, name: str) -> Guideline | None:
    """Return a guide that can be read and has a safety rule."""
    try:
        from engine.application.guidelines import checked  # noqa: PLC0415 - brings the parser with it

        guideline = checked(session.wiring.shelf(), name)[1].guideline
    except Exception:  # noqa: BLE001 - as above: there is always an answer
        return None
    return guideline if guideline and safety_rules(guideline) else None
