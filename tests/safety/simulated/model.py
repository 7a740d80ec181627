"""What a store ought to hold and answer, in plain dicts and lists: no file, no key, no transaction.

A model is never changed in a way that its copies see, so that one from before a command can be gone back to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from engine.application.ports import Conflict, Look, Notice, Person, Receipt, Record, Row, StoredGuideline, Stream
from engine.cases.vocabulary import Compartment
from engine.errors import CommandReused, EngineError, EventReused, HandleTaken
from engine.values import replace

NORWAY = ZoneInfo("Europe/Oslo")

Entry = Record | Person | Look | Notice | StoredGuideline
Refusal = type[EngineError] | type[ValueError]
Receipts = tuple[Receipt, ...] | Conflict | Refusal


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it is kept."""

    year: int
    serial: int
    row: Row
    records: tuple[Record, ...] = ()

    @property
    def commands(self) -> set[str]:
        """The commands that led to it."""
        return {record.command_id for record in self.records}


@dataclass(slots=True)
class Model:
    """Everything that a store holds. `journal` is every entry there ever was, in order."""

    cases: dict[str, Case] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    journal: list[Entry] = field(default_factory=list)

    def copy(self) -> "Model":
        """Return a model that changes by itself."""
        return Model(dict(self.cases), dict(self.last), list(self.journal))

    # ------------------------------------------------------------ what is asked of it

    def append(self, streams: Sequence[Stream], command_id: str, looks: Sequence[Look] = ()) -> Receipts:
        """Keep streams, or tell why not."""
        kept_before = [self._kept(stream, command_id) for stream in streams]
        if any(kept_before):
            same = all(kept == tuple(stream.records) for kept, stream in zip(kept_before, streams, strict=True))
            return self._receipts(streams, command_id, repeated=True) if same else CommandReused
        for stream in streams:
            if self.seq(stream.case_id) != stream.expected_seq:
                return Conflict(stream.case_id, self.seq(stream.case_id))
        if any(self._event_known(stream) for stream in streams):
            return EventReused
        self.journal.extend(looks)
        for stream in streams:
            self._keep(stream)
        return self._receipts(streams, command_id)

    def pin(self, copy: StoredGuideline) -> None:
        """Keep a guideline unless one with its digest is kept."""
        if self.pinned(copy.digest) is None:
            self.journal.append(copy)

    def add(self, person: Person) -> Refusal | None:
        """Add or change a person."""
        if any(other.handle == person.handle and other.id != person.id for other in self.people()):
            return HandleTaken
        self.journal.append(person)
        return None

    # ------------------------------------------------------------ what it answers

    def seq(self, case_id: str) -> int:
        """Return where a case stands."""
        return self.cases[case_id].row.seq if case_id in self.cases else 0

    def records(self, case_id: str, opening: frozenset[Compartment]) -> tuple[Record, ...]:
        """Return what these compartments hold of a case."""
        kept = self.cases[case_id].records if case_id in self.cases else ()
        return tuple(record for record in kept if record.compartment in opening)

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        return self.cases[case_id].row if case_id in self.cases else None

    def rows(self, status: str | None = None) -> tuple[Row, ...]:
        """Return all rows by number, or those with a status."""
        kept = sorted(self.cases.values(), key=lambda case: (case.year, case.serial))
        return tuple(case.row for case in kept if status in (None, case.row.status))

    def numbered(self, year: int | None, serial: int) -> tuple[Row, ...]:
        """Return the cases with this serial number, of this year or any."""
        kept = sorted(self.cases.values(), key=lambda case: case.year)
        return tuple(case.row for case in kept if case.serial == serial and year in (None, case.year))

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by handle; the newest entry of each counts."""
        newest = {one.id: one for one in self.journal if isinstance(one, Person)}
        return tuple(sorted(newest.values(), key=lambda person: person.handle))

    def pinned(self, digest: str) -> StoredGuideline | None:
        """Return a pinned guideline."""
        kept = (one for one in self.journal if isinstance(one, StoredGuideline) and one.digest == digest)
        return next(kept, None)

    def looks(self, case_id: str | None = None) -> tuple[Look, ...]:
        """Return the looks at a case, or all."""
        kept = (one for one in self.journal if isinstance(one, Look))
        return tuple(look for look in kept if case_id is None or case_id in look.cases)

    def notices(self) -> tuple[Notice, ...]:
        """Return the notices."""
        return tuple(one for one in self.journal if isinstance(one, Notice))

    # ------------------------------------------------------------ how

    def _kept(self, stream: Stream, command_id: str) -> tuple[Record, ...]:
        case = self.cases.get(stream.case_id)
        return tuple(one for one in case.records if one.command_id == command_id) if case else ()

    def _event_known(self, stream: Stream) -> bool:
        case = self.cases.get(stream.case_id)
        ids = [one.event_id for one in (*(case.records if case else ()), *stream.records)]
        return len(ids) != len(set(ids))

    def _keep(self, stream: Stream) -> None:
        case = self.cases.get(stream.case_id) or self._opened(stream)
        # the words of the audience are for a store on a server, and no row that is read has any
        row = replace(stream.row, number=f"{case.year:04}-{case.serial:03}", audience=())
        self.cases[stream.case_id] = Case(case.year, case.serial, row, (*case.records, *stream.records))
        self.journal.extend(stream.records)

    def _opened(self, stream: Stream) -> Case:
        year = year_in_norway(stream.records[0].recorded_at)
        self.last[year] = self.last.get(year, 0) + 1
        return Case(year, self.last[year], stream.row)

    def _receipts(self, streams: Sequence[Stream], command_id: str, *, repeated: bool = False) -> tuple[Receipt, ...]:
        """Return what a command is answered. The mark is the position of its last entry: a model has no macs."""
        cases = {stream.case_id for stream in streams}
        position = max(
            place
            for place, one in enumerate(self.journal, start=1)
            if isinstance(one, Record) and one.command_id == command_id and one.case_id in cases
        )
        return tuple(
            Receipt(
                one.case_id, command_id, str(self.cases[one.case_id].row.number), one.row.seq, f"{position}", repeated
            )
            for one in streams
        )


def year_in_norway(moment: datetime) -> int:
    """Return the year that it is in Norway."""
    return moment.astimezone(NORWAY).year
