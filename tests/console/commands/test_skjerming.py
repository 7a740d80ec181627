"""Somebody is kept out of a case: every screen says so, what faces them can wait, and one in the guide clears it."""

from pathlib import Path

import pytest

from tests.console.commands.running import Program
from tests.console.output_tracks import QUOTED
from tests.house.tree import ROOT


@pytest.fixture
def shielded(program: Program) -> Program:
    """At a step on a track that faces those at home, after a suspicion."""
    program.ok(f"ny {QUOTED} --alias jente --for skole", "neste 1", "neste 1 --sett-til-side --grunn x --spor skolen")
    program.ok("sjekk 1 1 2", "meld 1 --mistanke 'Hun sa noe.'")
    return program


def test_the_answer_says_whom_not_to_contact_and_who_clears(program: Program) -> None:
    program.ok(f"ny {QUOTED} --alias jente --for skole")
    told = program.ok("meld 1").text
    assert "Ikke kontakt De hjemme Klareres av" in told
    assert "barnevernstjenesten. Til da sier ingen noe til dem." in told
    assert "er du i tvil, spør Teamet uten å si hvem det gjelder" in told
    assert "Etterpå Veien videre" in told


def test_the_screen_says_who_is_kept_out(shielded: Program) -> None:
    ran = shielded.ok("vis 1")
    assert "! «De hjemme» holdes utenfor. Ikke ring, skriv, inviter eller send noe." in ran.text
    assert "bti meld 1 --klarert-av barnevern" in ran.text
    assert ran.hints == ("bti neste 1 --hopp-over --grunn -", "bti meld 1 --klarert-av barnevern")


def test_the_screen_does_not_say_how_to_meet_them(shielded: Program) -> None:
    shown = shielded.ok("vis 1").text
    assert "Ring hjem" in shown
    assert "Stengt Steget gjelder noen som holdes utenfor." in shown
    assert "Kontakter" not in shown
    assert "Fortell hva du har sett" not in shown
    shielded.ok("meld 1 --klarert-av barnevern")
    shown = shielded.ok("vis 1").text
    assert "Kontakter De hjemme" in shown
    assert "Stengt" not in shown


def test_a_step_that_faces_them_is_stopped_and_can_be_set_aside(shielded: Program) -> None:
    ran = shielded.bti("neste 1 --grunn Ringt")
    assert ran.code == 3
    assert "noen har klarert kontakt med «De hjemme»" in ran.text
    assert "hvem som holdes utenfor ved mistanke" in ran.text
    shielded.try_hints(ran)
    shielded.ok("neste 1 --hopp-over --grunn 'Vi venter.'")
    assert "Satt til side mens noen var holdt utenfor: «Ring hjem»." in shielded.ok("vis 1").text


def test_setting_aside_wants_a_reason(shielded: Program) -> None:
    ran = shielded.bti("neste 1 --hopp-over")
    assert (ran.code, "Skriv hvorfor, med --grunn." in ran.text) == (3, True)
    assert ran.hints == ("bti neste 1 --hopp-over --grunn -",)


def test_only_whom_the_guide_names_clears_it(shielded: Program) -> None:
    ran = shielded.bti("meld 1 --klarert-av rektor")
    assert ran.code == 3
    assert ran.out.startswith("bti sender ingen melding. Meld selv, nå:")
    assert "«rektor» kan ikke klarere dette." in ran.text
    shielded.try_hints(ran)


def test_it_is_cleared_on_somebodys_word(shielded: Program) -> None:
    ran = shielded.ok("meld 1 --klarert-av barnevern --tekst 'Ringte i dag'")
    assert "Ingen holdes utenfor lenger." in ran.text
    assert "Ikke kontakt" not in ran.text
    assert "Meld selv" not in ran.text
    assert "holdes utenfor." not in shielded.ok("vis 1").text
    assert "Ringte i dag" in shielded.ok("logg 1").text


def test_nothing_to_clear_is_told(program: Program) -> None:
    program.ok(f"ny {QUOTED} --alias jente --for skole")
    ran = program.bti("meld 1 --klarert-av barnevern")
    assert (ran.code, "Ingen holdes utenfor saken." in ran.text) == (3, True)


def test_after_the_report_the_case_can_go_where_the_rule_leads(shielded: Program) -> None:
    shielded.ok("neste 1 --hopp-over --grunn 'Vi venter.'", "meld 1 --sendt")
    ran = shielded.ok("vis 1")
    assert ran.hints[0] == "bti neste 1 --til 'Veien videre'"
    shielded.try_hints(ran)
    assert "Nå: Veien videre" in shielded.ok("neste 1 --til 'veien videre'").out
    assert "--til 'Veien videre'" not in "".join(shielded.ok("vis 1").hints)


def test_why_it_stands_names_who_clears(shielded: Program) -> None:
    assert (
        "barnevernstjenesten klarerer; den som ser det som er skjermet, skriver det inn"
        in shielded.ok("forklar 1").text
    )


NOT_SENT = "Mistanke er ført, men ingen melding er registrert."


