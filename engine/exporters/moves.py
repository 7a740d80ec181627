"""Turns how a case has moved into lines: from level to level, and from one version of its guide to another."""

from collections.abc import Iterator
from typing import TypeVar

from engine.cases import events as ev
from engine.cases.events import Event
from engine.exporters.lines import Shared
from engine.exporters.paper_lines import LevelLine, VersionLine
from engine.guideline.labels import level_name
from engine.guideline.names import MAIN, is_ending, is_finished, is_side, level_of
from engine.i18n import text
from engine.values import replace

_Line = TypeVar("_Line", LevelLine, VersionLine)


def level_lines(case: Shared) -> tuple[LevelLine, ...]:
    """Return each time the case itself came to another level. Work beside it and other tracks have places of their own.

    A move to the level that was told last is none: in a copy for the family what came between may be left out.
    """
    return tuple(_levels(case))


def _levels(case: Shared) -> Iterator[LevelLine]:
    here: str | None = None
    for event in case.events:
        goes_to, reason = _place(event)
        if goes_to is None or (found := level_of(goes_to)) == here:
            continue
        if here is not None:
            was, level = _name(here, case), _name(found, case)
            yield LevelLine(on=event.happened_on, was=was, level=level, reason=reason)
        here = found


def _place(event: Event) -> tuple[str | None, str | None]:
    """Return where an event put the case, if anywhere, and why."""
    match event.body:
        case ev.CaseOpened(state=state):
            return state, None
        case ev.StepCompleted(reason=reason) | ev.AnswerChosen(reason=reason) | ev.VersionChanged(reason=reason):
            to = event.moved_to if event.track == MAIN else None
            return (None if to is None or is_ending(to) or is_finished(to) or is_side(to) else to), reason
        case _:
            return None, None


def _name(level: str, case: Shared) -> str:
    guideline = case.process.guideline
    return level_name(case.process.levels[level], guideline, say=lambda code: text(code, guideline.head.language))


def version_lines(case: Shared) -> tuple[VersionLine, ...]:
    """Return each time the case was moved to another version of its guide."""
    return tuple(
        VersionLine(
            on=event.happened_on,
            was=event.body.from_version,
            version=event.body.to_version,
            reason=event.body.reason,
            approved_by=case.names.any(event.body.approved_by) if event.body.approved_by else None,
        )
        for event in case.events
        if isinstance(event.body, ev.VersionChanged)
    )


def without_before(lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """Return moves without what was before them, which may be something that the family is not told."""
    return tuple(replace(one, was=None) for one in lines)
