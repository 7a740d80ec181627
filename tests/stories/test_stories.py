"""Every story is true: on the screen of the real command line, and through the use cases on each store."""

from pathlib import Path

import pytest

from tests.stories.reading import Story, stories
from tests.stories.refusals import UNTOLD
from tests.stories.stores import STORES
from tests.stories.telling import tell


@pytest.mark.parametrize("story", stories(), ids=lambda story: f"{story.name}-{'-'.join(STORES)}")
def test_a_story_is_true(story: Story, tmp_path: Path) -> None:
    met = frozenset(code for played in tell(story, tmp_path) for code in played.told)
    assert met & UNTOLD.keys() == set(), "it was said that nobody can meet this"
