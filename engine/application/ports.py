"""What the application needs from the world: a store, a directory of people, a log of looks, a clock, ids."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Protocol, TypeVar

from engine.application.proofs import Proof
from engine.cases.events import Event
from engine.cases.state import Emergency
from engine.cases.tally import Tally
from engine.cases.turns import Turn
from engine.cases.vocabulary import Compartment
from engine.guideline.model import Guideline
from engine.guideline.process import Process
from engine.values import Struct

_Answer = TypeVar("_Answer")

EVERY = frozenset(Compartment)
"""All compartments of a case: what `decide` must know, and what no view shows."""


class Record(Struct, frozen=True, kw_only=True, gc=False):  # none holds another
    """An event as it is stored. Only `payload` holds text from a case; a store never reads it.

    For a shielded record `type` is the word `skjermet`; its real type lies inside the payload.
    """

    case_id: str
    event_id: str
    command_id: str
    seq: int
    type: str
    version: int
    recorded_at: datetime
    happened_on: date
    by: str
    in_role: str | None
    on_behalf_of: str | None
    unit: str | None
    track: str
    step: str | None
    pass_: int
    moved_from: str | None
    moved_to: str | None
    compartment: Compartment
    payload: bytes


class Row(Struct, frozen=True, kw_only=True):
    """What lists need of a case. Text (alias, titles, participants) lies in `sealed`, which a store never reads.

    `audience` are the words of `engine.application.audience`, for a store that holds them; no row that is read has any.
    """

    case_id: str
    number: str | None
    seq: int
    status: str
    level: str
    due: date | None
    unit: str | None
    holder: str | None
    sealed: bytes
    audience: tuple[str, ...] = ()


def unreadable_row(case_id: str) -> Row:
    """Return what is given of a row that is not as it was kept: its text is none that can be unsealed."""
    return Row(case_id=case_id, number=None, seq=0, status="", level="", due=None, unit=None, holder=None, sealed=b"")


class RowText(Struct, frozen=True, kw_only=True):
    """The text of a row: what a list shows to those who take part in the case, and to nobody else.

    `participants` are actor ids. `soft_due` tells that the row's date is a wish; `waiting_for` are the actors or
    bodies whose answer the case waits for. `unit` is where the case lies, also where the row must not say so because
    the address is protected. `emergencies` are the accesses that still hold, or that nobody has looked at. `turns` is
    what waits for whom; None in a row from before it was kept. `consent_ends` is the first day that a consent runs out
    which no other has made needless; it may have passed. `meeting_on` is the day of the first meeting that is called,
    and `meeting_clock` when on that day, if somebody has said so. `asked` is whom the case waits for advice from since
    `asked_on`, the longest: the title of a body, empty where it was asked anonymously. `rests_since` is the day since
    which the case rests. Of a closed case: `closed_on`, the days by which it is to be archived and from which it need
    not be kept, where its guide says so, when it was archived and restricted, when somebody asked that it is erased,
    and the first day that this can be carried out, once another has confirmed it. `guideline`, `version` and `digest`
    are of the guide that the case follows; empty in a row from before they were kept. `kept_out` are the titles of
    those who are kept out of the case, and `tallies` what it adds to the numbers of each of its newest years; None in a
    row from before they were kept.
    """

    alias: str
    step_title: str
    participants: tuple[str, ...] = ()
    soft_due: bool = False
    waiting_for: tuple[str, ...] = ()
    unit: str | None = None
    emergencies: tuple[Emergency, ...] = ()
    turns: tuple[Turn, ...] | None = None
    consent_ends: date | None = None
    meeting_on: date | None = None
    meeting_clock: time | None = None
    asked: str = ""
    asked_on: date | None = None
    rests_since: date | None = None
    closed_on: date | None = None
    archive_by: date | None = None
    erase_from: date | None = None
    archived_on: date | None = None
    restricted_on: date | None = None
    erasure_asked_on: date | None = None
    erasure_earliest: date | None = None
    guideline: str = ""
    version: str = ""
    digest: str = ""
    kept_out: tuple[str, ...] | None = None
    tallies: tuple[Tally, ...] | None = None


class Stream(Struct, frozen=True, kw_only=True):
    """What a command adds to one case: records that follow `expected_seq`, and the case's row after them."""

    case_id: str
    expected_seq: int
    records: Sequence[Record]
    row: Row


