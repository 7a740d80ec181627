"""`bti veileder`: findings with a place and what to write, a guide as text, and a small sound one to begin with."""

import json
from pathlib import Path

import pytest

from tests.console.commands.running import Program
from tests.console.terminal import Terminal


@pytest.fixture
def own(terminal: Terminal, tmp_path: Path) -> Path:
    file = tmp_path / "min.yaml"
    assert terminal.run("veileder", "ny", str(file)).code == 0
    return file


def broken(own: Path) -> Path:
    own.write_text(own.read_text("utf-8").replace("involverer: [ppt]", "involverer: [pptx]"), "utf-8")
    return own


@pytest.mark.parametrize("name", ["os", "hoyanger"])
def test_the_bundled_guides_are_sound(terminal: Terminal, name: str) -> None:
    ended = terminal.run("veileder", "sjekk", name)
    assert ended.code == 0
    assert ended.lines[-1].startswith(f"{name}.yaml: ingen feil")


def test_a_finding_has_its_place_what_to_write_and_an_excerpt(terminal: Terminal, own: Path) -> None:
    ended = terminal.run("veileder", "sjekk", str(broken(own)))
    line = own.read_text("utf-8").splitlines().index("        involverer: [pptx]") + 1
    assert ended.code == 1
    assert ended.lines[0].startswith("FEIL R03  ")
    assert ended.lines[0].endswith(f"min.yaml, linje {line}, tegn 22")
    assert "Mente du «ppt»?" in ended.out
    assert f"  {line} |         involverer: [pptx]\n" in ended.out
    assert "|                      ^^^^\n" in ended.out
    assert ended.lines[-1].endswith("min.yaml: 1 feil.")


@pytest.mark.parametrize(("language", "word"), [("nb", "linje"), ("nn", "line")])
def test_findings_are_told_in_the_language_of_the_guide(
    terminal: Terminal, tmp_path: Path, language: str, word: str
) -> None:
    file = tmp_path / "ny.yaml"
    terminal.run("veileder", "ny", str(file), "--sprak", language)
    broken(file)
    for mine in ("nb", "nn"):
        told = terminal.run("veileder", "sjekk", str(file), BTI_SPRAK=mine).out
        assert ("teikn" in told) is (language == "nn")


def test_findings_as_json(terminal: Terminal, own: Path) -> None:
    (finding,) = json.loads(terminal.run("veileder", "sjekk", "--json", str(broken(own))).out)
    assert (finding["regel"], finding["alvor"], finding["tegn"]) == ("R03", "error", 22)
    assert "pptx" in finding["tekst"]
    assert json.loads(terminal.run("veileder", "sjekk", "--json", "sortland").out) == []
    accepted = json.loads(terminal.run("veileder", "sjekk", "--json", "os").out)
    assert {(one["regel"], one["alvor"], one["grunn"][:6]) for one in accepted} == {("P04", "accepted", "Kilden")}
    assert accepted[0]["vei"][2] == {"tittel": "Avklar bekymringen", "svar": "Oppfølging i egen tjeneste"}


def test_warnings_alone_are_well_unless_strict(terminal: Terminal, own: Path) -> None:
    own.write_text(own.read_text("utf-8").replace("        verktøy: ikke oppgitt\n", "", 1), "utf-8")
    found = json.loads(terminal.run("veileder", "sjekk", "--json", str(own)).out)
    assert found
    assert terminal.run("veileder", "sjekk", str(own)).code == 0
    strict = terminal.run("veileder", "sjekk", "--streng", str(own)).code
    assert strict == int(any(one["alvor"] == "warning" for one in found))


