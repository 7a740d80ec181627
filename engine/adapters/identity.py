"""What a store is, and how it says so: its random id and whether it is for practice, bound by the master key."""

import hmac
import re
from collections.abc import Mapping

from msgspec.msgpack import encode

from engine.adapters.vault import Vault
from engine.errors import KeyRefused, StoreAltered, StoreDamaged
from engine.values import Struct

ID_BYTES = 16

_STORE_ID = f"[0-9a-f]{{{2 * ID_BYTES}}}"


class Identity(Struct, frozen=True):
    """What a store is: its random id, and whether it is for practice."""

    store_id: str
    practice: bool


def written(identity: Identity, vault: Vault) -> dict[str, str]:
    """Return what a new store says of itself, by name."""
    return {
        "store_id": identity.store_id,
        "practice": "1" if identity.practice else "0",
        "key": vault.mark(b"key").hex(),
        "mac": vault.mark(encode(identity)).hex(),
    }


def store_id_in(found: Mapping[str, str]) -> str:
    """Return the id that a store says it has. Whether it is true is for `believed` to tell.

    It becomes the name of a file, so nothing but an id is taken: a path could lead to a key of somebody else's making.
    """
    store_id = found["store_id"]
    if not re.fullmatch(_STORE_ID, store_id):
        raise StoreDamaged
    return store_id


def believed(found: Mapping[str, str], vault: Vault) -> Identity:
    """Return what a store is. Raises `KeyRefused` for a key of another, and `StoreAltered` where it has been changed.

    Were this not bound, whoever holds the store could make one for practice of it, where one acts as whom one likes.
    """
    if not hmac.compare_digest(found["key"].encode(), vault.mark(b"key").hex().encode()):
        raise KeyRefused
    identity = Identity(found["store_id"], found["practice"] == "1")
    if not hmac.compare_digest(found["mac"].encode(), vault.mark(encode(identity)).hex().encode()):
        raise StoreAltered(where="identity")
    return identity
