"""The list of facts: the test that proves each one, the file it is read from, and the nodes that carry it there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.facts.guide import Guide

OF_BASE = "#"  # between a base's file and the path of a node in it
Check = Callable[[Guide], None]

_KEY = re.compile(r"test_([A-Z]+[0-9]+)_")
_CHOICE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about what a printed guide says. `check` raises where the guide no longer bears it out."""

    key: str
    file: str
    nodes: tuple[str, ...]
    check: Check


FACTS: dict[str, Fact] = {}


def fact(file: str, *paths: str) -> Callable[[Check], Check]:
    """Declare a test as the proof of a fact, and the paths of its nodes; `{a|b}` in a path stands for two paths.

    `base.yaml#path` is a node of the base that the file builds on.
    """

    def declared(check: Check) -> Check:
        key = key_of(check.__name__)
        FACTS[key] = Fact(key, file, tuple(one for path in paths for one in expanded(path)), check)
        return check

    return declared


def key_of(name: str) -> str:
    """Return the key of a fact from the name of its test."""
    found = _KEY.match(name)
    assert found, f"{name} names no fact"
    return found[1]


def expanded(path: str) -> Iterator[str]:
    """Return the paths that a path with choices stands for."""
    choice = _CHOICE.search(path)
    if choice is None:
        yield path
        return
    for word in choice[1].split("|"):
        yield from expanded(path[: choice.start()] + word + path[choice.end() :])