class Receipt(Struct, frozen=True):
    """What was kept: the case's display number and its last sequence number after this command.

    `mark` is the short head of the store's chain then: what people write down to compare with later.
    """

    case_id: str
    command_id: str
    number: str
    seq: int
    mark: str = ""
    repeated: bool = False


class Conflict(Struct, frozen=True):
    """Somebody else changed the case first; `actual_seq` is where it stands now."""

    case_id: str
    actual_seq: int


class Person(Struct, frozen=True):
    """An employee who can act. `id` is random and is what events name; `handle` is what people type.

    `roles` are those of `engine.application.access`: what the person does whatever the case.
    """

    id: str
    handle: str
    title: str
    unit: str | None = None
    os_user: str | None = None
    roles: tuple[str, ...] = ()


class Look(Struct, frozen=True, kw_only=True):
    """An entry of the access log: who read what, when, and on which ground. It holds nothing of what was read.

    `by` is an actor id; `ground` and `categories` are words of `engine.application.access`; `reason` is what somebody
    typed who broke the glass.
    """

    at: datetime
    by: str
    ground: str
    cases: tuple[str, ...]
    categories: tuple[str, ...]
    channel: str
    reason: str | None = None


class Whole(Struct, frozen=True, kw_only=True):
    """A case with all that has happened in it, by one command after the other, and the looks at it meanwhile."""

    records: tuple[Record, ...]
    row: Row
    looks: tuple[Look, ...] = ()


class Notice(Struct, frozen=True):
    """Something that was done with the store (it was restored, its key was moved), or a version was published in it."""

    at: datetime
    kind: str
    details: Mapping[str, str]


class StoredGuideline(Struct, frozen=True):
    """A pinned copy of a guideline: its content as bytes, found by digest."""

    digest: str
    guideline: str
    version: str
    content: bytes


