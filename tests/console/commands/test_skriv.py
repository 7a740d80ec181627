"""`bti skriv`: documents of a case on the screen and in files."""

import stat
from pathlib import Path

import pytest

from tests.console.commands.running import Program


@pytest.mark.parametrize("document", ["samtykke", "referat", "stafettlogg"])
def test_a_document_is_written_on_the_screen(opened: Program, document: str) -> None:
    ran = opened.ok(f"skriv 1 {document}")
    assert len(ran.out.splitlines()) > 3


def test_a_file_is_for_its_owner_alone(opened: Program, tmp_path: Path) -> None:
    file = tmp_path / "logg.html"
    opened.ok(f"skriv 1 stafettlogg --format html --ut '{file}'")
    assert "<html" in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_told_in_words(opened: Program, tmp_path: Path) -> None:
    ran = opened.bti(f"skriv 1 samtykke --ut '{tmp_path / 'borte' / 'x.txt'}'")
    assert ran.code == 2
    assert "x.txt" in ran.err


def test_an_unknown_document_is_wrong_use(opened: Program) -> None:
    ran = opened.bti("skriv 1 samtykkeskjema")
    assert ran.code == 2
    told = "Det finnes ikke noe dokument som heter «samtykkeskjema». Velg samtykke, referat eller stafettlogg."
    assert told in ran.text


def test_the_screen_ends_with_how_to_make_a_file_to_print(opened: Program) -> None:
    assert opened.ok("skriv 1 samtykke").hints == ("bti skriv 1 samtykke --format html --ut samtykke.html",)
    assert opened.ok("skriv 1 samtykke --json").hints == ()
