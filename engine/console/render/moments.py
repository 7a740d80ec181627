"""How a moment is written: who looked when, and until when an access holds."""

from datetime import datetime

from engine.console.output import Output
from engine.i18n import clock_text, in_norway


def moment_text(moment: datetime, out: Output) -> str:
    """Return a moment in words: `1. sept. 2026 kl. 12.00`; not on a terminal as `2026-09-01 12:00`."""
    if not out.is_terminal and not out.accessible:
        return moment_cell(moment)
    day = out.day_text(in_norway(moment).date())
    return f"{day} {clock_text(moment, out.language)}"


def moment_cell(moment: datetime) -> str:
    """Return a moment for a table, the same everywhere: `2026-09-01 12:00`, on the clocks in Norway."""
    return in_norway(moment).strftime("%Y-%m-%d %H:%M")


def moment_data(moment: datetime) -> str:
    """Return a moment for `--json`: in UTC, with its zone."""
    return moment.isoformat()
