"""Owns building what steps name and what leads back to them: kinds of meeting and of consent, endings, rules."""

from collections.abc import Iterable, Iterator

from engine.diagnostics import fault
from engine.guideline.registry import (
    AgeRule,
    ConsentType,
    Ending,
    MeetingType,
    Recipient,
    SideWork,
    StandingRule,
)
from engine.guideline.vocabulary import Urgency
from engine.language.build_entries import Entry
from engine.language.build_values import demands, duration, evaluates, minutes, next_meeting, texts
from engine.language.context import Fields
from engine.language.forms import Ages, read_ages
from engine.language.references import Names
from engine.language.scope import Scope
from engine.language.shape import AGE_RULE, RULE
from engine.language.suggest import shown
from engine.language.terms import Group, word
from engine.language.tree import Scalar
from engine.language.unknown import duplicate


def build_meeting_types(lines: Iterable[Entry], scope: Scope) -> Iterator[MeetingType]:
    """Build the kinds of meeting."""
    for entry in lines:
        at, silent, inferred = entry.marks
        yield MeetingType(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.short_title,
            evaluates=evaluates(entry.fields),
            next_meeting=next_meeting(entry.fields, scope),
            minutes=minutes(entry.fields, scope.names),
            tools=scope.tools(entry.fields),
        )


def build_endings(lines: Iterable[Entry], scope: Scope) -> Iterator[Ending]:
    """Build the ways to end a case."""
    for entry in lines:
        at, silent, inferred = entry.marks
        taker = entry.fields.scalar("taken_over_by")
        yield Ending(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.short_title,
            requires=demands(entry.fields, scope),
            taken_over_by=scope.names.recipient(taker) if taker else None,
            remember=entry.fields.text("remember"),
        )


def build_consent_types(lines: Iterable[Entry], scope: Scope) -> Iterator[ConsentType]:
    """Build the kinds of consent."""
    for entry in lines:
        at, silent, inferred = entry.marks
        fields = entry.fields
        yield ConsentType(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.short_title,
            tools=scope.tools(fields),
            given_by=tuple(_age_rules(fields, scope.names)),
            per_service=fields.text("per") is not None,
            lasts=duration(fields),
            scopes=texts(fields, "scopes"),
            on_withdrawal=scope.place(fields, "on_withdrawal"),
        )


def _age_rules(fields: Fields, names: Names) -> Iterator[AgeRule]:
    for node in fields.items("given_by"):
        rule = Fields(node, AGE_RULE, context=fields.context)
        at, silent, inferred = rule.marks((rule.scalar("age") or rule.first()).span)
        ages = _ages(rule)
        yield AgeRule(
            at=at,
            silent=silent,
            inferred=inferred,
            who=names.people(rule.value("who")),
            from_age=ages.low,
            to_age=ages.high,
        )


def _ages(rule: Fields) -> Ages:
    written = rule.scalar("age")
    ages = read_ages(written.text, rule.context.language) if written else None
    if written and ages and ages.low is not None and ages.high is not None and ages.low > ages.high:
        rule.context.tell(fault("R27", "ages-backwards", written.span, text=shown(written.text)))
    return ages or Ages()


def build_side_work(lines: Iterable[Entry], scope: Scope) -> Iterator[SideWork]:
    """Build the work that answers can open beside a case."""
    for entry in lines:
        at, silent, inferred = entry.marks
        yield SideWork(
            at=at,
            silent=silent,
            inferred=inferred,
            id=entry.id,
            title=entry.short_title,
            who=scope.people(entry.fields, "who"),
            tools=scope.tools(entry.fields),
            what=entry.fields.text("what"),
        )


def build_rules(guide: Fields, scope: Scope) -> Iterator[StandingRule]:
    """Build the rules that hold at every step."""
    seen: dict[str, Scalar] = {}
    for node in guide.items("rules"):
        fields = Fields(node, RULE, context=guide.context)
        named = fields.scalar("id") or fields.first()
        first = seen.setdefault(named.text, named)
        if first is not named:
            guide.context.tell(duplicate(named, first=first))
        yield _rule(fields, named, scope=scope)


def _rule(fields: Fields, named: Scalar, *, scope: Scope) -> StandingRule:
    at, silent, inferred = fields.marks((fields.key("id") or named).span)
    doubt = fields.text("in_doubt")
    body = scope.names.bodies.find(doubt) if doubt else None
    return StandingRule(
        at=at,
        silent=silent,
        inferred=inferred,
        id=named.text.strip(),
        when=fields.text("if") or "",
        do=fields.text("do") or "",
        who=scope.people(fields, "who"),
        tools=scope.tools(fields),
        report_to=recipients(fields, scope.names),
        kept_out=scope.people(fields, "kept_out"),
        cleared_by=scope.names.recipients(fields.value("cleared_by")),
        in_doubt=doubt,
        doubt_body=body.id if body else None,
        afterwards=scope.place(fields, "afterwards"),
        locked=fields.yes("locked"),
    )


def recipients(fields: Fields, names: Names) -> tuple[Recipient, ...]:
    """Return who is to be told, and how strongly."""
    return tuple(_recipients(fields, names))


def _recipients(fields: Fields, names: Names) -> Iterator[Recipient]:
    language = fields.context.language
    for name, value in fields.entries("report_to"):
        urgency = word(Group.URGENCIES, value.text, language=language) if isinstance(value, Scalar) else None
        recipient = names.recipient(name)
        if recipient and urgency:
            yield Recipient(at=fields.context.place(value.span), id=recipient, urgency=Urgency(urgency))
