"""Which characters steer a terminal, hide or turn text; said here apart from the program that must keep them back."""

import unicodedata

HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def harmful(text: str) -> frozenset[str]:
    """Return the characters of a text that no screen should be sent."""
    return frozenset(sign for sign in text if unicodedata.category(sign) in HARMFUL)
