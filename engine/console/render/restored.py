"""A store that was put back, on the screen: where it lies, what is lost with it, and the way back to the old one."""

from shlex import quote

from engine.application.upkeep import Lost, Restored
from engine.console.losing import lost_text
from engine.console.paths import from_home
from engine.console.render.moments import moment_text
from engine.console.session import Session


def show_restored(session: Session, put: Restored) -> None:
    """Show what was put back, or write it as data."""
    output = session.output
    if output.json:
        output.data(_data(put))
        return
    output.line(session.say(f"restored{_kind(put)}"))
    output.fields(_rows(session, put))
    if put.last_at is not None:
        output.paragraph(session.say("restored-server-lost", at=moment_text(put.last_at, output)))
    if put.lost is not None:
        output.paragraph(_lost_text(session, put.lost))
    elif put.made_at is not None and put.replaced is not None:
        output.paragraph(session.say("restored-unknown", at=moment_text(put.made_at, output)))
    if put.erased:
        output.paragraph(session.say("restored-erased", count=put.erased))
    hints = [("bti lager verifiser", session.say("hint-verify"))]
    if put.kept and put.lost is not None:  # else nobody knows whether the old one is whole
        output.paragraph(session.say("restored-kept"))
        hints.append((f"bti lager gjenopprett {quote(put.kept)} --erstatt", session.say("hint-put-back")))
    output.hints(*hints)


def _data(put: Restored) -> dict[str, object]:
    return {
        "store": put.path,
        "receipt": put.mark,
        "cases": put.cases,
        "kept": put.kept,
        "replaced": put.replaced,
        "erased": put.erased,
    }


def _kind(put: Restored) -> str:
    if put.on_server:
        return "-server"
    return "-store" if put.from_store else ""


def _rows(session: Session, put: Restored) -> list[tuple[str, str]]:
    rows = [
        (session.say("label-store"), from_home(put.path)),
        (session.say("label-cases"), str(put.cases)),
        (session.say("label-receipt"), put.mark),
    ]
    if put.kept:
        rows.append((session.say("label-replaced"), from_home(put.kept)))
    return rows


def _lost_text(session: Session, lost: Lost) -> str:
    """Return in words what came after what was put back: nothing, looks alone, or something that was entered."""
    if lost.matters:
        return session.say("restored-lost", what=lost_text(lost, session.output))
    return session.say("restored-looks", count=lost.looks) if lost.looks else session.say("restored-whole")
