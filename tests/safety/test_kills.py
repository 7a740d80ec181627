"""Writers and commands that are killed without warning lose nothing that they have told, and leave nothing by half."""

from collections.abc import Callable

import pytest

from tests.safety import kills
from tests.safety.planting import run_here


def test_a_few_kills_leave_a_whole_store() -> None:
    ran = run_here("kills", count=10, seed=1)
    assert ran.found_nothing, ran.said


@pytest.mark.slow
def test_the_kills_of_a_commit_leave_whole_stores(aloud: Callable[[str], None]) -> None:
    ran = run_here("kills", count=kills.PER_COMMIT, seed=2)
    aloud(ran.said)
    assert ran.found_nothing, ran.said
