"""The live state machine of a process: the only module that knows `transitions`.

The machine holds no model and gets none added, since an added model needs a mutable instance and is kept alive for
ever. A traveller, which holds nothing but where it stands and what it may pass, is fired through it instead.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from engine.guideline.process import Gate, Holds, Move, Process

if TYPE_CHECKING:
    from transitions import EventData, Machine


class Traveller:
    """What is fired through the machine: a state, and an answer for every condition it meets."""

    __slots__ = ("holds", "state")

    def __init__(self, state: str, holds: Holds) -> None:
        self.state = state
        self.holds = holds


@lru_cache(maxsize=16)
def machine_of(process: Process) -> "Machine":
    """Build the machine from the table: one transition a move, whose conditions are its guards and gates."""
    from transitions import Machine  # noqa: PLC0415 - slow to load, and a case that is only looked at moves nothing

    machine = Machine(
        model=None,
        states=list(process.states()),
        initial=process.entry,
        auto_transitions=False,
        send_event=True,
    )
    for move in process.moves:
        machine.add_transition(move.trigger, move.source, move.dest, conditions=_conditions(move))
    return machine


def fire(process: Process, trigger: str, *, traveller: Traveller) -> bool:
    """Fire a trigger; true when the traveller has moved, or come back to the step it left.

    A trigger that the traveller's state does not have moves nothing.
    """
    from transitions import MachineError  # noqa: PLC0415 - as above

    machine = machine_of(process)
    if trigger not in machine.events:
        return False
    try:
        return bool(machine.events[trigger].trigger(traveller))
    except MachineError:
        return False


def _conditions(move: Move) -> list[str | Callable[..., bool | None]]:
    return [_condition(gate) for gate in move.conditions]


def _condition(gate: Gate) -> "Callable[[EventData], bool]":
    def condition(event: "EventData") -> bool:
        return cast("Traveller", event.model).holds(gate)

    return condition
