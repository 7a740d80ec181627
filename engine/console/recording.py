"""Records a suspicion or a report in a case. It may fail, and then says so aloud; the answer has come before."""

import shlex
from collections.abc import Callable, Iterator
from typing import assert_never

from engine.application import queries
from engine.application.cases import act
from engine.application.finding import Ambiguous, Missing
from engine.application.outcomes import Done, Outcome
from engine.application.ports import Conflict
from engine.cases.commands import Command, LiftShield, RecordReport, RecordSuspicion
from engine.cases.events import ConcernReported, ShieldLifted
from engine.cases.naming import name_of
from engine.cases.refusals import Refused
from engine.console import codes
from engine.console.door import tell_failure
from engine.console.finish import conflict, guide_of, not_found, page_of
from engine.console.options import day_of
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.data import refused_data
from engine.console.render.done import said_before
from engine.console.render.hints import after_refusal
from engine.console.render.page import listed
from engine.console.render.reasons import show_refusal, titles_in
from engine.console.reported import others as other_recipients
from engine.console.reported import recipient, reported_to
from engine.console.reporting import not_kept
from engine.console.session import Session
from engine.errors import EngineError
from engine.guideline.labels import lowered
from engine.values import Struct, replace

_WHOM = "cleared-for-whom"


class Wanted(Struct, frozen=True, kw_only=True):
    """What to record: a suspicion (empty: without a text), that a report is sent and to whom, or who has cleared it.

    `on_word` says on whose word it is cleared, `roles` for whom. `happened` is the day.
    """

    suspicion: str | None
    is_sent: bool
    sent_to: tuple[str, ...] = ()
    cleared_by: str | None = None
    on_word: str | None = None
    roles: tuple[str, ...] = ()
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


def recorded_first(session: Session, number: str, *, wanted: Wanted, rest: Callable[[], None]) -> int:
    """Record the one thing that is wanted, say so at once, and then the `rest` of the answer; return the exit code.

    Of a clearance that is recorded nothing more is said: the rest is for whoever suspects something. Where
    it is not recorded the rest comes first: nothing that stops it may stand before what to do now.
    """
    failed: EngineError | None = None
    outcome: Outcome | None = None
    try:
        ((what, said),) = _records(session, number, wanted=wanted)
        outcome = _outcome(session, number, what=what, wanted=wanted)
        if isinstance(outcome, Done):
            _say_done(session, done=outcome, said=said)
    except EngineError as error:
        failed = error
    finally:
        if wanted.is_sent or not isinstance(outcome, Done):
            rest()
    if isinstance(outcome, Done):
        _hint_at_the_others(session, number, done=outcome)
        return codes.DONE
    code = tell_failure(failed, session.output) if failed else codes.STOPPED
    if outcome is not None:
        code = _told(session, number, outcome=outcome)
    if wanted.is_sent:
        session.output.note(session.say("report-not-recorded"))
    return code


def recorded_data(session: Session, number: str | None, *, wanted: Wanted) -> tuple[int, dict[str, object] | None]:
    """Record what was wanted; return the exit code, and for `--json` what a rule stopped it with, or that it failed."""
    if number is None:
        return recorded(session, number, wanted=wanted), not_kept(session, "which-case", text="report-which-case")
    stopped: list[Refused] = []
    code = _recorded(session, number, wanted=wanted, stopped=stopped)
    if code == codes.DONE:
        return code, None
    if wanted.cleared_by is None:
        session.output.note(session.say("report-not-recorded"))
    view = queries.case(session.world(), number) if stopped else None
    if not isinstance(view, queries.CaseView):
        return code, not_kept(session)
    return code, refused_data(stopped[0], view.agenda, page=page_of(session, view))


def _recorded(session: Session, number: str, *, wanted: Wanted, stopped: list[Refused] | None = None) -> int:
    """Record what was wanted, one thing after the other, until something stops it; a refusal goes into `stopped`."""
    try:
        for what, said in tuple(_records(session, number, wanted=wanted)):
            outcome = _outcome(session, number, what=what, wanted=wanted)
            if not isinstance(outcome, Done):
                if stopped is not None and isinstance(outcome, Refused):
                    stopped.append(outcome)
                return _told(session, number, outcome=outcome)
            _say_done(session, done=outcome, said=said)
            _hint_at_the_others(session, number, done=outcome)
    except EngineError as error:
        return tell_failure(error, session.output)
    return codes.DONE


