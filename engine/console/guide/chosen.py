"""Which guide is meant by a name: one that comes with the program, else a file, else a version in the store."""

import shlex
from collections.abc import Callable
from pathlib import Path

import click

from engine.application.guidelines import checked
from engine.application.shelf import Shelf
from engine.application.versions import AT, NoVersion, version_named
from engine.console.session import Session
from engine.errors import GuidelineUnreadable
from engine.guideline.model import Guideline
from engine.language.check import Checked

SUFFIX = ".yaml"


def guide_named(name: str, shelf: Shelf) -> str:
    """Return the name as the shelf knows it; `skolehelse` is `skolehelse.yaml` where only that file is there."""
    file = Path(f"{name}{SUFFIX}")
    if not name.strip() or name in shelf.names() or _is(Path(name), Path.exists):
        return name
    return str(file) if _is(file, Path.is_file) else name


def guide_checked(session: Session, name: str) -> tuple[str, Checked]:
    """Check what a name means, as `os`, `min.yaml` or `os@1.1`; return what it is called and what was found.

    A version in the store was checked when it came there, and cases follow it: it is read as it is.
    """
    shelf = session.wiring.shelf()
    try:
        return checked(shelf, guide_named(name, shelf))
    except GuidelineUnreadable:
        if AT not in name:
            raise
    guideline = version_of(session, name)
    return name, Checked(guideline, (), "", guideline.head.language, file=name, named=guideline)


def version_of(session: Session, name: str) -> Guideline:
    """Return the version of a guide in the store that `NAME@VERSION` means. Raises a usage error where it has none."""
    world = session.world()
    found = version_named(world.store, world.codec, name=name)
    if isinstance(found, NoVersion):
        raise no_version(session, found)
    return found.guideline


def no_version(session: Session, found: NoVersion) -> click.UsageError:
    """Return the error that the store has no such version of a guide, with those that it has, and what can be done."""
    if not found.known:
        return _never_kept(session, found.guideline)
    last = shlex.join(("bti", "veileder", "vis", f"{found.guideline}{AT}{found.known[-1]}"))
    known = ", ".join(found.known)
    said = {"guide": found.guideline, "version": found.version, "known": known}
    return session.misused("compare.no-version", (last, "hint-version-read"), **said)


def _never_kept(session: Session, guide: str) -> click.UsageError:
    """Return the error that no version of a guide was ever kept; where the guide itself is at hand, how one is."""
    shelf = session.wiring.shelf()
    try:
        shelf.read(guide_named(guide, shelf))
    except GuidelineUnreadable:
        return session.usage("compare.no-versions", guide=guide)
    tried = shlex.join(("bti", "veileder", "publiser", guide, "--vis-bare"))
    return session.misused("compare.no-versions", (tried, "hint-publish"), guide=guide)


def _is(path: Path, asked: Callable[[Path], bool]) -> bool:
    try:
        return asked(path.expanduser())
    except (OSError, ValueError, RuntimeError):  # a name too long for the disk, a zero byte in it, an unknown ~user
        return False
