"""The chain over everything that a store keeps: each entry is bound to all before it by a key that is not in the store.

HMAC-SHA-256 over the entry as it is stored, ciphertext included, so that a chain can be checked without opening
anything, and so that erasing a key leaves it whole.
"""

from collections.abc import Sequence

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
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
        self._empty = HMAC(key, SHA256())  # with the key taken in: a copy of it costs half of a new one
        self.start = Head(0, self._mac(b"start " + store_id.encode()))

    def link(self, previous: bytes, kind: str, *, columns: Sequence[object]) -> bytes:
        """Return the mac of an entry of this kind with these stored columns, after the entry with the previous mac."""
        return self._mac(previous + encode((kind, *columns)))

    def _mac(self, content: bytes) -> bytes:
        mac = self._empty.copy()
        mac.update(content)
        return mac.finalize()
