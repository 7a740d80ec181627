"""`bti hjelp`: a few topics, in both languages, and the help of a command."""

import pytest

from engine.console import codes
from engine.console.commands.hjelp import TOPICS
from tests.console.terminal import Terminal


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_can_be_read(terminal: Terminal, topic: str, language: str) -> None:
    ended = terminal.run("hjelp", topic, BTI_SPRAK=language)
    assert ended.code == 0
    assert len(ended.lines) > 3
    assert max(map(len, ended.lines)) <= 80


def test_the_topics_are_listed_with_what_to_type(terminal: Terminal) -> None:
    listed = terminal.run("hjelp").out
    assert all(f"bti hjelp {topic} " in listed for topic in TOPICS)


def test_every_exit_code_is_told(terminal: Terminal) -> None:
    told = {row.split()[0] for row in terminal.run("hjelp", "koder").lines[2:]}
    assert told == {str(value) for name, value in vars(codes).items() if name.isupper()}


def test_a_topic_may_be_typed_as_it_is_written(terminal: Terminal) -> None:
    assert terminal.run("hjelp", "språk").out == terminal.run("hjelp", "sprak").out


def test_the_help_of_a_command_is_found_here_too(terminal: Terminal) -> None:
    assert terminal.run("hjelp", "meld").out == terminal.run("meld", "--help").out


def test_an_unknown_topic_names_those_there_are(terminal: Terminal) -> None:
    ended = terminal.run("hjelp", "tull")
    assert ended.code == 2
    assert "koder" in ended.err
