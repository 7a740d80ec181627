"""`bti veileder tegn`: on the screen or to a file, as a picture or text, and where a case stands for who may see it."""

from pathlib import Path
from xml.dom import minidom

import pytest

from tests.console.terminal import Terminal
from tests.exporters.drawn import SHIPPED
from tests.house import tree


def here(text: str) -> list[str]:
    """Return the titles of the steps where a picture says that a case stands."""
    root = minidom.parseString(text)  # noqa: S318 - what is read is what the program has just written
    found = [node for node in root.getElementsByTagName("a") if node.hasAttribute("aria-current")]
    return [node.getElementsByTagName("title")[0].firstChild.data for node in found]  # type: ignore[union-attr] # a title has its words


@pytest.fixture
def case(practice: Terminal) -> Terminal:
    """A case on Os's guide, at its second step."""
    assert practice.run("ny", "os", "--alias", "prøvesak").code == 0
    assert practice.run("neste", "1").code == 0
    return practice


@pytest.mark.parametrize("name", SHIPPED)
def test_a_guide_is_drawn_without_a_store(terminal: Terminal, name: str) -> None:
    ended = terminal.run("veileder", "tegn", name)
    assert ended.code == 0
    assert ended.out.startswith("<svg ")
    assert ended.err == ""
    assert here(ended.out) == []


def test_the_same_is_written_to_a_file(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "os.svg"
    ended = terminal.run("veileder", "tegn", "os", "--ut", str(file))
    assert (ended.code, ended.out) == (0, "")
    assert str(file) in ended.err.replace("\n", "")
    assert file.read_text("utf-8") == terminal.run("veileder", "tegn", "os").out


def test_a_file_that_cannot_be_written_is_told(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.run("veileder", "tegn", "os", "--ut", str(tmp_path / "ingen" / "os.svg"))
    assert ended.code == 2
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("kind", ["svg", "dot", "mermaid"])
def test_what_is_no_drawing_is_never_written_over(kind: str, terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "tegning"
    for _ in range(2):
        assert terminal.run("veileder", "tegn", "os", "--som", kind, "--ut", str(file)).code == 0
    drawn = file.read_text("utf-8")
    file.write_text("handlingsveileder: min\n", "utf-8")
    ended = terminal.run("veileder", "tegn", "os", "--som", kind, "--ut", str(file))
    assert (ended.code, file.read_text("utf-8")) == (2, "handlingsveileder: min\n")
    assert "Den står urørt." in " ".join(ended.err.split())
    file.write_text("", "utf-8")
    assert terminal.run("veileder", "tegn", "os", "--som", kind, "--ut", str(file)).code == 0
    assert file.read_text("utf-8") == drawn


@pytest.mark.parametrize("name", ["os.png", "os.PDF"])
def test_a_name_that_promises_something_else_is_refused(name: str, terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.run("veileder", "tegn", "os", "--ut", str(tmp_path / name))
    assert ended.code == 2
    assert "Velg et navn som slutter på .svg." in " ".join(ended.err.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("kind", "first"), [("dot", "digraph "), ("mermaid", "flowchart TB")])
def test_a_guide_is_drawn_as_text_for_other_programs(terminal: Terminal, kind: str, first: str) -> None:
    ended = terminal.run("veileder", "tegn", "os", "--som", kind)
    assert ended.code == 0
    assert ended.out.startswith(first)
    assert "2.7 Drøft saken i BUT" in ended.out


def test_the_words_are_in_the_language_of_the_guide(terminal: Terminal) -> None:
    assert "Gjeld alltid" in terminal.run("--sprak", "en", "veileder", "tegn", "hoyanger").out


def test_a_guide_with_faults_is_not_drawn(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "feil.yaml"
    file.write_text("handlingsveileder: Feil\nid: feil\n", "utf-8")
    ended = terminal.run("veileder", "tegn", str(file))
    assert (ended.code, ended.out) == (1, "")
    assert "bti veileder sjekk" in ended.err


def test_neither_a_guide_nor_a_case_is_a_question(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "tegn")
    assert ended.code == 2
    assert "--sak" in ended.err


def test_a_case_is_shown_where_it_stands(case: Terminal) -> None:
    ended = case.run("veileder", "tegn", "--sak", "1")
    assert ended.code == 0
    assert [title[:3] for title in here(ended.out)] == ["0.2"]
    assert "✓ 0.1 Oppmerksomhet" in ended.out
    assert "ØVELSE · Sak 2026-" in ended.out
    assert ended.out == case.run("veileder", "tegn", "os", "--sak", "1").out


def test_a_case_is_drawn_in_the_version_that_it_follows_and_that_is_told(case: Terminal, tmp_path: Path) -> None:
    newer = (tree.ROOT / "guidelines" / "os.yaml").read_text("utf-8").replace('versjon: "1.0"', 'versjon: "1.1"')
    file = tmp_path / "os-ny.yaml"
    file.write_text(newer.replace("steg: Oppmerksomhet", "steg: Legg merke til"), encoding="utf-8")
    ended = case.run("veileder", "tegn", str(file), "--sak", "1")
    assert ended.code == 0
    assert ended.out == case.run("veileder", "tegn", "--sak", "1").out
    assert "følger versjon 1.0, så det er den som er tegnet." in ended.err


def test_a_picture_of_a_case_says_nothing_of_whom_it_is_about_and_is_read_by_no_one_else(
    case: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "sak.svg"
    assert case.run("veileder", "tegn", "--sak", "1", "--ut", str(file)).code == 0
    assert "prøvesak" not in file.read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_case_on_another_guide_is_not_drawn_on_this_one(case: Terminal) -> None:
    ended = case.run("veileder", "tegn", "froland", "--sak", "1")
    assert (ended.code, ended.out) == (2, "")
    assert "os" in ended.err


def test_whoever_takes_no_part_in_a_case_sees_no_picture_of_it(case: Terminal) -> None:
    shown = case.run("--som", "test.helsesykepleier", "vis", "1")
    ended = case.run("--som", "test.helsesykepleier", "veileder", "tegn", "--sak", "1")
    assert ended.code == shown.code != 0
    assert ended.out == ""


def test_to_look_at_a_picture_of_a_case_is_logged(case: Terminal) -> None:
    def looks() -> int:
        ended = case.run("--som", "test.tilsyn", "innsyn", "1", "--json")
        assert ended.code == 0
        return ended.out.count('"wrote": false')

    before = looks()
    case.run("veileder", "tegn", "--sak", "1")
    assert looks() > before
