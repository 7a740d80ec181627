"""Tells how many writers have come to the line before a store so far: the sign that one has come and waits."""

from pathlib import Path


def have_stood(queue: Path) -> int:
    """Return how many have stood in the line, by the count that they keep in the first bytes of its file."""
    return int.from_bytes(queue.read_bytes()[:8], "little")
