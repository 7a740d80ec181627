"""Owns which steps of a newer version are steps of an older one under another title, and so under another id.

A step that is given no id of its own has one of its title. It is known again where it is of the same kind, stands
between the same steps, says nearly the same, and can be taken for no other; all else that is different in it is told.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from engine.guideline.model import Guideline, Level, Step, Track
from engine.guideline.names import SLASH
from engine.values import Struct, replace

_SAME = 0.8
"""So much of the text is the same where it alone tells that the step is."""
_CLOSE_TITLE, _CLOSE_TEXT = 0.7, 0.5
"""So much of the title and of the text is the same where both together tell it."""
_ROUNDS = 2
"""Tracks are known by the step that holds them: those of a step with a new title are looked at when that is known."""

_MOST_PAIRS = 400
"""Between two steps that both versions have, no more pairs are tried: that is another guide."""

Ids = Mapping[str, str]


def known_again(before: Guideline, after: Guideline) -> tuple[Guideline, Ids]:
    """Return the older version with the newer ids of its retitled steps, and the older id by each newer one."""
    old_ids: dict[str, str] = {}
    for _ in range(_ROUNDS):
        found = dict(_pairs(before, after))
        if not found:
            break
        before = _renamed(before, found)
        old_ids |= {new: _id(old, old_ids) for old, new in found.items()}
    return before, old_ids


def _pairs(before: Guideline, after: Guideline) -> Iterator[tuple[str, str]]:
    """Give the older and the newer id of each retitled step."""
    new = dict(_homes(after))
    for home, steps in _homes(before):
        if home in new:
            yield from _of_list(steps, new[home])


def _homes(guideline: Guideline) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Give every list of steps with the id of what it stands in."""
    for level in guideline.levels:
        yield from _lists(level)


def _lists(home: Level | Track) -> Iterator[tuple[str, tuple[Step, ...]]]:
    yield home.id, home.steps
    for step in home.steps:
        for track in step.tracks:
            yield from _lists(track)


def _of_list(before: Sequence[Step], after: Sequence[Step]) -> Iterator[tuple[str, str]]:
    kept = {one.id for one in before} & {one.id for one in after}
    gone, new = _gaps(before, kept), _gaps(after, kept)
    for place in gone.keys() & new.keys():
        if len(gone[place]) * len(new[place]) > _MOST_PAIRS:
            continue
        alike = [(old.id, one.id) for old in gone[place] for one in new[place] if _is_alike(old, one)]
        olds, news = Counter(old for old, _ in alike), Counter(one for _, one in alike)
        yield from ((old, one) for old, one in alike if olds[old] == news[one] == 1)


def _gaps(steps: Sequence[Step], kept: set[str]) -> dict[tuple[str, str], list[Step]]:
    """Return the steps that only one version has, by the steps before and after them that both have."""
    known = [one.id if one.id in kept else "" for one in steps]
    before = tuple(accumulate(known, _nearest))
    after = tuple(accumulate(reversed(known), _nearest))[::-1]
    found: dict[tuple[str, str], list[Step]] = {}
    for place, one in enumerate(steps):
        if not known[place]:
            found.setdefault((before[place], after[place]), []).append(one)
    return found


def _nearest(passed: str, here: str) -> str:
    return here or passed


def _is_alike(old: Step, new: Step) -> bool:
    if old.kind is not new.kind or old.title == new.title:
        return False
    told, tells = _text(old), _text(new)
    alike = _share(told, tells) if told and tells else 0.0
    return alike >= _SAME or (_share(old.title, new.title) >= _CLOSE_TITLE and (alike >= _CLOSE_TEXT or told == tells))


def _text(step: Step) -> str:
    return "\n".join(one for one in (step.what, step.how, step.why, step.when) if one)


def _share(one: str, other: str) -> float:
    """Return how much of two texts is the same, from 0 to 1; capitals make no difference."""
    matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    if matcher.real_quick_ratio() < _CLOSE_TEXT or matcher.quick_ratio() < _CLOSE_TEXT:
        return 0.0
    return matcher.ratio()


def _renamed(value: Any, ids: Ids) -> Any:  # noqa: ANN401 - any part of a guide
    """Return a part of a guide with other ids for some steps, and so for the tracks and steps inside them."""
    match value:
        case str():
            return _id(value, ids) if SLASH in value else value
        case Struct():
            inner = {name: getattr(value, name) for name in value.__struct_fields__}
            changed = {name: _renamed(one, ids) for name, one in inner.items() if isinstance(one, (str, Struct, tuple))}
            return replace(value, **changed) if changed else value
        case tuple():
            return tuple(_renamed(one, ids) for one in value)
        case _:
            return value


def _id(name: str, ids: Ids) -> str:
    """Return a name with the new id in it, where it is that of a step or of something inside one."""
    parts = name.split(SLASH)
    for length in range(len(parts), 1, -1):
        own = SLASH.join(parts[:length])
        if own in ids:
            return SLASH.join((ids[own], *parts[length:]))
    return name
