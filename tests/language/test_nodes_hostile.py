"""Bytes that nobody should send get an answer, and both parsers read alike what both of them take."""

from typing import Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnostics import Severity
from engine.i18n.messages import structure
from engine.i18n.messages.text_faults import MESSAGES
from engine.language.nodes import Mapping, Node, Reading, Scalar, Sequence, read

Loader = Literal["c", "python"]
LOADERS: tuple[Loader, ...] = ("c", "python")


HOSTILE: dict[str, bytes] = {
    "brackets": b"[" * 100_000,
    "braces": b"{" * 100_000,
    "mixed brackets": b"[{a: " * 100_000,
    "dashes": b"- " * 100_000,
    "bomb": b"a: &a [x,x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (98 + i, 98 + i, 97 + i, 97 + i) for i in range(24)),
    "aliases": b"[" + b"*a," * 500_000 + b"]",
    "keys": b"".join(b"k%d: v\n" % i for i in range(100_000)),
    "doubled keys": b"k: v\n" * 100_000,
    "one text": b"a: " + b"x" * 1_990_000,
    "one quoted text": b'a: "' + b"xyz " * 490_000 + b'"',
    "open quote": b"a: '" + b"x\n" * 900_000,
    "spaces": b"a" + b" " * 1_900_000 + b"b",
    "split": b"a: {b: c" + b", d" * 100_000 + b"}",
    "nul": b"\x00" * 1_000_000,
    "nul in text": b"a: b\x00\n" * 100_000,
    "tabs": b"\t" * 1_000_000 + b"a",
    "curly": "a: “".encode() * 300_000,
    "curly list": b"a: [" + "“x".encode() * 300_000,
    "guillemets": b"a: " + "«: ".encode() * 300_000,
    "hashes": b"a: " + b"b #" * 500_000,
    "colons": b"a: " * 500_000,
    "quotes": b"'" * 1_900_000,
    "backslashes": b'a: "' + b"\\" * 1_900_000,
    "line ends": b"\r" * 1_900_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("loader", LOADERS)
def test_hostile_bytes_get_an_answer(name: str, loader: Loader) -> None:
    reading = read(HOSTILE[name], file="f", loader=loader)
    assert reading.diagnostics or name in {"one text", "one quoted text", "hashes"}
    assert len(reading.diagnostics) <= 300


def agree(data: bytes) -> tuple[Reading, Reading]:
    first, second = (read(data, file="f", loader=loader) for loader in LOADERS)
    for reading in (first, second):
        errors = [f for f in reading.diagnostics if f.severity is Severity.ERROR]
        assert reading.root is not None or errors
        for found in reading.diagnostics:
            # A mark that stands for nothing is a fault of what is said (S06), seen before there is a structure.
            assert found.message in (structure.MESSAGES if found.rule == "S06" else MESSAGES)
            assert found.span.start <= found.span.end
            assert found.rule == "T01" or found.span.start.line <= reading.text.count("\n") + 1
    return first, second


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    agree(data)


MARKS = st.sampled_from(
    [
        *"[]{}:,-?'\"#&*!|>%@`<=\\.\t \n",
        "\r\n",
        "a",
        "b",
        "å",
        ": ",
        "- ",
        "\n  ",
        "\n- ",
        "– ",
        "“",
        "”",
        "---",
        "\u00a0",
    ]
)


@settings(max_examples=600, deadline=None)
@given(st.lists(MARKS, max_size=40).map("".join))
def test_no_jumble_of_marks_makes_it_raise(text: str) -> None:
    agree(text.encode())


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKS, max_size=30).map("".join))
def test_what_both_parsers_take_they_read_alike(text: str) -> None:
    first, second = agree(text.encode())
    if first.root is not None and second.root is not None:
        assert first == second


TEXT = st.text(alphabet="abcæøå 😀é:,-?#'\"{}[]!&*%@`|>«»–“”", max_size=30)
TREES = st.recursive(
    TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(TEXT, TREES, min_size=1, max_size=5), st.booleans(), st.sampled_from([20, 80, 1000]))
def test_written_guides_are_read_back_alike_by_both_parsers(tree: dict[str, object], flow: bool, width: int) -> None:  # noqa: FBT001  # hypothesis gives it by place
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=width, sort_keys=False)
    first, second = agree(text.encode())
    if not first.diagnostics:
        assert first == second
        assert first.root is not None
        assert isinstance(first.root, Mapping)
        assert within(first.root)


def within(node: Node) -> bool:
    """Whether every child lies within its parent, in order."""
    children: tuple[Node, ...] = ()
    match node:
        case Scalar():
            pass
        case Sequence():
            children = node.items
        case Mapping():
            children = tuple(part for entry in node.entries for part in entry)
    places = [node.span.start, *(place for child in children for place in (child.span.start, child.span.end))]
    return places == sorted(places) and places[-1] <= node.span.end and all(within(child) for child in children)
