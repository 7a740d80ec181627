"""`bti jobb`: write the reminders that are due, and hand over the letters that wait; from any timer, however often."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine.application.letters import Handed
from engine.application.pages import Pages, look_through
from engine.application.posting import Asked, Delivered, Planned, addressees, deliver, plan
from engine.application.world import World
from engine.console import codes
from engine.console.localised import Number, option
from engine.console.localised import command as make
from engine.console.options import json_option
from engine.console.paths import from_home
from engine.console.reminding import MOST_DAYS, days_ahead
from engine.console.session import Session, pass_session
from engine.console.wiring import Mailroom
from engine.values import replace

if TYPE_CHECKING:
    from engine.console.monthly import Month

_NO_NUMBERS: dict[str, object] = {"numbers_written": [], "numbers_there": []}
SHORTEST, USUAL, LONGEST = 3, 60, 3600
"""Seconds within which other workers take over from one that is gone."""


@make("jobb")
@option("--dager", "days", metavar="ANTALL", type=Number(0, MOST_DAYS), help="opt.reminder-days")
@option("--ukebrev", "weekly", is_flag=True, help="opt.jobs-weekly")
@option("--lenker", "links", is_flag=True, help="opt.jobs-links")
@option("--tall", "numbers", metavar="MAPPE", help="opt.jobs-numbers")
@option("--vis-bare", "dry_run", is_flag=True, help="opt.jobs-dry")
@option("--arbeider", "worker", is_flag=True, help="opt.jobs-worker")
@option("--overtar", "within", metavar="SEKUNDER", type=Number(SHORTEST, LONGEST), help="opt.jobs-takeover")
@json_option
@pass_session
def command(session: Session, /, *, days: int | None, weekly: bool, dry_run: bool, **others: Any) -> int:  # noqa: ANN401 - what Click gives
    """Do what is due, once, or go on as a worker; without anything due nothing is written."""
    session.output.json = others["as_json"]
    _require_apart(session, worker=others["worker"], dry_run=dry_run, within=others["within"])
    session.choices = session.choices._replace(unattended=True)
    asked = Asked(days=days_ahead(session, days).days, weekly=weekly, links=others["links"])
    folder = others["numbers"]
    if folder is not None:
        from engine.console.monthly import refused  # noqa: PLC0415 - brings what counts, and few ask for it

        if (code := refused(session)) is not None:
            return code
        asked = replace(asked, months=session.wiring.keeping(folder, language=session.language))
    if others["worker"]:
        return _work(session, asked, within=others["within"] or USUAL)
    return _do(session, asked, dry_run=dry_run, folder=folder or "")


def _do(session: Session, asked: Asked, *, dry_run: bool, folder: str) -> int:
    """Do what is due, once."""
    world, room = session.world(), session.wiring.mailroom(session.choices, language=session.language)
    session.output.mark_practice()
    planned, pages = _planned(world, room, asked=asked, dry_run=dry_run)
    done = Delivered() if dry_run else _deliver(world, room)
    month = _month(session, asked, folder=folder, dry_run=dry_run)
    if session.output.json:
        told = _data(session, planned, done=done, room=room)
        session.output.data(told | _pages_data(pages) | (month.data() if month else _NO_NUMBERS))
    else:
        _tell_letters(session, planned, dry_run=dry_run)
        _tell_handed(session, done, room=room)
        _tell_pages(session, pages)
        if month:
            month.show(session)
        _tell_unread(session, planned)
    for why in done.failures:
        session.output.paragraph(session.say(why), to_stderr=True)
    left = codes.FINDINGS if planned.unread or done.failed else codes.DONE
    return max(left, month.end(session)) if month else left


def _month(session: Session, asked: Asked, *, folder: str, dry_run: bool) -> "Month | None":
    """Write the numbers of the month, where that is asked for."""
    if asked.months is None:
        return None
    from engine.console.monthly import write_month  # noqa: PLC0415 - brings what counts, and few ask for it

    return write_month(session, asked.months, folder=folder, dry_run=dry_run)


def _planned(world: World, room: Mailroom, *, asked: Asked, dry_run: bool) -> tuple[Planned, Pages | None]:
    """Write the letters that are due; the pages are what was found of them, where they were asked."""
    planned = plan(world, room.book, asked=asked, dry_run=dry_run)
    if not asked.links:
        return planned, None
    pages = look_through(world, room.book, ask=room.ask, dry_run=dry_run)
    return replace(planned, letters=(*planned.letters, *pages.letters)), pages


def _deliver(world: World, room: Mailroom) -> Delivered:
    """Hand over every letter that waits, also those that could not be handed over a moment ago."""
    room.book.hurry()
    return deliver(world, room.book, hands=room.hands)


def _require_apart(session: Session, *, worker: bool, dry_run: bool, within: int | None) -> None:
    """Raise where something is asked of a worker that it does not do, or of what is no worker."""
    apart = (("--vis-bare", dry_run), ("--json", session.output.json))
    for flag, is_asked in apart:
        if worker and is_asked:
            raise session.usage("not-together", flag="--arbeider", other=flag)
    if within is not None and not worker:
        raise session.usage("jobs.takeover-alone")


def _work(session: Session, asked: Asked, *, within: int) -> int:
    """Go on until somebody says stop."""
    world, span = session.world(), timedelta(seconds=within)
    work = session.wiring.work(world, language=session.language, asked=asked, within=span)
    if work is None:
        raise session.usage("jobs.worker-file")
    session.output.mark_practice()
    work(lambda said: session.output.paragraph(session.say(said), to_stderr=True))
    return codes.DONE


def _names(session: Session, planned: Planned) -> tuple[str, ...]:
    return addressees(session.world().directory.people(), planned.letters)


def _by(done: Delivered, *ways: Handed) -> tuple[str, ...]:
    """Return the names of those whose letters were handed over so, a letter each."""
    return tuple(handle for handle, how in done.handed if how in ways)


def _tell_letters(session: Session, planned: Planned, *, dry_run: bool) -> None:
    out = session.output
    if not planned.letters:
        out.line(out.say("jobs.nothing"))
        return
    out.line(out.count("jobs.would-write" if dry_run else "jobs.written", len(planned.letters)))
    out.paragraph(out.say("jobs.to", names=", ".join(_names(session, planned))))


def _tell_handed(session: Session, done: Delivered, *, room: Mailroom) -> None:
    """Tell what became of the letters, and what to do where one could not go the way it should."""
    out = session.output
    mailed, drafted = _by(done, Handed.MAIL), _by(done, Handed.DRAFT, Handed.UNADDRESSED)
    counts = (("mailed", len(mailed)), ("drafted", len(drafted)), ("void", done.void), ("failed", done.failed))
    for name, count in counts:
        if count:
            out.line(out.count(f"jobs.{name}", count))
    if drafted:
        out.line(out.say("jobs.drafts-in", path=from_home(room.folder)))
    lacking = sorted(set(_by(done, Handed.UNADDRESSED)))
    if lacking:
        said = out.say("jobs.unaddressed", names=", ".join(lacking), path=from_home(room.settings))
        out.paragraph(said, to_stderr=True)


def _tell_pages(session: Session, pages: Pages | None) -> None:
    """Tell how the pages are that guides link to, where they were asked."""
    out = session.output
    if pages is None:
        return
    if pages.cut_off and pages.asked == 1:  # that tells nothing of the others, for there are none
        out.paragraph(out.say("jobs.links-cut-off-one", page=pages.silent[0]), to_stderr=True)
    elif pages.cut_off:
        out.paragraph(out.say("jobs.links-cut-off"), to_stderr=True)
    elif pages.silent:
        out.line(out.say("mail.pages"))
        for page in pages.silent:
            out.line(f"  {page}")
        out.paragraph(out.say("mail.pages-what"))
    else:
        out.line(out.count("jobs.links-answer", pages.asked) if pages.asked else out.say("jobs.links-none"))


def _pages_data(pages: Pages | None) -> dict[str, object]:
    found = pages or Pages()
    return {"links_asked": found.asked, "links_silent": list(found.silent)}


def _tell_unread(session: Session, planned: Planned) -> None:
    out = session.output
    numbers = ", ".join(filter(None, planned.unread))
    if planned.unread:
        said = out.say("jobs.unread", numbers=numbers) if numbers else out.say("jobs.unread-blank")
        out.paragraph(said, to_stderr=True)
        out.hints(("bti doktor", out.say("hint-doctor")))


def _data(session: Session, planned: Planned, *, done: Delivered, room: Mailroom) -> dict[str, object]:
    return {
        "letters": len(planned.letters),
        "to": list(_names(session, planned)),
        "handed_over": [{"to": handle, "how": how.value} for handle, how in done.handed],
        "void": done.void,
        "failed": done.failed,
        "drafts": room.folder,
        "unread": list(planned.unread),
    }
