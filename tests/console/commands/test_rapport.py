"""`bti rapport`: the numbers of the municipality, for whoever may have them, in every form."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.console.commands.running import Program


@pytest.fixture
def counted(program: Program) -> Program:
    """Twelve cases on the first level of a guide, of which six wait for somebody to take the baton."""
    for place in range(12):
        program.ok(f"ny os --alias 'barn {place}'")
    for place in range(1, 7):
        program.ok(f"stafett {place} --til test.laerer")
    return program


def test_a_leader_gets_the_numbers_and_the_teacher_does_not(counted: Program) -> None:
    assert "12" in counted.ok("--som test.leder rapport").out
    refused = counted.bti("--som test.laerer rapport")
    assert (refused.code, refused.out) == (4, "")
    assert "systemansvarlig" in refused.err
    assert "bti oppsett" not in refused.err


def test_whoever_is_responsible_for_the_system_gets_them(counted: Program) -> None:
    counted.ok("oppsett --person test.laerer --oppgave systemansvarlig")
    assert "12" in counted.ok("--som test.laerer rapport").out


def test_with_few_cases_it_says_kindly_that_nothing_can_be_told(program: Program) -> None:
    for place in range(4):
        program.ok(f"ny os --alias 'barn {place}'")
    done = program.ok("--som test.leder rapport")
    assert done.out == ""
    assert "Det betyr ikke at noe er galt eller mangler." in " ".join(done.err.split())
    assert "os" not in json.loads(program.ok("--som test.leder rapport --json").out)["guides"]


def test_every_form_says_the_same(counted: Program, tmp_path: Path) -> None:
    page, sheet = tmp_path / "tall.html", tmp_path / "tall.csv"
    counted.ok(f"--som test.leder rapport --format html --ut {page}")
    counted.ok(f"--som test.leder rapport --format csv --ut {sheet}")
    plain = [line.split("\t") for line in counted.ok("--som test.leder rapport").out.splitlines()]
    rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig")), delimiter=";"))
    assert rows == plain
    assert plain[0] == ["veileder", "tabell", "rad", "kolonne", "vist", "minst", "høyst"]
    (guide,) = json.loads(counted.ok("--som test.leder rapport --json").out)["guides"]
    assert guide["levels"][0]["open"] == {"low": 12, "high": 12}
    assert guide["waiting"]["baton"] == {"low": 6, "high": 6}
    assert ["at noen tar imot stafetten", "saker", "6", "6", "6"] in [row[2:] for row in plain]
    assert "<td>6</td>" in page.read_text("utf-8")
    assert (page.stat().st_mode & 0o777, sheet.stat().st_mode & 0o777) == (0o600, 0o600)


def test_through_a_pipe_the_day_is_told_beside_the_rows(counted: Program) -> None:
    told = counted.ok("--som test.leder rapport")
    assert "Tall fra sakene, " in told.err
    assert "Tall fra sakene, " not in told.out


def test_on_a_terminal_the_numbers_stand_in_tables(counted: Program) -> None:
    counted.terminal.is_terminal = True
    shown = counted.ok("--som test.leder rapport").out
    assert "Åpne saker per nivå" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "…" not in shown
    assert "Nivå 0: Avklarer om det er grunn" in shown
    assert "  til bekymring\n" in shown


@pytest.mark.parametrize(("many", "words", "said"), [(12, "", ["Teller saker"]), (13, "", []), (12, "--json", [])])
def test_whoever_waits_sees_that_cases_are_counted(
    counted: Program, monkeypatch: pytest.MonkeyPatch, many: int, words: str, said: list[str]
) -> None:
    counted.terminal.is_terminal = True
    monkeypatch.setattr("engine.console.commands.rapport._MANY", many)
    assert re.findall("Teller saker", counted.ok(f"--som test.leder rapport {words}").err)[:1] == said


def test_nobody_is_shown_a_line_that_redraws_itself_who_cannot_read_it(
    counted: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.console.commands.rapport._MANY", 1)
    before = counted.ok("--som test.leder rapport")
    counted.terminal.is_terminal = True
    counted.terminal.environment["ACCESSIBLE"] = "1"
    accessible = counted.ok("--som test.leder rapport")
    assert "Teller" not in before.err + accessible.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--ar 1999", "Det finnes bare tall for"),
        ("--ut tall.html", "--format html eller --format csv"),
        ("--format tekst --ut tall.csv", "--format html eller --format csv"),
        ("--format csv --json", "--json"),
    ],
)
def test_what_cannot_be_asked_for_is_told(program: Program, words: str, said: str) -> None:
    refused = program.bti(f"--som test.leder rapport {words}")
    assert refused.code == 2
    assert said in " ".join(refused.err.split())
