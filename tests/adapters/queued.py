"""A store on a server with a queue of jobs and two people in it, for tests of what works on the queue."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_queue_tables import make_queue
from tests.adapters.postgres_server import create_store
from tests.application.test_cases import KARI, OLA


@contextmanager
def queued_store(folder: Path) -> Iterator[PostgresStore]:
    """Give one for practice, and close it afterwards."""
    with create_store(folder, practice=True) as made:
        made.add(KARI)
        made.add(OLA)
        make_queue(made.link)
        yield made
