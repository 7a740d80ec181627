"""`bti neste`: finish the step, choose an answer, leave a resting place, pass a step, or set a track aside."""

from typing import TypedDict, Unpack

from engine.application.queries import CaseView
from engine.cases.agenda import Option, OptionKind
from engine.cases.commands import (
    ChooseAnswer,
    CloseCase,
    Command,
    CompleteStep,
    FollowRule,
    MoveFromRest,
    SetTrackAside,
    SkipStep,
)
from engine.cases.refusals import Reason
from engine.console.at_step import at_step
from engine.console.choosing import ANSWER, TARGET, Choosing, choose, matching
from engine.console.doing import do
from engine.console.finish import guide_of, page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, on_a_track
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.brought import covered_services
from engine.console.render.consent_hints import without
from engine.guideline.names import ending_of, is_ending, is_side, level_of
from engine.guideline.process import AFTER_TRIGGER, Need
from engine.values import Struct


class Said(TypedDict):
    """What was given on the command line."""

    choice: str | None
    to: str | None
    reason: str | None
    agreed: tuple[str, ...]
    receivers: tuple[str, ...]
    skip: bool
    aside: bool


class Brought(Struct, frozen=True, kw_only=True):
    """What comes along: why, who agrees, and who gets what is sent or shared."""

    why: str | None
    agreed: tuple[str, ...]
    receivers: tuple[str, ...]


@on_a_track("neste")
@option("--valg", "choice", metavar="N|TEKST", help="opt.choice")
@option("--til", "to", metavar="MÅL", help="opt.to")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--enig", "agreed", metavar="HVEM", multiple=True, help="opt.agreed")
@option("--mottaker", "receivers", metavar="TJENESTE", multiple=True, help="opt.receiver")
@option("--hopp-over", "skip", is_flag=True, help="opt.skip")
@option("--sett-til-side", "aside", is_flag=True, help="opt.aside")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Go on from the step where the case stands."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    unsaid = ("--grunn", "-") if (said["skip"] or said["aside"]) and said["reason"] is None else ()
    found = at_step(call, view, again=("neste", *call.typed, *unsaid))
    if isinstance(found, int):
        return found
    call, view = found
    why = free_text(call.session, said["reason"]) if said["reason"] is not None else None
    if said["skip"] or said["aside"]:
        if why is None and can_ask(call.session):
            why = ask(call.session, "--grunn", question="ask.reason")
        wanted: Command = SkipStep(reason=why or "") if said["skip"] else SetTrackAside(reason=why or "")
        return do(call, wanted, again=("neste", *call.typed))
    way = _wanted(call, view, choice=said["choice"], to=said["to"])
    if isinstance(way, int):
        return way
    taken = way or next((one for one in view.agenda.options if one.kind is OptionKind.COMPLETE), None)
    brought = _asked(
        call, view, way=taken, brought=Brought(why=why, agreed=said["agreed"], receivers=said["receivers"])
    )
    return do(call, _command(way, brought), again=("neste", *call.typed))


def _wanted(call: Call, view: CaseView, *, choice: str | None, to: str | None) -> Option | int | None:
    """Return the way on that is meant; None for the step itself, an exit code where it must be said first."""
    options = tuple(one for one in view.agenda.options if one.kind is not OptionKind.SKIP)
    page = page_of(call.session, view, track=call.track)
    beside = is_side(view.state.standing.state)
    work = page.place(view.state.standing.state) if beside else None
    words = (*without(call.typed, (ANSWER, TARGET)), *call.beside)
    choosing = Choosing(session=call.session, page=page, step=view.agenda.step, work=work, words=words)
    if view.agenda.level is None:
        return None
    if view.agenda.step is None:
        return choose(options, choosing, flag=TARGET, written=to)
    answers = tuple(one for one in options if one.kind is OptionKind.ANSWER)
    others = tuple(one for one in options if one.kind in (OptionKind.AFTER, OptionKind.END))
    led = matching(others, to, flag=TARGET, page=page) if to is not None and choice is None else None
    if led is not None:
        return led
    if not answers and choice is None:
        return None if to is None else choose(options, choosing, flag=TARGET, written=to)
    chosen = choose(answers, choosing, flag=ANSWER, written=choice)
    if isinstance(chosen, int):
        return chosen
    targets = tuple(one for one in answers if one.number == chosen.number)
    return choose(targets, choosing, flag=TARGET, written=to) if len(targets) > 1 or to else chosen


def _asked(call: Call, view: CaseView, *, way: Option | None, brought: Brought) -> Brought:
    """Ask on a terminal for what the way on wants brought along, and was not given."""
    if way is None or not way.is_open or not can_ask(call.session):
        return brought
    needs = {reason.code: reason for reason in way.asks}
    asks_why = Need.REASON.value in needs or way.kind in (OptionKind.GO, OptionKind.END)
    why, receivers = brought.why, brought.receivers
    agreed = brought.agreed or tuple(_agreeing(call, way.asks))
    if why is None and asks_why:
        why = ask(call.session, "--grunn", question="ask.reason")
    if not receivers and Need.RECEIVER_NAMED.value in needs:
        covered = covered_services(guide_of(view, page_of(call.session, view)))
        receivers = (ask(call.session, "--mottaker", question="ask.receiver", choices=covered),)
    return Brought(why=why, agreed=agreed, receivers=receivers)


def _agreeing(call: Call, asks: tuple[Reason, ...]) -> list[str]:
    """Ask of each party that must agree whether it does."""
    yes, no = call.session.say("answer-yes"), call.session.say("answer-no")
    found: list[str] = []
    for reason in asks:
        if reason.code == Need.AGREEMENT.value and reason.gate:
            call.session.output.note(call.session.say("ask.agreed", who=str(dict(reason.arguments)["subject"])))
            if ask(call.session, "--enig", question="ask.choice", choices=(yes, no)) == yes:
                found.append(str(reason.gate.subject))
    return found


def _command(way: Option | None, brought: Brought) -> Command:
    if way is None or way.kind is OptionKind.COMPLETE:
        return CompleteStep(reason=brought.why, agreed=brought.agreed, receivers=brought.receivers)
    if way.kind is OptionKind.ANSWER and way.answer is not None:
        return ChooseAnswer(
            answer=way.answer.id,
            to=way.dest if len(way.answer.targets) > 1 else None,
            reason=brought.why,
            agreed=brought.agreed,
            receivers=brought.receivers,
        )
    if way.kind is OptionKind.AFTER:
        return FollowRule(rule=way.trigger.removeprefix(AFTER_TRIGGER), reason=brought.why)
    if is_ending(way.dest):
        return CloseCase(ending=ending_of(way.dest), reason=brought.why)
    return MoveFromRest(level=level_of(way.dest), reason=brought.why or "")
