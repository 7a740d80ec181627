"""`bti veileder sjekk --som`: the same findings for the eye, the ear, an editor's list, and other programs."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.console.guide.one_line import write_annotations
from engine.console.output import Output
from engine.diagnostics import Position, Span, Waypoint, fault
from engine.guideline.vocabulary import Language
from engine.language.check import Checked
from engine.values import replace
from tests.console.terminal import Terminal

FORMS = ("tekst", "kort", "opplesing", "json", "github", "sarif")
ASKED = {form: ("--som", form) for form in FORMS}

Broken = Callable[..., Path]


@pytest.fixture
def broken(terminal: Terminal, tmp_path: Path) -> Broken:
    def made(*lines: tuple[str, str], language: str = "nb", name: str = "min.yaml") -> Path:
        file = tmp_path / name
        assert terminal.run("veileder", "ny", str(file), "--sprak", language).code == 0
        written = file.read_text("utf-8")
        for old, new in lines or [("involverer: [ppt]", "involverer: [pptx]")]:
            assert old in written
            written = written.replace(old, new)
        file.write_text(written, "utf-8")
        return file

    return made


def place(file: Path, text: str) -> tuple[int, int]:
    """Return the line and the column of the only place where a text stands."""
    (found,) = [
        (number, row.index(text)) for number, row in enumerate(file.read_text("utf-8").split("\n")) if text in row
    ]
    return found[0] + 1, found[1] + 1


def test_short_is_one_line_for_each_finding(terminal: Terminal, broken: Broken) -> None:
    file = broken(("er: barn", "er: barnet"), ("tittel: Avklare", "titel: Avklare"))
    ended = terminal.run("veileder", "sjekk", "--som", "kort", str(file))
    first, second = place(file, "barnet}"), place(file, "titel:")
    assert ended.code == 1
    assert [row.split(": ")[0] for row in ended.lines] == [f"{file}:{row}:{sign}" for row, sign in (first, second)]


def test_short_says_the_severity_the_rule_and_what_to_write(terminal: Terminal, broken: Broken) -> None:
    file = broken()
    line, column = place(file, "pptx")
    (row,) = terminal.run("veileder", "sjekk", "--som", "kort", str(file)).lines
    assert row.startswith(f"{file}:{line}:{column}: FEIL R03 ")
    assert row.endswith("Mente du «ppt»?")


@pytest.mark.parametrize("form", ["kort", "github"])
def test_nothing_is_said_of_a_sound_guide_line_by_line(terminal: Terminal, form: str) -> None:
    ended = terminal.run("veileder", "sjekk", "--som", form, "os", "sortland")
    assert (ended.code, ended.out) == (0, "")


def test_read_aloud_each_line_is_one_named_fact(terminal: Terminal, broken: Broken) -> None:
    file = broken()
    line, column = place(file, "pptx")
    ended = terminal.run("veileder", "sjekk", "--som", "opplesing", str(file))
    assert ended.code == 1
    assert ended.lines[0] == f"{file}: 1 feil."
    assert ended.lines[1:4] == ["", "Funn 1 av 1", "Alvor: feil"]
    assert ended.lines[4].startswith("Melding: ")
    assert ended.lines[4].endswith("Mente du «ppt»?")
    assert ended.lines[5:] == [f"Fil: {file}", f"Linje: {line}", f"Tegn: {column}", "Teksten der: pptx", "Regel: R03"]
    assert not re.search(r"[\^|│→]", ended.out)


def test_read_aloud_names_the_other_place(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "to.yaml"
    terminal.run("veileder", "ny", str(file))
    file.write_text(file.read_text("utf-8") + "id: to-ganger\n", "utf-8")
    assert re.search(
        r"^Se også .*to\.yaml, linje \d+\.$",
        terminal.run("veileder", "sjekk", "--som", "opplesing", str(file)).out,
        re.MULTILINE,
    )


def test_a_screen_reader_gets_it_without_asking(terminal: Terminal, broken: Broken) -> None:
    file = str(broken())
    asked = terminal.run("veileder", "sjekk", "--som", "opplesing", file)
    assert terminal.run("veileder", "sjekk", file, ACCESSIBLE="1").out == asked.out
    assert "^" in terminal.run("veileder", "sjekk", "--som", "tekst", file, ACCESSIBLE="1").out


def test_json_has_two_names(terminal: Terminal, broken: Broken) -> None:
    file = str(broken())
    assert terminal.run("veileder", "sjekk", "--som", "json", file) == terminal.run("veileder", "sjekk", "--json", file)
    assert terminal.run("veileder", "sjekk", "--som", "json", "--json", file).code == 1


def test_two_forms_at_once_are_refused(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "sjekk", "--json", "--som", "kort", "os")
    assert ended.code == 2
    assert "--json kan ikke stå sammen med --som kort" in " ".join(ended.err.split())


def test_a_form_that_is_not_there_is_refused(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "sjekk", "--som", "xml", "os")
    assert ended.code == 2
    assert "opplesing" in ended.err


def test_github_is_told_where_by_commands(terminal: Terminal, broken: Broken) -> None:
    file = broken(name="vår, rare: 100%.yaml")
    line, column = place(file, "pptx")
    (row,) = terminal.run("veileder", "sjekk", "--som", "github", str(file)).lines
    found = re.fullmatch(r"::error ([^:]*)::(.*)", row)
    assert found
    properties = dict(one.split("=", 1) for one in found[1].split(","))
    folder = str(file.parent).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    assert properties["file"] == f"{folder}/vår%2C rare%3A 100%25.yaml"
    assert (properties["line"], properties["endLine"]) == (str(line), str(line))
    assert (properties["col"], properties["endColumn"]) == (str(column), str(column + 4))
    assert properties["title"].startswith("R03 ")
    assert found[2].endswith("Mente du «ppt»?")


def test_github_is_told_the_way_to_a_fault() -> None:
    place = Span("x.yaml", Position(3, 5), Position(3, 9))
    way = (Waypoint("Velg", "Ja"), Waypoint("Ring"))
    found = replace(fault("S06", "empty-value", place, key="hvem"), path=way)
    out = io.StringIO()
    write_annotations(Checked(None, (found,), "", Language.BOKMAL, file="x.yaml"), Output(language="nb", stdout=out))
    assert out.getvalue().endswith("%0AVeien dit: «Velg» (Ja) → «Ring»\n")


def test_a_file_without_a_word_of_a_guide_is_told_in_the_readers_norwegian(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "tom.yaml"
    file.write_text("")
    assert "Fila er tom. Skriv «handlingsveileder:»" in terminal.run("veileder", "sjekk", str(file)).out
    nynorsk = terminal.run("--sprak", "nn", "veileder", "sjekk", str(file)).out
    assert "«handlingsrettleiar:»" in nynorsk


def test_what_github_would_read_as_its_own_is_told_as_text(terminal: Terminal, broken: Broken) -> None:
    file = broken(("involverer: [ppt]", 'involverer: ["100%\\n::set-output name=x::y"]'))
    rows = terminal.run("veileder", "sjekk", "--som", "github", str(file)).lines
    assert [row.split(" ")[0] for row in rows] == ["::error"]
    assert "100%25" in rows[0]


@pytest.mark.parametrize(("last", "columns"), [(3, True), (4, False)])
def test_github_takes_columns_only_within_a_line(last: int, *, columns: bool) -> None:
    place = Span("x.yaml", Position(3, 5), Position(last, 9))
    found = Checked(None, (fault("S06", "empty-value", place, key="hvem"),), "", Language.BOKMAL, file="x.yaml")
    out = io.StringIO()
    write_annotations(found, Output(language="nb", stdout=out))
    assert out.getvalue().startswith(f"::error file=x.yaml,line=3,endLine={last},")
    assert ("col=5,endColumn=9" in out.getvalue()) is columns


@pytest.mark.parametrize("form", FORMS)
def test_the_exit_code_is_the_same_in_every_form(terminal: Terminal, broken: Broken, form: str) -> None:
    file = str(broken())
    assert terminal.run("veileder", "sjekk", *ASKED[form], "os").code == 0
    assert terminal.run("veileder", "sjekk", *ASKED[form], file, "os").code == 1
    ended = terminal.run("veileder", "sjekk", *ASKED[form], file, "finnes-ikke.yaml")
    assert ended.code == 2
    assert "pptx" in ended.out
    assert "finnes-ikke" in ended.err


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_programs_get_no_hints(terminal: Terminal, broken: Broken, form: str) -> None:
    assert terminal.run("veileder", "sjekk", *ASKED[form], str(broken())).err == ""


@pytest.mark.parametrize(("language", "said"), [("nb", "Mente du"), ("nn", "Meinte du")])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_keeps_the_language_of_the_guide(
    terminal: Terminal, broken: Broken, form: str, *, language: str, said: str
) -> None:
    file = str(broken(language=language))
    for mine in ("nb", "nn", "en"):
        assert said in terminal.run("veileder", "sjekk", *ASKED[form], file, BTI_SPRAK=mine).out
