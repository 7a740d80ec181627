"""Fills a practice store with invented cases, as many as somebody asks for. A real store is never filled."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from engine.application.filling.making import BATCH, Place, Stock, made, plan
from engine.application.filling.people import Office, Wording, offices
from engine.application.filling.walks import walks
from engine.application.guidelines import Faulty, to_follow
from engine.application.ports import Codec, Person, StoredGuideline, Whole
from engine.application.versions import NoVersion
from engine.application.world import World
from engine.errors import FillOnlyPractice, GuidelineUnreadable
from engine.guideline.process import Process
from engine.values import Struct

_MOST_WALKS = 400


class Order(Struct, frozen=True, kw_only=True):
    """What is asked for: so many cases, on these guides, from a seed; the same seed gives the same cases."""

    cases: int
    guides: tuple[str, ...]
    seed: int
    wording: Wording


class Filled(Struct, frozen=True, kw_only=True):
    """What was kept so far. `cases` also counts the work that cases have opened beside themselves."""

    cases: int = 0
    events: int = 0
    looks: int = 0
    people: int = 0


class Bulk(Protocol):
    """Keeps much at a time, as it would have been kept piece by piece."""

    def add_all(self, people: Sequence[Person]) -> None:
        """Add people to the directory."""
        ...

    def keep_whole(self, cases: Sequence[Whole]) -> None:
        """Keep new cases with all that has happened in them."""
        ...


Makers = Callable[[Stock, Iterable[Sequence[Place]]], Iterator[Sequence[Whole]]]
"""Makes the cases of each part of a plan, one part after the other, in as many processes as it will."""


def made_here(codec: Codec) -> Makers:
    """Return what makes cases in this process."""
    return lambda stock, parts: (made(stock, part, codec=codec) for part in parts)


def fill(world: World, order: Order, *, bulk: Bulk, makers: Makers) -> Iterator[Filled]:
    """Fill a practice store, and tell after each part what was kept so far.

    Raises `FillOnlyPractice` before anything is done to a real store.
    """
    if not world.practice:
        raise FillOnlyPractice
    guides = tuple(_guide(world, name) for name in order.guides)
    for _, copy in guides:
        world.store.pin(copy)
    known = world.directory.people()
    found = offices(known, order.wording, cases=order.cases, seed=order.seed)
    new = [person for office in found for person in office if person not in known]
    bulk.add_all(new)
    stock = Stock(
        walks=walks(guides, count=min(order.cases, _MOST_WALKS), seed=order.seed),
        offices=tuple(Office(str(one[0].unit), tuple(person.id for person in one)) for one in found if one),
        wording=order.wording,
        today=world.clock.today(),
        seed=order.seed,
        salt=_entries(world),
    )
    return _kept(stock, order, bulk=bulk, makers=makers, so_far=Filled(people=len(new)))


def _kept(stock: Stock, order: Order, *, bulk: Bulk, makers: Makers, so_far: Filled) -> Iterator[Filled]:
    places = plan(stock, order.cases)
    parts = (places[start : start + BATCH] for start in range(0, len(places), BATCH))
    for cases in makers(stock, parts):
        bulk.keep_whole(cases)
        so_far = Filled(
            cases=so_far.cases + len(cases),
            events=so_far.events + sum(len(case.records) for case in cases),
            looks=so_far.looks + sum(len(case.looks) for case in cases),
            people=so_far.people,
        )
        yield so_far


def _guide(world: World, name: str) -> tuple[Process, StoredGuideline]:
    found = to_follow(world, name)
    if isinstance(found, Faulty | NoVersion):
        raise GuidelineUnreadable(name=name, reason="missing")
    return found


def _entries(world: World) -> int:
    """Return how much the store holds: a second filling with the same seed must not give the same cases again."""
    position, _, _ = world.store.mark().partition("-")
    return int(position) if position.isdigit() else 0
