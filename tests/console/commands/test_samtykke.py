"""`bti samtykke`: given, refused, withdrawn, run out."""

from tests.console.commands.running import Program


def test_a_consent_tells_all_that_was_said(opened: Program) -> None:
    ran = opened.ok("samtykke 1 --fra mor --for PPT --for BUP --unntatt BUT --muntlig --til 2026-10-01")
    assert ran.text.startswith(
        "Registrert: samtykke fra mor for PPT og BUP, unntatt Barne- og ungdomsteamet (BUT), muntlig, "
        "til og med 1. okt. 2026."
    )


def test_a_consent_without_a_service_is_stopped(opened: Program) -> None:
    ran = opened.bti("samtykke 1 --fra mor")
    assert ran.code == 3
    assert "Et samtykke må gjelde minst én tjeneste." in ran.text
    assert ran.hints == ("bti tjeneste 1",)


def test_who_gave_it_must_be_said(opened: Program) -> None:
    ran = opened.bti("samtykke 1 --for PPT")
    assert ran.code == 2
    assert "--fra" in ran.err


def test_a_no_and_a_withdrawal_are_told(opened: Program) -> None:
    assert "mor sa nei til samtykke for PPT" in opened.ok("samtykke 1 --fra mor --nei --for PPT").out
    opened.ok("samtykke 1 --fra mor --for PPT")
    assert "mor trakk samtykket" in opened.ok("samtykke 1 --fra mor --trekk").out
    assert opened.bti("samtykke 1 --fra mor --trekk").code == 3


def test_no_and_withdraw_exclude_each_other(opened: Program) -> None:
    assert opened.bti("samtykke 1 --fra mor --nei --trekk").code == 2


def test_a_consent_that_has_run_out_says_so(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT --til 2026-10-01")
    opened.day = "2026-10-02"
    assert "mor for PPT (gått ut)" in opened.ok("vis 1").out


def test_nobody_consents_without_a_name(opened: Program) -> None:
    assert opened.bti("samtykke 1 --fra '' --for PPT").code == 2
