"""Looks through a store the first time each day that it is used here: what the reading of one case cannot see.

Somebody who holds the files could take a case's newest entries out together with the row that tells of them. That is
a hole in the chain, and this is where it is met.
"""

from contextlib import suppress
from datetime import date
from pathlib import Path

from engine.adapters.custody import Custody
from engine.adapters.private import told_as_store_errors, write_private
from engine.adapters.sqlite import SqliteStore
from engine.errors import StoreError

MOST_ENTRIES = 100_000  # about a second; a longer chain is followed by `bti lager verifiser` from a timer


def is_doubtful(store: SqliteStore, *, today: date) -> bool:
    """Tell whether something in the store is not as it was kept; asked in earnest once a day, until it is well again.

    Where it cannot be noted down that the store was looked through, it is looked through again the next time.
    """
    if store.is_broken:
        return True
    note = noted_at(store.custody, store.identity.store_id)
    if _read(note) == today.isoformat() or store.head().position > MOST_ENTRIES:
        return False
    from engine.adapters.verifying import verify  # noqa: PLC0415 - slow to load, and needed once a day

    if verify(store).findings:
        return True
    with suppress(StoreError), told_as_store_errors():
        write_private(note, today.isoformat().encode())
    return False


def noted_at(custody: Custody, store_id: str) -> Path:
    """Return where it stands on which day a store was last looked through: beside its key."""
    return custody.key_path(store_id).with_suffix(".sett")


def _read(note: Path) -> str | None:
    try:
        return note.read_text("utf-8")
    except (OSError, ValueError):
        return None
