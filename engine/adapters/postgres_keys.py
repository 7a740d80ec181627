"""The keys of the cases in PostgreSQL: one for each compartment, wrapped by a key that the server never has."""

from collections.abc import Iterable
from contextlib import suppress

from engine.adapters import postgres_tables as tables
from engine.adapters.postgres_link import Connection, Link
from engine.adapters.vault import Seal, Vault
from engine.cases.vocabulary import Compartment
from engine.errors import StoreAltered

Wrapped = tuple[str, str, bytes]
MOST_AT_HAND = 50_000
"""So many keys are kept open: whoever goes through a million cases needs none of them twice."""


class PostgresKeys:
    """The keys of one open store. Nothing is asked for twice: a key never changes, it only goes."""

    def __init__(self, link: Link, vault: Vault) -> None:
        self._link = link
        self._vault = vault
        self._wrap = vault.seal("case keys", block=1)  # keys are all of one length
        self._seals: dict[tuple[str, Compartment], Seal] = {}

    def through(self, link: Link) -> "PostgresKeys":
        """Return the same keys, asked for on another way; what one has opened the other need not."""
        other = PostgresKeys(link, self._vault)
        other._seals = self._seals
        return other

    def seal(self, case_id: str, compartment: Compartment) -> Seal:
        """Return the seal of a compartment of a case. Raises `StoreAltered` where its key is gone or another."""
        found = self._seals.get((case_id, compartment))
        if found is None:
            self._make_room()
            found = self._seals[case_id, compartment] = self._opened(case_id, compartment.value)
        return found

    def fetch(self, case_ids: Iterable[str]) -> None:
        """Have the keys of the common part of cases at hand; one that does not open is told by whoever needs it."""
        common = Compartment.COMMON
        missing = [case_id for case_id in case_ids if (case_id, common) not in self._seals]
        if not missing:
            return
        for case_id, wrapped in self._link.all(tables.SELECT_KEYS, missing, common.value):
            self._make_room()
            with suppress(StoreAltered):
                self._seals[case_id, common] = self._unwrapped(wrapped, _bound(case_id, common.value))

    def _make_room(self) -> None:
        """Let go of the key that was asked for first where there are many: none of a case that is just being opened."""
        while len(self._seals) >= MOST_AT_HAND:
            with suppress(RuntimeError, StopIteration):  # another thread has asked for one meanwhile
                self._seals.pop(next(iter(self._seals)), None)

    def _opened(self, case_id: str, name: str) -> Seal:
        found = self._link.all(tables.SELECT_KEY, case_id, name)
        if not found:
            raise StoreAltered(where="key")
        return self._unwrapped(found[0][0], _bound(case_id, name))

    def _unwrapped(self, wrapped: bytes, bound: bytes) -> Seal:
        return self._vault.seal_with(self._wrap.open(wrapped, bound=bound))

    def make(self, case_id: str) -> list[Wrapped]:
        """Make the keys of a new case, and return them as they are to be kept with it: if it is kept."""
        made: list[Wrapped] = []
        for compartment in Compartment:
            key = self._vault.new_key()
            self._seals[case_id, compartment] = self._vault.seal_with(key)
            made.append((case_id, compartment.value, self._wrap.close(key, bound=_bound(case_id, compartment.value))))
        return made

    def forget(self, case_ids: Iterable[str]) -> None:
        """Forget the keys of cases: they came to nothing, or are gone."""
        for case_id in case_ids:
            for compartment in Compartment:
                self._seals.pop((case_id, compartment), None)

    def has(self, case_id: str) -> bool:
        """Tell whether a case has a key."""
        return bool(self._link.all(tables.SELECT_ANY_KEY, [case_id]))

    def is_known(self, case_id: str) -> bool:
        """Tell whether a key of a case was made or asked for here."""
        return any((case_id, compartment) in self._seals for compartment in Compartment)

    def any_of(self, case_ids: Iterable[str]) -> bool:
        """Tell whether one of these cases has a key."""
        return bool(self._link.all(tables.SELECT_ANY_KEY, list(case_ids)))

    def wipe(self, connection: Connection, case_ids: Iterable[str]) -> None:
        """Take the keys of cases away, and write the table anew without them, so that they are not in its file."""
        gone = list(case_ids)
        connection.execute(tables.DELETE_KEYS, (gone,))
        connection.execute(tables.REWRITE_KEYS)
        self.forget(gone)


def _bound(case_id: str, compartment: str) -> bytes:
    return f"{case_id} {compartment}".encode()
