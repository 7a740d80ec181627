"""What people write where a guide has another key is asked about, never taken for it."""

import pytest

from engine.language.check import check
from engine.language.terms import KEYS
from engine.language.wordlist.guesses import GUESSES
from tests.language.test_check import HERE, SCHEMAS

GOES_ON = HERE / "err" / "s01_goes_on.yaml"


@pytest.mark.parametrize("word", GUESSES)
def test_a_guess_is_written_as_a_key_is_and_means_another(word: str) -> None:
    assert word == word.casefold().strip()
    assert " " not in word
    for name in GUESSES[word]:
        assert word not in {KEYS[name].nb, KEYS[name].nn}


def test_every_key_that_is_guessed_at_is_one_of_the_language() -> None:
    assert {name for names in GUESSES.values() for name in names} <= KEYS.keys()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("deretter", "gå_til"),
        ("Neste steg", "gå_til"),
        ("fremgangsmåte", "hvordan"),
        ("begrunnelse", "hvorfor"),
        ("tidsfrist", "frist"),
    ],
)
def test_the_key_that_is_meant_is_named(written: str, meant: str) -> None:
    text = GOES_ON.read_text("utf-8").replace("deretter", written)
    (finding,) = check(text.encode(), file=GOES_ON.name, schemas=SCHEMAS).diagnostics
    assert (finding.message, finding.values["suggestion"]) == ("key-did-you-mean", meant)
