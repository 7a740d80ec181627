"""Asks on a terminal for what a guide's rules of consent want to know: the age, and whether those answered who must."""

from typing import Any, TypeVar

import click

from engine.application.queries import CaseView, case
from engine.cases.ages import OLDEST
from engine.cases.answering import ages_then, goes_by_age, rule_for, who_must
from engine.cases.commands import GiveConsent, RefuseConsent, RenewConsent, WithdrawConsent
from engine.cases.conditions import Asking
from engine.cases.consenting import kind_for, kind_given
from engine.cases.refusals import Refused
from engine.cases.renewing import kind_renewed, wants_end
from engine.console.localised import Number
from engine.console.options import Call
from engine.console.prompts import STANDARD_INPUT, ask, can_ask, free_text
from engine.console.render.page import listed
from engine.console.session import session_of
from engine.guideline.element import Participant
from engine.guideline.names import MAIN
from engine.guideline.registry import ConsentType
from engine.values import replace

_Answer = TypeVar("_Answer", bound=GiveConsent | RenewConsent | RefuseConsent | WithdrawConsent)


class Age(Number):
    """An age in whole years; `-` reads it from standard input."""

    def __init__(self) -> None:
        super().__init__(0, OLDEST)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401 - as Click calls it
        """Return the age as a number."""
        if value == STANDARD_INPUT and ctx is not None:
            value = free_text(session_of(ctx), STANDARD_INPUT)
        return super().convert(value, param, ctx)


def by_the_rules(call: Call, answer: _Answer) -> _Answer:
    """Return a yes or a no with what the rules ask for, as far as it was told; what is left the case engine says."""
    if not can_ask(call.session) or (answer.age is not None and answer.given_as):
        return answer
    view = case(call.session.world(), call.number)
    kind = _kind(call, answer, view=view) if isinstance(view, CaseView) else None
    if kind is None or not kind.given_by or not isinstance(view, CaseView):
        return answer
    on = call.happened_on or view.today
    old = ages_then(view.state, on, age=answer.age)
    if goes_by_age(kind, old):
        said = click.prompt(call.session.say("ask.age"), type=Number(0, OLDEST, session=call.session), err=True)
        answer = replace(answer, age=said)
        old = ages_then(view.state, on, age=answer.age)
    needed = who_must(rule_for(kind, old), view.state, process=view.process, old=old)
    if answer.given_as or not needed:
        return answer
    is_yes = isinstance(answer, GiveConsent | RenewConsent)
    roles = _all_gave(call, needed) if is_yes else _one_said_no(call, needed)
    return replace(answer, given_as=roles)


def with_end(call: Call, answer: RenewConsent) -> RenewConsent:
    """Ask on a terminal until when a renewed consent holds, where nobody has said so and the old one had a last day."""
    view = case(call.session.world(), call.number) if can_ask(call.session) else None
    if answer.expires_on is not None or not isinstance(view, CaseView):
        return answer
    if not wants_end(answer, Asking(view.state, view.today, _track(call, view)), process=view.process):
        return answer
    return replace(answer, expires_on=call.day(ask(call.session, "--til", question="ask.consent-until")))


def _all_gave(call: Call, needed: tuple[Participant, ...]) -> tuple[str, ...]:
    """Ask whether everyone gave a consent who must; return their roles where they did."""
    out, session = call.session.output, call.session
    out.note(session.say("ask.gave", who=listed([one.title for one in needed], out)))
    yes = session.say("answer-yes")
    answer = ask(session, "--rolle", question="ask.choice", choices=(yes, session.say("answer-no")))
    return tuple(one.id for one in needed) if answer == yes else ()


def _one_said_no(call: Call, needed: tuple[Participant, ...]) -> tuple[str, ...]:
    """Ask who of those who may say it said no; return that role."""
    session = call.session
    session.output.note(session.say("ask.said-no"))
    titles = [one.title for one in needed]
    answer = ask(session, "--rolle", question="ask.choice", choices=(*titles, session.say("ask.said-no.other")))
    return tuple(one.id for one in needed if one.title == answer)


def _kind(call: Call, answer: _Answer, *, view: CaseView) -> ConsentType | None:
    """Return the kind that it will be, where the case stands or on the track that is meant."""
    asking = Asking(view.state, view.today, _track(call, view))
    if isinstance(answer, RenewConsent):
        return kind_renewed(answer, asking, process=view.process)
    find = kind_given if isinstance(answer, GiveConsent) else kind_for
    kind = find(answer.consent_type, asking, process=view.process, scopes=answer.scopes)
    return None if isinstance(kind, Refused) else kind


def _track(call: Call, view: CaseView) -> str:
    running = view.state.open_tracks()
    return str(call.track if call.track in running else running[0] if len(running) == 1 else MAIN)
