"""`bti sjekk`: the checklist of the step where the case stands; shows it, and ticks its lines."""

from engine.cases.commands import TickChecklist
from engine.console import codes
from engine.console.at_step import at_step
from engine.console.doing import do
from engine.console.finish import guide_of, mark_practice, page_of, view_of
from engine.console.localised import argument
from engine.console.options import Call, on_a_track
from engine.console.render.checklist import Line, line_text, lines
from engine.console.render.ground import Guide
from engine.console.render.hints import next_commands


@on_a_track("sjekk")
@argument("ticked", metavar="[LINJE]...", nargs=-1)
def command(call: Call, *, ticked: tuple[str, ...]) -> int:
    """Tick lines by number or by text; without any, show the checklist."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    found = at_step(call, view, again=("sjekk", *ticked))
    if isinstance(found, int):
        return found
    guide = guide_of(view, page_of(call.session, view)).on(found[0].track)
    call = found[0]
    if not ticked:
        return _listed(call, guide)
    return do(call, TickChecklist(items=tuple(_meant(call, one, listed=lines(guide)) for one in ticked)))


def _meant(call: Call, typed: str, *, listed: tuple[Line, ...]) -> str:
    """Return the id of the line with this number, or the beginning of its text; else what was typed."""
    wanted = typed.strip().casefold()
    if wanted.isdecimal() and listed:
        numbered = next((line.id for line in listed if line.number == int(wanted)), None)
        if numbered is None:
            raise call.session.usage("no-such-line", number=typed, most=len(listed))
        return numbered
    near = [line.id for line in listed if wanted and line.title.casefold().startswith(wanted)]
    return near[0] if len(near) == 1 else typed


def _listed(call: Call, guide: Guide) -> int:
    page, found = guide.page, lines(guide)
    if page.out.json:
        page.out.data([{"number": one.number, "id": one.id, "title": one.title, "ticked": one.ticked} for one in found])
        return codes.DONE
    mark_practice(call.session)
    if not found:
        page.out.note(page.say("list.empty.checklist"))
    for line in found:
        page.out.line(line_text(line, page))
    left = [line for line in found if not line.ticked]
    if left:
        page.out.note(page.say("how.check", command=page.command("sjekk", str(left[0].number))))
    page.out.hints(*(next_commands(guide) if not left else ()))
    return codes.DONE