def test_several_files_are_checked_at_once(terminal: Terminal, own: Path) -> None:
    ended = terminal.run("veileder", "sjekk", "os", str(broken(own)))
    assert ended.code == 1
    assert "os.yaml: ingen feil" in ended.out
    assert "min.yaml: 1 feil" in ended.out


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"a: [", b"- 1\n- 2\n", b"nivaaer: ja\n", b"\x1b[31m: x"])
def test_any_file_gets_an_answer_with_a_place(terminal: Terminal, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    ended = terminal.run("veileder", "sjekk", str(file))
    assert ended.code == 1
    assert "linje" in ended.out
    assert "\x1b" not in ended.out + ended.err
    assert terminal.run("veileder", "vis", str(file)).code == 1


@pytest.mark.parametrize("name", ["finnes-ikke", ".", ""])
def test_a_file_that_cannot_be_read_is_wrong_use(terminal: Terminal, name: str) -> None:
    ended = terminal.run("veileder", "sjekk", name)
    assert ended.code == 2
    assert ended.err.strip()


def test_a_guide_reads_like_the_printed_one(terminal: Terminal) -> None:
    shown = terminal.run("veileder", "vis", "os").out
    assert shown.startswith("Handlingsveileder for ansatte (BTI)\n")
    for said in (
        "  Kommune               Os",
        "28. juli 2022",
        "NIVÅ 0  Avklarer om det er grunn til bekymring",
        "0.1  Oppmerksomhet  [steg]",
        "    Verktøy Observasjonsskjema",
        "2  Oppfølging med flere samarbeidspartnere → nivå 2",
        "ikke oppgitt i veilederen",
        "(tolket)",
        "helst innen 4–6 uker fra forrige møte",
        "Slik kan en sak avsluttes",
    ):
        assert said in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_guide_keeps_its_own_language(terminal: Terminal) -> None:
    shown = terminal.run("veileder", "vis", "hoyanger").out
    assert "ikkje oppgitt i rettleiaren" in shown
    assert "veilederen" not in shown


def test_a_guide_as_json_holds_every_step(terminal: Terminal) -> None:
    shown = json.loads(terminal.run("veileder", "vis", "os", "--json").out)
    assert shown["id"] == "os"
    assert [level["nivå"] for level in shown["nivåer"]] == ["0", "1", "2", "3"]
    assert shown["nivåer"][0]["steg"][2]["valg"][1]["til"] == [{"slag": "level", "id": "2"}]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_small_guide_is_sound_and_a_case_runs_on_it(practice: Terminal, tmp_path: Path, language: str) -> None:
    file = tmp_path / "Vår veileder.yaml"
    assert practice.run("veileder", "ny", str(file), "--sprak", language).code == 0
    checked = practice.run("veileder", "sjekk", "--json", str(file))
    assert (checked.code, json.loads(checked.out)) == (0, [])
    assert "#" in file.read_text("utf-8")
    assert practice.run("ny", str(file), "--alias", "gutt", "--utkast").code == 0


def test_the_small_guide_never_overwrites(terminal: Terminal, own: Path) -> None:
    own.write_text("min egen tekst", "utf-8")
    ended = terminal.run("veileder", "ny", str(own))
    assert ended.code == 2
    assert own.read_text("utf-8") == "min egen tekst"


def test_the_small_guide_gets_its_ending(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("veileder", "ny", str(tmp_path / "ny")).code == 0
    assert (tmp_path / "ny.yaml").exists()


def test_a_folder_that_is_not_there_is_told(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.run("veileder", "ny", str(tmp_path / "ingen" / "ny.yaml"))
    assert ended.code == 2
    assert "kunne ikke skrives" in ended.err


def test_a_file_that_is_missing_does_not_hide_the_findings_of_the_others(terminal: Terminal, own: Path) -> None:
    ended = terminal.run("veileder", "sjekk", "finnes-ikke", str(broken(own)), "")
    assert ended.code == 2
    assert "FEIL R03" in ended.out
    assert "Det finnes ingen veileder og ingen fil som heter finnes-ikke." in ended.err
    assert "Navnet er tomt." in ended.err
    as_json = terminal.run("veileder", "sjekk", "--json", "finnes-ikke", str(own))
    assert (as_json.code, len(json.loads(as_json.out))) == (2, 1)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "id: os\n".encode("utf-32") * 9])
def test_a_file_that_is_no_text_gets_one_plain_sentence(terminal: Terminal, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bilde.yaml").write_bytes(data)
    ended = terminal.run("veileder", "sjekk", str(tmp_path / "bilde.yaml"))
    assert ended.code == 1
    assert ended.out.count("Dette er ikke en tekstfil.") == 1
    assert "bilde.yaml: 1 feil." in ended.out


@pytest.mark.parametrize(
    ("wrong", "more"),
    [("ukjent: nøkkel\n", True), ("hva: [nå\n", True), ("", False)],
    ids=["structure", "marks", "references"],
)
def test_where_a_stage_stopped_later_ones_it_is_said(program: Program, wrong: str, *, more: bool) -> None:
    file = program.terminal.home / "ny.yaml"
    program.ok(f"veileder ny '{file}'")
    text = file.read_text("utf-8").replace("hvem: [kontaktlærer]", "hvem: [rektor]", 1)
    file.write_text(text + wrong, "utf-8")
    ran = program.bti(f"veileder sjekk '{file}'")
    assert ran.code == 1
    assert ("Det kan komme flere når dette er rettet." in ran.out) is more


@pytest.mark.parametrize(("language", "title"), [("nb", "Kontaktlærer"), ("nn", "Kontaktlærar")])
def test_the_new_guide_shows_its_people_by_their_titles(program: Program, language: str, title: str) -> None:
    file = program.terminal.home / "ny.yaml"
    program.ok(f"veileder ny '{file}' --sprak {language}")
    assert f" {title}\n" in program.ok(f"veileder vis '{file}'").out


def test_a_file_may_be_named_without_its_ending(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert terminal.run("veileder", "sjekk", "skolehelse").code == 2
    assert terminal.run("veileder", "ny", "skolehelse").code == 0
    assert "skolehelse.yaml: ingen feil." in terminal.run("veileder", "sjekk", "skolehelse").out
    assert terminal.run("veileder", "vis", "skolehelse").code == 0
    assert terminal.run("oppsett", "--ovelse").code == 0
    assert terminal.run("ny", "skolehelse", "--utkast", "--alias", "gutt, 8 år").code == 0
