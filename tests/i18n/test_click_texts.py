"""Whatever Click can say, it can say in bokmål and nynorsk; English is what it says of its own."""

import pytest

from tests.i18n.catalogues import CLICK, CLICK_SPEAKS, CLICKS_OWN, forms, kept, path_of, slots
from tests.i18n.click_texts import emitted


def test_click_says_much() -> None:
    assert len(emitted()) > 60
    assert "Usage:" in emitted()


@pytest.mark.parametrize("language", CLICK_SPEAKS)
def test_every_text_of_click_is_translated(language: str) -> None:
    translated = {message.id for message in kept(CLICK, language) if message.id and all(forms(message.string))}
    assert emitted() - translated == frozenset()


@pytest.mark.parametrize("language", CLICK_SPEAKS)
def test_a_translation_asks_for_no_argument_that_click_does_not_give(language: str) -> None:
    for message in kept(CLICK, language):
        given = set().union(*(slots(one) for one in forms(message.id)))
        asked = set().union(*(slots(one) for one in forms(message.string)))
        assert asked <= given, message.id


def test_english_is_never_looked_up() -> None:
    assert not path_of(CLICK, CLICKS_OWN, suffix="mo").exists()
    assert not path_of(CLICK, CLICKS_OWN, suffix="po").exists()
