"""The book of letters beside a store in a file."""

import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import apsw
import pytest

from engine.adapters.letter_tables import LetterBook
from engine.adapters.sqlite import SqliteStore
from engine.adapters.sqlite_letters import letters_path, open_letters
from engine.application.letters import Book
from engine.errors import StoreAltered
from tests.adapters.letter_contract import AT, LetterContract, letter
from tests.adapters.stores import create_store


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with create_store(path) as made:
        yield made


@pytest.fixture
def another(store: SqliteStore) -> Callable[[], AbstractContextManager[Book]]:
    return lambda: opened(store)


@pytest.fixture
def book(another: Callable[[], AbstractContextManager[Book]]) -> Iterator[Book]:
    with another() as made:
        yield made


@contextmanager
def opened(store: SqliteStore) -> Iterator[LetterBook]:
    book, tables = open_letters(store)
    with closing(tables):
        yield book


class TestSqliteLetters(LetterContract):
    def test_the_file_is_its_owners_alone(self, store: SqliteStore) -> None:
        with opened(store):
            pass
        assert stat.S_IMODE(letters_path(store.place).stat().st_mode) == 0o600

    def test_where_it_is_lost_a_new_one_is_made(self, store: SqliteStore) -> None:
        with opened(store) as book:
            book.write([letter("l1", "a")], at=AT)
        letters_path(store.place).unlink()
        with opened(store) as book:
            assert book.waiting() == ()

    def test_one_that_was_altered_is_refused(self, store: SqliteStore) -> None:
        with opened(store):
            pass
        with apsw.Connection(str(letters_path(store.place))) as strange:
            strange.execute("CREATE TRIGGER swallow AFTER INSERT ON letters BEGIN DELETE FROM letters; END")
        with pytest.raises(StoreAltered), opened(store):
            pass
