"""Makes what nobody can guess: the only module in the house that asks for chance."""

import os

# A random id is a UUID of version 4 (RFC 9562): six of its bits say so.
_CHANCE = ~(0xF << 76 | 0x3 << 62)
_MARKS = 0x4 << 76 | 0x2 << 62


class RandomIds:
    """Random ids: 32 hexadecimal digits, 122 of their bits from the operating system's chance."""

    def new(self) -> str:
        """Return a new random id."""
        return f"{int.from_bytes(os.urandom(16)) & _CHANCE | _MARKS:032x}"


def chance(count: int) -> bytes:
    """Return so many random bytes, fit for keys and nonces."""
    return os.urandom(count)
