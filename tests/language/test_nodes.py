"""A guideline's bytes become nodes with places, the same with and without libyaml, or faults with places."""

import gc
import re
import string
from typing import Literal

import pytest
import yaml

from engine.diagnostics import Position
from engine.i18n.catalogue import LANGUAGES, template
from engine.i18n.messages.text_faults import MESSAGES
from engine.language.blame import Situation, Trouble, explain
from engine.language.nodes import LIMITS, Mapping, Node, Scalar, at, key_at, plain, read
from engine.language.source import source

Loader = Literal["c", "python"]
LOADERS: tuple[Loader, ...] = ("c", "python")


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest) -> Loader:
    if request.param == "c":
        assert yaml.__with_libyaml__, "the tests compare both, so they need libyaml"
        return "c"
    return "python"


def root(text: str, loader: Loader | None = None) -> Node:
    reading = read(text.encode(), file="f.yaml", loader=loader)
    assert reading.diagnostics == ()
    assert reading.root is not None
    return reading.root


def told(text: str, loader: Loader | None = None) -> list[tuple[str, str, int, int]]:
    found = read(text.encode(), file="f.yaml", loader=loader).diagnostics
    return [(f.rule, f.message, f.span.start.line, f.span.start.column) for f in found]


def excerpt(text: str, node: Node) -> str:
    lines = text.split("\n")
    start, end = node.span.start, node.span.end
    if start.line == end.line:
        return lines[start.line - 1][start.column - 1 : end.column - 1]
    between = lines[start.line : end.line - 1]
    return "\n".join([lines[start.line - 1][start.column - 1 :], *between, lines[end.line - 1][: end.column - 1]])


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize(
    "text", ["no", "nei", "0301", "12:30", "1.10", "2026-01-31", "null", "~", "yes", "0x1f", "1e3"]
)
def test_every_plain_value_stays_the_text_that_was_written(text: str, loader: Loader) -> None:
    assert plain(root(f"a: {text}", loader)) == {"a": text}


def test_an_empty_value_is_the_empty_text_right_after_its_colon(loader: Loader) -> None:
    text = "a:\nb: {c: , d: x}\ne:\n  - \n  - f\ng:"
    node = root(text, loader)
    assert plain(node) == {"a": "", "b": {"c": "", "d": "x"}, "e": ["", "f"], "g": ""}
    assert at(node, ["a"]).span.start == Position(1, 3)
    assert at(node, ["b", "c"]).span.start == Position(2, 7)
    assert at(node, ["g"]).span.start == Position(6, 3)


def test_every_node_knows_its_place_in_characters(loader: Loader) -> None:
    text = "æøå: 😀 og é\nliste:\n  - {x: 'y', 'z': w}\n  - |\n    to\n    linjer\n\nslutt: [a, b]\n"
    node = root(text, loader)
    assert isinstance(node, Mapping)
    assert [excerpt(text, key) for key, _ in node.entries] == ["æøå", "liste", "slutt"]
    assert excerpt(text, at(node, ["æøå"])) == "😀 og é"
    assert excerpt(text, at(node, ["liste", 0])) == "{x: 'y', 'z': w}"
    assert excerpt(text, key_at(node, ["liste", 0, "z"])) == "'z'"
    assert excerpt(text, at(node, ["liste", 1])) == "|\n    to\n    linjer"
    assert excerpt(text, at(node, ["slutt"])) == "[a, b]"
    assert excerpt(text, at(node, ["liste"])) == "- {x: 'y', 'z': w}\n  - |\n    to\n    linjer"


def test_a_mark_first_in_the_file_moves_no_place(loader: Loader) -> None:
    with_mark = read(b"\xef\xbb\xbfa: b\r\nc: d", file="f", loader=loader)
    without = read(b"a: b\nc: d", file="f", loader=loader)
    assert with_mark == without


