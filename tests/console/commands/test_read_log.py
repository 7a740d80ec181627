"""The read log: whatever command is run, nothing of a case is shown that is not logged first."""

import pytest

from engine.adapters.sealing import Sealing
from engine.application.ports import Look
from engine.console.group import EVERYDAY, KEEPING
from engine.errors import LookUnwritten
from tests.console.commands.everything import ACROSS, APART, NUMBER, ON_A_CASE, SECRETS, full_case, lines
from tests.console.commands.running import Program

PEOPLE = ("", "--som test.leder", "--som test.tilsyn")


@pytest.fixture
def full(program: Program) -> Program:
    return full_case(program)


@pytest.fixture
def dead(full: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The same store, whose access log takes nothing."""

    def fail(self: Sealing, look: Look) -> None:
        del self
        raise LookUnwritten(by=look.by)

    monkeypatch.setattr(Sealing, "look_columns", fail)  # whether it is kept alone, or with what was done
    return full


def test_every_command_is_tried() -> None:
    assert {*EVERYDAY, *KEEPING} == {*ON_A_CASE, *ACROSS, *APART} - {""}


def test_with_a_log_the_words_of_the_case_are_shown(full: Program) -> None:
    said = " ".join(full.bti(line).text for line in lines())
    assert [secret for secret in SECRETS if secret not in said] == []


@pytest.mark.parametrize("who", PEOPLE)
def test_without_a_log_no_command_shows_anything_of_a_case(dead: Program, who: str) -> None:
    for line in lines(who=who):
        ran = dead.bti(line)
        told = [secret for secret in SECRETS if secret in ran.out + ran.err]
        assert told == [], line
        assert ran.code != 70, (line, ran)


@pytest.mark.parametrize(
    "line",
    [
        "meld",
        f"meld {NUMBER}",
        f"meld {NUMBER} --sendt",
        f"meld {NUMBER} --sendt --til politi",
        f"meld {NUMBER} --mistanke",
    ],
)
def test_without_a_log_a_report_is_still_answered_and_kept(dead: Program, line: str) -> None:
    ran = dead.bti(line)
    assert ran.code == 0
    assert ran.out.startswith("bti sender ingen melding.")


def test_a_look_that_cannot_be_logged_is_said_to_be_so(dead: Program) -> None:
    ran = dead.bti(f"vis {NUMBER}")
    assert ran.code == 6
    assert ran.out == ""
    assert ran.err.strip()


def test_what_is_not_for_a_stranger_is_as_what_is_not(full: Program) -> None:
    stranger = "--som test.helsesykepleier"
    for line, other in zip(lines(who=stranger), lines("2026-007", who=stranger), strict=True):
        there, nowhere = full.bti(line), full.bti(other)
        assert there.code == nowhere.code, line
        assert there.out == nowhere.out.replace("2026-007", NUMBER), line
        assert there.err == nowhere.err.replace("2026-007", NUMBER), line
        assert [secret for secret in SECRETS if secret in there.out + there.err] == [], line
