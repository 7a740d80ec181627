"""The patterns mean the same in every Python that BTI runs on."""

import ast
import re
from collections.abc import Iterator

from tests.house import tree

GROUP_KEPT = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
"""A group that is repeated possessively, or held as one: both match wrongly before 3.11.5 (python/cpython#106052)."""


def kept_groups(source: str) -> Iterator[str]:
    """Strings that hold such a pattern, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and GROUP_KEPT.search(node.value):
            yield f"{node.lineno}: {node.value}"


def test_no_pattern_keeps_what_a_group_matched() -> None:
    found = [
        f"{path.relative_to(tree.ROOT)}:{one}"
        for path in tree.files(tree.ROOT / "engine")
        if path.suffix == ".py"
        for one in kept_groups(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_such_a_pattern_would_be_seen() -> None:
    for pattern in (r"(?:a|b)*+", r"(ab)?+", r"(ab){2,}+", r"(?>ab)"):
        assert list(kept_groups(f"X = {pattern!r}\n"))
    for pattern in (r"[^<]*+", r"\s++", r"(?:a|b)*", r"(ab)+"):
        assert not list(kept_groups(f"X = {pattern!r}\n"))
