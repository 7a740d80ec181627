"""`bti utsett`: move a deadline that the guide gives to another day, for a reason."""

from engine.application.outcomes import Done
from engine.cases.commands import MoveDeadline
from engine.cases.events import DeadlineMoved
from engine.console.doing import do
from engine.console.localised import option
from engine.console.options import Call, changing, day_of
from engine.console.prompts import ask, asked_line, free_text
from engine.console.render.done import show_done
from engine.console.render.happenings import Story

_FRIDAY = 4


@changing("utsett")
@option("--til", "to_on", metavar="DATO", help="opt.to-day")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--steg", "of", metavar="STEG", help="opt.deadline-of")
@option("--bestemt-av", "decided_by", metavar="HVEM", help="opt.moved-by")
def command(call: Call, *, to_on: str | None, reason: str | None, of: str | None, decided_by: str | None) -> int:
    """Move the deadline that runs, or the one of the step that is named."""
    session = call.session
    written = to_on if to_on is not None else ask(session, "--til", question="ask.to-day")
    why = asked_line(session, "--grunn", question="ask.reason", value=reason)
    who = free_text(session, decided_by) if decided_by is not None else None
    day = day_of(session, written)
    pairs = (("--til", day.isoformat()), ("--grunn", why), ("--steg", of), ("--bestemt-av", who))
    again = ("utsett", *(part for flag, value in pairs if value for part in (flag, value)))
    return do(call, MoveDeadline(to_on=day, reason=why, of=of, decided_by=who), again=again, tell=_told)


def _told(done: Done, story: Story) -> None:
    """Tell what was moved; and of a day that is earlier than it was, or in a weekend, that it is."""
    show_done(done, story)
    moved = done.events[0].body
    if not isinstance(moved, DeadlineMoved):
        return
    if moved.to_on < moved.from_on:
        story.page.out.paragraph(story.page.say("done.deadline-earlier"))
    if moved.to_on.weekday() > _FRIDAY:
        story.page.out.paragraph(story.page.say("done.deadline-weekend"))
