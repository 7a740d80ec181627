"""What is read from a store in PostgreSQL: cases, people, looks, notices and guides, opened and found to be as kept."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from engine.adapters import numbering, schema
from engine.adapters import postgres_tables as tables
from engine.adapters.erasing import proof_in
from engine.adapters.postgres_appending import PostgresAppending
from engine.adapters.postgres_audience import Audience
from engine.adapters.postgres_keys import PostgresKeys
from engine.adapters.postgres_link import Link
from engine.adapters.sealing import Columns, Sealing
from engine.application.ports import EVERY, Look, Notice, Person, Record, Row, StoredGuideline, unreadable_row
from engine.application.proofs import Proof
from engine.application.upkeep import ERASED
from engine.cases.vocabulary import Compartment
from engine.errors import StoreAltered
from engine.values import replace


class PostgresReading:
    """An open store, as far as it is read. What its link is not shown is not there."""

    link: Link
    sealing: Sealing
    appending: PostgresAppending
    keys: PostgresKeys
    audience: Audience
    pins: dict[str, StoredGuideline]

    def records(self, case_id: str, *, opening: frozenset[Compartment] = EVERY) -> tuple[Record, ...]:
        """Return a case's records in order, those of these compartments; empty where there is no such case."""
        found = self.link.all(tables.SELECT_RECORDS, case_id, case_id)
        if not found or ((found[0][-1] or -1) < 0 and self._is_erased([case_id])):
            return ()
        return self.sealing.records_of(found, opening=opening)

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        found = self._rows(tables.ROW_BY_ID, case_id)
        return found[0] if found else None

    def rows(self, *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of all cases, or of those with this status, by number, as `Store.rows` tells."""
        self._require_every_case()
        found = self._opened(self.link.all(tables.ROWS_BY_NUMBERS))
        # A status is true once its row is opened: somebody may have closed a case to hide it. A blank row has seq 0.
        return tuple(row for row in found if row and (status in {None, row.status} or not row.seq))

    def each_row(self, *, status: str | None = None) -> Iterator[Row]:
        """Give rows one by one, as `Store.each_row` tells."""
        self._require_every_case()
        return numbering.each_after(self._rows_after, status=status)

    def _rows_after(self, place: tuple[int, int], most: int) -> numbering.Numbered:
        """Return rows of the cases after this number, so many at most, each with its own."""
        found = self.link.all(tables.ROWS_AFTER, *place, most)
        return [((columns[1], columns[2]), row) for columns, row in zip(found, self._opened(found), strict=True)]

    def rows_of(self, words: Collection[str], *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of the cases that share a word with these, as `Store.rows_of` tells."""
        self._require_every_case()
        found = self._opened(self.link.all(tables.ROWS_BY_AUDIENCE, self.audience.tags(words)))
        return tuple(row for row in found if row and (status in {None, row.status} or not row.seq))

    def numbered(self, number: str) -> tuple[Row, ...]:
        """Return the cases that a number means: `2026-014` exactly, `14` in any year."""
        meaning = numbering.meaning_of(number)
        if meaning is None:
            return ()
        year, serial = meaning
        wanted = (tables.ROWS_BY_SERIAL, serial) if year is None else (tables.ROW_BY_NUMBER, serial, year)
        found = self._rows(*wanted)
        if not found:
            self._require_every_case()
        return found

    def pinned(self, digest: str) -> StoredGuideline | None:
        """Return a pinned copy; one that was read stays in memory, for it never changes."""
        if digest not in self.pins:
            key = self.sealing.guideline_key(digest)
            found = self.link.all(tables.SELECT_GUIDELINE, key)
            if not found:
                return None
            self.pins[digest] = self.sealing.guideline_of(key, found[0][0])
        return self.pins[digest]

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

    def notices(self) -> tuple[Notice, ...]:
        """Return what has been done with the store itself, in order."""
        return tuple(map(self.sealing.notice_of, self.link.all(tables.SELECT_NOTICES)))

    def erased(self) -> tuple[Proof, ...]:
        """Return the proofs of all erasures, in order."""
        found = self.link.all(tables.SELECT_NOTICES_OF, ERASED)
        return tuple(proof_in(self.sealing.notice_of(columns)) for columns in found)

    def _require_every_case(self) -> None:
        """Raise `StoreAltered` where there is not a case for every number that was given out: a list shows them all."""
        for year, last, mac, cases in self.link.all(tables.SELECT_NUMBERED):
            if cases != last or mac != self.sealing.counter_mac(year, last):
                raise StoreAltered(where="cases")

    def _opened(self, found: Sequence[Columns]) -> Iterator[Row | None]:
        """Give the rows of a list, with their keys fetched some at a time: each by itself would be asked for alone."""
        for first in range(0, len(found), numbering.AT_ONCE):
            some = found[first : first + numbering.AT_ONCE]
            self.keys.fetch([columns[0] for columns in some])
            yield from map(self._row_or_blank, some)

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
        self.appending.remember((*row, mac))
        return found

    def _is_erased(self, case_ids: Sequence[str]) -> bool:
        found: list[tuple[Any, ...]] = self.link.all(tables.SELECT_MARKERS, list(case_ids))
        return any(self._row(columns) is None for columns in found)
