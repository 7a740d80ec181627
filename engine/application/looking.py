"""How the access log is written: every look is kept before anything is shown, and holds nothing of what was seen."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from engine.application.access import Category
from engine.application.ports import AccessLog, Conflict, Look
from engine.application.world import World

_Answer = TypeVar("_Answer")


class OneRun:
    """The access log for one run of the program, or one request: the same look is written once.

    A command may read a case several times before it answers. That is one look, and it is on disk before the first.
    """

    def __init__(self, log: AccessLog) -> None:
        self._log = log
        self._written: set[tuple[object, ...]] = set()

    def log(self, look: Look) -> None:
        """Keep a look, unless it was kept in this run. Raises `LookUnwritten` where it cannot be."""
        same = _same(look)
        if same not in self._written:
            self._log.log(look)
            self._written.add(same)

    def along(self, look: Look, keep: Callable[[Sequence[Look]], _Answer]) -> _Answer:
        """Have a look kept with something else, as `AccessLog.along` tells, unless it was kept in this run."""
        same = _same(look)
        if same in self._written:
            return keep(())
        answer = self._log.along(look, keep)
        if not isinstance(answer, Conflict):
            self._written.add(same)
        return answer

    def looks(self, case_id: str | None = None) -> tuple[Look, ...]:
        """Return the looks at a case, or all, in order."""
        return self._log.looks(case_id)


def look(
    world: World, cases: Iterable[str], *, ground: str, categories: Sequence[Category], reason: str | None = None
) -> None:
    """Write that the person looks at these cases; at none there is nothing to write."""
    looked_at = tuple(cases)
    if looked_at:
        world.log.log(look_at(world, looked_at, ground=ground, categories=categories, reason=reason))


def look_at(
    world: World, cases: tuple[str, ...], *, ground: str, categories: Sequence[Category], reason: str | None = None
) -> Look:
    """Return the person's look at these cases now. Whoever asks for it has it kept before anything is shown."""
    return Look(
        at=world.clock.now(),
        by=world.person.id,
        ground=ground,
        cases=cases,
        categories=tuple(one.value for one in categories),
        channel=world.channel,
        reason=reason,
    )


def _same(look: Look) -> tuple[object, ...]:
    """Return what makes two looks of one run the same."""
    return (look.by, look.ground, look.cases, look.categories, look.reason)
