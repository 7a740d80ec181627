"""Every hostile guide gets an answer within bounds: a guide or findings with places and sentences, never a crash."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tests.hostile import crowds
from tests.hostile.collection import RECIPES, found_files, prepare, write
from tests.hostile.recipe import SOUND
from tests.hostile.yard import MEGABYTE, Outcome, Yard, open_yard

MOST_MEMORY = 200 * MEGABYTE
MOST_FINDINGS = 1000


@pytest.fixture(scope="module")
def yard() -> Iterator[Yard]:
    with open_yard() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    prepare(made)
    return made


def assert_answered(outcome: Outcome) -> None:
    assert outcome.ended == ""
    assert outcome.complaints == ()
    assert outcome.count <= MOST_FINDINGS
    assert outcome.peak <= MOST_MEMORY
    assert outcome.guide or outcome.rules


def marked(name: str) -> ParameterSet:
    """What is too much of one thing takes its while, and waits for make test-slow."""
    return pytest.param(name, marks=[pytest.mark.slow] if name in crowds.RECIPES else [])


@pytest.mark.parametrize("name", [marked(name) for name in RECIPES])
def test_a_hostile_guide_gets_its_answer(name: str, yard: Yard, folder: Path) -> None:
    recipe = RECIPES[name]
    path = write(recipe, folder)
    outcome = yard.check(path)
    path.unlink()
    assert_answered(outcome)
    if recipe.rule is SOUND:
        assert outcome.guide
    else:
        assert recipe.rule in outcome.rules


@pytest.mark.parametrize("path", found_files(), ids=lambda path: path.stem)
def test_what_the_fuzzing_once_found_is_answered(path: Path, yard: Yard) -> None:
    assert_answered(yard.check(path))


def test_there_are_many() -> None:
    assert len(RECIPES) - len(crowds.RECIPES) >= 100


# ---------------------------------------------------------------- and the yard sees what it must see


def test_a_reader_that_hangs_is_seen(yard: Yard, folder: Path) -> None:
    assert yard.check(folder / "endless.yaml").rules == ("T03",)
    assert "GuidelineUnreadable" in yard.check(folder / "not_there.yaml").ended
