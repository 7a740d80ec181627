"""The word table: complete in both languages, without doubles, and neither more nor less than the shapes use."""

from enum import StrEnum

import pytest

from engine.calendar import Unit
from engine.guideline.vocabulary import (
    Anchor,
    Language,
    LogPart,
    Requirement,
    RoleKind,
    Status,
    StepKind,
    ToolStatus,
    ToolType,
    Urgency,
)
from engine.language import terms
from engine.language.shape import DEMAND, SHAPES, Shape
from engine.language.terms import GROUPS, KEYS, Entry, Group
from engine.language.wordlist import kinds, values

ENTRIES = [*KEYS.values(), *(word for words in GROUPS.values() for word in words)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
@pytest.mark.parametrize("language", Language)
def test_every_word_is_written_and_explained(entry: Entry, language: Language) -> None:
    assert entry.written(language)
    assert entry.help(language).endswith(".")


def test_every_key_has_an_example_in_both_languages() -> None:
    assert not [key.name for key in KEYS.values() if not key.example_nb or not key.example_nn]


def test_no_english_name_stands_for_two_keys() -> None:
    assert sum(len(table) for table in terms.TABLES) == len(KEYS)


def test_the_shapes_use_every_key_and_no_other() -> None:
    used = {slot.name for shape in SHAPES for slot in shape.slots}
    assert used == set(KEYS)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
@pytest.mark.parametrize("language", Language)
def test_no_part_has_one_key_for_two_things(shape: Shape, language: Language) -> None:
    written = [terms.key(slot.name, language) for slot in shape.slots]
    assert len(written) == len(set(written))


@pytest.mark.parametrize("group", Group)
@pytest.mark.parametrize("language", Language)
def test_no_list_has_one_word_for_two_things(group: Group, language: Language) -> None:
    written = terms.written(group, language)
    assert len(written) == len(set(written))


@pytest.mark.parametrize(
    ("group", "members"),
    [
        (Group.STATUSES, Status),
        (Group.ROLE_KINDS, RoleKind),
        (Group.TOOL_TYPES, ToolType),
        (Group.TOOL_STATUSES, ToolStatus),
        (Group.URGENCIES, Urgency),
        (Group.LANGUAGES, Language),
        (Group.UNITS, Unit),
        (Group.ONE, Unit),
        (Group.LOG_PARTS, LogPart),
    ],
)
def test_every_meaning_that_the_engine_knows_can_be_written(group: Group, members: type[StrEnum]) -> None:
    assert [word.name for word in GROUPS[group]] == [str(member) for member in members]


def test_every_requirement_is_a_word_or_a_line_that_narrows_it() -> None:
    words = {word.name for word in GROUPS[Group.REQUIREMENTS]}
    lines = {slot.target for slot in DEMAND.slots}
    assert words | lines == {str(requirement) for requirement in Requirement}
    assert words & lines == {Requirement.CONSENT}


def test_the_kinds_of_step_and_the_anchors_can_be_written() -> None:
    assert [key.name for key in kinds.KINDS] == [str(kind) for kind in StepKind]
    named = {Anchor.STEP, Anchor.LEVEL}  # by the name of a step or a level
    assert {word.name for word in values.ANCHORS} | {Anchor.STEP_OPENED} | named == set(Anchor)


@pytest.mark.parametrize("language", Language)
def test_a_word_is_read_back_as_it_was_written(language: Language) -> None:
    for group, words in GROUPS.items():
        for word in words:
            assert terms.word(group, word.written(language), language=language) == word.name


@pytest.mark.parametrize(
    ("text", "name", "optional"),
    [
        ("evt. familie", "familie", True),
        ("ev. familie", "familie", True),
        ("Evt.  familie", "familie", True),
        ("eventuelt familie", "familie", True),
        ("evt familie", "familie", True),
        ("evtuell", "evtuell", False),
        ("evt.", "evt.", False),
        ("familie", "familie", False),
    ],
)
def test_a_name_may_be_offered(text: str, name: str, *, optional: bool) -> None:
    assert terms.without_maybe(text) == (name, optional)


def test_names_are_compared_without_capitals_spaces_and_ways_of_writing_a_ring() -> None:
    assert terms.fold("A\u030apent  M\u00d8te") == terms.fold("\u00e5pent m\u00f8te")
