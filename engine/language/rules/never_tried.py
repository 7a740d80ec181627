"""G22: what must have been tried can have been tried: some way to the demand goes through the level.

A demand for a level is met once a pass of that level is completed, and whoever leaves a level has tried it. Ways open
until no more do, each as soon as every level that it asks for can have been completed somewhere. What then still asks
is never met by any case, in whatever order a case goes; that a level comes too late on one way and not on another is
no fault.
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic, Severity
from engine.guideline.element import Element
from engine.guideline.model import Guideline, Step
from engine.guideline.names import level_of
from engine.guideline.process import Gate, Move, Need, entry_of
from engine.guideline.vocabulary import Status, TargetKind
from engine.language.rules.subject import Subject
from engine.values import replace


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each demand for a level that no case can have tried, once for each level, where a case comes to it."""
    moves = subject.moves or ()
    if not any(_wanted(move) for move in moves):
        return
    reached, tried = _gone(subject.guideline, moves)
    levels = {level.id: level for level in subject.guideline.levels}
    closed = (gate for move in moves if move.source in reached for gate in _wanted(move) if gate.subject not in tried)
    for (_, level), gate in {(gate.at, str(gate.subject)): gate for gate in closed}.items():
        told = subject.fault("G22", "never-tried", at=Element(at=gate.at), level=subject.level_name(levels[level]))
        is_draft = subject.guideline.head.status is Status.DRAFT
        yield replace(told, severity=Severity.REMAINING) if is_draft else told


def _wanted(move: Move) -> tuple[Gate, ...]:
    return tuple(gate for gate in move.gates if gate.need is Need.TRIED)


def _gone(guideline: Guideline, moves: tuple[Move, ...]) -> tuple[set[str], set[str]]:
    """Return every state that some case comes to, and the levels of which it can have completed a pass."""
    steps = {step.id: step for level in guideline.levels for step in level.steps}
    leaving: dict[str, list[Move]] = {}
    for move in moves:
        leaving.setdefault(move.source, []).append(move)
    reached, tried, shut = set[str](), set[str](), list[Move]()
    waiting = [state for start in _starts(guideline) for state in _with_tracks(start, steps)]
    while waiting:
        here = waiting.pop()
        if here in reached:
            continue
        reached.add(here)
        shut += leaving.get(here, [])
        before = None
        while before != len(shut):
            before = len(shut)
            parted = [(all(gate.subject in tried for gate in _wanted(move)), move) for move in shut]
            opened, shut = (
                [move for is_open, move in parted if is_open],
                [move for is_open, move in parted if not is_open],
            )
            tried.update(move.completes for move in opened if move.completes)
            waiting += [state for move in opened for state in _with_tracks(move.dest, steps)]
    return reached, tried


def _with_tracks(state: str, steps: dict[str, Step]) -> Iterator[str]:
    """Give a state, and of a step with tracks every step in them."""
    yield state
    step = steps.get(state)
    yield from (one.id for track in (step.tracks if step else ()) for one in track.steps)


def _starts(guideline: Guideline) -> Iterator[str]:
    """Give where a case may begin: with which step of a level hangs on its variant, so with any of them."""
    begins = [level_of(str(entrance.start.ref)) for entrance in guideline.entrances] or [guideline.levels[0].id]
    for level in (level for level in guideline.levels if level.id in begins):
        yield entry_of(level)
        yield from (step.id for step in level.steps if step.variants)
    yield from (str(one.start.ref) for one in guideline.entrances if one.start.kind is TargetKind.STEP)
