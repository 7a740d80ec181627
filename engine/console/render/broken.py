"""Emergency accesses on the screen: one that was taken, that some were reviewed, and those nobody has looked at."""

from collections.abc import Iterable

from engine.application import queries
from engine.application.emergencies import Broken, Reviewed
from engine.cases.state import Emergency
from engine.console.render.moments import moment_data, moment_text
from engine.console.session import Session

Data = dict[str, object]


def show_broken(broken: Broken, session: Session, *, dry_run: bool) -> None:
    """Write until when the case can be read, who is told, and that the look is logged."""
    code = "emergency.would-open" if dry_run else "emergency.opened"
    until = moment_text(broken.access.until, session.output)
    session.output.paragraph(session.say(code, number=broken.number, until=until))


def show_reviewed(reviewed: Reviewed, session: Session, *, dry_run: bool) -> None:
    """Write whose accesses were reviewed."""
    code = "emergency.would-review" if dry_run else "emergency.reviewed"
    for one in reviewed.accesses:
        who, when = handle(one.by, session), moment_text(one.taken_at, session.output)
        session.output.paragraph(session.say(code, number=reviewed.number, who=who, when=when))


def tell_broken(told: Iterable[Broken], session: Session) -> None:
    """Say aloud, beside my day, which cases were opened in an emergency that nobody has looked at."""
    for one in told:
        who, out = handle(one.access.by, session), session.output
        when, until = moment_text(one.access.taken_at, out), moment_text(one.access.until, out)
        text = session.say("emergency.told", number=one.number, who=who, when=when, until=until)
        out.paragraph(text, to_stderr=True, style="warning")


def access_line(access: Emergency, session: Session) -> str:
    """Return an emergency access in words."""
    code = "emergency.line-reviewed" if access.reviewed else "emergency.line"
    when, until = (moment_text(one, session.output) for one in (access.taken_at, access.until))
    return session.say(code, who=handle(access.by, session), when=when, until=until)


def handle(actor: str, session: Session) -> str:
    """Return what people type for a person; ids are never shown."""
    found = queries.people(session.world()).get(actor)
    return found.handle if found else session.say("person.unknown")


def access_data(access: Emergency, session: Session) -> Data:
    """Return an emergency access for `--json`."""
    return {
        "by": handle(access.by, session),
        "taken_at": moment_data(access.taken_at),
        "until": moment_data(access.until),
        "reviewed": access.reviewed,
    }


def broken_data(broken: Broken, session: Session, *, dry_run: bool) -> Data:
    """Return for `--json` that a case was opened in an emergency."""
    return {"case": broken.number, "dry_run": dry_run, "emergency": access_data(broken.access, session)}


def reviewed_data(reviewed: Reviewed, session: Session, *, dry_run: bool) -> Data:
    """Return for `--json` which accesses were reviewed."""
    return {
        "case": reviewed.number,
        "dry_run": dry_run,
        "reviewed": [access_data(one, session) for one in reviewed.accesses],
    }
