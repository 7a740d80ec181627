"""The page of all stories is written from their files, and holds what people read in them."""

from tests.stories.page import PAGE, page
from tests.stories.reading import stories


def test_the_page_is_what_the_stories_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "write it anew: python -m tests.stories.page"


def test_the_page_tells_every_story_and_no_command() -> None:
    told = page()
    assert [story.title for story in stories() if f"### {story.title}\n" not in told] == []
    plain = " ".join(told.split())
    assert [deed.told for story in stories() for deed in story.deeds if deed.told not in plain] == []
    assert "$ bti" not in told


def test_a_story_in_nynorsk_is_told_in_nynorsk() -> None:
    told = page()
    assert "Stafetthaldar" in told or "Saka står på" in told
    assert "Saka er avslutta." in told
    assert "Saken er avsluttet." in told
