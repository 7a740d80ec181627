"""The stafettlogg in sections: agreements, services, people, goals and measures, evaluations, consents and meetings."""

from collections.abc import Callable, Iterable, Iterator

from engine.exporters.log_moves import levels, versions
from engine.exporters.log_work import (
    bodies,
    called,
    changes,
    course,
    evaluations,
    goals,
    handovers,
    held,
    measures,
    postponed,
    talks,
)
from engine.exporters.papers import LogPaper
from engine.exporters.phrases import Phrases
from engine.exporters.sections import Entry, Section, Table, some
from engine.guideline.vocabulary import LogPart
from engine.values import replace


def log_sections(paper: LogPaper, phrases: Phrases) -> tuple[Section, ...]:
    """Return the parts of a log that its guide wants shown; a part of what may never happen is left out while empty.

    The log of those who work with the case has the other parts too, after those. The family's copy has not got them.
    """
    if not paper.shows:
        return tuple(_sections(paper, phrases, asked=_ALL, consents=True))
    mine = tuple(_sections(paper, phrases, asked=paper.shows, consents=False))
    return mine if paper.for_guardians else (*mine, *_besides(paper, phrases))


def _sections(paper: LogPaper, phrases: Phrases, *, asked: frozenset[LogPart], consents: bool) -> Iterator[Section]:
    part = replace(paper, shows=asked)
    for words, sections in _PARTS:
        if any(word in asked for word in words) or (consents and not words):
            yield from sections(part, phrases)


def _besides(paper: LogPaper, phrases: Phrases) -> Iterator[Section]:
    """Give, after a word of why they come last, the parts that the guide's own list has not got."""
    t = phrases.say
    yield Section(id="besides", heading=t("log.besides"), none=t("log.besides.why"))
    yield from _sections(paper, phrases, asked=_ALL - paper.shows, consents=True)


def _agreed(paper: LogPaper, phrases: Phrases) -> Iterator[Section]:
    yield _agreements(paper, phrases)
    yield from _holders(paper, phrases)
    yield from postponed(paper.postponed, phrases)
    yield from levels(paper.levels, phrases)
    yield from versions(paper.versions, phrases)
    yield from course(paper.course, phrases)


def _taking_part(paper: LogPaper, phrases: Phrases) -> Iterator[Section]:
    yield _services(paper, phrases)
    yield from bodies(paper.bodies, phrases)
    yield from handovers(paper.handovers, phrases)


def _meetings(paper: LogPaper, phrases: Phrases) -> Iterator[Section]:
    yield from called(paper.called, phrases)
    yield held(paper.meetings, phrases)


def _agreements(paper: LogPaper, phrases: Phrases) -> Section:
    t, ended = phrases.say, bool(paper.standing and paper.standing.ending)
    facts = some(
        (t("log.entered-by"), paper.entered_by),
        (paper.head.coordinator_role, phrases.holder(paper.coordinator, paper.coordinator_since)),
        (t("log.offered"), paper.offered_to),
        (t("next-meeting"), None if ended else phrases.next_meeting(paper.next_meeting, paper.head.written_on)),
        (t("log.due"), phrases.due(paper.due) if paper.due else None),
    )
    return Section(id="agreements", heading=t("log.agreements"), facts=facts)


def _holders(paper: LogPaper, phrases: Phrases) -> Iterator[Section]:
    t = phrases.say
    if not phrases.tells_past(paper.holders):
        return
    entries = tuple(
        Entry(
            title=one.who,
            facts=(
                (t("log.from"), phrases.day(one.since)),
                (t("log.to"), phrases.day(one.until) if one.until else t("log.still-holds")),
                *phrases.holder_facts(one),
            ),
        )
        for one in paper.holders
    )
    yield Section(id="holders", heading=t("log.holders"), entries=entries)


def _services(paper: LogPaper, phrases: Phrases) -> Section:
    t = phrases.say
    labels = (t("log.from"), t("log.to"), t("log.tasks"))
    rows, entries = [], []
    for one in paper.services:
        tasks = phrases.names(one.tasks, "log.tasks.none")
        since, until = phrases.day(one.since), phrases.day(one.ended_on) if one.ended_on else t("log.still")
        entries.append(Entry(title=one.title, facts=tuple(zip(labels, (since, until, tasks), strict=True))))
        short = phrases.short_day(one.ended_on) if one.ended_on else t("log.still")
        rows.append((one.title, phrases.short_day(one.since), short, tasks))
    return Section(
        id="services",
        heading=t("log.services"),
        entries=tuple(entries),
        table=Table(columns=(t("service"), *labels), rows=tuple(rows), days=frozenset({1, 2})),
        none=t("log.services.none"),
    )


def _parts(paper: LogPaper, phrases: Phrases) -> Section:
    t = phrases.say
    rows = tuple(
        (one.role[:1].upper() + one.role[1:], one.who or t("log.later"), phrases.names(one.tasks, "log.tasks.none"))
        for one in paper.parts
    )
    entries = (Entry(title=f"{role}: {who}", facts=((t("log.tasks"), tasks),)) for role, who, tasks in rows)
    return Section(
        id="parts",
        heading=t("log.parts"),
        entries=tuple(entries),
        table=Table(columns=(t("log.role"), t("log.who"), t("log.tasks")), rows=rows),
        none=t("log.parts.none"),
    )


def _consents(paper: LogPaper, phrases: Phrases) -> Section:
    entries = tuple(
        Entry(title=f"{phrases.day(one.on)}: {phrases.consent(one)}", facts=phrases.consent_facts(one))
        for one in paper.consents
    )
    t = phrases.say
    return Section(id="consents", heading=t("consents"), entries=entries, none=t("consents.none"))


def _measures(paper: LogPaper, phrases: Phrases) -> Section:
    if LogPart.MEASURES not in paper.shows:
        return goals(paper.goals, phrases, work=paper.measures)
    with_goals = LogPart.GOALS in paper.shows
    return measures(paper.measures, phrases, written_on=paper.head.written_on, with_goals=with_goals)


_PARTS: tuple[tuple[tuple[LogPart, ...], Callable[[LogPaper, Phrases], Iterable[Section]]], ...] = (
    ((LogPart.AGREEMENTS,), _agreed),
    ((LogPart.SERVICES,), _taking_part),
    ((LogPart.PROFESSIONALS,), lambda paper, phrases: [_parts(paper, phrases)]),
    ((LogPart.GOALS, LogPart.MEASURES), lambda paper, phrases: [_measures(paper, phrases)]),
    ((LogPart.MEASURES,), lambda paper, phrases: changes(paper.measures, phrases)),
    (
        (LogPart.EVALUATIONS, LogPart.PARTICIPATION),
        lambda one, phrases: [evaluations(one.evaluations, phrases, shows=one.shows)],
    ),
    ((LogPart.PARTICIPATION,), lambda paper, phrases: talks(paper.talks, phrases)),
    ((), lambda paper, phrases: [_consents(paper, phrases)]),
    ((LogPart.MEETINGS,), _meetings),
)
"""Each part of a log, and the words of a guide that ask for it; no guide can ask for the consents."""

_ALL = frozenset(LogPart)
