"""Tries the analyser of the proofs against the token game on guides drawn by chance: they must say the same.

    python -m tests.proofs.compare 100000 1     so many guides from this seed on, on every core there is; prints how far
                                                it has come, a line that begins with FAULT for each difference, and at
                                                the end a table of how many guides are faulty by each rule

The same faults, as bad and at the same places; ways as short, and each of them walkable on the board; and a certificate
for what is proved, which its checker accepts. What has been compared is told by its seeds, so that a run that was
broken off goes on from the next.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from engine.guideline.model import Guideline
from engine.proofs import Hit, Proofs, prove
from engine.proofs.certificate import accepts
from tests.house.planting import FAULT
from tests.proofs.game.told import RULES, Game
from tests.proofs.game.ways import ONLY_ARRIVED
from tests.proofs.random_graphs import drawn

_MOST_TOLD = 20
_AT_A_TIME = 500
"""So many guides are given to a process at once; no more are compared in the process that was asked."""


def differences(guideline: Guideline) -> Iterator[str]:
    """Give each difference between the analyser and the game in one guide."""
    yield from _between(Game(guideline), prove(guideline))


def _between(game: Game, proofs: Proofs) -> Iterator[str]:
    found = game.found()
    told = {(hit.rule, hit.at): hit for hit in proofs.hits}
    if len(told) != len(proofs.hits):
        yield "a fault is told twice"
    for rule, at in sorted(found.keys() - told.keys()):
        yield f"{rule} {at}: the analyser misses what the game finds ({found[rule, at][0]})"
    for rule, at in sorted(told.keys() - found.keys()):
        yield f"{rule} {at}: the game does not find what the analyser tells ({told[rule, at].severity})"
    for key in sorted(told.keys() & found.keys()):
        yield from _differing(told[key], *found[key], game=game)
    yield from _uncertain(proofs, game)


def _differing(hit: Hit, severity: str, length: int, *, game: Game) -> Iterator[str]:
    where = f"{hit.rule} {hit.at}"
    if hit.severity != severity:
        yield f"{where}: the analyser calls it {hit.severity}, the game {severity}"
    elif length == ONLY_ARRIVED:
        return
    elif len(hit.path) != length:
        yield f"{where}: the analyser's way enters {len(hit.path)} places, the shortest {length}"
    if hit.path:
        places = [hop.at for hop in hit.path]
        if not game.can_walk(places, rule=hit.rule, at=hit.at, severity=hit.severity):
            yield f"{where}: nobody can walk {' → '.join(places)}"


def _uncertain(proofs: Proofs, game: Game) -> Iterator[str]:
    """Give each certificate that its checker refuses, and each fact that is proved without one."""
    for number, certificate in enumerate(proofs.certificates):
        if not accepts(certificate):
            yield f"{certificate.fact.rule}: certificate {number} is refused by its checker"
    given = sorted(certificate.fact.rule for certificate in proofs.certificates)
    if given != game.proved():
        yield f"certificates are given for {given}, and the game finds nothing against {game.proved()}"


# ---------------------------------------------------------------- many guides


@dataclass(slots=True)
class Compared:
    """What came of some guides: how many, each difference, in how many each rule is broken, what is proved."""

    count: int = 0
    faults: list[str] = field(default_factory=list)
    faulty: Counter[str] = field(default_factory=Counter)
    certificates: int = 0

    def add(self, other: "Compared") -> None:
        """Add what came of more guides."""
        self.count += other.count
        self.faults += other.faults
        self.faulty += other.faulty
        self.certificates += other.certificates


def compare(count: int, seed: int) -> Compared:
    """Compare so many guides from a seed on."""
    whole = Compared()
    for number in range(seed, seed + count):
        guideline = drawn(number)
        proofs = prove(guideline)
        faults = [f"guide {number}: {one}" for one in _between(Game(guideline), proofs)]
        rules = Counter({hit.rule for hit in proofs.hits})
        whole.add(Compared(1, faults, rules, len(proofs.certificates)))
    return whole


def _in_parts(count: int, seed: int) -> Iterator[Compared]:
    """Compare on every core, and give what came of each part, in the order of the seeds."""
    seeds = range(seed, seed + count, _AT_A_TIME)
    sizes = [min(_AT_A_TIME, seed + count - first) for first in seeds]
    if len(sizes) <= 1:
        yield from map(compare, sizes, seeds)
        return
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as processes:
        yield from processes.map(compare, sizes, seeds)


def main(count: int, seed: int) -> int:
    """Compare, and say what was found."""
    whole, began = Compared(), time.monotonic()
    for part in _in_parts(count, seed):
        whole.add(part)
        for fault in part.faults[: max(0, _MOST_TOLD + len(part.faults) - len(whole.faults))]:
            sys.stdout.write(f"{FAULT}{fault}\n")
        if whole.count < count:
            sys.stdout.write(f"seeds {seed} to {seed + whole.count - 1}: {len(whole.faults)} differences\n")
        sys.stdout.flush()
    for line in _table(whole, seed=seed, seconds=time.monotonic() - began):
        sys.stdout.write(f"{line}\n")
    return 1 if whole.faults else 0


def _table(whole: Compared, *, seed: int, seconds: float) -> Iterator[str]:
    yield f"proofs: count {whole.count}, seed {seed}, {seconds:.0f} s"
    for rule in RULES:
        yield f"  {rule}  {whole.faulty[rule]:>7} guides faulty  {whole.faulty[rule] / whole.count:>4.0%}"
    yield f"  {whole.certificates} certificates, each accepted or told above"
    yield f"proofs: {len(whole.faults)} differences"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
