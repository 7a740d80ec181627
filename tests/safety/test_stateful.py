"""The store in memory and the store in a file answer the same, however they are asked."""

from collections.abc import Callable

import pytest

from tests.safety import stateful


def test_a_few_ways_of_asking_are_answered_alike() -> None:
    report = stateful.run(8, 1)
    assert report.passed, report.told()


@pytest.mark.slow
def test_the_ways_of_asking_of_a_commit_are_answered_alike(aloud: Callable[[str], None]) -> None:
    report = stateful.run(stateful.PER_COMMIT, 2)
    aloud(report.line())
    report.require({"append": 100, "append, refused": 30, "reuse, refused": 30, "reopened": 100})
    assert report.passed, report.told()
