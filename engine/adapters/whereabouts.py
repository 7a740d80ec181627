"""Remembers, beside each key, where its store lies and where the last backup of it was put.

When a store is gone, nothing in its folder tells that it ever was there. This does, and it leads to the backup.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from engine.adapters.building import place_of
from engine.adapters.custody import Custody
from engine.adapters.private import told_as_store_errors, write_private
from engine.errors import StoreError, StoreMissing
from engine.values import Struct, replace

SUFFIX = ".sted"


class Whereabouts(Struct, frozen=True, kw_only=True):
    """Where a store lies, and where its last backup was put; none was, or nobody remembers, where that is empty."""

    store: str
    noted_at: datetime
    backup: str = ""


def note_store(custody: Custody, store_id: str, *, place: Path, at: datetime) -> None:
    """Remember where a store lies. Where that cannot be written, nothing is lost but a hint."""
    file = _file_of(custody, store_id)
    before = _read(file)
    _note(file, Whereabouts(store=str(place_of(place)), noted_at=at, backup=before.backup if before else ""))


def note_backup(custody: Custody, store_id: str, *, place: Path, folder: str, at: datetime) -> None:
    """Remember where the last backup of a store was put."""
    note = Whereabouts(store=str(place_of(place)), noted_at=at, backup=folder)
    _note(_file_of(custody, store_id), note)


def known_at(custody: Custody, place: Path) -> Whereabouts | None:
    """Return what is remembered of the store that lay at a place and whose key is still here; of several, the last."""
    folder, wanted = custody.key_path("").parent, str(place_of(place))
    with suppress(OSError):
        notes = (_read(file) for file in folder.glob(f"*{SUFFIX}") if file.with_suffix(".nokkel").exists())
        found = [note for note in notes if note is not None and note.store == wanted]
        return max(found, key=lambda note: note.noted_at, default=None)
    return None


def told_as_known(error: StoreMissing, custody: Custody, *, place: Path) -> StoreMissing:
    """Return the failure that there is no store, with what is remembered of the one that there was."""
    known, reason = known_at(custody, place), error.arguments.get("reason")
    if known is None:
        return error
    backup = known.backup if known.backup and Path(known.backup).is_dir() else ""
    said = {"path": str(place), "reason": f"{reason or 'known'}{'-backup' if backup else ''}"}
    return StoreMissing(**said, **({"backup": backup} if backup else {}))


def _note(file: Path, note: Whereabouts) -> None:
    before = _read(file)
    if before is None or replace(before, noted_at=note.noted_at) != note:
        with suppress(StoreError), told_as_store_errors():
            write_private(file, msgspec.json.encode(note) + b"\n")


def _file_of(custody: Custody, store_id: str) -> Path:
    return custody.key_path(store_id).with_suffix(SUFFIX)


def _read(file: Path) -> Whereabouts | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Whereabouts)
    except (OSError, ValueError, msgspec.DecodeError):
        return None
