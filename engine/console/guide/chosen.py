"""Which guide is meant by a name: one that comes with the program, else a file; and that a version is not kept."""

from collections.abc import Callable
from pathlib import Path

import click

from engine.application.shelf import Shelf
from engine.application.versions import NoVersion
from engine.console.session import Session

SUFFIX = ".yaml"


def guide_named(name: str, shelf: Shelf) -> str:
    """Return the name as the shelf knows it; `skolehelse` is `skolehelse.yaml` where only that file is there."""
    file = Path(f"{name}{SUFFIX}")
    if not name.strip() or name in shelf.names() or _is(Path(name), Path.exists):
        return name
    return str(file) if _is(file, Path.is_file) else name


def no_version(session: Session, found: NoVersion) -> click.UsageError:
    """Return the error that the store has no such version of a guide, with those that it has."""
    if not found.known:
        return session.usage("compare.no-versions", guide=found.guideline)
    known = ", ".join(found.known)
    return session.usage("compare.no-version", guide=found.guideline, version=found.version, known=known)


def _is(path: Path, asked: Callable[[Path], bool]) -> bool:
    try:
        return asked(path.expanduser())
    except (OSError, ValueError, RuntimeError):  # a name too long for the disk, a zero byte in it, an unknown ~user
        return False
