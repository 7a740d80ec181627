"""Reaches a PostgreSQL server: within a known time, and with what stood in the way in words of the store's own.

What a server says is never shown: it is in English, and may hold what was asked for. A refusal is known by it alone.
"""

import logging
import os
import re
import stat
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import Conninfo

from engine.adapters.postgres_listening import Listening
from engine.errors import EngineError, StoreAddressed, StoreUnreachable, StoreUnsafe

OLDEST = 16  # the first version that the store is tried with
REACH_SECONDS = 10
"""How long a server that says nothing is waited for when it is reached."""

# A machine that is gone is found gone, also in the midst of an answer; what the address says goes before.
_PATIENCE = {
    "connect_timeout": REACH_SECONDS,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}
_NO_FILE = f"{os.devnull}/none"

# What a refusal is known by: first what a server says, then what is met on the way there.
_REFUSALS = (
    ("server-password", r"password authentication failed"),
    ("server-password-missing", r"no password supplied"),
    ("server-user", r'FATAL:  role ".*" (does not exist|is not permitted to log in)'),
    ("server-database", r'FATAL:  database ".*" does not exist'),
    ("server-closed", r"no pg_hba.conf entry|pg_hba.conf rejects|(Peer|Ident) authentication failed|permission denied"),
    ("server-encryption", r"does not support SSL|SSL error|SSL connection|root certificate|server certificate"),
    ("server-unknown", r"failed to resolve host|could not translate host name"),
)
_BAD_VALUE = re.compile(r'invalid (?:(\w+) value|integer value ".*" for connection option "(\w+)")')


def reached(address: str) -> Listening:
    """Return a new connection. Raises `StoreAddressed` where the address says what cannot be, `psycopg.Error` else."""
    _say_nothing()
    said = _said(address)
    waits = {name: value for name, value in _PATIENCE.items() if name not in said}
    closed = {"passfile": _NO_FILE} if _exposed_file(said) else {}  # which is not used, and warned of on the screen
    plain: dict[str, Any] = {"application_name": "bti", **said, **waits, **closed, "client_encoding": "UTF8"}
    try:
        return Listening.connect(**plain, autocommit=True)
    except psycopg.ProgrammingError:  # of what the address says, this alone is read by the library itself
        raise StoreAddressed(reason="parameter", name="connect_timeout") from None


def barred(error: psycopg.OperationalError, address: str) -> EngineError | None:
    """Return what an error tells that was met on the way to a server; None where it must just be tried again."""
    text, said = str(error), _said(address)
    if found := _BAD_VALUE.search(text):
        return StoreAddressed(reason="parameter", name=found[1] or found[2])
    for reason, pattern in _REFUSALS:
        if re.search(pattern, text):
            return _refusal(reason, error, said=said)
    return None


def require_new_enough(version: int) -> None:
    """Raise `StoreUnsafe` where a server is of a version with which the store was never tried."""
    if version < OLDEST * 10_000:
        raise StoreUnsafe(reason="version", found=f"{version // 10_000}", wanted=f"{OLDEST}")


def _refusal(reason: str, error: psycopg.OperationalError, *, said: dict[str, Any]) -> EngineError:
    exposed = _exposed_file(said)
    if reason == "server-password-missing" and exposed is not None:
        return StoreUnreachable(reason="server-passfile", path=str(exposed))
    tried = error.pgconn
    user = said.get("user") or (tried.user.decode("utf-8", "replace") if tried and tried.user else "")
    database = said.get("dbname") or user
    return StoreUnreachable(reason=reason, user=str(user), database=str(database), server=str(said.get("host") or ""))


def _said(address: str) -> dict[str, Any]:
    """Return what an address says. Raises `StoreAddressed` where it says what no server is asked for."""
    try:
        return conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        raise StoreAddressed(reason="parameter", name=_unknown_in(address)) from None


def _unknown_in(address: str) -> str:
    from urllib.parse import parse_qsl, urlsplit  # noqa: PLC0415 - for an address that cannot be used alone

    known = {one.keyword.decode() for one in Conninfo.get_defaults()}
    asked = parse_qsl(urlsplit(address).query, keep_blank_values=True)
    return ", ".join(name for name, _ in asked if name not in known) or "?"


def _exposed_file(said: dict[str, Any]) -> Path | None:
    """Return the file with passwords, where others than its owner may read it; None else."""
    named = said.get("passfile") or os.environ.get("PGPASSFILE") or "~/.pgpass"
    try:
        path = Path(str(named)).expanduser()
        mode = path.stat().st_mode
    except (OSError, RuntimeError):  # there is none, or no home where it could be
        return None
    return path if stat.S_ISREG(mode) and mode & (stat.S_IRWXG | stat.S_IRWXO) else None


@cache
def _say_nothing() -> None:
    """Keep what the library says by itself of a server that went away from the screen: we tell it in our own words."""
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
