"""Reads from the command line in which month somebody was born, and what a case may be called."""

import re
from datetime import date

import click

from engine.console.likeness import has_birth_number, looks_like_a_person
from engine.console.prompts import can_ask, confirm, free_text
from engine.console.session import Session

_MONTH = re.compile(r"(?:(?P<year>\d{4})[-.](?P<month>\d{1,2})|(?P<first>\d{1,2})[-./](?P<last>\d{4}))")
_MONTHS = 12


def month_of(session: Session, written: str | None) -> date | None:
    """Return the first day of a month of birth: 2011-09, or 09.2011. A day in it is more than anybody needs to know."""
    if written is None:
        return None
    found = _MONTH.fullmatch(free_text(session, written))
    year, month = (int(found["year"] or found["last"]), int(found["month"] or found["first"])) if found else (0, 0)
    if not year or not 1 <= month <= _MONTHS:
        raise session.usage("bad-month", value=written)
    return date(year, month, 1)


def make_sure(session: Session, alias: str, *, even_so: bool, refused: str) -> None:
    """Let nobody's name into the store by accident: ask, and where nobody can be asked, stop.

    A birth number is never taken: nothing that it could be instead ends in the right two digits by itself.
    """
    if has_birth_number(alias):
        raise session.usage("alias-birth-number")
    if even_so or not looks_like_a_person(alias):
        return
    warning = session.say("alias-warning")
    if not can_ask(session):
        raise session.usage(refused, warning=warning)
    session.output.paragraph(warning, to_stderr=True)
    if not confirm(session, "--likevel", question="ask.even-so"):
        raise click.Abort