def _records(session: Session, number: str, *, wanted: Wanted) -> Iterator[tuple[Command, str]]:
    """Return what to record, each with the code of the text that says it is done."""
    if wanted.suspicion is not None:
        text = free_text(session, wanted.suspicion) if wanted.suspicion else None
        yield RecordSuspicion(text=text), "report-suspicion-recorded"
    if wanted.is_sent:
        yield RecordReport(to=reported_to(session, number, typed=wanted.sent_to)), "report-sent-recorded"
    if wanted.cleared_by is not None:
        typed = wanted.on_word if wanted.on_word is not None or not can_ask(session) else _asked_word(session)
        word = free_text(session, typed) if typed is not None else None
        yield LiftShield(by=wanted.cleared_by, on_word=word, roles=wanted.roles), "report-cleared-recorded"


def _outcome(session: Session, number: str, *, what: Command, wanted: Wanted) -> Outcome:
    happened_on = day_of(session, wanted.happened) if wanted.happened else None
    outcome = act(session.world(), number, command=what, happened_on=happened_on, dry_run=wanted.dry_run)
    if isinstance(what, LiftShield) and isinstance(outcome, Refused) and outcome.code == _WHOM and can_ask(session):
        what = replace(what, roles=_asked_whom(session, outcome))
        outcome = act(session.world(), number, command=what, happened_on=happened_on, dry_run=wanted.dry_run)
    session.output.kept = session.output.kept or (isinstance(outcome, Done) and not outcome.dry_run)
    return outcome


def _asked_word(session: Session) -> str:
    """Ask on whose word it is cleared: nobody can say that later who was not there."""
    return ask(session, "--tekst", question="ask.on-word")


def _asked_whom(session: Session, refused: Refused) -> tuple[str, ...]:
    """Ask for whom of those who are kept out it is cleared."""
    titles = titles_in(str(dict(refused.reasons[0].arguments)["names"]))
    everyone = session.say("ask.cleared-for.all")
    answer = ask(session, "--gjelder", question="ask.cleared-for", choices=(*titles, everyone))
    return titles if answer == everyone else (answer,)


def _say_done(session: Session, *, done: Done, said: str) -> None:
    """Say that it is recorded, or would be, and to whom a report was."""
    by = next((event.body.by for event in done.events if isinstance(event.body, ShieldLifted)), "")
    who = lowered(recipient(by, done.process, session=session))
    to = _sent_to(done)
    left = done.after.kept_out if said == "report-cleared-recorded" else ()
    code = "report-would-record" if done.dry_run else f"{said}.some" if left else said
    others = ", ".join(lowered(name_of(one, done.process)) for one in sorted(left))
    text = session.say(code, number=str(done.number), who=who, others=others, to=_listed(to, done, session=session))
    session.output.paragraph(text, to_stderr=True)
    bare = any(isinstance(event.body, ShieldLifted) and not event.body.on_word for event in done.events)
    if bare and not done.dry_run:
        session.output.paragraph(session.say("report-cleared-no-word"), to_stderr=True)
    if not done.dry_run and said_before(done):
        said_twice = session.say("done.twice-for-good", command=f"bti notat {done.number} -")
        session.output.paragraph(said_twice, to_stderr=True)  # to undo what was done last would be something else
    me = session.world().person
    if said != "report-cleared-recorded" and me.id not in done.after.named:
        command = shlex.join(("bti", "tilgang", str(done.number), "--gi", me.handle))
        session.output.paragraph(session.say("report-not-let-in", command=command), to_stderr=True)


def _sent_to(done: Done) -> tuple[str, ...]:
    return next((event.body.to for event in done.events if isinstance(event.body, ConcernReported)), ())


def _listed(names: tuple[str, ...], done: Done, *, session: Session) -> str:
    """Return those a report went to as an enumeration; «noen» where the guide names nobody."""
    titles = [lowered(recipient(name, done.process, session=session)) for name in names]
    return listed(titles, session.output) if titles else session.say("report-to-somebody")


def _hint_at_the_others(session: Session, number: str, *, done: Done) -> None:
    """Name those whom a report that is recorded may have gone to too."""
    to, already = _sent_to(done), done.after.reported_to
    if not to or done.dry_run:
        return
    for name in other_recipients(to, already, process=done.process):
        title = lowered(recipient(name, done.process, session=session))
        session.output.hint(f"bti meld {number} --sendt --til {name}", "hint-report-sent-to", to=title)


def _told(session: Session, number: str, *, outcome: Missing | Ambiguous | Conflict | Refused) -> int:
    """Tell why it was not recorded, and return the exit code."""
    match outcome:
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
