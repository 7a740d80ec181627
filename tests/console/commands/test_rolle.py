"""`bti rolle`: a user, or a name that no user has."""

import pytest

from tests.console.commands.running import Program


def test_a_name_that_is_no_user_is_kept_as_a_name_and_said_to_be(opened: Program) -> None:
    ran = opened.ok("rolle 1 ansvarlig --er test.lerer")
    assert "test.lerer er ikke en bruker her, og er skrevet inn som navn." in ran.err
    assert "Mente du test.laerer?" in ran.err
    far = opened.ok("rolle 1 ansvarlig --er Onkel")
    assert "er ikke en bruker her" in far.err
    assert "Mente du" not in far.err
    assert "er ikke en bruker" not in opened.ok("rolle 1 ansvarlig --er test.laerer").err


def test_neither_a_handle_nor_a_name_is_capitalised_in_the_log(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er berti", "rolle 1 ansvarlig --er test.laerer")
    log = opened.ok("logg 1").out
    assert "berti har rollen" in log
    assert "test.laerer har rollen" in log
    assert "Berti" not in log


def test_whoever_comes_in_or_leaves_by_a_role_is_named(opened: Program) -> None:
    tried = opened.ok("rolle 1 ansvarlig --er test.laerer --vis-bare")
    assert "Da kan disse også se saken: test.laerer." in tried.out
    assert "Kan nå se saken: test.laerer." in opened.ok("rolle 1 ansvarlig --er test.laerer").out
    assert "kan nå se" not in opened.ok("rolle 1 ansvarlig --er test.laerer").text.casefold()
    tried = opened.ok("rolle 1 ansvarlig --er test.leder --vis-bare")
    assert "Da er disse ikke lenger med i saken: test.laerer." in tried.out
    ran = opened.ok("rolle 1 ansvarlig --er test.leder")
    assert "Kan nå se saken: test.leder." in ran.out
    assert "Er ikke lenger med i saken: test.laerer." in ran.out
    assert opened.bti("--som test.laerer vis 1").code == 4


@pytest.mark.parametrize("to", ["--er test.leder", "--senere", "--er 'Tante Tora'"])
def test_nobody_leaves_a_case_by_giving_a_role_away_without_saying_so(opened: Program, to: str) -> None:
    opened.ok("rolle 1 ansvarlig --er test.laerer")
    stopped = opened.bti(f"--som test.laerer rolle 1 ansvarlig {to}")
    assert stopped.code == 3
    assert "Da er du ikke lenger med i saken, og kan ikke gjøre det om. Skriv --likevel" in stopped.text
    assert "Da er du ikke lenger med" in opened.ok(f"--som test.laerer rolle 1 ansvarlig {to} --vis-bare").text
    opened.ok("--som test.laerer vis 1")
    ran = opened.ok(f"--som test.laerer rolle 1 ansvarlig {to} --likevel")
    assert "Du er ikke lenger med i saken." in ran.out
    assert ran.hints == ()
    assert opened.bti("--som test.laerer vis 1").code == 4


def test_one_who_is_in_the_case_anyhow_gives_a_role_away_as_before(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er meg", "rolle 1 ansvarlig --er test.laerer")
    opened.ok("vis 1")
