"""The only module that knows the system's key ring: it keeps the master key of a store, by the store's id.

The library is not installed with the program: whoever wants to use a key ring installs `bti[keyring]`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Protocol, cast

from engine.errors import KeyLocked

SERVICE = "bti"


class _Ring(Protocol):
    get_password: Callable[[str, str], str | None]
    set_password: Callable[[str, str, str], None]
    delete_password: Callable[[str, str], None]


def put(store_id: str, content: str) -> None:
    """Put a key in the ring, in place of what was there. Raises `KeyLocked`."""
    with _opened() as ring:
        ring.set_password(SERVICE, store_id, content)


def get(store_id: str) -> str:
    """Return a key. Raises `KeyLocked` where the ring does not have it or does not give it."""
    with _opened() as ring:
        found = ring.get_password(SERVICE, store_id)
    if found is None:
        raise KeyLocked(reason="ring")
    return found


def take_away(store_id: str) -> None:
    """Take a key out of the ring; one that is not there is no news. Raises `KeyLocked`."""
    with _opened() as ring:
        if ring.get_password(SERVICE, store_id) is not None:
            ring.delete_password(SERVICE, store_id)


@contextmanager
def _opened() -> Iterator[_Ring]:
    """Give the ring, and turn what its library raises into the store's own error."""
    try:
        ring = cast("_Ring", import_module("keyring"))
        failure: type[Exception] = import_module("keyring.errors").KeyringError
    except ImportError:
        raise KeyLocked(reason="no-ring") from None
    try:
        yield ring
    except failure:
        raise KeyLocked(reason="ring") from None
