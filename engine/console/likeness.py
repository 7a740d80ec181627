"""Tells where a short text looks like a person: names and birth numbers do not belong on a command line."""

import re

_BIRTH_NUMBER = re.compile(r"(?<!\d)\d{6} ?\d{5}(?!\d)")
_FULL_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøåé]+ (?:[A-ZÆØÅ]\.? )?[A-ZÆØÅ][a-zæøåé]+")


def looks_like_a_person(text: str) -> bool:
    """Tell whether a text holds eleven digits or two words like a first name and a surname."""
    return bool(_BIRTH_NUMBER.search(text) or _FULL_NAME.search(text))
