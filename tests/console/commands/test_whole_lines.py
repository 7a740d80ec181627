"""Where something is missing or misspelled, the arrow is a whole line with a case of one's own, and it can be run."""

import pytest

from tests.console.commands.running import Program


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("neste", "bti neste 1"),
        ("neste --dato 2026-09-08", "bti neste 1 --dato 2026-09-08"),
        ("logg", "bti logg 1"),
        ("gjelder --alias 'gutt, 7 år'", "bti gjelder 1 --alias 'gutt, 7 år'"),
    ],
)
def test_a_command_without_a_case_is_answered_with_ones_own(opened: Program, typed: str, line: str) -> None:
    stopped = opened.bti(typed)
    assert stopped.code == 2
    assert stopped.hints == (line, "bti liste")
    opened.ok(line.removeprefix("bti "))


def test_the_most_urgent_case_comes_first_and_is_none_of_others(opened: Program) -> None:
    assert opened.bti("--som test.laerer neste").hints == ("bti neste --help",)
    opened.ok("--som test.laerer ny os --alias 'jente, 8 år'")
    assert opened.bti("--som test.laerer neste").hints == (
        "bti --som test.laerer neste 2",
        "bti --som test.laerer liste",
    )
    assert opened.bti("neste").hints[0] == "bti neste 1"


def test_nobody_without_a_store_is_told_of_a_case(program: Program) -> None:
    assert program.bti("neste").hints == ("bti neste --help",)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("alias", "bti gjelder 1"),
        ("alias 1 jente", "bti gjelder 1 --alias jente"),
        ("alias 1 --alias jente", "bti gjelder 1 --alias jente"),
        ("nste 1", "bti neste 1"),
        ("barnevernet", "bti meld"),
        ("1", "bti vis 1"),
    ],
)
def test_a_command_that_there_is_not_is_answered_with_the_whole_line(opened: Program, typed: str, line: str) -> None:
    stopped = opened.bti(typed)
    assert stopped.code == 2
    assert stopped.hints == (line,)
    opened.ok(line.removeprefix("bti "))


def test_a_command_that_is_like_no_other_points_to_help(opened: Program) -> None:
    assert opened.bti("qqqq").hints == ("bti --help",)


@pytest.mark.parametrize(
    ("typed", "day", "line"),
    [
        ("notat 1 Ringte --dato mandag", "7.9.2026", "bti notat 1 Ringte --dato 2026-09-07"),
        ("notat 1 Ringte --dato tirsdag", "8.9.2026", "bti notat 1 Ringte --dato 2026-09-08"),
        ("notat 1 Ringte --dato Onsdag", "2.9.2026", "bti notat 1 Ringte --dato 2026-09-02"),
        ("utsett 1 --til fredag --grunn Ferie", "11.9.2026", "bti utsett 1 --til 2026-09-11 --grunn Ferie"),
        ("utsett 1 --til måndag --grunn Ferie", "14.9.2026", "bti utsett 1 --til 2026-09-14 --grunn Ferie"),
        ("utsett 1 --til tuesday --grunn Ferie", "8.9.2026", "bti utsett 1 --til 2026-09-08 --grunn Ferie"),
    ],
)
def test_a_day_of_the_week_is_answered_with_its_date(opened: Program, typed: str, day: str, line: str) -> None:
    stopped = opened.bti(typed)
    assert stopped.code == 2
    assert day in stopped.text
    assert stopped.hints == (line,)


def test_a_consent_without_a_service_is_answered_with_a_line_to_go_by(opened: Program) -> None:
    opened.ok("ny froland --alias 'gutt, 7 år'")
    for typed in ("samtykke 2", "samtykke 2 --fra mor --muntlig"):
        stopped = opened.bti(typed)
        assert stopped.code == 2
        (line,) = stopped.hints
        assert line.startswith("bti samtykke 2 ")
        assert " --fra mor" in line
        opened.ok(line.removeprefix("bti "))
    assert opened.bti("samtykke 9").hints == ("bti samtykke --help",)


def test_where_somebody_is_kept_out_no_line_names_who_would_be_asked(opened: Program) -> None:
    opened.ok("ny froland --alias 'gutt, 7 år'", "meld 2 --sendt")
    assert opened.bti("samtykke 2").hints == ("bti samtykke --help",)
