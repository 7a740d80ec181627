"""`bti vis`: the whole screen of a case."""

from engine.application.consents import ending
from engine.application.queries import CaseView
from engine.cases.state import CaseStatus
from engine.console import codes
from engine.console.finish import guide_of, mark_practice, page_of, view_of
from engine.console.options import Call, reading
from engine.console.reminding import days_ahead, told
from engine.console.render.case import show_case
from engine.console.render.consents import show_outgrown, show_soon
from engine.console.render.data import case_data
from engine.console.render.hints import next_commands
from engine.console.render.page import Page


@reading("vis")
def command(call: Call) -> int:
    """Show where the case stands, what to do now, who, and by when."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    page = page_of(call.session, view)
    hints = next_commands(guide_of(view, page))
    if page.out.json:
        page.out.data(case_data(view, page, hints=hints))
        return codes.DONE
    mark_practice(call.session)
    show_case(view, page)
    _warn(call, view, page=page)
    page.out.hints(*hints)
    return codes.DONE


def _warn(call: Call, view: CaseView, *, page: Page) -> None:
    """Write which consents others must give now, and which have run out or soon do; how soon, no guide says."""
    if view.state.status is not CaseStatus.OPEN or not view.state.consents:
        return
    show_outgrown(view.state, page)
    if not any(one.expires_on for one in view.state.consents):
        return
    ahead = days_ahead(call.session)
    found = ending(view.state, today=view.today, days=ahead.days)
    if found:
        page.out.line()
        page.out.paragraph(page.say("consent.soon-title", ahead=told(ahead, page.out)))
        show_soon(found, page)
