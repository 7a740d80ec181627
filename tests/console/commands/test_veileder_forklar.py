"""`bti veileder forklar`: a rule's page, the list of rules, and what is said of a rule that is not there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.i18n.rules import RulePage, rule_ids, rule_page
from tests.console.commands.running import Program
from tests.console.terminal import Terminal
from tests.house import tree

SHOWN = """\
R06  Svaret fører til noe som ikke finnes

Et svar må føre til et steg, et nivå eller en avslutning i veilederen. Ellers
ville saken ikke hatt noe sted å gå. Ofte har et steg fått ny tittel, mens
svaret bruker den gamle.

Feil
  - beslutning: Trengs det mer hjelp?
    valg:
      Ja: nivå 1
      Nei: Avslutning

Riktig
  - beslutning: Trengs det mer hjelp?
    valg:
      Ja: nivå 1
      Nei: ferdig

Gjør slik
Skriv tittelen på et steg slik den står, «nivå» og navnet på et nivå, navnet på
en avslutning, eller «slutt».
"""


def sound(terminal: Terminal) -> Path:
    file = terminal.home / "min.yaml"
    assert terminal.run("veileder", "ny", str(file)).code == 0
    return file


# ------------------------------------------------------------- a page


def test_a_page_reads_from_what_is_wrong_to_what_to_do(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "forklar", "R06")
    assert (ended.code, ended.out, ended.err) == (0, SHOWN, "")


@pytest.mark.parametrize("typed", ["r06", "R6", "r6", "R-06", " R06 "])
def test_a_rule_may_be_typed_in_small_letters_and_without_its_nought(terminal: Terminal, typed: str) -> None:
    assert terminal.run("veileder", "forklar", typed).out == SHOWN


@pytest.mark.parametrize("words", [("veileder", "explain"), ("guideline", "explain"), ("guideline", "forklar")])
def test_the_english_names_are_accepted(terminal: Terminal, words: tuple[str, str]) -> None:
    assert terminal.run(*words, "R06").out == SHOWN


def test_the_other_english_names_of_commands_about_guides_are_accepted_too(terminal: Terminal) -> None:
    for name, own in (("validate", "sjekk"), ("show", "vis")):
        assert terminal.run("guideline", name, "os").out == terminal.run("veileder", own, "os").out
    listed = terminal.run("veileder", "--help").out
    assert "forklar" in listed
    assert "explain" not in listed


@pytest.mark.parametrize(
    ("language", "title", "heading"),
    [
        ("nb", "Svaret fører til noe som ikke finnes", "Gjør slik"),
        ("nn", "Svaret fører til noko som ikkje finst", "Gjer slik"),
        ("en", "The answer leads to something that does not exist", "What to do"),
    ],
)
def test_a_page_is_in_the_language_of_the_user(terminal: Terminal, language: str, title: str, heading: str) -> None:
    ended = terminal.run("--sprak", language, "veileder", "forklar", "R06")
    assert ended.lines[0] == f"R06  {title}"
    assert heading in ended.lines


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_keeps_to_the_screen(terminal: Terminal, language: str) -> None:
    for rule in rule_ids():
        ended = terminal.run("--sprak", language, "veileder", "forklar", rule)
        assert ended.code == 0
        assert max(map(len, ended.lines)) <= 80
        assert "```" not in ended.out
        assert "#" not in ended.lines[0].partition("  ")[2][:1]


def test_a_page_is_shown_on_a_console_that_lacks_its_signs(terminal: Terminal) -> None:
    terminal.encoding = "cp1252"
    assert "?" in terminal.run("veileder", "forklar", "T06").out


def test_what_could_harm_a_terminal_is_shown_and_not_sent(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def harmful(rule: str, language: str) -> RulePage:
        parts = {name: "\x1b[31mx\x07" for name in RulePage.__struct_fields__ if name not in {"rule", "language"}}
        return RulePage(rule=rule, language=language, **parts)

    monkeypatch.setattr("engine.console.guide.explaining.rule_page", harmful)
    shown = terminal.run("veileder", "forklar", "R06").out
    assert "<U+001B>[31mx<U+0007>" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_a_page_as_json(terminal: Terminal) -> None:
    shown = json.loads(terminal.run("--sprak", "nn", "veileder", "forklar", "r6", "--json").out)
    page = rule_page("R06", "nn")
    assert shown == {
        "regel": "R06",
        "språk": "nn",
        "tittel": page.title,
        "hvorfor": page.why,
        "feil": page.wrong,
        "riktig": page.right,
        "gjør_slik": page.advice,
    }
    assert shown["feil"].splitlines()[0] == "- avgjerd: Trengst det meir hjelp?"


# ------------------------------------------------------------- the list


def test_without_a_rule_all_of_them_are_listed(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "forklar")
    rows = [line.split("\t") for line in ended.lines]
    assert ended.code == 0
    assert [row[0] for row in rows] == list(rule_ids())
    assert ["R06", "Svaret fører til noe som ikke finnes"] in rows
    assert json.loads(terminal.run("veileder", "forklar", "--json").out) == [
        {"regel": rule, "tittel": title} for rule, title in rows
    ]


def test_on_a_terminal_the_list_stands_in_columns_and_is_folded(terminal: Terminal) -> None:
    terminal.is_terminal = True
    ended = terminal.run("veileder", "forklar", NO_COLOR="1")
    assert "\t" not in ended.out
    assert "R06 Svaret fører til noe som ikke finnes" in ended.lines
    assert max(map(len, ended.lines)) <= 80


def test_the_list_hints_at_a_page(program: Program) -> None:
    ran = program.bti("veileder forklar")
    assert ran.hints == ("bti veileder forklar T01",)
    assert program.bti(ran.hints[0].removeprefix("bti ")).code == 0


# ------------------------------------------------------------- no such rule


def last(family: str) -> str:
    return max(rule for rule in rule_ids() if rule[0] == family)


@pytest.mark.parametrize(
    ("typed", "near"), [("R99", last("R")), ("g99", last("G")), ("RO6", "R06"), ("S0", "S01"), ("T1000", last("T"))]
)
def test_a_rule_that_is_not_there_is_wrong_use_with_those_that_may_be_meant(
    terminal: Terminal, typed: str, near: str
) -> None:
    ended = terminal.run("veileder", "forklar", typed)
    assert (ended.code, ended.out) == (2, "")
    assert f"Ingen regel heter {typed}. Mente du " in ended.err
    assert near in ended.err.splitlines()[0]


@pytest.mark.parametrize("typed", ["samtykke", "", "??", "regel"])
def test_where_none_is_near_the_list_is_named(terminal: Terminal, typed: str) -> None:
    ended = terminal.run("veileder", "forklar", typed)
    assert (ended.code, ended.out) == (2, "")
    assert "bti veileder forklar" in ended.err.splitlines()[0]


# ------------------------------------------------------------- the hint after a check


def test_a_check_ends_with_a_hint_to_the_page_of_what_weighs_most(program: Program) -> None:
    file = sound(program.terminal)
    text = file.read_text("utf-8").replace("        verktøy: ikke oppgitt\n", "", 1)
    file.write_text(text, "utf-8")
    advice = program.bti(f"veileder sjekk '{file}'")
    assert advice.hints == ("bti veileder forklar G09", f"bti veileder vis {file}")
    file.write_text(text.replace("involverer: [ppt]", "involverer: [pptx]"), "utf-8")
    faulty = program.bti(f"veileder sjekk '{file}'")
    assert faulty.hints == ("bti veileder forklar R03", f"bti veileder rett {file} --forslag")
    for hint in (*advice.hints, *faulty.hints):
        asks = " --vis-bare" if " rett " in hint else ""  # it asks before it writes, and nobody is there to answer
        assert program.bti(f"{hint.removeprefix('bti ')}{asks}").code in (0, 1)


def test_a_check_of_several_files_hints_at_one_page(program: Program) -> None:
    file = sound(program.terminal)
    file.write_text(file.read_text("utf-8").replace("involverer: [ppt]", "involverer: [pptx]"), "utf-8")
    assert program.bti(f"veileder sjekk os '{file}'").hints == ("bti veileder forklar R03",)


def test_a_sound_guide_hints_at_no_rule(program: Program) -> None:
    file = sound(program.terminal)
    assert program.bti(f"veileder sjekk '{file}'").hints == (f"bti veileder vis {file}",)


# ------------------------------------------------------------- what it loads


def test_a_page_is_shown_without_a_library_for_pages() -> None:
    script = (
        "import sys, cli\n"
        "sys.argv = ['bti', 'veileder', 'forklar', 'R06']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'jinja2', 'markdown_it', 'jsonschema', 'apsw'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=tree.ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines()[-1] == "[]", ran


# ------------------------------------------------------------- a rule that a guide has itself

OWN = tree.ROOT / "docs" / "nb" / "sprak" / "eksempler" / "egne_regler.yaml"


@pytest.mark.parametrize("typed", ["K01", "k1", " K-01 "])
def test_a_rule_of_a_guide_is_explained_from_the_guide(terminal: Terminal, typed: str) -> None:
    ended = terminal.run("veileder", "forklar", typed, str(OWN))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("K01  Rektor er varslet.\n")
    assert "Blir sant ved    «Varsle rektor»; svaret «Ja» på «Vet rektor om saken?»" in ended.out
    assert "Må være sant ved hvert møte; avslutningen «Henvist videre»" in ended.out


def test_a_rule_of_a_guide_as_data(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "forklar", "K02", str(OWN), "--json")
    found = json.loads(ended.out)
    assert (found["id"], found["start"], found["alvor"]) == ("K02", True, "warning")
    assert found["tar"] == [{"slag": "level", "id": "2", "svar": None}]


def test_a_guide_that_breaks_its_rule_still_explains_it(terminal: Terminal) -> None:
    file = terminal.home / "brutt.yaml"
    text = OWN.read_text("utf-8").replace("gir: [Varsle rektor, Ja (Vet rektor om saken?)]", "gir: Varsle rektor")
    file.write_text(text, "utf-8")
    assert terminal.run("veileder", "sjekk", str(file)).code == 1
    assert terminal.run("veileder", "forklar", "K01", str(file)).out.startswith("K01  Rektor er varslet.\n")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("K01",), 2, "K01 er en av kommunenes egne regler."),
        (("K07", str(OWN)), 2, "Veilederen har ingen egen regel som heter K07. Den har K01, K02."),
        (("K01", "os"), 2, "Veilederen har ingen egen regel som heter K01."),
        (("K01", "borte.yaml"), 2, "borte.yaml"),
    ],
)
def test_a_rule_that_no_guide_has_is_wrong_use(
    terminal: Terminal, words: tuple[str, ...], code: int, told: str
) -> None:
    ended = terminal.run("veileder", "forklar", *words)
    assert (ended.code, ended.out) == (code, "")
    assert told in " ".join(ended.err.split())


def test_a_guide_with_a_name_that_nobody_has_is_checked_first(terminal: Terminal) -> None:
    file = terminal.home / "feil.yaml"
    file.write_text(OWN.read_text("utf-8").replace("gir: [kontaktlærer]", "gir: [Fergemannen]"), "utf-8")
    ended = terminal.run("veileder", "forklar", "K02", str(file))
    assert (ended.code, ended.out) == (1, "")
    assert f"bti veileder sjekk {file}" in ended.err
