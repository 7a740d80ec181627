"""Many machines at one server that is killed under load lose nothing that was acknowledged, and go on by themselves."""

from collections.abc import Callable

import pytest

from tests.safety import machines
from tests.safety.planting import run_here


@pytest.mark.slow
def test_the_kills_of_a_commit_lose_nothing_and_double_nothing(aloud: Callable[[str], None]) -> None:
    ran = run_here("machines", count=machines.PER_COMMIT, seed=2)
    aloud(ran.said)
    assert ran.found_nothing, ran.said
