"""What a proof comes to: the faults it found, each with the shortest way to it, and what it stands on where none is."""

from enum import StrEnum

from engine.proofs.facts import Fact, Sight
from engine.values import Struct


class Weight(StrEnum):
    """How much a hit weighs, before the status of the guide is looked at."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"  # not proved: it hangs on what is done on a level without steps


WORST_FIRST = tuple(Weight)


class Hop(Struct, frozen=True):
    """One place on a way: the id of a step, level or ending, and the title of the answer that led on from it."""

    at: str
    answer: str | None = None


class Hit(Struct, frozen=True):
    """One fault: the rule, its weight, the step or level it is told at, and the shortest way there.

    `detail` narrows the message: the id of the track, or what no answer is for. `mend` is the shortest way to where it
    is to be mended, where that is another step. Neither is part of what a hit is.
    """

    rule: str
    severity: Weight
    at: str
    path: tuple[Hop, ...] = ()
    detail: tuple[tuple[str, str], ...] = ()
    mend: tuple[Hop, ...] = ()


class Certificate(Struct, frozen=True):
    """What "proved" stands on, in one graph: the places reached, and those that are so with the fact missing.

    `late` are the places of a track that are reached, without the fact given, after a step of that same track took it;
    `swayed` those where it is missing after another track took it.
    """

    sight: Sight
    fact: Fact
    reached: frozenset[int]
    missing: frozenset[int]
    late: frozenset[int]
    swayed: frozenset[int]


class Proofs(Struct, frozen=True):
    """Every hit, in the order of the rules and the guide, and a certificate for each fact that was proved."""

    hits: tuple[Hit, ...] = ()
    certificates: tuple[Certificate, ...] = ()
