"""Every command there is at the wrong moment: a new one is here by itself, as soon as it is a command.

Before there is a case, after it is closed, on a day to come or before the case, and on a track that is not there,
nothing of what a command says matters: any specimen of it will do.
"""

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import get_args, get_origin, get_type_hints

from engine.cases import commands as cmd
from engine.cases.decide import IN_A_CLOSED_CASE, REPORTS
from engine.cases.handing import WHILE_RESTING
from engine.cases.life import LifeCommand
from engine.cases.state import CaseState
from engine.guideline.process import Process
from engine.values import Struct, fields
from tests.random_walks.counting import Pair
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import Desk

COMMANDS: tuple[type[cmd.Command], ...] = get_args(cmd.Command)
_LONG_AGO = -4000


def always_refused() -> frozenset[Pair]:
    """Return what each command is refused with whatever it says, by the moment alone."""
    of_a_case = [one for one in COMMANDS if one is not cmd.OpenCase]
    dated = [one for one in of_a_case if one not in REPORTS]
    while_open = [one for one in of_a_case if one not in IN_A_CLOSED_CASE]
    active = [one for one in while_open if one not in WHILE_RESTING]
    moments = (("no-case", of_a_case), ("date-in-future", of_a_case), ("date-before-case", dated))
    kept = [one for one in IN_A_CLOSED_CASE if one not in (*REPORTS, *get_args(LifeCommand))]
    states = (("case-closed", while_open), ("case-rests", active), ("case-restricted", kept))
    return frozenset((one.__name__, code) for code, those in (*moments, *states) for one in those)


def specimens(desk: Desk) -> list[Act]:
    """Return every command, filled in with no more than it must have."""
    return [Act(_specimen(one, desk)) for one in COMMANDS]


def out_of_turn(desk: Desk, state: CaseState) -> list[Act]:
    """Return every command as it is, or on a wrong day, or on a track that is gone through or was never there."""
    finished = tuple(track for track, standing in state.tracks.items() if standing.is_finished)
    on_tracks = tuple((0, track) for track in (None, "finnes ikke", *finished))
    days, track = desk.random.choice((*on_tracks, (1, None), (_LONG_AGO, None)))
    return [Act(one.command, days=days, track=track) for one in specimens(desk)]


def _specimen(of: type[cmd.Command], desk: Desk) -> cmd.Command:
    made: Callable[..., cmd.Command] = of
    return made(**{name: _value(kind, desk) for name, kind in _required(of)})


@cache
def _required(of: type[Struct]) -> tuple[tuple[str, type], ...]:
    hints = get_type_hints(of)
    return tuple((one.name, hints[one.name]) for one in fields(of) if one.required)


def _value(kind: type, desk: Desk) -> object:
    """Return some value of a kind: commands are made of texts, days, numbers, enums, tuples of texts, and a process."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if get_origin(kind) is tuple:
        return ("x",)
    values = {str: desk.new_id(), date: desk.today + timedelta(days=9), int: 1, Process: desk.process}
    return values[kind]
