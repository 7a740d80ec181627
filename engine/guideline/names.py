"""How names become ids, and how the states of a process are written."""

import re
import unicodedata

UNNAMED_LEVEL = "-"
SLASH = "/"
ENDING_MARK = "="
_OTHER = re.compile(r"[^0-9a-zæøåäöüéèêóòôáàšžčđŋŧ]+")


def slug(text: str) -> str:
    """Return the id form of a title: NFC, lower case, æøå kept, every other run of signs one `-`."""
    return _OTHER.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-")


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


def level_of(state: str) -> str:
    """Return the level's id from a step id or a resting state."""
    return state.split(SLASH, 1)[0]
