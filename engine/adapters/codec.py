"""Turns events, row texts and guidelines into bytes and back; the one module that knows how stored text is written."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, TypeVar

import msgspec
from msgspec.structs import FieldInfo

from engine.application.ports import Record, RowText
from engine.cases import events as ev
from engine.cases.events import NAMES, Event, EventBody, compartment_of
from engine.cases.vocabulary import Compartment
from engine.errors import StoreDamaged, StoreNewer
from engine.guideline.model import Guideline
from engine.guideline.process import Move, Outgoing, Process, index, indexed
from engine.values import Struct, fields

SHIELDED_TYPE = "skjermet"
SHIELDED_VERSION = 1
COPY_FORMAT = 2
_FIRST_FORMAT = b'{"format":1,'  # as every copy of it begins: it was always written by the same library
_SHIELDED = Compartment.SHIELDED  # looked up once: a member of an enumeration is slow to find

Fields = dict[str, Any]
Upcaster = Callable[[Fields], Fields]

# How the fields of an old version become those of the next one: (written name, old version) -> function.
UPCASTERS: dict[tuple[str, int], Upcaster] = {
    ("consent-given", 1): lambda old: {
        **{name: value for name, value in old.items() if name != "scope"},
        "scopes": [old.get("scope", "samarbeid")],
    },
}

# Fields that a kind of event was given later, in the same version. Where they are at their default they are not
# written, so that an event which has no use for them is the same bytes as before it had them.
ADDED: dict[type[EventBody], frozenset[str]] = {
    ev.CaseOpened: frozenset({"variant", "entered_by", "beside", "born"}),
    ev.StepCompleted: frozenset({"agreed", "receivers"}),
    ev.AnswerChosen: frozenset({"agreed", "receivers"}),
    ev.StepPassed: frozenset({"variant", "shielded"}),
    ev.VersionChanged: frozenset({"entries"}),
    ev.ConsentGiven: frozenset({"for_whom", "language", "interpreter", "replaces"}),
    ev.ConsentRefused: frozenset({"consent_type", "given_as", "age", "scopes"}),
    ev.ConsentWithdrawn: frozenset({"consent_type", "given_as", "age", "scopes", "reason"}),
    ev.CoordinatorOffered: frozenset({"weighed", "decided_by", "reason"}),
    ev.CoordinatorConfirmed: frozenset({"weighed", "decided_by", "reason"}),
    ev.RoleBound: frozenset({"party"}),
    ev.MeasureStarted: frozenset({"starts_on"}),
    ev.MeasuresEvaluated: frozenset({"effects", "afterwards"}),
    ev.MeetingCalled: frozenset({"by_consent"}),
    ev.MeetingHeld: frozenset({"meeting_id", "absent", "covers"}),
    ev.NoteAdded: frozenset({"role"}),
    ev.ConcernSuspected: frozenset({"kept_out"}),
    ev.ConcernReported: frozenset({"kept_out"}),
    ev.ShieldLifted: frozenset({"roles"}),
}

_Read = TypeVar("_Read")


class _Envelope(Struct, frozen=True):
    """What the payload of a shielded record holds, so that its kind is not seen from outside."""

    type: str
    version: int
    body: Fields


class _Head(Struct, frozen=True):
    format: int
    digest: str
    guideline: Guideline


class _FirstCopy(_Head, frozen=True):
    """A guideline as it was pinned in the first format: its table in one piece."""

    table: tuple[Move, ...]


class _Copy(_Head, frozen=True):
    """A guideline as it is pinned: the moves that leave a state stand by themselves, and are read when asked for."""

    table: dict[str, msgspec.Raw]


class _Pinned(_Head, frozen=True):
    """A guideline as it is written to be pinned, with the texts that it was read from: few ask for those."""

    table: msgspec.Raw
    sources: dict[str, str]


class _Format(Struct, frozen=True):
    format: int


class _Sources(Struct, frozen=True):
    sources: dict[str, str]


class JsonCodec:
    """Writes JSON. `upcasters` read old versions; a test may bring its own."""

    def __init__(self, upcasters: Mapping[tuple[str, int], Upcaster] | None = None) -> None:
        self._upcasters = UPCASTERS if upcasters is None else upcasters

    def record(self, event: Event) -> Record:
        """Return the event as it is stored."""
        kind = type(event.body)
        name, version = NAMES[kind]
        payload = msgspec.json.encode(_fields(event.body))
        compartment = compartment_of(kind)
        if compartment is _SHIELDED:
            payload = _written({"type": name, "version": version, "body": msgspec.Raw(payload)})
            name, version = SHIELDED_TYPE, SHIELDED_VERSION
        return Record(
            case_id=event.case_id,
            event_id=event.event_id,
            command_id=event.command_id,
            seq=event.seq,
            type=name,
            version=version,
            recorded_at=event.recorded_at,
            happened_on=event.happened_on,
            by=event.by,
            in_role=event.in_role,
            on_behalf_of=event.on_behalf_of,
            unit=event.unit,
            track=event.track,
            step=event.step,
            pass_=event.pass_,
            moved_from=event.moved_from,
            moved_to=event.moved_to,
            compartment=compartment,
            payload=payload,
        )

    def event(self, record: Record) -> Event:
        """Return the event that a record holds, in today's shape."""
        return Event(
            case_id=record.case_id,
            event_id=record.event_id,
            command_id=record.command_id,
            seq=record.seq,
            recorded_at=record.recorded_at,
            happened_on=record.happened_on,
            by=record.by,
            in_role=record.in_role,
            on_behalf_of=record.on_behalf_of,
            unit=record.unit,
            track=record.track,
            step=record.step,
            pass_=record.pass_,
            moved_from=record.moved_from,
            moved_to=record.moved_to,
            body=self._body(record),
        )

    def seal(self, text: RowText) -> bytes:
        """Return the part of a row that no list shows in the clear."""
        return _written(text)

    def unseal(self, sealed: bytes) -> RowText:
        """Return the text of a row."""
        return _read(sealed, RowText)

    def digest(self, guideline: Guideline) -> str:
        """Return the SHA-256, in hex, of what a guideline says; where in a file it says so makes no difference."""
        return hashlib.sha256(_written(_said(guideline))).hexdigest()

    def pack(self, process: Process, sources: Mapping[str, str]) -> bytes:
        """Return a process as a copy to pin, with the texts of the files it was read from, by file name."""
        table = _table(process)
        return _written(_Pinned(COPY_FORMAT, process.digest, process.guideline, table=table, sources=dict(sources)))

    def unpack(self, content: bytes) -> Process:
        """Return the process of a pinned copy, with the table of moves it was pinned with."""
        return _process(content)

    def sources(self, content: bytes) -> Mapping[str, str]:
        """Return the texts that a pinned copy was read from, by file name."""
        _require_known_format(content)
        return _read(content, _Sources).sources

    def _body(self, record: Record) -> EventBody:
        if record.compartment is not _SHIELDED:
            written = _read(record.payload, Fields)
            return self._revived(record.type, record.version, written=written, shown=record.type)
        if (record.type, record.version) != (SHIELDED_TYPE, SHIELDED_VERSION):
            raise _unknown(record.type, record.version)
        inner = _read(record.payload, _Envelope)
        return self._revived(inner.type, inner.version, written=inner.body, shown=SHIELDED_TYPE)

    def _revived(self, name: str, version: int, *, written: Fields, shown: str) -> EventBody:
        """Bring the fields of a stored version up to today's and make the event. Errors say `shown` for its type."""
        kind, newest = _kinds().get(name, (None, 0))
        if kind is None or not 1 <= version <= newest:
            raise _unknown(shown, version)
        for old in range(version, newest):
            if (name, old) not in self._upcasters:
                raise _unknown(shown, version)
            written = self._upcasters[name, old](written)
        if not written.keys() <= _names(kind):
            raise _unknown(shown, version)  # a field that would be lost without a word
        return _converted(written, kind)


