"""The file of lists beside a store: which cases stand on whose list, by the day they are due, bound by the master key.

It holds nothing that does not follow from the store: where it is gone or does not hold, a new one is made. On whose
list a case stands is told by a keyed mark. Each month of a list has a sum of macs over what stands in it, and each
bucket of lists a sum over those; the sums of the buckets have one mac, together with the entry of the chain that the
lists stand at. So nothing can be taken out of a list, nor a single list be put back as it was, without its being seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import apsw
from msgspec.msgpack import encode

from engine.adapters.building import build_beside
from engine.adapters.chain import MAC_BYTES, Head
from engine.adapters.connection import connect
from engine.adapters.shape import require_shape
from engine.adapters.vault import Vault

APPLICATION_ID = 0x4254494C  # "BTIL" in the file's header
SUFFIX = "-lister"
NO_DAY = "~"  # of a case that is due on no day: after all that have one
UNREADABLE = -1  # in place of the sequence number of a row that could not be read

TABLES = """
CREATE TABLE state (             -- one row, once the lists are made
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,   -- the entry of the chain that the lists stand at
    chain BLOB NOT NULL,         -- and its mac there
    sums BLOB NOT NULL,          -- of each bucket of lists
    mac BLOB NOT NULL
) STRICT;

CREATE TABLE months (            -- of a list: how many cases are due in a month, and the sum of their macs
    mark BLOB NOT NULL,
    open INTEGER NOT NULL,
    month TEXT NOT NULL,
    size INTEGER NOT NULL,
    total BLOB NOT NULL,
    PRIMARY KEY (mark, open, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE listed (
    mark BLOB NOT NULL,
    open INTEGER NOT NULL,
    due TEXT NOT NULL,
    case_id TEXT NOT NULL,
    seq INTEGER NOT NULL,        -- how far the case had come when it was listed so
    PRIMARY KEY (mark, open, due, case_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX listed_by_case ON listed (case_id);
"""

_PAGES = 1000  # how long the log of the file grows before it is moved into it
_MARK_BYTES = 16
_SUM_BYTES = 16
_BUCKETS = 1024
_MODULUS = 1 << (8 * _SUM_BYTES)
_EMPTY = bytes(_BUCKETS * _SUM_BYTES)

_STATE = "SELECT position, chain, sums, mac FROM state"
_SAVE_STATE = "INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?)"
_MONTHS = "SELECT mark, open, month, size, total FROM months WHERE mark >= ? AND mark < ?"
_MONTH = "SELECT size, total FROM months WHERE mark = ? AND open = ? AND month = ?"
_SAVE_MONTH = "INSERT OR REPLACE INTO months VALUES (?, ?, ?, ?, ?)"
_DROP_MONTH = "DELETE FROM months WHERE mark = ? AND open = ? AND month = ?"
_LISTED = """
SELECT mark, open, due, case_id, seq FROM listed
WHERE mark = ? AND open = ? AND due >= ? AND due < ? ORDER BY due, case_id
"""
_LISTED_CASE = "SELECT mark, open, due, case_id, seq FROM listed WHERE case_id = ?"
_DROP_CASE = "DELETE FROM listed WHERE case_id = ?"
_LIST = "INSERT INTO listed VALUES (?, ?, ?, ?, ?)"

_Month = tuple[bytes, int, str]


class Unbound(Exception):
    """The lists are not as they were made: somebody has changed the file, or a bit of it has turned."""


class Listed(NamedTuple):
    """That a case stands on a list."""

    mark: bytes
    open: int
    due: str
    case_id: str
    seq: int


class Wanted(NamedTuple):
    """What of a list is asked for: `before` this day, `after` this place in it, and so `many` at least if there are.

    `open` is 1 or 0; None for both.
    """

    open: int | None = None
    before: str = NO_DAY + NO_DAY
    after: tuple[str, str] = ("", "")
    many: int | None = None


def lists_path(place: Path) -> Path:
    """Return where the lists of a store lie."""
    return place.with_name(place.name + SUFFIX)


def connected(place: Path) -> apsw.Connection:
    """Open the file of lists at this place. Raises store errors where it is another, or is not as it was made."""
    connection = connect(place, application_id=APPLICATION_ID)
    try:
        require_shape(connection, TABLES)
        connection.pragma("synchronous", "normal")  # what a power cut takes away is listed anew
        connection.pragma("wal_autocheckpoint", _PAGES)
    except BaseException:
        connection.close()
        raise
    return connection


def build(draft: Path) -> None:
    """Make a file of lists in an empty file, without any."""
    build_beside(draft, TABLES, application_id=APPLICATION_ID)


class ListFile:
    """The open file. Whoever reads or changes it holds a transaction of it."""

    def __init__(self, connection: apsw.Connection, vault: Vault) -> None:
        self.connection = connection
        self._mac = vault.binder("lists")
        self._marks: dict[str, bytes] = {}

    def mark(self, word: str) -> bytes:
        """Return what stands for a word: who holds the file alone does not learn from it who is meant."""
        found = self._marks.get(word)
        if found is None:
            found = self._marks[word] = self._mac(b"mark " + word.encode())[:_MARK_BYTES]
        return found

    def standing(self) -> Head | None:
        """Return where in the chain the lists stand; None where they are yet to be made. Raises `Unbound`."""
        found = self._state()
        return found[0] if found else None

    def _state(self) -> tuple[Head, bytes] | None:
        found: tuple[Any, ...] | None = self.connection.execute(_STATE).fetchone()
        if found is None:
            return None
        position, chain, sums, mac = found
        if mac != self._mac(_bound_state(Head(position, chain), sums)) or len(chain) != MAC_BYTES:
            raise Unbound
        return Head(position, chain), sums

    def read(self, marks: Iterable[bytes], wanted: Wanted) -> list[Listed]:
        """Return what stands on some lists, the earliest first, each case once; at least as many as are wanted.

        Raises `Unbound` where it is not all that was put there.
        """
        state = self._state()
        if state is None:
            raise Unbound
        found: dict[str, Listed] = {}
        for mark in marks:
            months = self._months(mark, sums=state[1])
            for one in self._list(mark, months, wanted=wanted):
                found.setdefault(one.case_id, one)
        return sorted(found.values(), key=lambda one: (one.due, one.case_id))

    def _months(self, mark: bytes, *, sums: bytes) -> list[tuple[Any, ...]]:
        """Return the months of a list, in order, once it is found that no list of its bucket is another than it was."""
        bucket = _bucket_of(mark)
        found = self.connection.execute(_MONTHS, (_edge(bucket), _edge(bucket + 1))).fetchall()
        total = sum(self._weight(b"month ", one) for one in found) % _MODULUS
        if total != _sum_in(sums, bucket):
            raise Unbound
        return sorted((one for one in found if one[0] == mark), key=lambda one: one[2])

    def _list(self, mark: bytes, months: list[tuple[Any, ...]], *, wanted: Wanted) -> Iterator[Listed]:
        given = 0
        for _, is_open, month, size, total in months:
            if wanted.open not in {None, is_open} or month >= wanted.before or month < _month_of(wanted.after[0]):
                continue
            if wanted.many is not None and given >= wanted.many:
                return
            there = list(map(Listed._make, self.connection.execute(_LISTED, (mark, is_open, month, month + NO_DAY))))
            if len(there) != size or self._total(there) != total:
                raise Unbound
            for one in there:
                if one.due < wanted.before and (one.due, one.case_id) > wanted.after:
                    given += 1
                    yield one

    def _total(self, there: Iterable[Listed]) -> bytes:
        return _written(sum(self._weight(b"case ", one) for one in there))

    def _weight(self, kind: bytes, columns: tuple[Any, ...]) -> int:
        return int.from_bytes(self._mac(kind + encode(tuple(columns)))[:_SUM_BYTES], "big")

    def change(self, cases: Iterable[tuple[str, tuple[Listed, ...]]], *, head: Head) -> None:
        """Let each of these cases stand on these lists and no others, and the lists at this head of the chain."""
        changed: defaultdict[_Month, list[int]] = defaultdict(lambda: [0, 0])
        for case_id, lists in cases:
            for old in map(Listed._make, self.connection.execute(_LISTED_CASE, (case_id,)).fetchall()):
                self._count(changed, old, sign=-1)
            self.connection.execute(_DROP_CASE, (case_id,))
            self.connection.executemany(_LIST, lists)
            for new in lists:
                self._count(changed, new, sign=1)
        state = self._state()
        sums = bytearray(state[1] if state else _EMPTY)
        for month, (count, weight) in changed.items():
            self._save_month(month, sums, count=count, weight=weight)
        kept = bytes(sums)
        mac = self._mac(_bound_state(head, kept))
        self.connection.execute(_SAVE_STATE, (head.position, head.mac, kept, mac))

    def _count(self, changed: defaultdict[_Month, list[int]], one: Listed, *, sign: int) -> None:
        of_month = changed[one.mark, one.open, _month_of(one.due)]
        of_month[0] += sign
        of_month[1] += sign * self._weight(b"case ", one)

    def _save_month(self, month: _Month, sums: bytearray, *, count: int, weight: int) -> None:
        size, total = self.connection.execute(_MONTH, month).fetchone() or (0, bytes(_SUM_BYTES))
        change = -self._weight(b"month ", (*month, size, total)) if size else 0
        size, total = size + count, _written(int.from_bytes(total, "big") + weight)
        if size:
            self.connection.execute(_SAVE_MONTH, (*month, size, total))
            change += self._weight(b"month ", (*month, size, total))
        else:
            self.connection.execute(_DROP_MONTH, month)
        start = _bucket_of(month[0]) * _SUM_BYTES
        before = int.from_bytes(sums[start : start + _SUM_BYTES], "big")
        sums[start : start + _SUM_BYTES] = _written(before + change)


def _bound_state(head: Head, sums: bytes) -> bytes:
    return b"state " + encode((head.position, head.mac, sums))


def _written(number: int) -> bytes:
    return (number % _MODULUS).to_bytes(_SUM_BYTES, "big")


def _sum_in(sums: bytes, bucket: int) -> int:
    return int.from_bytes(sums[bucket * _SUM_BYTES : (bucket + 1) * _SUM_BYTES], "big")


def _month_of(due: str) -> str:
    return due[:7]


def _bucket_of(mark: bytes) -> int:
    return int.from_bytes(mark[:2], "big") * _BUCKETS >> 16


def _edge(bucket: int) -> bytes:
    """Return where a bucket of marks begins; the end of the last is beyond them all."""
    return b"\xff" * (_MARK_BYTES + 1) if bucket == _BUCKETS else ((bucket << 16) // _BUCKETS).to_bytes(2, "big")
