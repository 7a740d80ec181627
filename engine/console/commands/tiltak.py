"""`bti tiltak`: start a measure, end one, or list them."""

from typing import TypedDict, Unpack

import click

from engine.application.queries import CaseView
from engine.cases.commands import EndMeasure, StartMeasure
from engine.cases.state import Measure
from engine.cases.vocabulary import ResponsibleKind
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, on_a_track
from engine.console.people import called
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.data import measure_data
from engine.console.render.page import Page
from engine.guideline.process import Need

KINDS = {
    "ansatt": ResponsibleKind.EMPLOYEE,
    "tjeneste": ResponsibleKind.SERVICE,
    "foresatte": ResponsibleKind.GUARDIANS,
}


class Said(TypedDict):
    """What was given on the command line."""

    goal: str | None
    title: str | None
    responsible: str | None
    kind: str
    until: str | None
    effect: str | None
    ends: int | None
    reason: str | None


@on_a_track("tiltak")
@option("--mal", "goal", metavar="TEKST|-", help="opt.goal")
@option("--tiltak", "title", metavar="TEKST", help="opt.measure")
@option("--ansvarlig", "responsible", metavar="HVEM", help="opt.responsible")
@option("--ansvarlig-er", "kind", type=click.Choice(list(KINDS)), default="ansatt", help="opt.responsible-is")
@option("--til", "until", metavar="DATO", help="opt.measure-until")
@option("--effekt", "effect", metavar="TEKST|-", help="opt.effect-expected")
@option("--avslutt", "ends", metavar="N", type=click.IntRange(1), help="opt.measure-end")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Start a measure with a goal and somebody responsible; without any, list them."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    if said["ends"] is not None:
        reason = free_text(call.session, said["reason"]) if said["reason"] is not None else None
        return do(call, EndMeasure(measure_id=numbered(call, view, number=said["ends"]).id, reason=reason))
    if not any((said["goal"], said["title"], said["responsible"])):
        code = listed(call, view)
        if not (can_ask(call.session) and _is_missing(view)):
            return code
    return _started(call, said)


def numbered(call: Call, view: CaseView, *, number: int) -> Measure:
    """Return the measure with this number in the list. Raises a usage error where there is none."""
    if number > len(view.state.measures):
        raise call.session.usage("no-such-number", number=number)
    return view.state.measures[number - 1]


def _is_missing(view: CaseView) -> bool:
    reasons = (reason for option in view.agenda.options for reason in option.missing)
    return any(reason.code == Need.MEASURE_RUNNING.value for reason in reasons)


def _started(call: Call, said: Said) -> int:
    session = call.session
    goal = said["goal"] if said["goal"] is not None else ask(session, "--mal", question="ask.goal")
    title = said["title"] if said["title"] is not None else ask(session, "--tiltak", question="ask.measure")
    who = said["responsible"]
    who = who if who is not None else ask(session, "--ansvarlig", question="ask.responsible")
    started = StartMeasure(
        measure_id=session.world().ids.new(),
        title=title,
        goal=free_text(session, goal),
        responsible=called(session, who),
        responsible_kind=KINDS[said["kind"]],
        until=call.day(said["until"]),
        expected_effect=free_text(session, said["effect"]) if said["effect"] is not None else None,
    )
    return do(call, started)


def listed(call: Call, view: CaseView) -> int:
    """List the measures of a case with their numbers."""
    page = page_of(call.session, view)
    if page.out.json:
        page.out.data([measure_data(number, one) for number, one in enumerate(view.state.measures, start=1)])
        return codes.DONE
    mark_practice(call.session)
    if not view.state.measures:
        page.out.note(page.say("list.empty.measures"))
    header = [page.say(f"column.{name}") for name in ("number", "measure", "goal", "responsible", "status")]
    rows = [_row(number, one, page=page) for number, one in enumerate(view.state.measures, start=1)]
    page.out.table(header, rows, cut=2)
    page.out.note(page.say("how.measure", command=page.command("tiltak")))
    return codes.DONE


def _row(number: int, measure: Measure, *, page: Page) -> list[str]:
    status = page.say("list.running" if measure.running else "list.ended")
    return [str(number), measure.title, measure.goal, measure.responsible, status]
