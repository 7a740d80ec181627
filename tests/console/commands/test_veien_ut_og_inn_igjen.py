"""Closing tells first what it leads to, and what the guide wants remembered is remembered when the case is reopened."""

import json
from pathlib import Path

import pytest

from tests.console.commands.running import Program

REMEMBER = "Ta kontakt etter et halvt år."
CLOSE = "avslutt 1 --slik ferdig --familien-onsker --grunn 'De ønsker det.'"


@pytest.fixture
def under_way(program: Program, tmp_path: Path) -> Program:
    """Case 1 with a measure, a meeting, a consent, a deadline, a stafettholder, and an ending to remember."""
    file = tmp_path / "husk.yaml"
    program.ok(f"veileder ny {file}")
    text = file.read_text("utf-8").replace(
        "ferdig: {tittel: Avsluttet}", f"ferdig: {{tittel: Avsluttet, husk: {REMEMBER}}}"
    )
    file.write_text(text.replace("verktøy: ikke oppgitt", "frist: innen 2 uker", 1), "utf-8")
    program.ok(
        f"ny {file} --alias baby --utkast",
        "samtykke 1 --fra mor --for PPT --til 2026-10-01",
        "tiltak 1 --mal Trives --tiltak Lekegruppe --ansvarlig meg",
        "mote 1 --neste 2026-09-15 --referat x",
        "stafett 1 --til meg",
    )
    return program


def before_the_closing(text: str) -> str:
    """What is told before it is told that the case is closed."""
    lead = next(one for one in ("Dette skjer når saken avsluttes:", "Dette følger av avslutningen:") if one in text)
    return text.split(lead)[1].split("Avslutning", maxsplit=1)[0]


@pytest.mark.parametrize(
    "told",
    [
        "Tiltak som fortsatt er i gang: «Lekegruppe».",
        "Et møte er avtalt 15. sept. 2026. Ingen er kalt inn.",
        "Frister som faller bort: «Del bekymringen» (22. sept. 2026).",
        "Samtykker som gjelder til de trekkes eller går ut: mor",
        "har ikke lenger noe å gjøre som stafettholder.",
    ],
)
def test_what_a_closing_leads_to_is_told_first_and_also_when_it_is_only_tried(under_way: Program, told: str) -> None:
    tried = under_way.ok(f"{CLOSE} --vis-bare")
    assert told in tried.text
    assert tried.text.index(told) < tried.text.index("Prøve: ingenting er lagret.")
    done = under_way.ok(CLOSE)
    assert told in before_the_closing(done.text)
    assert done.out.splitlines()[-1] == "Sak 2026-001 er avsluttet."


def test_what_is_to_be_remembered_is_told_once(under_way: Program) -> None:
    for line in (f"{CLOSE} --vis-bare", CLOSE):
        assert under_way.ok(line).text.count(REMEMBER) == 1, line


def test_what_is_not_there_is_not_told_of(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "tom.yaml"
    program.ok(f"veileder ny {file}", f"ny {file} --alias baby --utkast")
    told = program.ok(CLOSE).text
    for word in ("Tiltak", "møte", "Frister", "Samtykker", "stafettholder", "Husk"):
        assert word not in told, word


def test_a_closed_case_shows_what_is_to_be_remembered(under_way: Program) -> None:
    assert f"Husk {REMEMBER}" in under_way.ok(CLOSE).text
    assert REMEMBER in under_way.ok("vis 1").text
    answer = json.loads(under_way.ok("vis 1 --json").out)
    assert (answer["ending"], answer["reopened_from"], answer["remember"]) == ("ferdig", None, REMEMBER)


def test_a_reopened_case_says_what_was_to_be_remembered(under_way: Program) -> None:
    under_way.ok(CLOSE)
    ran = under_way.ok("gjenapne 1 --grunn 'De ringte.'")
    assert f"Skulle huskes {REMEMBER}" in ran.text
    assert "Sist avsluttet Avsluttet" in ran.text
    shown = under_way.ok("vis 1")
    assert f"Skulle huskes {REMEMBER}" in shown.text
    answer = json.loads(under_way.ok("vis 1 --json").out)
    assert (answer["ending"], answer["reopened_from"], answer["remember"]) == (None, "ferdig", REMEMBER)
    assert REMEMBER not in under_way.ok("angre 1", "angre 1", "vis 1").text


def test_a_reopened_case_says_which_consents_ran_out_while_it_was_closed(under_way: Program) -> None:
    under_way.ok(CLOSE)
    under_way.day = "2026-10-01"
    assert "Gikk ut" not in under_way.ok("gjenapne 1 --grunn x").text
    under_way.ok(CLOSE)
    under_way.day = "2026-10-02"
    assert "Gikk ut mens saken var avsluttet: mor" in under_way.ok("gjenapne 1 --grunn 'De ringte.'").text


def test_what_ran_out_before_the_closing_is_not_told_of(under_way: Program) -> None:
    under_way.day = "2026-10-02"
    assert "Samtykker" not in under_way.ok(CLOSE).text
    assert "Gikk ut" not in under_way.ok("gjenapne 1 --grunn 'De ringte.'").text


def test_a_case_that_was_never_closed_has_nothing_to_remember(under_way: Program) -> None:
    assert "Skulle huskes" not in under_way.ok("vis 1").text
    assert json.loads(under_way.ok("vis 1 --json").out)["remember"] is None


def test_a_reopened_case_begins_with_the_guides_own_deadline(under_way: Program) -> None:
    under_way.ok("utsett 1 --til 2026-11-01 --grunn Ferie --bestemt-av Rektor", CLOSE, "gjenapne 1 --grunn Nytt")
    due = json.loads(under_way.ok("vis 1 --json").out)["due"]
    assert (due["due_on"], due["moved"]) == ("2026-09-22", None)
