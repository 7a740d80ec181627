"""Owns names that an author has written as one text, as in a sentence: «nivå 1 eller nivå 2», «lærer og rektor»."""

import re
from collections.abc import Callable

_BETWEEN = re.compile(r"\s*[,;/]\s*|\s+(?:og|eller)\s+")
_BEFORE = re.compile(r"(?:enten|både)\s+", re.IGNORECASE)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts between the commas and the small words of a text; one part where there are none."""
    return tuple(part for part in _BETWEEN.split(_BEFORE.sub("", text.strip("() "), count=1)) if part)


def several(text: str, known: Callable[[str], object]) -> tuple[str, ...]:
    """Return the names that a text holds, where it holds more than one and each of them is known."""
    parts = parts_of(text)
    return parts if len(parts) > 1 and all(map(known, parts)) else ()
