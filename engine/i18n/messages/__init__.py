"""The texts themselves in bokmål, one module for each part of the program; other languages have catalogues `bti`."""

Forms = tuple[str, str]
"""A text that counts something: for one, and for more."""
