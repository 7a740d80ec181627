"""Who has looked at a case and who has done something in it: when, as what, and never what was seen or said."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from engine.application.access import Act, Category, Standing, may
from engine.application.finding import Ambiguous, Missing, allowed, find, history_of, roles_of
from engine.application.looking import look
from engine.application.ports import Look, Person, Record
from engine.application.reading import CATEGORIES
from engine.application.world import World
from engine.cases.guardians import resting
from engine.cases.refusals import Refused, refuse
from engine.values import Struct, replace

NIGHT_BEGINS, NIGHT_ENDS = 23, 6
"""The hours, on the clocks in Norway, between which a look is odd."""
_OF_A_CASE = frozenset({Category.COMMON.value, Category.SERVICE.value, Category.SHIELDED.value})
_EMERGENCY = frozenset({"emergency", "emergency-role"})


class Trace(Struct, frozen=True, kw_only=True):
    """Something that somebody did with a case: looked at it (with the ground that it rested on), or wrote in it."""

    at: datetime
    by: str
    wrote: bool
    categories: tuple[str, ...]
    ground: str | None = None
    channel: str | None = None
    reason: str | None = None


class Insight(Struct, frozen=True):
    """Who has looked at a case and written in it, oldest first."""

    number: str
    traces: tuple[Trace, ...]


class Oddity(StrEnum):
    """Why somebody should ask about a look."""

    EMERGENCY = "emergency"
    NOTHING_WRITTEN = "nothing-written"
    AT_NIGHT = "at-night"


class Looked(Struct, frozen=True, kw_only=True):
    """A look in the whole log, with the numbers of the cases and what is odd about it."""

    look: Look
    numbers: tuple[str, ...]
    odd: tuple[Oddity, ...] = ()


def insight(world: World, number: str, *, for_citizen: bool = False) -> Insight | Refused | Missing | Ambiguous:
    """Return who has looked at a case and written in it.

    What is made for the citizen leaves out all that would tell that there is a shielded part, and what somebody typed;
    while somebody is kept out of the case nothing is made.
    Whoever can read the case is told whom the log is for; for all others who may not read it there is no such case.
    """
    found = find(world, number, Act.READ_LOG)
    if isinstance(found, Ambiguous):
        return found
    if isinstance(found, Missing):
        return found if isinstance(find(world, number), Missing | Ambiguous) else refuse("not-overseer")
    case_id = found.row.case_id
    look(world, (case_id,), ground=allowed(world, found, act=Act.READ_LOG).reason, categories=(Category.LOG,))
    if not for_citizen:
        return Insight(str(found.row.number), _traces(world, case_id))
    history = history_of(world, found)
    if history and history.state.shielded:
        return refuse("no-copy-now")
    without = resting(history.events, process=history.process, earlier=history.earlier) if history else frozenset()
    return Insight(str(found.row.number), traces_of(world, case_id, without=without))


def who_may_read(world: World, number: str) -> tuple[Person, ...]:
    """Return who may read the log of a case, for whoever can read the case; nobody for all others."""
    found = find(world, number)
    if isinstance(found, Missing | Ambiguous):
        return ()
    people = world.directory.people()
    return tuple(one for one in people if allowed(replace(world, person=one), found, act=Act.READ_LOG).allowed)


def traces_of(world: World, case_id: str, *, without: frozenset[str]) -> tuple[Trace, ...]:
    """Return who has looked and written as the citizen may see it, without what tells of the events named."""
    traces = (_for_citizen(trace) for trace in _traces(world, case_id, without=without))
    return tuple(trace for trace in traces if trace)


def _traces(world: World, case_id: str, *, without: frozenset[str] = frozenset()) -> tuple[Trace, ...]:
    """Return who has looked and written, oldest first."""
    looked = (_looked(one) for one in world.log.looks(case_id))
    records = (record for record in world.store.records(case_id) if record.event_id not in without)
    return tuple(sorted((*looked, *_written(records)), key=lambda trace: trace.at))


def whole_log(world: World) -> tuple[Looked, ...] | None:
    """Return every look in the store, the odd ones first; None where the person's task is not to watch over it."""
    access = may(Act.READ_LOG, roles=roles_of(world.person), standing=Standing())
    if not access.allowed:
        return None
    rows = {row.case_id: str(row.number) for row in world.store.rows()}
    look(world, rows, ground=access.reason, categories=(Category.LOG,))
    writers = {case_id: frozenset(record.by for record in world.store.records(case_id)) for case_id in rows}
    found = [
        Looked(
            look=one,
            numbers=tuple(rows[case_id] for case_id in one.cases if case_id in rows),
            odd=tuple(oddities(one, writers=writers, hour=world.clock.in_norway(one.at).hour)),
        )
        for one in world.log.looks()
    ]
    return tuple(sorted(found, key=lambda one: (not one.odd, Oddity.EMERGENCY not in one.odd)))


def oddities(look: Look, *, writers: Mapping[str, frozenset[str]], hour: int) -> Iterable[Oddity]:
    """Return what is odd about a look. `writers` are those who have written in each case, `hour` is that in Norway."""
    if look.ground in _EMERGENCY:
        yield Oddity.EMERGENCY
    opened = _OF_A_CASE & set(look.categories)
    known = [writers[case_id] for case_id in look.cases if case_id in writers]  # not of those that are erased
    if opened and any(look.by not in of_case for of_case in known):
        yield Oddity.NOTHING_WRITTEN
    if opened and not NIGHT_ENDS <= hour < NIGHT_BEGINS:
        yield Oddity.AT_NIGHT


def _looked(one: Look) -> Trace:
    return Trace(
        at=one.at,
        by=one.by,
        wrote=False,
        categories=one.categories,
        ground=one.ground,
        channel=one.channel,
        reason=one.reason,
    )


def _written(records: Iterable[Record]) -> Iterable[Trace]:
    """Return a trace for each command: who wrote, and in which parts of the case."""
    commands: dict[str, list[Record]] = {}
    for record in records:
        commands.setdefault(record.command_id, []).append(record)
    for written in commands.values():
        categories = dict.fromkeys(CATEGORIES[record.compartment].value for record in written)
        yield Trace(at=written[0].recorded_at, by=written[0].by, wrote=True, categories=tuple(categories))


def _for_citizen(trace: Trace) -> Trace | None:
    """Return a trace as the citizen may see it; None where it is in the shielded part alone."""
    shown = tuple(one for one in trace.categories if one != Category.SHIELDED.value)
    if trace.categories and not shown:
        return None
    return Trace(
        at=trace.at,
        by=trace.by,
        wrote=trace.wrote,
        categories=shown,
        ground=trace.ground,
        channel=trace.channel,
    )
