"""What a guide says once for all its levels: its rules, who may begin a case, consent, the baton and the log."""

from collections.abc import Iterator
from itertools import groupby

from engine.console.guide.names import Names, is_whole
from engine.console.guide.sheet import Block, Line, labelled, said
from engine.guideline.registry import AgeRule, Baton, ConsentType, Entrance, HolderRule, Log, StandingRule
from engine.values import replace

_POINT = "- "


def rule_blocks(names: Names) -> Iterator[Block]:
    """Return the rules that hold everywhere; the first has the heading of them all."""
    title = names.say("guide-always")
    for rule in names.guideline.rules:
        yield Block(title=title, lines=said(_rule(rule, names)))
        title = ""


def _rule(rule: StandingRule, names: Names) -> Iterator[Line]:
    say, line = names.say, names.line
    yield names.bare(rule, "when", said=rule.when, label=say("guide-when"))
    yield names.bare(rule, "do", said=rule.do, label=say("report-do"))
    yield line("report-to", rule, field="report_to", said="; ".join(names.recipient(one) for one in rule.report_to))
    yield line("who", rule, field="who", said=names.people(rule.who))
    yield line("tools", rule, field="tools", said=names.tools(rule.tools))
    yield line("kept-out", rule, field="kept_out", said=names.people(rule.kept_out))
    cleared = names.either(names.authority(one) for one in rule.cleared_by)
    yield line("cleared-by", rule, field="cleared_by", said=cleared)
    asked = say("guide-ask-body", body=names.person(rule.doubt_body)) if rule.doubt_body else rule.in_doubt or ""
    yield names.bare(rule, "in_doubt", said=asked, label=say("report-doubt"))
    yield line("afterwards", rule, field="afterwards", said=names.target(rule.afterwards) if rule.afterwards else "")
    yield line("locked", rule, field="locked", said=say("guide-is-locked") if rule.locked else "")


def frame_blocks(names: Names) -> Iterator[Block]:
    """Return where a case may begin, the kinds of consent, the stafettholder and the stafettlogg."""
    guideline = names.guideline
    if guideline.entrances:
        lines = tuple(_entrances(names))
        yield Block(title=names.say("guide-entrances"), lines=lines)
    for one in guideline.consent_types:
        yield Block(
            title=one.title,
            after=f"  [{names.say('guide-consent-type')}]",
            at=one.at,
            is_inferred=is_whole(one),
            lines=said(_consent(one, names)),
        )
    if guideline.baton:
        baton = guideline.baton
        lines = said(_baton(baton, names))
        yield Block(title=names.say("guide-baton"), at=baton.at, is_inferred=is_whole(baton), lines=lines)
    if guideline.log:
        log = guideline.log
        yield Block(title=names.say("guide-log"), at=log.at, is_inferred=is_whole(log), lines=said(_log(log, names)))


def _entrances(names: Names) -> Iterator[Line]:
    """Return who may begin a case where; a place that several may begin at is named once."""
    by_place = groupby(
        (entrance_line(one, names) for one in names.guideline.entrances), key=lambda line: str(line.label)
    )
    for place, lines in by_place:
        yield from labelled(place, lines)


def entrance_line(entrance: Entrance, names: Names) -> Line:
    """Return where a case may begin, as the label, and who may begin it there."""
    start = names.target(entrance.start)
    who = names.inline(entrance, "who", said=names.people(entrance.who)) or names.say("guide-anybody")
    text = f"{who}. {entrance.what}" if entrance.what else who
    return names.bare(entrance, "start", said=text, label=start[:1].upper() + start[1:])


def _consent(consent: ConsentType, names: Names) -> Iterator[Line]:
    line = names.line
    yield line("tools", consent, field="tools", said=names.tools(consent.tools))
    given = [_age(one, consent, names=names) for one in consent.given_by]
    yield from labelled(names.label("given-by"), given or [names.bare(consent, "given_by", said="")])
    yield line("scopes", consent, field="scopes", said=names.listed(consent.scopes))
    yield line("per-service", consent, field="per_service", said=names.say("guide-yes") if consent.per_service else "")
    yield line("lasts", consent, field="lasts", said=names.deadline(consent.lasts))
    withdrawn = names.target(consent.on_withdrawal) if consent.on_withdrawal else ""
    yield line("withdrawn", consent, field="on_withdrawal", said=withdrawn)


