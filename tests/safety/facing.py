"""What an event or a document tells, read without the program: whom it says was met, and which days it holds."""

from collections.abc import Iterator
from datetime import date

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.refusals import Refused
from engine.guideline.process import Process
from tests.cases.guide import Walk


def people_met(body: ev.EventBody, *, everybody: set[str]) -> tuple[str, ...]:
    """Return everybody whom an event says was met; «all» is everybody."""
    match body:
        case ev.ConsentGiven(given_by=who, given_as=roles):
            return (who, *roles)
        case ev.MeasureStarted(responsible=who) | ev.MeasureChanged(responsible=str(who)):
            return (who,)
        case ev.MeasuresEvaluated(views=views):
            return tuple(view.role for view in views if view.text)
        case ev.MeetingCalled(invited=invited):
            return invited
        case ev.MeetingHeld(present=present, minutes_to=to):
            return (*present, *to, *(everybody if "*" in to else ()))
        case _:
            return ()


def days_in(said: object) -> set[date]:
    """Return every day that an answer in JSON holds, save those on the head of a document."""
    match said:
        case dict():
            return set[date]().union(*(days_in(one) for name, one in said.items() if name != "head"))
        case list():
            return set[date]().union(*map(days_in, said))
        case str() if len(said) == len("2026-09-01") and said[:2] == "20" and said[4] == "-":
            return {date.fromisoformat(said)}
        case _:
            return set()


def redone(process: Process) -> Iterator[str]:
    """Tell where a measure that they answer for comes back, which was undone before they came to be kept out."""
    variant = next(iter(process.guideline.head.variants), None)
    walk = Walk(process=process).do(cmd.OpenCase(alias="prøve", variant=variant))
    role = next(one.id for rule in process.guideline.rules for one in rule.kept_out)
    walk.do(cmd.StartMeasure(measure_id="t0", title="Lekser", goal="Ro", responsible=role), cmd.Undo())
    walk.do(cmd.RecordSuspicion())
    if not isinstance(walk.try_(cmd.Redo()), Refused):
        yield f"{process.guideline.head.id}: what was undone before is redone"
