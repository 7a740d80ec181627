"""A municipality's own rules in words: on the page of a guide, as data, and on a page of their own."""

from collections.abc import Iterable, Iterator

from engine.console.guide.names import Names
from engine.console.guide.plain import Data, written
from engine.console.guide.sheet import Block, Line, said
from engine.console.output import Output
from engine.guideline.model import Guideline, steps_of
from engine.guideline.names import level_of
from engine.guideline.own_rules import OwnRule, Spot
from engine.guideline.vocabulary import SpotKind
from engine.i18n import knows

_FIELDS = (("own-gives", "gives"), ("own-takes", "takes"), ("own-needed", "needed_at"))


def own_rule_blocks(names: Names) -> Iterator[Block]:
    """Return the rules of the guide's own, each under its sentence; the first has the heading of them all."""
    title = names.say("guide-own-rules")
    for rule in names.guideline.own_rules:
        yield Block(title=title, lines=said(_lines(rule, names)))
        title = ""


def _lines(rule: OwnRule, names: Names) -> Iterator[Line]:
    line = names.line
    yield names.bare(rule, "fact", said=rule.fact, label=rule.id)
    yield line("own-at-start", rule, field="at_start", said=names.say("guide-yes") if rule.at_start else "")
    for label, field in _FIELDS:
        yield line(label, rule, field=field, said=spots(getattr(rule, field), names))
    yield line("own-severity", rule, field="severity", said=names.say(f"own-severity-{rule.severity.value}"))


def spots(named: Iterable[Spot], names: Names) -> str:
    """Return what a rule names, in words."""
    return "; ".join(dict.fromkeys(_spot(one, names) for one in named))


def _spot(spot: Spot, names: Names) -> str:
    say = names.say
    match spot.kind:
        case SpotKind.STEP:
            return _step(spot.ref, names)
        case SpotKind.STEP_KIND:
            code = f"own-every-{spot.ref}"
            return say(code) if knows(code) else spot.ref
        case SpotKind.LEVEL:
            return say("own-on-level", level=names.level(spot.ref))
        case SpotKind.PERSON:
            return say("own-done-by", who=names.person(spot.ref))
        case SpotKind.ANSWER:
            return say("own-answer", title=_answer(spot, names.guideline), step=names.step(spot.ref))
        case SpotKind.ENDING:
            return say("own-ending", title=names.ending(spot.ref)) if spot.ref else say("own-every-ending")


def _step(name: str, names: Names) -> str:
    """Return a step by its title, with its level where others are called the same."""
    title = names.step(name)
    alike = sum(step.title == title for level in names.guideline.levels for step in steps_of(level))
    if alike > 1:
        return names.say("own-step-on", title=title, level=names.level(level_of(name)))
    return names.say("own-step", title=title)


def _answer(spot: Spot, guideline: Guideline) -> str:
    steps = (step for level in guideline.levels for step in steps_of(level) if step.id == spot.ref)
    return next((one.title for step in steps for one in step.answers if one.id == spot.answer), spot.answer)


# ------------------------------------------------------------ as data


def own_rule_data(rule: OwnRule) -> Data:
    """Return a rule for `--json`. Keys are only ever added."""
    return {
        "id": rule.id,
        "fakta": rule.fact,
        "start": rule.at_start,
        "gir": [_spot_data(one) for one in rule.gives],
        "tar": [_spot_data(one) for one in rule.takes],
        "kreves_ved": [_spot_data(one) for one in rule.needed_at],
        "alvor": rule.severity.value,
        **written(rule),
    }


def _spot_data(spot: Spot) -> Data:
    return {"slag": spot.kind.value, "id": spot.ref or None, "svar": spot.answer or None}


# ------------------------------------------------------------ a page of its own


def write_own_rule(rule: OwnRule, guideline: Guideline, *, output: Output) -> None:
    """Write a rule of a guide as the pages of the program's own are: what must hold, why it is told, and what to do."""
    names = Names(guideline, language=output.language)
    lead = f"{rule.id}  "
    for row in output.folded(rule.fact, first=lead, rest=" " * len(lead)):
        output.line(output.paint(row, "strong"))
    output.line()
    output.paragraph(names.say("own-rule-why", title=guideline.head.title))
    output.line()
    output.fields([(str(line.label), line.text) for line in said(_lines(rule, names))[1:]])
    output.line()
    output.paragraph(names.say(f"own-rule-advice-{rule.severity.value}", rule=rule.id))
    output.line()
    output.paragraph(names.say("finding-related", file=rule.at.file, line=rule.at.line))
