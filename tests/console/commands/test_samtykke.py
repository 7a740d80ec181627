"""`bti samtykke`: given, refused, withdrawn, run out."""

import json

import pytest

from tests.console.commands.adult import TO_LEVEL_1, TO_LEVEL_2
from tests.console.commands.running import Program

TO_THE_CHOICE = ("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1 --til-stede mor")


def test_a_consent_tells_all_that_was_said(opened: Program) -> None:
    ran = opened.ok("samtykke 1 --fra mor --for PPT --for BUP --unntatt BUT --muntlig --til 2026-10-01")
    assert ran.text.startswith(
        "Registrert: samtykke fra mor for PPT og BUP, unntatt Barne- og ungdomsteamet (BUT), muntlig, "
        "til og med 1. okt. 2026."
    )


@pytest.mark.parametrize("line", ["samtykke 1 --fra mor", "samtykke 1 --fra mor --for -"])
def test_a_consent_without_a_service_names_the_flag(opened: Program, line: str) -> None:
    ran = opened.bti(line, words="")
    assert ran.code == 2
    assert "--for" in ran.text
    assert "samtykke" not in opened.ok("logg 1").out


def test_services_are_read_one_a_line(opened: Program) -> None:
    ran = opened.bti("samtykke 1 --fra mor --for BUP --for -", words="PPT\n\n Skolen \n")
    assert ran.code == 0
    assert "samtykke fra mor for BUP, PPT og Skolen" in ran.text


def test_the_hint_names_the_service_that_the_case_has_chosen(opened: Program) -> None:
    opened.ok(
        *TO_THE_CHOICE, "samtykke 1 --fra mor --for PPT --til 2026-10-01", "tjeneste 1 'andre tjenester' --er PPT"
    )
    opened.day = "2026-10-02"
    stopped = opened.bti("neste 1 --valg 2")
    assert stopped.code == 3
    assert stopped.hints[0] == "bti samtykke 1 --fra mor --for PPT"
    opened.ok(stopped.hints[0].removeprefix("bti "))


@pytest.mark.parametrize(("answer", "told"), [("--nei", "mor sa nei"), ("--trekk", "mor trakk")])
def test_what_no_longer_holds_is_said_in_plain_words(opened: Program, answer: str, told: str) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT --for BUP")
    some = opened.ok(f"samtykke 1 --fra mor {answer} --for PPT").out
    assert told in some
    assert "Det er ikke lenger samtykke for PPT.\nDet er fortsatt samtykke for BUP.\n" in some
    rest = opened.ok(f"samtykke 1 --fra mor {answer}").out
    assert rest.endswith("Det er ikke lenger samtykke for BUP.\nIngen samtykker gjelder nå.\n")


