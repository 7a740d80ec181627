"""`bti avslutt`: the ending as it is typed, and the closing told once."""

import pytest

from tests.console.commands.running import Program

TO_THE_END = ("rolle 1 ansvarlig --er meg", "neste 1", "neste 1", "mote 1", "neste 1 --valg 3", "notat 1 -")


@pytest.fixture
def ending(opened: Program) -> Program:
    opened.ok(*TO_THE_END)
    return opened


@pytest.mark.parametrize(
    "written", ["Med fortsatt oppmerksomhet", "med fortsatt oppmerksomhet", "med", "Avsluttet med fortsatt"]
)
def test_the_answer_that_ends_names_the_ending(ending: Program, written: str) -> None:
    ran = ending.ok(f"avslutt 1 --slik '{written}'")
    assert "Avsluttet med fortsatt oppmerksomhet" in ran.out


def test_what_could_mean_two_endings_is_not_guessed(ending: Program) -> None:
    assert ending.bti("avslutt 1 --slik avsluttet").code == 3
    assert ending.ok("vis 1").hints


def test_the_closing_is_told_once_and_stands_last(ending: Program) -> None:
    lines = ending.ok("avslutt 1 --slik med").out.splitlines()
    assert lines[-1] == "Sak 2026-001 er avsluttet."
    assert sum("er avsluttet" in line for line in lines) == 1
    assert "Når 8. sept. 2026" in ending.ok("vis 1").text


def test_a_closed_case_says_when_and_why_it_was_closed(ending: Program) -> None:
    ending.ok("avslutt 1 --slik slutt --familien-onsker --grunn 'De flytter.'")
    assert "Når 8. sept. 2026 Hvorfor De flytter." in ending.ok("vis 1").text


def test_away_from_an_end_only_what_the_family_may_wish_is_listed_and_can_be_run(opened: Program) -> None:
    ran = opened.bti("avslutt 1")
    assert ran.code == 2
    assert "Ønsker familien å avslutte, så velg hvordan" in ran.text
    assert "ØVELSE" in ran.err
    listed = [row.strip() for row in ran.err.splitlines() if row.startswith("  bti avslutt")]
    assert len(listed) > 1
    for row in listed:
        command = row.split("   ")[0].removeprefix("bti ")
        assert "--familien-onsker" in command
        assert ("(mangler et notat)" in row) == (opened.bti(f"{command} --grunn - --vis-bare").code == 3)


def test_a_way_to_the_end_that_only_the_family_may_take_says_how_to_take_it(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er meg", "neste 1", "neste 1")
    ran = opened.bti("avslutt 1 --slik slutt")
    assert ran.code == 3
    assert "Veien dit" in ran.text
    assert ran.hints == ("bti avslutt 1 --slik slutt --familien-onsker --grunn -",)
    opened.try_hints(ran)
    opened.ok("mote 1", "neste 1 --valg 1")
    ran = opened.bti("avslutt 1 --slik 'med oppmerksomhet'")
    assert "Bare når familien ønsker det, kan saken avsluttes slik nå. Skriv da --familien-onsker." in ran.text
    assert ran.hints == ("bti avslutt 1 --slik 'med oppmerksomhet' --familien-onsker --grunn -",)


CLOSE = "avslutt 1 --slik slutt --familien-onsker --grunn ord --vis-bare"


def test_what_came_of_a_suspicion_is_asked_only_of_those_who_may_know(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er test.laerer", "--som test.laerer meld 1 --mistanke ord")
    assert "ingen melding er registrert" in opened.ok(f"--som test.laerer {CLOSE}").text
    assert "Mistanke" not in opened.ok(CLOSE).text
    opened.ok("--som test.laerer meld 1 --sendt")
    assert (
        "Det er meldt fra 8. sept. 2026. Saken sier ikke hva det ble til."
        in opened.ok(f"--som test.laerer {CLOSE}").text
    )
    assert "meldt" not in opened.ok(CLOSE).text


def test_whoever_closes_is_spoken_to_and_others_are_named(opened: Program) -> None:
    opened.ok("stafett 1 --til meg")
    assert "Du har ikke lenger noe å gjøre som stafettholder." in opened.ok(CLOSE).text
    done = opened.ok(CLOSE.removesuffix(" --vis-bare"))
    assert "Dette følger av avslutningen:" in done.text
    assert "Dette skjer når" not in done.text