def test_order_and_kind_of_writing_are_kept(loader: Loader) -> None:
    node = root("b: 'x'\na: {c: [y]}\n", loader)
    assert isinstance(node, Mapping)
    assert node.keys() == ("b", "a")
    assert not node.flow
    inner = node.get("a")
    assert isinstance(inner, Mapping)
    assert inner.flow
    value = node.get("b")
    assert isinstance(value, Scalar)
    assert value.quoted
    assert node.get("finnes ikke") is None
    assert node.key("finnes ikke") is None


def test_keys_are_composed_and_values_left_alone() -> None:
    node = root("a\u030a: a\u030a")
    assert plain(node) == {"\u00e5": "a\u030a"}


def test_paths_that_lead_nowhere_are_lookup_errors() -> None:
    node = root("a: [b]")
    paths: tuple[list[str | int], ...] = (["x"], ["a", 1], ["a", "b"], [0])
    for path in paths:
        with pytest.raises(LookupError):
            at(node, path)
    with pytest.raises(LookupError):
        key_at(node, ["a", 0])


def test_tabs_inside_a_line_read_as_spaces_with_either_parser(loader: Loader) -> None:
    assert plain(root("a:\tb\tc  \t\nd: [e,\tf]\n", loader)) == {"a": "b c", "d": ["e", "f"]}


def test_question_marks_in_brackets_are_text_with_either_parser(loader: Loader) -> None:
    assert plain(root('a: [Hvem?, b?c, "d?"]\ne: Hva nå?\n', loader)) == {"a": ["Hvem?", "b?c", "d?"], "e": "Hva nå?"}


def test_the_collector_is_put_back_as_it_was() -> None:
    assert gc.isenabled()
    read(b"a: b", file="f")
    read(b"a: [", file="f")
    assert gc.isenabled()
    gc.disable()
    try:
        read(b"a: b", file="f")
        assert not gc.isenabled()
    finally:
        gc.enable()


# ---------------------------------------------------------------- what is refused


def test_doubled_keys_are_told_all_at_once_with_both_places(loader: Loader) -> None:
    found = read(b"a: 1\nb: {c: 2, c: 3}\na: 4\na: 5\n", file="f", loader=loader).diagnostics
    assert [(f.rule, f.span.start, f.related[0].start, f.values) for f in found] == [
        ("Y01", Position(2, 11), Position(2, 5), {"key": "c", "first": 2}),
        ("Y01", Position(3, 1), Position(1, 1), {"key": "a", "first": 1}),
        ("Y01", Position(4, 1), Position(1, 1), {"key": "a", "first": 1}),
    ]


@pytest.mark.parametrize("second", ["steg", "møte"])
def test_a_forgotten_dash_is_told_once_where_the_second_step_begins(loader: Loader, second: str) -> None:
    text = f"steg:\n  - steg: A\n    hva: x\n    hvem: z\n    {second}: B\n    hva: y\n    hvem: z\n"
    assert told(text, loader) == [("Y15", "forgotten-dash", 5, 5)]


def test_a_line_that_is_written_twice_is_no_forgotten_dash(loader: Loader) -> None:
    text = "steg:\n  - steg: A\n    hva: x\n    hva: y\nroller:\n  a: B\n  a: C\n"
    assert told(text, loader) == [("Y01", "duplicate-word", 4, 5), ("Y01", "duplicate-own-name", 7, 3)]


def test_lines_under_a_word_that_is_empty_are_told_at_the_first_that_stands_too_far_out(loader: Loader) -> None:
    text = "- beslutning: A\n  valg:\n  Ja: slutt\n    Nei: slutt\n"
    assert told(text, loader) == [("Y14", "stands-too-far-out", 3, 3)]


def test_only_a_word_that_can_begin_a_point_is_offered_a_dash(loader: Loader) -> None:
    text = "innganger:\n  - hvem: a\n    fra: b\n    fra: c\n"
    assert told(text, loader) == [("Y01", "duplicate-key", 4, 5)]


