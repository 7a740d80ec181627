"""`bti rolle`: a user, or a name that no user has."""

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
