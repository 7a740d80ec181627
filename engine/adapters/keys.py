"""Makes what nobody can guess: the only module in the house that asks for chance."""

from uuid import uuid4


class RandomIds:
    """Random ids: 32 hexadecimal digits, 122 of their bits from the operating system's chance."""

    def new(self) -> str:
        """Return a new random id."""
        return uuid4().hex
