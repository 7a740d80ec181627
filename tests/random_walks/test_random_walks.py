"""Random walks over every guide: never stuck, and the agenda keeps its word. What is rarely met shows a dead corner."""

from pathlib import Path
from types import ModuleType

import pytest

from engine.cases import calling, seeing
from tests.random_walks.counting import Met
from tests.random_walks.run import (
    FULL,
    ONE_IN,
    OUT_OF_REACH,
    codes,
    refused_with,
    walk,
    wanting,
    written_down,
)

PER_COMMIT, AT_MOST = 20_000, 40_000
LEAST = 40


@pytest.fixture(scope="module")
def walked() -> tuple[Met, list[str]]:
    """Return what the walk of every commit has met, and what it found wrong; it goes on a while after what it lacks."""
    return walk(PER_COMMIT, seed=1, at_most=AT_MOST)


def test_twenty_thousand_commands_find_nothing_wrong_and_meet_every_step_answer_and_ending(
    walked: tuple[Met, list[str]],
) -> None:
    met, faults = walked
    assert faults == []
    assert met.rare(1, codes=()) == []


def test_each_command_meets_each_refusal_that_it_can_meet(walked: tuple[Met, list[str]]) -> None:
    """So often that it is a hundred times in a million. A command that is new is met too early, too late and so on."""
    met, _ = walked
    assert met.thin(PER_COMMIT // ONE_IN, pairs=written_down()) == []


def test_no_command_meets_a_refusal_that_is_not_written_down(walked: tuple[Met, list[str]]) -> None:
    """What is met and not written down here would not be missed the day that it is no longer met: add it."""
    met, _ = walked
    assert sorted(met.pairs.keys() - written_down()) == []


def test_every_refusal_there_is_is_one_of_some_command() -> None:
    assert sorted(codes() - {code for _, code in written_down()}) == []


@pytest.mark.parametrize("subject", [calling, seeing], ids=lambda one: one.__name__)
def test_twenty_thousand_commands_meet_every_refusal_of_some_subjects_many_times(
    walked: tuple[Met, list[str]], subject: ModuleType
) -> None:
    met, _ = walked
    found = {code: met.refusals[code] for code in refused_with(Path(str(subject.__file__)))}
    assert len(found) > 1
    assert {code: count for code, count in found.items() if count < LEAST} == {}


def test_what_is_said_to_be_out_of_reach_is_never_met(walked: tuple[Met, list[str]]) -> None:
    met, _ = walked
    assert met.refusals.keys() & OUT_OF_REACH.keys() == set()
    assert {code for _, code in written_down()} & OUT_OF_REACH.keys() == set()


@pytest.mark.slow
def test_a_hundred_thousand_commands_meet_everything_many_times(capsys: pytest.CaptureFixture[str]) -> None:
    met, faults = walk(FULL, seed=2)
    with capsys.disabled():
        print("\n".join(met.table()))  # noqa: T201 - what was met is what the test is read for
    assert faults == []
    assert wanting(met, commands=FULL) == []
