"""What a case is called, and whom it is about: as it is opened, and when it turns out to be otherwise."""

from collections.abc import Iterable
from datetime import date

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.ages import OF_AGE, OLDEST, Ages, Born, ages, agree, kept_of, told
from engine.cases.commands import Context
from engine.cases.envelope import Decision, Entry
from engine.cases.events import Event
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState
from engine.cases.vocabulary import SubjectKind
from engine.guideline.process import Process
from engine.guideline.vocabulary import RoleKind
from engine.values import replace

Describing = cmd.RenameCase | cmd.DescribeSubject


def decide(command: Describing, state: CaseState, *, context: Context) -> Decision:
    """Give the case another alias, or say anew whom it is about."""
    match command:
        case cmd.RenameCase(alias=alias):
            if not alias.strip():
                return refuse("blank", field="alias")
            return refuse("alias-unchanged") if alias == state.alias else (Entry(ev.CaseRenamed(alias)),)
        case cmd.DescribeSubject():
            return _describe(command, state, context=context)


def under_its_name(events: Iterable[Event], alias: str) -> tuple[Event, ...]:
    """Return the events of a case as they are shown: with the alias that it has now in place of every other."""
    return tuple(
        replace(event, body=replace(event.body, alias=alias))
        if isinstance(event.body, ev.CaseOpened | ev.CaseRenamed)
        else event
        for event in events
    )


def for_grown_ups(process: Process) -> bool:
    """Tell whether a guide is about grown-ups: it knows the person it is about, and neither child nor guardians."""
    kinds = {role.kind for role in process.guideline.roles}
    return RoleKind.SUBJECT in kinds and not kinds & {RoleKind.CHILD, RoleKind.GUARDIANS}


def usual_subject(process: Process, old: Ages) -> SubjectKind:
    """Return whom a case is about where nobody said: a child, if not the guide or the age says otherwise."""
    grown_up = for_grown_ups(process) or old.lowest >= OF_AGE
    return SubjectKind.ADULT if grown_up else SubjectKind.CHILD


def misdescribed(subject: SubjectKind | None, born: Born | None, *, on: date) -> Refused | None:
    """Return why this cannot be somebody of that age: a grown-up who is under age, or a child who is not."""
    old = ages(born, None, on=on)
    if subject is SubjectKind.ADULT and old.highest < OF_AGE:
        return refuse("adult-under-age", age=str(old))
    if subject is SubjectKind.CHILD and old.lowest >= OF_AGE:
        return refuse("child-of-age", age=str(old))
    return None


def misdated(age: int | None, month: date | None, *, on: date) -> Refused | None:
    """Return why an age or a month of birth cannot be right on a day."""
    if month is None:
        return None
    if month > on or on.year - month.year > OLDEST:
        return refuse("birth-unlikely", month=f"{month:%Y-%m}")
    if age is not None and not agree(age, month, on=on):
        return refuse("age-and-birth-differ", month=f"{month:%Y-%m}", age=age)
    return None


def _describe(command: cmd.DescribeSubject, state: CaseState, *, context: Context) -> Decision:
    if state.subject is None:
        return refuse("about-nobody")
    on = context.happened_on
    refused = misdated(command.age, command.born, on=on)
    if refused:
        return refused
    subject = command.subject or state.subject
    born = told(kept_of(state.born, state.subject, then=command.subject), on, age=command.age, month=command.born)
    refused = misdescribed(subject, born, on=on)
    if refused:
        return refused
    if (subject, born) == (state.subject, state.born):
        return refuse("subject-unchanged")
    return (Entry(ev.SubjectDescribed(command.subject, command.age, command.born)),)
