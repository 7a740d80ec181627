"""Reminders of deadlines: how many days ahead, who chose that number, and what a timer may send.

A reminder is sent to a mailbox or a phone, so it holds a case number and neutral words, and nothing of the case.
"""

from enum import StrEnum

from engine.application.deadlines import USUAL_DAYS, Kind, Term, Terms
from engine.console.output import Output
from engine.console.session import Session
from engine.i18n import date_short, distance_text
from engine.values import Struct

MOST_DAYS = 365


class ChosenBy(StrEnum):
    """Who chose how many days ahead: whoever ran the command, the settings, or the program itself. Never a guide."""

    COMMAND = "command"
    SETTINGS = "settings"
    PROGRAM = "program"


class Ahead(Struct, frozen=True):
    """How many days ahead a deadline is reminded of, and who chose that."""

    days: int
    chosen_by: ChosenBy


def days_ahead(session: Session, days: int | None = None) -> Ahead:
    """Return how many days ahead to remind: what was said, else what the settings say, else the usual."""
    if days is not None:
        return Ahead(days, ChosenBy.COMMAND)
    chosen = session.wiring.remind_days()
    return Ahead(USUAL_DAYS, ChosenBy.PROGRAM) if chosen is None else Ahead(chosen, ChosenBy.SETTINGS)


def told(ahead: Ahead, out: Output) -> str:
    """Return how far ahead is looked, and whose number that is."""
    return out.say(
        "reminders.ahead", days=out.count("reminders.days", ahead.days), who=out.say(f"days-by.{ahead.chosen_by}")
    )


def write_reminders(session: Session, found: Terms, *, ahead: Ahead) -> None:
    """Write what is to be reminded of."""
    out = session.output
    if out.json:
        out.data(_data(session, found, ahead=ahead))
        return
    if not found.terms:
        return
    if not out.is_terminal:
        header = [out.say(f"column.{name}") for name in ("case", "urgency", "force", "due", "days", "what")]
        out.table(header, _plain(found, out))
        return
    out.paragraph(out.say("reminders.title", ahead=told(ahead, out)))
    for term in found.terms:
        day = date_short(term.on, out.language, year=term.on.year != term.view.today.year)
        distance = distance_text(term.on, term.view.today, language=out.language)
        out.line(f"  {out.say('reminders.one', what=neutral(term, out), date=day, distance=distance)}")


def neutral(term: Term, out: Output) -> str:
    """Return a deadline in words that tell nothing of the case but its number."""
    code = f"calendar.step-{term.force.value}" if term.kind is Kind.STEP else f"calendar.{term.kind.value}"
    return out.say(code, number=term.view.number)


def _plain(found: Terms, out: Output) -> list[list[str]]:
    return [
        [
            term.view.number,
            out.say(f"urgency.{term.urgency.value}"),
            out.say(f"force.{term.force.value}"),
            out.day(term.on),
            str(term.days),
            neutral(term, out),
        ]
        for term in found.terms
    ]


def _data(session: Session, found: Terms, *, ahead: Ahead) -> dict[str, object]:
    world = session.world()
    return {
        "today": world.clock.today(),
        "practice": world.practice,
        "within_days": ahead.days,
        "days_chosen_by": ahead.chosen_by.value,
        "reminders": [
            {
                "number": term.view.number,
                "kind": term.kind.value,
                "urgency": term.urgency.value,
                "force": term.force.value,
                "due_on": term.on,
                "days": term.days,
                "text": neutral(term, session.output),
            }
            for term in found.terms
        ],
        "unread": list(found.unread),
        "complete": found.complete,
    }
