"""What is typed finds what is written: capitals, accents, and the Norwegian letters that a keyboard may lack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.application.words import plain, words_of


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("laerer", "Lærer"),
        ("larer", "Lærer"),
        ("lærer", "laerer"),
        ("MØTE", "møte"),
        ("mote", "møte"),
        ("moete", "møte"),
        ("møte", "moete"),
        ("haar", "hår"),
        ("hår", "haar"),
        ("barsa", "Bårsa"),
        ("cafe", "Café"),
        ("kafé", "kafe"),
        ("gruppe", "lekegruppen"),
        ("möte", "møte"),
        ("(6", "gutt (6 år)"),
        ("a\u030apen", "åpen"),
    ],
)
def test_it_is_found(typed: str, written: str) -> None:
    assert words_of(typed).first(plain(written)) is not None


@pytest.mark.parametrize(("typed", "written"), [("hår", "har"), ("før", "for"), ("ære", "are"), (".*", "alt")])
def test_a_letter_that_was_typed_is_meant(typed: str, written: str) -> None:
    assert words_of(typed).first(written) is None


def test_every_word_must_be_found_and_the_first_place_is_told() -> None:
    words = words_of("leke tirsdag")
    assert words.all_in(["lekegruppe", "hver tirsdag"])
    assert not words.all_in(["lekegruppe"])
    assert words.first("hver tirsdag i lekegruppe") == (5, 12)


@given(st.text(max_size=40))
def test_every_word_finds_itself(written: str) -> None:
    words = words_of(written)
    assert words.all_in([plain(written)])
