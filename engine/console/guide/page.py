"""A guide as plain text that reads like the printed one: the head, what always holds, and each level step by step."""

from collections.abc import Iterable, Iterator

from engine.console.guide.names import Names
from engine.console.guide.origin import NO_ORIGINS, Origins
from engine.console.guide.registry import registry
from engine.console.guide.steps import answer_terms, step_fields
from engine.console.output import Output
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.registry import StandingRule
from engine.i18n import date_text

Fields = list[tuple[str, str]]


def write_guide(guideline: Guideline, output: Output, *, origins: Origins = NO_ORIGINS) -> None:
    """Write a whole guide to stdout, in its own language; `origins` marks what came from its base."""
    names = Names(guideline, origins)
    output.line(output.paint(guideline.head.title, "strong") + names.origin(guideline.head, "title"))
    output.fields(_said(_head(names)))
    for passage in guideline.about:
        output.line()
        output.line(output.paint(passage.title, "strong") + names.origin(passage, "title"))
        if passage.audience:
            output.fields([(names.say("guide-audience"), names.text(passage, "audience"))])
        if said := names.text(passage, "text"):
            output.paragraph(said, indent=2)
    _write_rules(names, output)
    for level in guideline.levels:
        _write_level(level, names, output=output)
    _write_lists(names, output)


def _head(names: Names) -> Iterator[tuple[str, str]]:
    head, say = names.guideline.head, names.say
    yield say("guide-id"), head.id + names.origin(head, "id")
    number = f" ({head.municipality_number})" if head.municipality_number else ""
    municipality = names.inside().text(head, "municipality") + number
    yield say("guide-municipality"), municipality.strip() and municipality.strip() + names.origin(head, "municipality")
    status = say(f"status-{head.status.value}")
    version = say("guide-version-text", version=head.version, status=status)
    yield say("guide-version"), version + names.origin(head, "version")
    yield say("guide-language"), say(f"language-{head.language.value}") + names.origin(head, "language")
    yield say("guide-builds-on"), _base(names)
    for label, field, day in (
        ("guide-updated", "updated", head.updated),
        ("guide-valid-from", "valid_from", head.valid_from),
        ("guide-review", "next_review", head.next_review),
    ):
        yield say(label), names.marked(head, field, said=date_text(day, head.language) if day else "")
    for label, field in (
        ("guide-owner", "owner"),
        ("guide-approved", "approved_by"),
        ("guide-audience", "audience"),
        ("guide-source", "source"),
        ("guide-retention", "retention"),
    ):
        yield say(label), names.text(head, field)
    for what, who in head.contacts:
        yield what[:1].upper() + what[1:], names.person(who) + names.origin(head, f"contacts/{what}")


def _base(names: Names) -> str:
    """Return the base of the guide, and how what came from it is marked."""
    head = names.guideline.head
    base = head.builds_on or ""
    if not base or names.origins.in_full:
        return names.marked(head, "builds_on", said=base)
    return names.say("guide-base-mark", base=base, mark=names.say("guide-from-base"))


def _write_rules(names: Names, output: Output) -> None:
    if names.guideline.rules:
        _title("guide-always", names, output=output)
    for place, rule in enumerate(names.guideline.rules):
        if place:
            output.line()
        output.fields(_said(_rule(rule, names)))


def _rule(rule: StandingRule, names: Names) -> Iterator[tuple[str, str]]:
    say = names.say
    yield say("guide-when"), names.text(rule, "when")
    yield say("report-do"), names.text(rule, "do")
    receivers = "; ".join(names.recipient(one) for one in rule.report_to)
    yield say("report-to"), names.marked(rule, "report_to", said=receivers)
    yield say("guide-who"), names.listed(rule, "who")
    yield say("guide-tool"), names.tools(rule)
    yield say("report-doubt"), names.text(rule, "in_doubt")


def _write_level(level: Level, names: Names, *, output: Output) -> None:
    output.line()
    code = "guide-level-titled" if level.title else "guide-level"
    heading = output.paint(names.say(code, label=level.label, title=level.title or ""), "strong")
    output.line(heading + names.origin(level, "title"))
    if purpose := names.text(level, "purpose"):
        output.paragraph(purpose, indent=2)
    output.fields(_said(_of_level(level, names)))
    if not level.steps:
        output.paragraph(names.say("guide-resting"), indent=2)
    for number, step in enumerate(level.steps, start=1):
        _write_step(step, names, output=output, number=f"{level.label}.{number}")


def _of_level(level: Level, names: Names) -> Iterator[tuple[str, str]]:
    yield names.say("guide-who"), names.listed(level, "who")
    yield names.say("guide-hears"), names.listed(level, "hears")
    yield names.say("guide-requires"), names.marked(level, "requires", said=names.demands(level.requires))
    yield names.say("guide-deadline"), names.deadline(level)
    yield names.say("guide-tool"), names.tools(level)


def _write_step(step: Step, names: Names, *, output: Output, number: str) -> None:
    kind = names.say(f"guide-kind-{step.kind.value}")
    output.line()
    output.line(f"{number}  {output.paint(step.title, 'strong')}  [{kind}]{names.origin(step, 'title')}")
    output.fields(_said(step_fields(step, names)), indent=4)
    if step.answers:
        output.line(f"    {names.say('guide-answers')}{names.inferred(step, 'answers')}")
    for place, answer in enumerate(step.answers, start=1):
        row = f"{answer.title} → {names.targets(answer.targets)}{names.inferred(answer, 'targets')}"
        extra = "; ".join(answer_terms(answer, names))
        row = (f"{row} ({extra})" if extra else row) + names.origin(answer, "title")
        lead = f"      {place}  "
        for line in output.folded(row, first=lead, rest=" " * len(lead)):
            output.line(line)


def _write_lists(names: Names, output: Output) -> None:
    for code, rows in registry(names):
        if rows:
            _title(code, names, output=output)
        for name, said in rows:
            for row in output.folded(f"{name}: {said}" if said else name, first="  ", rest="    "):
                output.line(row)


def _title(code: str, names: Names, *, output: Output) -> None:
    output.line()
    output.line(output.paint(names.say(code), "strong"))


def _said(rows: Iterable[tuple[str, str]]) -> Fields:
    return [(label, said) for label, said in rows if said]
