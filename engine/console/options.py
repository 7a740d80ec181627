"""What every command on a case takes: the case, `--json`, and for a change also `--vis-bare` and `--dato`."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import update_wrapper
from typing import Any

import click

from engine.console.completing import case_numbers
from engine.console.days import in_norwegian, written_day
from engine.console.localised import Command, Words, argument, command, option
from engine.console.session import Session, pass_session
from engine.console.spellings import spelled
from engine.values import Struct

_NEAR = {
    "i dag": 0,
    "idag": 0,
    "i går": -1,
    "i gar": -1,
    "igår": -1,
    "i morgen": 1,
    "i morgon": 1,
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
}
_SHARED = ("dry_run", "happened", "as_json")
_BESIDE = ("dry_run", "happened")

Work = Callable[..., int]


class Call(Struct, frozen=True, kw_only=True):
    """One run of a command on a case: which case as it was typed, and what holds for every command.

    `track` is the track that the command is on, as it was typed. `typed` is what else was typed after the case; of that
    `beside` is what any change takes. A hint that completes the command keeps both.
    """

    session: Session
    number: str
    dry_run: bool = False
    happened_on: date | None = None
    track: str | None = None
    typed: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def day(self, written: str | None) -> date | None:
        """Return a date from the command line; nothing stays nothing."""
        return day_of(self.session, written) if written is not None else None


def day_of(session: Session, written: str) -> date:
    """Return the day that is meant by a date, or by «i dag», «i går» or «i morgen»."""
    near = _NEAR.get(written.strip().casefold())
    if near is not None:
        return session.world().clock.today() + timedelta(days=near)
    found = written_day(written)
    if found is None:
        today = session.world().clock.today()
        _require_no_weekday(session, written, today=today)
        raise session.usage("bad-date", value=written, day=today.isoformat(), written=in_norwegian(today))
    return found


def _require_no_weekday(session: Session, written: str, *, today: date) -> None:
    """Raise a usage error for a day of the week, with the date that may be meant; what was done is not to come."""
    from engine.console.whole_lines import weekday_meant, with_day  # noqa: PLC0415 - only after a slip

    context = click.get_current_context()
    day = weekday_meant(written, today, back=context.params.get("happened") == written)
    if day is None:
        return
    line = with_day(written, day, words=typed_words(but=()))
    said = {"value": written, "day": day.isoformat(), "written": in_norwegian(day)}
    raise session.misused("bad-date.weekday", (line, "hint.day-meant"), **said)


def reading(name: str) -> Callable[[Work], Command]:
    """Make a command that shows a case. The work gets a `Call`, and its own options by name."""
    return lambda work: _made(name, work, changes=False)


def changing(name: str) -> Callable[[Work], Command]:
    """Make a command that changes a case: it can be tried (`--vis-bare`) and dated (`--dato`)."""
    return lambda work: _made(name, work, changes=True)


def on_a_track(name: str) -> Callable[[Work], Command]:
    """Make a command that changes a case at a step, which may be on one of several tracks (`--spor`)."""
    tracked = option("--spor", "track", metavar="SPOR", help="opt.track")
    return lambda work: _made(name, tracked(work), changes=True)


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--json`."""
    return option("--json", "as_json", is_flag=True, help="option-json")(function)


def change_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--vis-bare` and `--dato`."""
    dated = option("--dato", "happened", metavar="DATO", help="opt.date")(function)
    return option("--vis-bare", "dry_run", is_flag=True, help="opt.dry-run")(dated)


def typed_words(*, but: tuple[str, ...], only: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return what was typed, but for some parameters or only some, as it can be typed again; no empty words."""
    context = click.get_current_context()
    words: list[str] = []
    for one in context.command.params:
        value = context.params.get(str(one.name))
        if one.name in but or (only is not None and one.name not in only) or value in (None, False):
            continue
        flag = () if isinstance(one, click.Argument) else (max(one.opts, key=len),)
        values = [_as_typed(each, one) for each in (value if isinstance(value, tuple) else (value,))]
        words += flag if value is True else [part for each in values if each.strip() for part in (*flag, each)]
    return tuple(words)


def _as_typed(value: object, parameter: click.Parameter) -> str:
    """Return a value as it stands without quotation marks, where it is a word among others."""
    return spelled(str(value)) if isinstance(parameter.type, Words) else str(value)


def _made(name: str, work: Work, *, changes: bool) -> Command:
    def run(session: Session, /, number: str, *, as_json: bool, **given: Any) -> int:  # noqa: ANN401 - what Click has read
        session.output.json = as_json
        written = given.pop("happened", None)
        call = Call(
            session=session,
            number=number,
            dry_run=given.pop("dry_run", False),
            happened_on=day_of(session, written) if written else None,
            track=given.pop("track", None),
            typed=typed_words(but=("number", "track", *_SHARED)),
            beside=typed_words(but=(), only=_BESIDE),
        )
        return work(call, **given)

    function = json_option(update_wrapper(pass_session(update_wrapper(run, work)), work))
    function = change_options(function) if changes else function
    made = command(name)(argument("number", metavar="SAK", shell_complete=case_numbers)(function))
    made.params.sort(key=lambda parameter: _order(str(parameter.name)))
    return made


def _order(name: str) -> int:
    return 0 if name == "number" else 2 if name in _SHARED else 1
