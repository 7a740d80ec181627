"""The copy for the citizen in sections: about the case, the parts of its log, what was done, noted and looked at."""

from collections.abc import Iterator

from engine.exporters.log_sections import log_sections
from engine.exporters.paper_lines import LookLine
from engine.exporters.papers import InsightPaper
from engine.exporters.phrases import Phrases
from engine.exporters.sections import Entry, Section, Table, some


def insight_sections(paper: InsightPaper, phrases: Phrases) -> tuple[Section, ...]:
    """Return all parts of the copy; what nobody has written is left out."""
    return tuple(_sections(paper, phrases))


def _sections(paper: InsightPaper, phrases: Phrases) -> Iterator[Section]:
    yield _about(paper, phrases)
    yield from log_sections(paper.log, phrases)
    yield from _done(paper, phrases)
    yield from _notes(paper, phrases)
    yield _looks(paper, phrases)
    t = phrases.say
    rest = ((t("insight.services"), t("insight.services.ask")), (t("insight.wrong"), t("insight.wrong.ask")))
    yield Section(id="rest", heading=t("insight.rest"), facts=rest)


def _about(paper: InsightPaper, phrases: Phrases) -> Section:
    t = phrases.say
    facts = some(
        (t("insight.subject"), t(f"kind.{paper.subject.value}") if paper.subject else None),
        (t("insight.age"), t("insight.years", age=paper.age) if paper.age else None),
        *((one.title, one.text) for one in paper.facts),
        (t("insight.retention"), paper.retention or t("not-stated")),
    )
    return Section(id="about", heading=t("insight.about"), facts=facts)


def _done(paper: InsightPaper, phrases: Phrases) -> Iterator[Section]:
    t = phrases.say
    lines = [(phrases.day(one.on), f"{one.step}: {one.chosen}" if one.chosen else one.step) for one in paper.done]
    if lines:
        yield Section(id="done", heading=t("insight.done"), facts=tuple(lines))


def _notes(paper: InsightPaper, phrases: Phrases) -> Iterator[Section]:
    t = phrases.say
    kinds = {True: t("insight.talk"), False: t("insight.note")}
    entries = tuple(
        Entry(title=f"{phrases.day(one.on)}: {kinds[one.with_child]}", free=one.text) for one in paper.notes
    )
    if entries:
        yield Section(id="notes", heading=t("insight.notes"), entries=entries)


def _looks(paper: InsightPaper, phrases: Phrases) -> Section:
    t = phrases.say
    columns = (t("insight.when"), t("log.who"), t("insight.did"), t("insight.as"), t("insight.areas"))
    rows = tuple(_row(one, phrases) for one in paper.looks)
    entries = tuple(
        Entry(title=f"{row[0]}: {row[1]}", facts=some(*zip(columns[2:], row[2:], strict=True))) for row in rows
    )
    return Section(
        id="looks",
        heading=t("insight.looks"),
        entries=entries,
        table=Table(columns=columns, rows=rows, head=1, days=frozenset({0})),
        none=t("insight.looks.none"),
    )


def _row(one: LookLine, phrases: Phrases) -> tuple[str, ...]:
    t = phrases.say
    did = t("insight.wrote") if one.wrote else t("insight.looked")
    return (f"{phrases.short_day(one.on)} {one.clock}", one.who, did, one.ground or "", ", ".join(one.areas))
