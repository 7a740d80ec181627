"""The store in memory keeps the contract of every store."""

import pytest

from engine.adapters.memory import MemoryStore
from engine.application.ports import Conflict, Receipt
from tests.adapters.store_contract import FullStore, StoreContract, put, race


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> FullStore:
        return MemoryStore()


def test_of_threads_that_race_one_wins() -> None:
    store = MemoryStore()
    put(store, "a")
    answers = race([store] * 8, "a")
    assert sum(isinstance(answer, Receipt) for answer in answers) == 1
    assert answers.count(Conflict("a", 2)) == 7
    assert len(store.records("a")) == 2


@pytest.mark.parametrize("practice", [True, False])
def test_it_knows_whether_it_is_for_practice(*, practice: bool) -> None:
    store = MemoryStore(practice=practice)
    assert store.is_practice is practice
    store.close()