def test_a_level_that_is_pasted_among_steps_is_told_where_its_dash_stands(loader: Loader) -> None:
    text = "nivåer:\n  - nivå: 0\n    steg:\n      - steg: A\n      - nivå: 1\n    steg:\n      - steg: B\n"
    assert told(text, loader) == [("Y14", "part-too-far-in", 5, 7)]


def test_marks_that_a_guideline_never_uses_are_each_refused(loader: Loader) -> None:
    text = "a: &x b\nc: *x\n<<: *x\nd: !!str e\nf: &y !z g\n"
    assert told(text, loader) == [
        ("Y02", "anchor", 1, 4),
        ("Y03", "alias", 2, 4),
        ("Y04", "merge-key", 3, 1),
        ("Y05", "tag", 4, 4),
        ("Y02", "anchor", 5, 4),
        ("Y05", "tag", 5, 7),
    ]


SLIPS: dict[str, tuple[str, str, int, int]] = {
    "a: b\n---\nc: d\n": ("Y06", "several-documents", 2, 1),
    "a: b\n...\nc: d\n": ("Y06", "several-documents", 3, 1),
    "a: {tittel: Endre, fortsett}\n": ("Y09", "split-at-comma", 1, 13),
    "a: {b}\n": ("Y09", "entry-without-colon", 1, 5),
    "[a, b]: c\n": ("Y10", "key-not-text", 1, 1),
    "a: b\nhva Ring\nc: d\n": ("Y11", "missing-colon", 2, 1),
    "hva Ring\nc: d\n": ("Y11", "missing-colon", 1, 1),
    "a:\n  - steg A\n    hva: x\n": ("Y11", "missing-colon", 2, 5),
    "a: b\nhva:Ring\nc: d\n": ("Y11", "missing-space-after-colon", 2, 1),
    "nivåer:\n  - nivå: 0\n    steg:\n      - steg: A\n    - møte: B\n": ("Y15", "item-too-far-out", 5, 5),
    "nivåer:\n  - nivå: 0\n    a: b\n  nivå 1:\n    a: b\n": ("Y15", "level-as-key", 4, 3),
    "nivåer:\n  - nivå: 0\n    tittel: A\n      - steg: B\n": ("Y14", "steps-without-heading", 4, 7),
    "hva: Ring.\n  Spør hvem som kan: og når\n": ("Y11", "colon-in-text-below", 2, 3),
    "a: b\nNei → slutt\nc: d\n": ("Y11", "arrow-for-colon", 2, 1),
    "a: b\nNei => slutt\nc: d\n": ("Y11", "arrow-for-colon", 2, 1),
    "hva:Ring\nc: d\n": ("Y11", "missing-space-after-colon", 1, 1),
    "hva:Ring\n": ("Y11", "missing-space-after-colon", 1, 1),
    "a: [b:]\n": ("Y11", "nothing-after-colon", 1, 5),
    "a: {b:, c: d}\n": ("Y11", "nothing-after-colon", 1, 5),
    "a:\n  : b\n": ("Y11", "nothing-before-colon", 2, 3),
    "hva: Husk: ring\n": ("Y11", "colon-in-text", 1, 6),
    "x" * 1100 + ": b\n": ("Y11", "key-too-long", 1, 1),
    'a: "b\nc: d\n': ("Y12", "unclosed-quote", 1, 4),
    'a: "b\nc: "d"\n': ("Y12", "unclosed-quote", 1, 4),
    "a: 'b\n": ("Y12", "unclosed-quote", 1, 4),
    "a: 'b' c\n": ("Y12", "text-after-quote", 1, 4),
    "a: 'it's'\n": ("Y12", "text-after-quote", 1, 4),
    'a: "b" og "c"\n': ("Y12", "text-after-quote", 1, 4),
    '"b": "c": d\n': ("Y12", "text-after-quote", 1, 6),
    'a: "C:\\mappe"\n': ("Y12", "backslash-in-quotes", 1, 7),
    'a: "\\x4z"\n': ("Y12", "backslash-in-quotes", 1, 5),
    "a: [b, c\nd: e\nf: g\n": ("Y13", "unclosed-bracket", 1, 4),
    "a:\n  x: [b, c\n  y: d\n  z: [e]\n": ("Y13", "unclosed-bracket", 2, 6),
    "a: {b: c\nd: e\n": ("Y13", "unclosed-bracket", 1, 4),
    "a:\n  - b: c:\n    d: e\n": ("Y11", "colon-at-end", 2, 8),
    "a:\n  1. b: c\n    d: e\n": ("T07", "word-dash", 2, 3),
    "a: [b] og c\n": ("Y13", "text-after-bracket", 1, 8),
    "a: {b} og c\n": ("Y13", "text-begins-in-brackets", 1, 4),
    "a:\n  b {c: d, e: f}\n": ("Y11", "missing-colon", 2, 3),
    "a:\n  b: {c: d}\n  e {c: d}\n": ("Y11", "missing-colon", 3, 3),
    "val:\n  b c\n  d: e\n": ("Y11", "missing-colon", 2, 3),
    "val:\n  b -> c\n  d: e\n": ("Y11", "arrow-for-colon", 2, 3),
    "a: {b: c, er:d}\n": ("Y11", "missing-space-after-colon", 1, 11),
    "a: [VIKTIG] Ring hjem nå.\n": ("Y13", "text-begins-in-brackets", 1, 4),
    "a: {b: c]\n": ("Y13", "wrong-bracket", 1, 9),
    "a: {b: 'c' d: e}\n": ("Y13", "missing-comma", 1, 12),
    "a: {\n  b: c\n  d: e\n  }\n": ("Y13", "colon-in-brackets", 2, 6),
    "a: {b: c d: e}\n": ("Y13", "colon-in-brackets", 1, 8),
    "a: [b,, c]\n": ("Y13", "extra-comma", 1, 7),
    "a:\n    b: c\n  d: e\n": ("Y14", "bad-indent", 3, 3),
    "a:\n  - b: c\n - d: e\n": ("Y14", "bad-indent", 3, 2),
    "a:\n   b: c\n  d: e\n  f: g\n": ("Y14", "first-astray", 2, 4),
    "a:\n b: c\n  d: e\n  f: g\n": ("Y14", "first-astray", 2, 2),
    "a:\n   - b: c\n    d: e\n    f: g\n": ("Y14", "first-astray", 2, 4),
    "a: 'x'\n  c: d\n": ("Y14", "nothing-above", 2, 3),
    "a:\n  b: 1\n    c: 2\n": ("Y14", "line-too-far-in", 3, 5),
    "a: |\n    b\n  c\nd: e\n": ("Y14", "block-text-indent", 3, 3),
    "a: - b\n": ("Y15", "dash-after-colon", 1, 4),
    "a: b\n- c\n": ("Y15", "dash-among-keys", 2, 1),
    "a:\n  - b\n  c: d\n": ("Y15", "missing-dash", 3, 3),
    "steg:\n  steg: a\n    hva: b\n": ("Y15", "first-without-dash", 2, 3),
    "a: [- b]\n": ("Y15", "dash-in-brackets", 1, 5),
    "-steg: A\n": ("Y15", "space-after-dash", 1, 1),
    "a:\n  - b\n   - c\n": ("Y15", "dash-in-text", 3, 4),
    "a: @b\n": ("Y16", "strange-first-character", 1, 4),
    "a: `b`\n": ("Y16", "strange-first-character", 1, 4),
    "a: %b\n": ("Y16", "strange-first-character", 1, 4),
    "%b\na: c\n": ("Y16", "strange-first-character", 1, 1),
    "a: * b\n": ("Y16", "strange-first-character", 1, 4),
    "a: & b\n": ("Y16", "strange-first-character", 1, 4),
    "a: !! b\n": ("Y16", "strange-first-character", 1, 4),
    "a: ? b\n": ("Y16", "strange-first-character", 1, 4),
    "a: >b\n": ("Y16", "strange-first-character", 1, 4),
    "? a\n": ("Y16", "strange-first-character", 1, 3),
    "a: , b\n": ("Y16", "strange-first-character", 1, 4),
    "a: b:\n  - c\n": ("Y11", "colon-before-lines", 1, 4),
    "a:\n  - b: c\n  -d: e\n": ("Y15", "space-after-dash", 3, 3),
    "a:\n  - b: c\n  2. d: e\n": ("T07", "word-dash", 3, 3),
    "a:\n  - b: c\n  a) d: e\n": ("T07", "word-dash", 3, 3),
    "Bare noe tekst\n": ("Y17", "not-a-guide", 1, 1),
    "# m\n- a\n": ("Y17", "not-a-guide", 2, 1),
    "a: b\n... x\n": ("Y06", "several-documents", 2, 5),
    "": ("T04", "empty-file", 1, 1),
    "# bare en merknad\n\n": ("T04", "empty-file", 1, 1),
    "a: b\x00\n": ("T02", "control-character", 1, 5),
}


