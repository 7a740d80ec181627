"""A store in PostgreSQL: for a municipality whose offices work at once, from many machines.

It keeps the same columns, sealed in the same way, as a store in SQLite; the server sees what lists need, and opens
nothing. Any thread may use an open store.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from engine.adapters import numbering, postgres_erasing, schema
from engine.adapters import postgres_tables as tables
from engine.adapters.chain import Head
from engine.adapters.custody import Custody
from engine.adapters.erasing import proof_in
from engine.adapters.identity import ID_BYTES, Identity, believed, store_id_in, written
from engine.adapters.keys import chance as random_bytes
from engine.adapters.postgres_appending import PostgresAppending
from engine.adapters.postgres_keys import PostgresKeys
from engine.adapters.postgres_link import Connection, Link, require_place, told
from engine.adapters.postgres_place import Place
from engine.adapters.postgres_sealer import SECONDS, Sealer
from engine.adapters.private import leave_no_image, told_as_store_errors
from engine.adapters.sealing import Column, Columns, Sealing
from engine.adapters.vault import Chance, Vault
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
from engine.application.upkeep import ERASED
from engine.cases.vocabulary import Compartment
from engine.errors import EngineError, HandleTaken, LookUnwritten, StoreAltered, StoreExists, StoreNewer
from engine.values import replace

_Answer = TypeVar("_Answer")


class Fill(Protocol):
    """Fills the tables of a new store, in the transaction that makes them."""

    def __call__(self, connection: Connection, link: Link, *, vault: Vault) -> None:
        """Fill them."""
        ...


class PostgresStore:
    """A store, its directory of people and its access log. Made with `create` or `open`, closed by whoever made it."""

    def __init__(self, place: Place, link: Link, *, custody: Custody, chance: Chance) -> None:
        leave_no_image()
        self.place = place
        self.link = link
        self.custody = custody
        found = dict(link.all(tables.SELECT_META))
        if found.get("format") != tables.FORMAT:
            raise StoreNewer(what="schema", version=str(found.get("format")))
        store_id = store_id_in(found)
        self.vault = Vault(custody.master(store_id), store_id, chance=chance)
        self.identity: Identity = believed(found, self.vault)
        self.keys = PostgresKeys(link, self.vault)
        self.sealing = Sealing(self.vault, self.keys)
        self.sealer = Sealer(link, self.vault.chain)
        self._appending = PostgresAppending(link, chain=self.vault.chain, sealing=self.sealing, keys=self.keys)
        self._looked_at = 0.0  # when it was last asked whether a seal is due
        self._wrote = False

    @classmethod
    def create(
        cls,
        place: Place,
        *,
        custody: Custody,
        practice: bool = False,
        chance: Chance = random_bytes,
        fill: Fill | None = None,
    ) -> Self:
        """Make a new store and open it; with what it is to be filled with, or not at all.

        Raises `StoreExists` where there is one already.
        """
        link = Link(place.address, place.schema)
        try:
            with told_as_store_errors():
                if link.has_place():
                    raise StoreExists(path=str(place), reason="server")
                store_id = chance(ID_BYTES).hex()
                vault = Vault(custody.make(store_id, chance=chance), store_id, chance=chance)
                identity = Identity(store_id, practice)
                try:
                    link.make_place(partial(_lay, identity=written(identity, vault), fill=fill, into=(link, vault)))
                except BaseException:
                    custody.forget(store_id)
                    raise
        finally:
            link.close()
        return cls.open(place, custody=custody, chance=chance)

    @classmethod
    def open(cls, place: Place, *, custody: Custody, chance: Chance = random_bytes, accept_older: bool = False) -> Self:
        """Open a store. Raises `StoreMissing` where there is none, and other store errors where it is not safe.

        `accept_older`: also one that is older than what was seen of it here, for the server was put back.
        """
        link = Link(place.address, place.schema)
        try:
            with told_as_store_errors():
                require_place(link, named=str(place))
                store = cls(place, link, custody=custody, chance=chance)
                if not accept_older:
                    store.sealer.require(custody.remembered(store.identity.store_id))
                postgres_erasing.settle(store)
        except BaseException:
            link.close()
            raise
        return store

    @classmethod
    def said_at(cls, place: Place) -> dict[str, str] | None:
        """Return what a store says of itself, which may not be true; None where there is none. No key is asked for."""
        link = Link(place.address, place.schema)
        try:
            return dict(link.all(tables.SELECT_META)) if link.has_place() else None
        finally:
            link.close()

    @classmethod
    def says_practice(cls, place: Place) -> bool | None:
        """Tell whether a store says that it is for practice; None where nothing can be read there."""
        try:
            said = cls.said_at(place)
        except EngineError:
            return None
        return said.get("practice") == "1" if said is not None else None

    def take_away(self) -> None:
        """Take the whole store away, and its key: of one that was just made, and is not as it should be."""
        self.link.drop_place()
        self.custody.forget(self.identity.store_id)

    @property
    def is_practice(self) -> bool:
        """Whether this is a store for practice."""
        return self.identity.practice

    def close(self) -> None:
        """Seal what is to be sealed, if nobody has for a minute, and close the connections."""
        with suppress(EngineError):  # what is not sealed now is sealed the next time, and what is wrong is told then
            if self._wrote:
                self._seal_if_due()
        self.link.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def head(self) -> Head:
        """Return the last seal."""
        return self.sealer.head()

    def mark(self) -> str:
        """Return the short head of the last seal."""
        return self.head().short

    def seal(self) -> Head | None:
        """Seal what was kept since the last time, and remember where the chain stands; as `Sealer.seal` tells."""
        head = self.sealer.seal()
        if head is not None:
            self.custody.remember(self.identity.store_id, head)
        return head

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
        seen = [self._look_columns(look) for look in looks]
        with told():
            answer = self._appending.append(streams, command_id, looks=seen)
        self._has_written()
        return answer

    def records(self, case_id: str, *, opening: frozenset[Compartment] = EVERY) -> tuple[Record, ...]:
        """Return a case's records in order, those of these compartments; empty where there is no such case."""
        found = self.link.all(tables.SELECT_RECORDS, case_id)
        if not found or self._is_erased([case_id]):
            return ()
        return self.sealing.records_of(found, opening=opening)

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        found = self._rows(tables.ROW_BY_ID, case_id)
        return found[0] if found else None

    def rows(self, *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of all cases, or of those with this status, by number, as `Store.rows` tells."""
        self._require_every_case()
        found = map(self._row_or_blank, self.link.all(tables.ROWS_BY_NUMBERS))
        # A status is true once its row is opened: somebody may have closed a case to hide it. A blank row has seq 0.
        return tuple(row for row in found if row and (status in {None, row.status} or not row.seq))

    def numbered(self, number: str) -> tuple[Row, ...]:
        """Return the cases that a number means: `2026-014` exactly, `14` in any year."""
        meaning = numbering.meaning_of(number)
        if meaning is None:
            return ()
        year, serial = meaning
        found = self._rows(tables.ROWS_BY_NUMBER, serial, year, year)
        if not found:
            self._require_every_case()
        return found

    def pin(self, copy: StoredGuideline) -> None:
        """Keep a copy of a guideline; a digest that is already kept stays as it is."""
        self._add(tables.INSERT_GUIDELINE, columns=self.bound("guidelines", self.sealing.guideline_columns(copy)))

    def pinned(self, digest: str) -> StoredGuideline | None:
        """Return a pinned copy."""
        key = self.sealing.guideline_key(digest)
        found = self.link.all(tables.SELECT_GUIDELINE, key)
        return self.sealing.guideline_of(key, found[0][0]) if found else None

    def last_kept_at(self) -> datetime | None:
        """Return when something was last entered in a case; None in a store without cases."""
        ((last,),) = self.link.all(tables.LAST_KEPT_AT)
        return datetime.fromisoformat(last) if last else None

    def copies(self) -> tuple[StoredGuideline, ...]:
        """Return every pinned copy, in the order in which they were kept."""
        return tuple(self.sealing.guideline_of(*columns) for columns in self.link.all(tables.SELECT_GUIDELINES))

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by handle."""
        found = map(self.sealing.person_of, self.link.all(tables.SELECT_PEOPLE))
        return tuple(sorted(found, key=lambda person: person.handle))

    def add(self, person: Person) -> None:
        """Add a person, or replace the one with the same id. Whoever adds another meanwhile waits."""
        columns = self.sealing.person_columns(person)

        def added(connection: Connection) -> None:
            with connection.transaction():
                connection.execute(tables.HOLD_PEOPLE)
                found = map(self.sealing.person_of, connection.execute(tables.SELECT_PEOPLE).fetchall())
                if any(other.handle == person.handle and other.id != person.id for other in found):
                    raise HandleTaken(handle=person.handle)
                connection.execute(tables.INSERT_PERSON, self.bound("people", columns))

        with told():
            self.link.attempt(added)
        self._has_written()

    def log(self, look: Look) -> None:
        """Keep a look in the access log, on the disk when this returns. Raises `LookUnwritten`."""
        columns = self._look_columns(look)
        try:
            self._add(tables.INSERT_LOOK, columns=columns)
        except EngineError as error:
            raise LookUnwritten(reason=error.message) from None

    def along(self, look: Look, keep: Callable[[Sequence[Look]], _Answer]) -> _Answer:
        """Have a look kept with something else, as `AccessLog.along` tells."""
        return keep((look,))

    def looks(self, case_id: str | None = None) -> tuple[Look, ...]:
        """Return the looks at a case, or all, in order."""
        found = (
            self.link.all(tables.SELECT_LOOKS) if case_id is None else self.link.all(tables.SELECT_LOOKS_AT, case_id)
        )
        return tuple(self._shown(self.sealing.look_of(columns)) for columns in found)

    def _shown(self, look: Look) -> Look:
        """Return a look without what somebody typed of an erased case: it did not always lie behind the case's key."""
        told_of_erased = look.reason is not None and self._is_erased(look.cases)
        return replace(look, reason=None) if told_of_erased else look

    def note(self, kind: str, *, at: datetime, **details: str) -> None:
        """Keep a notice of what was done with the store itself."""
        self._add(
            tables.INSERT_NOTICE, columns=self.bound("notices", self.sealing.notice_columns(Notice(at, kind, details)))
        )

    def notices(self) -> tuple[Notice, ...]:
        """Return what has been done with the store itself, in order."""
        return tuple(map(self.sealing.notice_of, self.link.all(tables.SELECT_NOTICES)))

    def erase(self, proof: Proof, *, expected_seq: int) -> str | Conflict:
        """Erase a case, as `Store.erase` tells."""
        answer = postgres_erasing.erase(self, proof, expected_seq=expected_seq)
        self._wrote = True
        return answer

    def erased(self) -> tuple[Proof, ...]:
        """Return the proofs of all erasures, in order."""
        found = self.link.all(tables.SELECT_NOTICES_OF, ERASED)
        return tuple(proof_in(self.sealing.notice_of(columns)) for columns in found)

    def bound(self, table: str, columns: Sequence[Column]) -> tuple[Column, ...]:
        """Return an entry outside the cases as it is kept: with what binds it by itself."""
        chain = self.vault.chain
        return (*columns, chain.link(chain.start.mac, tables.CHAINED[table], columns=columns))

    def _look_columns(self, look: Look) -> tuple[Column, ...]:
        return self.bound("looks", self.sealing.look_columns(numbering.fit_to_keep(look)))

    def _add(self, statement: str, *, columns: Sequence[Column]) -> None:
        """Keep an entry outside the cases; once, however often it is sent."""
        self.link.do(statement, *columns)
        self._has_written()

    def _has_written(self) -> None:
        """Seal what was kept, once a minute."""
        self._wrote = True
        now = time.monotonic()
        if self._looked_at and now - self._looked_at >= SECONDS:
            with suppress(EngineError):  # it is no news to the caller: what was kept stays kept
                self._seal_if_due()
        self._looked_at = self._looked_at or now

    def _seal_if_due(self) -> None:
        self._looked_at = time.monotonic()
        if self.sealer.is_due():
            self.seal()

    def _require_every_case(self) -> None:
        """Raise `StoreAltered` where there is not a case for every number that was given out: a list shows them all."""
        for year, last, mac, cases in self.link.all(tables.SELECT_NUMBERED):
            if cases != last or mac != self.sealing.counter_mac(year, last):
                raise StoreAltered(where="cases")

    def _row_or_blank(self, columns: Columns) -> Row | None:
        """Return a row of a list. One that was altered is told by its id alone, and does not hide the others."""
        try:
            return self._row(columns)
        except StoreAltered:
            return unreadable_row(str(columns[0]))

    def _rows(self, statement: str, *values: str | int | None) -> tuple[Row, ...]:
        return tuple(filter(None, map(self._row, self.link.all(statement, *values))))

    def _row(self, columns: Columns) -> Row | None:
        """Return a row; None for the marker of a case that is erased, once it is found to be one."""
        *row, mac = columns
        if columns[schema.STATUS] == schema.ERASED:
            self.sealing.proof_of(row)
            return None
        found = self.sealing.row_of(row)
        self._appending.remember((*row, mac))
        return found

    def _is_erased(self, case_ids: Sequence[str]) -> bool:
        found: list[tuple[Any, ...]] = self.link.all(tables.SELECT_MARKERS, list(case_ids))
        return any(self._row(columns) is None for columns in found)


def _lay(connection: Connection, *, identity: dict[str, str], fill: Fill | None, into: tuple[Link, Vault]) -> None:
    """Make the tables of a new store, say in them what it is, and fill them."""
    connection.execute(tables.TABLES)
    connection.execute(tables.APPEND_FUNCTION)
    for item in {**identity, "format": tables.FORMAT}.items():
        connection.execute(tables.INSERT_META, item)
    if fill is not None:
        link, vault = into
        fill(connection, link, vault=vault)
