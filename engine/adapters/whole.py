"""Keeps invented cases in a store in a file, hundreds in a transaction, as if each act of them had been kept by itself.

What lies in the tables afterwards is what the acts leave there one by one. A test holds the two together.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from engine.adapters import numbering, schema
from engine.adapters.appending import Appending
from engine.adapters.chain import Head
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Look, Person, Record, Whole
from engine.errors import HandleTaken

Entry = Record | Look


class WholeCases:
    """Keeps much at a time in one open store."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        appending = Appending(store.connection, ledger=store.ledger, sealing=store.sealing, case_keys=store.case_keys)
        self._next_serial = appending.next_serial

    def add_all(self, people: Sequence[Person]) -> None:
        """Add people to the directory. Raises `HandleTaken`."""
        with self._store.writing():
            taken = {person.handle for person in self._store.people()}
            for person in people:
                if person.handle in taken:
                    raise HandleTaken(handle=person.handle)
                taken.add(person.handle)
            self._store.ledger.add("people", map(self._store.sealing.person_columns, people))

    def keep_whole(self, cases: Sequence[Whole]) -> None:
        """Keep new cases with all that has happened in them, in the order in which it happened."""
        numbering.check_whole(cases)
        begun = sorted(cases, key=lambda case: case.records[0].recorded_at)
        with self._store.writing():
            self._store.case_keys.make_all(case.row.case_id for case in begun)
            for case in begun:
                self._open(case)
            self._add(in_order(begun))
        self._store.case_keys.forget()

    def _open(self, case: Whole) -> None:
        year = numbering.year_of_opening(case.records)
        serial = self._next_serial(year)
        numbered = year, serial, numbering.written_number(year, serial)
        columns = self._store.sealing.row_columns(case.row, numbered=numbered, newest=case.records[-1].event_id)
        self._store.connection.execute(schema.INSERT_CASE, columns)

    def _add(self, entries: Sequence[Entry]) -> None:
        """Add entries to the chain, as many as lie in one table at a time."""
        ledger, sealing = self._store.ledger, self._store.sealing
        head = ledger.head()
        for _, found in groupby(entries, key=type):
            together = list(found)
            head = self._look([one for one in together if isinstance(one, Look)], after=head)
            records = (sealing.record_columns(one) for one in together if isinstance(one, Record))
            head = ledger.linked("records", records, after=head)
        ledger.keep(head)

    def _look(self, looks: Sequence[Look], *, after: Head) -> Head:
        places = [(one, after.position + place) for place, look in enumerate(looks, 1) for one in look.cases]
        head = self._store.ledger.linked("looks", map(self._store.sealing.look_columns, looks), after=after)
        self._store.connection.executemany(schema.INSERT_LOOK_CASE, places)
        return head


def in_order(cases: Iterable[Whole]) -> list[Entry]:
    """Return all that was kept of cases in the order in which it was kept; who looked before an act, looked first."""
    each: list[Entry] = []
    for case in cases:
        each += case.looks
        each += case.records
    return sorted(each, key=lambda one: one.at if isinstance(one, Look) else one.recorded_at)
