"""Thirty-two writers at once are all served, as fairly as can be told from what each has got."""

from collections.abc import Callable

import pytest

from tests.safety import contention
from tests.safety.contention import fairness
from tests.safety.planting import run_here


def test_fairness_is_one_where_all_get_as_much_and_least_where_one_gets_all() -> None:
    assert fairness([7, 7, 7, 7]) == 1
    assert fairness([0, 0, 9, 0]) == 1 / 4
    assert fairness([0, 0]) == 0


@pytest.mark.slow
def test_none_of_thirty_two_writers_is_turned_away_or_starves(aloud: Callable[[str], None]) -> None:
    ran = run_here("contention", count=contention.PER_COMMIT, seed=1)
    aloud(ran.said)
    assert ran.found_nothing, ran.said
