"""The two tables of letters, the same in SQLite and PostgreSQL, and the book that keeps letters in them.

In them stand ids, days, times and words of our own: nothing of a case but its id, and of a person but the actor's.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any, Protocol

from engine.application.letters import Claim, Item, Letter, LetterKind, State
from engine.values import replace

TABLES = """
CREATE TABLE letters (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    day TEXT NOT NULL,
    written_at TEXT NOT NULL,
    state TEXT NOT NULL,
    held_by TEXT,
    held_until TEXT NOT NULL,
    tries INTEGER NOT NULL,
    ended_at TEXT
);

CREATE INDEX letters_waiting ON letters (written_at, id) WHERE state = 'ready';

CREATE TABLE told (
    key TEXT PRIMARY KEY,
    letter TEXT NOT NULL REFERENCES letters (id),
    cause TEXT NOT NULL,
    case_id TEXT NOT NULL,
    day TEXT NOT NULL
);

CREATE INDEX told_in ON told (letter);
"""

_GATE = "gate"

_IS_TOLD = "SELECT 1 FROM told WHERE key = ?"
_ADD_LETTER = "INSERT INTO letters VALUES (?, ?, ?, ?, ?, 'ready', NULL, '', 0, NULL)"
_ADD_TOLD = "INSERT INTO told VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING key"
_DROP_TOLD = "DELETE FROM told WHERE letter = ?"
_DROP_LETTER = "DELETE FROM letters WHERE id = ?"
# The last line is asked again of a row that another held meanwhile: who comes second takes nothing.
_TAKE = """
UPDATE letters SET held_by = ?, held_until = ?, tries = tries + 1
WHERE id = (
    SELECT id FROM letters WHERE state = 'ready' AND held_until < ? AND (? = '' OR id = ?)
    ORDER BY written_at, id LIMIT 1
) AND state = 'ready' AND held_until < ?
RETURNING id, kind, recipient, day
"""
_ITEMS = "SELECT key, cause, case_id, day FROM told WHERE letter = ? AND cause <> 'gate' ORDER BY key"
_CLOSE = "UPDATE letters SET state = ?, ended_at = ? WHERE id = ? AND held_by = ? AND state = 'ready' RETURNING id"
_PUT_BACK = "UPDATE letters SET held_by = NULL, held_until = ? WHERE id = ? AND held_by = ? AND state = 'ready'"
_HURRY = "UPDATE letters SET held_until = '' WHERE state = 'ready' AND held_by IS NULL RETURNING id"
_WAITING = "SELECT id FROM letters WHERE state = 'ready' ORDER BY written_at, id"


class Tables(Protocol):
    """The way to the tables: statements in one transaction, with `?` for values."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold a transaction, kept whole or not at all."""
        ...

    def all(self, statement: str, *values: str | int | None) -> Sequence[tuple[Any, ...]]:
        """Return what a statement gives."""
        ...


class LetterBook:
    """Letters in tables, as `Book` tells."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def untold(self, keys: Sequence[str]) -> frozenset[str]:
        """Return those of these keys that no letter has told of."""
        with self._tables.writing():
            return frozenset(key for key in keys if not self._tables.all(_IS_TOLD, key))

    def write(self, letters: Sequence[Letter], *, at: datetime) -> tuple[Letter, ...]:
        """Keep letters, each with what no other tells of, and return them.

        Keys are asked for in one order: two who write at once wait for each other at most one way.
        """
        with self._tables.writing():
            ordered = sorted(letters, key=lambda letter: (letter.gate, [item.key for item in letter.items]))
            return tuple(kept for letter in ordered if (kept := self._written(letter, at)))

    def _written(self, letter: Letter, at: datetime) -> Letter | None:
        values = (letter.id, letter.kind.value, letter.to, letter.on.isoformat(), _moment(at))
        self._tables.all(_ADD_LETTER, *values)
        gate = Item(key=letter.gate, cause=_GATE, case_id="", on=letter.on)
        is_first = not letter.gate or self._is_new(letter, gate)
        items = tuple(item for item in letter.items if is_first and self._is_new(letter, item))
        if not items:
            self._tables.all(_DROP_TOLD, letter.id)
            self._tables.all(_DROP_LETTER, letter.id)
            return None
        return replace(letter, items=items)

    def _is_new(self, letter: Letter, item: Item) -> bool:
        values = (item.key, letter.id, item.cause, item.case_id, item.on.isoformat())
        return bool(self._tables.all(_ADD_TOLD, *values))

    def take(self, claim: Claim, *, letter_id: str | None = None) -> Letter | None:
        """Take a letter that waits, the oldest or this one; None where there is none."""
        now, wanted = _moment(claim.at), letter_id or ""
        with self._tables.writing():
            found = self._tables.all(_TAKE, claim.by, _moment(claim.until), now, wanted, wanted, now)
            if not found:
                return None
            taken, kind, to, day = found[0]
            items = tuple(
                Item(key=key, cause=cause, case_id=case_id, on=date.fromisoformat(on))
                for key, cause, case_id, on in self._tables.all(_ITEMS, taken)
            )
        return Letter(id=taken, kind=LetterKind(kind), to=to, on=date.fromisoformat(day), items=items)

    def close(self, letter_id: str, *, claim: Claim, state: State) -> bool:
        """Note what became of a letter that is in hand."""
        with self._tables.writing():
            return bool(self._tables.all(_CLOSE, state.value, _moment(claim.at), letter_id, claim.by))

    def put_back(self, letter_id: str, *, claim: Claim, until: datetime) -> None:
        """Let a letter wait until then."""
        with self._tables.writing():
            self._tables.all(_PUT_BACK, _moment(until), letter_id, claim.by)

    def hurry(self) -> None:
        """Let the letters that nobody has in hand be taken at once."""
        with self._tables.writing():
            self._tables.all(_HURRY)

    def waiting(self) -> tuple[str, ...]:
        """Return the ids of the letters that wait, the oldest first."""
        with self._tables.writing():
            return tuple(found for (found,) in self._tables.all(_WAITING))


def _moment(at: datetime) -> str:
    """Return a moment as text that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
