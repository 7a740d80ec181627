"""`bti rapport`: the numbers of the municipality, in which nobody can be met: on the screen, as a page, for a sheet."""

from functools import partial

import click

from engine.application.numbers.asking import NoNumbers, NoSuchYear, numbers
from engine.application.numbers.report import Report
from engine.console import codes
from engine.console.finish import mark_practice
from engine.console.localised import Number, option
from engine.console.localised import command as make
from engine.console.monthly import tell_refused
from engine.console.options import json_option
from engine.console.render.numbers import numbers_data, sheet, show_numbers
from engine.console.render.page import listed
from engine.console.render.written import save
from engine.console.session import Session, pass_session
from engine.console.watching import MANY_CASES as _MANY
from engine.console.watching import counted

PLAIN, PAGE, SHEET = "tekst", "html", "csv"


@make("rapport")
@option("--ar", "year", metavar="ÅR", type=Number(), help="opt.numbers-year")
@option("--format", "kind", type=click.Choice([PLAIN, PAGE, SHEET]), help="opt.numbers-format")
@option("--ut", "file", metavar="FIL", help="opt.numbers-out")
@json_option
@pass_session
def command(session: Session, /, *, year: int | None, kind: str | None, file: str | None, as_json: bool) -> int:
    """Show the numbers to whoever may have them, or write them to a file that only I can read."""
    if as_json and kind is not None:
        raise session.usage("one-form", first="--format", second="--json")
    if file is not None and kind in (None, PLAIN):
        raise session.usage("goes-with", flag="--ut", other=session.say("numbers.file-formats"))
    session.output.json = as_json
    watch = partial(counted, session, label="numbers.progress", many=_MANY)
    found = numbers(session.world(), year=year, watch=watch)
    if isinstance(found, NoSuchYear):
        years = listed([str(one) for one in found.years], session.output)
        raise session.usage("numbers.no-such-year", years=years)
    if isinstance(found, NoNumbers):
        return tell_refused(session, found)
    _write(session, found, kind=kind or PLAIN, file=file)
    return codes.DONE if found.complete else codes.STORAGE


def _write(session: Session, found: Report, *, kind: str, file: str | None) -> None:
    out = session.output
    if out.json:
        out.data(numbers_data(found, session.say))
        return
    mark_practice(session)
    if kind == PLAIN:
        show_numbers(found, session)
        out.hints(
            (out.given.typed("bti rapport --format html --ut tall.html"), session.say("hint.numbers-page")),
            (out.given.typed("bti rapport --format csv --ut tall.csv"), session.say("hint.numbers-sheet")),
        )
        return
    page = session.wiring.numbers_page(found, language=session.language) if kind == PAGE else sheet(found, session.say)
    if file is None:
        out.raw(page.encode())
        return
    save(session, file, content=page.encode())
    out.note(session.say("done.written-to", file=file))
