"""Tells what would be lost if one copy of a store took the place of another: what came after they parted.

Two copies of one store have the same past up to some entry. The chain binds each entry to all before it, so where two
macs are the same, all before them is.
"""

from contextlib import closing, suppress
from pathlib import Path

import apsw

from engine.adapters.chain import Head
from engine.adapters.copies import Copy, VaultOf
from engine.adapters.verifying import verify
from engine.application.upkeep import Lost
from engine.application.versions import PUBLISHED
from engine.errors import EngineError

_EVENTS = "SELECT count(*), count(DISTINCT case_id), min(happened_on), max(happened_on) FROM records WHERE position > ?"
_PEOPLE = "SELECT count(*) FROM people WHERE position > ?"
_VERSIONS = "SELECT count(*) FROM notices WHERE kind = ? AND position > ?"
_LOOKS = "SELECT count(*) FROM looks WHERE position > ?"


def lost_at(place: Path, copy: Copy, *, seen: Head | None, vault_of: VaultOf) -> Lost | None:
    """Return what the store at a place has that the copy has not; None where nobody can tell.

    Nobody can where there is no store, or another one, or one that is not whole, or one that lacks what was seen.
    """
    with (
        suppress(EngineError, apsw.Error, OSError),
        closing(Copy(place.parent, vault_of=vault_of, name=place.name)) as at,
    ):
        known = seen is None or at.ledger.mac_at(seen.position) == seen.mac
        if at.identity == copy.identity and known and not verify(at).findings:
            return _after(at, _parted(at, copy))
    return None


def _parted(one: Copy, other: Copy) -> int:
    """Return the last position at which two copies have the same past."""
    same, end = 0, min(one.ledger.head().position, other.ledger.head().position)
    while same < end:
        middle = (same + end + 1) // 2
        if one.ledger.mac_at(middle) == other.ledger.mac_at(middle):
            same = middle
        else:
            end = middle - 1
    return same


def _after(copy: Copy, position: int) -> Lost:
    events, cases, first, last = copy.connection.execute(_EVENTS, (position,)).get
    return Lost(
        events=events,
        cases=cases,
        people=copy.connection.execute(_PEOPLE, (position,)).get,
        versions=copy.connection.execute(_VERSIONS, (PUBLISHED, position)).get,
        looks=copy.connection.execute(_LOOKS, (position,)).get,
        first=first or "",
        last=last or "",
    )
