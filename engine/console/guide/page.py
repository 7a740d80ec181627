"""A guide as plain text that reads like the printed one: the head, what always holds, and each level step by step."""

from collections.abc import Iterable, Iterator

from engine.console.guide.names import Names
from engine.console.guide.steps import step_fields
from engine.console.output import Output
from engine.guideline.model import Guideline, Level, StandingRule, Step
from engine.i18n import date_text

Fields = list[tuple[str, str]]


def write_guide(guideline: Guideline, output: Output) -> None:
    """Write a whole guide to stdout, in its own language."""
    names = Names(guideline)
    output.line(output.paint(guideline.head.title, "strong"))
    output.fields(_said(_head(names)))
    for passage in guideline.about:
        output.line()
        output.line(output.paint(passage.title, "strong"))
        if passage.text:
            output.paragraph(passage.text, indent=2)
    _write_rules(names, output)
    for level in guideline.levels:
        _write_level(level, names, output=output)
    _write_lists(names, output)


def _head(names: Names) -> Iterator[tuple[str, str]]:
    head, say = names.guideline.head, names.say
    yield say("guide-municipality"), head.municipality or ""
    status = say(f"status-{head.status.value}")
    yield say("guide-version"), say("guide-version-text", version=head.version, status=status)
    for label, day in (
        ("guide-updated", head.updated),
        ("guide-valid-from", head.valid_from),
        ("guide-review", head.next_review),
    ):
        yield say(label), date_text(day, head.language) if day else ""
    for label, field in (
        ("guide-owner", "owner"),
        ("guide-approved", "approved_by"),
        ("guide-audience", "audience"),
        ("guide-source", "source"),
        ("guide-retention", "retention"),
    ):
        yield say(label), names.text(head, field)
    for what, who in head.contacts:
        yield what[:1].upper() + what[1:], names.person(who)


def _write_rules(names: Names, output: Output) -> None:
    if names.guideline.rules:
        _title("guide-always", names, output=output)
    for place, rule in enumerate(names.guideline.rules):
        if place:
            output.line()
        output.fields(_said(_rule(rule, names)))


def _rule(rule: StandingRule, names: Names) -> Iterator[tuple[str, str]]:
    say = names.say
    yield say("guide-when"), rule.when
    yield say("report-do"), rule.do
    yield say("report-to"), ", ".join(say(f"recipient-{one.id}") for one in rule.report_to)
    yield say("guide-who"), names.listed(rule, "who")
    yield say("guide-tool"), names.tools(rule)
    yield say("report-doubt"), rule.in_doubt or ""


def _write_level(level: Level, names: Names, *, output: Output) -> None:
    output.line()
    code = "guide-level-titled" if level.title else "guide-level"
    output.line(output.paint(names.say(code, label=level.label, title=level.title or ""), "strong"))
    if level.purpose:
        output.paragraph(level.purpose, indent=2)
    output.fields(_said(_of_level(level, names)))
    if not level.steps:
        output.paragraph(names.say("guide-resting"), indent=2)
    for number, step in enumerate(level.steps, start=1):
        _write_step(step, names, output=output, number=f"{level.label}.{number}")


def _of_level(level: Level, names: Names) -> Iterator[tuple[str, str]]:
    yield names.say("guide-who"), names.listed(level, "who")
    yield names.say("guide-hears"), names.people(level.hears)
    yield names.say("guide-requires"), names.demands(level.requires)
    yield names.say("guide-deadline"), level.deadline.text if level.deadline else ""
    yield names.say("guide-tool"), names.tools(level)


def _write_step(step: Step, names: Names, *, output: Output, number: str) -> None:
    kind = names.say(f"guide-kind-{step.kind.value}")
    output.line()
    output.line(f"{number}  {output.paint(step.title, 'strong')}  [{kind}]")
    output.fields(_said(step_fields(step, names)), indent=4)
    if step.answers:
        output.line(f"    {names.say('guide-answers')}{names.inferred(step, 'answers')}")
    for place, answer in enumerate(step.answers, start=1):
        row = f"{answer.title} → {names.targets(answer.targets)}{names.inferred(answer, 'targets')}"
        terms = (names.demands(answer.requires), answer.deadline.text if answer.deadline else "")
        extra = "; ".join(term for term in terms if term)
        lead = f"      {place}  "
        for line in output.folded(f"{row} ({extra})" if extra else row, first=lead, rest=" " * len(lead)):
            output.line(line)


def _write_lists(names: Names, output: Output) -> None:
    guideline = names.guideline
    endings = [(ending.title, names.ending_terms(ending)) for ending in guideline.endings if ending.at.line]
    sections: tuple[tuple[str, Iterable[tuple[str, str]]], ...] = (
        ("guide-endings", endings),
        ("guide-services", [(one.title, one.explanation or "") for one in guideline.services]),
        ("guide-bodies", [(one.title, one.explanation or "") for one in guideline.bodies]),
        ("guide-tools", [(one.title, one.link or "") for one in guideline.tools]),
        ("guide-glossary", guideline.glossary),
    )
    for code, rows in sections:
        kept = list(rows)
        if kept:
            _title(code, names, output=output)
        for name, said in kept:
            output.paragraph(f"{name}: {said}" if said else name, indent=2)


def _title(code: str, names: Names, *, output: Output) -> None:
    output.line()
    output.line(output.paint(names.say(code), "strong"))


def _said(rows: Iterable[tuple[str, str]]) -> Fields:
    return [(label, said) for label, said in rows if said]
