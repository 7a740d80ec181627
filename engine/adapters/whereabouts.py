"""Remembers, beside each key, where its store lies and where the last backup of it was put.

When a store is gone, nothing in its folder tells that it ever was there. This does, and it leads to the backup.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shlex import quote

import msgspec

from engine.adapters.building import place_of
from engine.adapters.custody import Custody
from engine.adapters.marks import Marks, names_of
from engine.adapters.private import told_as_store_errors, write_private
from engine.errors import (
    CaseKeysMissing,
    EngineError,
    StoreAltered,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreRolledBack,
)
from engine.values import Struct, replace

SUFFIX = ".sted"


class Whereabouts(Struct, frozen=True, kw_only=True):
    """Where a store lies, and where its last backup was put; none was, or nobody remembers, where that is empty."""

    store: str
    noted_at: datetime
    backup: str = ""


def note_store(custody: Custody, store_id: str, *, place: Path, at: datetime) -> None:
    """Remember where a store lies. Where that cannot be written, nothing is lost but a hint."""
    file = _file_of(custody, store_id, place=place)
    before = _read(file)
    _note(file, Whereabouts(store=str(place_of(place)), noted_at=at, backup=before.backup if before else ""))


def note_backup(custody: Custody, store_id: str, *, place: Path, folder: str, at: datetime) -> None:
    """Remember where the last backup of a store was put."""
    note = Whereabouts(store=str(place_of(place)), noted_at=at, backup=folder)
    _note(_file_of(custody, store_id, place=place), note)


def known_at(custody: Custody, place: Path) -> Whereabouts | None:
    """Return what is remembered of the store that lay at a place and whose key is still here; of several, the last."""
    folder, wanted = custody.key_path("").parent, str(place_of(place))
    with suppress(OSError):
        notes = (_read(file) for file in folder.glob(f"*{SUFFIX}") if _has_key(file))
        found = [note for note in notes if note is not None and note.store == wanted]
        return max(found, key=lambda note: note.noted_at, default=None)
    return None


def told_as_known(error: EngineError, custody: Custody, *, place: Path) -> EngineError:
    """Return the failure to open a store, with what is remembered of it, and the backup to put in its place."""
    known = known_at(custody, place_of(place))
    backup = known.backup if known is not None and Path(known.backup).is_dir() and known.backup else ""
    match error:
        case StoreMissing() if known is not None:
            reason = f"{error.arguments.get('reason') or 'known'}{'-backup' if backup else ''}"
            return StoreMissing(path=str(place), reason=reason, **({"backup": backup} if backup else {}))
        case StoreDamaged() | StoreAltered() | CaseKeysMissing() if backup:
            return type(error)(path=str(place), reason="unopened-backup", backup=backup)
        case StoreDamaged() | StoreAltered():
            return type(error)(path=str(place), reason="unopened")
        case StoreRolledBack() if backup:
            return StoreRolledBack(**error.arguments, reason="known", backup=backup)
        case _:
            return error


def put_back(backup: str, *, over: bool) -> str:
    """Return the command that puts a backup in a store's place: `over` one that is there, but cannot be relied on.

    What is lost by it nobody can tell, for there is nothing to hold it against; and so it has to be accepted.
    """
    return f"bti lager gjenopprett {quote(backup)}{' --erstatt' if over else ''} --godta-eldre"


def _note(file: Path, note: Whereabouts) -> None:
    before = _read(file)
    if before is None or replace(before, noted_at=note.noted_at) != note:
        with suppress(StoreError), told_as_store_errors():
            write_private(file, msgspec.json.encode(note) + b"\n")


def _file_of(custody: Custody, store_id: str, *, place: Path) -> Path:
    """Return where it is noted: a copy of the store elsewhere has a note of its own."""
    return Marks(custody, store_id, names=names_of(place)).file(SUFFIX)


def _has_key(note: Path) -> bool:
    return note.with_name(note.stem.partition("-")[0] + ".nokkel").exists()


def _read(file: Path) -> Whereabouts | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Whereabouts)
    except (OSError, ValueError, msgspec.DecodeError):
        return None
