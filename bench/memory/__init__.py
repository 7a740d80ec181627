"""What a move costs in memory, beside floors and peers: `python -m bench.memory`.

Seconds are of the processor's time, since nothing waits for a disk. Then a hundred thousand walks tell whether the
live machine makes the same moves as the table.
"""

from collections.abc import Mapping

from bench.results import Result, Row
from bench.sides import Side, interleaved
from tests.guideline.live_moves import everywhere

ROUNDS = 5
WALKS, SEED = 100_000, 1
OURS, TRANSITIONS, SPIFF = "ours: the table, every condition asked", "transitions, flat", "SpiffWorkflow"
SIDES = (
    Side("a dict, and a tuple of what has been", "memory/floor_dict.py", ["20000"]),
    Side("a table engine with guards and events", "memory/floor_table.py", ["20000"]),
    Side(OURS, "bench.memory.ours", ["20000"]),
    Side(TRANSITIONS, "peers/memory_transitions.py", ["1000"]),
    Side("python-statemachine", "peers/memory_statemachine.py", ["100"]),
    Side(SPIFF, "peers/memory_spiff.py", ["100"]),
)


def measured() -> Result:
    """Run every side, interleaved, and then the walks."""
    found = interleaved(SIDES, ROUNDS)
    met = everywhere(WALKS, SEED)
    ours = found[OURS].rate
    return Result(
        name="memory",
        title="A move in memory",
        explained=(
            "The walk of a compiled guide that simulation, proofs and migration take: nothing is kept. Seconds are of "
            "the processor's time. XState is no peer here, since nothing else that is measured needs Node.js."
        ),
        columns=("advances/s", "ours is ×"),
        rows=tuple(Row(name=name, cells=(one.rate, ours / one.rate)) for name, one in found.items()),
        figures={
            "memory-transitions": ours / found[TRANSITIONS].rate,
            "memory-spiff": ours / found[SPIFF].rate,
            "memory-differences": met["differ"],
        },
        settings={name: one.settings for name, one in found.items()},
        notes=(_walks(met),),
    )


def _walks(met: Mapping[str, int]) -> str:
    return (
        "What moves a real case is a machine of `transitions`, made of the same table and asked for its events without "
        f"a model. {met['walks']} walks at random from seed {SEED}, through each shipped guide and one with every kind "
        f"of part: {met['made']} moves made, {met['refused']} refused, {met['differ']} differ from the table. "
        f"`python -m tests.guideline.live_moves {WALKS} {SEED}` takes them."
    )
