"""The texts themselves in bokmål, one module for each part of the program; nynorsk is in the catalogue `bti`."""

Forms = tuple[str, str]
"""A text that counts something: for one, and for more."""
