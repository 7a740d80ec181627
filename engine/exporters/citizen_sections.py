"""The copy for the citizen in sections: about the case, the parts of its log, what was done, noted and looked at."""

from collections.abc import Iterable, Iterator

from engine.exporters.log_sections import log_sections
from engine.exporters.paper_lines import LookLine, NoteLine
from engine.exporters.papers import InsightPaper
from engine.exporters.phrases import Phrases
from engine.exporters.sections import Entry, Section, Table, some


def insight_sections(paper: InsightPaper, phrases: Phrases) -> tuple[Section, ...]:
    """Return all parts of the copy; what nobody has written is left out."""
    return tuple(_sections(paper, phrases))


def _sections(paper: InsightPaper, phrases: Phrases) -> Iterator[Section]:
    yield _about(paper, phrases)
    yield from log_sections(paper.log, phrases)
    yield from _holders(paper, phrases)
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


def _holders(paper: InsightPaper, phrases: Phrases) -> Iterator[Section]:
    """Give who has had the baton, where there is more to say of it than who has it now."""
    t = phrases.say
    entries = tuple(
        Entry(
            title=one.who,
            facts=some((t("log.from"), phrases.day(one.since) if one.since else None), *phrases.words_facts(one.words)),
        )
        for one in paper.holders
    )
    if len(entries) > 1 or any(one.facts for one in entries):
        yield Section(id="holders", heading=t("log.holders"), entries=entries)


def _done(paper: InsightPaper, phrases: Phrases) -> Iterator[Section]:
    t = phrases.say
    lines = [(phrases.day(one.on), f"{one.step}: {one.chosen}" if one.chosen else one.step) for one in paper.done]
    if lines:
        yield Section(id="done", heading=t("insight.done"), facts=tuple(lines))


def _note_kind(one: NoteLine, phrases: Phrases) -> str:
    t = phrases.say
    if one.talk_with:
        return t("insight.talk-with", who=one.talk_with)
    return t("insight.talk") if one.with_child else t("insight.note")


def _notes(paper: InsightPaper, phrases: Phrases) -> Iterator[Section]:
    t = phrases.say
    entries = tuple(
        Entry(title=f"{phrases.day(one.on)}: {_note_kind(one, phrases)}", free=one.text) for one in paper.notes
    )
    if entries:
        yield Section(id="notes", heading=t("insight.notes"), entries=entries)


def _looks(paper: InsightPaper, phrases: Phrases) -> Section:
    t = phrases.say
    columns = (t("insight.when"), t("log.who"), t("insight.did"), t("insight.as"), t("insight.areas"))
    rows = tuple(_row(one, phrases) for one in _together(paper.looks))
    entries = tuple(Entry(title=_in_one_line(row)) for row in rows)
    return Section(
        id="looks",
        heading=t("insight.looks"),
        entries=entries,
        table=Table(columns=columns, rows=rows, head=1, days=frozenset({0})),
        none=t("insight.looks.none"),
    )


def _together(looks: Iterable[LookLine]) -> Iterable[tuple[LookLine, ...]]:
    """Return what one person did alike on one day as one, in the order that each began."""
    found: dict[tuple[object, ...], tuple[LookLine, ...]] = {}
    for one in looks:
        alike = (one.on, one.who, one.wrote, one.ground)
        found[alike] = (*found.get(alike, ()), one)
    return found.values()


def _row(alike: tuple[LookLine, ...], phrases: Phrases) -> tuple[str, ...]:
    t, one, last = phrases.say, alike[0], alike[-1].clock
    until = f"–{last.split()[-1]}" if last != one.clock else ""
    did = t("insight.wrote") if one.wrote else t("insight.looked")
    often = t("insight.times", did=did, count=len(alike)) if len(alike) > 1 else did
    when = f"{phrases.short_day(one.on)} {one.clock}{until}"
    areas = dict.fromkeys(area for each in alike for area in each.areas)
    return (when, one.who, often, one.ground or "", ", ".join(areas))


def _in_one_line(row: tuple[str, ...]) -> str:
    when, who, did, *rest = row
    told = "; ".join(part for part in rest if part)
    return f"{when}: {who}: {did} ({told})" if told else f"{when}: {who}: {did}"
