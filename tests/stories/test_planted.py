"""Every planted bug makes its story untrue, and that story is true without it: a story that shows nothing is none."""

from pathlib import Path

import pytest

from tests.house.planting import Ended, Unfit
from tests.stories.planting import Plant, plants, read_plant, told_with, told_without
from tests.stories.reading import stories


def test_a_patch_says_its_story_and_what_it_breaks(tmp_path: Path) -> None:
    path = tmp_path / "lost.patch"
    path.write_text("# story: os_moter – a thing is lost\n", "utf-8")
    assert plants(tmp_path) == (Plant(path, "os_moter", "a thing is lost"),)
    path.write_text("--- a/engine/errors.py\n", "utf-8")
    with pytest.raises(Unfit, match="does not begin"):
        read_plant(path)


def test_falling_over_is_not_being_untrue() -> None:
    assert Ended(1, "FAULT os_moter: it does not say so").found_faults
    assert not Ended(1, "Traceback (most recent call last):").found_faults
    assert not Ended(0, "").found_faults


def test_every_plant_has_a_story() -> None:
    assert plants()
    assert {plant.story for plant in plants()} <= {story.name for story in stories()}


@pytest.mark.slow
@pytest.mark.parametrize("plant", plants(), ids=str)
def test_a_planted_bug_makes_its_story_untrue(plant: Plant) -> None:
    assert told_without(plant.story).code == 0, told_without(plant.story).said
    told = told_with(plant)
    assert told.found_faults, f"{plant} – {plant.what} – left {plant.story} true: {told.said}"


@pytest.mark.slow
def test_a_patch_that_no_longer_applies_is_unfit(tmp_path: Path) -> None:
    lost = "--- a/cli.py\n+++ b/cli.py\n@@ -1,1 +1,1 @@\n-this line is not there\n+nor this\n"
    path = tmp_path / "lost.patch"
    path.write_text(f"# story: os_moter – a thing is lost\n{lost}", "utf-8")
    with pytest.raises(Unfit, match="no longer applies"):
        told_with(read_plant(path))
