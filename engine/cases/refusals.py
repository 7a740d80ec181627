"""Why a command is not done: a code and plain arguments, returned and never raised."""

from engine.guideline.element import Place
from engine.guideline.process import Gate
from engine.values import Struct


class Reason(Struct, frozen=True):
    """One thing that stands in the way: a code for the text, and what fills it.

    `gate` is the condition behind it, with the rule's place; None where no rule of the guide is meant. A rule that is
    no condition on a move has its place in `at`.
    """

    code: str
    arguments: tuple[tuple[str, str | int], ...] = ()
    gate: Gate | None = None
    at: Place | None = None

    @property
    def place(self) -> Place | None:
        """Where the guide writes the rule."""
        return self.gate.at if self.gate else self.at


class Refused(Struct, frozen=True):
    """The command was not done. `wanted` says what was wanted (a title), `leads_to` the level it would have led to."""

    reasons: tuple[Reason, ...]
    wanted: str | None = None
    leads_to: str | None = None

    @property
    def code(self) -> str:
        """The code of the first reason."""
        return self.reasons[0].code


def refuse(code: str, /, **arguments: str | int) -> Refused:
    """Return a refusal with a single reason."""
    return Refused((Reason(code, tuple(arguments.items())),))
