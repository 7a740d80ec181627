"""Whatever Click can say, it can say in bokmål and nynorsk."""

import pytest

from engine.i18n.catalogue import LANGUAGES
from tests.i18n.catalogues import CLICK, forms, kept, slots
from tests.i18n.click_texts import emitted


def test_click_says_much() -> None:
    assert len(emitted()) > 60
    assert "Usage:" in emitted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_click_is_translated(language: str) -> None:
    translated = {message.id for message in kept(CLICK, language) if message.id and all(forms(message.string))}
    assert emitted() - translated == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_asks_for_no_argument_that_click_does_not_give(language: str) -> None:
    for message in kept(CLICK, language):
        given = set().union(*(slots(one) for one in forms(message.id)))
        asked = set().union(*(slots(one) for one in forms(message.string)))
        assert asked <= given, message.id
