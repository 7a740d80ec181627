"""`bti evaluer`: what comes of the measures, and what those concerned say themselves."""

import shlex
from difflib import get_close_matches
from typing import TypedDict, Unpack

import click

from engine.application.queries import CaseView
from engine.cases.commands import EvaluateMeasures
from engine.cases.events import View
from engine.cases.vocabulary import Outcome
from engine.console import codes
from engine.console.at_step import at_step
from engine.console.commands.tiltak import numbered
from engine.console.doing import do
from engine.console.finish import page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, on_a_track
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.page import either
from engine.guideline.process import Need, Process

OUTCOMES = {"viderefort": Outcome.CONTINUED, "endret": Outcome.CHANGED, "avsluttet": Outcome.ENDED}


class Said(TypedDict):
    """What was given on the command line."""

    measures: tuple[int, ...]
    outcome: str | None
    effect: str | None
    views: tuple[str, ...]
    not_asked: tuple[str, ...]


@on_a_track("evaluer")
@option("--tiltak", "measures", metavar="N", multiple=True, type=click.IntRange(1), help="opt.measure-number")
@option("--resultat", "outcome", type=click.Choice(list(OUTCOMES)), help="opt.outcome")
@option("--effekt", "effect", metavar="TEKST|-", help="opt.effect")
@option("--syn", "views", metavar="ROLLE=TEKST|-", multiple=True, help="opt.view")
@option("--ikke-spurt", "not_asked", metavar="ROLLE=GRUNN", multiple=True, help="opt.not-asked")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Evaluate measures: those named, else all that run. Nothing is kept before it is said what comes of them."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    found = at_step(call, view, again=("evaluer",))
    if isinstance(found, int):
        return found
    call, view = found
    session = call.session
    if said["outcome"] is None and not can_ask(session):
        return _unsaid(call, view)
    views = _views(call, said, process=view.process)
    if can_ask(session) and not views:
        views = _asked_views(call, view)
    outcome = OUTCOMES.get(str(said["outcome"]), Outcome.CONTINUED)
    measures = tuple((numbered(call, view, number=number).id, outcome) for number in said["measures"])
    if can_ask(session) and said["outcome"] is None:
        measures = _asked_outcomes(call, view, named={measure for measure, _ in measures})
    effect = free_text(session, said["effect"]) if said["effect"] is not None else None
    if said["outcome"] is None and not measures and effect is None:
        effect = ask(session, "--effekt", question="ask.effect")
    return do(call, EvaluateMeasures(measures=measures, outcome=outcome, effect=effect, views=views))


def _unsaid(call: Call, view: CaseView) -> int:
    """Write on stderr which measures run, and what the evaluation needs, with the commands to write."""
    page = page_of(call.session, view, track=call.track)
    running = [(number, one) for number, one in enumerate(view.state.measures, start=1) if one.running]
    page.out.note(page.say("evaluate.nothing-kept" if running else "evaluate.no-measures"))
    for number, measure in running:
        page.out.note(f"  {number}  {measure.title} ({measure.goal})")
    for role in _to_hear(view):
        title = view.process.roles[role].title
        page.out.paragraph(page.say("evaluate.view", role=title, id=shlex.quote(role)), to_stderr=True)
    for word, outcome in OUTCOMES.items():
        told = page.say(f"outcome.{outcome.value}")
        page.out.note(f"  {page.command('evaluer', '--resultat', word)}   {told}")
    return codes.USAGE


def _to_hear(view: CaseView) -> tuple[str, ...]:
    """Return the roles whose own view the step asks for."""
    reasons = (reason for option in view.agenda.options for reason in option.missing)
    return tuple(
        dict.fromkeys(str(one.gate.subject) for one in reasons if one.gate and one.gate.need is Need.VIEW_RECORDED)
    )


def _views(call: Call, said: Said, *, process: Process) -> tuple[View, ...]:
    told = tuple(
        View(_role(call, role, process=process), text=free_text(call.session, text))
        for role, text in (_pair(call, written) for written in said["views"])
    )
    skipped = tuple(
        View(_role(call, role, process=process), not_asked_because=free_text(call.session, text))
        for role, text in (_pair(call, written) for written in said["not_asked"])
    )
    return told + skipped


def _pair(call: Call, written: str) -> tuple[str, str]:
    role, equals, text = written.partition("=")
    if not equals:
        raise call.session.usage("bad-pair", value=written, form="barn='…'")
    return role.strip(), text


def _role(call: Call, written: str, *, process: Process) -> str:
    """Return the role's id. Raises a usage error with the role that may be meant, else with those there are."""
    roles = {name.casefold(): role.id for role in process.guideline.roles for name in (role.title, role.id)}
    found = roles.get(written.casefold())
    if found is not None:
        return found
    session = call.session
    near = next(iter(get_close_matches(written.casefold(), roles, n=1)), None)
    if near is not None:
        raise session.usage("no-role-meant", role=written, meant=roles[near])
    names = either([role.id for role in process.guideline.roles], session.output)
    raise session.usage("no-role", role=written, names=names)


def _asked_views(call: Call, view: CaseView) -> tuple[View, ...]:
    return tuple(_asked_view(call, role, title=view.process.roles[role].title) for role in _to_hear(view))


def _asked_view(call: Call, role: str, *, title: str) -> View:
    session = call.session
    text = click.prompt(session.say("ask.view", role=title), default="", show_default=False, err=True).strip()
    if text:
        return View(role, text=text)
    return View(role, not_asked_because=click.prompt(session.say("ask.not-asked", role=title), err=True).strip())


def _asked_outcomes(call: Call, view: CaseView, *, named: set[str]) -> tuple[tuple[str, Outcome], ...]:
    session = call.session
    words = {session.say(f"outcome.{outcome.value}"): outcome for outcome in Outcome}
    measures = [measure for measure in view.state.running() if not named or measure.id in named]
    found: list[tuple[str, Outcome]] = []
    for measure in measures:
        session.output.note(session.say("ask.outcome", title=measure.title))
        answer = ask(session, "--resultat", question="ask.choice", choices=list(words))
        found.append((measure.id, words[answer]))
    return tuple(found)
