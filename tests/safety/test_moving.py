"""Cases that follow another version of their guide land where it has a place for them, and nothing of them is lost."""

from collections.abc import Callable

import pytest

from tests.safety import moving
from tests.safety.planting import plants

LEAST_PLANTED = 12
MET = {"moved": 60, "moved elsewhere": 15, "gone on": 80, "refused shield-differs": 1}
SLOW = 3_000


def test_the_moves_of_a_commit_find_nothing_wrong() -> None:
    report = moving.run(moving.PER_COMMIT, 1)
    report.require(MET)
    assert report.passed, report.told()


def test_planted_bugs_are_enough() -> None:
    assert len([plant for plant in plants() if plant.harness == "moving"]) >= LEAST_PLANTED


@pytest.mark.slow
def test_thousands_of_moves_find_nothing_wrong(aloud: Callable[[str], None]) -> None:
    report = moving.run(SLOW, 10_000)
    aloud(report.line())
    assert report.passed, report.told()
