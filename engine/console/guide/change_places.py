"""How the part of a guide that has changed is named in a sentence: «steget «Evaluer» på nivå 1»."""

from collections.abc import Iterator

from engine.console.guide.names import Names
from engine.guideline.changes import Change, Part
from engine.guideline.element import Element
from engine.guideline.model import Guideline, Track, steps_of
from engine.guideline.names import SLASH, level_of
from engine.guideline.own_rules import OwnRule
from engine.guideline.registry import StandingRule

_WITHOUT_TITLE = frozenset({Part.HEAD, Part.GUIDE, Part.BATON, Part.LOG})


def named(change: Change, names: Names, *, title: str = "") -> str:
    """Return the part that a change is about, as it is named in mid-sentence; by this title, where one is given."""
    title = title or title_of(change.element)
    code = f"change.part.{change.part.value}"
    if change.part in _WITHOUT_TITLE:
        return names.say(code)
    match change.part:
        case Part.LEVEL:
            return names.level(change.id) or names.say("change.part.guide")
        case Part.STEP:
            return step_named(change.id, names, title=title)
        case Part.TRACK:
            return names.say(code, title=title, step=names.step(change.owner))
        case Part.ANSWER:
            return names.say(code, title=title, step=step_named(change.owner, names))
        case _:
            return names.say(code, title=title)


def step_named(step: str, names: Names, *, title: str = "") -> str:
    """Return a step by its title and level, and in a track by that as well."""
    shown = title or names.step(step)
    home = home_named(step.rpartition(SLASH)[0], names)
    return (
        names.say("change.part.step", title=shown, home=home)
        if home
        else names.say("change.part.step.bare", title=shown)
    )


def home_named(home: str, names: Names) -> str:
    """Return the list that a step stands in: its level, or its track; empty for a level without a name."""
    level = names.level(level_of(home))
    level = "" if level == "-" else level
    if SLASH not in home:
        return level
    title = next((one.title for one in _tracks(names.guideline) if one.id == home), home.rpartition(SLASH)[2])
    return names.say("change.home.track", title=title, level=level) if level else names.say("quoted", text=title)


def _tracks(guideline: Guideline) -> Iterator[Track]:
    for level in guideline.levels:
        for step in steps_of(level):
            yield from step.tracks


def title_of(element: Element | None) -> str:
    """Return what a part is called; a rule by what it is for, one of the guide's own by its sentence."""
    if isinstance(element, StandingRule):
        return element.when
    if isinstance(element, OwnRule):
        return element.fact.rstrip(".")
    return str(getattr(element, "title", None) or getattr(element, "label", None) or "")
