"""`bti tiltak`: start a measure, change it, let it go on, end it, or list them all with what has become of them."""

from collections.abc import Iterable
from functools import partial
from typing import TypedDict, Unpack

import click

from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.cases.commands import ChangeMeasure, Command, ContinueMeasure, EndMeasure, StartMeasure
from engine.cases.events import MeasureStarted
from engine.cases.state import Measure
from engine.cases.vocabulary import ResponsibleKind
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, view_of
from engine.console.localised import Number, option
from engine.console.options import Call, on_a_track
from engine.console.people import called
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.consent_hints import without
from engine.console.render.done import show_done
from engine.console.render.happenings import Story
from engine.console.render.measures import measures_data, show_histories, show_measures
from engine.console.render.page import either
from engine.guideline.process import Need

KINDS = {
    "ansatt": ResponsibleKind.EMPLOYEE,
    "tjeneste": ResponsibleKind.SERVICE,
    "foresatte": ResponsibleKind.GUARDIANS,
}
_FLAGS = {
    "changes": "--endre",
    "continues": "--viderefor",
    "ends": "--avslutt",
    "goal": "--mal",
    "goal_of": "--samme-mal",
    "title": "--tiltak",
    "responsible": "--ansvarlig",
    "kind": "--ansvarlig-er",
    "since": "--fra",
    "until": "--til",
    "open_ended": "--uten-slutt",
    "effect": "--effekt",
    "reason": "--grunn",
}
_STARTING = ("goal", "goal_of", "title", "responsible")
_ON_ONE = {
    "changes": (*_STARTING, "kind", "since", "until", "open_ended", "effect", "reason"),
    "continues": ("until", "open_ended", "reason"),
    "ends": ("reason",),
}
"""What can be said with each of the acts on a measure that there is."""
_APART = (tuple(_ON_ONE), ("goal", "goal_of"), ("until", "open_ended"))


class Said(TypedDict):
    """What was given on the command line."""

    goal: str | None
    goal_of: int | None
    title: str | None
    responsible: str | None
    kind: str | None
    since: str | None
    until: str | None
    open_ended: bool
    effect: str | None
    changes: int | None
    continues: int | None
    ends: int | None
    reason: str | None
    history: bool


@on_a_track("tiltak")
@option("--mal", "goal", metavar="TEKST|-", help="opt.goal")
@option("--samme-mal", "goal_of", metavar="N", type=Number(1), help="opt.goal-of")
@option("--tiltak", "title", metavar="TEKST", help="opt.measure")
@option("--ansvarlig", "responsible", metavar="HVEM", help="opt.responsible")
@option("--ansvarlig-er", "kind", type=click.Choice(list(KINDS)), help="opt.responsible-is")
@option("--fra", "since", metavar="DATO", help="opt.measure-from")
@option("--til", "until", metavar="DATO", help="opt.measure-until")
@option("--uten-slutt", "open_ended", is_flag=True, help="opt.measure-open")
@option("--effekt", "effect", metavar="TEKST|-", help="opt.effect-expected")
@option("--endre", "changes", metavar="N", type=Number(1), help="opt.measure-change")
@option("--viderefor", "continues", metavar="N", type=Number(1), help="opt.measure-continue")
@option("--avslutt", "ends", metavar="N", type=Number(1), help="opt.measure-end")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--historie", "history", is_flag=True, help="opt.measure-history")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Start a measure with a goal and somebody responsible, or work on one that runs; without any, list them."""
    _check(call, said)
    view = view_of(call)
    if isinstance(view, int):
        return view
    wanted = _on_one(call, view, said=said)
    if wanted is not None:
        return do(call, wanted, again=_again(call, said))
    if not any((said["goal"], said["goal_of"], said["title"], said["responsible"])):
        code = listed(call, view, history=said["history"])
        if not (can_ask(call.session) and _is_missing(view)):
            return code
    started = _start(call, view, said=said)
    return do(call, started, again=_again(call, said), tell=partial(_told, same_as=said["goal_of"]))


def _told(done: Done, story: Story, *, same_as: int | None) -> None:
    """Tell of a measure that is started, and which goal it is that it shares with another."""
    show_done(done, story)
    started = next((event.body for event in done.events if isinstance(event.body, MeasureStarted)), None)
    if same_as is not None and started is not None:
        story.page.out.paragraph(story.page.say("done.same-goal", goal=started.goal, number=same_as))


def numbered(call: Call, view: CaseView, *, number: int) -> Measure:
    """Return the measure with this number in the list. Raises a usage error where there is none."""
    if number > len(view.state.measures):
        raise call.session.usage("no-such-number", number=number)
    return view.state.measures[number - 1]


