"""Reads the files of a store by their written format, with a key and none of the program's own code for it.

What the program writes and reads wrongly in the same way is seen here: the chain, what is bound to what, which key
seals which compartment, the counters, and what follows from the rest.
"""

import hmac
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeGuard

import apsw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.msgpack import decode, encode

from engine.application.ports import Look, Notice, Person, Record, Row, StoredGuideline
from engine.cases.vocabulary import Compartment
from tests.safety.simulated.model import Entry, Model

KINDS = {"records": "record", "guidelines": "guideline", "people": "person", "looks": "look", "notices": "notice"}
NONCE, SHORT, BLOCK = 12, 4, 256
READ_ONLY = apsw.SQLITE_OPEN_READONLY
Connection = apsw.Connection  # as it is before anybody watches it


class Wrong(Exception):
    """The files do not hold what they ought to."""


class Reading:
    """A store's files as they stand. `follow` reads what has come since the last time."""

    def __init__(self, place: Path, *, master: bytes, store_id: str) -> None:
        self._place, self._master, self._store_id = place, master, store_id
        self._chain = self._derived("chain")
        self._open: list[apsw.Connection] = []
        self.forget()

    def forget(self) -> None:
        """Begin anew, from the first entry."""
        self.entries: list[Entry] = []
        self._macs = [hmac.digest(self._chain, b"start " + self._store_id.encode(), "sha256")]
        self._nonces: set[bytes] = set()
        self._keys: dict[tuple[str, str], bytes] = {}

    def close(self) -> None:
        """Let go of the files."""
        while self._open:
            self._open.pop().close()

    def mark(self, position: int) -> str:
        """Return the short head after so many entries; nothing where there are not so many."""
        if position >= len(self._macs):
            return ""
        return f"{position}-{self._macs[position][:SHORT].hex()}"

    def follow(self) -> list[Entry]:
        """Read the entries that are new, each bound to those before it; return all. Raises `Wrong`."""
        store, _ = self._connections()
        found = [
            (columns[0], table, columns)
            for table in KINDS
            for columns in store.execute(f"SELECT * FROM {table} WHERE position > ?", (len(self.entries),))  # noqa: S608 - our own names
        ]
        for position, table, columns in sorted(found, key=lambda one: one[0]):
            if position != len(self.entries) + 1:
                raise Wrong(f"entry {position} follows entry {len(self.entries)}")
            linked = self._macs[-1] + encode((KINDS[table], *columns[:-1]))
            self._macs.append(hmac.digest(self._chain, linked, "sha256"))
            if self._macs[-1] != columns[-1]:
                raise Wrong(f"entry {position} in {table} is not bound to those before it")
            self.entries.append(self._entry(table, columns[1:-1]))
        if store.execute("SELECT position, mac FROM head").fetchall() != [(len(self.entries), self._macs[-1])]:
            raise Wrong("the head is not the last entry")
        return self.entries

    def require(self, model: Model) -> None:
        """Raise `Wrong` where what follows from the entries is not what the model holds."""
        store, _ = self._connections()
        rows = {columns[0]: self._row(columns) for columns in store.execute("SELECT * FROM cases")}
        _require("rows", rows, {name: (case.year, case.serial, case.row) for name, case in model.cases.items()})
        counters = list(store.execute("SELECT year, last, mac FROM counters ORDER BY year"))
        mark = self._derived("mark")
        bound = [
            (year, last, hmac.digest(mark, encode(("counter", year, last)), "sha256"))
            for year, last in sorted(model.last.items())
        ]
        _require("counters", counters, bound)
        seen = sorted(store.execute("SELECT case_id, position FROM look_cases"))
        looks = [(place, one) for place, one in enumerate(self.entries, start=1) if isinstance(one, Look)]
        _require("look_cases", seen, sorted((name, place) for place, look in looks for name in look.cases))
        self._require_keys(model)

    def _require_keys(self, model: Model) -> None:
        """Every case has a key of its own for each compartment, and no two keys are the same."""
        _, keys = self._connections()
        found = {
            (case_id, name): self._case_key(case_id, name) for case_id, name, _ in keys.execute("SELECT * FROM keys")
        }
        purposes = ("chain", "mark", "people", "guidelines", "looks", "notices", "case keys")
        every = [self._master, *map(self._derived, purposes), *found.values()]
        if len(set(every)) != len(every):
            raise Wrong("a key is used for two things")
        wanted = {(case_id, one.value) for case_id in model.cases for one in Compartment}
        if not wanted <= found.keys():
            raise Wrong("a case lacks a key")

    # ------------------------------------------------------------ entries

    def _entry(self, table: str, columns: Sequence[Any]) -> Entry:
        *clear, sealed = columns
        match table:
            case "records":
                return self._record(clear, sealed)
            case "guidelines":
                copy: StoredGuideline = self._opened(
                    "guidelines", sealed, bound=clear[0].encode(), kind=StoredGuideline
                )
                return copy
            case "people":
                person: Person = self._opened("people", sealed, bound=clear[0].encode(), kind=Person)
                return person
            case "looks":
                return self._look(clear, sealed)
            case _:
                details = self._opened("notices", sealed, bound=encode(clear), kind=dict[str, str])
                return Notice(datetime.fromisoformat(clear[0]), clear[1], details)

    def _look(self, clear: Sequence[Any], sealed: bytes) -> Look:
        """Return a look; what somebody typed about one case lies behind a key of that case."""
        at, by, cases = clear
        ground, categories, channel, reason, *typed = self._opened("looks", sealed, bound=encode(clear), kind=list[Any])
        if typed:
            key = self._case_key(cases, Compartment.SHIELDED.value)
            reason = self._unsealed(key, typed[0], encode(clear)).decode()
        return Look(
            at=datetime.fromisoformat(at),
            by=by,
            ground=ground,
            cases=tuple(cases.split(" ")) if cases else (),
            categories=tuple(categories),
            channel=channel,
            reason=reason,
        )

    def _record(self, clear: Sequence[Any], sealed: bytes) -> Record:
        key = self._case_key(clear[0], clear[11])
        role, unit, step, pass_, source, target, payload = decode(self._unsealed(key, sealed, encode(clear)))
        return Record(
            case_id=clear[0],
            event_id=clear[1],
            command_id=clear[2],
            seq=clear[3],
            type=clear[4],
            version=clear[5],
            recorded_at=datetime.fromisoformat(clear[6]),
            happened_on=date.fromisoformat(clear[7]),
            by=clear[8],
            in_role=role,
            on_behalf_of=clear[9],
            unit=unit,
            track=clear[10],
            step=step,
            pass_=pass_,
            moved_from=source,
            moved_to=target,
            compartment=Compartment(clear[11]),
            payload=payload,
        )

    def _row(self, columns: Sequence[Any]) -> tuple[int, int, Row]:
        *clear, sealed = columns
        case_id, year, serial, number, seq, status, level, due, unit, holder = clear
        newest = next((one.event_id for one in reversed(self.entries) if _is_of(one, case_id)), None)
        key = self._case_key(case_id, Compartment.COMMON.value)
        text = self._unsealed(key, sealed, encode((*clear, newest)), once=False)
        row = Row(
            case_id=case_id,
            number=number,
            seq=seq,
            status=status,
            level=level,
            due=date.fromisoformat(due) if due else None,
            unit=unit,
            holder=holder,
            sealed=text,
        )
        return year, serial, row

    # ------------------------------------------------------------ keys

    def _derived(self, purpose: str) -> bytes:
        return hmac.digest(self._master, f"bti {purpose} {self._store_id}".encode() + b"\x01", "sha256")

    def _case_key(self, case_id: str, compartment: str) -> bytes:
        name = (case_id, compartment)
        if name not in self._keys:
            _, keys = self._connections()
            found = keys.execute("SELECT wrapped FROM keys WHERE case_id = ? AND compartment = ?", name).fetchone()
            if found is None:
                raise Wrong(f"{case_id} has no key for {compartment}")
            bound = f"{case_id} {compartment}".encode()
            self._keys[name] = self._decrypted(self._derived("case keys"), found[0], bound, once=True)
        return self._keys[name]

    def _opened(self, purpose: str, sealed: bytes, *, bound: bytes, kind: Any) -> Any:  # noqa: ANN401 - msgpack of any kind
        return decode(self._unsealed(self._derived(purpose), sealed, bound), type=kind)

    def _unsealed(self, key: bytes, sealed: bytes, bound: bytes, *, once: bool = True) -> bytes:
        """Open what is sealed: it has an end, and is filled up to whole blocks after that."""
        filled = self._decrypted(key, sealed, bound, once=once)
        content, end, filling = filled.rpartition(b"\x80")
        if len(filled) % BLOCK or not end or len(filling) >= BLOCK or any(filling):
            raise Wrong("what is sealed is not filled up to whole blocks")
        return content

    def _decrypted(self, key: bytes, sealed: bytes, bound: bytes, *, once: bool) -> bytes:
        """Decrypt. What stays as it is, is met `once`: then its nonce must be one that was never met."""
        nonce = sealed[:NONCE]
        if once and nonce in self._nonces:
            raise Wrong("a nonce was used twice")
        if once:
            self._nonces.add(nonce)
        with suppress(InvalidTag):
            return AESGCM(key).decrypt(nonce, sealed[NONCE:], bound)
        raise Wrong("something is not sealed with its own key, or not bound to what it should be")

    def _connections(self) -> Sequence[apsw.Connection]:
        if not self._open:
            for path in (self._place, self._place.with_name(f"{self._place.name}-nokler")):
                self._open.append(Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE))
        return self._open


def _is_of(entry: Entry, case_id: str) -> TypeGuard[Record]:
    return isinstance(entry, Record) and entry.case_id == case_id


def _require(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise Wrong(f"{what} are {found}, and not {wanted}")
