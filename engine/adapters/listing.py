"""Finds the cases on somebody's lists without opening all there are, and brings the file of lists to the chain's head.

Every case that has had an event since the lists were made, and every one that was erased, is listed anew before a list
is read: nothing has to be written when an act is kept, and a file that is older than the store is no harm. What a list
gives is opened, and must have come as far as the list says. Where no file holds, the caller reads all rows.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar

import apsw

from engine.adapters import schema
from engine.adapters.building import inspect, lay, log_path
from engine.adapters.chain import Head
from engine.adapters.codec import JsonCodec
from engine.adapters.connection import told
from engine.adapters.erasing import Erasable, proof_in
from engine.adapters.following import followed
from engine.adapters.list_file import (
    NO_DAY,
    UNREADABLE,
    Listed,
    ListFile,
    Unbound,
    Wanted,
    build,
    connected,
    lists_path,
)
from engine.adapters.private import told_as_store_errors
from engine.application.audience import listed_under
from engine.application.ports import Row, unreadable_row
from engine.application.upkeep import ERASED
from engine.cases.state import CaseStatus
from engine.errors import (
    EngineError,
    ErasureUnfinished,
    StoreAltered,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreNewer,
    StoreReadOnly,
    StoreUnreachable,
)

FEW = 300
"""In a store with no more cases than this all of them are read: it takes no longer than to open another file."""
LAG = 64  # entries of the chain; so many looks are followed anew each time before they are worth a transaction
TRIES = 3
ANYONE = "unreadable"
"""The list of the cases that could not be read when they were listed: it is part of everybody's."""

_NUMBERED = "SELECT coalesce(sum(last), 0) FROM counters"
_CHANGED = "SELECT case_id FROM records WHERE position > ?"  # DISTINCT would go by the index of all cases
_ERASED = "SELECT at, kind, sealed FROM notices WHERE position > ? AND kind = ?"

_PASSING = (apsw.BusyError, apsw.LockedError, apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError)

Lists = tuple[str, tuple[Listed, ...]]
"""A case, and the lists that it stands on."""

_Answer = TypeVar("_Answer")


class Listable(Erasable, Protocol):
    """An open store, as far as its lists need it."""

    place: Path

    @property
    def is_broken(self) -> bool:
        """Whether the chain does not hold."""
        ...

    def require_every_case(self) -> None:
        """Raise `StoreAltered` where there is not a case for every number that was given out."""
        ...


class _Unusable(Exception):
    """There is no file of lists that can be used now; `spoilt` tells whether another is to be made.

    It is None where the lists are ahead of the store: of one that has been put back, unless it is not so the next time.
    """

    def __init__(self, *, spoilt: bool | None) -> None:
        super().__init__()
        self.spoilt = spoilt


