"""Whatever Click can say, it can say in bokmål and nynorsk; the compiled catalogues are those of the sources."""

import io
import string
from collections.abc import Sequence

import pytest
from babel.messages.mofile import read_mo

from tests.i18n.click_texts import LANGUAGES, catalogue, compiled, emitted, path_of


def slots(written: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(written) if name is not None}


def texts(said: str | Sequence[str] | None) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said or ())


def test_click_says_much() -> None:
    assert len(emitted()) > 60
    assert "Usage:" in emitted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_click_is_translated(language: str) -> None:
    translated = {message.id for message in catalogue(language) if message.id and all(texts(message.string))}
    assert emitted() - translated == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_asks_for_no_argument_that_click_does_not_give(language: str) -> None:
    for message in catalogue(language):
        given = set().union(*(slots(one) for one in texts(message.id)))
        asked = set().union(*(slots(one) for one in texts(message.string)))
        assert asked <= given, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_its_source(language: str) -> None:
    kept = read_mo(io.BytesIO(path_of(language, "mo").read_bytes()))
    wanted = read_mo(io.BytesIO(compiled(language)))
    assert [(one.id, one.string) for one in kept if one.id] == [(one.id, one.string) for one in wanted if one.id]
