"""The program in English, from the command line to the screen: its own words in English, the guide's as they are."""

import re

import click
import pytest

from engine.console.group import EVERYDAY, KEEPING, read_command
from engine.console.localised import Argument, Option
from engine.i18n import knows
from tests.console.terminal import Terminal

COMMANDS = (*EVERYDAY, *KEEPING)
NORWEGIAN_LABELS = ("Nå:", "Hva ", "Hvem ", "Frist", "Mangler", "Svar ", "Bruk:", "Valg:", "nivå", "steg ")
VALUE = re.compile(r"[A-ZÆØÅ]+(?: [A-Z]+)*")


@pytest.fixture
def english(practice: Terminal) -> Terminal:
    """A terminal in the practice store whose user wants English."""
    practice.environment["BTI_SPRAK"] = "en"
    return practice


def all_commands() -> dict[str, click.Command]:
    found = {name: read_command(name) for name in COMMANDS}
    groups = {name: one for name, one in found.items() if isinstance(one, click.Group)}
    inner = {f"{name} {sub}": one for name, group in groups.items() for sub, one in group.commands.items()}
    return {**{name: one for name, one in found.items() if name not in groups}, **inner}


@pytest.mark.parametrize("environment", [{"BTI_SPRAK": "en"}, {"LANG": "en_GB.UTF-8"}, {"LANGUAGE": "en"}])
def test_english_is_chosen_by_the_environment(terminal: Terminal, environment: dict[str, str]) -> None:
    ended = terminal.run("--help", **environment)
    assert ended.out.startswith("Usage: bti [OPTIONS] COMMAND [OPTIONS]")
    assert "  ny          open a case\n" in ended.out


def test_english_is_kept_in_the_settings(terminal: Terminal) -> None:
    assert terminal.run("oppsett", "--sprak", "en", "--ovelse").code == 0
    assert "Language English" in terminal.run("oppsett").out
    assert "åpne en sak" in terminal.run("--sprak", "nb", "--help").out


def test_a_case_is_shown_in_english_with_the_words_of_its_guide(english: Terminal) -> None:
    opened = english.run("ny", "os", "--alias", "gutt, 6 år", "--dato", "yesterday")
    assert opened.code == 0
    assert re.search(r"Case \d+-\d+ is opened\.", opened.out)
    assert "Now: " in opened.out
    shown = english.run("vis", "1")
    guide = english.run("veileder", "vis", "os").out
    title = re.search(r"Now: (.+?)   level 0, step 1 of \d+\n", shown.out)
    assert title is not None
    assert title[1] in guide
    assert [label for label in NORWEGIAN_LABELS if f"\n  {label}" in shown.out or shown.out.startswith(label)] == []
    for label in ("  What ", "  Who ", "! If “du mistenker vold"):
        assert label in shown.out, label


def test_what_is_done_is_told_in_english(english: Terminal) -> None:
    assert english.run("ny", "os", "--alias", "gutt").code == 0
    noted = english.run("notat", "1", "han smilte")
    assert noted.out.startswith("Recorded: note: han smilte.")
    assert "Note: han smilte" in english.run("logg", "1").out


def test_a_stop_names_its_rule_in_english(english: Terminal) -> None:
    assert english.run("ny", "os", "--alias", "gutt").code == 0
    stopped = english.run("notat", "1", "x", "--dato", "2999-01-01")
    assert stopped.code == 3
    assert stopped.err.startswith("PRACTICE\nStopped: 1 January 2999 is in the future.")


def test_a_case_not_found_and_a_bad_day_are_told_in_english(english: Terminal) -> None:
    assert "There is no case 99 that you can see." in english.run("vis", "99").err
    assert "“nope” is not a date." in english.run("notat", "1", "x", "--dato", "nope").err


def test_a_report_says_first_that_nothing_is_sent(terminal: Terminal) -> None:
    ended = terminal.run("meld", BTI_SPRAK="en")
    assert ended.code == 0
    assert ended.lines[0] == "bti sends no report. You must report this yourself, now:"
    assert "the child welfare service (barnevernstjenesten)" in " ".join(ended.out.split())
    assert "Du mistenker vold" in ended.out


def test_help_on_reporting_is_english_throughout(terminal: Terminal) -> None:
    ended = terminal.run("meld", "--help", BTI_SPRAK="en")
    assert ended.out.startswith("Usage: bti meld [OPTIONS] [CASE]")
    assert "The program sends nothing" in ended.out
    assert "--mistanke [TEXT|-]" in ended.out


@pytest.mark.parametrize("name", all_commands())
def test_every_command_has_english_help(terminal: Terminal, name: str) -> None:
    ended = terminal.run(*name.split(), "--help", BTI_SPRAK="en")
    assert ended.code == 0
    assert ended.out.startswith(f"Usage: bti {name}")
    assert "\nOptions:\n" in ended.out
    assert "[VALG]" not in ended.out
    assert "SAK" not in ended.out


@pytest.mark.parametrize("name", all_commands())
def test_what_stands_for_a_value_has_its_word_in_every_language(name: str) -> None:
    command = all_commands()[name]
    with click.Context(command) as context:
        for parameter in command.params:
            assert isinstance(parameter, Argument | Option), (name, parameter.name)
            bare = click.Parameter.make_metavar(parameter, context)
            for word in VALUE.findall(bare if parameter.metavar is not None else ""):
                assert knows(f"metavar.{word.lower()}"), (name, word)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("vis",), "Error: Missing argument 'CASE'."),
        (("vis", "1", "--tull"), "Error: No such option '--tull'."),
        (("tull",), "Error: There is no command called “tull”."),
        (("ny", "os", "--alder", "x"), "Error: --alder must be a whole number from 0 to 120. You typed “x”."),
        (("vis", "1", "2"), "Error: “2” is more than the command takes."),
    ],
)
def test_wrong_use_is_told_by_click_and_by_us_in_one_english(
    english: Terminal, arguments: tuple[str, ...], said: str
) -> None:
    ended = english.run(*arguments)
    assert ended.code == 2
    assert ended.err.replace("\n", " ").startswith(f"PRACTICE {said}")


def test_nothing_is_asked_in_norwegian(english: Terminal) -> None:
    told = " ".join(english.run("ny", "os").err.split())
    assert "An answer to “Short name of the case, without names” is missing. Give it with --alias." in told


def test_titles_that_a_refusal_names_stand_in_english_marks(english: Terminal) -> None:
    assert english.run("ny", "os", "--alias", "gutt").code == 0
    told = " ".join(english.run("avslutt", "1", "--slik", "x").err.split())
    assert "It has “Avsluttet uten oppfølging”, “Avsluttet med fortsatt oppmerksomhet” and “Avsluttet”." in told
    assert "«" not in told + english.run("vis", "1").out


def test_findings_keep_the_language_of_the_guide(english: Terminal) -> None:
    file = english.home / "ny.yaml"
    assert "is made." in english.run("veileder", "ny", str(file)).out
    file.write_text(file.read_text("utf-8").replace("steg:", "stegg:", 1), "utf-8")
    assert "FEIL" in english.run("veileder", "sjekk", str(file)).out
