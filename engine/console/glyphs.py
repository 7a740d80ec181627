"""Makes text fit to be shown: control characters as signs, and simple signs for what an encoding lacks."""

import re
import unicodedata

_HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_PAINT = frozenset("\ufdd0\ufdd1")  # what `Output.paint` marks with: noncharacters that no text has use for
_FORMULA = r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]\s*\S"  # the wide signs too: some spreadsheets read them so
_NUMBER = r"[-+]?\d+(?:[.,]\d+)?"
_SIMPLER = {
    "✓": "x",
    "●": "*",
    "·": ".",
    "→": "->",
    "←": "<-",
    "\u2013": "-",
    "\u2014": "-",
    "…": "...",
    "«": '"',
    "»": '"',
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "│": "|",
    "─": "-",
    "\u00a0": " ",
}


def visible(text: str, *, json: bool = False) -> str:
    """Return text with each control, format and line-separating character shown as `<U+001B>`.

    With `json` they become the escapes of JSON, and the line breaks of its layout are kept.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(sign, json=json) for sign in text)


def encodable(text: str, encoding: str | None, *, json: bool = False) -> str:
    """Return text with the signs that an encoding lacks written with simpler ones."""
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return "".join(_simpler(sign, encoding or "utf-8", json=json) for sign in text)
    return text


def no_formula(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text: one that begins as a formula gets an apostrophe before it.

    A number stays a number. A tab or a line break has been made visible already, so neither can begin a cell.
    """
    return f"'{cell}" if re.match(_FORMULA, cell) and not re.fullmatch(_NUMBER, cell) else cell


def width_of(text: str) -> int:
    """Return how many columns text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(sign) for sign in text)


def _shown(sign: str, *, json: bool) -> str:
    if sign not in _PAINT and unicodedata.category(sign) not in _HARMFUL:
        return sign
    if not json:
        return f"<U+{ord(sign):04X}>"
    return sign if sign == "\n" else _escaped(sign)


def _simpler(sign: str, encoding: str, *, json: bool) -> str:
    if _can(sign, encoding):
        return sign
    if json:
        return _escaped(sign)
    plain = _SIMPLER.get(sign) or unicodedata.normalize("NFKD", sign)
    return "".join(part if _can(part, encoding) else "?" for part in plain if not unicodedata.combining(part)) or "?"


def _escaped(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))


def _can(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
