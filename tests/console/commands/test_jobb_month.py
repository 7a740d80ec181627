"""`bti jobb --tall`: the numbers of the month come beside the letters, and never instead of them."""

import json
from pathlib import Path

import pytest

from engine.adapters.months import FolderOfMonths
from engine.errors import NumbersUnwritten
from tests.console.commands.running import Program
from tests.console.terminal import Terminal

LEADER = "--som test.leder"
NAMES = [f"ovelse-tall-os-2026-09{ending}" for ending in (".html", ".csv", ".json")]


@pytest.fixture
def counted(program: Program) -> Program:
    """Six cases on the first level of a guide."""
    for place in range(6):
        program.ok(f"ny os --alias 'barn {place}'")
    return program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tall"


def test_the_files_of_the_month_are_told_and_are_the_report_on_the_screen(counted: Program, folder: Path) -> None:
    lines = counted.ok(f"{LEADER} jobb --tall {folder}").out.splitlines()
    assert lines == [
        "Ingenting nytt å minne om.",
        "Tallene for september 2026 er skrevet:",
        *(f"  ~/tall/{name}" for name in NAMES),
    ]
    on_screen = json.loads(counted.ok(f"{LEADER} rapport --json").out)
    in_file = json.loads(folder.joinpath(NAMES[2]).read_text("utf-8"))
    of_the_year = {"evaluations", "moves"}
    assert [_without(guide, of_the_year) for guide in in_file["guides"]] == [
        _without(guide, of_the_year) for guide in on_screen["guides"]
    ]
    assert "ØVELSE" in folder.joinpath(NAMES[0]).read_text("utf-8")


def _without(guide: dict[str, object], keys: set[str]) -> dict[str, object]:
    return {key: value for key, value in guide.items() if key not in keys}


def test_a_second_time_it_is_told_that_they_were_there(counted: Program, folder: Path) -> None:
    counted.ok(f"{LEADER} jobb --tall {folder}")
    lines = counted.ok(f"{LEADER} jobb --tall {folder}").out.splitlines()
    assert lines[1] == "Tallene for september 2026 lå der fra før, og er ikke rørt:"
    assert lines[2:] == [f"  ~/tall/{name}" for name in NAMES]
    counted.day = "2026-10-01"
    assert "Tallene for oktober 2026 er skrevet:" in counted.ok(f"{LEADER} jobb --tall {folder}").out


def test_it_can_be_tried_first(counted: Program, folder: Path) -> None:
    tried = counted.ok(f"{LEADER} jobb --tall {folder} --vis-bare").out.splitlines()
    assert tried[1:3] == ["Tallene for september 2026 ville blitt skrevet:", f"  ~/tall/{NAMES[0]}"]
    assert not folder.exists()


def test_in_json_it_says_which_files_there_are(counted: Program, folder: Path) -> None:
    said = json.loads(counted.ok(f"{LEADER} jobb --tall {folder} --json").out)
    assert (said["numbers_written"], said["numbers_there"]) == (NAMES, [])
    said = json.loads(counted.ok(f"{LEADER} jobb --tall {folder} --json").out)
    assert (said["numbers_written"], said["numbers_there"]) == ([], NAMES)
    said = json.loads(counted.ok("jobb --json").out)
    assert (said["numbers_written"], said["numbers_there"]) == ([], [])


def test_who_may_not_have_the_numbers_is_told_before_anything_is_done(counted: Program, folder: Path) -> None:
    counted.ok("stafett 1 --til test.laerer")
    refused = counted.bti(f"--som test.laerer jobb --tall {folder}")
    assert (refused.code, refused.out) == (4, "")
    said = " ".join(refused.err.split())
    assert ("test.laerer har ingen av oppgavene" in said, "spør lederen" in said) == (True, False)
    assert not folder.exists()
    assert counted.ok("jobb").out.startswith("1 nytt brev.")
    (hint,) = [line for line in refused.err.splitlines() if line.startswith("→")]
    counted.ok(hint.partition("   ")[0].removeprefix("→ bti "))
    assert counted.ok(f"--som test.laerer jobb --tall {folder}").out.count("~/tall/") == 3


def test_a_machine_is_told_who_keeps_the_numbers_and_the_command_that_is_told_makes_it_one_of_them(
    terminal: Terminal, folder: Path
) -> None:
    assert terminal.run("oppsett", "--maskin").code == 0
    refused = terminal.run("jobb", "--tall", str(folder))
    said = " ".join(refused.err.split())
    assert (refused.code, refused.out) == (4, "")
    assert ("er ingen person i lageret. La en som har oppgaven" in said, "spør" in said) == (True, False)
    (hint,) = [line for line in refused.err.splitlines() if line.startswith("→")]
    assert hint.startswith("→ bti oppsett --oppgave systemansvarlig ")
    assert terminal.run("oppsett", "--oppgave", "systemansvarlig").code == 0
    kept = terminal.run("jobb", "--tall", str(folder))
    assert (kept.code, "ingen tall å skrive" in kept.out) == (0, True)


@pytest.mark.parametrize(
    ("reason", "said"),
    [("full", "det er ikke plass"), ("forbidden", "ikke lov"), ("unreachable", "mappa kan ikke brukes")],
)
def test_what_hinders_the_numbers_does_not_hinder_the_letters(
    counted: Program, folder: Path, monkeypatch: pytest.MonkeyPatch, reason: str, said: str
) -> None:
    def unready(_: object) -> None:
        raise NumbersUnwritten(reason=reason)

    monkeypatch.setattr(FolderOfMonths, "make_ready", unready)
    counted.ok("stafett 1 --til test.laerer")
    ran = counted.bti(f"{LEADER} jobb --tall {folder}")
    assert (ran.code, ran.out.splitlines()[0]) == (6, "1 nytt brev.")
    assert said in ran.text
    assert "Tallene for" not in ran.out


def test_before_there_is_a_case_there_is_nothing_to_write(program: Program, folder: Path) -> None:
    lines = program.ok(f"{LEADER} jobb --tall {folder}").out.splitlines()
    assert lines == ["Ingenting nytt å minne om.", "Ingen sak er åpnet ennå, så det er ingen tall å skrive."]
    assert not folder.exists()


def test_a_case_that_cannot_be_counted_is_told_of(
    counted: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.application.numbers.counts._text_of", lambda *_: None)
    ran = counted.bti(f"{LEADER} jobb --tall {folder}")
    assert ran.code == 1
    assert "Minst én sak kunne ikke leses, og er ikke talt med." in ran.text
    assert "Minst én sak kunne ikke leses" in folder.joinpath(NAMES[0]).read_text("utf-8")
