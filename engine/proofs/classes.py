"""Finds the classes of a graph (places that can all reach each other) that lead to no other class."""

from collections.abc import Callable, Iterable, Iterator

Ways = Callable[[int], Iterable[int]]


def bottom_classes(places: Iterable[int], ways: Ways) -> Iterator[tuple[int, ...]]:
    """Give each class of these places that leads to none of the others, sorted. `ways` may lead out of the places."""
    among = dict.fromkeys(sorted(places))
    onward = {here: [dest for dest in ways(here) if dest in among] for here in among}
    back: dict[int, list[int]] = {here: [] for here in among}
    for here, dests in onward.items():
        for dest in dests:
            back[dest].append(here)
    class_of: dict[int, int] = {}
    for first in reversed(_finished(onward)):
        if first not in class_of:
            _fill(first, back, class_of=class_of)
    members: dict[int, list[int]] = {}
    for here, name in class_of.items():
        members.setdefault(name, []).append(here)
    for name, found in members.items():
        if all(class_of[dest] == name for here in found for dest in onward[here]):
            yield tuple(sorted(found))


def _finished(onward: dict[int, list[int]]) -> list[int]:
    """Return the places in the order in which a search that goes deep is done with them."""
    found: list[int] = []
    seen: set[int] = set()
    for first, dests in onward.items():
        trail = [] if first in seen else [(first, iter(dests))]
        seen.add(first)
        while trail:
            here, left = trail[-1]
            dest = next((one for one in left if one not in seen), None)
            if dest is None:
                found.append(here)
                trail.pop()
            else:
                seen.add(dest)
                trail.append((dest, iter(onward[dest])))
    return found


def _fill(first: int, back: dict[int, list[int]], *, class_of: dict[int, int]) -> None:
    """Put everything that reaches a place, and has no class yet, in its class."""
    waiting = [first]
    class_of[first] = first
    while waiting:
        for here in back[waiting.pop()]:
            if here not in class_of:
                class_of[here] = first
                waiting.append(here)
