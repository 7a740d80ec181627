"""How long a closed case is kept, by its guide: no years but those that the guide gives."""

from datetime import date

from engine.calendar import add
from engine.guideline.element import Deadline


def due_on(limit: Deadline | None, closed_on: date) -> date | None:
    """Return the day that a limit ends which counts from the closing of the case; None where the guide gives none."""
    return add(closed_on, limit.high, unit=limit.unit) if limit else None
