"""How a command about a closed case ends that was not done: why, with nothing of the case in it."""

from datetime import date

from engine.application.access import PersonRole
from engine.application.finding import Ambiguous, Missing, roles_of
from engine.application.life import NotDone
from engine.application.ports import Conflict
from engine.cases.refusals import Refused
from engine.console.finish import conflict, not_found, told_why
from engine.console.output import Output
from engine.console.session import Session
from engine.values import replace


def not_done(session: Session, outcome: NotDone, *, number: str, lacking: str = "not-archivist") -> int:
    """Tell why it was not done, with nothing of the case in it, and return the exit code.

    Where no such case is seen, whoever has not the task for it is told so: `lacking` is the code of that text. It is
    told whether or not there is such a case.
    """
    match outcome:
        case Missing() | Ambiguous():
            code = not_found(session, outcome)
            able = {PersonRole.ARCHIVE} if lacking == "not-archivist" else {PersonRole.ARCHIVE, PersonRole.LEADER}
            if able.isdisjoint(roles_of(session.world().person)):
                session.output.note(session.say(f"refusal.{lacking}"))
            return code
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
