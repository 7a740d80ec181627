"""Owns what makes a page of a municipality's own safe: values stand between whole tags only, and nothing in it runs.

A template is cut in pieces by its places for values and its orders. Each piece must begin and end between tags, as the
grammar below has it, which is narrower than HTML's. Then every way of putting pieces together does so too, and a value,
whose signs are escaped, can be nothing but text.

The patterns repeat single signs possessively and groups never: before Python 3.11.5 a group that is repeated so may
match what it should not (python/cpython#106052). Tokens are taken one by one instead.
"""

import re
from collections.abc import Iterator

from engine.values import Struct

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_META = (
    '\n<meta charset="utf-8">'
    f'\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    '\n<meta name="referrer" content="no-referrer">'
    '\n<meta name="robots" content="noindex, nofollow">'
)

_VALUE = r"""(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=`]++)"""
_ATTRIBUTE = rf"\s++(?P<attribute>[A-Za-z][\w:-]*+)(?:\s*+=\s*+{_VALUE})?"
_ATTRIBUTES = _ATTRIBUTE.replace("(?P<attribute>", "(?:")
_TOKEN = re.compile(
    rf"""
      [^<]++
      | <!doctype\ html> | <!--(?!-?>)(?:(?!--).)*-->
      | <style(?:{_ATTRIBUTES})*\s*+>[^<]*+</style\s*+>
      | </?+(?!style\b)[a-z][a-z0-9-]*+(?:{_ATTRIBUTES})*\s*+/?+>
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rf"<(?P<name>[a-z][a-z0-9-]*+)(?P<rest>(?:{_ATTRIBUTES})*)\s*+/?+>", re.IGNORECASE)
_ONE = re.compile(_ATTRIBUTE, re.IGNORECASE)
_SKIPPED = re.compile(r"<!--(?:(?!--).)*-->", re.DOTALL)

# What runs, what fetches, and what makes a browser read the text after it in another way.
_FORBIDDEN = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "applet",
        "base",
        "link",
        "frame",
        "frameset",
        "template",
        "noscript",
        "noframes",
        "noembed",
        "xmp",
        "plaintext",
        "svg",
        "math",
        "textarea",
        "select",
        "audio",
        "video",
        "source",
        "form",
    ]
)
_START = re.compile(
    rf"\s*+(?:<!doctype html>\s*+)?(?:<html(?:{_ATTRIBUTES})*\s*+>\s*+)?<head(?:{_ATTRIBUTES})*\s*+>", re.IGNORECASE
)
_BODY = re.compile(rf"<body(?:{_ATTRIBUTES})*\s*+>", re.IGNORECASE)


class Misplaced(Struct, frozen=True):
    """Something in a piece that may not stand there, so many characters in: a code, and what it is."""

    offset: int
    message: str
    what: str = ""


def misplaced(piece: str) -> Iterator[Misplaced]:
    """Return what may not stand in a piece of a page."""
    end = _between_tags(piece)
    if end < len(piece):
        yield Misplaced(end, "template.between-tags")
    for tag in _TAG.finditer(_SKIPPED.sub(_blank, piece[:end])):
        name = tag["name"].lower()
        if name in _FORBIDDEN:
            yield Misplaced(tag.start(), "template.element", f"<{name}>")
        for attribute in _ONE.finditer(tag["rest"]):
            said = attribute["attribute"].lower()
            if said.startswith("on") or said in {"http-equiv", "srcdoc"}:
                yield Misplaced(tag.start(), "template.element", said)


def _between_tags(piece: str) -> int:
    """Return how far a piece is whole tags and what stands between them."""
    end = 0
    while token := _TOKEN.match(piece, end):
        end = token.end()
    return end


def is_whole(start: str, always: str) -> bool:
    """Tell whether a page begins with its head, and has one body in what always stands in it."""
    return _START.match(start) is not None and len(_BODY.findall(_SKIPPED.sub(_blank, always))) == 1


def sealed(page: str, mark: str | None) -> str:
    """Return a whole page that asks the network for nothing and runs nothing; `mark` stands first, if there is one."""
    page = _START.sub(lambda start: start[0] + _META, page, count=1)
    if mark is None:
        return page
    place = next(_BODY.finditer(_SKIPPED.sub(_blank, page))).end()
    return f"{page[:place]}\n<p><strong>{mark}</strong></p>{page[place:]}"


def _blank(comment: re.Match[str]) -> str:
    return " " * len(comment[0])
