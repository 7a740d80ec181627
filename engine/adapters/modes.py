"""Finds what others on the machine may open or write in, of all that a store rests on: all of it at once.

A store, its files and its keys are closed to everybody else; in the folders that they and the settings lie in, others
may look for names, but write nothing.
"""

import stat
from collections.abc import Iterable, Iterator
from glob import escape
from pathlib import Path
from shlex import quote

from engine.adapters.private import OTHERS

WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def open_to_others(*, settings: Path, keys: Path, store: Path | None = None) -> tuple[Path, ...]:
    """Return each folder and file that is open to others; `store` is None for one on a server.

    A symbolic link is not taken for what it leads to: that is refused where it is met.
    """
    folders = {settings: None, keys: None, **({store.parent: None} if store is not None else {})}
    files = (*_files(keys, "*"), *(_files(store.parent, f"{escape(store.name)}*") if store is not None else ()))
    return (*_with(folders, WRITTEN_BY_OTHERS, kind=stat.S_IFDIR), *_with(files, OTHERS, kind=stat.S_IFREG))


def closing(paths: Iterable[Path]) -> str:
    """Return the command that closes these to everybody else."""
    return f"chmod go-rwx {' '.join(quote(str(path)) for path in paths)}"


def _files(folder: Path, names: str) -> list[Path]:
    try:
        return sorted(folder.glob(names))
    except OSError:
        return []


def _with(paths: Iterable[Path], bits: int, *, kind: int) -> Iterator[Path]:
    for path in paths:
        try:
            mode = path.lstat().st_mode
        except OSError:  # it is not there yet, or is gone again
            continue
        if stat.S_IFMT(mode) == kind and mode & bits:
            yield path
