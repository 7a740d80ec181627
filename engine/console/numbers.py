"""How short a case's number can be written on this machine and still mean it alone."""

from engine.application.finding import Ambiguous, Missing, find
from engine.console.session import Session


def short_number(session: Session, number: str) -> str:
    """Return the shortest number that means this case alone: `14` for 2026-014."""
    short = number.rsplit("-", 1)[-1].lstrip("0")
    return number if isinstance(find(session.world(), short), Ambiguous | Missing) else short
