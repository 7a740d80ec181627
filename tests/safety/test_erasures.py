"""An erasure that is broken off, read over, undone by older files or forged leaves a case whole, or gone for good."""

from collections.abc import Callable

import pytest

from tests.safety import erasures
from tests.safety.planting import run_here


def test_a_few_erasures_leave_a_case_whole_or_gone() -> None:
    ran = run_here("erasures", count=len(erasures.WAYS), seed=1)
    assert ran.found_nothing, ran.said


@pytest.mark.slow
def test_the_erasures_of_every_commit_leave_cases_whole_or_gone(aloud: Callable[[str], None]) -> None:
    ran = run_here("erasures", count=erasures.PER_COMMIT, seed=2)
    aloud(ran.said)
    assert ran.found_nothing, ran.said
