"""The flow of a guideline as a graph: the places where a case can be, and the ways between them.

It is laid from the same ways as the table of moves, without the gates: those ask something of a case, never of a guide.
Arriving at a step that may be left out is a place of its own; so is being done with all the tracks of a parallel step.
Exceptions that are open everywhere (the family ends the case, a track is set aside) are no ways of the guide.
"""

from enum import Enum

from engine.guideline.model import Answer, Step
from engine.guideline.vocabulary import Requirement
from engine.values import Struct


class Kind(Enum):
    """What a place of the graph is."""

    STEP = "step"
    MET = "met"  # a step that a meeting answers for, met as the meeting is left
    ARRIVING = "arriving"  # at a step that may be left out
    JOINED = "joined"  # every track of a parallel step is gone through
    FINISHED = "finished"  # the end of one track
    RESTING = "resting"
    ENDING = "ending"
    ANYTIME = "anytime"  # what a rule or a withdrawal opens from everywhere on a level


STANDS = (Kind.STEP, Kind.RESTING, Kind.FINISHED)
"""Where a case, or one of its tracks, stands between two moves."""


class Edge(Struct, frozen=True, gc=False):
    """A way from one place to another. `done` is that it completes the step it leaves, `asks` what it demands.

    `guarded` is an answer that is there only while facts say so. `left_out` goes past a step.
    """

    dest: int
    done: bool = False
    asks: tuple[Requirement, ...] = ()
    answer: Answer | None = None
    guarded: bool = False
    left_out: bool = False


class Place(Struct, frozen=True, gc=False):
    """A place: `at` is the id of its step, level or ending, `track` the number of its track, -1 on the main line."""

    kind: Kind
    at: str
    step: Step | None = None
    track: int = -1


class Track(Struct, frozen=True):
    """A track: the place where it begins (None where there is none), its end, and the block it belongs to."""

    begins: int | None
    ends: int
    block: int


class Block(Struct, frozen=True):
    """A parallel step: the place on it, the place behind it, and the numbers of its tracks."""

    step: int
    joined: int
    tracks: tuple[int, ...]


class Graph(Struct, frozen=True, eq=False):
    """The places of a guideline in one of its variants; steps come first, in the order of the guide.

    `anytime` gives, by level, the place from which the ways that are open everywhere lead; `numbers` the place of each
    step by its id, and `block_at` the block of a parallel step by its place.
    """

    places: tuple[Place, ...]
    out: tuple[tuple[Edge, ...], ...]
    starts: tuple[int, ...]
    blocks: tuple[Block, ...]
    tracks: tuple[Track, ...]
    anytime: dict[str, int]
    numbers: dict[str, int]
    block_at: dict[int, Block]
    past: dict[int, int]
