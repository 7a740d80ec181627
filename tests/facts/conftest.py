"""Hands every fact the guide it is read from: the file that comes with the program."""

from functools import lru_cache

import pytest

from tests.facts.declare import FACTS, key_of
from tests.facts.guide import Guide, load, shipped


@pytest.fixture
def guide(request: pytest.FixtureRequest) -> Guide:
    """The guide that the fact names."""
    return _shipped(FACTS[key_of(request.function.__name__)].file)


@lru_cache(maxsize=4)
def _shipped(file: str) -> Guide:
    return load(shipped(file), file)
