"""Somebody who knows every rule of the program, and reads everything that a report says, to learn a small count.

The adversary lists every world there could be, keeps those of which the very same report would be given, and looks at
what they have in common. It shares nothing with what hides counts, and so it also finds what follows from the way in
which something was hidden.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

SMALL = range(5)

Secrets = Mapping[str, int]


def learned(worlds: Iterable[tuple[Hashable, Secrets]]) -> set[str]:
    """Return which counts are given away: by some report, one of them is small and cannot be every count from 0 to 4.

    Each world comes as what is reported of it, and the counts that should not be learned.
    """
    possible: dict[Hashable, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for report, secrets in worlds:
        for name, count in secrets.items():
            possible[report][name].add(count)
    return {
        name
        for by_name in possible.values()
        for name, values in by_name.items()
        if min(values) in SMALL and not values.issuperset(SMALL)
    }
