"""The chain over everything that a store keeps: each entry is bound to all before it by a key that is not in the store.

HMAC-SHA-256 over the entry as it is stored, ciphertext included, so that a chain can be checked without opening
anything, and so that erasing a key leaves it whole.
"""

import hmac
from collections.abc import Sequence

from msgspec.msgpack import encode

from engine.values import Struct

MAC_BYTES = 32
SHORT_BYTES = 4


class Head(Struct, frozen=True):
    """The last entry of a store: how many there are, and the mac that stands for all of them."""

    position: int
    mac: bytes

    @property
    def short(self) -> str:
        """The head as people write it down: `1042-9f3a1c22`."""
        return f"{self.position}-{self.mac[:SHORT_BYTES].hex()}"


class Chain:
    """Links entries with one store's chain key."""

    def __init__(self, key: bytes, store_id: str) -> None:
        self._key = key
        self.start = Head(0, hmac.digest(key, b"start " + store_id.encode(), "sha256"))

    def link(self, previous: bytes, kind: str, *, columns: Sequence[object]) -> bytes:
        """Return the mac of an entry of this kind with these stored columns, after the entry with the previous mac."""
        return hmac.digest(self._key, previous + encode((kind, *columns)), "sha256")
