"""Says which cases could not be read where all of them were asked for: what was read is shown all the same."""

from engine.console import codes
from engine.console.session import Session


def tell_unread(session: Session, unread: tuple[str, ...], *, complete: bool) -> int:
    """Say aloud that something is left out, and return the exit code: of a damaged store, or of a whole answer."""
    if complete:
        return codes.DONE
    text = session.say("unread.named", numbers=", ".join(unread)) if unread else session.say("unread")
    session.output.paragraph(text, to_stderr=True)
    return codes.STORAGE
