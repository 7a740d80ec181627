"""`bti skriv`: documents of a case on the screen and in files."""

import json
import stat
from pathlib import Path

import pytest

from engine.exporters import own_documents
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


def test_above_the_log_stands_that_all_consents_are_withdrawn(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT", "samtykke 1 --fra mor --for BUP")
    opened.ok("samtykke 1 --fra mor --trekk --for BUP")
    assert "trakk samtykket" not in " ".join(opened.ok("skriv 1 stafettlogg").err.split())
    opened.ok("samtykke 1 --fra mor --trekk")
    warned = " ".join(opened.ok("skriv 1 stafettlogg").err.split())
    assert "Mor trakk samtykket 8. sept. 2026, og ingen samtykker gjelder nå." in warned
    assert "Veilederen sier ikke om loggen krever samtykke her." in warned
    assert "Mor trakk" in opened.ok("skriv 1 stafettlogg --til-foresatte").err
    assert "Mor trakk" not in opened.ok("skriv 1 referat").err
    opened.ok("samtykke 1 --fra far --for PPT")
    assert "Mor trakk" not in opened.ok("skriv 1 stafettlogg").err


def test_an_unknown_document_is_wrong_use(opened: Program) -> None:
    ran = opened.bti("skriv 1 samtykkeskjema")
    assert ran.code == 2
    choose = "Velg samtykke, innkalling, referat, stafettlogg eller innsyn."
    told = f"Det finnes ikke noe dokument som heter «samtykkeskjema». {choose}"
    assert told in ran.text


def template(opened: Program, name: str, text: str) -> Path:
    file = opened.terminal.home / name
    file.write_text(text, "utf-8")
    return file


def test_a_document_is_written_by_a_template_of_ones_own(opened: Program) -> None:
    file = template(opened, "min logg.md", "# Sak {{ sak.nummer }}\n\n{{ alias | stor }}\n")
    ran = opened.ok(f"skriv 1 stafettlogg --mal '{file}'")
    assert ran.out.splitlines()[2:] == ["# Sak 2026-001", "", "Gutt, 6 år"]
    assert ran.hints == (f"bti skriv 1 stafettlogg --mal '{file}' --ut stafettlogg.md",)
    told = json.loads(opened.ok(f"skriv 1 stafettlogg --mal '{file}' --json").out)
    assert (told["format"], told["file"]) == ("tekst", None)
    assert "# Sak 2026-001" in told["text"]


def test_a_page_of_ones_own_is_a_page(opened: Program, tmp_path: Path) -> None:
    file = template(opened, "side.html", "<html><head></head><body>{{ alias }}</body></html>")
    made = tmp_path / "ut.html"
    opened.ok(f"skriv 1 stafettlogg --mal '{file}' --ut '{made}'")
    assert "default-src 'none'" in made.read_text("utf-8")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    told = json.loads(opened.ok(f"skriv 1 stafettlogg --mal '{file}' --json").out)
    assert told["format"] == "html"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_template_that_is_not_sound_is_told_and_nothing_is_made(
    opened: Program, tmp_path: Path, language: str
) -> None:
    file = template(opened, "gal.md", "{{ sak.numer }}\n\n{{ alias.__class__ }}\n")
    opened.terminal.environment["BTI_SPRAK"] = language
    made = tmp_path / "ut.md"
    ran = opened.bti(f"skriv 1 stafettlogg --mal '{file}' --ut '{made}'")
    assert (ran.code, ran.out) == (1, "")
    assert "nummer" in ran.err
    assert {"nb": "gal.md, linje 3:", "nn": "gal.md, linje 3:", "en": "gal.md, line 3:"}[language] in ran.err
    assert not made.exists()


def test_a_template_is_looked_at_before_the_case(program: Program) -> None:
    file = template(program, "gal.md", "{% include 'x' %}")
    assert program.bti(f"skriv 99 stafettlogg --mal '{file}'").code == 1


@pytest.mark.parametrize("name", ["borte.md", ".", "/dev/null/x", "a\x1bb.md"])
def test_a_template_that_cannot_be_opened_is_wrong_use(opened: Program, name: str) -> None:
    ran = opened.bti(f"skriv 1 samtykke --mal '{name}'")
    assert ran.code == 2
    assert "\x1b" not in ran.err


def test_a_file_without_end_is_not_read_to_its_end(opened: Program) -> None:
    link = opened.terminal.home / "uten-ende.md"
    link.symlink_to("/dev/zero")
    ran = opened.bti(f"skriv 1 samtykke --mal '{link}'")
    assert (ran.code, "200 kB" in ran.err) == (1, True)


def test_a_template_decides_the_format(opened: Program) -> None:
    file = template(opened, "x.md", "x")
    assert opened.bti(f"skriv 1 samtykke --mal '{file}' --format html").code == 2


def test_a_document_that_would_be_too_long_is_told(opened: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_documents, "MOST_WRITTEN", 5)
    ran = opened.bti(f"skriv 1 samtykke --mal '{template(opened, 'x.md', 'for mange tegn')}'")
    assert (ran.code, "for langt" in ran.text) == (1, True)


def test_the_screen_ends_with_how_to_make_a_file_to_print(opened: Program) -> None:
    assert opened.ok("skriv 1 samtykke").hints == ("bti skriv 1 samtykke --format html --ut samtykke.html",)
    assert opened.ok("skriv 1 samtykke --json").hints == ()


GUIDE = """\
handlingsveileder: Skjermet
id: skjermet
språk: bokmål
versjon: "1"
status: utprøving
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


def held(opened: Program) -> None:
    opened.ok("mote 1 --til-stede foresatte --referat 'Vi begynner.'")
    opened.day = "2026-09-10"
    opened.ok("mote 1 --til-stede foresatte --referat 'Vi fortsetter.'")


def test_the_minutes_of_an_earlier_meeting_are_written_by_number_or_day(opened: Program) -> None:
    held(opened)
    for wanted in ("1", "2026-09-08", "8.9.2026"):
        ran = opened.ok(f"skriv 1 referat --mote {wanted}")
        assert "Vi begynner." in ran.out
        assert "Vi fortsetter." not in ran.out
        assert f"--mote {wanted}" in ran.err
    last, plain = (
        opened.ok(line).out.partition("Kvittering")[0] for line in ("skriv 1 referat --mote 2", "skriv 1 referat")
    )
    assert last == plain


def test_a_meeting_that_was_not_held_names_those_that_were(opened: Program) -> None:
    assert "ikke ført noe møte" in opened.bti("skriv 1 referat --mote 1").err
    held(opened)
    for wanted in ("3", "0", "2026-09-09"):
        ran = opened.bti(f"skriv 1 referat --mote {wanted}")
        assert ran.code == 2
        assert "1 (8. september 2026) og 2 (10. september 2026)" in " ".join(ran.err.split())
    assert opened.bti("skriv 1 stafettlogg --mote 1").code == 2