class Listing:
    """The lists of one open store. Their file is opened when a list is asked for, and not before."""

    def __init__(self, store: Listable) -> None:
        self._store = store
        self._codec = JsonCodec()
        self._file: ListFile | None = None

    def rows(self, words: Iterable[str], wanted: Wanted) -> tuple[Row, ...] | None:
        """Return the rows on some lists, the earliest first; None where they cannot be told by the lists.

        Raises `StoreAltered` where a case that stands on a list is not there.
        """
        marked = (*words, ANYONE)
        with told():
            if self._store.connection.execute(_NUMBERED).get <= FEW:
                return None
        return self._tried(lambda file, head: self._rows(file, head, marked=marked, wanted=wanted))

    def leave_out_erased(self) -> None:
        """Take the cases that are erased out of the file, and what it said of them from the disk.

        Where that does not come about, the whole file is taken away. Raises `ErasureUnfinished` where it stays.
        """
        place = lists_path(self._store.place)
        if not os.path.lexists(place):
            return
        done = None
        with suppress(EngineError):  # what the store lacks is told by whoever reads it
            done = self._tried(self._erased)
        if not done:
            self._discard()
            if os.path.lexists(place):
                raise ErasureUnfinished(number="")

    def close(self) -> None:
        """Close the file, if it is open."""
        if self._file is not None:
            file, self._file = self._file, None
            with suppress(apsw.Error):
                file.connection.close()

    def _tried(self, ask: Callable[[ListFile, Head], _Answer]) -> _Answer | None:
        """Ask at a moment at which the lists can stand where the store does; None where that does not come about.

        Lists that do not hold are made anew. Others may write meanwhile, so that the lists are ahead of what is read.
        """
        if self._store.is_broken or self._store.connection.in_transaction:
            return None
        for attempt in range(TRIES):
            try:
                file = self._opened()
                with told():
                    self._store.connection.execute("BEGIN")
                    try:
                        return ask(file, self._store.ledger.head())
                    finally:
                        self._store.connection.execute("COMMIT")
            except _Unusable as found:
                if found.spoilt or (found.spoilt is None and attempt):
                    self._discard()
        return None

    def _rows(self, file: ListFile, head: Head, *, marked: Sequence[str], wanted: Wanted) -> tuple[Row, ...]:
        with _using(file):
            self._bring(file, head)
            found = file.read(map(file.mark, marked), wanted)
        return tuple(map(self._row, found))

    def _erased(self, file: ListFile, head: Head) -> bool:
        with _using(file):
            self._bring(file, head, lag=0)
        with _opening():
            file.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        return True

    def _row(self, listed: Listed) -> Row:
        """Return a row that stands on a list. One that is another than was listed is told by its id alone."""
        columns: Sequence[Any] | None = self._store.connection.execute(schema.ROW_BY_ID, (listed.case_id,)).fetchone()
        if columns is None or columns[schema.STATUS] == schema.ERASED:
            raise StoreAltered(where="cases")
        try:
            row = self._store.sealing.row_of(columns)
        except StoreAltered:
            return unreadable_row(listed.case_id)
        same = (_is_open(row), _due_of(row), row.seq) == (listed.open, listed.due, listed.seq)
        return row if same or listed.seq == UNREADABLE else unreadable_row(listed.case_id)

    def _bring(self, file: ListFile, head: Head, *, lag: int = LAG) -> None:
        """Bring the lists to the head of the chain, where a case has changed since they were there."""
        standing = file.standing()
        if standing == head:
            return
        if standing is None:
            self._change(file, self._every_case(file), head=head)
            return
        if standing.position > head.position:
            raise _Unusable(spoilt=None)
        changed = self._changed(standing, head)
        if changed or head.position - standing.position > lag:
            self._change(file, (self._case(file, case_id) for case_id in changed), head=head)

    def _changed(self, standing: Head, head: Head) -> Sequence[str]:
        """Return the cases that have changed between two heads, followed from the first of them.

        Where the way from there does not lead to the head, the lists are of another store than this is now.
        """
        connection = self._store.connection
        with told():
            try:
                is_so = followed(connection, self._store.vault.chain, seen=standing) == head
            except StoreAltered:
                is_so = False
            if not is_so:
                raise _Unusable(spoilt=True)
            changed = [str(case_id) for (case_id,) in connection.execute(_CHANGED, (standing.position,))]
            notices = connection.execute(_ERASED, (standing.position, ERASED)).fetchall()
        erased = (proof_in(self._store.sealing.notice_of(columns)).case_id for columns in notices)
        return list(dict.fromkeys((*changed, *erased)))

    def _change(self, file: ListFile, cases: Iterable[Lists], *, head: Head) -> None:
        """Write as one: whoever else has done so since what is there was read wins, and this is tried again."""
        before = file.standing()
        file.connection.execute("COMMIT")
        file.connection.execute("BEGIN IMMEDIATE")
        if file.standing() != before:
            raise _Unusable(spoilt=False)
        file.change(cases, head=head)

    def _every_case(self, file: ListFile) -> Iterator[Lists]:
        """Give all cases as they are to be listed, once it is found that none is missing."""
        self._store.require_every_case()
        with told():
            for columns in self._store.connection.execute(schema.SELECT_ROWS):
                yield self._listed(file, columns)

    def _case(self, file: ListFile, case_id: str) -> Lists:
        with told():
            columns = self._store.connection.execute(schema.ROW_BY_ID, (case_id,)).fetchone()
        if columns is None:
            raise StoreAltered(where="cases")
        return self._listed(file, columns)

    def _listed(self, file: ListFile, columns: Sequence[Any]) -> Lists:
        """Return the lists that a case stands on; none of one that is erased."""
        case_id = str(columns[0])
        try:
            if columns[schema.STATUS] == schema.ERASED:
                self._store.sealing.proof_of(columns)
                return case_id, ()
            row = self._store.sealing.row_of(columns)
            words = listed_under(row, self._codec.unseal(row.sealed))
        except (StoreAltered, StoreDamaged, StoreNewer):
            mark = file.mark(ANYONE)
            return case_id, tuple(Listed(mark, is_open, NO_DAY, case_id, UNREADABLE) for is_open in (0, 1))
        is_open, due = _is_open(row), _due_of(row)
        return case_id, tuple(Listed(file.mark(word), is_open, due, case_id, row.seq) for word in words)

    def _opened(self) -> ListFile:
        """Open the file, or make it. Raises `_Unusable`."""
        if self._file is None:
            place = lists_path(self._store.place)
            with _opening(), told_as_store_errors():
                with self._store.turn():
                    if not os.path.lexists(place):
                        _take_away(place)  # a log without its file would be read into the new one
                        lay(place, build)
                inspect(place)
                self._file = ListFile(connected(place), self._store.vault)
        return self._file

    def _discard(self) -> None:
        """Take the file away, and what SQLite has laid beside it: another is made the next time."""
        self.close()
        place = lists_path(self._store.place)
        with suppress(EngineError, OSError), self._store.turn():
            _take_away(place)


