"""Makes the whole lines that may have been meant by one that was written wrongly, with a case of the person's own."""

import shlex
from contextlib import suppress
from datetime import date, timedelta

import click

from engine.console.numbers import short_number
from engine.console.session import Misused, Session, session_of
from engine.errors import EngineError

CASE = "number"
"""The argument that is a case."""

_DAYS = (
    ("mandag", "måndag", "monday"),
    ("tirsdag", "tysdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lørdag", "laurdag", "lordag", "saturday"),
    ("søndag", "sundag", "sondag", "sunday"),
)
_WEEK = 7


def own_case(session: Session) -> str | None:
    """Return the number of the person's own case that is the most urgent; None where there is none, or no store."""
    from engine.application import queries  # noqa: PLC0415 - brings what reads cases; only after a slip

    with suppress(EngineError):
        for found in queries.my_day(session.world()):
            return short_number(session, str(found.row.number))
    return None


def case_missing(ctx: click.Context, typed: list[str], *, error: click.MissingParameter) -> click.UsageError:
    """Return the error of a command without a case, with the same command about a case of the person's own."""
    session = session_of(ctx)
    if session.output.json or "--json" in typed:
        return error
    number = own_case(session)
    if number is None:
        return error
    line = shlex.join((*ctx.command_path.split(), number, *typed))
    pairs = ((line, session.say("hint.own-case", number=number)), ("bti liste", session.say("hint.list-all")))
    return Misused(error.format_message(), ctx, instead=pairs)


def command_meant(ctx: click.Context, near: str, *, message: str, typed: list[str]) -> Misused:
    """Return the error for a command that there is not, with the one that may have been meant and what was typed.

    `near` may hold more than a name. A command that needs a case, where none was typed, gets one of the person's own.
    """
    session = session_of(ctx)
    name, *more = near.split()
    words = _as_alias(typed) if name == "gjelder" else list(typed)
    command = ctx.command.get_command(ctx, name) if isinstance(ctx.command, click.Group) else None
    needs_case = any(one.name == CASE and one.required for one in (command.params if command else ()))
    bare = not typed and not more
    number = own_case(session) if bare and needs_case and not session.output.json else None
    line = ("bti", name, *more, *([number] if number else ()), *words)
    end = () if number or not (bare and needs_case) else ("--help",)
    text = session.say("hint.command-meant" if not end else "hint-help", name=name)
    return Misused(message, ctx, instead=((shlex.join((*line, *end)), text),))


def _as_alias(typed: list[str]) -> list[str]:
    """Return what was typed after a word for the alias, so that what follows the case is the alias."""
    if len(typed) < 2 or any(word.startswith("-") for word in typed):  # noqa: PLR2004 - a case, and what follows it
        return list(typed)
    return [typed[0], "--alias", " ".join(typed[1:])]


def weekday_meant(written: str, today: date, *, back: bool) -> date | None:
    """Return the coming day of the week that is named, or the last one that has been; None for any other word."""
    named = written.strip().casefold()
    place = next((place for place, names in enumerate(_DAYS) if named in names), None)
    if place is None:
        return None
    ahead = (place - today.weekday()) % _WEEK
    return today + timedelta(days=ahead - _WEEK if back and ahead else ahead)


def with_day(written: str, day: date, *, words: tuple[str, ...]) -> str:
    """Return the command that is run, with a day in the place of the word that was written for it."""
    path = click.get_current_context().command_path.split()
    return shlex.join((*path, *(day.isoformat() if word == written else word for word in words)))
