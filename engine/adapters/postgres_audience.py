"""Whom a case in PostgreSQL may be shown to: the words of `engine.application.audience`, keyed."""

from collections.abc import Iterable, Sequence

from engine.adapters.vault import Vault

TAG_BYTES = 8


class Audience:
    """Makes keyed words for one store: who holds the database alone does not learn from them who is meant."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._known: dict[str, str] = {}

    def tags(self, words: Iterable[str]) -> list[str]:
        """Return words as they are kept, in order."""
        return sorted(map(self._tag, words))

    def _tag(self, word: str) -> str:
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._vault.mark(b"audience " + word.encode())[:TAG_BYTES].hex()
        return found


def bound_to(event_id: str, tags: Sequence[str]) -> str:
    """Return what a row is bound to: the newest event of its case, and whom it may be shown to."""
    return f"{event_id} {' '.join(tags)}"


def bound_again(bound: str | None, event_id: str | None) -> str | None:
    """Return what a row that was read is bound to if this is the newest event; None where it has none."""
    return f"{event_id} {bound.partition(' ')[2]}" if bound is not None and event_id is not None else None
