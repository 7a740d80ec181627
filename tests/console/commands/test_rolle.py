"""`bti rolle`: a user, or a name that no user has."""

import json
import shlex

import pytest

from tests.console.commands.running import Program


def test_a_name_that_is_no_user_is_kept_as_a_name_and_said_to_be(opened: Program) -> None:
    far = opened.ok("rolle 1 ansvarlig --er Onkel")
    assert "Onkel er ikke en bruker her, og er skrevet inn som navn." in far.err
    assert "Mente du" not in far.err
    assert "er ikke en bruker" not in opened.ok("rolle 1 ansvarlig --er test.laerer").err


@pytest.mark.parametrize("slip", ["test.larer", "test.lærer", "Test.Learer", "'Test Laerer'"])
def test_a_slip_in_a_handle_is_asked_of_before_anything_is_kept(opened: Program, slip: str) -> None:
    kept = opened.ok("logg 1").out
    stopped = opened.bti(f"rolle 1 ansvarlig --er {slip} --dato 2026-09-08")
    assert stopped.code == 2
    assert "Mente du test.laerer? Ingenting er skrevet inn." in " ".join(stopped.text.split())
    assert opened.ok("logg 1").out == kept
    meant, as_name = stopped.hints
    assert meant == "bti rolle 1 ansvarlig --dato 2026-09-08 --er test.laerer"
    assert shlex.split(as_name) == shlex.split(f"bti rolle 1 ansvarlig --dato 2026-09-08 --er {slip} --likevel")
    assert opened.ok(as_name.removeprefix("bti ")).err.count("er skrevet inn som navn") == 1
    assert "Kan nå se saken: test.laerer." in opened.ok(meant.removeprefix("bti ")).out


def test_a_slip_in_a_handle_takes_nobody_out_of_the_role(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er test.laerer")
    stopped = opened.bti("rolle 1 ansvarlig --er test.lederr")
    assert stopped.code == 2
    said = " ".join(stopped.text.split())
    assert "test.laerer har rollen nå. Mente du test.leder?" in said
    opened.ok("--som test.laerer vis 1")
    tried = opened.ok("rolle 1 ansvarlig --er test.lederr --vis-bare")
    assert "Da er disse ikke lenger med i saken: test.laerer." in tried.out
    opened.ok("rolle 1 ansvarlig --er test.lederr --likevel")
    assert opened.bti("--som test.laerer vis 1").code == 4
    assert "Mente du test.laerer?" in opened.bti("rolle 1 ansvarlig --er test.laererr").text


def test_a_name_that_is_nobodys_takes_the_role_as_before(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er test.laerer", "rolle 1 ansvarlig --er Onkel")
    assert opened.bti("--som test.laerer vis 1").code == 4


def test_a_role_that_there_is_not_is_told_before_anything_is_asked(opened: Program) -> None:
    stopped = opened.bti("rolle 1 ansvarligg")
    assert stopped.code == 3
    assert "«Ansvarlig»" in stopped.text or "ansvarlig" in stopped.text.casefold().replace("ansvarligg", "")
    assert "--er" not in stopped.text


def test_neither_a_handle_nor_a_name_is_capitalised_in_the_log(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er berti --likevel", "rolle 1 ansvarlig --er test.laerer")
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


def test_a_role_is_bound_to_a_service_or_body_of_the_guide(opened: Program) -> None:
    ran = opened.ok("rolle 1 ansvarlig --er 'Team for habilitering og rehabilitering'")
    assert "Team for habilitering og rehabilitering har rollen «ansvarlig»." in ran.text
    assert "er ikke en bruker" not in ran.text
    rows = json.loads(opened.ok("rolle 1 --json").out)
    assert [(one["who"], one["kind"]) for one in rows if one["id"] == "ansvarlig"] == [
        ("Team for habilitering og rehabilitering", "body")
    ]
    assert "Team for habilitering og rehabilitering" in opened.ok("skriv 1 stafettlogg").text


@pytest.mark.parametrize(
    ("given", "who", "kind"),
    [
        ("--er test.laerer", "test.laerer", "person"),
        ("--er Onkel", "Onkel", "name"),
        ("--hos 'andre tjenester' --er Ungdomslosen", "Ungdomslosen", "service"),
        ("--senere", "avgjøres senere", "later"),
    ],
)
def test_what_a_role_is_bound_to_is_told_as_data(opened: Program, given: str, who: str, kind: str) -> None:
    assert [one["kind"] for one in json.loads(opened.ok("rolle 1 --json").out)] == [None] * 6
    opened.ok(f"rolle 1 ansvarlig {given}")
    rows = json.loads(opened.ok("rolle 1 --json").out)
    assert [(one["who"], one["kind"]) for one in rows if one["id"] == "ansvarlig"] == [(who, kind)]


def test_a_service_that_stands_for_others_is_a_name_until_it_is_said_which(opened: Program) -> None:
    assert "er ikke en bruker" in opened.ok("rolle 1 ansvarlig --er 'andre tjenester'").err
    stopped = opened.bti("rolle 1 ansvarlig --hos 'andre tjenester'")
    assert (stopped.code, "Skriv navnet på tjenesten." in stopped.text) == (3, True)


def test_a_service_that_the_guide_does_not_have_is_refused_with_those_it_has(opened: Program) -> None:
    stopped = opened.bti("rolle 1 ansvarlig --hos Legen")
    assert stopped.code == 3
    assert "Veilederen har ingen tjeneste eller instans som heter «Legen». Den har «Andre tjenester»," in stopped.text
    assert stopped.hints == ("bti rolle 1",)


def test_a_role_has_one_at_a_time(opened: Program) -> None:
    stopped = opened.bti("rolle 1 ansvarlig --hos BUT --er test.laerer")
    assert (stopped.code, "En rolle har én om gangen" in stopped.text) == (3, True)
    assert opened.bti("rolle 1 ansvarlig --hos BUT --senere").code == 2


def test_the_coordinator_is_listed_as_a_person(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --ta-imot")
    rows = json.loads(opened.ok("rolle 1 --json").out)
    assert ("test.laerer", "person") in [(one["who"], one["kind"]) for one in rows]


def test_the_last_who_can_open_what_is_shielded_stays_when_the_role_goes_to_another(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er test.laerer")
    opened.ok("--som test.laerer meld 1 --mistanke 'Blåmerker.'")
    tried = opened.ok("rolle 1 ansvarlig --er test.leder --vis-bare")
    assert "Da er disse fortsatt med i saken: test.laerer." in tried.text
    ran = opened.ok("rolle 1 ansvarlig --er test.leder")
    assert "Er fortsatt med i saken: test.laerer." in ran.text
    assert "Blåmerker." not in ran.text
    assert "Blåmerker." in opened.ok("--som test.laerer logg 1").text
    assert "Blåmerker." not in opened.ok("--som test.leder logg 1").text
