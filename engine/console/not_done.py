"""How a command about a closed case ends that was not done: why, with nothing of the case in it."""

from datetime import date

from engine.application.finding import Ambiguous, Missing
from engine.application.life import NotDone
from engine.application.ports import Conflict
from engine.cases.refusals import Refused
from engine.console.finish import conflict, not_found, told_why
from engine.console.output import Output
from engine.console.session import Session
from engine.values import replace


def not_done(session: Session, outcome: NotDone, *, number: str) -> int:
    """Tell why it was not done, with nothing of the case in it, and return the exit code."""
    match outcome:
        case Missing() | Ambiguous():
            return not_found(session, outcome)
        case Refused():
            return told_why(session, _dated(outcome, session.output))
        case Conflict():
            return conflict(session, number)


def _dated(refused: Refused, out: Output) -> Refused:
    """Return a refusal with its day as people write it."""
    first = refused.reasons[0]
    said = tuple((name, _written(name, value, out=out)) for name, value in first.arguments)
    return replace(refused, reasons=(replace(first, arguments=said), *refused.reasons[1:]))


def _written(name: str, value: str | int, *, out: Output) -> str | int:
    return out.day_text(date.fromisoformat(value)) if name == "date" and isinstance(value, str) else value
