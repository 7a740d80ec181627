"""Finds what is to be put in a store's place: a backup, or a store with its keys that lies somewhere.

The second is a store that was replaced and kept, or files that somebody copied by hand. Nothing vouches for them but
the chain inside, so all of it is opened before it counts; a backup also has a list of what it holds.
"""

from pathlib import Path

from engine.adapters.building import log_path
from engine.adapters.case_keys import SUFFIX, keys_path
from engine.adapters.copies import (
    CONTENTS_FILE,
    KEYS_FILE,
    STORE_FILE,
    Contents,
    backups_in,
    copy_private,
    digest_of,
    read_contents,
)
from engine.errors import BackupUnusable
from engine.values import Struct


class Source(Struct, frozen=True):
    """The store that is to be put in place. `contents` is what a backup says of itself, None where it is none."""

    store: Path
    contents: Contents | None = None


def source_at(path: Path, *, place: Path) -> Source:
    """Return what lies at a path, a folder or a file. Raises `BackupUnusable`, also for the store at `place` itself."""
    if (path / CONTENTS_FILE).exists():
        return Source(path / STORE_FILE, read_contents(path))
    if path.is_file():
        store = path.with_name(path.name.removesuffix(SUFFIX))
        if store.name == STORE_FILE and (store.parent / CONTENTS_FILE).exists():
            return Source(store, read_contents(store.parent))
        if not keys_path(store).is_file() or not store.is_file():
            raise BackupUnusable(path=str(path), reason="alone")
        return _other_than(place, store)
    stores = _stores_in(path)
    if len(stores) == 1 and not backups_in(path):
        return _other_than(place, stores[0])
    if stores and not backups_in(path):
        raise BackupUnusable(path=str(path), reason="several", name=stores[-1].name)
    return Source(path / STORE_FILE, read_contents(path))  # which tells what is there instead


def bring(source: Source, ready: Path) -> None:
    """Copy the files, and hold each against what a backup says of it; of a store also what is in its logs."""
    for old, name in ((source.store, STORE_FILE), (keys_path(source.store), KEYS_FILE)):
        try:
            copy_private(old, ready / name)
        except FileNotFoundError:
            raise BackupUnusable(path=str(old.parent), reason="bytes") from None
        if source.contents is not None:
            if digest_of(ready / name) != source.contents.files.get(name):
                raise BackupUnusable(path=str(old.parent), reason="bytes")
        elif log_path(old).is_file():
            copy_private(log_path(old), log_path(ready / name))


def _other_than(place: Path, store: Path) -> Source:
    if place.exists() and store.samefile(place):
        raise BackupUnusable(path=str(store), reason="same")
    return Source(store)


def _stores_in(folder: Path) -> list[Path]:
    """Return the files in a folder that have their keys beside them, the newest last."""
    try:
        keys = [file for file in folder.iterdir() if file.name.endswith(SUFFIX) and file.is_file()]
        stores = [file.with_name(file.name.removesuffix(SUFFIX)) for file in keys]
        return sorted((one for one in stores if one.is_file()), key=lambda one: (one.stat().st_mtime, one.name))
    except OSError:
        return []
