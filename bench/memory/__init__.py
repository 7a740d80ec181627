"""What a move costs in memory, beside floors and peers: `python -m bench.memory`.

Everybody takes the moves of both walks. Seconds are of the processor's time, since nothing waits for a disk. Then a
hundred thousand walks at random tell whether the live machine makes the same moves as the table.
"""

from collections.abc import Mapping

from bench.results import Result, Row
from bench.sides import WALKS, Side, interleaved
from tests.guideline.live_moves import everywhere

ROUNDS = 5
RANDOM_WALKS, SEED = 100_000, 1
OURS, TRANSITIONS, SPIFF = "ours: the table, every condition asked", "transitions, flat", "SpiffWorkflow"
MODULE = "bench.memory.ours"
SIDES = (
    ("a dict, and a tuple of what has been", "memory/floor_dict.py", "20000"),
    ("a table engine with guards and events", "memory/floor_table.py", "20000"),
    (OURS, MODULE, "20000"),
    (TRANSITIONS, "peers/memory_transitions.py", "1000"),
    ("python-statemachine", "peers/memory_statemachine.py", "100"),
    (SPIFF, "peers/memory_spiff.py", "100"),
)
"""Name, script or module, and how many cases."""
TAKEN = ("workload", "os")


def sides(walk: str) -> tuple[Side, ...]:
    """Return everybody on one walk."""
    file = str(WALKS / f"{walk}.json")
    return tuple(
        Side(f"{name}, {walk}", script, [cases, walk if script == MODULE else file]) for name, script, cases in SIDES
    )


def measured() -> Result:
    """Run every side on both walks, interleaved, and then the walks at random."""
    found = interleaved([side for pair in zip(*map(sides, TAKEN), strict=True) for side in pair], ROUNDS)
    met = everywhere(RANDOM_WALKS, SEED)
    rates = {walk: {name: found[f"{name}, {walk}"].rate for name, *_ in SIDES} for walk in TAKEN}
    shared = rates["workload"]
    return Result(
        name="memory",
        title="A move in memory",
        explained=(
            "The walk of a compiled guide that simulation, proofs and migration take: nothing is kept. First stands "
            "the shared workload, then the guide of Os kommune, of which these are the eight acts that lead on. "
            "Seconds are of the processor's time. XState is no peer here, since nothing else that is measured needs "
            "Node.js."
        ),
        columns=tuple(f"{short}: {what}" for short in ("shared", "Os") for what in ("advances/s", "ours is ×")),
        rows=tuple(
            Row(name=name, cells=tuple(cell for of in rates.values() for cell in (of[name], of[OURS] / of[name])))
            for name, *_ in SIDES
        ),
        figures={
            "memory-transitions": shared[OURS] / shared[TRANSITIONS],
            "memory-spiff": shared[OURS] / shared[SPIFF],
            "memory-differences": met["differ"],
        },
        settings={name: found[f"{name}, workload"].settings for name, *_ in SIDES},
        notes=(_walks(met),),
    )


def _walks(met: Mapping[str, int]) -> str:
    return (
        "What moves a real case is a machine of `transitions`, made of the same table and asked for its events without "
        f"a model. {met['walks']} walks at random from seed {SEED}, through each shipped guide and one with every kind "
        f"of part: {met['made']} moves made, {met['refused']} refused, {met['differ']} differ from the table. "
        f"`python -m tests.guideline.live_moves {RANDOM_WALKS} {SEED}` takes them."
    )
