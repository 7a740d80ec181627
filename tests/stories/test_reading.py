"""A story that tells nothing, or that nothing looks at, is no story; and its prose is for people to read."""

import copy
import json
import re
from collections import Counter
from typing import Any

import pytest

from engine.bundled import BundledShelf
from tests.stories.reading import FOLDER, Story, Unfit, day, read, stories, story_of
from tests.stories.seeing import OF_A_CASE
from tests.stories.telling import OF_A_SCREEN

LEAST, LEAST_OF_A_GUIDE = 40, 6
_MACHINERY = re.compile(r"--|\bbti\b|\bkode\b|[a-z]+(?:-[a-z]+){2,}|\w/\w|\.yaml", re.IGNORECASE)

PLAIN: dict[str, Any] = {
    "tittel": "Noe blir gjort i en sak",
    "om": "Det er viktig at noe blir gjort.",
    "veileder": "os",
    "gitt": [
        {"dato": "1. september 2026", "hvem": "læreren", "gjør": "Læreren åpner en sak.", "bti": "ny os --alias gutt"}
    ],
    "når": [{"gjør": "Læreren går videre.", "bti": "neste 1", "så": {"nivå": "0"}}],
}


def changed(place: str, value: object) -> dict[str, Any]:
    """Return the plain story with something else at a place (`når/0/så`); None takes it away."""
    story = copy.deepcopy(PLAIN)
    *path, last = [int(part) if part.isdecimal() else part for part in place.split("/")]
    here: Any = story
    for part in path:
        here = here[part]
    if value is None:
        del here[last]
    else:
        here[last] = value
    return story


def test_a_plain_story_is_read() -> None:
    story = story_of(PLAIN, name="plain")
    assert [deed.who for deed in story.deeds] == ["læreren", "læreren"]
    assert story.deeds[1].commands == (("neste", "1"),)
    assert story.deeds[1].on == day("1. september 2026")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("når/0/så", {}),
        ("når/0/så", None),
        ("når/0/så", {"sak": "2"}),
        ("når/0/så", {"nektes": "Det går ikke."}),
        ("når/0/så", {"kode": "consent"}),
        ("når/0/så", {"sier": []}),
        ("når/0/så", {"noe annet": "x"}),
        ("når/0/bti", None),
        ("når/0/gjør", None),
        ("når/0/følger", {"til": "Avslutt"}),
        ("når", []),
        ("gitt/0/så", {"nivå": "0"}),
        ("gitt/0/hvem", "naboen"),
        ("gitt/0/hvem", None),
        ("gitt/0/dato", "31. februar 2026"),
        ("gitt/0/dato", "2026-09-01"),
        ("om", None),
    ],
)
def test_what_is_no_story_is_unfit(place: str, value: object) -> None:
    with pytest.raises(Unfit):
        story_of(changed(place, value), name="unfit")


def test_a_story_in_nynorsk_has_its_keys_and_words_in_nynorsk() -> None:
    written = {"tittel": PLAIN["tittel"], "om": PLAIN["om"], "målform": "nynorsk", "rettleiar": "os"}
    first = {"dato": "1. september 2026", "kven": "læraren", "gjer": "Læraren opnar ei sak.", "bti": "ny os"}
    then = {"blir nekta": "Teksten er tom", "kode": "blank", "stafetthaldar": "leiaren"}
    story = story_of({**written, "gitt": [first], "når": [{**first, "så": then}]}, name="nynorsk")
    assert (story.language, story.deeds[0].who) == ("nn", "læreren")
    assert story.deeds[1].then == {"nektes": "Teksten er tom", "kode": "blank", "stafettholder": "lederen"}
    with pytest.raises(Unfit, match="«hvem» is bokmål"):
        story_of({**written, "gitt": [{**first, "hvem": "læreren"}], "når": [{**first, "så": then}]}, name="mixed")


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_the_prose_is_for_people(story: Story) -> None:
    told = (story.title, story.about, *(deed.told for deed in story.deeds))
    assert [text for text in told if _MACHINERY.search(text)] == []
    assert [text for text in told if not text[0].isupper()] == []


def test_all_that_a_story_can_say_is_looked_at() -> None:
    schema = json.loads((FOLDER / "story.schema.json").read_text("utf-8"))
    assert schema["$defs"]["så"]["properties"].keys() == OF_A_CASE | OF_A_SCREEN
    assert not OF_A_CASE & OF_A_SCREEN


def test_there_are_stories_of_every_guide_that_comes_with_the_program() -> None:
    told = Counter(story.guide for story in stories())
    assert {name: told[name] for name in BundledShelf().names() if told[name] < LEAST_OF_A_GUIDE} == {}
    assert len(stories()) >= LEAST
    assert {story.guide for story in stories() if story.language == "nn"} >= {"hoyanger"}


def test_no_two_stories_are_called_the_same() -> None:
    titles = [story.title for story in stories()]
    assert sorted(set(titles)) == sorted(titles)


def test_every_file_beside_the_stories_that_is_written_as_one_is_read() -> None:
    assert {story.name for story in stories()} == {path.stem for path in FOLDER.glob("*.yaml")}
    assert all(read(FOLDER / f"{story.name}.yaml") == story for story in stories())
