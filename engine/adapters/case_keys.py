"""The keys of the cases: one for each compartment, wrapped by the master key, in a file of their own beside the store.

A file of its own, so that a key can be wiped for good: with it goes all that it sealed, in the store and in every
copy of the store.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import apsw

from engine.adapters.connection import BUSY_MILLISECONDS, connect, told
from engine.adapters.shape import require_shape
from engine.adapters.vault import Seal, Vault
from engine.cases.vocabulary import Compartment
from engine.errors import StoreAltered

APPLICATION_ID = 0x4254494B  # "BTIK" in the file's header
SUFFIX = "-nokler"
MOST_AT_HAND = 50_000
"""So many keys are kept open: whoever goes through a million cases needs none of them twice."""

TABLES = """
CREATE TABLE keys (
    case_id TEXT NOT NULL,
    compartment TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (case_id, compartment)
) STRICT, WITHOUT ROWID;
"""

INSERT_KEY = "INSERT INTO keys VALUES (?, ?, ?)"

SELECT_KEY = "SELECT wrapped FROM keys WHERE case_id = ? AND compartment = ?"

SELECT_ANY = "SELECT 1 FROM keys WHERE case_id = ? LIMIT 1"


SELECT_WRAPPED = "SELECT wrapped FROM keys WHERE case_id = ?"

OVERWRITE_KEYS = "UPDATE keys SET wrapped = randomblob(length(wrapped)) WHERE case_id = ?"

DELETE_KEYS = "DELETE FROM keys WHERE case_id = ?"


def keys_path(place: Path) -> Path:
    """Return where the keys of a store's cases lie."""
    return place.with_name(place.name + SUFFIX)


class CaseKeys:
    """The open file of case keys. It is written to only while its store's turn is held."""

    def __init__(self, connection: apsw.Connection, vault: Vault) -> None:
        self.connection = connection
        self._vault = vault
        self._wrap = vault.seal("case keys", block=1)  # keys are all of one length
        self._seals: dict[tuple[str, Compartment], Seal] = {}

    @classmethod
    def open(cls, place: Path, vault: Vault, *, patience: int = BUSY_MILLISECONDS) -> "CaseKeys":
        """Open the file of keys beside a store."""
        connection = connect(keys_path(place), application_id=APPLICATION_ID, patience=patience)
        try:
            require_shape(connection, TABLES)
        except BaseException:
            connection.close()
            raise
        return cls(connection, vault)

    def seal(self, case_id: str, compartment: Compartment) -> Seal:
        """Return the seal of a compartment of a case. Raises `StoreAltered` where its key is gone or another."""
        place = (case_id, compartment)
        if place not in self._seals:
            if len(self._seals) >= MOST_AT_HAND:
                self.forget()
            self._seals[place] = self._opened(case_id, compartment.value)
        return self._seals[place]

    def _opened(self, case_id: str, name: str) -> Seal:
        with told():
            found = self.connection.execute(SELECT_KEY, (case_id, name)).fetchone()
        wrapped = found[0] if found else None
        if not isinstance(wrapped, bytes):
            raise StoreAltered(where="key")
        return self._vault.seal_with(self._wrap.open(wrapped, bound=_bound(case_id, name)))

    def make(self, case_id: str) -> None:
        """Make the keys of a case, on the disk before anything is sealed with them; a case that has keys keeps them.

        A power cut right after leaves keys without a case, which is no harm; the other way would lose the case.
        """
        with told(), self.connection:
            if self.connection.execute(SELECT_ANY, (case_id,)).fetchone() is None:
                rows = [
                    (case_id, one.value, self._wrap.close(self._vault.new_key(), bound=_bound(case_id, one.value)))
                    for one in Compartment
                ]
                self.connection.executemany(INSERT_KEY, rows)

    def make_all(self, case_ids: Iterable[str]) -> None:
        """Make the keys of several cases as `make` does, on the disk together."""
        with told(), self.connection:
            for case_id in case_ids:
                self.make(case_id)

    def forget(self) -> None:
        """Keep no key at hand; whatever is sealed or opened next fetches its own."""
        self._seals.clear()

    def has(self, case_id: str) -> bool:
        """Tell whether a case has a key."""
        with told():
            return self.connection.execute(SELECT_ANY, (case_id,)).fetchone() is not None

    def wipe(self, case_ids: Iterable[str]) -> tuple[bytes, ...]:
        """Overwrite the keys of cases and take them away; return what was there, so that it can be looked for.

        On the disk they are gone once the log of the file is emptied, and nobody reads from it any more.
        """
        return wipe(self.connection, case_ids, seals=self._seals)

    def close(self) -> None:
        """Close the file."""
        with told():
            self.connection.close()


def wipe(
    connection: apsw.Connection, case_ids: Iterable[str], *, seals: dict[tuple[str, Compartment], Seal] | None = None
) -> tuple[bytes, ...]:
    """Overwrite the keys of cases in a file of keys, as `CaseKeys.wipe` tells."""
    gone: list[bytes] = []
    with told(), connection:
        for case_id in case_ids:
            found: list[tuple[Any, ...]] = connection.execute(SELECT_WRAPPED, (case_id,)).fetchall()
            gone += [bytes(wrapped) for (wrapped,) in found]
            connection.execute(OVERWRITE_KEYS, (case_id,))
            connection.execute(DELETE_KEYS, (case_id,))
            for place in [place for place in seals or {} if place[0] == case_id]:
                (seals or {}).pop(place)
    return tuple(gone)


def _bound(case_id: str, compartment: str) -> bytes:
    return f"{case_id} {compartment}".encode()
