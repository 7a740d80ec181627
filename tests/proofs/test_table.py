"""The tokens of the game go where the table of moves, which cases follow, lets a case go: by each way, and no other.

Whether a fact says so or not is left open, and what is asked of a case on the way. What is left out of the guide's own
ways is left out here too: that the family ends a case, and what a shield lets pass.
"""

from collections.abc import Iterable, Iterator

from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline
from engine.guideline.names import MAIN, is_finished, track_of
from engine.guideline.process import ENDING_TRIGGER, SKIP, Gate, Move, Need, Process
from tests.proofs.game.board import Board, boards
from tests.proofs.game.dead import places
from tests.proofs.game.moves import Acts, Going
from tests.proofs.random_graphs import drawn
from tests.proofs.small import END, GRAVE, guide, level, step

COUNT = 200

Way = tuple[tuple[str, ...], str]
"""The steps that are answered for on a way, and where it leads."""


def in_the_game(place: str, board: Board, acts: Acts) -> set[Way]:
    goings = acts.on(place) + (acts.at_any_time(place) if track_of(place) == MAIN else ())
    return {(_covered(going, acts), going.to) for going in goings}


def _covered(going: Going, acts: Acts) -> tuple[str, ...]:
    enters = acts.all[going.act].enters
    return enters if is_finished(going.to) else enters[:-1]


def in_the_table(place: str, process: Process, variant: str | None) -> set[Way]:
    rows = (row for trigger in process.triggers(place) for row in process.candidates(place, trigger))
    ways = (row for row in rows if row.trigger != SKIP and not _is_exception(row, process))
    return {
        (row.covered, dest)
        for row in ways
        if _may_be(row.guards, variant)
        for dest in _entered(row.dest, process, variant=variant, seen=())
    }


def _is_exception(row: Move, process: Process) -> bool:
    return row.trigger.startswith(ENDING_TRIGGER) and row.source in process.steps


def _may_be(guards: Iterable[Gate], variant: str | None) -> bool:
    """Tell whether nothing but facts can stand against a row."""
    return all(_can_hold(guard, variant) for guard in guards)


def _can_hold(guard: Gate, variant: str | None) -> bool:
    match guard.need:
        case Need.VARIANT_IS:
            return variant in guard.values
        case Need.VARIANT_IS_NOT:
            return variant not in guard.values
        case Need.ANY_OF:
            return any(_can_hold(part, variant) for part in guard.parts)
        case _:
            return True


def _entered(dest: str, process: Process, *, variant: str | None, seen: tuple[str, ...]) -> Iterator[str]:
    """Give where a case comes to stand for good: at a step that is optional, or past it."""
    yield dest
    step = process.steps.get(dest)
    if step and step.optional and dest not in seen:
        for row in process.candidates(dest, SKIP):
            if _may_be(row.guards, variant):
                yield from _entered(row.dest, process, variant=variant, seen=(*seen, dest))


def test_a_small_guide_is_walked_as_its_table_says() -> None:
    made = guide(
        level("1", step("1/a"), step("1/b", guards=(GRAVE,)), step("1/c", optional=True), step("1/d", goto=END))
    )
    (board,) = boards(made)
    ways: set[Way] = {((), "1/b"), ((), "1/c"), ((), "1/d")}
    assert in_the_table("1/a", compile_process(made, "x"), None) == ways
    assert in_the_game("1/a", board, Acts(board)) == ways


def test_guides_drawn_by_chance_are_walked_as_their_tables_say() -> None:
    """Not those with a level for one variant: the table lets nobody pass by a step that nobody may come to there."""
    tried = 0
    for guideline in filter(_has_open_levels, map(drawn, range(COUNT))):
        process = compile_process(guideline, "x")
        for board in boards(guideline):
            acts = Acts(board)
            for place in (place for place in places(guideline) if not board.left_out_by_variant(place)):
                assert in_the_game(place, board, acts) == in_the_table(place, process, board.variant), place
                tried += 1
    assert tried > COUNT


def _has_open_levels(guideline: Guideline) -> bool:
    return not any(one.variants for one in guideline.levels)
