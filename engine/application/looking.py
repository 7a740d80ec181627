"""How the access log is written: every look is kept before anything is shown, and holds nothing of what was seen."""

from collections.abc import Iterable, Sequence

from engine.application.access import Category
from engine.application.ports import AccessLog, Look
from engine.application.world import World


class OneRun:
    """The access log for one run of the program, or one request: the same look is written once.

    A command may read a case several times before it answers. That is one look, and it is on disk before the first.
    """

    def __init__(self, log: AccessLog) -> None:
        self._log = log
        self._written: set[tuple[object, ...]] = set()

    def log(self, look: Look) -> None:
        """Keep a look, unless it was kept in this run. Raises `LookUnwritten` where it cannot be."""
        same = (look.by, look.ground, look.cases, look.categories, look.reason)
        if same not in self._written:
            self._log.log(look)
            self._written.add(same)

    def looks(self, case_id: str | None = None) -> tuple[Look, ...]:
        """Return the looks at a case, or all, in order."""
        return self._log.looks(case_id)


def look(
    world: World, cases: Iterable[str], *, ground: str, categories: Sequence[Category], reason: str | None = None
) -> None:
    """Write that the person looks at these cases; at none there is nothing to write."""
    looked_at = tuple(cases)
    if not looked_at:
        return
    world.log.log(
        Look(
            at=world.clock.now(),
            by=world.person.id,
            ground=ground,
            cases=looked_at,
            categories=tuple(one.value for one in categories),
            channel=world.channel,
            reason=reason,
        )
    )
