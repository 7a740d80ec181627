"""A deadline that runs, in words and for `--json`: its day, how far off it is, and whence it was moved and why."""

from engine.cases.deadlines import Due
from engine.cases.state import MovedDeadline
from engine.console.output import Output
from engine.console.render.page import Page
from engine.i18n import distance_text


def due_text(due: Due, page: Page) -> str:
    """Return a deadline as the guide words it, with its day, how far off that is, and whence it was moved."""
    day = page.day_text(due.due_on)
    distance = distance_text(due.due_on, page.today, language=page.out.language)
    text = page.say("now.due", text=due.deadline.text, date=day, distance=distance)
    if due.moved is None:
        return text
    who = page.name(due.moved.decided_by) if due.moved.decided_by else ""
    return moved_text(text, due.moved, out=page.out, who=who)


def moved_text(text: str, moved: MovedDeadline, *, out: Output, who: str = "") -> str:
    """Add to a deadline the day that the guide gives, who decided to move it, and why."""
    own_on = out.day_text(moved.own_on)
    text = out.say("due.moved", text=text, date=own_on)
    text = out.say("event.decided-by", what=text, who=who) if who else text
    return out.say("event.reason", what=text, reason=moved.reason)


def due_data(due: Due | None) -> dict[str, object] | None:
    """Return the deadline that runs now."""
    if due is None:
        return None
    return {
        "text": due.deadline.text,
        "remind_on": due.remind_on,
        "due_on": due.due_on,
        "soft": due.is_soft,
        "moved": moved_data(due.moved),
    }


def moved_data(moved: MovedDeadline | None) -> dict[str, object] | None:
    """Return whence a deadline was moved, when, why, and who decided; None where it was not."""
    if moved is None:
        return None
    return {
        "own_on": moved.own_on,
        "from_on": moved.from_on,
        "moved_on": moved.on,
        "reason": moved.reason,
        "decided_by": moved.decided_by,
    }
