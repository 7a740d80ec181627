"""The sections of a stafettlogg about how the case has moved: between levels, and between versions of its guide."""

from collections.abc import Iterator

from engine.exporters.paper_lines import LevelLine, VersionLine
from engine.exporters.phrases import Phrases
from engine.exporters.sections import Entry, Section, some


def levels(lines: tuple[LevelLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give each change of level with its reason."""
    t, day = phrases.say, phrases.day
    entries = tuple(
        Entry(
            title=t("log.level", date=day(one.on), was=one.was, level=one.level)
            if one.was
            else t("log.level-alone", date=day(one.on), level=one.level),
            facts=some((t("reason"), one.reason)),
        )
        for one in lines
    )
    if entries:
        yield Section(id="levels", heading=t("log.levels"), entries=entries)


def versions(lines: tuple[VersionLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give each move to another version of the guide, with who approved that version."""
    t, day = phrases.say, phrases.day
    entries = tuple(
        Entry(
            title=t("log.version", date=day(one.on), was=one.was, version=one.version)
            if one.was
            else t("log.version-alone", date=day(one.on), version=one.version),
            facts=some((t("reason"), one.reason), (t("log.approved-by"), one.approved_by)),
        )
        for one in lines
    )
    if entries:
        yield Section(id="versions", heading=t("log.versions"), entries=entries)
