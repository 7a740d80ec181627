"""Which version of its guide a case followed when: a log tells each event in the words of its own time."""

from collections.abc import Iterable

from engine.cases import events as ev
from engine.cases.events import Event
from engine.guideline.process import Process
from engine.values import Struct


class Era(Struct, frozen=True):
    """The version that a case followed from one of its events on."""

    since: int
    process: Process


def process_at(seq: int, followed: Iterable[Era], *, otherwise: Process) -> Process:
    """Return the version that a case followed when an event happened; `otherwise` where it has followed but one."""
    return next((era.process for era in reversed(tuple(followed)) if era.since <= seq), otherwise)


VERSIONED = frozenset({ev.CaseOpened, ev.VersionChanged, ev.ActUndone, ev.ActRedone})
"""What may change which version a case follows."""


def eras(events: Iterable[Event]) -> tuple[tuple[int, str], ...]:
    """Return from which event on each version was followed, as pairs of number and digest, in order.

    An event that changes the version still belongs to the old one, and so does one that undoes such a change.
    """
    found: list[tuple[int, str]] = []
    changes: dict[str, ev.VersionChanged] = {}
    for event in events:
        if type(event.body) not in VERSIONED:
            continue
        match event.body:
            case ev.CaseOpened(guideline_hash=digest):
                found.append((event.seq, digest))
            case ev.VersionChanged(to_hash=digest):
                changes[event.command_id] = event.body
                found.append((event.seq + 1, digest))
            case ev.ActUndone(undone_command=command) if command in changes:
                found.append((event.seq + 1, changes[command].from_hash))
            case ev.ActRedone(redone_command=command) if command in changes:
                found.append((event.seq + 1, changes[command].to_hash))
            case _:
                pass
    return tuple(found)
