"""The page of words says what the word table says, whole and in order."""

from engine.language.shape import SHAPES
from engine.language.terms import GROUPS, KEYS
from tests.docs import word_list


def test_the_page_is_what_the_table_gives() -> None:
    assert word_list.PAGE.read_text("utf-8") == word_list.page(), "run python -m tests.docs.word_list"


def test_every_key_of_the_table_stands_on_the_page() -> None:
    shown = word_list.page()
    missing = [key.nb for key in KEYS.values() if f"| `{key.nb}` | `{key.nn}` |" not in shown]
    assert missing == []
    assert {shape.name for shape in SHAPES} == set(word_list.HEADINGS)


def test_every_word_of_the_lists_shown_stands_on_the_page() -> None:
    shown = word_list.page()
    missing = [word.nb for group in word_list.WORDS for word in GROUPS[group] if f"| `{word.nb}` |" not in shown]
    assert missing == []
