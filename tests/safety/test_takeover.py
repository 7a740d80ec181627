"""Two workers, one of which is killed again and again, remind everybody once and in time."""

from collections.abc import Callable

import pytest

from tests.safety import takeover
from tests.safety.planting import run_here


@pytest.mark.slow
def test_whoever_is_killed_everybody_is_told_once_and_in_time(aloud: Callable[[str], None]) -> None:
    ran = run_here("takeover", count=takeover.PER_COMMIT, seed=2)
    aloud(ran.said)
    assert ran.found_nothing, ran.said
