"""A case about a grown-up in nynorsk: what the screens say of who answers, who coordinates, and what is done twice."""

import pytest

from tests.console.commands.running import Program

OPENED = "ny hoyanger --alias 'mann, 40' --om vaksen"
HOLDER = "stafett 1 --til meg --onske 'Han vil ha henne.'"
CONSENT = "samtykke 1 --fra brukar --for NAV --munnlig"
TO_LEVEL_1 = (
    *("neste 1", "neste 1", "neste 1", "mote 1 --referat Prat", "neste 1", "neste 1 --valg 3"),
    "mote 1 --referat Plan --neste 2026-10-01",
    "neste 1",
)
ROUND = (
    *("neste 1", "tiltak 1 --mal Ut --tiltak Tur --ansvarlig meg", "neste 1"),
    *("evaluer 1 --resultat vidareført --syn brukar=Bra", "neste 1", "neste 1 --valg 4"),
    *("samtykke 1 --fra brukar --nei --for NAV", "neste 1"),
)


@pytest.fixture
def grown(program: Program) -> Program:
    program.terminal.environment["BTI_SPRAK"] = "nn"
    program.ok(OPENED)
    return program


def test_who_records_a_yes_is_told_of_a_grown_up_too(grown: Program) -> None:
    line = "tjeneste 1 'andre tenester' --er BUP"
    assert "Brukaren svarar; alle som er med i saka, kan registrere svaret" in grown.bti(line).text
    grown.ok(HOLDER)
    told = grown.bti(line).text
    assert "Brukaren svarar; root registrerer eit ja, og alle som er med i saka, eit nei" in told


def test_the_consent_that_is_offered_is_for_the_service_that_was_refused(grown: Program) -> None:
    grown.ok(CONSENT, "tjeneste 1 'andre tenester' --er NAV")
    hints = grown.bti("tjeneste 1 'andre tenester' --er BUP").hints
    assert "bti samtykke 1 --fra brukar --for BUP" in hints


@pytest.mark.parametrize(
    "line",
    ["tiltak 1 --mal Ut --tiltak Tur --ansvarlig meg", CONSENT, "rolle 1 familie --er Kari"],
)
def test_what_is_recorded_in_the_same_words_the_same_day_is_told_of(grown: Program, line: str) -> None:
    assert "to gonger" not in grown.ok(line).text
    assert "Du har ført akkurat dette før i dag" in grown.ok(line).text
    grown.day = "2026-09-09"
    assert "to gonger" not in grown.ok(line).text


def test_who_coordinates_from_now_on_is_named_where_it_is_me(grown: Program) -> None:
    ran = grown.ok("overfor 1 --til 'individuell plan' --sendt Loggen --koordinerer meg --saken fortset")
    assert "koordinert av meg" not in ran.text
    assert "koordinert av" in ran.text


def test_a_case_closed_early_in_a_new_round_does_not_show_the_steps_of_the_one_before(grown: Program) -> None:
    grown.ok(*TO_LEVEL_1, HOLDER, *ROUND)
    grown.ok("avslutt 1 --slik slutt --familien-onskjer --grunn 'Han vil ikkje.'")
    assert "Nivå 1 ····· Tenesteinternt tiltaksarbeid (2. gong)" in grown.ok("vis 1").text


@pytest.mark.parametrize(
    "line",
    [
        "tiltak 1 --vidarefor 1",
        "tiltak 1 --samme-mal 1 --tiltak Kino --ansvarlig Kari --ansvarlig-er tilsett",
        "tiltak 1 --samme-mal 1 --tiltak Kino --ansvarlig mor --ansvarlig-er føresette",
        "evaluer 1 --resultat endra --ikkje-spurd brukar=sjuk",
        "skriv 1 stafettlogg --til-føresette",
    ],
)
def test_nynorsk_words_are_understood(grown: Program, line: str) -> None:
    grown.ok("tiltak 1 --mal Ut --tiltak Tur --ansvarlig meg", line)


@pytest.mark.parametrize("word", ["seinare", "'avgjerast seinare'", "Senere"])
def test_later_is_no_name(grown: Program, word: str) -> None:
    ran = grown.bti(f"rolle 1 familie --er {word}")
    assert (ran.code, "Skriv --senere når det ikkje er avgjort" in ran.text) == (2, True)
    grown.ok("rolle 1 familie --senere")


def test_who_can_clear_is_told_where_a_paper_is_stopped_too(program: Program) -> None:
    program.ok("ny froland --alias 'jente, 9 år'", "meld 1 --mistanke slag")
    ran = program.bti("skriv 1 stafettlogg --til-foresatte")
    assert (ran.code, "barnevernstjenesten eller politiet klarerer" in ran.text) == (3, True)