def listed(call: Call, view: CaseView, *, history: bool) -> int:
    """List the measures of a case with their numbers, or tell of each what has become of it."""
    page = page_of(call.session, view)
    if page.out.json:
        page.out.data(measures_data(view, page))
        return codes.DONE
    mark_practice(call.session)
    if not view.state.measures:
        page.out.note(page.say("list.empty.measures"))
    if history:
        show_histories(view, page)
        return codes.DONE
    show_measures(view, page)
    page.out.note(page.say("how.measure", command=page.command("tiltak")))
    if view.state.measures:
        page.out.note(page.say("how.measure-more", command=page.command("tiltak")))
    return codes.DONE


def _check(call: Call, said: Said) -> None:
    """Stop where options are given that do not go together, or of which nothing would come."""
    given = [name for name, value in said.items() if name in _FLAGS and value not in (None, False)]
    act = next((name for name in given if name in _ON_ONE), None)
    idle = [(name, act) for name in given if act and name not in (act, *_ON_ONE[act])]
    for names in (*_APART, *idle):
        if len([name for name in names if name in given]) > 1:
            raise call.session.usage("one-of", flags=_either(names, call))
    if given and act is None and not any(name in given for name in _STARTING):
        raise call.session.usage("none-of", flags=_either(("title", *_ON_ONE), call))


def _either(names: Iterable[str], call: Call) -> str:
    return either([_FLAGS[name] for name in names], call.session.output)


def _again(call: Call, said: Said) -> tuple[str, ...]:
    """Return the command as it was given, the act on a measure that there is first, for a hint to go another way."""
    given = {"--endre": said["changes"], "--viderefor": said["continues"]}
    act = next(((flag, str(number)) for flag, number in given.items() if number is not None), ())
    return ("tiltak", *act, *(without(call.typed, act[:1]) if act else call.typed))


def _on_one(call: Call, view: CaseView, *, said: Said) -> Command | None:
    """Return what is to be done with a measure that there is; None where none is named."""
    if said["changes"] is not None:
        return _change(call, view, said=said, measure=numbered(call, view, number=said["changes"]))
    if said["continues"] is not None:
        measure = numbered(call, view, number=said["continues"])
        return ContinueMeasure(
            measure_id=measure.id,
            until=call.day(said["until"]),
            open_ended=said["open_ended"],
            reason=_text(call, said["reason"]),
        )
    if said["ends"] is not None:
        measure = numbered(call, view, number=said["ends"])
        reason = said["reason"] if said["reason"] is not None else ask(call.session, "--grunn", question="ask.reason")
        return EndMeasure(measure_id=measure.id, reason=free_text(call.session, reason))
    return None


def _change(call: Call, view: CaseView, *, said: Said, measure: Measure) -> ChangeMeasure:
    return ChangeMeasure(
        measure_id=measure.id,
        title=said["title"],
        goal=_goal(call, view, said=said),
        responsible=called(call.session, said["responsible"]) if said["responsible"] is not None else None,
        responsible_kind=KINDS[said["kind"]] if said["kind"] else None,
        starts_on=call.day(said["since"]),
        until=call.day(said["until"]),
        open_ended=said["open_ended"],
        expected_effect=_text(call, said["effect"]),
        reason=_text(call, said["reason"]),
    )


def _start(call: Call, view: CaseView, *, said: Said) -> StartMeasure:
    session = call.session
    goal = _goal(call, view, said=said)
    goal = goal if goal is not None else free_text(session, ask(session, "--mal", question="ask.goal"))
    title = said["title"] if said["title"] is not None else ask(session, "--tiltak", question="ask.measure")
    who = said["responsible"]
    who = who if who is not None else ask(session, "--ansvarlig", question="ask.responsible")
    return StartMeasure(
        measure_id=session.world().ids.new(),
        title=title,
        goal=goal,
        responsible=called(session, who),
        responsible_kind=KINDS[said["kind"] or "ansatt"],
        starts_on=call.day(said["since"]),
        until=call.day(said["until"]),
        expected_effect=_text(call, said["effect"]),
    )


def _goal(call: Call, view: CaseView, *, said: Said) -> str | None:
    """Return the goal that was written, or that of the measure it is to share it with."""
    if said["goal_of"] is not None:
        return numbered(call, view, number=said["goal_of"]).goal
    return _text(call, said["goal"])


def _text(call: Call, value: str | None) -> str | None:
    return free_text(call.session, value) if value is not None else None


def _is_missing(view: CaseView) -> bool:
    reasons = (reason for option in view.agenda.options for reason in option.missing)
    return any(reason.code == Need.MEASURE_RUNNING.value for reason in reasons)
