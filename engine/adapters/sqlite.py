"""A store in one SQLite file: every append is on the disk before it is acknowledged, and no process loses another's.

A store belongs to one thread at a time; each thread or process opens its own.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import apsw

from engine.adapters import numbering, schema
from engine.adapters.appending import Appending
from engine.adapters.building import (
    build,
    identity_of,
    inspect,
    inspect_keys,
    place_of,
    queue_path,
    require_identity,
)
from engine.adapters.case_keys import CaseKeys
from engine.adapters.chain import Head
from engine.adapters.connection import BUSY_MILLISECONDS, connect, reading, told
from engine.adapters.custody import Custody
from engine.adapters.erasing import erase, noted, settle
from engine.adapters.identity import Identity
from engine.adapters.keys import chance as random_bytes
from engine.adapters.ledger import Ledger
from engine.adapters.listing import Listing, by_number, of_status
from engine.adapters.marks import Marks, names_of
from engine.adapters.places import refuse_unsafe
from engine.adapters.private import file_at, leave_no_image, told_as_store_errors
from engine.adapters.sealing import Sealing
from engine.adapters.shape import require_shape
from engine.adapters.turns import Queue
from engine.adapters.vault import Chance, Vault
from engine.adapters.writing import Writing
from engine.application.ports import (
    EVERY,
    Conflict,
    Look,
    Notice,
    Person,
    Receipt,
    Record,
    Row,
    StoredGuideline,
    Stream,
    unreadable_row,
)
from engine.application.proofs import Proof
from engine.cases.vocabulary import Compartment
from engine.errors import EngineError, HandleTaken, LookUnwritten, StoreAltered, StoreLocked, StoreRolledBack
from engine.values import replace

_Answer = TypeVar("_Answer")

CHECKPOINT_PAGES = 2000  # how long the write-ahead log grows before it is moved into the file


class SqliteStore:
    """A store, its directory of people and its access log. Made with `create` or `open`, closed by whoever made it."""

    def __init__(self, path: Path, files: ExitStack, *, custody: Custody, patience: int, chance: Chance) -> None:
        leave_no_image()
        self.place = place = place_of(path)
        self.custody = custody
        self._file = file_at(place)
        self.connection = connect(place, patience=patience)
        files.callback(self.connection.close)
        require_shape(self.connection, schema.TABLES)  # before anything is read: a column may be a trap
        store_id = identity_of(self.connection)
        self.vault = Vault(custody.master(store_id), store_id, chance=chance)
        self.identity: Identity = require_identity(self.connection, self.vault)
        self.marks = Marks(custody, store_id, names=names_of(path))
        self.ledger = Ledger(self.connection, self.vault.chain)
        inspect_keys(place)
        self.case_keys = CaseKeys.open(place, self.vault, patience=patience)
        files.callback(self.case_keys.close)
        self.sealing = Sealing(self.vault, self.case_keys)
        self._appending = Appending(self.connection, ledger=self.ledger, sealing=self.sealing, case_keys=self.case_keys)
        self._queue = Queue(queue_path(place))
        files.callback(self._queue.close)
        self._listing = Listing(self)
        files.callback(self._listing.close)
        self._writing = Writing(self.connection, self._queue, before=self.require_own_place, after=self._checkpoint)
        self._files = files
        self._waiting_pages = 0
        self._pinned: dict[str, StoredGuideline] = {}
        self._seen: Head | None = None
        self.connection.set_wal_hook(lambda _connection, _name, pages: self._remember_pages(pages))

    @classmethod
    def create(cls, path: Path, *, custody: Custody, practice: bool = False, chance: Chance = random_bytes) -> Self:
        """Make a new, private store and open it. Raises `StoreExists` where there is a file already."""
        with told_as_store_errors():
            refuse_unsafe(path)
            build(place_of(path), custody=custody, practice=practice, chance=chance)
        return cls.open(path, custody=custody, chance=chance)

    @classmethod
    def open(cls, path: Path, *, custody: Custody, patience: int | None = None, chance: Chance = random_bytes) -> Self:
        """Open a store. Raises `StoreMissing` where there is none, and other store errors where it is not safe.

        `patience` is how many milliseconds to wait for another program that holds the file, unless it is the usual.
        """
        patience = BUSY_MILLISECONDS if patience is None else patience
        with reading(), told_as_store_errors(), ExitStack() as files:
            place = place_of(path)
            inspect(place)
            refuse_unsafe(place)
            store = cls(path, files, custody=custody, patience=patience, chance=chance)
            store.require_known_past()
            store.require_own_place()
            if patience >= BUSY_MILLISECONDS:  # whoever cannot wait leaves it to the next one
                settle(store)
            store._files = files.pop_all()
        return store

    @property
    def is_practice(self) -> bool:
        """Whether this is a store for practice."""
        return self.identity.practice

    @property
    def is_broken(self) -> bool:
        """Whether the chain does not hold from where it was last seen, or from its start where it never was."""
        return self._seen is None

    def close(self) -> None:
        """Close the files, and remember where the chain stands.

        What is not yet moved out of the write-ahead log is moved now if nobody else has the store open.
        """
        if not self.is_broken:
            with suppress(apsw.Error, EngineError, ValueError):  # a head that is not remembered leaves the one before
                self.marks.keep(self.ledger.followed(self._seen))
        with told(), told_as_store_errors():
            self._files.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def head(self) -> Head:
        """Return where the chain stands."""
        with told():
            return self.ledger.head()

    def mark(self) -> str:
        """Return the short head of the chain."""
        return self.head().short

    def require_known_past(self) -> None:
        """Raise `StoreRolledBack` where the store does not hold what was seen in it the last time.

        What has come since then is followed link by link. Where that does not hold the store can be read, so that
        what is wrong with it can be told, but `is_broken`, and no head of it is remembered.
        """
        seen = self.marks.seen()
        if seen and self.ledger.mac_at(seen.position) != seen.mac:
            raise StoreRolledBack(seen=seen.short, found=self.ledger.head().short)
        self.ledger.require_end()
        with suppress(StoreAltered):
            self._seen = self.ledger.followed(seen)

    def require_own_place(self) -> None:
        """Raise `StoreLocked` where a backup was put in its place meanwhile: what is written here would be gone."""
        if file_at(self.place) != self._file:
            raise StoreLocked

    def append(
        self, case_id: str, expected_seq: int, *, command_id: str, records: Sequence[Record], row: Row
    ) -> Receipt | Conflict:
        """Keep the records and the row in one transaction, as `Store.append` tells."""
        stream = Stream(case_id=case_id, expected_seq=expected_seq, records=records, row=row)
        answer = self.append_together([stream], command_id=command_id)
        return answer if isinstance(answer, Conflict) else answer[0]

    def append_together(
        self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        """Keep several streams in one transaction, as `Store.append_together` tells."""
        numbering.check_streams(streams, command_id=command_id)
        kept_looks = tuple(map(numbering.fit_to_keep, looks))
        with self.writing():
            return self._appending.append(streams, command_id, looks=kept_looks)

    def records(self, case_id: str, *, opening: frozenset[Compartment] = EVERY) -> tuple[Record, ...]:
        """Return a case's records in order, those of these compartments; empty where there is no such case."""
        with reading():
            found: list[tuple[Any, ...]] = self.connection.execute(schema.SELECT_RECORDS, (case_id,)).fetchall()
            if found and (found[0][-1] or -1) < 0 and self._is_erased(case_id):
                return ()
            return self.sealing.records_of(found, opening=opening)

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        found = self._rows(schema.ROW_BY_ID, case_id)
        return found[0] if found else None

    def rows(self, *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of all cases, or of those with this status, by number, as `Store.rows` tells."""
        self.require_every_case()
        with reading():
            found = [
                self._row_or_blank(columns) for columns in self.connection.execute(schema.ROWS_BY_NUMBERS).fetchall()
            ]
        # A status is true once its row is opened: somebody may have closed a case to hide it. A blank row has seq 0.
        return tuple(row for row in found if row and (status in {None, row.status} or not row.seq))

    def each_row(self, *, status: str | None = None) -> Iterator[Row]:
        """Give rows one by one, as `Store.each_row` tells."""
        self.require_every_case()
        return numbering.each_after(self._rows_after, status=status)

    def _rows_after(self, place: tuple[int, int], most: int) -> numbering.Numbered:
        """Return rows of the cases after this number, so many at most, each with its own."""
        with reading():
            cursor = self.connection.execute(schema.ROWS_AFTER, (*place, most))
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return [((columns[1], columns[2]), self._row_or_blank(columns)) for columns in found]

    def rows_of(self, words: Collection[str], *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of the cases that stand on one of these lists, as `Store.rows_of` tells."""
        listed = self._listing.rows(words, of_status(status))
        return self.rows(status=status) if listed is None else by_number(listed)

    def numbered(self, number: str) -> tuple[Row, ...]:
        """Return the cases that a number means: `2026-014` exactly, `14` in any year."""
        meaning = numbering.meaning_of(number)
        if meaning is None:
            return ()
        year, serial = meaning
        wanted = (schema.ROWS_BY_SERIAL, serial) if year is None else (schema.ROW_BY_NUMBER, serial, year)
        found = self._rows(*wanted)
        if not found:
            self.require_every_case()
        return found

    def pin(self, copy: StoredGuideline) -> None:
        """Keep a copy of a guideline; a digest that is already kept stays as it is."""
        with self.writing():
            key = self.sealing.guideline_key(copy.digest)
            if self.connection.execute(schema.SELECT_GUIDELINE, (key,)).fetchone() is None:
                self.ledger.add("guidelines", [self.sealing.guideline_columns(copy)])

    def pinned(self, digest: str) -> StoredGuideline | None:
        """Return a pinned copy; one that was read stays in memory, for it never changes."""
        if digest not in self._pinned:
            with reading():
                key = self.sealing.guideline_key(digest)
                found = self.connection.execute(schema.SELECT_GUIDELINE, (key,)).fetchone()
                if not found:
                    return None
                self._pinned[digest] = self.sealing.guideline_of(key, found[0])
        return self._pinned[digest]

    def copies(self) -> tuple[StoredGuideline, ...]:
        """Return every pinned copy, in the order in which they were kept."""
        with reading():
            found: list[tuple[Any, ...]] = self.connection.execute(schema.SELECT_GUIDELINES).fetchall()
            return tuple(self.sealing.guideline_of(key, sealed) for key, sealed in found)

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by handle."""
        with reading():
            found = [
                self.sealing.person_of(columns[:2])
                for columns in self.connection.execute(schema.SELECT_PEOPLE).fetchall()
            ]
        return tuple(sorted(found, key=lambda person: person.handle))

    def add(self, person: Person) -> None:
        """Add a person, or replace the one with the same id."""
        with self.writing():
            if any(other.handle == person.handle and other.id != person.id for other in self.people()):
                raise HandleTaken(handle=person.handle)
            self.ledger.add("people", [self.sealing.person_columns(person)])

    def log(self, look: Look) -> None:
        """Keep a look in the access log, on the disk when this returns. Raises `LookUnwritten`."""
        look = numbering.fit_to_keep(look)
        try:
            with self.writing():
                self.ledger.keep(self._appending.look([look], after=self.ledger.head()))
        except EngineError as error:
            raise LookUnwritten(reason=error.message) from None

    def along(self, look: Look, keep: Callable[[Sequence[Look]], _Answer]) -> _Answer:
        """Have a look kept with something else, as `AccessLog.along` tells."""
        return keep((look,))

    def looks(self, case_id: str | None = None) -> tuple[Look, ...]:
        """Return the looks at a case, or all, in order."""
        with reading():
            if case_id is None:
                found = self.connection.execute(schema.SELECT_LOOKS).fetchall()
            else:
                found = self.connection.execute(schema.SELECT_LOOKS_AT, (case_id,)).fetchall()
            return tuple(self._shown(self.sealing.look_of(columns)) for columns in found)

    def _shown(self, look: Look) -> Look:
        """Return a look without what somebody typed of an erased case: it did not always lie behind the case's key."""
        told_of_erased = look.reason is not None and any(map(self._is_erased, look.cases))
        return replace(look, reason=None) if told_of_erased else look

    def note(self, kind: str, *, at: datetime, **details: str) -> None:
        """Keep a notice of what was done with the store itself."""
        with self.writing():
            self.ledger.add("notices", [self.sealing.notice_columns(Notice(at, kind, details))])

    def whole(self) -> Self:
        """Return itself: it shows every case to whoever opens it."""
        return self

    def notices(self) -> tuple[Notice, ...]:
        """Return what has been done with the store itself, in order."""
        with reading():
            return tuple(map(self.sealing.notice_of, self.connection.execute(schema.SELECT_NOTICES).fetchall()))

    def require_every_case(self) -> None:
        """Raise `StoreAltered` where there is not a case for every number that was given out: a list shows them all."""
        with reading():
            numbered: list[tuple[Any, ...]] = self.connection.execute(schema.SELECT_NUMBERED).fetchall()
            for year, last, mac, cases in numbered:
                if cases != last or mac != self.sealing.counter_mac(year, last):
                    raise StoreAltered(where="cases")

    def _row_or_blank(self, columns: Sequence[Any]) -> Row | None:
        """Return a row of a list. One that was altered is told by its id alone, and does not hide the others."""
        try:
            return self._row(columns)
        except StoreAltered:
            return unreadable_row(str(columns[0]))

    def _rows(self, statement: str, *values: str | int | None) -> tuple[Row, ...]:
        with reading():
            return tuple(filter(None, map(self._row, self.connection.execute(statement, values).fetchall())))

    def _row(self, columns: Sequence[Any]) -> Row | None:
        """Return a row; None for the marker of a case that is erased, once it is found to be one."""
        if columns[schema.STATUS] != schema.ERASED:
            return self.sealing.row_of(columns)
        self.sealing.proof_of(columns)
        return None

    def _is_erased(self, case_id: str) -> bool:
        found = self.connection.execute(schema.SELECT_MARKER, (case_id,)).fetchone()
        return found is not None and self._row(found) is None

    def erase(self, proof: Proof, *, expected_seq: int) -> str | Conflict:
        """Erase a case, as `Store.erase` tells."""
        answer = erase(self, proof, expected_seq=expected_seq)
        return answer if isinstance(answer, Conflict) else answer.short

    def erased(self) -> tuple[Proof, ...]:
        """Return the proofs of all erasures, in order."""
        with reading():
            return noted(self.connection, self.sealing)

    def leave_out_erased(self) -> None:
        """Take the cases that are erased off every list, and what the lists said of them from the disk."""
        self._listing.leave_out_erased()

    def turn(self) -> AbstractContextManager[None]:
        """Hold the turn of the store's writers, for what is written beside its tables."""
        return self._queue.turn()

    def writing(self) -> AbstractContextManager[None]:
        """Hold the turn and a transaction; what is in it is kept whole or not at all."""
        return self._writing

    def _remember_pages(self, pages: int) -> int:
        self._waiting_pages = pages
        return apsw.SQLITE_OK

    def _checkpoint(self) -> None:
        """Move a long log into the file, while nobody adds to it: else it is never moved whole, and never begun anew.

        It is no news to the caller if that fails: what was kept stays kept.
        """
        if self._waiting_pages >= CHECKPOINT_PAGES:
            with suppress(apsw.Error):
                for connection in (self.connection, self.case_keys.connection):
                    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