@pytest.mark.parametrize("text", SLIPS, ids=lambda text: text[:24])
def test_a_slip_is_told_once_at_the_place_to_mend(text: str, loader: Loader) -> None:
    assert told(text, loader) == [SLIPS[text]]


@pytest.mark.parametrize("text", SLIPS, ids=lambda text: text[:24])
def test_both_parsers_lead_to_the_same_words(text: str) -> None:
    first, second = (read(text.encode(), file="f", loader=loader) for loader in LOADERS)
    assert first == second


def test_a_split_value_is_glued_together_again(loader: Loader) -> None:
    text = "a: {b: x, tittel: Endre, fortsett, så slutt, c: y}\n"
    (found,) = read(text.encode(), file="f", loader=loader).diagnostics
    assert found.values == {"key": "tittel", "text": "Endre, fortsett, så slutt"}
    assert (found.span.start, found.span.end) == (Position(1, 19), Position(1, 44))


def test_a_wrong_indent_says_how_far_in_and_what_would_fit(loader: Loader) -> None:
    (found,) = read(b"a:\n    b: c\n   d: e\n", file="f", loader=loader).diagnostics
    assert found.values == {"text": "d: e", "spaces": 3, "wanted": 4}


def test_an_item_that_has_lost_its_first_line_is_told_where_it_begins(loader: Loader) -> None:
    text = "a:\n    b: c\n    d: e\n    f: g\n  - b: h\n"
    assert told(text, loader) == [("Y15", "missing-dash", 2, 5)]
    assert told(text.replace("    b: c", "  - b: c"), loader) == []


