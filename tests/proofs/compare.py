"""Tries the analyser of the proofs against the token game on guides drawn by chance: they must say the same.

    python -m tests.proofs.compare 100000 1     so many guides from this seed on; prints a line that begins with FAULT
                                                for each difference

The same faults, as bad and at the same places; ways as short, and each of them walkable on the board; and a certificate
for what is proved, which its checker accepts.
"""

import sys
from collections import Counter
from collections.abc import Iterator

from engine.guideline.model import Guideline
from engine.proofs import Hit, Proofs, prove
from engine.proofs.certificate import accepts
from tests.house.planting import FAULT
from tests.proofs.game.told import RULES, found_in, proved_of
from tests.proofs.game.walk import is_walkable
from tests.proofs.game.ways import ONLY_ARRIVED
from tests.proofs.random_graphs import drawn

_MOST_TOLD = 20


def differences(guideline: Guideline) -> Iterator[str]:
    """Give each difference between the analyser and the game in one guide."""
    game, proofs = found_in(guideline), prove(guideline)
    told = {(hit.rule, hit.at): hit for hit in proofs.hits}
    if len(told) != len(proofs.hits):
        yield "a fault is told twice"
    for rule, at in sorted(game.keys() - told.keys()):
        yield f"{rule} {at}: the analyser misses what the game finds ({game[rule, at][0]})"
    for rule, at in sorted(told.keys() - game.keys()):
        yield f"{rule} {at}: the game does not find what the analyser tells ({told[rule, at].severity})"
    for key in sorted(told.keys() & game.keys()):
        yield from _differing(told[key], *game[key], guideline=guideline)
    yield from _uncertain(proofs, guideline)


def _differing(hit: Hit, severity: str, length: int, *, guideline: Guideline) -> Iterator[str]:
    where = f"{hit.rule} {hit.at}"
    if hit.severity != severity:
        yield f"{where}: the analyser calls it {hit.severity}, the game {severity}"
    elif length == ONLY_ARRIVED:
        return
    elif len(hit.path) != length:
        yield f"{where}: the analyser's way enters {len(hit.path)} places, the shortest {length}"
    if hit.path:
        places = [hop.at for hop in hit.path]
        if not is_walkable(guideline, places, rule=hit.rule, at=hit.at, severity=hit.severity):
            yield f"{where}: nobody can walk {' → '.join(places)}"


def _uncertain(proofs: Proofs, guideline: Guideline) -> Iterator[str]:
    """Give each certificate that its checker refuses, and each fact that is proved without one."""
    for number, certificate in enumerate(proofs.certificates):
        if not accepts(certificate):
            yield f"{certificate.fact.rule}: certificate {number} is refused by its checker"
    given = sorted(certificate.fact.rule for certificate in proofs.certificates)
    if given != proved_of(guideline):
        yield f"certificates are given for {given}, and the game finds nothing against {proved_of(guideline)}"


def compare(count: int, seed: int) -> tuple[list[str], Counter[str]]:
    """Compare so many guides from a seed on; return every difference, and in how many guides each rule is hit."""
    faults: list[str] = []
    faulty = Counter[str]()
    for number in range(seed, seed + count):
        guideline = drawn(number)
        faulty.update({hit.rule for hit in prove(guideline).hits})
        faults += (f"guide {number}: {one}" for one in differences(guideline))
    return faults, faulty


def main(count: int, seed: int) -> int:
    """Compare, and say what was found."""
    faults, faulty = compare(count, seed)
    shares = ", ".join(f"{rule} {faulty[rule] / count:.0%}" for rule in RULES)
    sys.stdout.write(f"proofs: count {count}, seed {seed}, faulty by rule: {shares}\n")
    for fault in faults[:_MOST_TOLD]:
        sys.stdout.write(f"{FAULT}{fault}\n")
    sys.stdout.write(f"proofs: {len(faults)} differences\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
