"""Records a suspicion or a report in a case. It may fail, and then says so aloud; the answer has come before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from engine.application import queries
from engine.application.cases import act
from engine.application.finding import Ambiguous, Missing
from engine.application.outcomes import Done
from engine.application.ports import Conflict
from engine.cases.commands import Command, LiftShield, RecordReport, RecordSuspicion
from engine.cases.refusals import Refused
from engine.console import codes
from engine.console.door import tell_failure
from engine.console.finish import conflict, guide_of, not_found, page_of
from engine.console.options import day_of
from engine.console.prompts import free_text
from engine.console.render.hints import after_refusal
from engine.console.render.reasons import show_refusal
from engine.console.session import Session
from engine.errors import EngineError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to record: a suspicion (empty: without a text), that a report is sent, or who has cleared it.

    `on_word` says on whose word it is cleared. `happened` is the day.
    """

    suspicion: str | None
    is_sent: bool
    cleared_by: str | None = None
    on_word: str | None = None
    dry_run: bool = False
    happened: str | None = None


def recorded(session: Session, number: str | None, *, wanted: Wanted) -> int:
    """Record what was wanted and return the exit code."""
    if number is None:
        session.output.note(session.say("report-which-case"))
        session.output.hint("bti liste", "hint-find-case")
        return codes.USAGE
    code = _recorded(session, number, wanted=wanted)
    if code != codes.DONE and wanted.cleared_by is None:
        session.output.note(session.say("report-not-recorded"))
    return code


def _recorded(session: Session, number: str, *, wanted: Wanted) -> int:
    try:
        for what, done in _records(session, wanted):
            code = _record(session, number, what=what, done=done, wanted=wanted)
            if code != codes.DONE:
                return code
    except EngineError as error:
        return tell_failure(error, session.output)
    return codes.DONE


def _records(session: Session, wanted: Wanted) -> Iterator[tuple[Command, str]]:
    """Return what to record, each with the code of the text that says it is done."""
    if wanted.suspicion is not None:
        text = free_text(session, wanted.suspicion) if wanted.suspicion else None
        yield RecordSuspicion(text=text), "report-suspicion-recorded"
    if wanted.is_sent:
        yield RecordReport(), "report-sent-recorded"
    if wanted.cleared_by is not None:
        word = free_text(session, wanted.on_word) if wanted.on_word is not None else None
        yield LiftShield(by=wanted.cleared_by, on_word=word), "report-cleared-recorded"


def _record(session: Session, number: str, *, what: Command, done: str, wanted: Wanted) -> int:
    happened_on = day_of(session, wanted.happened) if wanted.happened else None
    outcome = act(session.world(), number, command=what, happened_on=happened_on, dry_run=wanted.dry_run)
    match outcome:
        case Done():
            session.output.kept = session.output.kept or not wanted.dry_run
            code = "report-would-record" if wanted.dry_run else done
            text = session.say(code, number=outcome.number or number)
            session.output.paragraph(text, to_stderr=True)
            return codes.DONE
        case Missing() | Ambiguous():
            return not_found(session, outcome)
        case Conflict():
            return conflict(session, number)
        case Refused():
            return _refused(session, number, refused=outcome)
        case _:
            assert_never(outcome)


def _refused(session: Session, number: str, *, refused: Refused) -> int:
    """Tell why it was not written, and what to run."""
    view = queries.case(session.world(), number)
    if not isinstance(view, queries.CaseView):
        return not_found(session, view)
    page = page_of(session, view)
    show_refusal(refused, view.agenda, page=page)
    session.output.hints(*after_refusal(refused, guide_of(view, page)))
    return codes.STOPPED
