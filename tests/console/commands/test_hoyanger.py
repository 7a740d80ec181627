"""The nynorsk guide of Høyanger on the command line: a resting place, a baton, and a meeting recorded in parts."""

import pytest

from tests.console.commands.running import Program

WALK = (
    "neste 1 --til 'nivå 3' --grunn 'Treng fleire.'",
    "samtykke 1 --fra brukar --for NAV",
    "tjeneste 1 'andre tenester' --er NAV",
    "neste 1 --til 3 --grunn -",
    "neste 1",
    "stafett 1 --til meg",
    "mote 1 --referat -",
    "neste 1",
    "mote 1 --neste 2026-10-01",
    "neste 1",
    "tiltak 1 --mal M --tiltak T --ansvarlig NAV --ansvarlig-er tjeneste",
    "neste 1",
    "mote 1 --referat -",
    "stafett 1 --til meg",
    "evaluer 1 --resultat viderefort --syn brukar=-",
    "neste 1",
    "neste 1 --valg 2",
    "mote 1 --neste 2026-10-20",
    "neste 1 --valg 2",
    "avslutt 1 --grunn -",
    "vis 1",
)


@pytest.fixture
def adult(program: Program) -> Program:
    program.ok("ny hoyanger --alias 'mann, 40' --om voksen")
    return program


def test_every_hint_of_the_walk_runs(adult: Program) -> None:
    for line in WALK:
        ran = adult.bti(line)
        assert ran.code in (0, 3), (line, ran)
        adult.try_hints(ran)
    assert len(adult.hints_run) >= 15


def test_the_level_that_a_resting_place_leads_to_says_what_it_asks(adult: Program) -> None:
    ran = adult.bti(WALK[0])
    assert ran.code == 3
    assert "Stopp: Nivå 3 krever samtykke og at dere har valgt hvem «" in ran.text
    assert ran.hints == ("bti samtykke 1 --fra brukar --for -", "bti skriv 1 samtykke")


def test_minutes_and_the_next_date_may_be_recorded_apart(adult: Program) -> None:
    adult.ok(*WALK[1:7])
    assert adult.ok("vis 1").hints == ("bti mote 1 --neste 2026-10-06",)
    adult.ok(WALK[8])
    assert adult.ok("vis 1").hints == ("bti neste 1",)


def test_being_heard_and_evaluating_are_one_command(adult: Program) -> None:
    adult.ok(*WALK[1:7], *WALK[8:14])
    assert adult.ok("vis 1").hints == ("bti evaluer 1 --resultat viderefort --syn brukar=-",)


def test_a_hearing_that_was_left_out_is_written_out_on_a_terminal_too(adult: Program) -> None:
    adult.ok(*WALK[1:7], *WALK[8:14])
    adult.terminal.is_terminal = True
    assert adult.bti("vis 1").hints == ("bti evaluer 1",)
    adult.terminal.is_terminal = False
    adult.ok("evaluer 1 --resultat viderefort")
    adult.terminal.is_terminal = True
    assert adult.bti("vis 1").hints == ("bti evaluer 1 --resultat viderefort --syn brukar=-",)


def test_the_ways_from_a_resting_place_say_that_a_reason_is_asked_for(adult: Program) -> None:
    shown = adult.ok("--sprak nn vis 1")
    assert "Vidare nivå 1 (manglar ei grunngiving)" in shown.text
    assert shown.hints[0] == "bti neste 1 --til 1 --grunn -"
    stopped = adult.bti("--sprak nn neste 1 --til 2")
    assert stopped.code == 3
    assert "Stopp: Nivå 2 krev ei grunngiving." in stopped.text


def test_leaving_a_resting_place_is_told_once(adult: Program) -> None:
    adult.ok("neste 1 --til 1 --grunn 'Treng meir.'")
    assert "Vidare frå nivå 0 til nivå 1. Grunngiving: Treng meir." in adult.ok("--sprak nn logg 1").text


def test_a_meeting_recorded_in_parts_is_one(adult: Program) -> None:
    adult.ok(*WALK[1:7], WALK[8])
    assert "Møter 1 holdt, neste 1. okt. 2026" in adult.ok("vis 1").text
    minutes = adult.ok("skriv 1 referat").text
    assert "Noe som noen skrev." in minutes
    assert "1. oktober 2026" in minutes


def test_a_title_that_nobody_chose_follows_the_language_of_the_document(adult: Program) -> None:
    adult.ok(*WALK[1:7])
    assert "tilsett" in adult.ok("--sprak nn skriv 1 referat").text


def test_where_nobody_can_type_an_answer_hints_are_written_out_on_a_terminal_too(adult: Program) -> None:
    adult.terminal.is_terminal = True
    adult.terminal.is_closed = True
    assert adult.bti("vis 1").hints[0] == "bti neste 1 --til 1 --grunn -"
    assert adult.bti(WALK[0]).hints[0] == "bti samtykke 1 --fra brukar --for -"


def test_a_meeting_step_names_all_that_is_missing_at_once(adult: Program) -> None:
    adult.ok(*WALK[1:6])
    adult.terminal.is_terminal = True
    adult.terminal.is_closed = True
    assert adult.bti("vis 1").hints == ("bti mote 1 --referat - --neste 2026-10-06",)