_DECODERS: dict[Any, Any] = {}


@lru_cache(maxsize=16)
def _process(content: bytes) -> Process:
    """Return the process of a copy. A program that runs on answers many commands, and most cases follow one version."""
    if content.startswith(_FIRST_FORMAT):
        first = _read(content, _FirstCopy)
        return index(first.guideline, first.table, digest=first.digest)
    try:
        copy = _read(content, _Copy)
    except StoreDamaged:
        _require_known_format(content)  # one that a newer program wrote is told as that
        raise
    if copy.format != COPY_FORMAT:
        raise _unknown("guideline", copy.format)
    return indexed(copy.guideline, Outgoing(copy.table, _moves), digest=copy.digest)


def _table(process: Process) -> msgspec.Raw:
    """Return the moves that leave each state, written in the order of the guide and not in that of their names."""
    leaving = ((state, [move for rows in found.values() for move in rows]) for state, found in process.outgoing.items())
    return msgspec.Raw(b"{" + b",".join(_written(state) + b":" + _written(moves) for state, moves in leaving) + b"}")


def _moves(written: msgspec.Raw) -> tuple[Move, ...]:
    return _read(written, tuple[Move, ...])


@cache
def _names(kind: type[EventBody]) -> frozenset[str]:
    return frozenset(kind.__struct_fields__)


