"""The checklist of the step where a case stands: its lines by number, and which of them are ticked in this pass."""

from engine.cases.conditions import Asking
from engine.console.render.ground import Guide
from engine.console.render.page import Page
from engine.guideline.names import MAIN
from engine.values import Struct

TICKED, OPEN = "✓", "·"


class Line(Struct, frozen=True):
    """A line of a checklist; its number is its place, from 1."""

    number: int
    id: str
    title: str
    ticked: bool


def lines(guide: Guide) -> tuple[Line, ...]:
    """Return the lines of the checklist; none where the step has no checklist."""
    step = guide.agenda.step
    if step is None:
        return ()
    asking = Asking(guide.state, guide.page.today, guide.track.id if guide.track else MAIN)
    ticked = {item for moment, item in guide.state.ticked if asking.here(moment)}
    return tuple(
        Line(number, item.id, item.title, item.id in ticked) for number, item in enumerate(step.checklist, start=1)
    )


def line_text(line: Line, page: Page) -> str:
    """Return a line with its number and whether it is ticked: as a sign, or with ACCESSIBLE in words."""
    if page.out.accessible:
        state = page.say("list.ticked" if line.ticked else "list.not-ticked")
        return f"{line.number}: {line.title}, {state}"
    return f"{TICKED if line.ticked else OPEN} {line.number}  {line.title}"
