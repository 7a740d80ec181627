"""Which language the program speaks: of the option, BTI_SPRAK, the settings, the system, else bokmål."""

import pytest

from engine.console.program import chosen_language, language_named
from tests.console.terminal import Terminal


def choose(*arguments: str, setting: str | None = None, **environment: str) -> str:
    return chosen_language(arguments, lambda: setting, environment=environment)


def test_bokmal_is_what_is_left() -> None:
    assert choose() == "nb"
    assert choose(LANG="C.UTF-8", LANGUAGE="sv") == "nb"


def test_each_source_goes_before_the_next() -> None:
    assert choose(LANG="nn_NO.UTF-8") == "nn"
    assert choose(LC_ALL="nb_NO.UTF-8", LANG="nn_NO.UTF-8") == "nb"
    assert choose(LANGUAGE="sv:nn:en", LC_ALL="nb_NO") == "nn"
    assert choose(LANG="en_GB.UTF-8") == "en"
    assert choose(LC_ALL="nb_NO.UTF-8", LANG="en_GB.UTF-8") == "nb"
    assert choose(setting="nb", LANG="en_GB.UTF-8") == "nb"
    assert choose(setting="nb", BTI_SPRAK="en") == "en"
    assert choose(setting="nb", LANGUAGE="nn") == "nb"
    assert choose(setting="nb", BTI_SPRAK="nn") == "nn"
    assert choose("--sprak", "nb", BTI_SPRAK="nn") == "nb"


@pytest.mark.parametrize(
    "arguments",
    [("--sprak", "nn", "meld"), ("--sprak=nn",), ("--lager", "x", "--sprak", "nn", "vis"), ("--version", "--sprak=nn")],
)
def test_the_option_is_found_before_the_command(arguments: tuple[str, ...]) -> None:
    assert choose(*arguments) == "nn"


@pytest.mark.parametrize("arguments", [("veileder", "ny", "x", "--sprak", "nn"), ("meld", "--sprak=nn"), ("--sprak",)])
def test_an_option_of_a_command_is_another_matter(arguments: tuple[str, ...]) -> None:
    assert choose(*arguments) == "nb"


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("nn", "nn"),
        ("NN_no", "nn"),
        ("no", "nb"),
        ("bokmål", "nb"),
        ("en_US", "en"),
        ("English", "en"),
        ("sv_SE", None),
        ("", None),
        (None, None),
    ],
)
def test_names_of_languages(said: str | None, means: str | None) -> None:
    assert language_named(said) == means


def test_help_is_told_in_the_language_of_the_settings(terminal: Terminal) -> None:
    assert terminal.run("oppsett", "--sprak", "nn").code == 0
    assert "opne ei sak" in terminal.run("--help").out
    assert "åpne en sak" in terminal.run("--sprak", "nb", "--help").out


@pytest.mark.parametrize(
    ("language", "usage", "heading"),
    [("nb", "Bruk", "Kommandoer:"), ("en", "Usage", "Commands:"), ("nn", "Bruk", "Kommandoar:")],
)
def test_one_process_speaks_every_language(terminal: Terminal, language: str, usage: str, heading: str) -> None:
    helped = terminal.run("veileder", "--help", BTI_SPRAK=language).out
    assert heading in helped
    assert helped.startswith(f"{usage}: bti veileder")
