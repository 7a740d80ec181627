"""Texts that only say that there is nothing to say, and names that look like them."""

import pytest

from engine.language.unsaid import means_unsaid, says_nothing


@pytest.mark.parametrize(
    "text",
    [
        *("ikke oppgitt i veilederen", "ikkje oppgjeve", "Ikkje oppgitt i rettleiaren", "ikke_oppgitt", "[…]"[1:-1]),
        *("?", "–", "ingen", "Nei", "vet ikke", "veit ikkje", "ikke avklart ennå", "N/A", "xxx", "mangler"),
    ],
)
def test_a_text_that_says_nothing_is_known(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["ingeniør", "ikke-kommunal tjeneste", "neiehelse", "ingen andre tjenester", "ukjent far"]
)
def test_a_name_that_looks_like_one_is_none(text: str) -> None:
    assert not says_nothing(text)


def test_only_the_words_of_the_language_itself_are_certain() -> None:
    assert means_unsaid("ikke oppgitt i veilederen")
    assert means_unsaid("ikkje oppgjeven")
    assert not means_unsaid("ingen")
