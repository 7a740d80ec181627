"""Every refusal has a story: what the program can say no to, somebody meets in one, or it is written why nobody can."""

import pytest

from tests.stories.reading import stories, story_of
from tests.stories.refusals import UNTOLD, every_code


def told() -> frozenset[str]:
    """Return every code that is told in a story."""
    return frozenset(code for story in stories() for code in story.refusals)


def test_every_refusal_is_told_in_a_story() -> None:
    untold = every_code() - told() - UNTOLD.keys()
    assert not untold, f"tell of {sorted(untold)} in tests/stories, or write in UNTOLD why nobody can meet them"


def test_no_story_tells_of_a_refusal_that_there_is_not() -> None:
    assert told() - every_code() == set()


def test_what_is_said_to_be_out_of_reach_is_told_in_no_story() -> None:
    assert told() & UNTOLD.keys() == set()
    assert UNTOLD.keys() <= every_code()


def test_an_untold_refusal_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    telling = [story for story in stories() if "consent-already-expired" in story.refusals]
    assert telling
    left = tuple(story for story in stories() if story not in telling)
    monkeypatch.setattr("tests.stories.test_told.stories", lambda: left)
    with pytest.raises(AssertionError, match="consent-already-expired"):
        test_every_refusal_is_told_in_a_story()


def test_a_refusal_is_told_once_its_code_stands_beside_what_is_said() -> None:
    deed = {"gjør": "Læreren prøver seg.", "bti": "neste 1", "så": {"nektes": "Teksten er tom", "kode": "blank"}}
    first = {"dato": "1. september 2026", "hvem": "læreren", "gjør": "Læreren åpner en sak.", "bti": "ny os"}
    written = {"tittel": "Noe blir gjort", "om": "Det er viktig.", "veileder": "os", "gitt": [first], "når": [deed]}
    assert story_of(written, name="told").refusals == {"blank"}
