"""Keeps invented cases as people do: act after act, each in a transaction of its own, with the look before it.

This is for a store that has no quicker way, and is what the quicker way is held against.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from engine.application.keeping import row_of
from engine.application.ports import Conflict, Person, Row, Stream, Whole
from engine.application.world import World
from engine.cases.evolve import fold
from engine.errors import StoreDamaged
from engine.values import Struct


class _Act(Struct, frozen=True):
    """One act of a case: its first record, by its place, the place after its last, and when it was done."""

    case: Whole
    first: int
    last: int
    at: datetime


class InTurn(Struct, frozen=True):
    """Keeps much in a world, piece by piece."""

    world: World

    def add_all(self, people: Sequence[Person]) -> None:
        """Add people to the directory."""
        for person in people:
            self.world.directory.add(person)

    def keep_whole(self, cases: Sequence[Whole]) -> None:
        """Keep new cases with all that has happened in them, in the order in which it happened."""
        begun = sorted(cases, key=lambda case: case.records[0].recorded_at)
        for act in sorted((act for case in begun for act in _acts(case)), key=lambda act: act.at):
            self._keep(act)

    def _keep(self, act: _Act) -> None:
        case, records = act.case, act.case.records[act.first : act.last]
        stream = Stream(
            case_id=case.row.case_id,
            expected_seq=act.first,
            records=records,
            row=case.row if act.last == len(case.records) else self._row_after(act),
        )
        looks = [look for look in case.looks if look.at == act.at]
        kept = self.world.store.append_together([stream], command_id=records[0].command_id, looks=looks)
        if isinstance(kept, Conflict):
            raise StoreDamaged  # nobody else knows of a case that is just being made

    def _row_after(self, act: _Act) -> Row:
        codec = self.world.codec
        state = fold(codec.event(record) for record in act.case.records[: act.last])
        copy = self.world.store.pinned(state.guideline_hash) if state else None
        if state is None or copy is None:
            raise StoreDamaged
        return row_of(codec, state, process=codec.unpack(copy.content), now=act.at)


def _acts(case: Whole) -> Iterator[_Act]:
    first = 0
    for _, records in groupby(case.records, key=lambda record: record.command_id):
        last = first + len(tuple(records))
        yield _Act(case, first, last, case.records[first].recorded_at)
        first = last
