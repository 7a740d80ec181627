"""Asks on a terminal for what a guide's rules of consent want to know: the age, and whether those gave it who must."""

from dataclasses import replace

import click

from engine.application.queries import CaseView, case
from engine.cases.commands import GiveConsent
from engine.cases.conditions import Asking
from engine.cases.consenting import kind_for, rule_for
from engine.cases.refusals import Refused
from engine.console.options import Call
from engine.console.prompts import ask, can_ask
from engine.console.render.page import listed
from engine.guideline.names import MAIN
from engine.guideline.registry import ConsentType


def by_the_rules(call: Call, given: GiveConsent) -> GiveConsent:
    """Return a consent with what the rules ask for, as far as it was answered; what is left the case engine says."""
    if not can_ask(call.session) or (given.age is not None and given.given_as):
        return given
    view = case(call.session.world(), call.number)
    kind = _kind(call, given, view=view) if isinstance(view, CaseView) else None
    if kind is None or not kind.given_by or not isinstance(view, CaseView):
        return given
    known = given.age if given.age is not None else view.state.age
    if known is None and rule_for(kind, None) is None:
        known = click.prompt(call.session.say("ask.age"), type=click.IntRange(0, 120), err=True)
        given = replace(given, age=known)
    rule = rule_for(kind, known)
    needed = [one for one in (rule.who if rule else ()) if not one.optional]
    if given.given_as or not needed:
        return given
    out, session = call.session.output, call.session
    out.note(session.say("ask.gave", who=listed([one.title for one in needed], out)))
    yes = session.say("answer-yes")
    answer = ask(session, "--rolle", question="ask.choice", choices=(yes, session.say("answer-no")))
    return replace(given, given_as=tuple(one.id for one in needed)) if answer == yes else given


def _kind(call: Call, given: GiveConsent, *, view: CaseView) -> ConsentType | None:
    """Return the kind that it will be, where the case stands or on the track that is meant."""
    running = view.state.open_tracks()
    track = call.track if call.track in running else running[0] if len(running) == 1 else MAIN
    kind = kind_for(given.consent_type, Asking(view.state, view.today, str(track)), process=view.process)
    return None if isinstance(kind, Refused) else kind
