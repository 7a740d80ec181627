"""Every planted bug is found by its harness, by the run that its patch names, and that run finds nothing without it."""

from pathlib import Path

import pytest

from tests.house.planting import Ended, Unfit
from tests.safety import planting
from tests.safety.planting import Plant, plants, read, run_with, run_without

HEADER = "# seed: 4, count: 20 – a thing is lost\n"

# A harness that is planted: it tells whether the program that it reads is its own copy.
PROBE = "probe"


def patch(folder: Path, text: str) -> Path:
    path = folder / PROBE / "lost.patch"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_patch_says_its_run_and_what_it_breaks(tmp_path: Path) -> None:
    path = patch(tmp_path, HEADER)
    assert read(path) == Plant(path, PROBE, 4, count=20, what="a thing is lost")
    assert plants(tmp_path) == (read(path),)
    assert str(read(path)) == "probe/lost"
    assert read(patch(tmp_path, "# seed: 7 – x\n")).count == 1


def test_a_patch_that_says_nothing_is_unfit(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="does not begin"):
        read(patch(tmp_path, "--- a/engine/errors.py\n"))


def test_falling_over_is_not_finding() -> None:
    assert Ended(1, "x: count 1\nFAULT lost\n").found_faults
    assert not Ended(1, "Traceback (most recent call last):").found_faults
    assert not Ended(-11, "FAULT lost\n").found_faults
    assert Ended(0, "").found_nothing


@pytest.mark.slow
def test_a_patch_that_no_longer_applies_is_unfit(tmp_path: Path) -> None:
    lost = "--- a/cli.py\n+++ b/cli.py\n@@ -1,1 +1,1 @@\n-this line is not there\n+nor this\n"
    with pytest.raises(Unfit, match="no longer applies"):
        run_with(read(patch(tmp_path, HEADER + lost)))


@pytest.mark.slow
def test_a_run_reads_the_modules_of_its_copy(tmp_path: Path) -> None:
    harness = (
        "import pathlib, sys, engine\n"
        "ours = pathlib.Path(engine.__file__).is_relative_to(pathlib.Path.cwd())\n"
        "sys.stdout.write(f'FAULT {sys.argv[1:]}')\n"
        "sys.exit(1 if ours else 0)\n"
    )
    added = "".join(f"+{line}\n" for line in harness.splitlines())
    hunk = f"--- /dev/null\n+++ b/tests/safety/{PROBE}.py\n@@ -0,0 +1,4 @@\n{added}"
    ran = run_with(read(patch(tmp_path, HEADER + hunk)))
    assert ran.said == "FAULT ['20', '4']"
    assert ran.found_faults


@pytest.mark.slow
@pytest.mark.parametrize("plant", plants(), ids=str)
def test_a_planted_bug_is_found(plant: Plant) -> None:
    clean = run_without(plant.harness, count=plant.count, seed=plant.seed)
    assert clean.found_nothing, clean.said
    planted = run_with(plant)
    assert planted.found_faults, f"{plant} – {plant.what} – was not found: {planted.said}"


def test_every_plant_has_a_harness() -> None:
    folder = Path(planting.__file__).parent
    assert {plant.harness for plant in plants()} <= {path.stem for path in folder.glob("*.py")}
