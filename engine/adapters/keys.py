"""Makes what nobody can guess: the only module in the house that asks for chance."""

import os
from uuid import uuid4


class RandomIds:
    """Random ids: 32 hexadecimal digits, 122 of their bits from the operating system's chance."""

    def new(self) -> str:
        """Return a new random id."""
        return uuid4().hex


def chance(count: int) -> bytes:
    """Return so many random bytes, fit for keys and nonces."""
    return os.urandom(count)
