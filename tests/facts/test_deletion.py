"""Every node that a fact stands on is deleted from its guide, one at a time, and that fact's test must turn red.

What is printed (`pytest -rP`) tells which deletions the language itself refused; the slow suite asks every other fact
too, and prints which of them noticed.
"""

import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.facts.declare import FACTS, OF_BASE, Fact
from tests.facts.deletion import NoSuchNodeError, without
from tests.facts.guide import DoesNotCheckError, Guide, load, shipped

PROVEN_IN = [import_module(f"tests.facts.{path.stem}") for path in sorted(Path(__file__).parent.glob("test_*.py"))]
MANY = {"F": 8, "O": 13, "S": 13, "H": 8, "A": 20}
KEYS = [f"{letter}{number}" for letter, many in MANY.items() for number in range(1, many + 1)]
NODES = [(fact, path) for fact in FACTS.values() for path in fact.nodes]
UNLOADED = "does not check"
LEAST_LOADED = 2 / 3


def turned_red(fact: Fact, guide: Guide) -> bool:
    """Tell whether a fact's test fails on a guide."""
    try:
        fact.check(guide)
    except AssertionError:
        return True
    return False


@lru_cache(maxsize=len(NODES))
def mutated(file: str, path: str) -> Guide | DoesNotCheckError:
    """The guide without a node, or why it does not load. `base.yaml#path` is a node of the base that it builds on."""
    base, mark, inside = path.partition(OF_BASE)
    try:
        if mark:
            return load(shipped(file), file, bases={base: without(shipped(base), inside)})
        return load(without(shipped(file), path), file)
    except DoesNotCheckError as fault:
        return fault


def noticed(fact: Fact, path: str) -> str | None:
    """How the loss of a node is noticed when a fact's test is run on what is left; None when it is not."""
    guide = mutated(fact.file, path)
    if isinstance(guide, DoesNotCheckError):
        return f"{UNLOADED}: {guide}"
    return "red" if turned_red(fact, guide) else None


def test_every_fact_is_proven() -> None:
    assert set(FACTS) == set(KEYS)


@pytest.mark.parametrize(("fact", "path"), NODES, ids=lambda value: value.key if isinstance(value, Fact) else value)
def test_a_node_that_is_gone_is_missed(fact: Fact, path: str) -> None:
    how = noticed(fact, path)
    assert how, f"{fact.file} without {path} still passes for {fact.key}"
    tell(f"{fact.key}  {path}: {how}")


def test_most_deletions_are_noticed_by_the_fact_itself() -> None:
    loaded = [path for fact, path in NODES if not isinstance(mutated(fact.file, path), DoesNotCheckError)]
    tell(f"{len(loaded)} of {len(NODES)} guides still check without the node")
    assert len(loaded) >= LEAST_LOADED * len(NODES)


@pytest.mark.parametrize("path", ["kilde", "om/Hva nivåene rommer/for_hvem", "nivåer/0/steg/Oppmerksomhet/hvem"])
def test_a_node_that_no_fact_stands_on_is_missed_by_none(path: str) -> None:
    guide = mutated("os.yaml", path)
    assert isinstance(guide, Guide)
    assert [fact.key for fact in of_file("os.yaml") if turned_red(fact, guide)] == []


def test_a_node_that_would_not_be_missed_is_told() -> None:
    assert noticed(FACTS["O5"], "kilde") is None


@pytest.mark.parametrize("path", ["", "roller/rektor", "nivåer/0/steg/Finnes ikke", "id/os/x", "nivåer/9"])
def test_a_path_that_leads_nowhere_is_an_error(path: str) -> None:
    with pytest.raises(NoSuchNodeError):
        without(shipped("os.yaml"), path)


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted({fact.file for fact in FACTS.values()}))
def test_which_other_facts_miss_a_node(file: str) -> None:
    paths = dict.fromkeys(path for fact in of_file(file) for path in fact.nodes)
    for path in paths:
        guide = mutated(file, path)
        if isinstance(guide, Guide):
            red = [fact.key for fact in of_file(file) if turned_red(fact, guide)]
            own = [fact.key for fact in of_file(file) if path in fact.nodes]
            assert set(own) <= set(red)
            tell(f"{path}: {', '.join(own)}; also {', '.join(sorted(set(red) - set(own))) or 'none'}")


def tell(line: str) -> None:
    """Write a line of the table."""
    sys.stdout.write(f"{line}\n")


def of_file(file: str) -> Iterator[Fact]:
    """The facts that a file carries."""
    return (fact for fact in FACTS.values() if fact.file == file)
