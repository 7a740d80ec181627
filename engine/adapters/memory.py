"""A store in memory: the twin of the real one, for tests and for trying out what nobody will keep."""

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self, TypeVar

from engine.adapters import numbering
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
)
from engine.application.proofs import Proof
from engine.application.upkeep import ERASED
from engine.cases.vocabulary import Compartment
from engine.errors import CommandReused, EventReused, HandleTaken
from engine.values import replace

_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class _Kept:
    number: tuple[int, int]
    row: Row
    records: tuple[Record, ...] = ()
    audience: frozenset[str] = frozenset()


class MemoryStore:
    """A store and its directory of people in memory. Any thread may use it."""

    def __init__(self, *, practice: bool = False) -> None:
        self.is_practice = practice
        self._lock = threading.Lock()
        self._cases: dict[str, _Kept] = {}
        self._serials: dict[int, int] = {}
        self._looks: list[Look] = []
        self._notices: list[Notice] = []
        self._guidelines: dict[str, StoredGuideline] = {}
        self._people: dict[str, Person] = {}
        self._erased: list[Proof] = []

    def append(
        self, case_id: str, expected_seq: int, *, command_id: str, records: Sequence[Record], row: Row
    ) -> Receipt | Conflict:
        """Keep the records and the row at once, as `Store.append` tells."""
        stream = Stream(case_id=case_id, expected_seq=expected_seq, records=records, row=row)
        answer = self.append_together([stream], command_id=command_id)
        return answer if isinstance(answer, Conflict) else answer[0]

    def append_together(
        self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        """Keep several streams at once, as `Store.append_together` tells."""
        numbering.check_streams(streams, command_id=command_id)
        kept_looks = list(map(numbering.fit_to_keep, looks))
        with self._lock:
            repeated = numbering.all_or_none([self._receipt(stream, command_id) for stream in streams])
            if repeated:
                return repeated
            for stream in streams:
                actual = self._standing(stream.case_id)
                if actual != stream.expected_seq:
                    return Conflict(stream.case_id, actual)
            for stream in streams:
                kept = self._cases.get(stream.case_id)
                self._refuse_known_events(kept.records if kept else (), stream.records)
            self._looks += kept_looks
            return tuple(self._keep(stream, command_id) for stream in streams)

    def _standing(self, case_id: str) -> int:
        kept = self._cases.get(case_id)
        return kept.row.seq if kept else 0

    def _keep(self, stream: Stream, command_id: str) -> Receipt:
        kept = self._cases.get(stream.case_id)
        kept = kept or self._open_case(stream.row, numbering.year_of_opening(stream.records))
        number = numbering.written_number(*kept.number)
        kept.row = replace(stream.row, number=number, audience=())
        kept.records += tuple(stream.records)
        kept.audience = frozenset(stream.row.audience)
        return Receipt(stream.case_id, command_id, number, stream.row.seq)

    def records(self, case_id: str, *, opening: frozenset[Compartment] = EVERY) -> tuple[Record, ...]:
        """Return a case's records in order, those of these compartments; empty where there is no such case."""
        kept = self._cases.get(case_id)
        return tuple(record for record in kept.records if record.compartment in opening) if kept else ()

    def mark(self) -> str:
        """Return nothing: what is in memory has no chain."""
        return ""

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        kept = self._cases.get(case_id)
        return kept.row if kept else None

    def rows(self, *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of all cases, or of those with this status, by number."""
        return tuple(kept.row for kept in self._by_number() if status in {None, kept.row.status})

    def each_row(self, *, status: str | None = None) -> Iterator[Row]:
        """Give rows one by one, as `Store.each_row` tells."""
        yield from self.rows(status=status)

    def rows_of(self, words: Collection[str], *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of the cases that share a word with these, by number."""
        mine = (kept.row for kept in self._by_number() if not kept.audience.isdisjoint(words))
        return tuple(row for row in mine if status in {None, row.status})

    def numbered(self, number: str) -> tuple[Row, ...]:
        """Return the cases that a number means: `2026-014` exactly, `14` in any year."""
        meaning = numbering.meaning_of(number)
        if meaning is None:
            return ()
        year, serial = meaning
        return tuple(
            kept.row for kept in self._by_number() if kept.number[1] == serial and year in {None, kept.number[0]}
        )

    def pin(self, copy: StoredGuideline) -> None:
        """Keep a copy of a guideline; a digest that is already kept stays as it is."""
        with self._lock:
            self._guidelines.setdefault(copy.digest, copy)

    def pinned(self, digest: str) -> StoredGuideline | None:
        """Return a pinned copy."""
        return self._guidelines.get(digest)

    def copies(self) -> tuple[StoredGuideline, ...]:
        """Return every pinned copy, in the order in which they were kept."""
        with self._lock:
            return tuple(self._guidelines.values())

    def erase(self, proof: Proof, *, expected_seq: int) -> str | Conflict:
        """Erase a case, as `Store.erase` tells."""
        with self._lock:
            standing = self._standing(proof.case_id)
            if standing != expected_seq or not standing:
                return Conflict(proof.case_id, standing)
            del self._cases[proof.case_id]
            self._looks = [replace(one, reason=None) if proof.case_id in one.cases else one for one in self._looks]
            self._erased.append(proof)
            self._notices.append(Notice(proof.at, ERASED, proof.written()))
        return ""

    def erased(self) -> tuple[Proof, ...]:
        """Return the proofs of all erasures, in order."""
        with self._lock:
            return tuple(self._erased)

    def note(self, kind: str, *, at: datetime, **details: str) -> None:
        """Keep a notice."""
        with self._lock:
            self._notices.append(Notice(at, kind, details))

    def whole(self) -> Self:
        """Return itself: it shows every case to whoever opens it."""
        return self

    def notices(self) -> tuple[Notice, ...]:
        """Return the notices, in order."""
        with self._lock:
            return tuple(self._notices)

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by handle."""
        with self._lock:
            return tuple(sorted(self._people.values(), key=lambda person: person.handle))

    def add(self, person: Person) -> None:
        """Add a person, or replace the one with the same id."""
        with self._lock:
            if any(other.handle == person.handle and other.id != person.id for other in self._people.values()):
                raise HandleTaken(handle=person.handle)
            self._people[person.id] = person

    def log(self, look: Look) -> None:
        """Keep a look in the access log."""
        with self._lock:
            self._looks.append(numbering.fit_to_keep(look))

    def along(self, look: Look, keep: Callable[[Sequence[Look]], _Answer]) -> _Answer:
        """Have a look kept with something else, as `AccessLog.along` tells."""
        return keep((look,))

    def looks(self, case_id: str | None = None) -> tuple[Look, ...]:
        """Return the looks at a case, or all, in order."""
        with self._lock:
            return tuple(look for look in self._looks if case_id is None or case_id in look.cases)

    def close(self) -> None:
        """Do nothing: there is no file."""

    def _receipt(self, stream: Stream, command_id: str) -> Receipt | None:
        case = self._cases.get(stream.case_id)
        kept = tuple(record for record in case.records if record.command_id == command_id) if case else ()
        if not case or not kept:
            return None
        if kept != tuple(stream.records):
            raise CommandReused
        number = numbering.written_number(*case.number)
        return Receipt(stream.case_id, command_id, number, kept[-1].seq, repeated=True)

    @staticmethod
    def _refuse_known_events(kept: tuple[Record, ...], new: Sequence[Record]) -> None:
        ids = [record.event_id for record in (*kept, *new)]
        if len(set(ids)) != len(ids):
            raise EventReused

    def _open_case(self, row: Row, year: int) -> _Kept:
        serial = self._serials.get(year, 0) + 1
        self._serials[year] = serial
        return self._cases.setdefault(row.case_id, _Kept((year, serial), row))

    def _by_number(self) -> list[_Kept]:
        with self._lock:
            return sorted(self._cases.values(), key=lambda kept: kept.number)
