"""A store in one SQLite file: every append is on the disk before it is acknowledged, and no process loses another's.

A store belongs to one thread at a time; each thread or process opens its own.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from engine.adapters import columns, schema
from engine.adapters.connection import APPLICATION_ID, BUSY_MILLISECONDS, SCHEMA_VERSION, connect, told
from engine.adapters.private import OTHERS, make_folder, open_private, sync_folder, told_as_store_errors
from engine.adapters.turns import Queue
from engine.application.ports import Conflict, Person, Receipt, Record, Row, StoredGuideline, Stream
from engine.errors import (
    CommandReused,
    EventReused,
    HandleTaken,
    StoreDamaged,
    StoreExists,
    StoreExposed,
    StoreMissing,
)

CHECKPOINT_PAGES = 1000  # how long the write-ahead log grows before it is moved into the file


class SqliteStore:
    """A store and its directory of people in one file. Made with `create` or `open`, and closed by whoever made it."""

    def __init__(self, connection: apsw.Connection, queue: Queue, *, practice: bool) -> None:
        self.connection = connection
        self.is_practice = practice
        self._queue = queue
        self._waiting_pages = 0
        connection.set_wal_hook(lambda _connection, _name, pages: self._remember_pages(pages))

    @classmethod
    def create(cls, path: Path, *, practice: bool = False) -> Self:
        """Make a new, private store and open it. Raises `StoreExists` where there is a file already."""
        with told_as_store_errors():
            make_folder(path.parent)
            place = _place(path)
            draft = place.with_name(f".{place.name}.{os.getpid()}.new")
            try:
                _build(draft, practice=practice)
                _put_in_place(draft, place)
            finally:
                draft.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, patience: int = BUSY_MILLISECONDS) -> Self:
        """Open a store. Raises `StoreMissing` where there is none, and other store errors where it is not safe.

        `patience` is how many milliseconds to wait for another program that holds the file.
        """
        with told_as_store_errors():
            place = _place(path)
            _inspect(place)
            connection = connect(place, patience=patience)
            try:
                with told():
                    practice = connection.execute("SELECT value FROM meta WHERE name = 'practice'").get
                queue = Queue(place.with_name(f"{place.name}-queue"))
            except BaseException:
                connection.close()
                raise
        return cls(connection, queue, practice=practice == "1")

    def close(self) -> None:
        """Close the file; what is not yet moved out of the write-ahead log is moved now if nobody else has it open."""
        with told():
            self.connection.close()
        self._queue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(
        self, case_id: str, expected_seq: int, *, command_id: str, records: Sequence[Record], row: Row
    ) -> Receipt | Conflict:
        """Keep the records and the row in one transaction, as `Store.append` tells."""
        stream = Stream(case_id=case_id, expected_seq=expected_seq, records=records, row=row)
        answer = self.append_together([stream], command_id=command_id)
        return answer if isinstance(answer, Conflict) else answer[0]

    def append_together(self, streams: Sequence[Stream], *, command_id: str) -> tuple[Receipt, ...] | Conflict:
        """Keep several streams in one transaction, as `Store.append_together` tells."""
        columns.check_streams(streams, command_id=command_id)
        digests = [columns.digest_of(stream.records) for stream in streams]
        with self._writing():
            pairs = list(zip(streams, digests, strict=True))
            repeated = columns.all_or_none(
                [self._receipt(stream.case_id, command_id, digest=digest) for stream, digest in pairs]
            )
            if repeated:
                return repeated
            for stream in streams:
                _, actual = self._standing(stream.case_id)
                if actual != stream.expected_seq:
                    return Conflict(stream.case_id, actual)
            return tuple(self._keep(stream, command_id, digest=digest) for stream, digest in pairs)

    def _standing(self, case_id: str) -> tuple[str, int]:
        """Return the number of a case and where it stands; empty and 0 where it is not opened."""
        return self.connection.execute(schema.SELECT_STANDING, (case_id,)).fetchone() or ("", 0)

    def _keep(self, stream: Stream, command_id: str, *, digest: str) -> Receipt:
        case_id, row = stream.case_id, stream.row
        if stream.expected_seq == 0:
            number = self._open_case(row, columns.year_of_opening(stream.records))
        else:
            number, _ = self._standing(case_id)
            self.connection.execute(schema.UPDATE_CASE, (*columns.row_columns(row), case_id))
        self._insert(stream.records)
        self.connection.execute(schema.INSERT_RECEIPT, (case_id, command_id, row.seq, digest))
        return Receipt(case_id, command_id, number, row.seq)

    def records(self, case_id: str) -> tuple[Record, ...]:
        """Return a case's records in order; empty where there is no such case."""
        with _reading():
            return tuple(map(columns.record_of, self.connection.execute(schema.SELECT_RECORDS, (case_id,))))

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        found = self._rows(schema.ROW_BY_ID, case_id)
        return found[0] if found else None

    def rows(self, *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of all cases, or of those with this status, by number."""
        return self._rows(schema.ROWS_BY_STATUS, status)

    def numbered(self, number: str) -> tuple[Row, ...]:
        """Return the cases that a number means: `2026-014` exactly, `14` in any year."""
        meaning = columns.meaning_of(number)
        if meaning is None:
            return ()
        year, serial = meaning
        return self._rows(schema.ROWS_BY_NUMBER, serial, year)

    def pin(self, copy: StoredGuideline) -> None:
        """Keep a copy of a guideline; a digest that is already kept stays as it is."""
        with self._writing():
            values = (copy.digest, copy.guideline, copy.version, copy.content)
            self.connection.execute(schema.INSERT_GUIDELINE, values)

    def pinned(self, digest: str) -> StoredGuideline | None:
        """Return a pinned copy."""
        with _reading():
            found = self.connection.execute(schema.SELECT_GUIDELINE, (digest,)).fetchone()
        return StoredGuideline(*found) if found else None

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by handle."""
        with _reading():
            return tuple(map(columns.person_of, self.connection.execute(schema.SELECT_PEOPLE)))

    def add(self, person: Person) -> None:
        """Add a person, or replace the one with the same id."""
        values = columns.person_columns(person)
        with self._writing():
            try:
                self.connection.execute(schema.SAVE_PERSON, values)
            except apsw.ConstraintError:
                raise HandleTaken(handle=person.handle) from None

    def _rows(self, statement: str, *values: str | int | None) -> tuple[Row, ...]:
        with _reading():
            return tuple(map(columns.row_of, self.connection.execute(statement, values)))

    def _receipt(self, case_id: str, command_id: str, *, digest: str) -> Receipt | None:
        found = self.connection.execute(schema.SELECT_RECEIPT, (case_id, command_id)).fetchone()
        if found is None:
            return None
        number, seq, kept = found
        if kept != digest:
            raise CommandReused
        return Receipt(case_id, command_id, number, seq, repeated=True)

    def _open_case(self, row: Row, year: int) -> str:
        serial = self.connection.execute(schema.NEXT_SERIAL, (year,)).get
        number = columns.written_number(year, serial)
        values = (*columns.row_columns(row), row.case_id, year, serial, number)
        self.connection.execute(schema.INSERT_CASE, values)
        return number

    def _insert(self, records: Sequence[Record]) -> None:
        try:
            self.connection.executemany(schema.INSERT_RECORD, map(columns.record_columns, records))
        except apsw.ConstraintError:
            raise EventReused from None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the turn and a transaction; what is in it is kept whole or not at all."""
        with told(), told_as_store_errors(), self._queue.turn():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
        self._checkpoint()

    def _roll_back(self) -> None:
        """Take the transaction back; SQLite has done so itself after some errors."""
        if self.connection.in_transaction:
            with suppress(apsw.Error):  # the error that led here is the one to tell
                self.connection.execute("ROLLBACK")

    def _remember_pages(self, pages: int) -> int:
        self._waiting_pages = pages
        return apsw.SQLITE_OK

    def _checkpoint(self) -> None:
        """Move a long log into the file. It is no news to the caller if that fails: what was kept stays kept."""
        if self._waiting_pages >= CHECKPOINT_PAGES:
            with suppress(apsw.Error):
                self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)


@contextmanager
def _reading() -> Iterator[None]:
    with told():
        try:
            yield
        except (ValueError, TypeError):  # a bit has turned: no date, no compartment, no UTF-8
            raise StoreDamaged from None


def _place(path: Path) -> Path:
    """Return the path with its folder resolved, so that only the file itself can be a symbolic link."""
    return path.parent.resolve() / path.name


def _inspect(place: Path) -> None:
    """Look at a file without opening it.

    To open and close it here would drop the locks that another connection of this process holds on it (POSIX).
    """
    try:
        found = place.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreMissing(path=str(place)) from None
    if stat.S_ISLNK(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_mode & OTHERS):
        raise StoreExposed(path=str(place))
    if not stat.S_ISREG(found.st_mode):
        raise StoreDamaged


def _build(draft: Path, *, practice: bool) -> None:
    """Make a whole store under another name, so that nobody ever meets half of one."""
    draft.unlink(missing_ok=True)
    os.close(open_private(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    connection = connect(draft, new=True)
    try:
        with told(), connection:
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", SCHEMA_VERSION)
            connection.execute(schema.TABLES)
            connection.execute("INSERT INTO meta VALUES ('practice', ?)", ("1" if practice else "0",))
    finally:
        connection.close()


def _put_in_place(draft: Path, place: Path) -> None:
    """Give the store its name, unless the name is taken: of two who make one at once, one gets `StoreExists`."""
    try:
        os.link(draft, place, follow_symlinks=False)
    except FileExistsError:
        raise StoreExists(path=str(place)) from None
    draft.unlink()
    sync_folder(place.parent)
