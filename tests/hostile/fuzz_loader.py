"""Fuzzes the loader with atheris, led by what it covers: `python -m tests.hostile.fuzz_loader [COUNT] [SEED]`.

Half of the inputs are changed as people change guides, half as bytes. Two processes share the count, each with a seed
of its own and nothing of the other's; the same count and seed do the same again. What is found is kept in `found/`,
where it is tried for ever.
"""

import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.hostile.collection import FOUND
from tests.safety.harness import Report, command_line

PER_COMMIT = 200_000
PROCESSES = 2
LONGEST = 2048
"""No input has more bytes than this: faults of size are for the recipes, and small inputs are quick."""
MOST_MEMORY = 200
"""Megabytes for one process, of which some sixty are the fuzzer's own."""
HUNG = 20
"""Seconds by the clock after which an input that has no answer is a finding, on however busy a machine."""
_APART = ("sh", "-c", '"$@"; exit $?', "sh")
"""A process begins with the highest memory use of the one it was made in, and the fuzzer counts that as its own: one
that a small shell makes begins small, however large the test run is."""
CHILD = "--child"
PLANT = "BTI_PLANTED"
"""The name of a variable that is set in a run that must find a planted bug; see `planted_bugs.py`."""
_GUIDES = Path(__file__).parents[1] / "language"
_SEEDS = Path(__file__).with_name("seeds")
_DONE = re.compile(r"Done (\d+) runs in")
_COVERED = re.compile(r"cov: (\d+)")
_FAULT = re.compile(r"^(?:\w+\.)*\w*(?:Error|Exception|Exit|Iteration)\b.*|^==\d+== ERROR.*", re.MULTILINE)
_SEEN = ("engine.language", "engine.guideline.compile")
"""Where the fuzzer sees which lines are reached; what only looks things up is left out, which doubles its speed."""
_UNSEEN = tuple(f"engine.{one}" for one in ("application", "cases", "i18n", "values")) + tuple(
    f"engine.language.{one}" for one in ("context", "generate", "suggest", "terms", "tree", "wordlist")
)


def is_possible() -> bool:
    """Tell whether this machine has the fuzzer, which there is none of for some systems."""
    return find_spec("atheris") is not None


def run(count: int, seed: int) -> Report:
    """Fuzz with so many inputs, keep what was found, and report it."""
    return fuzz(count, seed, keep=FOUND)


def fuzz(count: int, seed: int, *, keep: Path, planted: str = "") -> Report:
    """Fuzz with so many inputs; what is found goes into the folder `keep`, and `planted` names a bug to plant."""
    report = Report("fuzz_loader", seed)
    with tempfile.TemporaryDirectory() as folder:
        guides = _guides(Path(folder))
        each = max(count // PROCESSES, 1)
        parts = [_start(guides, PROCESSES * seed + part, count=each, planted=planted) for part in range(PROCESSES)]
        for process, told in parts:
            _take(report, process.communicate()[0], code=process.returncode)
            for kept in sorted(told.iterdir()):
                report.found(f"kept as {_keep(kept, keep)}")
    if not report.faults:
        report.require({"inputs": each * PROCESSES, "covered": 1000})
    return report


def _guides(folder: Path) -> Path:
    """Write the guides that fuzzing begins from into a folder, and return the file that lists them in their order.

    A folder the fuzzer would read in the file system's order, and read again for what the other process found.
    """
    pieces = [
        piece
        for path in sorted((*_GUIDES.glob("ok/*.yaml"), *_GUIDES.glob("err/*.yaml"), *_SEEDS.glob("*.yaml")))
        for data in [path.read_bytes()]
        for piece in (data[:LONGEST], data[LONGEST : 2 * LONGEST])
        if piece
    ]
    paths = {folder / hashlib.sha256(piece).hexdigest()[:16]: piece for piece in pieces}
    for path, piece in paths.items():
        path.write_bytes(piece)
    listed = folder / "listed"
    listed.write_text(",".join(map(str, paths)))
    return listed


def _start(listed: Path, seed: int, *, count: int, planted: str) -> tuple[subprocess.Popen[str], Path]:
    told = listed.with_name(f"told-{seed}")
    told.mkdir()
    options = {"runs": count, "seed": seed, "max_len": LONGEST, "rss_limit_mb": MOST_MEMORY, "timeout": HUNG}
    process = subprocess.Popen(
        [
            *_APART,
            *(sys.executable, "-m", "tests.hostile.fuzz_loader", CHILD),
            *(f"-{name}={value}" for name, value in options.items()),
            *(f"-artifact_prefix={told}{os.sep}", f"-seed_inputs=@{listed}"),
        ],
        stdout=subprocess.PIPE,  # where what the loader raised is told
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, "PYTHONHASHSEED": "0", PLANT: planted},
    )
    return process, told


def _take(report: Report, said: str, *, code: int) -> None:
    done, covered = _DONE.search(said), _COVERED.findall(said)
    report.count += int(done[1]) if done else 0
    report.meet("inputs", int(done[1]) if done else 0)
    report.met["covered"] = max(report.met["covered"], *map(int, covered), 0)
    if code:
        report.found((_FAULT.search(said) or [said[-300:]])[0])


def _keep(kept: Path, folder: Path) -> str:
    name = f"{hashlib.sha256(kept.read_bytes()).hexdigest()[:12]}.yaml"
    (folder / name).write_bytes(kept.read_bytes())
    return name


# ---------------------------------------------------------------- in the process that fuzzes


def child(options: list[str]) -> None:
    """Feed inputs to the loader until the count is reached or something is found; ends the process."""
    import atheris  # noqa: PLC0415 - only here, and only where there is one

    with atheris.instrument_imports(include=list(_SEEN), exclude=list(_UNSEEN)):
        from tests.hostile.fuzzed import answer  # noqa: PLC0415 - read so that the fuzzer sees into it
    from tests.hostile.mutating import mutated  # noqa: PLC0415 - needs what must be read as above
    from tests.hostile.planted_bugs import plant  # noqa: PLC0415 - as above

    plant(os.environ.get(PLANT, ""))
    answer(b"[")  # what is read and made at the first answer is no input's fault

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        changed = mutated(data, chance) if chance.random() < 0.5 else bytes(atheris.Mutate(data, len(data)))
        return changed[:most]

    atheris.Setup([sys.argv[0], *options], answer, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == [CHILD]:
        child(sys.argv[2:])
    sys.exit(command_line(run, count=PER_COMMIT))
