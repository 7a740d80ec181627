"""Asks for what is missing: on a terminal by a question, anywhere else by naming the option to give."""

import sys
from collections.abc import Sequence

import click

from engine.console.localised import Number
from engine.console.session import Session

STANDARD_INPUT = "-"
MOST_CHARACTERS = 100_000  # a longer note is a mistake: a whole file sent to the wrong place


def can_ask(session: Session) -> bool:
    """Tell whether there is a person to ask."""
    return session.output.asks


def ask(session: Session, flag: str, *, question: str, choices: Sequence[str] = ()) -> str:
    """Return the answer to a question (the code of a text); with choices, one of them, chosen by number.

    Where nobody can be asked, the error names the option that would have answered (`--til`).
    """
    if not can_ask(session):
        raise session.usage("missing-answer", flag=flag, question=session.say(question))
    for place, choice in enumerate(choices, start=1):
        session.output.note(f"  {place}  {choice}")
    if not choices:
        return str(click.prompt(session.say(question), err=True)).strip()
    number = click.prompt(session.say(question), type=Number(1, len(choices), session=session), err=True)
    return choices[int(number) - 1]


def confirm(session: Session, flag: str, *, question: str) -> bool:
    """Ask yes or no, where something cannot be undone. Where nobody can be asked, the error names the option."""
    if not can_ask(session):
        raise session.usage("missing-answer", flag=flag, question=session.say(question))
    yes, no = session.say("answer-yes"), session.say("answer-no")  # Click itself asks for y or n
    answer = click.prompt(session.say(question), type=click.Choice([yes, no]), default=no, err=True)
    return bool(answer == yes)


def free_text(session: Session, value: str) -> str:
    """Return a text that was given on the command line; `-` reads it from standard input."""
    written = _standard_input(session) if value == STANDARD_INPUT else value
    if len(written) > MOST_CHARACTERS:
        raise session.usage("text-too-long", most=MOST_CHARACTERS)
    if not written.strip():
        raise session.usage("text-empty")
    return written.strip()


def read_lines(session: Session, flag: str) -> tuple[str, ...]:
    """Return the lines of standard input that say something; where there is none, the error names the option."""
    found = tuple(line.strip() for line in _standard_input(session).splitlines() if line.strip())
    if not found:
        raise session.usage("text-empty-for", flag=flag)
    return found


def _standard_input(session: Session) -> str:
    """Return what comes on standard input, and a little more than the most that is taken."""
    try:
        written = sys.stdin.read(MOST_CHARACTERS + 1)
        written.encode()
    except UnicodeError:
        raise session.usage("input-not-text") from None
    except OSError:
        raise session.usage("input-closed", sign=STANDARD_INPUT) from None
    return written


def asked_text(session: Session, flag: str, *, question: str, value: str | None) -> str:
    """Return a free text: the one given, else what is written in the editor."""
    if value is not None:
        return free_text(session, value)
    if not can_ask(session):
        raise session.usage("missing-text", flag=flag, question=session.say(question))
    return free_text(session, written_in_editor(session, session.say(question)))


def asked_line(session: Session, flag: str, *, question: str, value: str | None) -> str:
    """Return a free text: the one given, else one line that is typed."""
    return free_text(session, value) if value is not None else ask(session, flag, question=question)


def written_in_editor(session: Session, question: str) -> str:
    """Let the user write in an editor, in a private folder whose file is wiped afterwards."""
    from engine.console.editor import edit  # noqa: PLC0415 - seldom needed, and brings the file system with it

    return edit(session, question)
