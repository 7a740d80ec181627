"""Two hundred thousand inputs that lines and bytes were changed in find nothing, and planted bugs are found."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import fuzz_loader
from tests.hostile.collection import FOUND
from tests.hostile.fuzzed import answer
from tests.hostile.mutating import mutated
from tests.hostile.planted_bugs import BUGS
from tests.safety.harness import SEED

GUIDES = Path(__file__).parents[1] / "language"
ROUNDS = 8
"""In which a planted bug must be found, with as many inputs in all as each commit gets. They are short, as chance that
has led a run away from where the bug is leads it further away."""

needs_atheris = pytest.mark.skipif(not fuzz_loader.is_possible(), reason="there is no atheris for this system")


def test_guides_with_changed_lines_get_an_answer() -> None:
    """A few without the fuzzer, on every machine."""
    chance = random.Random(SEED)
    guides = [path.read_bytes() for path in sorted(GUIDES.glob("ok/*.yaml"))]
    sound = [answer(mutated(chance.choice(guides), chance)).guideline is not None for _ in range(300)]
    assert any(sound)
    assert not all(sound)


def test_what_was_found_is_kept_as_guides() -> None:
    assert [path.name for path in FOUND.iterdir() if path.suffix != ".yaml" and path.name != "README.md"] == []


@pytest.mark.slow
@needs_atheris
def test_fuzzing_finds_nothing(aloud: Callable[[str], None]) -> None:
    report = fuzz_loader.run(fuzz_loader.PER_COMMIT, SEED)
    aloud(report.line())
    assert report.passed, report.told()


@pytest.mark.slow
@needs_atheris
@pytest.mark.parametrize("bug", BUGS)
def test_fuzzing_finds_a_planted_bug(bug: str, tmp_path: Path) -> None:
    each = fuzz_loader.PER_COMMIT // ROUNDS
    rounds = (fuzz_loader.fuzz(each, SEED + n, keep=tmp_path, planted=bug) for n in range(ROUNDS))
    assert any(report.faults for report in rounds)
    assert list(tmp_path.iterdir())
