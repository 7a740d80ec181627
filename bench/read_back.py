"""What our own sides tell of themselves: versions, and the settings of a store as they are read back from it."""

import platform
from collections.abc import Mapping
from importlib.metadata import version

import apsw

from bench.results import Setting
from engine.adapters.postgres import PostgresStore
from engine.adapters.sqlite import SqliteStore

PRAGMAS = (
    "page_size",
    "journal_mode",
    "synchronous",
    "fullfsync",
    "wal_autocheckpoint",
    "foreign_keys",
    "secure_delete",
)
SHOWN = ("server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_level", "shared_buffers")


def software(*libraries: str) -> dict[str, Setting]:
    """Return the versions of Python, of ours, and of these libraries."""
    return {"python": platform.python_version(), **{name: version(name) for name in ("bti", *libraries)}}


def of_sqlite(store: SqliteStore) -> dict[str, Setting]:
    """Return the versions that a store in a file stands on, and what its connection is set to."""
    settings = {name: store.connection.pragma(name) for name in PRAGMAS}
    return {**software("apsw"), "sqlite": apsw.sqlite_lib_version(), **settings}


def of_postgres(store: PostgresStore) -> dict[str, Setting]:
    """Return the versions that a store on a server stands on, and what the server answers its session."""
    return {**software("psycopg"), **{name: str(store.link.all(f"SHOW {name}")[0][0]) for name in SHOWN}}


def told(settings: Mapping[str, Setting]) -> str:
    """Return settings in a line, for a screen."""
    return " ".join(f"{name}={value}" for name, value in settings.items())
