"""The people of practice cases: offices with a leader and some who work there, plainly invented, the same each time."""

from collections.abc import Iterator, Sequence
from random import Random

from engine.application.ports import Person
from engine.values import Struct

_CASES_OF_AN_OFFICE = 400
_STAFF = 7
_MOST_OFFICES = 250


class Wording(Struct, frozen=True, kw_only=True):
    """What practice cases are told with, in the user's language.

    `titles` are of a leader and of those who work beside one. `alias` takes a word and a number.
    """

    alias: str
    words: tuple[str, ...]
    titles: tuple[str, ...]
    sentences: tuple[str, ...]


class Office(Struct, frozen=True):
    """A unit, and the ids of those who work with cases there."""

    unit: str
    staff: tuple[str, ...]


def offices(known: Sequence[Person], wording: Wording, *, cases: int, seed: int) -> tuple[tuple[Person, ...], ...]:
    """Return the offices for so many cases, each as its people: first those who are there already, then invented ones.

    Whoever has been invented before is not invented again.
    """
    there = {person.handle: person for person in known}
    chance = Random(f"{seed} people")  # noqa: S311 - the same people for the same seed, and no secret
    count = min(_MOST_OFFICES, cases // _CASES_OF_AN_OFFICE)
    made = (tuple(_office(number, wording, chance=chance)) for number in range(1, count + 1))
    return (_known(known), *(tuple(there.get(one.handle, one) for one in office) for office in made))


def _known(known: Sequence[Person]) -> tuple[Person, ...]:
    """Return those of the office that I am in, who are there in every practice store."""
    me = next((person for person in known if person.os_user and person.unit), None)
    return tuple(person for person in known if me and person.unit == me.unit and "auditor" not in person.roles)


def _office(number: int, wording: Wording, *, chance: Random) -> Iterator[Person]:
    unit = f"test.{number:03}"
    leader, *others = wording.titles
    yield Person(random_id(chance), f"{unit}.leder", leader, unit=unit, roles=("leader",))
    for place in range(1, _STAFF + 1):
        yield Person(random_id(chance), f"{unit}.{place}", others[place % len(others)], unit=unit)


def random_id(chance: Random) -> str:
    """Return an id like those of real cases, but drawn from a seed."""
    return f"{chance.getrandbits(128):032x}"
