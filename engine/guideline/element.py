"""What the parts of a guideline are made of: places, marks, people, demands, deadlines and targets.

Two kinds of absence are kept apart. A field named in `silent` was written as `ikke oppgitt`: the printed guide does
not say. An empty field that is not in `silent` was never written. A field named in `inferred` was read between the
lines by whoever encoded the guide; `WHOLE` in it stands for the whole element.
"""

from engine.calendar import Unit
from engine.guideline.vocabulary import Anchor, Requirement, TargetKind
from engine.values import Struct

WHOLE = "*"
NO_MARKS: frozenset[str] = frozenset()


class Place(Struct, frozen=True, gc=False, omit_defaults=True):
    """Where in a guideline file something is written; line and column count from 1."""

    file: str
    line: int
    column: int = 1


NOWHERE = Place("", 0)


class Sited(Struct, frozen=True, kw_only=True, eq=False, gc=False, omit_defaults=True):
    """A value that knows where it is written; two that say the same are equal wherever they stand."""

    at: Place = NOWHERE

    def __eq__(self, other: object) -> bool:
        if other is self or type(other) is not type(self):
            return other is self
        said = (name for name in self.__struct_fields__ if name != "at")
        return all(getattr(self, name) == getattr(other, name) for name in said)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__struct_fields__ if name != "at"))


class Element(Sited, frozen=True, kw_only=True):
    """What every written thing shares: its place, where its guide is silent, and what a reader inferred."""

    silent: frozenset[str] = NO_MARKS
    inferred: frozenset[str] = NO_MARKS

    def is_inferred(self, name: str) -> bool:
        """Tell whether the field was inferred by a reader, alone or with the whole element."""
        return name in self.inferred or WHOLE in self.inferred


class Participant(Element, frozen=True, kw_only=True):
    """One name in a list of people. `id` is a role, service or body; an `optional` one is offered, never demanded."""

    id: str
    title: str
    optional: bool = False
    does: str | None = None


class Demand(Element, frozen=True, kw_only=True):
    """One requirement, with the place where the guide writes it.

    `about` narrows it: the levels that must be tried, those who must agree, the kind of consent.
    """

    requirement: Requirement
    about: tuple[str, ...] = ()


class Target(Element, frozen=True, kw_only=True):
    """Where the work goes: `ref` is a step id, a level id or an ending id, and None for `videre`."""

    kind: TargetKind
    ref: str | None = None


class Deadline(Element, frozen=True, kw_only=True):
    """A time limit: from `low` to `high` units after its anchor. A range reminds at `low` and is due at `high`.

    `ref` is the step or level that it counts from, where its anchor is one. A limit that hangs on a fact holds only
    where `fact` is `value`; `others` are then the limits for other values, and the one without a fact for the rest.
    """

    text: str
    low: int
    high: int
    unit: Unit
    soft: bool = False
    anchor: Anchor = Anchor.STEP_OPENED
    ref: str | None = None
    fact: str | None = None
    value: str | None = None
    others: "tuple[Deadline, ...]" = ()


class NextMeeting(Element, frozen=True, kw_only=True):
    """The next meeting must be agreed before this one is closed; `within` is when the guide wants it."""

    within: Deadline | None = None


class Minutes(Element, frozen=True, kw_only=True):
    """Minutes must be written; `to` names roles, and `to_all_involved` everyone who takes part."""

    to: tuple[str, ...] = ()
    to_all_involved: bool = False
