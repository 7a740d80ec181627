"""Writes the numbers of the month beside the letters of `bti jobb`, and tells which files there are."""

from functools import partial
from pathlib import PurePath
from shlex import quote

from engine.application.numbers.asking import NoNumbers
from engine.application.numbers.monthly import Keeping, Kept, keep_month, refused_numbers
from engine.console import codes
from engine.console.door import tell_failure
from engine.console.paths import from_home
from engine.console.session import Session
from engine.console.watching import MANY_CASES, counted
from engine.errors import NumbersUnwritten
from engine.i18n import month_text
from engine.values import Struct, replace

NOTHING = Kept()


class Month(Struct, frozen=True, kw_only=True):
    """What became of the numbers of the month in a folder, as it was named; `failure` is why they were not written."""

    folder: str
    is_try: bool
    kept: Kept = NOTHING
    failure: NumbersUnwritten | None = None

    def data(self) -> dict[str, object]:
        """Return for `--json` which files there are of the month."""
        return {"numbers_written": list(self.kept.written), "numbers_there": list(self.kept.there)}

    def show(self, session: Session) -> None:
        """Write which files there are of the month, where they could be written."""
        out = session.output
        if self.failure is None and not (self.kept.written or self.kept.there):
            out.line(out.say("jobs.numbers-none"))
        today = session.world().clock.today()
        month = f"{month_text(today, session.language)} {today.year}"
        written = "would-write" if self.is_try else "written"
        for name, files in ((written, self.kept.written), ("there", self.kept.there)):
            if files:
                out.line(out.say(f"jobs.numbers-{name}", month=month))
            for file in files:
                out.line(f"  {from_home(str(PurePath(self.folder, file)))}")

    def end(self, session: Session) -> int:
        """Tell why numbers were not written, or what is not in them; return the exit code."""
        if self.failure is not None:
            return tell_failure(self.failure, session.output)
        if self.kept.complete:
            return codes.DONE
        session.output.paragraph(session.say("numbers.unread"), to_stderr=True)
        return codes.FINDINGS


def refused(session: Session) -> int | None:
    """Tell that whoever asks may not have the numbers, and what gives the task; None where that person may.

    A user who is nobody in the store is a machine, which no leader can be asked about.
    """
    world, out = session.world(), session.output
    if refused_numbers(world) is None:
        return None
    who, is_machine = world.person.handle, not world.person.id
    out.mark_practice()
    out.paragraph(out.say(f"jobs.numbers-{'machine' if is_machine else 'no-task'}", who=who), to_stderr=True)
    named = "" if is_machine else f" --person {quote(who)}"
    out.hints((f"bti oppsett{named} --oppgave systemansvarlig", out.say("jobs.hint-task", who=who)))
    return codes.NO_CASE


def tell_refused(session: Session, found: NoNumbers) -> int:
    """Tell who may have the numbers; return the exit code."""
    session.output.mark_practice()
    session.output.paragraph(session.say(f"numbers.{found.access.reason}"), to_stderr=True)
    return codes.NO_CASE


def write_month(session: Session, keeping: Keeping, *, folder: str, dry_run: bool) -> Month:
    """Write the numbers of the month. What hinders it is no failure of the letters, and is told after them."""
    watch = partial(counted, session, label="numbers.progress", many=MANY_CASES)
    month = Month(folder=folder, is_try=dry_run)
    try:
        kept = keep_month(session.world(), keeping, dry_run=dry_run, watch=watch)
    except NumbersUnwritten as failure:
        return replace(month, failure=failure)
    return month if isinstance(kept, NoNumbers) else replace(month, kept=kept)
