"""Knows how far a store had come when it was last seen here, and keeps the copies of it elsewhere apart from it.

A backup that is put back beside its store, to be tried, has the same id and the same key. Were there one mark for both,
the store would be refused for what happened to the copy. So a copy that was put back elsewhere has a mark of its own.
There is one for the store itself, wherever it is moved, so that nobody gets around it with another path.
"""

import hashlib
from collections.abc import Collection
from pathlib import Path

from engine.adapters.building import place_of
from engine.adapters.chain import Head
from engine.adapters.custody import Custody

_SIGNS = 16  # of the digest that names a place: enough that no two of one store meet


class Marks:
    """The marks of one store at one place. `names`: how the place is called; the first is how it is kept.

    A path is called both as it was named and as it is when links in it are followed: a link that is put where a folder
    was does not make another place of it.
    """

    def __init__(self, custody: Custody, store_id: str, *, names: Collection[str]) -> None:
        self._custody = custody
        self._store_id = store_id
        self._names = tuple(names)
        self._aside = hashlib.sha256(self._names[0].encode("utf-8", "surrogateescape")).hexdigest()[:_SIGNS]

    @property
    def first_place(self) -> str:
        """Where the store itself was last seen, if that is another place than this; else empty."""
        first = self._custody.remembered_at(self._store_id)
        return "" if first in self._names else first

    def seen(self) -> Head | None:
        """Return what the store is held against at this place; None where it was never seen anywhere."""
        return self._own() or self._custody.remembered(self._store_id)

    def here(self) -> Head | None:
        """Return what was last seen of the store at this place; None where it was not seen here."""
        own = self._own()
        return self._custody.remembered(self._store_id) if own is None and not self.first_place else own

    def keep(self, head: Head, *, replace: bool = False) -> None:
        """Remember a head at this place, unless a later one is remembered; `replace` is for a store that was restored.

        A store that was restored takes the mark of the store itself only where that is known to be of this place, or
        where there is none: else it may be a copy that somebody tries.
        """
        first = self._custody.remembered_at(self._store_id)
        unseen = self._custody.remembered(self._store_id) is None
        if self._own() is None and (unseen or first in self._names or not replace):
            self._custody.remember(self._store_id, head, replace=replace, place=self._names[0])
        else:
            self._custody.remember(self._store_id, head, replace=replace, aside=self._aside)

    def file(self, suffix: str) -> Path:
        """Return where something else is noted of the store at this place: beside its key."""
        name = f"{self._store_id}-{self._aside}" if self.first_place else self._store_id
        return self._custody.key_path(name).with_suffix(suffix)

    def _own(self) -> Head | None:
        if self._custody.remembered_at(self._store_id) in self._names:
            return None
        return self._custody.remembered(self._store_id, aside=self._aside)


def names_of(path: Path) -> tuple[str, str]:
    """Return how the place of a file is called: with links in its folder followed, and as it was named."""
    return str(place_of(path)), str(path.absolute())
