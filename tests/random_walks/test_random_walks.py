"""Random walks over every guide: never stuck, and the agenda keeps its word. What is rarely met shows a dead corner."""

import pytest

from tests.random_walks.run import FULL, LEAST_IN_FULL, codes, walk

PER_COMMIT = 10_000


def test_ten_thousand_commands_find_nothing_wrong_and_meet_every_step_answer_and_ending() -> None:
    met, faults = walk(PER_COMMIT, seed=1)
    assert faults == []
    assert met.rare(1, codes=()) == []


@pytest.mark.slow
def test_a_hundred_thousand_commands_meet_everything_many_times(capsys: pytest.CaptureFixture[str]) -> None:
    met, faults = walk(FULL, seed=2)
    with capsys.disabled():
        print("\n".join(met.table()))  # noqa: T201 - what was met is what the test is read for
    assert faults == []
    assert met.rare(LEAST_IN_FULL, codes=codes()) == []
