"""The keys of one store in use: what seals, opens and binds. Nothing here is ever written.

AES-256-GCM with a random nonce of 96 bits, and keys for each purpose by HKDF-Expand (RFC 5869) from the master key.
"""

import hmac
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.adapters.chain import Chain
from engine.errors import StoreAltered

Chance = Callable[[int], bytes]

KEY_BYTES = 32
NONCE_BYTES = 12
BLOCK = 256  # bytes; else the length of what is sealed would tell which answer, step or yes and no it is

_END = b"\x80"  # after the content, before what it is filled up with


class Seal:
    """Seals and opens with one key. What is bound is not kept, but what was bound must be said to open again.

    Content is filled up to whole blocks of so many bytes before it is sealed; in blocks of one it is left as it is.
    """

    def __init__(self, key: bytes, *, chance: Chance, block: int = 1) -> None:
        self._cipher = AESGCM(key)
        self._chance = chance
        self._block = block

    def close(self, content: bytes, *, bound: bytes) -> bytes:
        """Return content sealed: a nonce, the ciphertext and its tag, 28 bytes more than the filled content."""
        nonce = self._chance(NONCE_BYTES)
        if self._block > 1:
            content = content + _END + bytes(-(len(content) + 1) % self._block)
        return nonce + self._cipher.encrypt(nonce, content, bound)

    def open(self, sealed: bytes, *, bound: bytes) -> bytes:
        """Return what was sealed. Raises `StoreAltered` where a bit of it, or of what it is bound to, is another."""
        try:
            content = self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
        except (InvalidTag, ValueError):  # ValueError: too short to be sealed at all
            raise StoreAltered from None
        return content[: content.rindex(_END)] if self._block > 1 else content


class Vault:
    """What the master key of a store gives: a seal for each purpose, and the chain."""

    def __init__(self, master: bytes, store_id: str, *, chance: Chance) -> None:
        if len(master) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")
        self._master = master
        self._store_id = store_id
        self._chance = chance
        self.chain = Chain(self._key("chain"), store_id)

    def seal(self, purpose: str, *, block: int = BLOCK) -> Seal:
        """Return the seal for a purpose of the whole store: people, looks, guidelines, notices, case keys."""
        return Seal(self._key(purpose), chance=self._chance, block=block)

    def seal_with(self, key: bytes) -> Seal:
        """Return the seal of a key that is not made from the master key."""
        return Seal(key, chance=self._chance, block=BLOCK)

    def new_key(self) -> bytes:
        """Return a new random key."""
        return self._chance(KEY_BYTES)

    def mark(self, content: bytes) -> bytes:
        """Return the mac of something of the whole store that stands outside the chain."""
        return hmac.digest(self._key("mark"), content, "sha256")

    def binder(self, purpose: str) -> Callable[[bytes], bytes]:
        """Return what gives the mac of something, for a purpose of its own."""
        key = self._key(purpose)
        return lambda content: hmac.digest(key, content, "sha256")

    def _key(self, purpose: str) -> bytes:
        return hmac.digest(self._master, f"bti {purpose} {self._store_id}".encode() + b"\x01", "sha256")
