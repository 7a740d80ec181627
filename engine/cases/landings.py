"""Where a case may land in another version of its guide, as people say it: «Gammelt steg» is to be «Nytt steg»."""

from engine.cases.naming import quoted, title_of, track_title
from engine.cases.refusals import Refused, refuse
from engine.guideline.names import MAIN, is_side, level_of, track_of
from engine.guideline.process import Process, entry_of
from engine.guideline.standing import places_of

SET_ASIDE = ""
"""Where a track lands that does not go on: nowhere."""
Landings = tuple[tuple[str, str], ...]


def is_named(here: str, landings: Landings, *, process: Process) -> bool:
    """Tell whether somebody has said where what stands here is to stand, by its id or its title."""
    return any(_is(typed, here, process=process) for typed, _ in landings)


def chosen(here: str, landings: Landings, *, old: Process, new: Process) -> str | Refused:
    """Return the place that was said for what stands here, or that there is no such place."""
    typed = next(target for place, target in landings if _is(place, here, process=old))
    if typed == SET_ASIDE and track_of(here) != MAIN:
        return SET_ASIDE
    version, names = new.guideline.head.version, quoted(suggested(here, new))
    found = meant_place(typed, here, process=new)
    if len(found) > 1:
        return refuse("which-landing", place=typed, names=quoted(found))
    return found[0] if found else refuse("no-such-landing", place=typed, version=version, names=names)


def suggested(here: str, new: Process) -> tuple[str, ...]:
    """Return the titles of the places where what stands here could stand: on the same level, else on any."""
    return tuple(dict.fromkeys(title_of(state, new) for state in _near(here, new)))


def likely(here: str, *, old: Process, new: Process) -> str | None:
    """Return the title of the place that most likely stands for one that is gone: one that is new on the same level."""
    near = _near(here, new)
    found = next((state for state in near if state not in old.steps), next(iter(near), None))
    return title_of(found, new) if found else None


def _near(here: str, new: Process) -> list[str]:
    found = _places(here, new)
    return [state for state in found if level_of(state) == level_of(here)] or found


def _is(typed: str, here: str, *, process: Process) -> bool:
    """Tell whether a place is meant: by its id or its title; a track by its own as well."""
    names = {here, title_of(here, process)}
    if track_of(here) != MAIN:
        names |= {track_of(here), track_title(track_of(here), process)}
    return typed.strip().casefold() in {name.casefold() for name in names}


def _places(here: str, new: Process) -> list[str]:
    """Return the places of the track that something stands on; work beside a case has places of its own."""
    if is_side(here):
        return [entry_of(level) for name, level in new.levels.items() if is_side(name)]
    return [state for state in places_of(new.guideline) if track_of(state) == track_of(here)]


def meant_place(typed: str, here: str, *, process: Process) -> list[str]:
    """Return the places that are meant: by id; by title, on the same level before others; or a level by its name."""
    wanted, places = typed.strip().casefold(), _places(here, process)
    if wanted in {state.casefold() for state in places}:
        return [state for state in places if state.casefold() == wanted]
    titled = [state for state in places if title_of(state, process).casefold() == wanted]
    near = [state for state in titled if level_of(state) == level_of(here)]
    levels = {entry_of(level): level.label.casefold() for level in process.levels.values()}
    label = wanted.rpartition(" ")[2]  # «nivå 2», «fase 2»: what a level is called is the guide's own word
    return near or titled or [state for state in places if levels.get(state) in (wanted, label)]
