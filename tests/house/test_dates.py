"""What people are told of a moment is its date in Norway: late in the evening, another day than in UTC."""

import ast
from collections.abc import Iterator

from tests.house import tree

ROOMS = ("adapters", "console", "exporters")
SHOWN_THERE = "in_norway"


def dates_elsewhere(source: str) -> Iterator[str]:
    """Dates that are taken of a moment as it stands, with their lines."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=moment, attr="date")) if not _is_in_norway(moment):
                yield f"{node.lineno}: {ast.unparse(node)}"
            case _:
                continue


def _is_in_norway(moment: ast.expr) -> bool:
    match moment:
        case ast.Call(func=ast.Name(id=name)):
            return name == SHOWN_THERE
        case _:
            return False


def test_a_date_is_that_of_norway() -> None:
    found = [
        f"{path.relative_to(tree.ROOT)}:{one}"
        for room in ROOMS
        for path in tree.files(tree.ROOT / "engine" / room)
        if path.suffix == ".py"
        for one in dates_elsewhere(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_another_date_would_be_seen() -> None:
    assert list(dates_elsewhere("day = kept.at.date()\n")) == ["1: kept.at.date()"]
    assert list(dates_elsewhere("day = clock.now().date().isoformat()\n")) == ["1: clock.now().date()"]
    assert not list(dates_elsewhere("day = in_norway(kept.at).date()\nother = date(2026, 1, 2)\n"))
