"""The real Mermaid and the real Graphviz read our drawings, and see the boxes, the words and the arrows meant."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.application.sketch import Card, Column, Sketch
from engine.exporters.drawing import drawn
from engine.exporters.drawing.arrows import arrows
from tests.drawings.reader import HOME, Wrong, lines, parts, read
from tests.exporters.drawn import NAMES, renamed, sketch
from tests.exporters.test_picture import hostile

pytestmark = pytest.mark.slow

SIGNS = "".join(map(chr, range(0x20, 0x7F)))
TITLES = (
    SIGNS,
    "end",
    "End: subgraph graph flowchart click style class default",
    "1. Først",
    "- Nei",
    "`**Mors** plan`",
    "A &amp; B &#34; &lt;b&gt; #35; #quot;",
    "</text><script>alert(1)</script> %% -->|x| --- ]] }} :::here",
    "\\N \\G \\l \\\\ \\",
    "Sámi čáppa ŋ 😀 人 עברית",
    "%%{init: {'theme': 'dark'}}%%",
    "---",
)
SKETCHES: dict[str, Callable[[], Sketch]] = {
    **{Path(name).stem: lambda name=name: sketch(name) for name in NAMES},  # type: ignore[misc] # one for each name
    "hostile": hostile,
    **{f"called {title[:12]!r}": lambda title=title: renamed(title) for title in TITLES},  # type: ignore[misc] # as above
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Any]:
    """What every sketch was read as, by each program."""
    asked = [(name, kind) for name in SKETCHES for kind in ("mermaid", "dot")]
    drawings = [(kind, drawn(SKETCHES[name](), kind)) for name, kind in asked]
    return dict(zip(asked, read(drawings, tmp_path_factory.mktemp("drawings")), strict=True))


def words(*said: str) -> list[str]:
    return [" ".join(one.split()) for one in said if one.split()]


def of_card(card: Card) -> list[str]:
    return words(f"{card.number} {card.title}", card.about, *card.facts, card.limit, card.mark_word)


def boxes(found: Sketch) -> dict[str, list[str]]:
    """The words of every box that a drawing should have, by its key."""
    said = {f"r{place}": words(rule.title, rule.text) for place, rule in enumerate(found.rules)}
    for column in found.columns:
        said |= {card.key: of_card(card) for card in column.every_card}
        if not column.cards:
            said[column.key] = words(column.mark_word, *column.rest)
    return said | {key: words(title) for key, title in found.endings}


def members(column: Column) -> set[str]:
    return {card.key for card in column.every_card} or {column.key}


@pytest.mark.parametrize("name", SKETCHES)
def test_mermaid_reads_what_is_meant(name: str, made: dict[tuple[str, str], Any]) -> None:
    found, said = SKETCHES[name](), made[name, "mermaid"]
    assert not isinstance(said, Wrong), said
    assert lines(said["title"]) == words(found.title)
    assert lines(said["description"]) == words(found.description)
    assert {key: lines(text) for key, text in said["boxes"]} == boxes(found)
    meant = [(one.source, one.target, words(one.words)) for one in arrows(found)]
    assert [(start, end, lines(text)) for start, end, text in said["arrows"]] == meant
    groups = {key: (lines(title), set(nodes)) for key, title, nodes in said["groups"]}
    assert groups == {f"g{one.key}": (words(one.name, one.title), members(one)) for one in found.columns}


@pytest.mark.parametrize("name", SKETCHES)
def test_graphviz_draws_what_is_meant(name: str, made: dict[tuple[str, str], Any]) -> None:
    found, picture = SKETCHES[name](), made[name, "dot"]
    assert not isinstance(picture, Wrong), picture
    assert dict(parts(picture, "node")) == boxes(found)
    meant = sorted((f"{one.source}->{one.target}", words(one.words)) for one in arrows(found))
    assert sorted(parts(picture, "edge")) == meant
    groups = {f"cluster_{one.key}": words(one.name, one.title) for one in found.columns}
    assert dict(parts(picture, "cluster")) == groups


@pytest.mark.parametrize("kind", ["mermaid", "dot"])
def test_a_drawing_that_is_broken_is_not_read(kind: str, tmp_path: Path) -> None:
    whole = drawn(sketch("os"), kind)
    broken = re.sub(r'"(?=[\]|;)])', "", whole, count=1)
    assert broken != whole
    sound, wrong = read([(kind, whole), (kind, broken)], tmp_path)
    assert not isinstance(sound, Wrong)
    assert isinstance(wrong, Wrong)


def test_the_readers_are_the_ones_that_are_named() -> None:
    assert (HOME / "package-lock.json").read_bytes() == Path(__file__).with_name("package-lock.json").read_bytes()
