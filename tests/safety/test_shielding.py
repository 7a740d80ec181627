"""Cases in which somebody is kept out: nothing of them faces those people, and what was planted to do so is found."""

from collections.abc import Callable

import pytest

from tests.safety import shielding
from tests.safety.planting import plants

LEAST_PLANTED = 15
MET = {
    "copy refused": 100,
    "copy searched": 10,
    "document looked at": 100,
    "looked while shielded": 100,
    "met while open": 10,
    "screens": 40,
    "stopped by the shield": 5,
    "told to colleagues": 5,
    "tried while shielded": 200,
}
SLOW = 1_000


def test_the_cases_of_a_commit_face_nobody_who_is_kept_out() -> None:
    report = shielding.run(shielding.PER_COMMIT, 1)
    report.require(MET)
    assert report.passed, report.told()


def test_planted_bugs_are_enough() -> None:
    assert len([plant for plant in plants() if plant.harness == "shielding"]) >= LEAST_PLANTED


@pytest.mark.slow
def test_a_thousand_cases_face_nobody_who_is_kept_out(aloud: Callable[[str], None]) -> None:
    report = shielding.run(SLOW, 10_000)
    aloud(report.line())
    assert report.passed, report.told()
