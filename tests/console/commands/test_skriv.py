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


GUIDE = """\
handlingsveileder: Skjermet
id: skjermet
språk: bokmål
versjon: "1"
status: gjeldende
roller:
  barn: {tittel: Barnet, er: barn}
  hjemmet: {tittel: De hjemme, er: foresatte}
tjenester: {ppt: {tittel: PPT}}
samtykketyper:
  samarbeid:
    tittel: Samtykke til samarbeid
    gis_av: [{alder: under 15, hvem: [hjemmet]}, {alder: fra 15, hvem: [barn]}]
    gjelder: [samarbeid]
  logg: {tittel: Samtykke til loggen, gis_av: ikke oppgitt, gjelder: [stafettlogg]}
stafettlogg: {på_nivå: [2], viser: [avtaler], samtykke: logg}
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold
    gjør: Meld saken.
    meld_til: {barnevern: alltid}
    holder_utenfor: [hjemmet]
    klarerer: [barnevern]
nivåer:
  - nivå: 1
    steg:
      - møte: Møt dem hjemme
        hva: Snakk sammen.
        hvem: ikke oppgitt
        verktøy: ikke oppgitt
        referat: {til: [hjemmet]}
      - beslutning: Hva nå?
        hva: Velg.
        hvem: ikke oppgitt
        verktøy: ikke oppgitt
        valg: {Videre: nivå 2, Ferdig: slutt}
  - nivå: 2
    steg:
      - steg: Arbeid
        hva: Gjør det.
        hvem: ikke oppgitt
        verktøy: ikke oppgitt
        gå_til: slutt
"""


@pytest.fixture
def shielding(program: Program, tmp_path: Path) -> Program:
    """A case on a guide with a log on one level, by consent, and a rule that keeps those at home out."""
    file = tmp_path / "skjermet.yaml"
    file.write_text(GUIDE, "utf-8")
    program.ok(f"ny '{file}' --alias barn")
    return program


def test_a_log_is_written_only_where_the_guide_has_one(shielding: Program) -> None:
    ran = shielding.bti("skriv 1 stafettlogg")
    assert ran.code == 3
    assert "Veilederen har bare stafettlogg på «nivå 2»." in ran.text
    assert "skjermet.yaml:16 · hvor det føres stafettlogg" in ran.text
    shielding.try_hints(ran)


def test_a_log_is_written_only_with_the_consent_that_the_guide_names(shielding: Program) -> None:
    shielding.ok("mote 1 --til-stede barnet --referat 'Vi snakket.'", "neste 1", "neste 1 --valg 1")
    ran = shielding.bti("skriv 1 stafettlogg")
    assert ran.code == 3
    assert "krever «Samtykke til loggen»" in ran.text
    assert "skjermet.yaml:16" in ran.text
    shielding.try_hints(ran)
    shielding.ok("samtykke 1 --fra mor --for ppt --muntlig --type logg")
    assert "Avtaler" in shielding.ok("skriv 1 stafettlogg").out


def test_nothing_is_written_for_those_who_are_kept_out(shielding: Program) -> None:
    shielding.ok("skriv 1 samtykke", "skriv 1 referat", "meld 1 --mistanke --tekst 'Blåmerker.'")
    for document in ("samtykke", "referat"):
        ran = shielding.bti(f"skriv 1 {document}")
        assert ran.code == 3
        assert "at noen har klarert kontakt med «De hjemme»" in ran.text
        assert "skjermet.yaml:18" in ran.text
        shielding.try_hints(ran)
    assert shielding.bti("skriv 1 samtykke --json").code == 3
    shielding.ok("meld 1 --klarert-av barnevern", "skriv 1 samtykke", "skriv 1 referat")
