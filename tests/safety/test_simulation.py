"""Games of clerks at a store that dies, stumbles and loses power find nothing wrong, and play the same way again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.safety import simulation
from tests.safety.harness import Report
from tests.safety.planting import plants
from tests.safety.simulated.game import Game

HALF = simulation.PER_COMMIT // 2
WITHIN = 200  # a planted bug is found by one of so many seeds
LEAST_PLANTED = 12


def test_a_few_games_find_nothing_wrong() -> None:
    report = simulation.run(25, 1)
    assert report.passed, report.told()


def test_a_seed_plays_the_same_game_again(tmp_path: Path) -> None:
    reports = [Report("simulation", 3), Report("simulation", 3)]
    for place, report in enumerate(reports):
        Game(tmp_path / str(place), 3, report=report).play()
    assert reports[0] == reports[1]
    assert reports[0].met.total() > 0


def test_planted_bugs_are_enough_and_found_early() -> None:
    planted = [plant for plant in plants() if plant.harness == "simulation"]
    assert len(planted) >= LEAST_PLANTED
    assert [plant for plant in planted if not (1 <= plant.seed <= WITHIN and plant.count == 1)] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 1 + HALF])
def test_the_games_of_a_commit_find_nothing_wrong(seed: int, aloud: Callable[[str], None]) -> None:
    report = simulation.run(HALF, seed)
    aloud(report.line())
    assert report.passed, report.told()
