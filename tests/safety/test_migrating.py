"""Cases that are moved together while others work, by somebody who is killed, are whole on one version or the other."""

from collections.abc import Callable

import pytest

from tests.safety import migrating
from tests.safety.planting import plants, run_here

LEAST_PLANTED = 6


def test_a_few_moves_of_all_cases_leave_each_of_them_whole() -> None:
    ran = run_here("migrating", count=12, seed=1)
    assert ran.found_nothing, ran.said


def test_planted_bugs_are_enough() -> None:
    assert len([plant for plant in plants() if plant.harness == "migrating"]) >= LEAST_PLANTED


@pytest.mark.slow
def test_the_moves_of_a_commit_leave_each_case_whole(aloud: Callable[[str], None]) -> None:
    ran = run_here("migrating", count=migrating.PER_COMMIT, seed=2)
    aloud(ran.said)
    assert ran.found_nothing, ran.said