@cache
def _kinds() -> dict[str, tuple[type[EventBody], int]]:
    return {name: (kind, version) for kind, (name, version) in NAMES.items()}


def _unknown(what: str, version: int) -> StoreNewer:
    return StoreNewer(what=what, version=version)


def _fields(body: EventBody) -> Fields:
    """Return what is written of an event's body, in the order of its fields."""
    added = ADDED.get(type(body), frozenset())
    return {
        field.name: value
        for field in _written_fields(type(body))
        if (value := getattr(body, field.name)) != field.default or field.name not in added
    }


@cache
def _written_fields(kind: type[EventBody]) -> tuple[FieldInfo, ...]:
    return fields(kind)


def _written(value: object) -> bytes:
    return msgspec.json.encode(value, order="deterministic")


def _decoder(kind: type[_Read]) -> "msgspec.json.Decoder[_Read]":
    """Return what reads a kind of thing; made once, for most of what is read is read many times."""
    made: msgspec.json.Decoder[_Read] = _DECODERS.get(kind) or _DECODERS.setdefault(kind, msgspec.json.Decoder(kind))
    return made


def _read(content: bytes, kind: type[_Read]) -> _Read:
    """Read JSON. What is wrong with it may quote a case, so the reason is left behind."""
    try:
        found = _decoder(kind).decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    else:
        return found
    raise StoreDamaged


def _converted(written: Fields, kind: type[_Read]) -> _Read:
    try:
        return msgspec.convert(written, kind)
    except msgspec.ValidationError:
        pass
    raise StoreDamaged


def _require_known_format(content: bytes) -> None:
    found = _read(content, _Format).format
    if not 1 <= found <= COPY_FORMAT:
        raise _unknown("guideline", found)


def _said(value: object) -> object:
    """Return resolved content as plain values, without places and without what is as its default.

    Defaults are left out so that a field that a later program adds does not change the digest of what never used it.
    """
    if isinstance(value, Struct):
        said: dict[str, object] = {}
        for name, default in _telling(type(value)):
            inner = getattr(value, name)
            if inner is not default and inner != default:
                said[name] = inner if type(inner) is str else _said(inner)
        return said
    if isinstance(value, tuple):
        return [_said(inner) for inner in value]
    return sorted(value) if isinstance(value, frozenset) else value


@cache
def _telling(kind: type[Struct]) -> tuple[tuple[str, object], ...]:
    """Return the fields that say something, each with its default: all but the place."""
    return tuple((field.name, field.default) for field in fields(kind) if field.name != "at")