class Store(Protocol):
    """Keeps cases. Every write is on disk before the call returns."""

    def append(
        self, case_id: str, expected_seq: int, *, command_id: str, records: Sequence[Record], row: Row
    ) -> Receipt | Conflict:
        """Keep the records and the row in one transaction.

        `expected_seq` 0 opens the case and allocates its number, for the year, in Norway, of the first record's
        `recorded_at`.
        The same command id with the same records gives the same receipt, marked as repeated; with other records it
        raises `CommandReused`. The store alone sets a row's number. An event id that the case already has raises
        `EventReused`; records that do not follow each other from `expected_seq` are a bug (`ValueError`).
        """
        ...

    def append_together(
        self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        """Keep what one command adds to several cases in one transaction, each as `append` tells: all or nothing.

        Return a receipt for each, or the first conflict. A repeated command holds the same streams: one that adds to
        a case of its before, and to another that it did not, raises `CommandReused`. `looks` are of whoever writes it:
        a conflict keeps none of them, and a repeated command none anew.
        """
        ...

    def records(self, case_id: str, *, opening: frozenset[Compartment] = EVERY) -> tuple[Record, ...]:
        """Return a case's records in order; empty where there is no such case.

        Records of compartments that are not in `opening` are left out, and what they say is never opened.
        """
        ...

    def mark(self) -> str:
        """Return the short head of the store's chain, to be written down; empty where there is no chain."""
        ...

    def row(self, case_id: str) -> Row | None:
        """Return a case's row."""
        ...

    def rows(self, *, status: str | None = None) -> tuple[Row, ...]:
        """Return the rows of all cases, or of those with this status, by number.

        A row that is not as it was kept comes as `unreadable_row`: one damaged case must not hide all others.
        """
        ...

    def each_row(self, *, status: str | None = None) -> Iterator[Row]:
        """Give rows as `rows` does, one by one, and hold few of them at a time: for what goes through all cases.

        Each is as it stood when it was read, and not all were read at one moment. A case is given once.
        """
        ...

    def rows_of(self, words: Collection[str], *, status: str | None = None) -> tuple[Row, ...]:
        """Return rows as `rows` does, of the cases that share a word of `audience` with these, perhaps of others."""
        ...

    def numbered(self, number: str) -> tuple[Row, ...]:
        """Return the cases that a number means: `2026-014` exactly, `14` in any year."""
        ...

    def pin(self, copy: StoredGuideline) -> None:
        """Keep a copy of a guideline; a digest that is already kept stays as it is."""
        ...

    def pinned(self, digest: str) -> StoredGuideline | None:
        """Return a pinned copy."""
        ...

    def copies(self) -> tuple[StoredGuideline, ...]:
        """Return every pinned copy, in the order in which they were kept."""
        ...

    def erase(self, proof: Proof, *, expected_seq: int) -> str | Conflict:
        """Erase a case for good, and return the short head after it. Nothing that reads from the store finds it then.

        Its number is never given out again, and its looks stay in the access log, without what somebody typed.
        Raises `ErasureUnfinished` where the case is gone for all who ask, and its keys not yet from the disk.
        """
        ...

    def erased(self) -> tuple[Proof, ...]:
        """Return the proofs of all erasures, in order."""
        ...

    def note(self, kind: str, *, at: datetime, **details: str) -> None:
        """Keep a notice of what was done with the store itself, or with the guides in it."""
        ...

    def notices(self) -> tuple[Notice, ...]:
        """Return the notices, in order."""
        ...

    def whole(self) -> "Store":
        """Return this store with every case in it, whoever acts: for what counts all of them, and shows none."""
        ...


class Directory(Protocol):
    """Knows the people who can act in this store."""

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by handle."""
        ...

    def add(self, person: Person) -> None:
        """Add a person, or replace the one with the same id. Raises `HandleTaken` where another has the handle."""
        ...


class AccessLog(Protocol):
    """Keeps who has read what. A look is on disk before what was looked at is shown."""

    def log(self, look: Look) -> None:
        """Keep a look. Raises `LookUnwritten` where it cannot be kept; then nothing may be shown."""
        ...

    def along(self, look: Look, keep: Callable[[Sequence[Look]], _Answer]) -> _Answer:
        """Have a look kept in the transaction in which `keep` keeps something else, and return what that answers.

        `keep` is given what is to be kept of the look. Where it answers a `Conflict`, nothing is kept, and the look is
        yet to be logged. Raises `LookUnwritten` where it is known that the look cannot be kept.
        """
        ...

    def looks(self, case_id: str | None = None) -> tuple[Look, ...]:
        """Return the looks at a case, or all, in order."""
        ...


class Clock(Protocol):
    """Tells the time. Nothing else in the house does."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        ...

    def today(self) -> date:
        """Return today's date in Norway."""
        ...

    def in_norway(self, moment: datetime) -> datetime:
        """Return a moment as the clocks in Norway showed it."""
        ...


class Identifiers(Protocol):
    """Makes ids that nobody can guess."""

    def new(self) -> str:
        """Return a new random id."""
        ...


class Codec(Protocol):
    """Turns events, row texts and guidelines into bytes and back, and reads every old version.

    Bytes that cannot be read raise `StoreDamaged`; a type, version or format that this program does not know raises
    `StoreNewer`.
    """

    def record(self, event: Event) -> Record:
        """Return the event as it is stored."""
        ...

    def event(self, record: Record) -> Event:
        """Return the event that a record holds, in today's shape."""
        ...

    def seal(self, text: RowText) -> bytes:
        """Return the part of a row that no list shows in the clear."""
        ...

    def unseal(self, sealed: bytes) -> RowText:
        """Return the text of a row."""
        ...

    def digest(self, guideline: Guideline) -> str:
        """Return the SHA-256, in hex, of what a guideline says; where in a file it says so makes no difference."""
        ...

    def pack(self, process: Process, sources: Mapping[str, str]) -> bytes:
        """Return a process as a copy to pin, with the texts of the files it was read from, by file name."""
        ...

    def unpack(self, content: bytes) -> Process:
        """Return the process of a pinned copy, with the table of moves it was pinned with."""
        ...

    def sources(self, content: bytes) -> Mapping[str, str]:
        """Return the texts that a pinned copy was read from, by file name."""
        ...
