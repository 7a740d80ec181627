"""How short a case's number can be written on this machine and still mean it alone."""

from engine.application.finding import Ambiguous, Missing, find
from engine.console.session import Session
from engine.errors import StoreError


def short_number(session: Session, number: str) -> str:
    """Return the shortest number that means this case alone: `14` for 2026-014.

    Where the store can't be read it is the whole number: this is also asked for after a command is kept, and what is
    kept is never told as failed.
    """
    short = number.rsplit("-", 1)[-1].lstrip("0")
    try:
        found = find(session.world(), short)
    except StoreError:
        return number
    return number if isinstance(found, Ambiguous | Missing) else short
