"""Every bug that is planted in the proofs is found by a comparison with the game, in the guide that its patch names."""

from functools import cache
from pathlib import Path

import pytest

from tests.house.planting import Ended, copied, plant, run_module
from tests.safety.planting import NOT_NEEDED, PATIENCE, Plant, plants

PLANTED = plants(Path(__file__).parent / "planted")
LEAST = 12


def run(tree: Path, bug: Plant) -> Ended:
    return run_module(tree, f"tests.proofs.{bug.harness}", str(bug.count), str(bug.seed), patience=PATIENCE)


@cache
def run_without(harness: str, *, count: int, seed: int) -> Ended:
    with copied(*NOT_NEEDED) as copy:
        return run_module(copy, f"tests.proofs.{harness}", str(count), str(seed), patience=PATIENCE)


def test_there_are_bugs_enough() -> None:
    assert len(PLANTED) >= LEAST
    assert {bug.harness for bug in PLANTED} == {"compare", "through_text"}


@pytest.mark.slow
@pytest.mark.parametrize("bug", PLANTED, ids=str)
def test_a_planted_bug_is_found(bug: Plant) -> None:
    clean = run_without(bug.harness, count=bug.count, seed=bug.seed)
    assert clean.found_nothing, clean.said
    with copied(*NOT_NEEDED) as copy:
        plant(bug.path, copy)
        planted = run(copy, bug)
    assert planted.found_faults, f"{bug} – {bug.what} – was not found: {planted.said}"
