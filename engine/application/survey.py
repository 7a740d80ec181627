"""Reads every case that a person may see, one by one: a case that cannot be read does not hide the others."""

from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar

from engine.application.access import Act, Category
from engine.application.audience import lists_of
from engine.application.finding import UNREADABLE, Found, allowed
from engine.application.looking import look
from engine.application.ports import Person
from engine.application.queries import CaseView, people, view_of
from engine.application.world import World
from engine.values import Struct


class Opened(Protocol):
    """A case of which the person has opened something: what kinds of things, as the log of looks says it."""

    @property
    def categories(self) -> tuple[Category, ...]:
        """What was opened."""
        ...


_View = TypeVar("_View", bound=Opened)
Read = Callable[[Found, dict[str, Person]], _View | None]
"""Reads a case, and is given the people; None where nothing has happened in it."""


class Survey(Struct, Generic[_View], frozen=True, kw_only=True):
    """The cases that could be read, by number.

    `unread` are the numbers of those that the person takes part in and that could not. `complete` is False there too,
    and where it cannot be told who takes part in a case: no number is given then, for it may be somebody else's.
    """

    views: tuple[_View, ...]
    unread: tuple[str, ...] = ()
    complete: bool = True


def survey(world: World, *, status: str | None = None) -> Survey[CaseView]:
    """Return all cases that the person takes part in, or those with this status, as they stand."""
    return surveyed(world, lambda found, known: view_of(world, found, known=known), status=status)


def surveyed(world: World, read_one: Read[_View], *, status: str | None = None) -> Survey[_View]:
    """Return all cases that the person takes part in, or those with this status, read in this way.

    It is one look at all those in which the same was opened: what lies in one case is not told of another.
    """
    mine = tuple(_mine(world, status=status))
    known = people(world)
    read = [(one, _read(read_one, one, known=known)) for one in mine if isinstance(one, Found)]
    seen = [(one.row.case_id, view) for one, view in read if view is not None]
    for categories in dict.fromkeys(view.categories for _, view in seen):
        cases = (case_id for case_id, view in seen if view.categories == categories)
        look(world, cases, ground="participant", categories=categories)
    unread = tuple(str(one.row.number) for one, view in read if view is None)
    return Survey(
        views=tuple(view for _, view in read if view is not None),
        unread=unread,
        complete=not unread and None not in mine,
    )


def _mine(world: World, *, status: str | None) -> Iterator[Found | None]:
    """Return the cases of the person, and None for each whose row cannot be read."""
    for row in world.store.rows_of(lists_of(world.person), status=status):
        try:
            found = Found(row, world.codec.unseal(row.sealed))
        except UNREADABLE:
            yield None
            continue
        if allowed(world, found, act=Act.LIST).allowed:
            yield found


def _read(read_one: Read[_View], found: Found, *, known: dict[str, Person]) -> _View | None:
    try:
        return read_one(found, known)
    except UNREADABLE:
        return None
