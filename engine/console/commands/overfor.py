"""`bti overfor`: hand the case over to another regime, or take it up again where it has rested meanwhile."""

from functools import partial
from typing import TypedDict, Unpack

import click

from engine.application.outcomes import Done
from engine.cases.commands import HandOver, TakeUpAgain
from engine.cases.events import Event
from engine.cases.naming import meant
from engine.cases.regimes import WORDS
from engine.cases.vocabulary import Aftermath
from engine.console.doing import do
from engine.console.finish import view_of
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.people import called
from engine.console.prompts import ask, asked_line, free_text
from engine.console.regimes import AFTERMATHS, meant_by
from engine.console.render.closing import Closing, show_consequences
from engine.console.render.done import show_done
from engine.console.render.happenings import Story
from engine.console.render.page import either
from engine.guideline.process import Process


class Said(TypedDict):
    """What was given on the command line."""

    to: str | None
    sent: str | None
    coordinated_by: str | None
    aftermath: str | None
    ending: str | None
    reason: str | None
    family_wish: bool


@changing("overfor")
@option("--til", "to", metavar="HVEM", help="opt.hand-over-to")
@option("--sendt", "sent", metavar="TEKST|-", help="opt.hand-over-sent")
@option("--koordinerer", "coordinated_by", metavar="HVEM", help="opt.coordinated-by")
@option("--saken", "aftermath", type=click.Choice(list(AFTERMATHS)), help="opt.aftermath")
@option("--slik", "ending", metavar="AVSLUTNING", help="opt.hand-over-ending")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--familien-onsker", "family_wish", is_flag=True, help="opt.family-wish")
@option("--tilbake", "back", is_flag=True, help="opt.take-up")
def command(call: Call, /, *, back: bool, **said: Unpack[Said]) -> int:
    """Record that the case was handed over. The program itself sends nothing."""
    if back:
        return _take_up(call, said)
    view = view_of(call)
    if isinstance(view, int):
        return view
    asked = _asked(call, said, process=view.process)
    return do(call, asked, again=_again(asked, said), tell=_tell, foresee=partial(_foresee, events=view.events))


def _take_up(call: Call, said: Said) -> int:
    session = call.session
    if said["to"] is not None or said["aftermath"] is not None:
        raise session.usage("one-of", flags=either(["--til", "--tilbake"], session.output))
    why = asked_line(session, "--grunn", question="ask.reason", value=said["reason"])
    return do(call, TakeUpAgain(reason=why))


def _asked(call: Call, said: Said, *, process: Process) -> HandOver:
    """Return what is asked for; what was not given is asked for in its turn."""
    session = call.session
    to = said["to"] if said["to"] is not None else _asked_to(call, process)
    sent = asked_line(session, "--sendt", question="ask.hand-over-sent", value=said["sent"])
    word = said["aftermath"] or ask(session, "--saken", question="ask.aftermath", choices=list(AFTERMATHS))
    aftermath = AFTERMATHS[word]
    who = said["coordinated_by"]
    if who is None and aftermath is not Aftermath.GOES_ON:
        who = ask(session, "--koordinerer", question="ask.coordinated-by")
    return HandOver(
        handover_id=session.world().ids.new(),
        to=meant_by(to, process),
        sent=sent,
        aftermath=aftermath,
        coordinated_by=called(session, who) if who is not None else None,
        ending=_ending(said["ending"], process),
        reason=free_text(session, said["reason"]) if said["reason"] is not None else None,
        family_wish=said["family_wish"],
    )


def _asked_to(call: Call, process: Process) -> str:
    named = [*(one.title for one in process.guideline.services), *(one.title for one in process.guideline.bodies)]
    return ask(call.session, "--til", question="ask.hand-over-to", choices=list(dict.fromkeys((*named, *WORDS))))


def _ending(written: str | None, process: Process) -> str | None:
    """Return the ending with this id or title; another name stays as it is typed."""
    if written is None:
        return None
    return meant(written, ((one.id, one.title) for one in process.guideline.endings)) or written


def _again(asked: HandOver, said: Said) -> tuple[str, ...]:
    """Return the command as it was given, for a hint that adds to it."""
    word = next(name for name, aftermath in AFTERMATHS.items() if aftermath is asked.aftermath)
    given = {
        "--til": said["to"] or asked.to,
        "--sendt": asked.sent,
        "--koordinerer": asked.coordinated_by,
        "--saken": word,
        "--slik": asked.ending,
        "--grunn": asked.reason,
    }
    words = (part for flag, value in given.items() if value for part in (flag, value))
    return ("overfor", *words, *(("--familien-onsker",) if asked.family_wish else ()))


def _foresee(done: Done, story: Story, *, events: tuple[Event, ...]) -> None:
    if done.after.ending is not None:
        known = Closing(state=done.before or done.after, ending=done.after.ending, events=events)
        show_consequences(known, page=story.page, tried=done.dry_run)


def _tell(done: Done, story: Story) -> None:
    show_done(done, story)
    story.page.out.paragraph(story.page.say("done.sends-nothing"))
