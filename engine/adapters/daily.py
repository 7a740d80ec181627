"""Looks through a store the first time each day that it is used here: what the reading of one case cannot see.

Somebody who holds the files could take a case's newest entries out together with the row that tells of them. That is
a hole in the chain, and this is where it is met.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine.adapters.marks import Marks
from engine.adapters.private import told_as_store_errors, write_private
from engine.adapters.sqlite import SqliteStore
from engine.application.upkeep import Verified
from engine.errors import StoreError
from engine.values import Struct

if TYPE_CHECKING:  # the server's library need not be installed
    from engine.adapters.postgres import PostgresStore

MOST_ENTRIES = 100_000  # about a second; a longer chain is followed by `bti lager verifiser` from a timer


class Known(Struct, frozen=True):
    """What is known of a store before it is looked through: how many entries it has is one of them."""

    marks: Marks
    entries: int


def is_doubtful(store: SqliteStore, *, today: date) -> bool:
    """Tell whether something in the store is not as it was kept; asked in earnest once a day, until it is well again.

    Where it cannot be noted down that the store was looked through, it is looked through again the next time.
    """
    if store.is_broken:
        return True
    from engine.adapters.verifying import verify  # noqa: PLC0415 - slow to load, and needed once a day

    known = Known(store.marks, store.head().position)
    return _looked_through(known, lambda: verify(store), today=today)


def is_doubtful_on_server(store: "PostgresStore", *, today: date) -> bool:
    """Tell the same of a store on a server: each who uses it looks through it, on a machine of one's own."""
    from engine.adapters.postgres_verifying import verify  # noqa: PLC0415 - as above

    known = Known(store.marks, store.head().position)
    return _looked_through(known, lambda: verify(store), today=today)


def _looked_through(known: Known, look: Callable[[], Verified], *, today: date) -> bool:
    note = noted_at(known.marks)
    if _read(note) == today.isoformat() or known.entries > MOST_ENTRIES:
        return False
    if look().findings:
        return True
    with suppress(StoreError), told_as_store_errors():
        write_private(note, today.isoformat().encode())
    return False


def noted_at(marks: Marks) -> Path:
    """Return where it stands on which day a store was last looked through: beside its key."""
    return marks.file(".sett")


def _read(note: Path) -> str | None:
    try:
        return note.read_text("utf-8")
    except (OSError, ValueError):
        return None
