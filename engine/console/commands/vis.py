"""`bti vis`: the whole screen of a case."""

from engine.console import codes
from engine.console.finish import guide_of, mark_practice, page_of, view_of
from engine.console.options import Call, reading
from engine.console.render.case import show_case
from engine.console.render.data import case_data
from engine.console.render.hints import next_commands


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
    page.out.hints(*hints)
    return codes.DONE
