"""`bti veileder rett`: shows each line that changes, asks, and writes the file and nothing but what was shown."""

import re
import stat
from pathlib import Path

import pytest

from engine.console.guide.mending import Change, changes
from engine.console.guide.rewriting import CHANGED, FAILED, READ_ONLY, rewrite
from tests.console.terminal import Terminal


@pytest.fixture
def own(terminal: Terminal, tmp_path: Path) -> Path:
    file = tmp_path / "min.yaml"
    assert terminal.run("veileder", "ny", str(file)).code == 0
    return file


def broken(own: Path, *accidents: tuple[str, str]) -> bytes:
    text = own.read_text("utf-8")
    for old, new in accidents:
        assert old in text
        text = text.replace(old, new, 1)
    own.write_bytes(text.encode())
    return own.read_bytes()


NBSP = ("involverer: [ppt]", "involverer:\u00a0[ppt]")
SLIP = ("involverer: [ppt]", "involverer: [pptx]")


def test_each_line_is_shown_as_it_was_and_as_it_will_be(terminal: Terminal, own: Path) -> None:
    sound = own.read_bytes()
    before = broken(own, NBSP)
    number = before.decode().split("\n").index("        involverer:\u00a0[ppt]") + 1
    ended = terminal.run("veileder", "rett", str(own), "--vis-bare")
    assert ended.code == 0
    assert ended.lines == [
        f"{own}:",
        f"  Linje {number}",
        "    før:           involverer:⍽[ppt]",
        "    etter:         involverer: [ppt]",
        "1 linje endres (T06).",
        f"{own} står urørt.",
    ]
    assert own.read_bytes() == before
    assert terminal.run("veileder", "rett", str(own), "--ja").lines[-1] == f"{own} er rettet."
    assert own.read_bytes() == sound


def test_old_letters_are_shown_line_by_line_and_become_utf_8(terminal: Terminal, own: Path) -> None:
    sound = own.read_text("utf-8")
    own.write_bytes(sound.encode("cp1252"))
    told = terminal.run("veileder", "sjekk", str(own))
    assert f"bti veileder rett {own}" in told.err
    ended = terminal.run("veileder", "rett", str(own), "--ja")
    assert ended.code == 0
    number, line = next((at, one) for at, one in enumerate(sound.split("\n"), 1) if not one.isascii())
    assert [one.strip() for one in ended.lines[1:4]] == [
        f"Linje {number}",
        "før:   " + re.sub("[^ -~]", "\ufffd", line),
        "etter: " + line,
    ]
    assert own.read_bytes() == sound.encode()


def test_a_person_is_asked_and_may_say_no(terminal: Terminal, own: Path) -> None:
    before = broken(own, NBSP)
    terminal.is_terminal = True
    said = terminal.run("veileder", "rett", str(own), stdin="nei\n")
    assert "Skal dette skrives til fila?" in said.err
    assert (said.code, own.read_bytes()) == (1, before)
    assert terminal.run("veileder", "rett", str(own), stdin="ja\n").code == 0
    assert own.read_bytes() != before


def test_where_nobody_can_be_asked_the_option_is_named(terminal: Terminal, own: Path) -> None:
    before = broken(own, NBSP)
    ended = terminal.run("veileder", "rett", str(own))
    assert ended.code == 2
    assert "--ja" in ended.err
    assert own.read_bytes() == before


def test_a_guess_is_only_taken_when_it_is_asked_for(terminal: Terminal, own: Path) -> None:
    before = broken(own, SLIP)
    ended = terminal.run("veileder", "rett", str(own), "--ja")
    assert (ended.code, own.read_bytes()) == (1, before)
    assert ended.lines == [f"{own}: Ingen av feilene kan rettes av programmet alene.", f"{own}: 1 feil."]
    assert "--forslag" in ended.err
    ended = terminal.run("veileder", "rett", str(own), "--ja", "--forslag")
    assert ended.code == 0
    assert b"[ppt]" in own.read_bytes()


def test_what_is_left_is_said(terminal: Terminal, own: Path) -> None:
    broken(own, NBSP, ("hva:", "hvabehager:"))
    ended = terminal.run("veileder", "rett", str(own), "--ja")
    assert ended.code == 1
    line = own.read_text("utf-8").partition("hvabehager:")[0].count("\n") + 1
    assert (ended.lines[-3], ended.lines[-1]) == (f"{own} er rettet.", f"{own}: 1 feil.")
    assert ended.lines[-2].startswith(f"{own}:{line}:9: FEIL S01 «hvabehager» ")
    assert "bti veileder sjekk" in ended.err


