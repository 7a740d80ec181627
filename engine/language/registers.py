"""Owns the things of a guide that have a name: each is found by its id or its title, without regard to capitals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from engine.language.rejoin import Commas, keep_commas
from engine.language.suggest import MOST_COMPARED
from engine.language.terms import fold


class Named(NamedTuple):
    """A thing that can be named."""

    id: str
    title: str


@dataclass(slots=True)
class Register:
    """The things of one kind; an id is looked up before a title."""

    by_id: dict[str, Named] = field(default_factory=dict)
    by_title: dict[str, Named] = field(default_factory=dict)
    commas: Commas = field(default_factory=dict)
    _found: dict[str, Named] = field(default_factory=dict)
    """What has been found by a text as it is written: a guide writes the same few names again and again."""

    def add(self, named: Named) -> None:
        """Put a thing in; the first of two with the same name answers to it."""
        self._found.clear()
        self.by_id.setdefault(fold(named.id), named)
        self.by_title.setdefault(fold(named.title), named)
        keep_commas(self.commas, named.title)

    def add_all(self, id_: str, names: Iterable[str | None]) -> None:
        """Put a thing in that answers to several names; the first is the one it is shown by."""
        given = [name for name in names if name]
        self.add(Named(id_, given[0]))
        for name in given[1:]:
            self.by_title.setdefault(fold(name), self.by_id[fold(id_)])

    def find(self, text: str) -> Named | None:
        """Return what has this id or title."""
        found = self._found.get(text)
        if found is None:
            wanted = fold(text)
            found = self.by_id.get(wanted) or self.by_title.get(wanted)
            if found:
                self._found[text] = found
        return found

    def ids(self) -> Iterator[str]:
        """Every id, as the guide writes it."""
        return (named.id for named in self.by_id.values())

    def names(self) -> tuple[str, ...]:
        """Return every id and title, ids first; no more than a guess looks at."""
        both = chain(self.ids(), (named.title for named in self.by_title.values()))
        return tuple(dict.fromkeys(islice(both, MOST_COMPARED)))


def register(things: Iterable[Named]) -> Register:
    """Make a register of things."""
    made = Register()
    for thing in things:
        made.add(thing)
    return made
