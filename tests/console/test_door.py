"""One door: every way out of a command has its line and its exit code, in the user's language."""

from functools import partial

import click
import pytest

from engine import errors
from engine.console import codes
from engine.console.door import run, shut
from engine.console.output import Output
from engine.i18n import knows
from tests.console.terminal import Stream, Terminal

FAILURES = sorted(
    (one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.EngineError)),
    key=lambda one: one.__name__,
)
ARGUMENTS = {
    "path": "/sti",
    "name": "x.yaml",
    "handle": "x",
    "people": "y",
    "reason": "toml",
    "key": "z",
    "seen": "2-1f",
    "found": "1-2e",
    "where": "records",
    "user": "bti",
    "role": "bti_os_bruk",
    "place": "os",
}


def output(language: str = "nb") -> Output:
    return Output(language=language, stdout=Stream(), stderr=Stream())


def told(made: Output) -> str:
    assert isinstance(made.stderr, Stream)
    return made.stderr.written()


def raising(error: BaseException) -> object:
    raise error


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("failure", FAILURES)
def test_every_failure_of_the_world_has_its_sentence(failure: type[errors.EngineError], language: str) -> None:
    made = output(language)
    assert run(lambda: raising(failure(**ARGUMENTS)), made) in {codes.STORAGE, codes.USAGE}
    assert told(made).strip()
    assert "Traceback" not in told(made)


@pytest.mark.parametrize("failure", FAILURES)
def test_every_failure_has_a_text_of_its_own(failure: type[errors.EngineError]) -> None:
    assert knows(failure.message)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (click.UsageError("x"), 2),
        (click.Abort(), 130),
        (KeyboardInterrupt(), 130),
        (click.exceptions.Exit(3), 3),
        (errors.StoreFull(), 6),
        (errors.GuidelineUnreadable(name="x"), 2),
        (ZeroDivisionError(), 70),
    ],
)
def test_every_way_out_has_its_code(error: BaseException, code: int) -> None:
    assert run(lambda: raising(error), output()) == code


@pytest.mark.parametrize(
    ("kept", "said"), [(False, "Ingenting er endret."), (True, "Det som er lagret, blir stående.")]
)
def test_who_breaks_off_is_told_whether_anything_was_kept(*, kept: bool, said: str) -> None:
    made = output()
    made.kept = kept
    assert run(lambda: raising(KeyboardInterrupt()), made) == codes.ABORTED
    assert told(made) == f"Avbrutt. {said}\n"


def test_what_a_command_returns_is_its_code() -> None:
    assert run(lambda: 5, output()) == 5
    assert run(lambda: None, output()) == 0


def test_a_bug_has_one_line_and_where_it_happened_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made = output()
    run(lambda: raising(ZeroDivisionError("barnets navn")), made)
    assert told(made).count("\n") == 1
    assert "barnets navn" not in told(made)
    monkeypatch.setenv("BTI_FEILSOK", "1")
    searching = output()
    run(lambda: raising(ZeroDivisionError("barnets navn")), searching)
    assert "test_door.py" in told(searching)
    assert "ZeroDivisionError" in told(searching)
    assert "barnets navn" not in told(searching)


def test_what_goes_wrong_when_all_is_closed_is_told_as_well() -> None:
    for error, code in ((errors.StoreFull(), 6), (ZeroDivisionError("barnets navn"), 70)):
        made = output()
        assert shut(partial(raising, error), made) == code
        assert told(made).strip()
        assert "barnets navn" not in told(made)
    assert shut(lambda: None, output()) == 0


def test_choices_are_shown_without_control_signs() -> None:
    missing = click.Argument(["document"], type=click.Choice(["samtykke", "referat"]), metavar="DOKUMENT")
    made = output()
    context = click.Context(click.Command("skriv"))
    assert run(lambda: raising(click.MissingParameter(ctx=context, param=missing)), made) == 2
    assert "<U+" not in told(made)
    assert "samtykke, referat" in " ".join(told(made).split())


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(
    "arguments",
    [("tull",), ("meld", "--tull"), ("veileder", "sjekk"), ("meld", "1", "2"), ("--na", "x", "vis", "1"), ("--sprak",)],
)
def test_wrong_use_is_told_without_english(terminal: Terminal, language: str, arguments: tuple[str, ...]) -> None:
    ended = terminal.run(*arguments, BTI_SPRAK=language)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith("Feil: ")
    english = {"usage", "error", "missing", "invalid", "such", "options", "try", "value", "argument"}
    assert english & set(ended.err.lower().replace(":", " ").split()) == set()


def test_a_name_that_is_nearly_right_is_guessed(terminal: Terminal) -> None:
    assert "Mente du oppsett?" in terminal.run("oppset").err


def test_control_characters_in_what_was_typed_are_shown(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "vis", "\x1b[2Jx")
    assert ended.code == 2
    assert "\x1b" not in ended.err
    assert "<U+001B>" in ended.err


def test_a_store_that_is_missing_says_what_to_run(terminal: Terminal) -> None:
    ended = terminal.run("vis", "1")
    assert ended.code == 6
    assert "bti oppsett   " in ended.err
    assert "bti oppsett --ovelse   øv først, uten virkelige saker" in ended.err
    assert terminal.run("oppsett").code == 0
