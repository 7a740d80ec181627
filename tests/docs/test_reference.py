"""The reference of the language says what the language's tables say, whole, each key with an example that works."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.application.guidelines import checked
from engine.bundled import BundledShelf
from engine.guideline.vocabulary import Language
from engine.language.nodes import read
from engine.language.shape import CHANGE, GUIDE, LEVEL, RULE, SHAPES, STEP, TRACK_STEP, Form, Shape, Slot
from engine.language.terms import KEYS
from engine.language.tree import Mapping, Node, Sequence
from tests.docs.reference import excerpts, write
from tests.docs.reference.kinds_of_value import allowed
from tests.docs.reference.parts import EXAMPLES, FOLDER, Section, Table

SECTIONS = [pytest.param(section, id=section.title) for page in write.PAGES for section in page.sections]
BY_NAME = (Form.ENTRIES, Form.ANSWERS)


def test_the_pages_are_what_the_tables_give() -> None:
    pages = write.files()
    assert {page for page in pages if page.read_text("utf-8") != pages[page]} == set(), (
        "run python -m tests.docs.reference.write"
    )
    assert set(FOLDER.glob("*.md")) == set(pages)


def test_every_key_of_every_part_is_explained_once() -> None:
    told = [(table.shape.name, name) for table in tables() for name in table.keys]
    assert sorted({one for one in told if told.count(one) > 1}) == []
    assert set(told) == wanted()


def wanted() -> set[tuple[str, str]]:
    """Every key of every part; of a change its own, for the others are those of what it changes."""
    changed = {slot.name for shape in (STEP, LEVEL, RULE) for slot in shape.slots}
    slots = {(shape.name, slot.name) for shape in SHAPES for slot in shape.slots}
    return {(shape, name) for shape, name in slots if shape != CHANGE.name or name not in changed}


def tables() -> Iterator[Table]:
    for page in write.PAGES:
        for section in page.sections:
            yield from section.tables


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_stands_in_the_example_above_it(section: Section) -> None:
    shown = used(section)
    missing = [(table.shape.name, name) for table in section.tables for name in table.keys]
    assert [one for one in missing if one not in shown] == []


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_is_a_whole_guide_without_findings(example: Path) -> None:
    _, found = checked(BundledShelf(), str(example))
    assert found.guideline is not None
    assert [(one.rule, one.span.start.line) for one in found.diagnostics] == []


def test_every_example_is_on_a_page() -> None:
    shown = {section.file for page in write.PAGES for section in page.sections}
    assert set(EXAMPLES.glob("*.yaml")) == shown | {write.SMALLEST}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_what_may_stand_is_said_of_every_key(shape: Shape) -> None:
    said = {slot.name: allowed(shape, slot) for slot in shape.slots}
    assert all(text.endswith(".") and ".." not in text for text in said.values()), said
    assert [name for name, text in said.items() if "Må være med" in text] == [
        slot.name for slot in shape.slots if slot.required
    ]


def test_the_front_page_finds_every_word_in_both_languages() -> None:
    front = write.front()
    told = {name for _, name in wanted()}
    assert [KEYS[name].nb for name in told if f"| `{KEYS[name].nb}` | `{KEYS[name].nn}` | [" not in front] == []


# ------------------------------------------------------------ which keys an excerpt shows


def used(section: Section) -> set[tuple[str, str]]:
    """Return each key that the excerpt shows, with the part it stands in."""
    text = section.file.read_text("utf-8")
    lines = {line for first in section.shown for line in excerpts.block_lines(text, first)}
    root = read(section.file.read_bytes(), file="x").root
    assert isinstance(root, Mapping)
    return {(shape.name, slot.name) for shape, slot, line in keys(root, GUIDE) if line in lines}


def keys(node: Mapping, shape: Shape) -> Iterator[tuple[Shape, Slot, int]]:
    """Yield each key below a part, with the line (from 0) that it stands in."""
    slots = {KEYS[slot.name].written(Language.BOKMAL): slot for slot in shape.slots}
    for name, value in node.entries:
        slot = slots[name.text]
        yield (STEP if shape is TRACK_STEP else shape), slot, name.span.start.line - 1
        yield from below(value, slot)


def below(value: Node, slot: Slot) -> Iterator[tuple[Shape, Slot, int]]:
    if slot.shape is None:
        return
    parts = value.items if isinstance(value, Sequence) else (value,)
    if slot.form in BY_NAME:
        parts = tuple(named for part in parts if isinstance(part, Mapping) for _, named in part.entries)
    for part in parts:
        if isinstance(part, Mapping):
            yield from keys(part, slot.shape)


# ------------------------------------------------------------ what the tests above can see

GUIDE_TEXT = "roller:\n  barn: Barnet\n\nnivåer:\n  - nivå: 0\n    steg:\n      - steg: Se\n        hva: Se.\n"


def test_a_block_is_the_line_and_all_that_is_further_in() -> None:
    assert excerpts.excerpt(GUIDE_TEXT, ["roller:"]) == "roller:\n  barn: Barnet\n"
    assert excerpts.excerpt(GUIDE_TEXT, ["- steg:"]) == "- steg: Se\n  hva: Se.\n"
    assert excerpts.excerpt(GUIDE_TEXT, ["barn:", "hva:"]) == "barn: Barnet\n\nhva: Se.\n"
    with pytest.raises(ValueError, match="no line begins with 'tiltak:'"):
        excerpts.excerpt(GUIDE_TEXT, ["tiltak:"])


def test_the_outermost_of_two_blocks_with_the_same_beginning_is_taken() -> None:
    text = "team:\n  verktøy: [mal]\nverktøy:\n  mal: En mal\n"
    assert excerpts.excerpt(text, ["verktøy:"]) == "verktøy:\n  mal: En mal\n"


def test_an_excerpt_stands_in_its_guide_however_far_in() -> None:
    assert excerpts.stands_in("- steg: Se\n  hva: Se.\n", GUIDE_TEXT)
    assert excerpts.stands_in("barn: Barnet\n\nhva: Se.\n", GUIDE_TEXT)
    assert not excerpts.stands_in("- steg: Se\n  hva: Hør.\n", GUIDE_TEXT)
    assert not excerpts.stands_in("- steg: Se\nhva: Se.\n", GUIDE_TEXT)


SAID = "A\n  en\n\nB  [steg]\n  to\n\nC\n  tre\n"


def test_paragraphs_are_shown_in_the_order_in_which_they_are_said() -> None:
    assert excerpts.paragraphs(SAID, ["tre", "A"]) == "A\n  en\n\n[…]\nC\n  tre\n"
    with pytest.raises(ValueError, match="'fire' is not said"):
        excerpts.paragraphs(SAID, ["fire"])


def test_what_was_said_otherwise_or_in_another_order_is_seen() -> None:
    assert excerpts.is_said("A\n  en\n\n[…]\nC\n  tre\n", SAID)
    assert not excerpts.is_said("A\n  ett\n", SAID)
    assert not excerpts.is_said("C\n  tre\n\n[…]\nA\n  en\n", SAID)


def test_a_guide_that_cannot_be_shown_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "feil.yaml"
    wrong.write_text("handlingsveileder: Feil\n", "utf-8")
    with pytest.raises(ValueError, match=r"feil\.yaml was not shown"):
        excerpts.said_of(wrong)
