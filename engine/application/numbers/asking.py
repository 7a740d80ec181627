"""Who may have the numbers of the municipality, for which year, and what is written down of that."""

from collections.abc import Iterable
from contextlib import nullcontext

from engine.application.access import Access, may_count
from engine.application.finding import roles_of
from engine.application.numbers.counts import Counts, Watch, count_cases
from engine.application.numbers.report import Report, guide_numbers
from engine.application.world import World
from engine.guideline.model import Guideline
from engine.values import Struct, replace

COUNTED = "numbers-counted"
"""The kind of the notice that a store keeps when somebody has had the numbers."""
YEARS_BACK = 1


class NoNumbers(Struct, frozen=True):
    """The person may not have them: what is lacking."""

    access: Access


class NoSuchYear(Struct, frozen=True):
    """The numbers are of whole years, and only of some: those that may be asked for."""

    years: tuple[int, ...]


def numbers(world: World, *, year: int | None = None, watch: Watch = nullcontext) -> Report | NoNumbers | NoSuchYear:
    """Return what may be told of the cases today, and of a year; this year where none is named.

    That somebody has had them is on disk before they are shown. No look at any case is written: none is shown.
    """
    access = may_count(roles_of(world.person))
    if not access.allowed:
        return NoNumbers(access)
    today = world.clock.today()
    known = tuple(range(today.year - YEARS_BACK, today.year + 1))
    wanted = today.year if year is None else year
    if wanted not in known:
        return NoSuchYear(known)
    return _counted(world, year=wanted, ground=access.reason, watch=watch)


def numbers_of_month(world: World, *, watch: Watch = nullcontext) -> Report | NoNumbers:
    """Return what may be told of the cases today in one of a series of reports, one a month.

    The first of a year tells of the year that has ended; the others of no year: told month by month, a year that goes
    on gives away by subtraction what happened in each month, and with it what an earlier report hides.
    """
    access = may_count(roles_of(world.person))
    if not access.allowed:
        return NoNumbers(access)
    today = world.clock.today()
    ended = today.year - 1 if today.month == 1 else None
    return _counted(world, year=ended, ground=access.reason, watch=watch)


def _counted(world: World, *, year: int | None, ground: str, watch: Watch) -> Report:
    everything = replace(world, store=world.store.whole())  # nobody is shown a case of it
    counted = count_cases(everything, year=year, watch=watch)
    told_of = str(year or "")
    world.store.note(COUNTED, at=world.clock.now(), by=world.person.id, ground=ground, year=told_of)
    found = (guide_numbers(counts, versions) for counts, versions in _with_guides(everything, counted.guides))
    return Report(
        on=world.clock.today(),
        year=year,
        guides=tuple(one for one in found if one.tells),
        complete=counted.complete,
        practice=world.practice,
    )


def _with_guides(world: World, counted: dict[str, Counts]) -> Iterable[tuple[Counts, tuple[Guideline, ...]]]:
    """Give the counts of each guide with the versions of it that cases have followed, the newest first."""
    copies = world.store.copies()
    for name, counts in sorted(counted.items()):
        mine = [world.codec.unpack(copy.content).guideline for copy in reversed(copies) if copy.guideline == name]
        if mine:
            yield counts, tuple(mine)