def _age(rule: AgeRule, consent: ConsentType, *, names: Names) -> Line:
    """Return who gives a consent, after the ages at which they do."""
    text = age_words(rule, names)
    return Line(text=text, at=rule.at, is_inferred=consent.is_inferred("given_by") or is_whole(rule))


def age_words(rule: AgeRule, names: Names) -> str:
    """Return at which ages who gives a consent."""
    who = names.people(rule.who)
    ages = _ages(rule, names)
    return names.say("guide-at-age", ages=ages, who=who) if ages else who


def _ages(rule: AgeRule, names: Names) -> str:
    match rule.from_age, rule.to_age:
        case None, None:
            return ""
        case None, int(last):
            return names.say("guide-age-under", age=last + 1)
        case int(first), None:
            return names.say("guide-age-from", age=first)
        case int(first), int(last) if first == last:
            return names.say("guide-age-one", age=first)
        case first, last:
            return names.say("guide-age-between", first=str(first), last=str(last))


def _baton(baton: Baton, names: Names) -> Iterator[Line]:
    line, say = names.line, names.say
    yield line("on-levels", baton, field="levels", said=names.levels(baton.levels) if baton.levels else "")
    first = say("guide-first-measure") if baton.from_first_measure else ""
    yield line("latest", baton, field="from_first_measure", said=first)
    yield from labelled(names.label("who"), (holder_line(one, names) for one in baton.holders))
    yield line("influenced-by", baton, field="influenced_by", said=names.people(baton.influenced_by))
    accepted = say("guide-by-acceptance") if baton.by_acceptance else ""
    yield line("takeover", baton, field="by_acceptance", said=accepted)
    yield from _points("weighed", baton.weighed, baton=baton, names=names)
    if baton.between:
        talk = say("guide-talk", who=names.people(baton.between.talk_with), what=baton.between.what or "")
        yield names.bare(baton.between, "talk_with", said=talk.strip(), label=names.label("between"))
    yield from _points("duties", baton.duties, baton=baton, names=names)


def _points(field: str, texts: tuple[str, ...], *, baton: Baton, names: Names) -> Iterator[Line]:
    """Return a list of texts, each on a line of its own; a single one needs no sign before it."""
    sign = _POINT if len(texts) > 1 else ""
    lines = [replace(names.bare(baton, field, said=text), lead=sign) for text in texts] or [
        names.bare(baton, field, said="")
    ]
    yield from labelled(names.label(field), lines)


def holder_line(rule: HolderRule, names: Names) -> Line:
    """Return who should have the baton on some levels."""
    say = names.say
    who = say("guide-preferred", who=names.amid(rule.preferred)) if rule.preferred else ""
    decided = say("guide-decided", who=names.amid(rule.decided_by)) if rule.decided_by else ""
    text = "; ".join(part for part in (who, decided) if part) or say("silent")
    placed = say("guide-at-level", levels=names.levels(rule.levels), text=text) if rule.levels else text
    return names.bare(rule, "preferred", said=f"{placed}. {rule.why}" if rule.why else placed)


def _log(log: Log, names: Names) -> Iterator[Line]:
    line = names.line
    yield line("on-levels", log, field="levels", said=names.levels(log.levels) if log.levels else "")
    yield line("tools", log, field="tools", said=names.tools(log.tools))
    parts = names.listed(names.say(f"log-part-{part.value}") for part in log.parts) if log.parts else ""
    yield line("shows", log, field="parts", said=parts)
    yield line("consent-kind", log, field="consent", said=names.consent(log.consent) if log.consent else "")


def beside_blocks(names: Names) -> Iterator[Block]:
    """Return the work that an answer can open beside a case."""
    for one in names.guideline.side_work:
        lines = said(
            (
                names.written("what", one, field="what"),
                names.line("who", one, field="who", said=names.people(one.who)),
                names.line("tools", one, field="tools", said=names.tools(one.tools)),
            )
        )
        after = f"  [{names.say('guide-beside')}]"
        yield Block(title=one.title, after=after, at=one.at, is_inferred=is_whole(one), lines=lines)
