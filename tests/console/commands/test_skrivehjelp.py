"""`bti veileder skrivehjelp`: the files that a stock editor explains guides by, laid where the guides are."""

from pathlib import Path

import pytest

from tests.console.terminal import Terminal
from tests.house import tree

NAMES = ("guideline.nb.schema.json", "guideline.nn.schema.json")
SCHEMAS = tree.ROOT / "schemas"


def laid(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_both_files_are_laid_in_the_folder(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.run("veileder", "skrivehjelp", str(tmp_path))
    assert ended.code == 0
    assert laid(tmp_path) == {name: (SCHEMAS / name).read_bytes() for name in NAMES}
    assert [row for row in ended.lines if row.startswith("  #")] == [
        f"  # yaml-language-server: $schema={name}" for name in NAMES
    ]


def test_without_a_folder_they_are_laid_here(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert terminal.run("veileder", "skrivehjelp").lines[0] == f"{NAMES[0]} er skrevet."
    assert set(laid(tmp_path)) >= set(NAMES)


def test_those_of_an_older_program_are_written_anew(terminal: Terminal, tmp_path: Path) -> None:
    old = (SCHEMAS / NAMES[0]).read_bytes()[:5000]
    (tmp_path / NAMES[0]).write_bytes(old)
    assert terminal.run("veileder", "skrivehjelp", str(tmp_path)).code == 0
    assert (tmp_path / NAMES[0]).read_bytes() == (SCHEMAS / NAMES[0]).read_bytes()


@pytest.mark.parametrize("content", [b"", b"mine egne ord", b'{"title": "noe annet"}'])
def test_a_file_that_is_somebody_elses_is_left_as_it_is(terminal: Terminal, tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAMES[1]).write_bytes(content)
    ended = terminal.run("veileder", "skrivehjelp", str(tmp_path))
    assert ended.code == 2
    assert laid(tmp_path) == {NAMES[1]: content}
    assert "står urørt" in " ".join(ended.err.split())


def test_a_folder_that_is_not_there_is_told(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.run("veileder", "skrivehjelp", str(tmp_path / "borte"))
    assert ended.code == 2
    assert "kunne ikke skrives" in " ".join(ended.err.split())


def test_a_folder_of_the_same_name_is_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / NAMES[0]).mkdir()
    ended = terminal.run("veileder", "skrivehjelp", str(tmp_path))
    assert ended.code == 2
    assert "kunne ikke skrives" in " ".join(ended.err.split())


def test_it_is_told_in_nynorsk_and_known_by_another_name(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.run("veileder", "editor", str(tmp_path), BTI_SPRAK="nn")
    assert "Øvst i ein rettleiar på nynorsk:" in ended.lines
