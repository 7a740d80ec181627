"""The book of letters on a PostgreSQL server."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from engine.adapters.letter_tables import LetterBook
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_letters import open_letters
from engine.application.letters import Book
from tests.adapters.letter_contract import AT, LetterContract, claim, letter
from tests.adapters.postgres_server import create_store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostgresStore]:
    with create_store(tmp_path) as made:
        yield made


@pytest.fixture
def another(store: PostgresStore, tmp_path: Path) -> Callable[[], AbstractContextManager[Book]]:
    @contextmanager
    def opened() -> Iterator[LetterBook]:
        with open_store(tmp_path, store.place) as again:
            yield open_letters(again)[0]

    return opened


@pytest.fixture
def book(store: PostgresStore) -> Book:
    return open_letters(store)[0]


class TestPostgresLetters(LetterContract):
    def test_two_who_take_at_once_never_take_the_same(self, book: Book) -> None:
        book.write([letter(f"l{number}", f"case {number}") for number in range(20)], at=AT)
        taken: list[str] = []

        def take(worker: str) -> None:
            while (found := book.take(claim(worker))) is not None:
                taken.append(found.id)

        workers = [threading.Thread(target=take, args=(f"w{number}",)) for number in range(4)]
        for one in workers:
            one.start()
        for one in workers:
            one.join()
        assert len(taken) == len(set(taken))
        assert set(taken) <= set(book.waiting())

    def test_two_who_write_at_once_tell_each_thing_once(self, book: Book) -> None:
        names = [f"case {number}" for number in range(30)]
        kept: list[str] = []

        def write(worker: str) -> None:
            written = book.write([letter(f"{worker}-{name}", name) for name in names], at=AT)
            kept.extend(item.key for one in written for item in one.items)

        workers = [threading.Thread(target=write, args=(f"w{number}",)) for number in range(4)]
        for one in workers:
            one.start()
        for one in workers:
            one.join()
        assert sorted(kept) == sorted(f"deadline-near {name}" for name in names)
