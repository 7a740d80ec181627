"""Break-glass: a case is opened in an emergency by somebody with that task, who may read it for some hours.

The reason lies in the access log alone, and it lies there before the case is touched. Whoever has the baton and whoever
leads the unit are told until one of them has looked at it, and nobody looks at their own.
"""

from collections.abc import Iterator
from contextlib import suppress

from engine.application.access import Act, Category
from engine.application.cases import decided
from engine.application.finding import UNREADABLE, Ambiguous, Found, Missing, allowed, find, history_of
from engine.application.keeping import keep
from engine.application.looking import look
from engine.application.ports import Conflict, Person
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.evolve import advance
from engine.cases.refusals import Refused, refuse
from engine.cases.state import Emergency
from engine.errors import StoreDamaged
from engine.values import Struct, replace

SHORTEST_REASON = 10
"""Letters and digits in the reason of an emergency: fewer tell nothing to whoever goes through it afterwards."""
_FEWEST_LETTERS = 4  # different ones: a row of the same sign is no reason


class Broken(Struct, frozen=True):
    """An emergency access to a case, as those told of it see it. `mine_to_review` tells whoever can look at it."""

    number: str
    access: Emergency
    mine_to_review: bool = False


class Reviewed(Struct, frozen=True):
    """Emergency accesses to a case that somebody has now looked at."""

    number: str
    accesses: tuple[Emergency, ...]


def break_glass(
    world: World, number: str, *, reason: str, dry_run: bool = False
) -> Broken | Refused | Missing | Ambiguous | Conflict:
    """Open a case in an emergency. What is answered holds nothing of it; it can be read from then on."""
    found = find(world, number, Act.BREAK_GLASS)
    if isinstance(found, Missing | Ambiguous):
        return found
    if not _says_why(reason):
        return refuse("emergency-reason", least=SHORTEST_REASON)
    ground = allowed(world, found, act=Act.BREAK_GLASS).reason
    look(world, (found.row.case_id,), ground=ground, categories=(Category.ACCESS,), reason=reason)
    after = _kept(world, found, command=cmd.TakeEmergencyAccess(), dry_run=dry_run)
    return after if isinstance(after, Refused | Conflict) else Broken(str(found.row.number), after[-1])


def review(world: World, number: str, *, dry_run: bool = False) -> Reviewed | Refused | Missing | Ambiguous | Conflict:
    """Record that whoever has the baton or leads the unit has looked at the emergency accesses of others to a case."""
    found = find(world, number, Act.REVIEW)
    if isinstance(found, Ambiguous):
        return found
    if isinstance(found, Missing):
        return found if isinstance(find(world, number), Missing | Ambiguous) else refuse("not-reviewer")
    ground = allowed(world, found, act=Act.REVIEW).reason
    look(world, (found.row.case_id,), ground=ground, categories=(Category.ACCESS,))
    after = _kept(world, found, command=cmd.ReviewEmergencyAccess(), dry_run=dry_run)
    if isinstance(after, Refused | Conflict):
        return after
    before = {one.event_id for one in found.text.emergencies if not one.reviewed}
    return Reviewed(str(found.row.number), tuple(one for one in after if one.reviewed and one.event_id in before))


def other_reviewers(world: World, number: str) -> tuple[Person, ...]:
    """Return who else than the person can look at the emergency accesses to a case that the person can look at."""
    found = find(world, number, Act.REVIEW)
    if isinstance(found, Missing | Ambiguous):
        return ()
    others = (one for one in world.directory.people() if one.id != world.person.id)
    return tuple(one for one in others if allowed(replace(world, person=one), found, act=Act.REVIEW).allowed)


def to_be_told(world: World) -> tuple[Broken, ...]:
    """Return the emergency accesses that nobody has looked at: in cases whose baton or unit is the person's."""
    told = [one for one in _all(world) if _waiting(one) and allowed(world, one, act=Act.REVIEW).allowed]
    for found in told:
        ground = allowed(world, found, act=Act.REVIEW).reason
        look(world, (found.row.case_id,), ground=ground, categories=(Category.ACCESS,))
    return tuple(
        Broken(str(found.row.number), access, mine_to_review=access.by != world.person.id)
        for found in told
        for access in _waiting(found)
    )


def _says_why(reason: str) -> bool:
    signs = [sign for sign in reason.casefold() if sign.isalnum()]
    return len(signs) >= SHORTEST_REASON and len({sign for sign in signs if sign.isalpha()}) >= _FEWEST_LETTERS


def _all(world: World) -> Iterator[Found]:
    """Return all cases whose rows can be read; what is wrong with another is told where it is opened."""
    for row in world.store.rows():
        with suppress(*UNREADABLE):
            yield Found(row, world.codec.unseal(row.sealed))


def _waiting(found: Found) -> tuple[Emergency, ...]:
    return tuple(one for one in found.text.emergencies if not one.reviewed)


def _kept(
    world: World, found: Found, *, command: cmd.TakeEmergencyAccess | cmd.ReviewEmergencyAccess, dry_run: bool
) -> tuple[Emergency, ...] | Refused | Conflict:
    """Carry out a command that shows nothing of the case, and return its emergency accesses after it."""
    history = history_of(world, found)
    if history is None:
        raise StoreDamaged
    written = decided(world, history, command=command)
    if isinstance(written, Refused):
        return written
    after = advance(history.state, written, earlier=history.events)
    kept = keep(world, written, after=after, process=history.process, dry_run=dry_run)
    return kept if isinstance(kept, Conflict) else after.emergencies
