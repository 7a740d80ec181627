"""The nynorsk guide of Høyanger on the command line: the way up, a baton, and a meeting recorded in parts."""

import pytest

from tests.console.commands.adult import CONSENT, OPEN, TO_DECISION_2, TO_EVALUATION_2, TO_LEVEL_1, TO_LEVEL_2, UP
from tests.console.commands.running import Program

THIRD = ("samtykke 1 --fra brukar --for BUP", "tjeneste 1 'andre tenester' --er BUP")
WALK = (
    *TO_LEVEL_1,
    *TO_LEVEL_2,
    "neste 1",
    *CONSENT,
    "neste 1",
    *TO_EVALUATION_2,
    *TO_DECISION_2,
    "neste 1 --valg 5",
    "neste 1",
    "stafett 1 --til meg",
    "mote 1 --referat -",
    "neste 1",
    *THIRD,
    "mote 1 --neste 2026-10-01",
    "neste 1",
    "neste 1",
    "mote 1 --referat -",
    "stafett 1 --til meg",
    "evaluer 1 --resultat viderefort --syn brukar=-",
    "neste 1",
    "neste 1 --valg 2",
    "mote 1 --neste 2026-10-20",
    "neste 1 --valg 2",
    "avslutt 1 --slik slutt --grunn -",
    "vis 1",
)
SETTLED = (*UP, "stafett 1 --til meg", *THIRD)


@pytest.fixture
def adult(program: Program) -> Program:
    program.ok(OPEN)
    return program


def test_every_hint_of_the_walk_runs(adult: Program) -> None:
    for line in WALK:
        ran = adult.bti(line)
        assert ran.code in (0, 3), (line, ran)
        adult.try_hints(ran)
    assert len(adult.hints_run) >= 15


def test_consent_is_asked_of_the_adult_before_another_service(adult: Program) -> None:
    ran = adult.ok(*TO_LEVEL_1, *TO_LEVEL_2)
    assert ran.hints[0] == "bti samtykke 1 --fra brukar --for -"


def test_several_services_are_asked_for_before_the_measures_of_level_3(adult: Program) -> None:
    adult.ok(*UP, "stafett 1 --til meg", "mote 1 --referat - --neste 2026-10-01")
    ran = adult.bti("neste 1")
    assert ran.code == 3
    assert "minst 3 tjenester er med" in ran.text
    adult.ok(*THIRD, "neste 1")


def test_minutes_and_the_next_date_may_be_recorded_apart(adult: Program) -> None:
    adult.ok(*SETTLED, "mote 1 --referat -")
    assert adult.ok("vis 1").hints == ("bti mote 1 --neste 2026-10-06",)
    adult.ok("mote 1 --neste 2026-10-01")
    assert adult.ok("vis 1").hints == ("bti neste 1",)


AT_EVALUATION = (*SETTLED, "mote 1 --referat - --neste 2026-10-01", "neste 1", "neste 1")
HELD = (*AT_EVALUATION, "mote 1 --referat -", "stafett 1 --til meg")


def test_being_heard_and_evaluating_are_one_command(adult: Program) -> None:
    adult.ok(*HELD)
    assert adult.ok("vis 1").hints == ("bti evaluer 1 --resultat viderefort --syn brukar=-",)


def test_a_hearing_that_was_left_out_is_written_out_on_a_terminal_too(adult: Program) -> None:
    adult.ok(*HELD)
    adult.terminal.is_terminal = True
    assert adult.bti("vis 1").hints == ("bti evaluer 1",)
    adult.terminal.is_terminal = False
    adult.ok("evaluer 1 --resultat viderefort")
    adult.terminal.is_terminal = True
    assert adult.bti("vis 1").hints == ("bti evaluer 1 --tillegg --syn brukar=-",)


def test_a_meeting_recorded_in_parts_is_one(adult: Program) -> None:
    adult.ok(*TO_LEVEL_1, "mote 1 --referat -", "mote 1 --neste 2026-10-01")
    assert "Møter 2 holdt, neste 1. okt. 2026" in adult.ok("vis 1").text
    minutes = adult.ok("skriv 1 referat").text
    assert "Noe som noen skrev." in minutes
    assert "1. oktober 2026" in minutes


def test_a_title_that_nobody_chose_follows_the_language_of_the_document(adult: Program) -> None:
    adult.ok(*SETTLED, "mote 1 --referat -")
    assert "tilsett" in adult.ok("--sprak nn skriv 1 referat").text


def test_a_meeting_step_names_all_that_is_missing_at_once(adult: Program) -> None:
    adult.ok(*SETTLED)
    adult.terminal.is_terminal = True
    adult.terminal.is_closed = True
    assert adult.bti("vis 1").hints == ("bti mote 1 --referat - --neste 2026-10-01",)
