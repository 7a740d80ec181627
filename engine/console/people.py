"""People by what is typed for them: a handle from the directory, or «meg»."""

from engine.application.ports import Person
from engine.console.render.page import either
from engine.console.session import Session

ME = "meg"


def person(session: Session, handle: str) -> Person:
    """Return the person with this handle. Raises a usage error that lists the handles there are."""
    found = known(session, handle)
    if found is None:
        handles = either([ME, *(one.handle for one in session.world().directory.people())], session.output)
        raise session.usage("unknown-person", handle=handle, handles=handles)
    return found


def known(session: Session, handle: str) -> Person | None:
    """Return the person with this handle, or nobody."""
    world = session.world()
    if handle.strip().casefold() == ME:
        return world.person
    wanted = handle.strip().casefold()
    return next((one for one in world.directory.people() if one.handle.casefold() == wanted), None)


def called(session: Session, name: str) -> str:
    """Return the handle where a person of the directory is meant, else the name as it was typed."""
    found = known(session, name)
    return found.handle if found else name.strip()
