"""Tells where a short text looks like a person: names and birth numbers do not belong on a command line."""

import re

_BIRTH_NUMBER = re.compile(r"(?<!\d)\d{6} ?\d{5}(?!\d)")
_FULL_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøåé]+ (?:[A-ZÆØÅ]\.? )?[A-ZÆØÅ][a-zæøåé]+")


_ELEVEN = re.compile(r"(?<!\d)\d(?:[ .\-\u2013]?\d){10}(?!\d)")
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_LAST_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS = 11


def has_birth_number(text: str) -> bool:
    """Tell whether a text holds eleven digits whose last two check the others, as those of a birth number do.

    A D-number and the numbers of invented people for tests are checked in the same way.
    """
    return any(_is_checked([int(sign) for sign in found[0] if sign.isdecimal()]) for found in _ELEVEN.finditer(text))


def _is_checked(digits: list[int]) -> bool:
    return all(
        sum(weight * digit for weight, digit in zip(weights, digits, strict=False)) % _MODULUS == 0
        for weights in (_FIRST_WEIGHTS, _LAST_WEIGHTS)
    )


def looks_like_a_person(text: str) -> bool:
    """Tell whether a text holds eleven digits or two words like a first name and a surname."""
    return bool(_BIRTH_NUMBER.search(text) or _FULL_NAME.search(text)) or has_birth_number(text)
