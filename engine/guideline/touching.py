"""Which changes between two versions of a guide touch a case, by the place where it stands.

A place reads its own step and level, the ways out of it, what all those name, and what the stafettholder and the log
are told for its level. Rules, kinds of consent, endings and how long a case is kept hold wherever a case stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.guideline.changes import Change, ChangeKind, Importance, Part
from engine.guideline.element import Element
from engine.guideline.model import Step
from engine.guideline.names import MAIN, level_of, parallel_of, track_of
from engine.guideline.process import Process
from engine.guideline.registry import Baton, Log
from engine.values import Struct, replace

_EVERYWHERE = frozenset({Part.RULE, Part.CONSENT_TYPE, Part.ENDING, Part.FACT})
_OF_HEAD = frozenset({"title", "language", "labels", "variants", "retention", "archived_within", "kept_for"})
_ENTERED = frozenset({"guards", "variants", "optional", "requires"})
_NAMED = frozenset({Part.ROLE, Part.SERVICE, Part.BODY, Part.TOOL, Part.MEETING_TYPE, Part.SIDE_WORK})


class _Here(Struct, frozen=True, kw_only=True):
    """A place in both versions: the states of it, its level, the places and other levels it leads to, what it names."""

    states: frozenset[str]
    level: str
    onward: frozenset[str]
    levels: frozenset[str]
    counted_anew: bool
    named: frozenset[str]
    old: Process
    new: Process


def touching(
    changes: Sequence[Change], states: Iterable[str], *, old: Process, new: Process, named: Iterable[str] = ()
) -> tuple[Change, ...]:
    """Return those of the changes that a case meets, in the same order.

    It stands in these states, one for each track, and `named` are the ids that it names itself.
    """
    places = [_here(state, old, new=new) for state in states]
    known = frozenset(named)
    return tuple(
        one
        for one in changes
        if (one.part in _NAMED and one.id in known) or any(_touches(one, here) for here in places)
    )


def _touches(change: Change, here: _Here) -> bool:
    match change.part:
        case Part.HEAD:
            return change.field in _OF_HEAD
        case Part.GUIDE | Part.PASSAGE:
            return False
        case Part.BATON:
            return _holds(change, here.old.guideline.baton, here.new.guideline.baton, level=here.level)
        case Part.LOG:
            return _holds(change, here.old.guideline.log, here.new.guideline.log, level=here.level)
        case Part.LEVEL:
            is_asked = change.id in here.levels and change.importance is Importance.FLOW
            return change.id == here.level or change.kind is ChangeKind.MOVED or is_asked or _is_shown(change, here)
        case Part.STEP | Part.TRACK | Part.ANSWER:
            return _of_place(change, here)
        case part if part in _NAMED:
            return change.id in here.named or _is_of_all(change)
        case part:
            return part in _EVERYWHERE


def _is_shown(change: Change, here: _Here) -> bool:
    """Tell whether what a way out of the place leads to is called something else."""
    return change.field in ("title", "label") and change.id in here.onward | here.levels


def _of_place(change: Change, here: _Here) -> bool:
    """Tell whether a step, an answer or a track is of the place, or is met on a way out of it."""
    if {change.id, change.old_id, change.owner} & here.states:
        return True
    if change.part is not Part.STEP:
        return parallel_of(change.id) in here.onward
    return _is_shown(change, here) or _is_entered(change, here) or _is_of_level(change, here)


def _is_entered(change: Change, here: _Here) -> bool:
    """Tell whether it is another whether the case comes to a step: to the first of a level, or of a track."""
    tells = change.kind is not ChangeKind.CHANGED or change.field in _ENTERED
    track = track_of(change.id)
    if change.id in here.onward and change.importance is Importance.FLOW:
        return True
    return tells and (level_of(change.id) in here.levels or (track != MAIN and parallel_of(track) in here.onward))


def _is_of_level(change: Change, here: _Here) -> bool:
    """Tell whether all on the level feel a step that is elsewhere on it: it counts, or says who answers for what."""
    if level_of(change.id) != here.level:
        return False
    if change.kind is ChangeKind.CHANGED:
        return change.field in ("kind", "responsible")
    return here.counted_anew or (isinstance(change.element, Step) and bool(change.element.responsible))


def _is_of_all(change: Change) -> bool:
    """Tell whether whom a case can name is gone, or is of another sort: that can be met in any case."""
    is_person = change.part in (Part.ROLE, Part.SERVICE, Part.BODY)
    return is_person and (change.kind is ChangeKind.REMOVED or change.importance is Importance.FLOW)


def _holds(change: Change, *told: Baton | Log | None, level: str) -> bool:
    """Tell whether a change of what is said for some levels is felt on this one."""
    was, becomes = (one if one and _is_for(one.levels, level) else None for one in told)
    if change.field == "levels" or was is None or becomes is None:
        return (was is None) is not (becomes is None)
    return change.field != "holders" or _holders(was, level) != _holders(becomes, level)


def _is_for(levels: tuple[str, ...], level: str) -> bool:
    return not levels or level in levels


def _holders(baton: Baton | Log, level: str) -> tuple[Element, ...]:
    """Return who should have the baton on a level; for which others it holds is not of this one."""
    rules = baton.holders if isinstance(baton, Baton) else ()
    return tuple(replace(rule, levels=()) for rule in rules if _is_for(rule.levels, level))


# ---------------------------------------------------------------- what a place reads


def _here(state: str, old: Process, *, new: Process) -> _Here:
    track = track_of(state)
    around = {state, track, parallel_of(track)} if track != MAIN else {state}
    level = level_of(state)
    both = (old, new)
    onward = frozenset(dest for process in both for dest in _onward(state, process))
    return _Here(
        states=frozenset(around),
        level=level,
        onward=onward,
        levels=frozenset(map(level_of, onward)) - {level},
        counted_anew=_number(around, level, process=old) != _number(around, level, process=new),
        named=frozenset(word for process in both for word in words_of(_read(around, level, process=process))),
        old=old,
        new=new,
    )


def _number(states: Iterable[str], level: str, *, process: Process) -> tuple[int | None, int]:
    """Return which of how many steps of its level a place is."""
    home = process.levels.get(level)
    steps = [step.id for step in home.steps] if home else []
    return next((steps.index(state) for state in states if state in steps), None), len(steps)


def _onward(state: str, process: Process) -> Iterator[str]:
    """Give the places that a state leads to, and the later steps that are done together with it."""
    yield from (move.dest for moves in process.outgoing.get(state, {}).values() for move in moves)
    step = process.steps.get(state)
    yield from step.covers if step else ()


def _read(states: Iterable[str], level: str, *, process: Process) -> tuple[object, ...]:
    """Return what a place is made of, and what holds there."""
    guide, home = process.guideline, process.levels.get(level)
    own = tuple(process.steps[state] for state in states if state in process.steps)
    baton, log = (one if one and _is_for(one.levels, level) else None for one in (guide.baton, guide.log))
    gates = tuple(move.gates for state in states for rows in process.outgoing.get(state, {}).values() for move in rows)
    kinds = {step.meeting_type for step in own}
    gathered = tuple(one for one in guide.meeting_types if one.id in kinds)
    everywhere = (guide.rules, guide.consent_types, guide.endings)
    return (own, replace(home, steps=()) if home else None, baton, log, gathered, everywhere, gates)


def words_of(value: object) -> Iterator[str]:
    """Give every word in a part of a guide or in a case: the ids that it names are among them."""
    match value:
        case str():
            yield value
        case tuple() | frozenset():
            for one in value:
                yield from words_of(one)
        case Mapping():
            for key, one in value.items():
                yield from words_of((key, one))
        case Struct():
            for field in value.__struct_fields__:
                yield from words_of(getattr(value, field))
        case _:
            pass
