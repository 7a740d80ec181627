"""An undone act was never done and a redone one never undone, however a case is walked."""

from collections.abc import Callable

import pytest

from tests.safety import undoing

LIFELONG = 10_000


def test_a_few_cases_are_undone_and_redone() -> None:
    report = undoing.run(40, 1)
    report.require({"undo": 50, "redo": 20, "there and back": 20})
    assert report.passed, report.told()


@pytest.mark.slow
def test_ten_thousand_cases_are_undone_and_redone(aloud: Callable[[str], None]) -> None:
    report = undoing.run(LIFELONG, 2)
    aloud(report.line())
    report.require({"undo": 20_000, "redo": 10_000, "there and back": 10_000})
    assert report.passed, report.told()
