"""Which track a command is on: the one that was named, the only one that is open, or the one that is asked for."""

from engine.application.queries import CaseView
from engine.cases.commands import CompleteStep
from engine.cases.refusals import Refused
from engine.cases.tracks import track_for
from engine.console import codes
from engine.console.finish import guide_of, page_of, stopped
from engine.console.options import Call
from engine.console.prompts import ask, can_ask
from engine.console.render.ground import Guide
from engine.values import replace


def at_step(call: Call, view: CaseView, *, again: tuple[str, ...]) -> tuple[Call, CaseView] | int:
    """Return the command and the case on the track that is meant; the exit code where it must be said first.

    `again` is the command, without the case.
    """
    guide = guide_of(view, page_of(call.session, view))
    running = guide.open_tracks()
    if not running:
        return call, view
    chosen = guide.on(call.track)
    if chosen.track is None and call.track is None:
        if not can_ask(call.session):
            return _listed(running, again=(*again, *call.beside))
        titles = {str(one.track.title): one for one in running if one.track}
        chosen = titles[ask(call.session, "--spor", question="ask.track", choices=list(titles))]
    if chosen.track is None:
        return _unknown(call, view, guide=guide)
    return replace(call, track=chosen.track.id), replace(view, agenda=chosen.agenda)


def _unknown(call: Call, view: CaseView, *, guide: Guide) -> tuple[Call, CaseView] | int:
    """Say which tracks there are, or that the one that was named is finished, as the case engine does."""
    found = track_for(view.state, CompleteStep(), named=call.track, process=view.process)
    if not isinstance(found, Refused):
        return call, view
    return stopped(call.session, found, page=guide.page, hints=(guide.hint("vis", why="show"),))


def _listed(running: tuple[Guide, ...], *, again: tuple[str, ...]) -> int:
    """Write each track with the command to give."""
    page = running[0].page
    page.out.note(page.say("choose-track"))
    for one in running:
        step = one.agenda.step
        page.out.note(f"  {one.page.command(*again)}   {step.title if step else ''}".rstrip())
    return codes.USAGE
