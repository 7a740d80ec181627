"""The frame of the harnesses: the same seed does the same again, and a harness that did nothing has not passed."""

import pytest

from tests.safety.harness import FAULTS_TOLD, Report, chance_of, command_line, shares


def test_a_report_is_told_in_one_line_with_its_seed() -> None:
    report = Report("cuts", 7, count=3)
    report.meet("torn", 2)
    assert report.line() == "cuts: count 3, seed 7; torn 2; faults 0"
    assert report.line(seconds=1.25) == "cuts: count 3, seed 7, 1.2 s; torn 2; faults 0"


def test_a_run_that_tried_nothing_has_not_passed() -> None:
    assert not Report("cuts", 1).passed
    assert Report("cuts", 1, count=1).passed


def test_what_was_hardly_met_is_a_fault() -> None:
    report = Report("cuts", 1, count=1)
    report.meet("torn", 2)
    report.require({"torn": 2})
    assert report.passed
    report.require({"torn": 3, "lost names": 1})
    assert [fault.split()[1] for fault in report.faults] == ["torn", "lost"]


def test_parts_add_up() -> None:
    whole, part = Report("cuts", 1, count=1), Report("cuts", 1, count=2, faults=["lost"])
    part.meet("torn")
    whole.add(part)
    assert (whole.count, whole.met["torn"], whole.faults) == (3, 1, ["lost"])


def test_only_the_first_faults_are_told() -> None:
    report = Report("cuts", 1, count=1, faults=["lost"] * (FAULTS_TOLD + 2))
    assert report.told().count("lost") == FAULTS_TOLD
    assert report.told().endswith("… and 2 more")


def test_chance_is_the_same_for_the_same_names_and_another_for_others() -> None:
    assert chance_of(1, "a", 2).random() == chance_of(1, "a", 2).random()
    assert len({chance_of(*names).random() for names in ((1, "a"), (2, "a"), (1, "b"), (1, "a", 1))}) == 4


@pytest.mark.parametrize("count", [0, 1, 5, 6, 100])
def test_shares_add_up_to_the_count(count: int) -> None:
    divided = shares(count, ("a", "b", "c"))
    assert sum(divided.values()) == count
    assert max(divided.values()) - min(divided.values()) <= 1


def test_the_command_line_passes_count_and_seed_on_and_fails_where_there_is_a_fault(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(count: int, seed: int) -> Report:
        return Report("cuts", seed, count=count, faults=["lost"] if seed == 3 else [])

    assert command_line(run, count=5, arguments=[]) == 0
    assert command_line(run, count=5, arguments=["8"]) == 0
    assert command_line(run, count=5, arguments=["8", "3"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split(",")[0:2] for line in said[:3]] == [
        ["cuts: count 5", " seed 1"],
        ["cuts: count 8", " seed 1"],
        ["cuts: count 8", " seed 3"],
    ]
    assert said[3] == "FAULT lost"
