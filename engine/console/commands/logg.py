"""`bti logg`: everything that has happened in a case."""

from engine.console import codes
from engine.console.finish import guide_of, mark_practice, page_of, view_of
from engine.console.options import Call, reading
from engine.console.render.case import show_log
from engine.console.render.data import log_data


@reading("logg")
def command(call: Call) -> int:
    """Show every event, oldest first."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    page = page_of(call.session, view)
    if page.out.json:
        page.out.data(log_data(view, page))
        return codes.DONE
    mark_practice(call.session)
    show_log(view, page)
    page.out.hints(guide_of(view, page).hint("vis", why="show"))
    return codes.DONE
