"""A number that cannot be meant is told in words: what it may be, and what was typed."""

import click
import pytest

from engine.console.localised import Number
from tests.console.terminal import Terminal
from tests.console.test_english import all_commands

SAID = {
    "nb": "Feil: --dager må være et helt tall fra 0 til 365. Du skrev «{typed}».",
    "nn": "Feil: --dager må vere eit heilt tal frå 0 til 365. Du skreiv «{typed}».",
    "en": "Error: --dager must be a whole number from 0 to 365. You typed “{typed}”.",
}


@pytest.mark.parametrize("typed", ["-3", "366", "tre", "", "1.5"])
@pytest.mark.parametrize("language", SAID)
def test_a_number_out_of_range_is_told_in_words(practice: Terminal, language: str, typed: str) -> None:
    for name in ("frister", "jobb"):
        ended = practice.run("--sprak", language, name, "--dager", typed)
        assert ended.code == 2
        assert SAID[language].format(typed=typed) in " ".join(ended.err.split())


def test_what_is_just_within_is_taken(practice: Terminal) -> None:
    assert practice.run("frister", "--dager", "0").code == practice.run("frister", "--dager", "365").code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("jobb --arbeider --overtar 0", "--overtar må være et helt tall fra 3 til 3600. Du skrev «0»."),
        ("tiltak 1 --avslutt 0", "--avslutt må være 1 eller et høyere helt tall. Du skrev «0»."),
        ("tiltak 1 --avslutt det", "--avslutt må være 1 eller et høyere helt tall. Du skrev «det»."),
        ("rapport --ar ifjor", "--ar må være et helt tall. Du skrev «ifjor»."),
        ("lager fyll mange", "ANTALL må være et helt tall fra 1 til 1000000. Du skrev «mange»."),
        ("ny os --alder 121", "--alder må være et helt tall fra 0 til 120. Du skrev «121»."),
        (f"frister --dager {'9' * 5000}", f"Du skrev «{'9' * 40}…»."),
    ],
)
def test_each_end_of_a_range_is_told(practice: Terminal, line: str, said: str) -> None:
    ended = practice.run(*line.split(), BTI_SPRAK="nb")
    assert ended.code == 2
    assert said in " ".join(ended.err.split())


def test_no_number_is_read_by_click_itself() -> None:
    read = [(name, one) for name, command in all_commands().items() for one in command.params if _is_number(one)]
    assert ("frister", "days") in {(name, one.name) for name, one in read}
    assert [(name, one.name) for name, one in read if not isinstance(one.type, Number)] == []


def _is_number(parameter: click.Parameter) -> bool:
    return isinstance(parameter.type, click.types.IntParamType | click.types.FloatParamType)
