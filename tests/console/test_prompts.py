"""What is missing is asked for on a terminal; anywhere else the error names the option to give."""

import sys

import click
import pytest

from engine.bootstrap import make_wiring
from engine.console import editor, prompts
from engine.console.output import Output
from engine.console.session import Session
from tests.console.terminal import Stream

QUESTION = "hint-try-case"


def session(monkeypatch: pytest.MonkeyPatch, *, typed: str = "", terminal: bool = True) -> Session:
    monkeypatch.setattr(sys, "stdin", Stream(terminal=terminal, content=typed.encode()))
    monkeypatch.setattr(sys, "stderr", Stream(terminal=terminal))
    output = Output(language="nb", stdout=Stream(), stderr=Stream(), is_terminal=terminal)
    return Session(output=output, wiring=make_wiring())


def test_where_nobody_can_be_asked_the_option_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = session(monkeypatch, terminal=False)
    with pytest.raises(click.UsageError, match="--til"):
        prompts.ask(silent, "--til", question=QUESTION)
    with pytest.raises(click.UsageError, match="--ja"):
        prompts.confirm(silent, "--ja", question=QUESTION)
    with pytest.raises(click.UsageError, match="--tekst TEKST"):
        prompts.asked_text(silent, "--tekst", question=QUESTION, value=None)


def test_nobody_is_asked_beside_json(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = session(monkeypatch, typed="x\n")
    asked.output.json = True
    assert not prompts.can_ask(asked)


def test_an_answer_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert prompts.ask(session(monkeypatch, typed=" test.laerer \n"), "--til", question=QUESTION) == "test.laerer"


def test_a_choice_is_taken_by_its_number_and_asked_for_until_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = session(monkeypatch, typed="7\nto\n2\n")
    assert prompts.ask(asked, "--valg", question=QUESTION, choices=("ja", "kanskje")) == "kanskje"
    shown = sys.stderr.written()  # type: ignore[union-attr]  # a stream of ours
    assert shown.index("Svaret må være et helt tall fra 1 til 2. Du skrev «7».") < shown.index("Du skrev «to».")


@pytest.mark.parametrize(("typed", "answer"), [("ja\n", True), ("nei\n", False), ("\n", False)])
def test_yes_is_written_in_full(monkeypatch: pytest.MonkeyPatch, typed: str, *, answer: bool) -> None:
    assert prompts.confirm(session(monkeypatch, typed=typed), "--ja", question=QUESTION) is answer


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert prompts.free_text(session(monkeypatch, typed="en lang\ntekst\n"), "-") == "en lang\ntekst"


@pytest.mark.parametrize("value", ["", "  \n", "x" * (prompts.MOST_CHARACTERS + 1)])
def test_a_text_that_cannot_be_meant_is_wrong_use(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(click.UsageError):
        prompts.free_text(session(monkeypatch), value)


def test_on_a_terminal_a_text_is_written_in_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "edit", lambda _, question: f" {question}! ")
    asked = session(monkeypatch)
    told = prompts.asked_text(asked, "--tekst", question=QUESTION, value=None)
    assert told == f"{asked.say(QUESTION)}!"


def test_what_is_typed_at_a_question_sends_nothing_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = session(monkeypatch, typed="\x1b[2J\u202e\n2\n")
    assert prompts.ask(asked, "--valg", question=QUESTION, choices=("\x1b[31mja", "kanskje")) == "kanskje"
    written = sys.stderr.written() + asked.output.stderr.written()  # type: ignore[union-attr,attr-defined]  # streams of ours
    assert "kanskje" in written
    assert {"\x1b", "\u202e"} & set(written) == set()
