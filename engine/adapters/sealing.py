"""How what a store keeps lies in its columns: what stands in the clear, what is sealed, and what binds the two."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec.msgpack import Decoder, decode, encode

from engine.adapters import schema
from engine.adapters.vault import Seal, Vault
from engine.application.ports import Look, Notice, Person, Record, Row, StoredGuideline
from engine.application.proofs import Proof
from engine.cases.vocabulary import Compartment
from engine.errors import StoreAltered
from engine.values import Struct

Column = str | int | bytes | None
Columns = Sequence[Any]

_Kept = TypeVar("_Kept")


class Keys(Protocol):
    """The keys of the cases, wherever they lie."""

    def seal(self, case_id: str, compartment: Compartment) -> Seal:
        """Return the seal of a compartment of a case. Raises `StoreAltered` where its key is gone or another."""
        ...

    def has(self, case_id: str) -> bool:
        """Tell whether a case has a key."""
        ...


class _Inside(Struct, frozen=True, array_like=True):
    """What of a record is sealed."""

    in_role: str | None
    unit: str | None
    step: str | None
    pass_: int
    moved_from: str | None
    moved_to: str | None
    payload: bytes


class _LookInside(Struct, frozen=True, array_like=True):
    ground: str
    categories: tuple[str, ...]
    channel: str
    reason: str | None


class _LookWithCase(_LookInside, frozen=True, array_like=True):
    """A look with what somebody typed behind the key of the case that it is about, so that it goes with the case."""

    sealed: bytes = b""


_COMPARTMENTS = {one.value: one for one in Compartment}
_INSIDE = Decoder(_Inside)  # made once: most of what is read are records


class Sealing:
    """Turns records, rows, people, guidelines, looks and notices into columns and back.

    Raises `StoreAltered` where what is read is not what was kept. A compartment's key is fetched when something of
    that compartment is sealed or opened, and not before.
    """

    def __init__(self, vault: Vault, keys: Keys) -> None:
        self._keys = keys
        self._mark = vault.mark
        self._people = vault.seal("people")
        self._guidelines = vault.seal("guidelines")
        self._looks = vault.seal("looks")
        self._notices = vault.seal("notices")
        self._markers = vault.seal("markers")

    def counter_mac(self, year: int, last: int) -> bytes:
        """Return what binds the counter of a year: who could turn it back could have a number given out twice."""
        return self._mark(encode(("counter", year, last)))

    def record_columns(self, record: Record) -> tuple[Column, ...]:
        """Return a record as columns: twelve in the clear, and the rest sealed with the key of its compartment."""
        clear = (
            record.case_id,
            record.event_id,
            record.command_id,
            record.seq,
            record.type,
            record.version,
            _moment(record.recorded_at),
            record.happened_on.isoformat(),
            record.by,
            record.on_behalf_of,
            record.track,
            record.compartment.value,
        )
        inside = (  # as `_Inside` reads it
            record.in_role,
            record.unit,
            record.step,
            record.pass_,
            record.moved_from,
            record.moved_to,
            record.payload,
        )
        seal = self._keys.seal(record.case_id, record.compartment)
        return (*clear, seal.close(encode(inside), bound=encode(clear)))

    def records_of(self, found: Sequence[Columns], *, opening: frozenset[Compartment]) -> tuple[Record, ...]:
        """Return those records of a case that lie in these compartments; with the columns of each comes how many.

        The others are not opened, but they are counted: what is not there, or lies in another place, is missed.
        """
        if found and [columns[schema.SEQ] for columns in found] != list(range(1, (found[0][-1] or 0) + 1)):
            raise StoreAltered(where="records")
        places = [_unaltered(_COMPARTMENTS.__getitem__, columns[schema.COMPARTMENT]) for columns in found]
        chosen = [columns[:-1] for columns, place in zip(found, places, strict=True) if place in opening]
        return _unaltered(lambda: tuple([self._record_of(columns[:-1], columns[-1]) for columns in chosen]))

    def record_of(self, columns: Columns) -> Record:
        """Return the record that lies in columns."""
        *clear, sealed = columns
        return _unaltered(self._record_of, clear, sealed)

    def _record_of(self, clear: Columns, sealed: bytes) -> Record:
        case_id, event_id, command_id, seq, type_, version, recorded_at, happened_on, by, behalf, track, name = clear
        compartment = _COMPARTMENTS[name]
        content = self._keys.seal(case_id, compartment).open(sealed, bound=encode(clear))
        inside = _INSIDE.decode(content)
        return Record(
            case_id=case_id,
            event_id=event_id,
            command_id=command_id,
            seq=seq,
            type=type_,
            version=version,
            recorded_at=datetime.fromisoformat(recorded_at),
            happened_on=date.fromisoformat(happened_on),
            by=by,
            in_role=inside.in_role,
            on_behalf_of=behalf,
            unit=inside.unit,
            track=track,
            step=inside.step,
            pass_=inside.pass_,
            moved_from=inside.moved_from,
            moved_to=inside.moved_to,
            compartment=compartment,
            payload=inside.payload,
        )

    def row_columns(self, row: Row, *, numbered: tuple[int, int, str], newest: str) -> tuple[Column, ...]:
        """Return a case's row as columns; its text is bound to all the others, and to the newest event of the case."""
        due = row.due.isoformat() if row.due else None
        clear = (row.case_id, *numbered, row.seq, row.status, row.level, due, row.unit, row.holder)
        seal = self._keys.seal(row.case_id, Compartment.COMMON)
        return (*clear, seal.close(row.sealed, bound=encode((*clear, newest))))

    def marker(self, columns: Columns, *, seq: int, newest: str, proof: Proof) -> bytes:
        """Return what is sealed in the marker of an erased case: its proof, bound to what stands in the clear."""
        clear = (*columns[:4], seq, schema.ERASED, "", None, None, None)
        return self._markers.close(encode(proof.written()), bound=encode((*clear, newest)))

    def proof_of(self, columns: Columns) -> Proof:
        """Return the proof that lies in a marker. Raises `StoreAltered` where the row is not as it was left."""
        return _unaltered(self._proof_of, columns)

    def _proof_of(self, columns: Columns) -> Proof:
        *clear, sealed, newest = columns
        return Proof.read(decode(self._markers.open(sealed, bound=encode((*clear, newest))), type=dict[str, str]))

    def row_of(self, columns: Columns) -> Row:
        """Return the row that lies in columns; the last of them is the id of the case's newest event."""
        return _unaltered(self._row_of, columns)

    def row_text(self, columns: Columns) -> bytes:
        """Return what is sealed in a row, once it is found that nothing of the row has been changed."""
        return _unaltered(self._row_text, columns)

    def _row_text(self, columns: Columns) -> bytes:
        *clear, sealed, newest = columns
        return self._keys.seal(clear[0], Compartment.COMMON).open(sealed, bound=encode((*clear, newest)))

    def _row_of(self, columns: Columns) -> Row:
        case_id, _, _, number, seq, status, level, due, unit, holder, _, _ = columns
        return Row(
            case_id=case_id,
            number=number,
            seq=seq,
            status=status,
            level=level,
            due=date.fromisoformat(due) if due is not None else None,
            unit=unit,
            holder=holder,
            sealed=self._row_text(columns),
        )

    def person_columns(self, person: Person) -> tuple[Column, ...]:
        """Return a person as columns: a random id, and who that is."""
        return (person.id, self._people.close(encode(person), bound=person.id.encode()))

    def person_of(self, columns: Columns) -> Person:
        """Return the person that lies in columns."""
        person_id, sealed = columns
        return _unaltered(
            lambda: decode(self._people.open(sealed, bound=str(person_id).encode()), type=Person),
        )

    def guideline_columns(self, copy: StoredGuideline) -> tuple[Column, ...]:
        """Return a pinned guideline as columns: its key, and the rest sealed, so that nobody else can write one."""
        key = self.guideline_key(copy.digest)
        return (key, self._guidelines.close(encode(copy), bound=key.encode()))

    def guideline_key(self, digest: str) -> str:
        """Return what a pinned guideline is found by: its plain digest would tell which printed guide it is."""
        return self._mark(b"guideline " + digest.encode()).hex()

    def guideline_of(self, key: str, sealed: bytes) -> StoredGuideline:
        """Return the guideline that lies in columns."""
        return _unaltered(
            lambda: decode(self._guidelines.open(sealed, bound=key.encode()), type=StoredGuideline),
        )

    def look_columns(self, look: Look) -> tuple[Column, ...]:
        """Return a look as columns: when, by whom and at which cases in the clear."""
        clear = (_moment(look.at), look.by, " ".join(look.cases))
        sealed = self._reason_sealed(look, clear)
        said = (look.ground, look.categories, look.channel)
        inside = _LookWithCase(*said, None, sealed) if sealed else _LookInside(*said, look.reason)
        return (*clear, self._looks.close(encode(inside), bound=encode(clear)))

    def look_of(self, columns: Columns) -> Look:
        """Return the look that lies in columns."""
        *clear, sealed = columns
        return _unaltered(self._look_of, clear, sealed)

    def _look_of(self, clear: Columns, sealed: bytes) -> Look:
        at, by, cases = clear
        inside = decode(self._looks.open(sealed, bound=encode(clear)), type=_LookWithCase)
        return Look(
            at=datetime.fromisoformat(at),
            by=by,
            ground=inside.ground,
            cases=tuple(cases.split()),
            categories=inside.categories,
            channel=inside.channel,
            reason=self._reason_of(inside, cases.split(), clear=clear),
        )

    def _reason_sealed(self, look: Look, clear: Columns) -> bytes:
        """Return what somebody typed, sealed with the key of the case that it is about; nothing where that has none."""
        if look.reason is None or len(look.cases) != 1 or not self._keys.has(look.cases[0]):
            return b""
        seal = self._keys.seal(look.cases[0], Compartment.SHIELDED)
        return seal.close(look.reason.encode(), bound=encode(clear))

    def _reason_of(self, inside: _LookWithCase, cases: Sequence[str], *, clear: Columns) -> str | None:
        """Return what somebody typed; nothing where the case it is about is erased."""
        if not inside.sealed:
            return inside.reason
        if not self._keys.has(cases[0]):
            return None
        return self._keys.seal(cases[0], Compartment.SHIELDED).open(inside.sealed, bound=encode(clear)).decode()

    def notice_columns(self, notice: Notice) -> tuple[Column, ...]:
        """Return a notice as columns: when and of what kind in the clear."""
        clear = (_moment(notice.at), notice.kind)
        return (*clear, self._notices.close(encode(notice.details), bound=encode(clear)))

    def notice_of(self, columns: Columns) -> Notice:
        """Return the notice that lies in columns."""
        *clear, sealed = columns
        return _unaltered(self._notice_of, clear, sealed)

    def _notice_of(self, clear: Columns, sealed: bytes) -> Notice:
        at, kind = clear
        details = decode(self._notices.open(sealed, bound=encode(clear)), type=dict[str, str])
        return Notice(datetime.fromisoformat(at), kind, details)


def _unaltered(read: Callable[..., _Kept], *columns: Any) -> _Kept:  # noqa: ANN401 - columns are what SQLite gives
    """Read, and let whatever does not fit together be what it is: not what was kept."""
    try:
        return read(*columns)
    except (ValueError, TypeError, KeyError, AttributeError, msgspec.DecodeError):
        raise StoreAltered from None


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a stored moment has a time zone")
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).isoformat()
