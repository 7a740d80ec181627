"""Tries every mutation of a shipped guide: `python -m tests.mutations.run os`, or all guides without a name.

Prints a table of what became of them, then each that was told elsewhere, and each change of flow that nothing named.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from tests.mutations.judging import ELSEWHERE, NAMED, PLACED, UNTOLD, VERDICTS, Judge, Judged, guides
from tests.mutations.mutating import KINDS, mutations

_MISSES = (ELSEWHERE, UNTOLD)


def judged(name: str) -> list[Judged]:
    """Judge every mutation of a guide."""
    judge = Judge(name)
    return [judge.judge(one) for one in mutations(judge.text)]


def placed(found: Iterable[Judged], *, verdicts: Sequence[str] = (PLACED,)) -> float:
    """Return the share of the faulty ones that are told where they were made."""
    faulty = [one for one in found if one.is_faulty]
    return sum(one.verdict in verdicts for one in faulty) / len(faulty) if faulty else 1.0


def table(found: Sequence[Judged]) -> str:
    """Return a table: for each kind of mutation how many came to what."""
    counted = Counter((one.mutation.kind, one.verdict) for one in found)
    rows = [f"{'':16}" + "".join(f"{verdict:>11}" for verdict in VERDICTS)]
    rows += [f"{kind:16}" + "".join(f"{counted[kind, verdict]:11}" for verdict in VERDICTS) for kind in KINDS]
    rows.append(f"{'all':16}" + "".join(f"{sum(one.verdict == it for one in found):11}" for it in VERDICTS))
    return "\n".join(rows)


def main(names: Sequence[str]) -> int:
    """Print the tables; 1 where a change of flow is named by nothing."""
    everything: list[Judged] = []
    for name in names or tuple(guides()):
        found = judged(name)
        everything += found
        shown = f"{placed(found):.1%} within a line, {placed(found, verdicts=(PLACED, NAMED)):.1%} or by its name"
        sys.stdout.write(f"{name}: {len(found)} mutations, {shown}\n{table(found)}\n")
        sys.stdout.writelines(f"  {one.verdict}: {one.mutation.name} → {one.said}\n" for one in found if is_miss(one))
    return int(any(one.verdict == UNTOLD for one in everything))


def is_miss(one: Judged) -> bool:
    """Tell whether somebody ought to look at it."""
    return one.verdict in _MISSES


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
