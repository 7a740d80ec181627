"""`bti evaluer`: what comes of each measure, its effect, and what those concerned say themselves."""

import re
import shlex
from difflib import get_close_matches
from typing import TypedDict, Unpack

import click

from engine.application.queries import CaseView
from engine.cases.commands import EvaluateMeasures
from engine.cases.conditions import Asking
from engine.cases.events import View
from engine.cases.measures import to_evaluate
from engine.cases.own_view import unheard, unheard_last
from engine.cases.state import Measure
from engine.cases.vocabulary import Outcome
from engine.console import codes
from engine.console.at_step import at_step
from engine.console.commands.tiltak import numbered
from engine.console.doing import do
from engine.console.finish import page_of, view_of
from engine.console.localised import Words, option
from engine.console.options import Call, on_a_track
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.evaluated import show_evaluated
from engine.console.render.page import either
from engine.console.spellings import spelled
from engine.guideline.names import MAIN
from engine.guideline.process import Process
from engine.guideline.registry import Role
from engine.values import replace

OUTCOMES = {"videreført": Outcome.CONTINUED, "endret": Outcome.CHANGED, "avsluttet": Outcome.ENDED}
"""The words for a result, as they are shown. A command that is shown has them as they stand without quotation marks."""
_TYPED = {spelled(word): outcome for word, outcome in OUTCOMES.items()}
_OF_ONE = re.compile(r"\s*(?P<number>[1-9]\d*)=(?P<text>.*)", re.DOTALL)


class Said(TypedDict):
    """What was given on the command line."""

    measures: tuple[str, ...]
    outcome: str | None
    effects: tuple[str, ...]
    views: tuple[str, ...]
    not_asked: tuple[str, ...]
    afterwards: bool


@on_a_track("evaluer")
@option("--tiltak", "measures", metavar="N[=RESULTAT]", multiple=True, help="opt.measure-number")
@option("--resultat", "outcome", type=Words(list(OUTCOMES)), help="opt.outcome")
@option("--effekt", "effects", metavar="[N=]TEKST|-", multiple=True, help="opt.effect")
@option("--syn", "views", metavar="ROLLE=TEKST|-", multiple=True, help="opt.view")
@option("--ikke-spurt", "not_asked", metavar="ROLLE=GRUNN", multiple=True, help="opt.not-asked")
@option("--tillegg", "afterwards", is_flag=True, help="opt.views-afterwards")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Evaluate measures: those named, else those the step asks for. Nothing is kept before all have a result."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    found = at_step(call, view, again=("evaluer", *call.typed))
    if isinstance(found, int):
        return found
    call, view = found
    if said["afterwards"]:
        return _add_views(call, view, said=said)
    named = [_named(call, view, written=written) for written in said["measures"]]
    outcome = OUTCOMES[said["outcome"]] if said["outcome"] is not None else None
    unsaid = not named or any(own is None for _, own in named)
    if outcome is None and unsaid and not can_ask(call.session):
        return _unsaid(call, view, said=said)
    views = _views(call, said, process=view.process)
    views += _asked_views(call, view, given=views)
    evaluated = EvaluateMeasures(
        measures=_judged(named, otherwise=outcome),
        outcome=outcome or Outcome.CONTINUED,
        effect=_common_effect(call, said),
        views=views,
        effects=_effects(call, view, said=said),
    )
    if outcome is None and unsaid:
        evaluated = _asked_outcomes(call, view, named=named, evaluated=evaluated)
    return do(call, evaluated, again=("evaluer", *call.typed), tell=show_evaluated)


def _add_views(call: Call, view: CaseView, *, said: Said) -> int:
    """Write down what somebody said of the last evaluation, or why they were not asked; nothing is evaluated anew."""
    besides = (("--tiltak", said["measures"]), ("--resultat", said["outcome"]), ("--effekt", said["effects"]))
    for flag, given in besides:
        if given:
            raise call.session.usage("view-alone", flag=flag)
    views = _views(call, said, process=view.process)
    own = unheard_last(view.state, process=view.process)
    if not views and own is not None and can_ask(call.session):
        views = _asked_freely(call, own)
    if not views:
        raise call.session.usage("view-missing", id=shlex.quote(own.id if own else "ROLLE"))
    return do(call, EvaluateMeasures(views=views, afterwards=True), tell=show_evaluated)


def _named(call: Call, view: CaseView, *, written: str) -> tuple[Measure, Outcome | None]:
    """Return a measure that is named by its number, with its own result where one is written: `2=endret`."""
    number, equals, word = written.partition("=")
    if not number.strip().isdecimal() or int(number) < 1:
        raise call.session.usage("bad-measure-number", value=written)
    own = _TYPED.get(spelled(word.strip().casefold()))
    if equals and own is None:
        raise call.session.usage("bad-outcome", value=word, words=either(list(OUTCOMES), call.session.output))
    return numbered(call, view, number=int(number)), own


def _judged(
    named: list[tuple[Measure, Outcome | None]], *, otherwise: Outcome | None
) -> tuple[tuple[str, Outcome], ...]:
    found = ((one.id, own or otherwise) for one, own in named)
    return tuple((measure, outcome) for measure, outcome in found if outcome is not None)


def _of_one(written: str) -> re.Match[str] | None:
    """Tell whether an effect is said of a single measure, by its number."""
    return _OF_ONE.fullmatch(written)


