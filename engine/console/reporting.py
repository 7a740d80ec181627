"""Writes the answer of `bti meld`: the rule of each guide that may hold. Whatever fails, there is an answer."""

from collections.abc import Iterable

from engine.console.output import Output
from engine.console.report_guides import Answer
from engine.console.session import Session
from engine.guideline.element import Participant
from engine.guideline.labels import label
from engine.guideline.model import Guideline
from engine.guideline.registry import Recipient, StandingRule
from engine.guideline.vocabulary import RoleKind, Urgency
from engine.i18n import knows

_FACETS = ("report-who", "report-tools")


def write_answer(answer: Answer, output: Output) -> None:
    """Write the answer to stdout. Its first line says that nothing is sent."""
    write_first(output)
    write_rest(answer, output)


def write_first(output: Output, *, code: str = "report-first") -> None:
    """Write the first line of every answer; `code` is its text, which is another to one who has reported."""
    output.line(output.say(code))


def write_rest(answer: Answer, output: Output) -> None:
    """Write what stands under the first line."""
    if not answer.guidelines:
        output.paragraph(output.say("report-nowhere"), indent=2)
    for count, (guideline, rule) in enumerate(answer.rules):
        if count and len(answer.guidelines) > 1:
            output.line()
        output.fields(_facts(rule, guideline, output=output))
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
    first = answer.guidelines[0].head.id if answer.guidelines else None
    return {
        "sender": False,
        "svar": output.say("report-first"),
        "veileder": first,
        "regler": [
            {
                "id": rule.id,
                "veileder": guideline.head.id,
                "når": rule.when,
                "gjør": rule.do,
                "til": [{"mottaker": one.id, "når": one.urgency.value} for one in rule.report_to],
                "verktøy": _tools(rule, guideline),
                "tvil": rule.in_doubt,
                "tvil_hos": rule.doubt_body,
                "holder_utenfor": [one.id for one in rule.kept_out],
                "foreldre": _of_parents(rule, guideline, output=output) or None,
                "klarerer": list(rule.cleared_by),
                "etterpå": rule.afterwards.ref if rule.afterwards else None,
                "fil": rule.at.file,
                "linje": rule.at.line,
            }
            for guideline, rule in answer.rules
        ],
        "uten_veileder": None if answer.guidelines else output.say("report-nowhere"),
        "merknad": answer.told,
        "refused": refused,
    }


def _facts(rule: StandingRule, guideline: Guideline, *, output: Output) -> list[tuple[str, str]]:
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
        ("report-parents", _of_parents(rule, guideline, output=output)),
        ("report-cleared", _clearing(rule, guideline, output=output)),
        ("report-doubt", _doubt(rule, guideline, output=output)),
        ("report-after", _after(rule, guideline)),
        ("report-rule", output.say("report-rule-place", place=place)),
        ("report-guide", name),
    ]
    return [(_label(code, guideline, output=output), said) for code, said in facts if said]


def _label(code: str, guideline: Guideline, *, output: Output) -> str:
    """Return the label of a row: the guide's own word for who and with what, where it has one."""
    said = output.say(code)
    return label(guideline, code.removeprefix("report-"), default=said) if code in _FACETS else said


def _titles(people: Iterable[Participant], output: Output) -> str:
    return _joined([person.title for person in people], output)


def _joined(names: list[str], output: Output) -> str:
    *others, last = names
    return output.say("stop.and", first=", ".join(others), last=last) if others else last


def _of_parents(rule: StandingRule, guideline: Guideline, *, output: Output) -> str:
    """Return that they are not to be told yet, where the guide says nothing of it; nothing where it does, or has none.

    Whoever reports asks just that, and no answer must look like leave to tell them. It is the same whether the case
    could be read or not.
    """
    if rule.kept_out or all(role.kind is not RoleKind.GUARDIANS for role in guideline.roles):
        return ""
    return output.say("report-parents-wait")


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
