"""`bti avslutt`: close the case in one of the guide's ways, after showing what that will cause."""

from functools import partial

from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.cases.agenda import Option, endings_by_wish
from engine.cases.commands import CloseCase
from engine.cases.events import Event
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.closing import Closing, show_consequences
from engine.console.render.consent_hints import without
from engine.console.render.happenings import Story
from engine.console.render.hints import WISH
from engine.console.render.page import Page, listed
from engine.console.render.reasons import needs, shown
from engine.guideline.names import ending_of, is_ending


@changing("avslutt")
@option("--slik", "ending", metavar="AVSLUTNING", help="opt.ending")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--familien-onsker", "family_wish", is_flag=True, help="opt.family-wish")
def command(call: Call, *, ending: str | None, reason: str | None, family_wish: bool) -> int:
    """Close the case: the same as choosing the answer that ends it."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    words = without(call.typed, ("--slik",))
    wanted = _ending(call, view, written=ending, words=words)
    if isinstance(wanted, int):
        return wanted
    why = free_text(call.session, reason) if reason is not None else None
    again = ("avslutt", "--slik", wanted, *words)
    return do(
        call,
        CloseCase(ending=wanted, reason=why, family_wish=family_wish),
        again=again,
        foresee=partial(_foresee, events=view.events),
    )


def _ending(call: Call, view: CaseView, *, written: str | None, words: tuple[str, ...]) -> str | int:
    """Return the ending that is meant: the one named, the only one, the one at hand, or the one that is asked for.

    Where no way leads to an end, each of them is what the family may wish.
    """
    if written is not None:
        return _matching(view, written) or written
    at_hand = [one for one in view.agenda.options if is_ending(one.dest)]
    by_wish = endings_by_wish(view.state, view.process, today=view.today)
    ways = {ending_of(one.dest): one for one in reversed(at_hand or by_wish)}
    near = [one.id for one in view.process.guideline.endings if one.id in ways or not ways]
    if len(near) == 1:
        return near[0]
    mark_practice(call.session)
    page = page_of(call.session, view)
    wish = WISH in words
    page.out.paragraph(page.say("choose-ending" if at_hand or wish else "choose-ending.wish"), to_stderr=True)
    words = (*words, *((WISH,) if not at_hand and not wish else ()), *call.beside)
    if can_ask(call.session):
        titles = {view.process.endings[one].title: one for one in near}
        return titles[ask(call.session, "--slik", question="ask.ending", choices=list(titles))]
    for one in near:
        what = _with_missing(view.process.endings[one].title, ways.get(one), page=page)
        page.out.note(f"  {page.command('avslutt', '--slik', one, *words)}   {what}")
    return codes.USAGE


def _with_missing(title: str, way: Option | None, *, page: Page) -> str:
    """Return the title of an ending, with what the way to it still asks for."""
    lacks = needs(shown(way.missing), page) if way else []
    return page.say("now.way-missing", way=title, missing=listed(lacks, page.out)) if lacks else title


def _matching(view: CaseView, written: str) -> str | None:
    """Return the ending with this id or title, or the one that an answer at hand leads to; a name may be shortened."""
    wanted = written.strip().casefold()
    named = [(one.id, name) for one in view.process.guideline.endings for name in (one.id, one.title)]
    named += [(ending_of(one.dest), one.title) for one in view.agenda.options if is_ending(one.dest)]
    exact = {ending for ending, name in named if name.casefold() == wanted}
    near = {ending for ending, name in named if wanted and name.casefold().startswith(wanted)}
    found = exact or near
    return found.pop() if len(found) == 1 else None


def _foresee(done: Done, story: Story, *, events: tuple[Event, ...]) -> None:
    """Tell what the closing leads to; `events` are those that the reader may open."""
    known = Closing(state=done.before or done.after, ending=str(done.after.ending), events=events)
    show_consequences(known, page=story.page, tried=done.dry_run)