def _take_away(place: Path) -> None:
    for path in (place, log_path(place), place.with_name(f"{place.name}-shm")):
        path.unlink(missing_ok=True)


@contextmanager
def _opening() -> Iterator[None]:
    """Let whatever is wrong with the file be that it cannot be used; the store is none the worse for it."""
    try:
        yield
    except (StoreLocked, StoreFull, StoreReadOnly, StoreUnreachable, OSError):
        raise _Unusable(spoilt=False) from None
    except (EngineError, apsw.Error):
        raise _Unusable(spoilt=True) from None


@contextmanager
def _using(file: ListFile) -> Iterator[None]:
    """Hold a transaction of the file. What the store itself is found to lack is told as it is."""
    try:
        file.connection.execute("BEGIN")
        yield
        file.connection.execute("COMMIT")
    except _PASSING:
        raise _Unusable(spoilt=False) from None
    except (apsw.Error, Unbound, ValueError, TypeError):
        raise _Unusable(spoilt=True) from None
    finally:
        if file.connection.in_transaction:
            with suppress(apsw.Error):
                file.connection.execute("ROLLBACK")


def _is_open(row: Row) -> int:
    return int(row.status == CaseStatus.OPEN.value)


def _due_of(row: Row) -> str:
    return NO_DAY if row.due is None else row.due.isoformat()


def of_status(status: str | None) -> Wanted:
    """Return what is asked of a list for the cases with a status: they are open, or they are not."""
    return Wanted(open=None if status is None else int(status == CaseStatus.OPEN.value))


def by_number(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows in the order of their numbers; those that cannot be read have none, and come last."""
    return tuple(sorted(rows, key=lambda row: (row.number is None, _number_of(row))))


def _number_of(row: Row) -> tuple[int, int]:
    year, _, serial = (row.number or "0-0").partition("-")
    return int(year), int(serial)
