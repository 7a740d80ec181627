"""Some stories are told by the installed command too: what stands between it and the program is the same for all."""

import contextlib
from pathlib import Path

import pytest

from tests.stories.installed import COMMAND, InstalledScreen
from tests.stories.reading import FOLDER, read
from tests.stories.telling import set_out, true_on_the_screen

PER_COMMIT = "froland_anonym_droefting"
SLOW = (
    "froland_foresatte_holdes_utenfor",
    "os_angre_og_ta_tilbake",
    "hoyanger_vald_i_heimen",
    "os_arkiv_sperring_sletting",
    "vika_ny_versjon",
)


def told(name: str, folder: Path) -> int:
    """Tell a story by the installed command, and return how many deeds there were in it."""
    story = read(FOLDER / f"{name}.yaml")
    with contextlib.chdir(set_out(folder)):
        played = tuple(true_on_the_screen(story, InstalledScreen(folder, language=story.language)))
    assert not any(one.calls for one in played), "it was not a program of its own"
    return len(played)


def test_a_story_is_true_as_the_installed_command_tells_it(tmp_path: Path) -> None:
    assert COMMAND.exists()
    assert told(PER_COMMIT, tmp_path) > 3


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_more_stories_are_true_as_the_installed_command_tells_them(name: str, tmp_path: Path) -> None:
    assert told(name, tmp_path) > 3
