"""Compares two versions of a guide: every difference that gives them another digest becomes a change.

Parts are known again by their ids. The walk goes through the fields of the model themselves, so that one which is new
tomorrow is compared as well.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from engine.guideline.changes import MARKS, Change, ChangeKind, Importance, Part, Said, weight_of
from engine.guideline.element import Element, Participant
from engine.guideline.model import Guideline, Step
from engine.guideline.names import SLASH
from engine.guideline.registry import Body, Role, Service
from engine.guideline.retitled import known_again
from engine.values import Struct, fields, replace

_LISTS: tuple[tuple[str, Part], ...] = (
    ("rules", Part.RULE),
    ("own_rules", Part.OWN_RULE),
    ("consent_types", Part.CONSENT_TYPE),
    ("levels", Part.LEVEL),
    ("endings", Part.ENDING),
    ("side_work", Part.SIDE_WORK),
    ("facts", Part.FACT),
    ("meeting_types", Part.MEETING_TYPE),
    ("roles", Part.ROLE),
    ("services", Part.SERVICE),
    ("bodies", Part.BODY),
    ("tools", Part.TOOL),
    ("about", Part.PASSAGE),
)
_SINGLES: tuple[tuple[str, Part], ...] = (("head", Part.HEAD), ("baton", Part.BATON), ("log", Part.LOG))
_HELD: Mapping[Part, tuple[tuple[str, Part], ...]] = {
    Part.LEVEL: (("steps", Part.STEP),),
    Part.STEP: (("answers", Part.ANSWER), ("tracks", Part.TRACK)),
    Part.TRACK: (("steps", Part.STEP),),
}
"""The lists of parts that a part holds; they are compared by themselves."""

_ORDER = {importance: place for place, importance in enumerate(Importance)}


def compare(before: Guideline, after: Guideline) -> tuple[Change, ...]:
    """Return what is different, the weightiest first, else in the order of the guide; nothing where both say the same.

    Where in a file something is written makes no difference.
    """
    known, old_ids = known_again(without_titles(before), without_titles(after))
    found = (_with_old_id(one, old_ids) for one in _rejoined(tuple(_of_guide(known, without_titles(after)))))
    return tuple(sorted(found, key=lambda change: _ORDER[change.importance]))


def _with_old_id(change: Change, old_ids: Mapping[str, str]) -> Change:
    """Tell of a step whose id is made of its title that a new title is a new place, which no case stands on yet."""
    if change.part is not Part.STEP or change.field != "title" or change.id not in old_ids:
        return change
    return replace(change, old_id=old_ids[change.id], importance=weight_of(Part.STEP))


def without_titles(guideline: Guideline) -> Guideline:
    """Return a guide in which people have the title of their role, service or body from there alone.

    Then a role that is called something else is one change, and not one for each step that names it.
    """
    people: tuple[Role | Service | Body, ...] = (*guideline.roles, *guideline.services, *guideline.bodies)
    declared = {one.id: one.title for one in people}
    bare: Guideline = _retitled(guideline, lambda one: "" if one.title == declared.get(one.id) else one.title)
    return bare


def with_titles(value: Any, title: Callable[[str], str]) -> Any:  # noqa: ANN401 - any part of a guide
    """Return a part of a guide with the titles put back; `title` gives that of an id."""
    return _retitled(value, lambda one: one.title or title(one.id))


def _retitled(value: Any, title: Callable[[Participant], str]) -> Any:  # noqa: ANN401 - as above
    match value:
        case Participant():
            return replace(value, title=title(value))
        case Struct():
            inner = {field: getattr(value, field) for field in value.__struct_fields__}
            changed = {name: _retitled(one, title) for name, one in inner.items() if isinstance(one, (Struct, tuple))}
            return replace(value, **changed) if changed else value
        case tuple():
            return tuple(_retitled(one, title) for one in value)
        case _:
            return value


def _of_guide(before: Guideline, after: Guideline) -> Iterator[Change]:
    for name, part in _SINGLES:
        yield from _of_single(getattr(before, name), getattr(after, name), part=part)
    for name, part in _LISTS:
        yield from _of_list(getattr(before, name), getattr(after, name), part=part, owner="")
    told = {name for name, _ in (*_SINGLES, *_LISTS)}
    for field in fields(after):
        if field.name not in told:
            old, new = Said(getattr(before, field.name)), Said(getattr(after, field.name))
            yield from _of_field(Part.GUIDE, field.name, told=(old, new))


def _of_single(before: Element | None, after: Element | None, *, part: Part) -> Iterator[Change]:
    """Compare what a guide says once, or not at all."""
    if before is not None and after is not None:
        yield from _of_element(before, after, part=part, owner="")
    elif after is not None:
        yield _whole(ChangeKind.ADDED, part, element=after)
    elif before is not None:
        yield _whole(ChangeKind.REMOVED, part, element=before)


# ---------------------------------------------------------------- lists of parts

_Named = dict[tuple[str, int], Element]


def _of_list(before: Sequence[Element], after: Sequence[Element], *, part: Part, owner: str) -> Iterator[Change]:
    """Compare two lists of parts: what is gone, what is new or has another place, and what has changed inside."""
    old, new = _named(before), _named(after)
    for key, element in old.items():
        if key not in new:
            yield from _all_of(ChangeKind.REMOVED, element, part=part, owner=owner)
    stay = [key for key in new if key in old]
    moved = set(stay) - _unmoved(stay, {key: place for place, key in enumerate(old)})
    previous = ""
    for key, element in new.items():
        if key not in old:
            yield from _all_of(ChangeKind.ADDED, element, part=part, owner=owner, follows=previous)
        elif key in moved:
            change = _whole(ChangeKind.MOVED, part, element=element)
            yield replace(change, owner=owner, follows=previous)
        if key in old:
            yield from _of_element(old[key], element, part=part, owner=owner)
        previous = key[0]


def _named(parts: Sequence[Element]) -> _Named:
    """Return parts by what they are known by; the second of the same name is told from the first."""
    seen: Counter[str] = Counter()
    found: _Named = {}
    for one in parts:
        name = name_of(one)
        found[name, seen[name]] = one
        seen[name] += 1
    return found


def name_of(element: Element) -> str:
    """Return what a part is known by: its id; a frame text is known by its title."""
    return str(getattr(element, "id", None) or getattr(element, "title", ""))


def _unmoved(stay: Sequence[tuple[str, int]], places: Mapping[tuple[str, int], int]) -> set[tuple[str, int]]:
    """Return the longest run of parts that still stand in their old order: the others are those that were moved."""
    ends: list[int] = []
    last: list[int] = []
    came_from: list[int] = []
    for number, key in enumerate(stay):
        length = bisect_left(ends, places[key])
        came_from.append(last[length - 1] if length else -1)
        ends[length:] = [places[key], *ends[length + 1 :]]
        last[length:] = [number, *last[length + 1 :]]
    found = set()
    number = last[-1] if last else -1
    while number >= 0:
        found.add(stay[number])
        number = came_from[number]
    return found


def _all_of(kind: ChangeKind, element: Element, *, part: Part, owner: str, follows: str = "") -> Iterator[Change]:
    """Tell of a part that is new or gone, and of each step in it: a case may stand on any."""
    yield replace(_whole(kind, part, element=element), owner=owner, follows=follows)
    for name, inner in _HELD.get(part, ()):
        if inner is Part.ANSWER:
            continue  # what a step leads to is told with it
        previous = ""
        for one in getattr(element, name):
            after = previous if kind is ChangeKind.ADDED else ""
            yield from _all_of(kind, one, part=inner, owner=name_of(element), follows=after)
            previous = name_of(one)


def _whole(kind: ChangeKind, part: Part, *, element: Element) -> Change:
    return Change(kind=kind, importance=weight_of(part), part=part, id=name_of(element), element=element)


# ---------------------------------------------------------------- the fields of a part


def _of_element(before: Element, after: Element, *, part: Part, owner: str) -> Iterator[Change]:
    for change in _of_fields(before, after, part=part):
        yield replace(change, id=name_of(after), owner=owner, element=after)
    for name, inner in _HELD.get(part, ()):
        yield from _of_list(getattr(before, name), getattr(after, name), part=inner, owner=name_of(after))


def _of_fields(before: Element, after: Element, *, part: Part) -> Iterator[Change]:
    """Compare what a part says itself; a mark on what is no field of its own is compared as a field."""
    apart = MARKS | {name for name, _ in _HELD.get(part, ())}
    names = [field.name for field in fields(after) if field.name not in apart]
    for name in names:
        yield from _of_field(part, name, told=(_said(before, name), _said(after, name)))
    for mark in ("silent", "inferred"):
        old, new = (Said(getattr(one, mark) - {*names}) for one in (before, after))
        yield from _of_field(part, mark, told=(old, new))


def _said(element: Element, name: str) -> Said:
    return Said(getattr(element, name), silent=name in element.silent, inferred=name in element.inferred)


def _of_field(part: Part, name: str, *, told: tuple[Said, Said]) -> Iterator[Change]:
    before, after = told
    if before != after:
        importance = weight_of(part, name)
        yield Change(kind=ChangeKind.CHANGED, importance=importance, part=part, field=name, before=before, after=after)


# ---------------------------------------------------------------- steps that went to another list


def _rejoined(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Make one change of a step that is gone from one list and new in another: it was moved, and has another id."""
    gone, new = (_steps_of(changes, kind) for kind in (ChangeKind.REMOVED, ChangeKind.ADDED))
    pairs = {new[name].id: gone[name] for name in gone if name in new}
    taken = {change.id for change in pairs.values()}
    return tuple(one for change in changes for one in _as_moved(change, pairs, taken=taken))