def _effects(call: Call, view: CaseView, *, said: Said) -> tuple[tuple[str, str], ...]:
    found = (_of_one(written) for written in said["effects"])
    return tuple(
        (numbered(call, view, number=int(one["number"])).id, free_text(call.session, one["text"]))
        for one in found
        if one
    )


def _common_effect(call: Call, said: Said) -> str | None:
    common = [free_text(call.session, written) for written in said["effects"] if not _of_one(written)]
    return " ".join(common) or None


def _unsaid(call: Call, view: CaseView, *, said: Said) -> int:
    """Write on stderr which measures are to be evaluated, and what the evaluation needs, with the commands to write."""
    page = page_of(call.session, view, track=call.track)
    page.out.mark_practice()
    covered = to_evaluate(_asking(call, view), view.process)
    page.out.note(page.say("evaluate.nothing-kept" if covered else "evaluate.no-measures"))
    for number, measure in _numbers(view, covered):
        page.out.note(f"  {number}  {measure.title} ({measure.goal})")
    others = tuple(one for one in view.state.running() if one not in covered)
    for number, measure in _numbers(view, others):
        page.out.paragraph(page.say("evaluate.also", title=measure.title, number=number), to_stderr=True)
    heard = {_role(call, _pair(call, one)[0], process=view.process) for one in (*said["views"], *said["not_asked"])}
    for role in (one for one in _to_hear(call, view) if one not in heard):
        title = view.process.roles[role].title
        page.out.paragraph(page.say("evaluate.view", role=title, id=shlex.quote(role)), to_stderr=True)
    for word, outcome in _TYPED.items():
        told = page.say(f"outcome.{outcome.value}")
        page.out.note(f"  {page.command('evaluer', *call.typed, '--resultat', word, *call.beside)}   {told}")
    return codes.USAGE


def _numbers(view: CaseView, measures: tuple[Measure, ...]) -> list[tuple[int, Measure]]:
    return [(number, one) for number, one in enumerate(view.state.measures, start=1) if one in measures]


def _asking(call: Call, view: CaseView) -> Asking:
    return Asking(view.state, view.today, call.track or MAIN)


def _to_hear(call: Call, view: CaseView) -> tuple[str, ...]:
    """Return the roles whose own view the step or the level wants heard, and who are not heard here yet."""
    asking = _asking(call, view)
    step = view.process.steps.get(asking.standing.state)
    wanted = (*(step.hears if step else ()), *view.process.level(asking.standing.state).hears)
    heard = {role for moment, roles in view.state.evaluations if asking.here(moment) for role in roles}
    return tuple(
        dict.fromkeys(
            one.id
            for one in wanted
            if one.id in view.process.roles and not one.optional and one.id not in heard | view.state.kept_out
        )
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


def _asked_views(call: Call, view: CaseView, *, given: tuple[View, ...]) -> tuple[View, ...]:
    """Ask on a terminal what each of those said whom the guide wants heard, and whom the case is about, unless given.

    Whom the case is about may be left out where the guide does not ask for it.
    """
    if not can_ask(call.session):
        return ()
    wanted = () if given else _to_hear(call, view)
    asked = tuple(_asked_view(call, role, title=view.process.roles[role].title) for role in wanted)
    own = unheard([one.role for one in (*given, *asked)], view.state, process=view.process)
    return (*asked, *(_asked_freely(call, own) if own else ()))


def _asked_freely(call: Call, role: Role) -> tuple[View, ...]:
    """Ask on a terminal what somebody said; nothing comes of an empty answer."""
    question = call.session.say("ask.own-view", role=role.title)
    text = click.prompt(question, default="", show_default=False, err=True).strip()
    return (View(role.id, text=text),) if text else ()


def _asked_view(call: Call, role: str, *, title: str) -> View:
    session = call.session
    text = click.prompt(session.say("ask.view", role=title), default="", show_default=False, err=True).strip()
    if text:
        return View(role, text=text)
    return View(role, not_asked_because=click.prompt(session.say("ask.not-asked", role=title), err=True).strip())


def _asked_outcomes(
    call: Call, view: CaseView, *, named: list[tuple[Measure, Outcome | None]], evaluated: EvaluateMeasures
) -> EvaluateMeasures:
    """Ask what comes of each measure whose result was not written, and of its effect; of all where there is none."""
    session = call.session
    open_ones = named or [(one, None) for one in to_evaluate(_asking(call, view), view.process)]
    words = {session.say(f"outcome.{outcome.value}"): outcome for outcome in Outcome}
    outcomes: list[tuple[str, Outcome]] = []
    effects = dict(evaluated.effects)
    for measure, own in open_ones:
        if own is None:
            session.output.note(session.say("ask.outcome", title=measure.title))
        answer = own or words[ask(session, "--resultat", question="ask.choice", choices=list(words))]
        outcomes.append((measure.id, answer))
        if own is None and evaluated.effect is None and measure.id not in effects:
            said = click.prompt(session.say("ask.effect-of"), default="", show_default=False, err=True).strip()
            effects |= {measure.id: said} if said else {}
    effect = evaluated.effect
    if not open_ones and effect is None:
        effect = ask(session, "--effekt", question="ask.effect")
    return replace(evaluated, measures=tuple(outcomes), effect=effect, effects=tuple(effects.items()))
