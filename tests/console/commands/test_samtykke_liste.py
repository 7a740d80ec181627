"""`bti samtykke --vis` and `--forny`: all consents and what became of each, renewed, and told of before they end."""

import json

import pytest

from tests.console.commands.running import Program

GIVEN = "samtykke 1 --fra mor --for PPT --for BUP --unntatt NAV --muntlig --til 2026-09-20"
TOLD = " --pa-vegne-av gutten --pa-sprak tigrinja --tolk tolketjenesten"
RENEWED = "samtykke 1 --forny --fra far --til 2027-01-31 --skriftlig"


def consents(program: Program) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(program.ok("samtykke 1 --vis --json").out)
    return listed


def test_it_says_on_whose_behalf_in_what_language_and_with_which_interpreter(opened: Program) -> None:
    ran = opened.ok(GIVEN + TOLD)
    assert "på vegne av gutten, unntatt NAV, muntlig, forklart på tigrinja, tolk: tolketjenesten" in ran.text
    assert "på vegne av gutten" in opened.ok("logg 1").text
    assert "tigrinja" in opened.ok("finn tigrinja").text


def test_the_list_says_all_that_was_told_and_what_became_of_each(opened: Program) -> None:
    opened.ok(GIVEN + TOLD, RENEWED, "samtykke 1 --fra mor --nei --for Skolen --grunn 'Vil vente'")
    first, second, third = (row.split("\t") for row in opened.ok("samtykke 1 --vis").out.splitlines())
    assert first == [
        *("1", "mor", "gutten", "samarbeid", "PPT og BUP", "NAV", "muntlig"),
        *("tigrinja, tolk: tolketjenesten", "2026-09-08", "2026-09-20", "erstattet av nr. 2"),
    ]
    assert (second[1], second[6], second[9], second[10]) == ("far", "skriftlig", "2027-01-31", "gyldig")
    assert (third[4], third[10]) == ("Skolen", "nei")


def test_the_list_in_json_has_every_field(opened: Program) -> None:
    opened.ok(GIVEN + TOLD, RENEWED)
    old, new = consents(opened)
    assert old == {
        "number": 1,
        "state": "replaced",
        "given_by": "mor",
        "given_as": [],
        "for_whom": "gutten",
        "type": None,
        "scopes": ["samarbeid"],
        "services": ["PPT", "BUP"],
        "left_out": ["NAV"],
        "form": "oral",
        "language": "tigrinja",
        "interpreter": "tolketjenesten",
        "on": "2026-09-08",
        "expires_on": "2026-09-20",
        "reason": None,
        "covers": [],
        "still_for": [],
        "ended_on": "2026-09-08",
        "ended_by": "far",
        "ended_because": None,
        "withdrawals": [],
        "replaces": [],
        "replaced_by": 2,
    }
    assert (new["state"], new["replaces"], new["for_whom"]) == ("valid", [1], "gutten")


def test_a_renewal_says_which_it_replaces(opened: Program) -> None:
    ran = opened.ok(GIVEN, RENEWED)
    assert "samtykke fra far for PPT og BUP" in ran.text
    assert "Det erstatter samtykke nr. 1" in ran.text


def test_an_old_last_day_asks_for_a_new_one(opened: Program) -> None:
    opened.ok(GIVEN)
    ran = opened.bti("samtykke 1 --forny --fra mor")
    assert (ran.code, "--til" in ran.err) == (3, True)


def test_one_of_several_is_named_by_its_number_in_the_list(opened: Program) -> None:
    opened.ok(GIVEN, "samtykke 1 --fra far --for Skolen --til 2026-10-01")
    ran = opened.bti(RENEWED)
    assert (ran.code, ran.hints) == (3, ("bti samtykke 1 --vis",))
    assert "«mor: PPT, BUP»" in ran.text
    opened.ok(f"{RENEWED} --nr 2")
    assert [one["state"] for one in consents(opened)] == ["valid", "replaced", "valid"]
    opened.ok("samtykke 1 --fra mor --trekk --nr 1")
    assert [one["state"] for one in consents(opened)] == ["withdrawn", "replaced", "valid"]
    assert opened.bti(f"{RENEWED} --nr 1").code == 3


