"""`bti avslutt`: close the case in one of the guide's ways, after showing what that will cause."""

from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.cases.commands import CloseCase
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.closing import show_consequences
from engine.console.render.happenings import Story
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
    wanted = _ending(call, view, written=ending)
    if isinstance(wanted, int):
        return wanted
    why = free_text(call.session, reason) if reason is not None else None
    again = ("avslutt", "--slik", wanted, *(("--familien-onsker",) if family_wish else ()))
    return do(call, CloseCase(ending=wanted, reason=why, family_wish=family_wish), again=again, foresee=_foresee)


def _ending(call: Call, view: CaseView, *, written: str | None) -> str | int:
    """Return the ending that is meant: the one named, the only one, the one at hand, or the one that is asked for."""
    endings = view.process.guideline.endings
    if written is not None:
        return _matching(view, written) or written
    at_hand = dict.fromkeys(ending_of(one.dest) for one in view.agenda.options if is_ending(one.dest))
    near = tuple(at_hand) or tuple(one.id for one in endings)
    if len(near) == 1:
        return near[0]
    if can_ask(call.session):
        titles = {view.process.endings[one].title: one for one in near}
        return titles[ask(call.session, "--slik", question="ask.ending", choices=list(titles))]
    page = page_of(call.session, view)
    page.out.note(page.say("choose-ending"))
    for one in near:
        page.out.note(f"  {page.command('avslutt', '--slik', one)}   {view.process.endings[one].title}")
    return codes.USAGE


def _matching(view: CaseView, written: str) -> str | None:
    """Return the ending with this id or title, or the one that an answer at hand leads to; a name may be shortened."""
    wanted = written.strip().casefold()
    named = [(one.id, name) for one in view.process.guideline.endings for name in (one.id, one.title)]
    named += [(ending_of(one.dest), one.title) for one in view.agenda.options if is_ending(one.dest)]
    exact = {ending for ending, name in named if name.casefold() == wanted}
    near = {ending for ending, name in named if wanted and name.casefold().startswith(wanted)}
    found = exact or near
    return found.pop() if len(found) == 1 else None


def _foresee(done: Done, story: Story) -> None:
    show_consequences(done.before or done.after, str(done.after.ending), page=story.page, tried=done.dry_run)