def test_a_line_that_fits_in_nowhere_is_told_with_where_the_lines_above_begin(loader: Loader) -> None:
    (found,) = read(b"a:\n    b: c\n    d: e\n    f: g\n  h: i\n", file="f", loader=loader).diagnostics
    assert (found.message, found.span.start.line) == ("bad-indent", 5)
    assert [(one.start.line, one.start.column, one.end.column) for one in found.related] == [(2, 5, 9)]


def test_an_item_is_tried_among_items_and_a_word_among_words(loader: Loader) -> None:
    items = "a:\n  - b: c\n    d: e\n   {}\n"
    assert told(items.format("f: g"), loader) == [("Y14", "bad-indent", 4, 4)]
    for line, wanted in (("f: g", 4), ("- f: g", 2)):
        (found,) = read(items.format(line).encode(), file="f", loader=loader).diagnostics
        assert found.values["wanted"] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a:\n    b: c\n  {}\n    f: g\n", 4),  # what has a value has nothing below it
        ("a:\n    b:\n        c: d\n      {}\n        f: g\n", 8),
        ("a:\n    b:\n        c: d\n     {}\n        f: g\n", 8),
        ("a:\n    b:\n        c: d\n      {}\n    f: g\n", 8),  # as near to both: as the last line above
        ("a:\n    b:\n        c: d\n    e: f\n    g:\n        c: d\n      {}\n", 4),  # as its own word above
        ("a:\n    b:\n        c: d\n      e:\n        f: g\n", 4),  # what has none has the next below it
        ("a:\n    b:\n        c: d\n      e: |\n        f: g\n", 4),
    ],
)
def test_a_line_between_two_columns_is_told_where_it_can_be_read(text: str, wanted: int, loader: Loader) -> None:
    (found,) = read(text.format("e: f").encode(), file="f", loader=loader).diagnostics
    assert (found.rule, found.values["wanted"]) == ("Y14", wanted)