def test_a_number_that_is_not_in_the_list_is_told(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --nei")
    for number in (1, 7):
        ran = opened.bti(f"samtykke 1 --fra mor --trekk --nr {number}")
        assert (ran.code, f"nummer {number}" in ran.text) == (2, True)


@pytest.mark.parametrize(
    "line",
    [
        "--vis --fra mor",
        "--forny --trekk --fra mor",
        "--forny --nei --fra mor",
        "--forny --fra mor --gjelder samarbeid",
        "--nei --fra mor --nr 1",
        "--nei --fra mor --tolk Ola",
        "--trekk --fra mor --tolk Ola",
        "--fra mor --for PPT --nr 1",
        "--fra mor --for PPT --muntlig --skriftlig",
    ],
)
def test_what_does_not_go_together_is_told(opened: Program, line: str) -> None:
    ran = opened.bti(f"samtykke 1 {line}")
    assert (ran.code, "av --" in ran.text) == (2, True)
    assert "amtykke" not in opened.ok("logg 1").out


def test_nothing_to_list_is_told(opened: Program) -> None:
    ran = opened.ok("samtykke 1 --vis")
    assert (ran.out, "Ingen har svart" in ran.err) == ("", True)


def test_a_no_to_the_log_stops_the_log_and_nothing_else(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT")
    assert "Gjelder: stafettlogg" in opened.ok("samtykke 1 --fra mor --nei --gjelder stafettlogg").text
    stopped = opened.bti("skriv 1 stafettlogg")
    assert (stopped.code, stopped.hints) == (3, ("bti samtykke 1 --vis",))
    assert "sagt nei til stafettlogg" in stopped.text
    opened.ok("tjeneste 1 'andre tjenester' --er PPT")
    opened.ok("samtykke 1 --fra mor --for PPT --gjelder stafettlogg", "skriv 1 stafettlogg")


def test_the_screen_of_a_case_tells_of_it_ahead_and_says_whose_number_of_days_that_is(opened: Program) -> None:
    opened.ok(GIVEN)
    assert "Samtykker å fornye" not in opened.ok("vis 1").out
    opened.day = "2026-09-13"
    told = opened.ok("vis 1").text
    assert "Samtykker å fornye i løpet av de neste 7 dagene (bti sitt eget tall, ikke veilederens):" in told
    assert "Samtykket fra mor for PPT og BUP går ut 20. sept. 2026 (om 7 dager)." in told
    opened.day = "2026-09-22"
    assert "gikk ut 20. sept. 2026 (for 2 dager siden)." in opened.ok("vis 1").text
    opened.ok(RENEWED)
    assert "Samtykker å fornye" not in opened.ok("vis 1").out


def test_my_day_keeps_when_the_first_consent_ends(opened: Program) -> None:
    opened.ok(GIVEN)
    assert json.loads(opened.ok("--json").out)[0]["consent_ends"] == "2026-09-20"
    opened.ok(RENEWED)
    assert json.loads(opened.ok("--json").out)[0]["consent_ends"] == "2027-01-31"
    opened.ok("samtykke 1 --fra mor --trekk")
    assert json.loads(opened.ok("--json").out)[0]["consent_ends"] is None


def test_my_day_tells_of_it_ahead_by_the_number_of_days_that_was_chosen(opened: Program) -> None:
    opened.ok(GIVEN)
    opened.day, opened.terminal.is_terminal = "2026-09-17", True
    assert (
        "Samtykker som er gått ut, eller går ut i løpet av de neste 7 dagene (bti sitt eget tall, ikke veilederens): "
        "sak 2026-001 (om 3 dager)."
    ) in opened.ok("").text
    opened.ok("oppsett --paminn 2")
    assert "Samtykker som er gått ut" not in opened.ok("").text
    assert "Samtykker å fornye" not in opened.ok("vis 1").text
    opened.day = "2026-09-18"
    assert "tallet i innstillingene, ikke veilederens" in opened.ok("vis 1").text


def test_on_a_terminal_the_list_tells_each_fact_of_each(opened: Program) -> None:
    opened.ok(GIVEN + TOLD, RENEWED, "samtykke 1 --fra mor --trekk --for PPT")
    opened.terminal.is_terminal = True
    text = opened.ok("samtykke 1 --vis").text
    assert "1 erstattet av nr. 2 Fra mor På vegne av gutten Gjelder samarbeid" in text
    assert "2 gyldig Fra far" in text
    assert "For PPT og BUP Nå bare for BUP" in text
    assert "Erstatter nr. 1" in text
    opened.ok("samtykke 1 --fra far --trekk")
    assert "2 trukket av far 8. sept. 2026" in opened.ok("samtykke 1 --vis").text


def test_a_list_with_nothing_left_to_renew_offers_no_renewal(opened: Program) -> None:
    opened.ok(GIVEN)
    assert "--forny --nr N" in opened.ok("samtykke 1 --vis").err
    opened.ok("samtykke 1 --fra mor --trekk")
    assert "--forny" not in opened.ok("samtykke 1 --vis").err


def test_the_case_has_them_as_whole_as_the_list(opened: Program) -> None:
    opened.ok(GIVEN + TOLD, RENEWED, "samtykke 1 --fra mor --nei --for Skolen --grunn 'Vil vente'")
    case = json.loads(opened.ok("vis 1 --json").out)
    assert case["consent_answers"] == consents(opened)
    assert [one["state"] for one in case["consent_answers"]] == ["replaced", "valid", "refused"]


def test_on_a_terminal_a_renewal_asks_how_long_it_lasts(opened: Program) -> None:
    opened.ok(GIVEN)
    opened.terminal.is_terminal = True
    ran = opened.bti("samtykke 1 --forny", words="far\n2\n2027-01-31\n")
    assert ran.code == 0, ran
    assert "Hva er den siste dagen samtykket gjelder" in ran.err
    assert "til og med 31. jan. 2027. Det erstatter samtykke nr. 1." in " ".join(ran.out.split())


def test_a_renewal_of_one_without_a_last_day_asks_nothing_of_it(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT --muntlig")
    opened.terminal.is_terminal = True
    ran = opened.bti("samtykke 1 --forny", words="far\n2\n")
    assert (ran.code, "siste dagen" in ran.err) == (0, False), ran


def test_one_that_was_withdrawn_is_told_of_and_given_anew_by_the_hint(opened: Program) -> None:
    bare = opened.bti("samtykke 1 --forny --fra mor")
    assert "Det er ikke noe slikt samtykke å fornye." in bare.text
    opened.ok("samtykke 1 --fra mor --for PPT --skriftlig", "samtykke 1 --fra mor --trekk")
    ran = opened.bti("samtykke 1 --forny --fra far --skriftlig")
    assert "Samtykket ble trukket 8. september 2026 av mor, og kan ikke fornyes." in ran.text
    assert ran.hints == ("bti samtykke 1 --fra far --skriftlig --for -",)
    named = opened.bti("samtykke 1 --forny --fra mor --for PPT --nr 1")
    assert named.hints == ("bti samtykke 1 --fra mor --for PPT",)
    opened.ok("samtykke 1 --fra mor --for PPT")
