"""Days as they are typed."""

from datetime import date

import pytest

from engine.console.days import in_norwegian, written_day
from tests.console.terminal import Terminal

DAY = date(2026, 10, 9)


@pytest.mark.parametrize("written", ["2026-10-09", "9.10.2026", "09.10.2026", " 9. 10. 2026 ", in_norwegian(DAY)])
def test_a_day_is_read_as_it_is_written_in_norway_and_as_iso(written: str) -> None:
    assert written_day(written) == DAY


@pytest.mark.parametrize("written", ["9.10.26", "31.2.2026", "10/9/2026", "9.10", "", "snart", "0.0.2026"])
def test_what_must_be_guessed_is_no_day(written: str) -> None:
    assert written_day(written) is None


def test_every_command_takes_it_and_the_error_shows_the_day_of_the_practice(practice: Terminal) -> None:
    assert practice.run("--na", "8.9.2026", "ny", "os", "--alias", "gutt", "--dato", "7.9.2026").code == 0
    assert practice.run("--na", "08.09.2026", "mote", "1", "--neste", "9.10.2026").code == 0
    wrong = practice.run("--na", "2026-09-08", "mote", "1", "--neste", "9.10.26")
    assert wrong.code == 2
    assert "2026-09-08" in wrong.err
    assert "8.9.2026" in wrong.err
