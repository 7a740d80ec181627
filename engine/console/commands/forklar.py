"""`bti forklar`: why a case stands where it does, who can move it, and what is missing."""

from engine.application.explaining import past
from engine.console import codes
from engine.console.finish import guide_of, mark_practice, page_of, view_of
from engine.console.options import Call, reading
from engine.console.render.happenings import Story
from engine.console.render.hints import next_commands
from engine.console.render.why import Why, show_why
from engine.console.render.why_data import why_data


@reading("forklar")
def command(call: Call) -> int:
    """Explain how the case came here, what each way on needs by which rule, and who can see to it."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    page = page_of(call.session, view)
    guide = guide_of(view, page)
    story = Story(page=page, events=view.events, eras=view.eras)
    tracks = tuple(Why(guide=one, story=story, past=past(view, one.standing)) for one in guide.open_tracks())
    why = Why(guide=guide, story=story, past=past(view, view.state.standing), tracks=tracks)
    hints = next_commands(guide)
    if page.out.json:
        page.out.data(why_data(why, view.number, hints=hints))
        return codes.DONE
    mark_practice(call.session)
    show_why(why, view.number)
    page.out.hints(*hints)
    return codes.DONE
