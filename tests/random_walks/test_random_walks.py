"""Random walks over every guide: never stuck, and the agenda keeps its word. What is rarely met shows a dead corner."""

from pathlib import Path
from types import ModuleType

import pytest

from engine.cases import calling, seeing
from tests.random_walks.counting import Met
from tests.random_walks.run import FULL, LEAST_IN_FULL, OUT_OF_REACH, codes, refused_with, walk

PER_COMMIT = 10_000
LEAST = 20


@pytest.fixture(scope="module")
def walked() -> tuple[Met, list[str]]:
    """Return what the walk of every commit has met, and what it found wrong."""
    return walk(PER_COMMIT, seed=1)


def test_ten_thousand_commands_find_nothing_wrong_and_meet_every_step_answer_and_ending(
    walked: tuple[Met, list[str]],
) -> None:
    met, faults = walked
    assert faults == []
    assert met.rare(1, codes=()) == []


@pytest.mark.parametrize("subject", [calling, seeing], ids=lambda one: one.__name__)
def test_ten_thousand_commands_meet_every_refusal_of_some_subjects_many_times(
    walked: tuple[Met, list[str]], subject: ModuleType
) -> None:
    met, _ = walked
    found = {code: met.refusals[code] for code in refused_with(Path(str(subject.__file__)))}
    assert len(found) > 1
    assert {code: count for code, count in found.items() if count < LEAST} == {}


def test_what_is_said_to_be_out_of_reach_is_never_met(walked: tuple[Met, list[str]]) -> None:
    met, _ = walked
    assert met.refusals.keys() & OUT_OF_REACH.keys() == set()


@pytest.mark.slow
def test_a_hundred_thousand_commands_meet_everything_many_times(capsys: pytest.CaptureFixture[str]) -> None:
    met, faults = walk(FULL, seed=2)
    with capsys.disabled():
        print("\n".join(met.table()))  # noqa: T201 - what was met is what the test is read for
    assert faults == []
    assert met.rare(LEAST_IN_FULL, codes=codes()) == []