def test_a_suspicion_that_is_not_sent_is_told_to_those_who_may_know(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er test.laerer")
    assert NOT_SENT not in opened.ok("vis 1").text
    opened.ok("--som test.laerer meld 1 --mistanke 'Blåmerker.'")
    assert NOT_SENT in opened.ok("--som test.laerer vis 1").text
    assert NOT_SENT not in opened.ok("vis 1").text
    opened.ok("--som test.laerer meld 1 --sendt")
    assert NOT_SENT not in opened.ok("--som test.laerer vis 1").text


def test_to_whom_and_when_it_was_reported_is_told_to_those_who_may_know(shielded: Program) -> None:
    shielded.ok("rolle 1 læreren --er test.laerer")
    assert "Meldt til" not in shielded.ok("vis 1").text
    shielded.ok("meld 1 --sendt --til barnevern")
    assert "Meldt til barnevernstjenesten, 8. sept. 2026." in shielded.ok("vis 1").text
    assert "Meldt til" not in shielded.ok(f"{OTHERS} vis 1").text
    shielded.ok("meld 1 --klarert-av barnevern")
    assert "Meldt til" not in shielded.ok("vis 1").text


def test_nobody_is_told_to_ask_those_kept_out_for_their_consent(program: Program, tmp_path: Path) -> None:
    kept_out = "holder_utenfor: [foresatte]\n    klarerer: [barnevern]\n    meld_til:"
    guide = (ROOT / "guidelines" / "os.yaml").read_text("utf-8").replace("meld_til:", kept_out, 1)
    file = tmp_path / "os.yaml"
    file.write_text(guide, "utf-8")
    program.ok(f"ny {file} --alias x", "neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1 --til-stede barn")
    assert "bti samtykke 1 --fra mor --for -" in program.bti("neste 1 --valg 2").hints
    program.ok("meld 1 --mistanke ord")
    ran = program.bti("neste 1 --valg 2")
    assert not any("samtykke" in hint for hint in ran.hints), ran
    assert "bti meld 1 --klarert-av barnevern" in ran.hints


def test_a_measure_that_they_answer_for_waits_and_says_how_to_end_it(shielded: Program) -> None:
    shielded.ok("meld 1 --klarert-av barnevern")
    shielded.ok("tiltak 1 --mal Ro --tiltak Lesestund --ansvarlig mor", "meld 1 --mistanke ord")
    for line in (
        "tiltak 1 --viderefor 1 --uten-slutt",
        "tiltak 1 --endre 1 --mal Mer",
        "evaluer 1 --tiltak 1 --resultat videreført",
    ):
        ran = shielded.bti(line)
        assert (ran.code, "har klarert kontakt med «De hjemme»" in ran.text) == (3, True), ran
        if line.startswith("tiltak"):
            assert ran.hints[0] == "bti tiltak 1 --avslutt 1 --grunn -"
    shielded.ok("tiltak 1 --endre 1 --ansvarlig læreren", "tiltak 1 --viderefor 1 --uten-slutt")


OTHERS = "--som test.laerer"


def test_every_screen_of_a_case_says_who_is_kept_out_to_whoever_could_break_it(shielded: Program) -> None:
    shielded.ok(
        "rolle 1 læreren --er test.laerer", f"{OTHERS} frister", "tiltak 1 --mal Ro --tiltak Lek --ansvarlig meg"
    )
    shielded.ok("tiltak 1 --viderefor 1 --til 2026-12-01")
    for line in ("", "liste", "frister"):
        told = shielded.ok(f"{OTHERS} {line}".strip()).text
        assert "! Sak 2026-001: «De hjemme» holdes utenfor. Ikke ring, skriv, inviter eller send noe." in told, line
    assert "«De hjemme» holdes utenfor til" in shielded.ok(f"{OTHERS} forklar 1").text
    shielded.terminal.is_terminal = True
    assert "  ! To spor  " in shielded.ok(f"{OTHERS} liste").out
    shielded.terminal.is_terminal = False
    moved = shielded.ok("neste 1 --hopp-over --grunn 'Vi venter.'").text
    assert "«De hjemme» holdes utenfor." in moved
    assert "«De hjemme» holdes utenfor." in shielded.ok("angre 1").text


def test_an_undone_clearance_says_at_once_that_they_are_kept_out_again(shielded: Program) -> None:
    shielded.ok("meld 1 --klarert-av barnevern")
    assert "holdes utenfor" not in shielded.ok("liste").text
    assert "! «De hjemme» holdes utenfor." in shielded.ok("angre 1").text


def test_who_is_not_let_in_is_told_that_she_sees_nothing_there(shielded: Program) -> None:
    shielded.ok("rolle 1 læreren --er test.laerer")
    told = shielded.ok(f"{OTHERS} meld 1 --mistanke 'Blåmerker.'").text
    assert "du ser ikke det andre har skrevet der" in told
    assert "bti tilgang 2026-001 --gi test.laerer" in told
    assert "Blåmerker" not in shielded.ok(f"{OTHERS} logg 1").text
    assert "kan gi deg tilgang" in shielded.ok(f"{OTHERS} meld 1 --sendt").text
    shown = shielded.ok(f"{OTHERS} vis 1")
    assert "holdes utenfor til barnevernstjenesten" in shown.text
    assert "klarert-av" not in shown.text
    ran = shielded.bti(f"{OTHERS} meld 1 --klarert-av barnevern")
    assert (ran.code, "Gi beskjed til en som ser det, eller be om å få tilgang." in ran.text) == (3, True)
    shielded.try_hints(ran)
    assert "kan gi deg tilgang" not in shielded.ok("meld 1 --sendt").text
