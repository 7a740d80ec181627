"""People by what is typed for them: a handle from the directory, or «meg»."""

import shlex

from engine.application.ports import Person
from engine.console.options import Call
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


def asked_person(call: Call, handle: str, *, name: str, flag: str, typed: tuple[str, ...]) -> Person:
    """Return the person with this handle; a slip is told with the line that may have been meant.

    `name`, `flag` and `typed` are the command, the option that takes the handle, and what else was typed after it.
    """
    near = None if known(call.session, handle) else nearest(call.session, handle)
    if near is None:
        return person(call.session, handle)
    track = ("--spor", call.track) if call.track else ()
    line = shlex.join(("bti", name, call.number, flag, near.handle, *typed, *track, *call.beside))
    raise call.session.misused("person-mistyped", (line, "hint.person-meant"), handle=handle, near=near.handle)


def nearest(session: Session, typed: str) -> Person | None:
    """Return the person whose handle is much like what was typed, if there is one."""
    from engine.language.suggest import closest  # noqa: PLC0415 - only where a name is nobody's

    people = {one.handle: one for one in session.world().directory.people()}
    return people.get(closest(typed, people) or "")


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
