"""How names become ids, and how the states of a process are written."""

import re
import unicodedata
from functools import lru_cache

UNNAMED_LEVEL = "-"
SLASH = "/"
ENDING_MARK = "="
SIDE_MARK = "~"
MAIN = "main"
TRACK_PARTS = 3  # level, the step that holds the tracks, the track
_FINISH = f"{SLASH}{ENDING_MARK}"
_OTHER = r"[^0-9a-zæøåäöüéèêóòôáàšžčđŋŧ]+"


def slug(text: str) -> str:
    """Return the id form of a title: NFC, lower case, æøå kept, every other run of signs one `-`."""
    return re.sub(_OTHER, "-", unicodedata.normalize("NFC", text).lower()).strip("-")


def step_id(level: str, name: str) -> str:
    """Return the id of the step called `name` (a title or a written id) on the level with this id."""
    return f"{level}{SLASH}{slug(name)}"


def resting_state(level: str) -> str:
    """Return the state of a case that rests on a level without steps."""
    return f"{level}{SLASH}"


def ending_state(ending: str) -> str:
    """Return the state of a case that has ended this way."""
    return f"{ENDING_MARK}{ending}"


def is_ending(state: str) -> bool:
    """Tell whether the state is an ending."""
    return state.startswith(ENDING_MARK)


def ending_of(state: str) -> str:
    """Return the ending's id from an ending state."""
    return state.removeprefix(ENDING_MARK)


@lru_cache(maxsize=4096)  # a fold asks it of each place that a case has been, many times over
def level_of(state: str) -> str:
    """Return the level's id from a step id or a resting state."""
    return state.split(SLASH, 1)[0]


def track_id(parallel: str, title: str) -> str:
    """Return the id of a track from the id of the step that holds it and its title or written id."""
    return f"{parallel}{SLASH}{slug(title)}"


def track_of(state: str) -> str:
    """Return the track that a state lies on: `main`, or the track's id for a step inside a track and its end."""
    parts = state.split(SLASH)
    return SLASH.join(parts[:TRACK_PARTS]) if len(parts) > TRACK_PARTS else MAIN


def parallel_of(track: str) -> str:
    """Return the id of the step that holds a track."""
    return track.rsplit(SLASH, 1)[0]


def finished_state(track: str) -> str:
    """Return the state of a track that has been gone through."""
    return f"{track}{_FINISH}"


def is_finished(state: str) -> bool:
    """Tell whether the state is the end of a track."""
    return state.endswith(_FINISH)


def side_level(side: str) -> str:
    """Return the id of the level that stands for work beside a case."""
    return f"{SIDE_MARK}{side}"


def is_side(state: str) -> bool:
    """Tell whether a state lies on work beside a case."""
    return state.startswith(SIDE_MARK)
