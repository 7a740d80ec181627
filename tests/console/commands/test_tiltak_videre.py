"""`bti tiltak` over time: a goal shared, a first day that is not today, changes, going on, an end, and the history."""

import json

import pytest

from tests.console.commands.running import Program

START = "tiltak 1 --mal 'Trives' --tiltak 'Lekegruppe' --ansvarlig Kari"


def test_a_measure_takes_the_goal_of_another_and_begins_another_day(opened: Program) -> None:
    opened.ok(START)
    ran = opened.ok(
        "tiltak 1 --samme-mal 1 --tiltak Svømming --ansvarlig mor --ansvarlig-er foresatte --fra 2026-10-01"
    )
    assert "tiltaket «Svømming» begynner 1. okt. 2026, ansvarlig: mor" in ran.text
    rows = [row.split("\t") for row in opened.ok("tiltak 1").out.splitlines()]
    assert rows[1] == ["2", "Svømming", "Trives", "mor", "2026-10-01", "", "begynner 2026-10-01"]
    opened.day = "2026-10-01"
    assert opened.ok("tiltak 1").out.rstrip().endswith("i gang")


def test_what_is_changed_is_told_with_what_was(opened: Program) -> None:
    opened.ok(f"{START} --effekt 'Flere venner'")
    ran = opened.ok("tiltak 1 --endre 1 --tiltak Fotball --til 2026-12-01 --grunn 'Han ville heller det.'")
    assert "tiltaket «Lekegruppe» er endret: tiltak er «Fotball» og siste dag er 1. des. 2026" in ran.text
    told = opened.ok("tiltak 1 --historie").text
    assert "Mål: Trives 1 Fotball – Kari, i gang Ventet effekt: Flere venner" in told
    assert "Endret. Tiltak: fra «Lekegruppe» til «Fotball»." in told
    assert "Siste dag: fra ingenting til 2026-12-01. Grunn: Han ville heller det." in told
    opened.ok("evaluer 1 --resultat viderefort")
    log = opened.ok("logg 1").text
    assert "Tiltaket «Lekegruppe» er i gang" in log
    assert "«Fotball» fortsetter" in log


def test_a_measure_goes_on_and_is_ended_with_the_reason(opened: Program) -> None:
    opened.ok(f"{START} --til 2026-10-01")
    opened.day = "2026-10-05"
    stopped = opened.bti("tiltak 1 --viderefor 1")
    assert stopped.code == 3
    assert "Siste dag for tiltaket var 1. oktober 2026." in stopped.text
    assert "fortsetter til 1. des. 2026" in opened.ok("tiltak 1 --viderefor 1 --til 2026-12-01").text
    assert "«Lekegruppe» fortsetter" in opened.ok("tiltak 1 --viderefor 1 --uten-slutt --grunn 'Det virker.'").text
    bare = opened.bti("tiltak 1 --avslutt 1")
    assert (bare.code, "--grunn" in bare.err) == (2, True)
    opened.ok("tiltak 1 --avslutt 1 --grunn 'Målet er nådd.'")
    assert "Avsluttet. Grunn: Målet er nådd." in opened.ok("tiltak 1 --historie").text


def test_the_history_in_json_holds_each_turn(opened: Program) -> None:
    opened.ok(START, "tiltak 1 --endre 1 --mal Trygg", "evaluer 1 --tiltak 1=avsluttet --effekt 1=Bra")
    (measure,) = json.loads(opened.ok("tiltak 1 --json").out)
    assert [turn["what"] for turn in measure["history"]] == ["started", "changed", "evaluated"]
    assert measure["history"][1]["changes"] == [{"part": "goal", "was": "Trives", "became": "Trygg"}]
    assert (measure["history"][2]["outcome"], measure["history"][2]["effect"]) == ("ended", "Bra")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--endre 1", "Ingenting er nytt i «Lekegruppe»."),
        ("--endre 1 --til 2026-09-01", "Tiltaket kan ikke slutte 1. september 2026: Det begynner 8. september 2026."),
        ("--endre 1 --effekt ''", "tom"),
        ("--endre 1 --avslutt 1", "Skriv bare én av --endre, --viderefor eller --avslutt."),
        ("--avslutt 1 --mal Trygg", "Skriv bare én av --mal eller --avslutt."),
        ("--viderefor 1 --til 2026-10-01 --uten-slutt", "Skriv bare én av --til eller --uten-slutt."),
        ("--mal Trygg --samme-mal 1", "Skriv bare én av --mal eller --samme-mal."),
        ("--til 2026-10-01", "Skriv en av --tiltak, --endre, --viderefor eller --avslutt."),
        ("--viderefor 3", "Tiltak 3 finnes ikke i saken."),
    ],
)
def test_what_does_not_go_together_is_stopped(opened: Program, line: str, told: str) -> None:
    opened.ok(START)
    ran = opened.bti(f"tiltak 1 {line}")
    assert ran.code in (2, 3)
    assert told in ran.text


def test_the_stop_for_nothing_new_shows_the_measures(opened: Program) -> None:
    opened.ok(START)
    ran = opened.bti("tiltak 1 --endre 1")
    assert "bti tiltak 1" in ran.hints
    opened.try_hints(ran)


def test_the_effect_of_one_measure_is_found_and_stands_in_the_minutes(opened: Program) -> None:
    opened.ok(START, "mote 1 --neste 2026-10-08", "evaluer 1 --tiltak 1=endret --effekt 1='Sover bedre'")
    opened.ok("tiltak 1 --endre 1 --effekt 'Ro om natta'")
    minutes = opened.ok("skriv 1 referat").text
    assert "Lekegruppe: endret: Sover bedre" in minutes
    assert "Ro om natta" in minutes
    assert "Sover bedre" in opened.bti("finn -", words="sover\n").text


def test_a_dry_run_shows_the_goal_and_the_days_of_a_measure(opened: Program) -> None:
    opened.ok(START)
    ran = opened.ok("tiltak 1 --endre 1 --mal Trygg --fra 2026-10-01 --til 2026-12-01 --vis-bare")
    assert "1: Lekegruppe for «Trives» (Kari)" in ran.text
    assert "1: Lekegruppe for «Trygg» (Kari), begynner 1. okt. 2026, til og med 1. des. 2026" in ran.text


def test_a_measure_past_its_last_day_is_told_in_the_case_and_on_paper_until_it_is_dealt_with(opened: Program) -> None:
    opened.ok(f"{START} --til 2026-09-30", "stafett 1 --til meg")
    past = "siste dag var 30. sept. 2026: evaluer eller avslutt"
    opened.day = "2026-09-30"
    assert past not in opened.ok("vis 1").text
    assert "siste dag er forbi" not in opened.ok("skriv 1 stafettlogg").text
    opened.day = "2026-10-01"
    assert past in opened.ok("vis 1").text
    assert "Resultat: ikke evaluert; siste dag er forbi" in opened.ok("skriv 1 stafettlogg").text
    opened.ok("tiltak 1 --avslutt 1 --grunn ferdig")
    assert past not in opened.ok("vis 1").text
    assert "Resultat: avsluttet" in opened.ok("skriv 1 stafettlogg").text


def test_the_goal_that_two_measures_share_is_told(opened: Program) -> None:
    opened.ok("tiltak 1 --mal 'Trygg ved levering' --tiltak Lek --ansvarlig meg")
    ran = opened.ok("tiltak 1 --samme-mal 1 --tiltak Svømming --ansvarlig meg")
    assert "Målet er «Trygg ved levering», det samme som for tiltak 1." in ran.text
