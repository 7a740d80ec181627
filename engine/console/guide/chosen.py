"""Which guide is meant by a name: one that comes with the program, else a file."""

from collections.abc import Callable
from pathlib import Path

from engine.application.ports import Shelf

SUFFIX = ".yaml"


def guide_named(name: str, shelf: Shelf) -> str:
    """Return the name as the shelf knows it; `skolehelse` is `skolehelse.yaml` where only that file is there."""
    file = Path(f"{name}{SUFFIX}")
    if not name.strip() or name in shelf.names() or _is(Path(name), Path.exists):
        return name
    return str(file) if _is(file, Path.is_file) else name


def _is(path: Path, asked: Callable[[Path], bool]) -> bool:
    try:
        return asked(path.expanduser())
    except (OSError, ValueError, RuntimeError):  # a name too long for the disk, a zero byte in it, an unknown ~user
        return False
