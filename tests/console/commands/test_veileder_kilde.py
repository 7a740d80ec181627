"""A guide that builds on a base, as text and as data: what came from the base is marked, and every line has a place."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest

from engine.application.guidelines import checked
from engine.bundled import BundledShelf
from engine.console.guide.origin import origins_of
from engine.console.guide.page import write_guide
from engine.console.output import Output
from engine.i18n import text
from tests.console.terminal import Terminal

GUIDE = """\
handlingsveileder: Vår egen
id: egen
språk: bokmål
versjon: "1"
status: utkast
kommune: Lillevik
bygger_på: bti_felles
ordliste: {logg: Boka som følger saken.}
roller:
  barn: {tittel: Barnet, er: hovedperson}
endringer:
  - endre: Legg merke til
    hva: Skriv ned det du ser.
  - ta_bort: Drøft i egen tjeneste
    begrunnelse: Vi gjør det i møtet.
"""
TITLES = (
    "guide-always",
    "guide-entrances",
    "guide-endings",
    "guide-roles",
    "guide-services",
    "guide-bodies",
    "guide-tool-list",
    "guide-meetings",
    "guide-facts",
    "guide-glossary",
)
"""What stands over a list; it is the program's, and no line of the guide's."""
PLACE = re.compile(r" \[(egen\.yaml|bti_felles\.nb\.yaml):(\d+)\]$")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "egen.yaml"
    file.write_text(GUIDE, "utf-8")
    return file


def test_what_came_from_the_base_has_a_bar_in_the_margin_and_the_page_says_so(terminal: Terminal, own: Path) -> None:
    shown = terminal.run("veileder", "vis", str(own)).out
    assert "    Bygger på bti_felles. Strek (|) i margen: Linja kommer derfra. Det er\n" in shown
    assert "\n| 0.1  Legg merke til  [steg]\n      Hva     Skriv ned det du ser.\n" in shown
    assert "\n|     Verktøy Liste over tegn å se etter\n" in shown
    assert "    Barnet: den saken gjelder\n|   Familien\n" in shown
    assert "Drøft i egen tjeneste" not in shown


def test_one_who_listens_hears_it_on_the_heading_or_on_each_line_of_a_mixed_step(terminal: Terminal, own: Path) -> None:
    terminal.environment["ACCESSIBLE"] = "1"
    shown = terminal.run("veileder", "vis", str(own)).out
    assert not any(row.startswith("|") for row in shown.splitlines())
    assert "\n0.1  Legg merke til  [steg] (felles)\nHva: Skriv ned det du ser.\nHvem: Den ansatte (felles)\n" in shown
    assert "  [steg] (felles)\nHva: Skriv ned hva du har sett, når det var, og hvor ofte det skjer.\n" in shown


def test_a_base_that_is_not_all_a_reading_tells_each_line_that_is(terminal: Terminal, own: Path) -> None:
    base = (Path(__file__).parents[3] / "guidelines" / "bti_felles.nb.yaml").read_text("utf-8")
    (own.parent / "bti_felles.nb.yaml").write_text(base.replace("    tolket: ja\n", "", 1), "utf-8")
    shown = terminal.run("veileder", "vis", str(own)).out
    assert "ikke lest i veilederen" not in shown
    assert "[steg] (tolket)\n" in shown


def test_a_guide_without_a_base_has_no_margin(terminal: Terminal) -> None:
    shown = terminal.run("veileder", "vis", "os").out
    assert not any(row.startswith("|") for row in shown.splitlines())
    assert "\nNIVÅ 0  " in shown


def test_with_kilde_every_line_that_says_something_has_its_file_and_line(terminal: Terminal, own: Path) -> None:
    shown = terminal.run("veileder", "vis", str(own), "--kilde").out
    assert "(felles)" not in shown
    texts = {"egen.yaml": GUIDE.splitlines()}
    base = (Path(__file__).parents[3] / "guidelines" / "bti_felles.nb.yaml").read_text("utf-8")
    texts["bti_felles.nb.yaml"] = base.splitlines()
    placed = [match for row in shown.splitlines() if (match := PLACE.search(row))]
    assert len(placed) > 100
    for match in placed:
        assert texts[match[1]][int(match[2]) - 1].strip()
    assert "    Kommune   Lillevik [egen.yaml:6]\n" in shown
    assert "      Hva     Skriv ned det du ser. [egen.yaml:13]\n" in shown
    assert "    logg: Boka som følger saken. [egen.yaml:8]\n" in shown


@pytest.mark.parametrize("name", ["os", "hoyanger", "sortland", "froland", "sikker_arbeidsflyt"])
def test_with_kilde_only_headings_are_without_a_place(name: str) -> None:
    found = checked(BundledShelf(), name)[1]
    assert found.guideline is not None
    out = StringIO()
    write_guide(
        found.guideline,
        Output(language="nb", stdout=out, stderr=out, width=100_000),
        origins=origins_of(found, in_full=True),
    )
    language = found.language
    headings = {text(code, language) for code in TITLES} | {text("guide-resting", language)}
    without = [row.strip() for row in out.getvalue().splitlines() if row.strip() and not row.endswith("]")]
    assert [row for row in without if row not in headings and not row.startswith(text("guide-answers", language))] == []


def test_as_data_every_part_has_its_file_and_line(terminal: Terminal, own: Path) -> None:
    shown = json.loads(terminal.run("veileder", "vis", str(own), "--json").out)
    assert shown["bygger_på"] == "bti_felles"
    first = shown["nivåer"][0]["steg"][0]
    assert first["fil"] == "bti_felles.nb.yaml"
    assert shown["gjelder_alltid"][0]["linje"] > 1
    assert [one["fil"] for one in shown["avslutninger"]] == ["bti_felles.nb.yaml", None]


def test_a_finding_in_a_base_names_that_file(terminal: Terminal, own: Path) -> None:
    base = (Path(__file__).parents[3] / "guidelines" / "bti_felles.nb.yaml").read_text("utf-8")
    (own.parent / "bti_felles.nb.yaml").write_text(base.replace("[tegnliste]", "[tegnlist]"), "utf-8")
    ended = terminal.run("veileder", "sjekk", str(own))
    assert ended.code == 1
    assert "bti_felles.nb.yaml, linje" in ended.lines[0]
    assert "verktøy: [tegnlist]" in ended.out
    (finding,) = json.loads(terminal.run("veileder", "sjekk", "--json", str(own)).out)
    assert finding["fil"].endswith("bti_felles.nb.yaml")


def test_a_base_beside_the_guide_goes_before_the_one_that_comes_with_the_program(terminal: Terminal, own: Path) -> None:
    base = (Path(__file__).parents[3] / "guidelines" / "bti_felles.nb.yaml").read_text("utf-8")
    (own.parent / "bti_felles.yaml").write_text(base.replace("Avklare bekymringen", "Vår egen begynnelse"), "utf-8")
    assert "Vår egen begynnelse" in terminal.run("veileder", "vis", str(own)).out


def test_the_base_of_a_bundled_guide_is_a_bundled_one(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bti_felles.nb.yaml").write_text("feil", "utf-8")
    assert terminal.run("veileder", "sjekk", "sortland").code == 0
