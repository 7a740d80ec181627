"""A store in PostgreSQL: for a municipality whose offices work at once, from many machines.

It keeps the same columns, sealed in the same way, as a store in SQLite; the server sees what lists need, and opens
nothing. Any thread may use an open store.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import Protocol, Self, TypeVar

from engine.adapters import numbering, postgres_erasing, postgres_schema
from engine.adapters import postgres_tables as tables
from engine.adapters.chain import Head
from engine.adapters.custody import Custody
from engine.adapters.identity import ID_BYTES, Identity, believed, store_id_in, written
from engine.adapters.keys import chance as random_bytes
from engine.adapters.marks import Marks
from engine.adapters.postgres_appending import PostgresAppending
from engine.adapters.postgres_audience import Audience
from engine.adapters.postgres_keys import PostgresKeys
from engine.adapters.postgres_link import Connection, Link, told
from engine.adapters.postgres_place import Place
from engine.adapters.postgres_reading import PostgresReading
from engine.adapters.postgres_sealer import SECONDS, Sealer
from engine.adapters.postgres_standing import require_walls
from engine.adapters.private import leave_no_image, told_as_store_errors
from engine.adapters.sealing import Column, Sealing
from engine.adapters.vault import KEY_BYTES, Chance, Vault
from engine.application.audience import words_of
from engine.application.ports import (
    Conflict,
    Look,
    Notice,
    Person,
    Receipt,
    Record,
    Row,
    StoredGuideline,
    Stream,
)
from engine.application.proofs import Proof
from engine.errors import EngineError, HandleTaken, LookUnwritten, StoreBehind, StoreExists, StoreNewer

_Answer = TypeVar("_Answer")


class Fill(Protocol):
    """Fills the tables of a new store, in the transaction that makes them."""

    def __call__(self, connection: Connection, link: Link, *, vault: Vault) -> None:
        """Fill them."""
        ...


class PostgresStore(PostgresReading):
    """A store, its directory of people and its access log. Made with `create` or `open`, closed by whoever made it."""

    def __init__(self, place: Place, link: Link, *, custody: Custody, chance: Chance) -> None:
        leave_no_image()
        self.place = place
        self.link = link
        self.custody = custody
        found = dict(link.all(tables.SELECT_META))
        require_format(found)
        store_id = store_id_in(found)
        self.marks = Marks(custody, store_id, names=[str(place)])
        self.vault = Vault(custody.master(store_id), store_id, chance=chance)
        self.identity: Identity = believed(found, self.vault)
        self.keys = PostgresKeys(link, self.vault)
        self.sealing = Sealing(self.vault, self.keys)
        self.sealer = Sealer(link, self.vault.chain)
        self.audience = Audience(self.vault)
        self._whole: PostgresStore = self
        self.appending = self._appending_on(link)
        self._looked_at = 0.0  # when it was last asked whether a seal is due
        self._wrote = False
        self.pins: dict[str, StoredGuideline] = {}

    def seen_by(self, person: Person) -> Self:
        """Return this store as the server shows it to a person: the cases with which something may be allowed."""
        seen = copy(self)
        seen.link = self._whole.link.narrowed(" ".join(self.audience.tags(words_of(person))))
        seen.keys = self.keys.through(seen.link)
        seen.sealing = Sealing(self.vault, seen.keys)
        seen.sealer = Sealer(seen.link, self.vault.chain)
        seen.appending = seen._appending_on(seen.link)  # noqa: SLF001 - it is one of its own kind
        return seen

    def whole(self) -> "PostgresStore":
        """Return this store with every case in it, whoever acts."""
        return self._whole

    def _appending_on(self, link: Link) -> PostgresAppending:
        return PostgresAppending(
            link,
            whole=self._whole.link,
            vault=self.vault,
            sealing=self.sealing,
            keys=self.keys,
        )

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
                custody.require_room()
                master = chance(KEY_BYTES)
                vault, identity = Vault(master, store_id, chance=chance), Identity(store_id, practice)
                keep_key = partial(custody.keep, store_id, master)
                lay = partial(_lay, identity=written(identity, vault), fill=fill, into=(link, vault))
                try:
                    link.make_place(lay, at_last=keep_key)
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
                link.require_place(named=str(place))
                store = cls(place, link, custody=custody, chance=chance)
                require_walls(link)
                if not accept_older:
                    store.sealer.require(store.marks.seen())
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
                self.seal_if_due()
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
        head = self._whole.sealer.seal()
        if head is not None:
            self.marks.keep(head)
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
            answer = self.appending.append(streams, command_id, looks=seen)
        self._has_written()
        return answer

    def pin(self, copy: StoredGuideline) -> None:
        """Keep a copy of a guideline; a digest that is already kept stays as it is."""
        self._add(tables.INSERT_GUIDELINE, columns=self.bound("guidelines", self.sealing.guideline_columns(copy)))

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
            self._whole.link.attempt(added)
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

    def note(self, kind: str, *, at: datetime, **details: str) -> None:
        """Keep a notice of what was done with the store itself."""
        self._add(
            tables.INSERT_NOTICE, columns=self.bound("notices", self.sealing.notice_columns(Notice(at, kind, details)))
        )

    def waiting(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Return cases that have changed and that nobody has seen to since, those first that have waited the longest.

        Each comes with how far it had come. What is done about it is done in one transaction with `taken`.
        """
        return tuple((case_id, seq) for case_id, seq in self._whole.link.all(tables.SELECT_WAITING, limit))

    def taken(self, connection: Connection, case_id: str, *, seq: int) -> None:
        """Note, in a transaction of the caller's, that a case was seen to as it stood; a later change waits anew."""
        connection.execute(tables.DELETE_WAITING, (case_id, seq))

    def erase(self, proof: Proof, *, expected_seq: int) -> str | Conflict:
        """Erase a case, as `Store.erase` tells."""
        if self.row(proof.case_id) is None:
            return Conflict(proof.case_id, 0)
        answer = postgres_erasing.erase(self._whole, proof, expected_seq=expected_seq)
        self._has_written()
        return answer

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
        self._whole.note_writing()

    def note_writing(self) -> None:
        """Take note that something was kept, and seal it, once a minute."""
        self._wrote = True
        now = time.monotonic()
        if self._looked_at and now - self._looked_at >= SECONDS:
            with suppress(EngineError):  # it is no news to the caller: what was kept stays kept
                self.seal_if_due()
        self._looked_at = self._looked_at or now

    def seal_if_due(self) -> None:
        """Seal what was kept, if nobody has for a minute."""
        self._looked_at = time.monotonic()
        if self._whole.sealer.is_due():
            self.seal()


def _lay(connection: Connection, *, identity: dict[str, str], fill: Fill | None, into: tuple[Link, Vault]) -> None:
    """Make the tables of a new store, say in them what it is, and fill them."""
    link, vault = into
    postgres_schema.lay(connection, link.schema)
    for item in {**identity, "format": postgres_schema.FORMAT}.items():
        connection.execute(tables.INSERT_META, item)
    if fill is not None:
        fill(connection, link, vault=vault)


def require_format(found: Mapping[str, str]) -> None:
    """Raise `StoreBehind` or `StoreNewer` where a store is kept in another form than this program's."""
    said = str(found.get("format"))
    if said in postgres_schema.OLDER:
        raise StoreBehind
    if said != postgres_schema.FORMAT:
        raise StoreNewer(what="schema", version=said)