def test_what_another_consent_covers_still_holds(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT", "samtykke 1 --fra far --for PPT --for BUP")
    opened.ok("samtykke 1 --fra mor --trekk --for BUP")
    assert "Det er fortsatt samtykke for PPT." in opened.ok("samtykke 1 --fra mor --nei --for Skolen").out


def test_a_no_where_nothing_was_given_says_that_nothing_holds(opened: Program) -> None:
    assert opened.ok("samtykke 1 --fra mor --nei").out.endswith("Ingen samtykker gjelder nå.\n")
    assert opened.ok("--sprak nn samtykke 1 --fra mor --nei").out.endswith("Ingen samtykke gjeld no.\n")


def test_who_gave_it_must_be_said(opened: Program) -> None:
    ran = opened.bti("samtykke 1 --for PPT")
    assert ran.code == 2
    assert "--fra" in ran.err


def test_a_no_and_a_withdrawal_are_told(opened: Program) -> None:
    assert "mor sa nei til samtykke for PPT" in opened.ok("samtykke 1 --fra mor --nei --for PPT").out
    opened.ok("samtykke 1 --fra mor --for PPT")
    assert "mor trakk samtykket" in opened.ok("samtykke 1 --fra mor --trekk").out
    assert opened.bti("samtykke 1 --fra mor --trekk").code == 3


def test_a_withdrawal_may_say_why_and_it_stands_wherever_the_withdrawal_does(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT")
    told = opened.ok("samtykke 1 --fra mor --trekk --grunn 'Vi vil vente'")
    assert "mor trakk samtykket. Begrunnelse: Vi vil vente" in told.text
    assert "Vi vil vente" in opened.ok("logg 1").text
    assert "Begrunnelse: Vi vil vente" in opened.ok("skriv 1 stafettlogg").text
    assert opened.ok("samtykke 1 --vis").out.endswith("trukket av mor 8. sept. 2026: Vi vil vente\n")
    (one,) = json.loads(opened.ok("samtykke 1 --vis --json").out)
    assert (one["state"], one["ended_because"]) == ("withdrawn", "Vi vil vente")


def test_several_that_are_withdrawn_at_once_are_told_apart(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT", "samtykke 1 --fra mor --for BUP --gjelder stafettlogg")
    told = opened.ok("samtykke 1 --fra mor --trekk --grunn 'Vi flytter'")
    assert "mor trakk samtykket for PPT. Begrunnelse: Vi flytter" in told.text
    assert "mor trakk samtykket for BUP. Gjelder: stafettlogg. Begrunnelse: Vi flytter" in told.text
    logged = opened.ok("logg 1").text
    assert (logged.count("Mor trakk samtykket for PPT"), logged.count("Mor trakk samtykket for BUP")) == (1, 1)
    paper = opened.ok("skriv 1 stafettlogg").out
    assert "mor trakk samtykket\n  Gjelder: PPT\n" in paper
    assert "mor trakk samtykket\n  Gjelder: BUP\n  Formål: stafettlogg\n" in paper


def test_no_and_withdraw_exclude_each_other(opened: Program) -> None:
    assert opened.bti("samtykke 1 --fra mor --nei --trekk").code == 2


def test_a_consent_that_has_run_out_says_so(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT --til 2026-10-01")
    opened.day = "2026-10-02"
    assert "mor for PPT (gått ut)" in opened.ok("vis 1").out


def test_nobody_consents_without_a_name(opened: Program) -> None:
    assert opened.bti("samtykke 1 --fra '' --for PPT").code == 2


@pytest.mark.parametrize(
    ("flag", "told"),
    [("--skriftlig", "skriftlig"), ("--muntlig", "muntlig"), ("", "ikke ført om det er skriftlig eller muntlig")],
)
def test_how_it_was_given_is_told_and_never_made_up(opened: Program, flag: str, told: str) -> None:
    assert f"samtykke fra mor for PPT, {told}." in opened.ok(f"samtykke 1 --fra mor --for PPT {flag}").text
    assert f"Samtykke fra mor for PPT, {told}" in opened.ok("logg 1").out
    assert told.split(" om ", maxsplit=1)[0] in opened.ok("skriv 1 stafettlogg").out


def test_it_is_not_given_in_both_ways(opened: Program) -> None:
    assert opened.bti("samtykke 1 --fra mor --for PPT --skriftlig --muntlig").code == 2


def test_a_service_that_no_consent_covers_is_hinted_at_by_its_name(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT")
    ran = opened.bti("tjeneste 1 'andre tjenester' --er logoped")
    assert ran.code == 3
    assert ran.hints[0] == "bti samtykke 1 --fra mor --for logoped"
    opened.ok(ran.hints[0].removeprefix("bti "))


def test_a_guide_for_adults_asks_the_adult_whatever_the_case_is_said_to_be_about(program: Program) -> None:
    program.ok("ny hoyanger --alias 'mann, 40'", *TO_LEVEL_1, *TO_LEVEL_2)
    ran = program.bti("neste 1")
    assert ran.code == 3
    assert ran.hints[0].startswith("bti samtykke 1 --fra brukar ")


def test_services_with_a_comma_between_are_several(opened: Program) -> None:
    ran = opened.ok("samtykke 1 --fra mor --for 'PPT, Skolen' --for BUP --unntatt NAV,Fastlegen")
    assert "samtykke fra mor for PPT, Skolen og BUP, unntatt NAV og Fastlegen" in ran.text


def test_a_refusal_may_name_several_services_too(opened: Program) -> None:
    assert "sa nei til samtykke for PPT og BUP" in opened.ok("samtykke 1 --fra mor --nei --for PPT,BUP").text


def test_who_and_for_what_are_asked_at_once(opened: Program) -> None:
    ran = opened.bti("samtykke 1")
    assert ran.code == 2
    assert "--fra HVEM --for TJENESTE" in ran.text
    assert "«Hvem gir samtykket?» og «Hvilken tjeneste gjelder det?»" in ran.text
    assert "--for" not in opened.bti("samtykke 1 --nei").text


def test_who_left_a_service_out_is_told_before_anybody_records_another_answer(program: Program) -> None:
    program.ok("ny froland --alias 'gutt, 6 år'", "samtykke 1 --fra mor --for PPT --unntatt NAV", "stafett 1 --til meg")
    for line in ("mote 1 --kall-inn --den 2026-09-20 --inviter NAV", "tjeneste 1 'andre tjenester' --er NAV"):
        stopped = program.bti(line)
        assert stopped.code == 3
        assert "mor har unntatt det." in stopped.text
        assert "registrerer et ja" in stopped.text


def test_the_services_that_the_next_step_needs_are_those_that_a_consent_is_asked_for(program: Program) -> None:
    file = program.terminal.home / "liten.yaml"
    program.ok(f"veileder ny '{file}'")
    text = file.read_text("utf-8")
    named = text.replace("tjenester:\n", "tjenester:\n  bup: {tittel: BUP}\n", 1)
    file.write_text(named, "utf-8")
    program.ok(f"ny '{file}' --alias gutt --utkast", "neste 1")
    ran = program.ok("neste 1 --valg 1")
    assert ran.hints[0] == "bti samtykke 1 --fra mor --for PPT"
    program.try_hints(ran)
    file.write_text(named.replace("        involverer: [ppt]\n", ""), "utf-8")
    program.ok(f"ny '{file}' --alias gutt --utkast", "neste 2")
    assert program.ok("neste 2 --valg 1").hints[0] == "bti samtykke 2 --fra mor --for BUP --for PPT"