def test_a_check_points_at_it_where_something_can_be_mended(terminal: Terminal, own: Path) -> None:
    assert "veileder rett" not in terminal.run("veileder", "sjekk", str(own)).err
    broken(own, NBSP)
    assert f"bti veileder rett {own} " in terminal.run("veileder", "sjekk", str(own)).err
    broken(own, ("involverer:\u00a0[ppt]", "involverer: [pptx]"))
    assert f"bti veileder rett {own} --forslag " in terminal.run("veileder", "sjekk", str(own)).err


def test_what_would_not_help_is_not_offered(terminal: Terminal, own: Path) -> None:
    broken(own, ("involverer: [ppt]", "involverer: [ppt]\n        fristt: [a, b]"))
    told = terminal.run("veileder", "sjekk", str(own))
    tried = terminal.run("veileder", "rett", str(own), "--forslag", "--ja")
    assert "Mente du «frist»?" in told.out
    assert "Ingen av feilene kan rettes av programmet alene." in tried.out
    line = own.read_text("utf-8").split("\n").index("        fristt: [a, b]") + 1
    assert f"{own}:{line}:9: FEIL S01 " in tried.out
    assert f"bti veileder sjekk {own}" in tried.err
    assert "veileder rett" not in told.err + tried.err + terminal.run("veileder", "rett", str(own), "--ja").err


@pytest.mark.parametrize("lost", ["", "?", "a"])
def test_a_guide_without_its_letters_is_mended_by_what_the_check_offers(
    terminal: Terminal, own: Path, lost: str
) -> None:
    sound = own.read_text("utf-8")
    broken(
        own,
        ("nivåer:", f"niv{lost}er:"),
        ("verktøy:", f"verkt{lost}y:"),
        ("        verktøy:", f"        verkt{lost}y:"),
    )
    assert f"bti veileder rett {own} --forslag" in terminal.run("veileder", "sjekk", str(own)).err
    assert terminal.run("veileder", "rett", str(own), "--forslag", "--ja").code == 0
    assert own.read_text("utf-8") == sound


def test_several_files_are_mended_and_one_that_cannot_be_read_hides_none(terminal: Terminal, own: Path) -> None:
    broken(own, NBSP)
    ended = terminal.run("veileder", "rett", "finnes/ikke.yaml", str(own), "os", "--ja")
    assert ended.code == 2
    assert f"{own} er rettet." in ended.out
    assert "os.yaml: ingenting å rette her." in ended.out
    assert "finnes/ikke.yaml" in ended.err


@pytest.mark.parametrize(("language", "shown"), [("nn", "linje blir endra (T06)"), ("en", "line changes (T06)")])
def test_it_speaks_the_language_of_the_one_who_asks(terminal: Terminal, own: Path, language: str, shown: str) -> None:
    broken(own, NBSP)
    assert shown in terminal.run("veileder", "rett", str(own), "--vis-bare", BTI_SPRAK=language).out


def test_a_file_that_is_locked_is_left(terminal: Terminal, own: Path) -> None:
    before = broken(own, NBSP)
    own.chmod(0o444)
    ended = terminal.run("veileder", "rett", str(own), "--ja")
    assert ended.code == 2
    assert "Gjør fila skrivbar" in ended.err
    assert own.read_bytes() == before


# ------------------------------------------------------------- putting the file in place


def test_rights_and_links_stay(own: Path, tmp_path: Path) -> None:
    own.chmod(0o640)
    link = tmp_path / "lenke.yaml"
    link.symlink_to(own)
    assert rewrite(str(link), own.read_bytes(), new=b"ny") is None
    assert (own.read_bytes(), stat.S_IMODE(own.stat().st_mode), link.is_symlink()) == (b"ny", 0o640, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lenke.yaml", "min.yaml"]


def test_a_file_that_was_changed_meanwhile_is_left(own: Path) -> None:
    before = own.read_bytes()
    refused = rewrite(str(own), b"noe annet", new=b"ny")
    assert refused is not None
    assert (refused.reason, own.read_bytes()) == (CHANGED, before)


def test_a_file_that_is_gone_or_locked_is_told(own: Path, tmp_path: Path) -> None:
    gone = rewrite(str(tmp_path / "borte.yaml"), b"", new=b"ny")
    own.chmod(0o444)
    locked = rewrite(str(own), own.read_bytes(), new=b"ny")
    assert gone is not None
    assert locked is not None
    assert (gone.reason, locked.reason) == (FAILED, READ_ONLY)


def test_lines_that_go_and_come_are_told_as_such() -> None:
    assert list(changes("a\nb\nc", "a\nc")) == [Change(2, "b", None)]
    assert list(changes("a\nc", "a\nb\nc")) == [Change(2, None, "b")]
    assert list(changes("a\nb", "a\nx\ny")) == [Change(2, "b", "x"), Change(2, None, "y")]
    assert list(changes("a", "a")) == []