@pytest.mark.parametrize("after", ["", "f: g\n", "  - f: g\n", "    f: g\n"])
def test_one_of_two_lines_that_differ_is_told_where_the_second_is(after: str, loader: Loader) -> None:
    """Which of them is astray, nobody knows."""
    (found,) = read(f"a:\n    b: c\n  d: e\n{after}".encode(), file="f", loader=loader).diagnostics
    assert (found.message, found.span.start.line) == ("bad-indent", 3)


def test_a_file_above_the_size_limit_is_not_read(loader: Loader) -> None:
    limit = LIMITS[loader].size
    (found,) = read(b"a" * (limit + 1), file="f", loader=loader).diagnostics
    assert (found.rule, found.message, found.values["limit"]) == ("T03", "file-too-large", limit // 1000)
    assert told("#" * limit, loader) == [("T04", "empty-file", 1, 1)]


def test_the_depth_limit_is_told_where_it_is_passed(loader: Loader) -> None:
    inside = "[" * 39 + "]" * 39
    assert told(f"a: {inside}", loader) == []
    assert told(f"a: [{inside}]", loader) == [("Y07", "too-deep", 1, 43)]


def test_the_node_limit_counts_keys_and_lists(loader: Loader) -> None:
    limit = LIMITS[loader].nodes
    sound = "a: [" + "b," * (limit - 3) + "]"
    assert told(sound, loader) == []
    assert told(sound.replace("[", "[b,"), loader) == [("Y08", "too-many-parts", 1, 5 + 2 * (limit - 3))]


# ---------------------------------------------------------------- what it is told with

WORDS = re.compile(r"mapping|scalar|skalar|token|schema|property|null|boolean|indent|yaml|json", re.IGNORECASE)


def every_finding() -> list[tuple[str, dict[str, str | int]]]:
    texts = (
        *SLIPS,
        "a: &x b\nc: *x\nd: !e f\n<<: g\n",
        "a: b\na: c",
        "hva: b\nhva: c",
        "a: b\nfra: c\nfra: d",
        "[" * 50,
        "a: {tittel: b, c}",
        "a: b #3",
    )
    texts += ("- steg: a\n  hva: b\n  steg: c\n", "- nivå: 0\n  steg:\n    - nivå: 1\n  steg: a\n")
    pasted = ("\ta: b", "\u00a0a: b", "hva:\u00a0b", "– a: b", "a: “b”")
    found = [f for text in (*texts, *pasted) for f in read(text.encode(), file="f").diagnostics]
    raw = (
        b"\xff",
        b"\x89PNG" + b"\x00" * 40,
        b"\xff\xfea",
        b"{\\rtf1 a}",
        b"a\x00b\x00",
        b"x" * 2_000_001,
        b"a: [" + b"b," * 200_000 + b"]",
    )
    found += [f for data in raw for f in read(data, file="f").diagnostics]
    unknown = explain(
        Trouble("", "", None, 0), Situation(source("a b", file="f"), None, frozenset(), frozenset(), frozenset(), None)
    )
    return [(f.message, f.values) for f in (*found, unknown)]


def test_every_message_there_is_is_provoked_here_and_can_be_said_in_both_languages() -> None:
    seen = every_finding()
    assert {message for message, _ in seen} == set(MESSAGES)
    for message, values in seen:
        for said in (template(message, language) for language in LANGUAGES):
            names = {name for _, name, _, _ in string.Formatter().parse(said) if name}
            assert names <= set(values), message
            assert said.format(**values)
            assert WORDS.search(said) is None, message
