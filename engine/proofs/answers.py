"""Proves that every question can be answered: whatever the facts are, some answer is there (G21)."""

from collections.abc import Iterator

from engine.guideline.model import Answer, Guideline, Step, steps_of
from engine.proofs.hits import Hit, Weight

_MOST_WORK = 100_000
_MOST_FACTS = 60
"""A table that takes more rows looked at, or more facts at once, is told as not proved: nobody can read it either."""

Table = tuple[dict[str, frozenset[str]], ...]
"""One row for each answer: the values that each fact may have."""


def unanswerable(guideline: Guideline) -> Iterator[Hit]:
    """Tell each step whose answers all hang on facts, and leave some case without any."""
    values = {fact.id: fact.values for fact in guideline.facts}
    for level in guideline.levels:
        for step in steps_of(level):
            if step.answers and step.if_refused is None and all(answer.guards for answer in step.answers):
                yield from _tried(step, values)


def _tried(step: Step, values: dict[str, tuple[str, ...]]) -> Iterator[Hit]:
    table = tuple(_row(answer) for answer in step.answers)
    tries = _Tries(values)
    left = tries.left_over(table, {})
    if left is not None:
        yield Hit("G21", Weight.ERROR, step.id, detail=tuple(left.items()))
    elif tries.given_up:
        yield Hit("G21", Weight.ADVICE, step.id)


def _row(answer: Answer) -> dict[str, frozenset[str]]:
    row: dict[str, frozenset[str]] = {}
    for guard in answer.guards:
        row[guard.fact] = row.get(guard.fact, frozenset(guard.values)) & frozenset(guard.values)
    return row


class _Tries:
    """Looks for values that no row lets through, one fact at a time, and leaves a branch as soon as a row covers it."""

    def __init__(self, values: dict[str, tuple[str, ...]]) -> None:
        self._values = values
        self._work = 0
        self.given_up = False
        """Whether there was more to try than anybody waits for."""

    def left_over(self, table: Table, chosen: dict[str, str]) -> dict[str, str] | None:
        """Return values that no row lets through, beside those chosen; None where there are none."""
        self._work += len(table)
        if not table:
            return chosen
        self.given_up = self.given_up or self._work > _MOST_WORK or len(chosen) > _MOST_FACTS
        if self.given_up or any(not row for row in table):
            return None
        fact = next(iter(table[0]))
        for value in self._values[fact]:
            rows = tuple(_without(row, fact) for row in table if value in row.get(fact, (value,)))
            found = self.left_over(rows, {**chosen, fact: value})
            if found is not None:
                return found
        return None


def _without(row: dict[str, frozenset[str]], fact: str) -> dict[str, frozenset[str]]:
    return {name: values for name, values in row.items() if name != fact}
