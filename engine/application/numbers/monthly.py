"""Keeps the numbers of the municipality month by month, as files in a folder: each month once, in every form.

A file is of the month in which it is written, and tells of the cases as they stand on that day. What one of them hides
the others must not give away: each tells of cases that stand there that day, and between two days any case may come, go
or be entered afterwards. What happened in a year, which a sum over its months would give away, is told once: see
`numbers_of_month`.
"""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Protocol

from engine.application.access import may_count
from engine.application.finding import roles_of
from engine.application.numbers.asking import NoNumbers, numbers_of_month
from engine.application.numbers.counts import Watch
from engine.application.numbers.report import Report
from engine.application.world import World
from engine.values import Struct

Forms = Mapping[str, Callable[[Report], bytes]]
"""What writes a report in each form, by what the name of such a file ends with."""


class MonthFolder(Protocol):
    """A folder in which files stand whole or not at all, and are never written over."""

    def there(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return which of these names are taken."""
        ...

    def make_ready(self) -> None:
        """Make the folder where it is missing, end what was broken off, and see that there is room.

        Raises `NumbersUnwritten`.
        """
        ...

    def keep(self, name: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Write files by what comes after this name, all of them or none; return the names of those that were written.

        A name that another took first stays that one's. Raises `NumbersUnwritten`.
        """
        ...


class Keeping(Struct, frozen=True, kw_only=True):
    """Where the numbers of months are kept, in which forms, and what the names of the files begin with."""

    folder: MonthFolder
    forms: Forms
    name: str


class Kept(Struct, frozen=True, kw_only=True):
    """The files of a month that were written, or would be, and those that were there before.

    Where the store has had no case there is none of either. `complete` is as in `Report`.
    """

    written: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    complete: bool = True


def refused_numbers(world: World) -> NoNumbers | None:
    """Return what whoever asks lacks, where that person may not have the numbers."""
    access = may_count(roles_of(world.person))
    return None if access.allowed else NoNumbers(access)


def keep_month(
    world: World, keeping: Keeping, *, dry_run: bool = False, watch: Watch = nullcontext
) -> Kept | NoNumbers:
    """Write the numbers of this month, unless a file of it is there: then nobody counts, and nothing is noted.

    Who asks needs the same roles as for a report on the screen. Raises `NumbersUnwritten`.
    """
    if (refused := refused_numbers(world)) is not None:
        return refused
    if not world.store.whole().copies():
        return Kept()
    if not dry_run:
        keeping.folder.make_ready()  # before it is noted that somebody has had the numbers
    name = f"{keeping.name}-{world.clock.today():%Y-%m}"
    names = tuple(f"{name}{ending}" for ending in keeping.forms)
    there = keeping.folder.there(names)
    if there or dry_run:
        return Kept(written=() if there else names, there=there)
    report = numbers_of_month(world, watch=watch)
    if isinstance(report, NoNumbers):
        return report
    new = keeping.folder.keep(name, {ending: write(report) for ending, write in keeping.forms.items()})
    written, there = (tuple(one for one in names if (one in new) is is_new) for is_new in (True, False))
    return Kept(written=written, there=there, complete=report.complete)