def _steps_of(changes: tuple[Change, ...], kind: ChangeKind) -> dict[tuple[str, str], Change]:
    """Return the steps that are gone or new by the name that they keep when they move; none that two have."""
    found = [one for one in changes if one.part is Part.STEP and one.kind is kind and isinstance(one.element, Step)]
    names = Counter(map(_kept_name, found))
    return {_kept_name(one): one for one in found if names[_kept_name(one)] == 1}


def _kept_name(change: Change) -> tuple[str, str]:
    kind = change.element.kind.value if isinstance(change.element, Step) else ""
    return kind, change.id.rsplit(SLASH, 1)[-1]


def _as_moved(change: Change, pairs: Mapping[str, Change], *, taken: set[str]) -> Iterator[Change]:
    """Return what is told of a change: of a step that was moved here, that and what is different in it."""
    is_step = change.part is Part.STEP
    if is_step and change.kind is ChangeKind.REMOVED and change.id in taken:
        return
    old = pairs.get(change.id) if is_step and change.kind is ChangeKind.ADDED else None
    if old is None or not isinstance(old.element, Step) or not isinstance(change.element, Step):
        yield change
        return
    yield replace(change, kind=ChangeKind.MOVED, old_id=old.id)
    was, now = replace(old.element, id=change.id), change.element  # that its id is another is told already
    for inner in _of_fields(was, now, part=Part.STEP):
        yield replace(inner, id=change.id, owner=change.owner, element=now)
    yield from _of_list(was.answers, now.answers, part=Part.ANSWER, owner=change.id)
