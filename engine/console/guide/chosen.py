"""Which guide is meant by a name: one that comes with the program, else a file."""

from pathlib import Path

from engine.application.ports import Shelf

SUFFIX = ".yaml"


def guide_named(name: str, shelf: Shelf) -> str:
    """Return the name as the shelf knows it; `skolehelse` is `skolehelse.yaml` where only that file is there."""
    file = Path(f"{name}{SUFFIX}")
    if not name.strip() or name in shelf.names() or Path(name).expanduser().exists():
        return name
    return str(file) if file.expanduser().is_file() else name
