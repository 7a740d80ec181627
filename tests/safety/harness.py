"""What every harness of trust has in common: its report, its command line, its counting and its chance.

A harness is a module with `run(count, seed) -> Report` and, at its end,

    if __name__ == "__main__":
        sys.exit(command_line(run, count=PER_COMMIT))

so that `python -m tests.safety.<name> [COUNT] [SEED]` runs it. The same count and seed do the same again.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

SEED = 1
FAULTS_TOLD = 5  # one fault is often met many times over: the first few tell what it is


@dataclass(slots=True)
class Report:
    """What one run did, what it met on its way, and what it found wrong."""

    harness: str
    seed: int
    count: int = 0
    met: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Tell whether something was tried and nothing was found wrong."""
        return self.count > 0 and not self.faults

    def meet(self, what: str, times: int = 1) -> None:
        """Count something that was met."""
        self.met[what] += times

    def found(self, fault: str) -> None:
        """Note something that is wrong."""
        self.faults.append(fault)

    def require(self, least: Mapping[str, int]) -> None:
        """Make it a fault to have met any of these fewer times: a harness that meets nothing proves nothing."""
        for what, times in least.items():
            if self.met[what] < times:
                self.found(f"met {what} {self.met[what]} times, and at least {times} were expected")

    def add(self, other: "Report") -> None:
        """Take in the report of a part of this run."""
        self.count += other.count
        self.met.update(other.met)
        self.faults.extend(other.faults)

    def line(self, *, seconds: float | None = None) -> str:
        """Return the run in one line: what, how many, the seed, what was met and how much is wrong."""
        met = ", ".join(f"{what} {times}" for what, times in sorted(self.met.items())) or "nothing met"
        took = f", {seconds:.1f} s" if seconds is not None else ""
        return f"{self.harness}: count {self.count}, seed {self.seed}{took}; {met}; faults {len(self.faults)}"

    def told(self) -> str:
        """Return the line, and the first faults below it: what a failing test shows."""
        rest = len(self.faults) - FAULTS_TOLD
        more = [f"  … and {rest} more"] if rest > 0 else []
        return "\n".join([self.line(), *(f"  {fault}" for fault in self.faults[:FAULTS_TOLD]), *more])


Run = Callable[[int, int], Report]


def chance_of(seed: int, *names: str | int) -> random.Random:
    """Return the chance of one part of a run: other names, another stream, whatever the other parts draw."""
    return random.Random(":".join(str(part) for part in (seed, *names)))


def drawn_bytes(source: random.Random) -> Callable[[int], bytes]:
    """Return a `Chance` (so many bytes when asked) that is drawn from a seed: for keys, nonces and ids in a harness."""
    return source.randbytes


def shares(count: int, parts: Sequence[str]) -> dict[str, int]:
    """Divide a count between the parts of a run, as evenly as whole numbers can be; they add up to the count."""
    whole, rest = divmod(count, len(parts))
    return {part: whole + (place < rest) for place, part in enumerate(parts)}


def command_line(run: Run, *, count: int, arguments: Iterable[str] | None = None) -> int:
    """Run a harness as `[COUNT] [SEED]` ask, print its line and its faults, and return 1 where there are any."""
    given = [int(word) for word in (sys.argv[1:] if arguments is None else arguments)]
    wanted, seed = (*given, *(count, SEED)[len(given) :])
    started = time.perf_counter()
    report = run(wanted, seed)
    sys.stdout.write(f"{report.line(seconds=time.perf_counter() - started)}\n")
    sys.stdout.writelines(f"FAULT {fault}\n" for fault in report.faults[:FAULTS_TOLD])
    return 0 if report.passed else 1
