"""Writes the names that a municipality's template may use into their page: `python -m tests.docs.own_names`.

They are taken from the documents' own data, so the page cannot promise a name that is not there, or leave one out.
"""

import sys
from collections.abc import Iterator
from textwrap import TextWrapper
from typing import assert_never

from engine.exporters.own_check import FILTERS
from engine.exporters.own_names import Group, Many, One, Shape, Sort, names_of
from tests.house import tree

PAGE = tree.ROOT / "docs" / "nb" / "egne-maler.md"
START = "<!-- navnene: skrevet av tests/docs/own_names.py -->\n"
TITLES = {
    "samtykke": "Samtykke",
    "innkalling": "Innkalling",
    "referat": "Referat",
    "stafettlogg": "Stafettlogg, også kopien til familien",
    "innsyn": "Innsyn",
}
_TOLD_BEFORE = "stafettlogg"
"""A document that stands whole inside another: its names are told once."""
_SORTS = {Sort.TEXT: "tekst", Sort.DATE: "dato", Sort.NUMBER: "tall", Sort.FLAG: "ja eller nei"}
_FOLD = TextWrapper(width=120, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def section() -> str:
    """Return the part of the page that lists the names, as it should read now."""
    return "\n".join(_lines())


def page() -> str:
    """Return the whole page, as it should read now."""
    return PAGE.read_text("utf-8").split(START)[0] + START + "\n" + section()


def _lines() -> Iterator[str]:
    for document, title in TITLES.items():
        yield f"### {title}\n"
        for name, shape in names_of(document).items():
            yield from _FOLD.wrap(f"- `{name}`: {_said(shape)}.")
        yield ""


def _said(shape: Shape) -> str:
    match shape:
        case One(sort=sort):
            return _SORTS[sort]
        case Many(of=Group() as group):
            return f"en liste, og i hver: {_parts(group)}"
        case Many():
            return "en liste av navn"
        case Group(parts=parts) if parts == names_of(_TOLD_BEFORE):
            return f"delene som står under «{TITLES[_TOLD_BEFORE]}»"
        case Group():
            return f"delene {_parts(shape)}"
        case _:
            assert_never(shape)


def _parts(group: Group) -> str:
    return ", ".join(f"`{name}`{_in_brackets(shape)}" for name, shape in group.parts.items())


def _in_brackets(shape: Shape) -> str:
    return "" if shape == One(Sort.TEXT) else f" ({_said(shape)})"


def main() -> int:
    """Bring the page up to date."""
    missing = [name for name in FILTERS if f"`{name}`" not in PAGE.read_text("utf-8").split(START)[0]]
    PAGE.write_text(page(), "utf-8")
    sys.stdout.writelines(f"The page says nothing of the filter {name}.\n" for name in missing)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
