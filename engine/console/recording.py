"""Records a suspicion or a report in a case. It may fail, and then says so aloud; the answer has come before."""

from collections.abc import Iterator
from typing import assert_never

from engine.application.cases import act
from engine.application.finding import Ambiguous, Missing
from engine.application.outcomes import Done
from engine.application.ports import Conflict
from engine.cases.commands import Command, RecordReport, RecordSuspicion
from engine.cases.refusals import Refused
from engine.console import codes
from engine.console.door import tell_failure
from engine.console.prompts import free_text
from engine.console.session import Session
from engine.errors import EngineError


def recorded(session: Session, number: str | None, *, suspicion: str | None, sent: bool, dry_run: bool) -> int:
    """Record a suspicion (with a text, or with an empty one), that a report is sent, or both; return the exit code."""
    output = session.output
    if number is None:
        output.paragraph(session.say("report-which-case", flag="--sendt" if sent else "--mistanke"), to_stderr=True)
        return codes.USAGE
    try:
        for record in _records(session, suspicion, sent=sent):
            code = _record(session, number, record=record, dry_run=dry_run)
            if code != codes.DONE:
                output.note(session.say("report-not-recorded"))
                return code
    except EngineError as error:
        output.note(session.say("report-not-recorded"))
        return tell_failure(error, output)
    return codes.DONE


def _records(session: Session, suspicion: str | None, *, sent: bool) -> Iterator[tuple[Command, str]]:
    """Return what to record, each with the code of the text that says it is done."""
    if suspicion is not None:
        text = free_text(session, suspicion) if suspicion else None
        yield RecordSuspicion(text=text), "report-suspicion-recorded"
    if sent:
        yield RecordReport(), "report-sent-recorded"


def _record(session: Session, number: str, *, record: tuple[Command, str], dry_run: bool) -> int:
    what, done = record
    outcome = act(session.world(), number, what, dry_run=dry_run)
    output = session.output
    match outcome:
        case Done():
            shown = outcome.number or number
            output.paragraph(session.say("report-would-record" if dry_run else done, number=shown), to_stderr=True)
            return codes.DONE
        case Missing():
            output.note(session.say("report-missing-case", number=number))
            return codes.NO_CASE
        case Ambiguous(numbers=numbers):
            output.note(session.say("report-several-cases", number=number, numbers=", ".join(numbers)))
            return codes.NO_CASE
        case Conflict():
            output.note(session.say("report-conflict"))
            return codes.CONFLICT
        case Refused():
            output.note(session.say("report-refused"))
            return codes.STOPPED
        case _:
            assert_never(outcome)
