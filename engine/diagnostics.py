"""Owns the shape of a finding in an author's file: a rule, a place and arguments, never prose."""

from enum import StrEnum

from engine.values import Struct


class Severity(StrEnum):
    """How much a finding weighs: an error stops the guideline, the others do not.

    What remains in a draft is an error once it is no draft any more.
    """

    ERROR = "error"
    REMAINING = "remaining"
    WARNING = "warning"
    ADVICE = "advice"


class Position(Struct, frozen=True, order=True, gc=False):
    """A place in a text; line and column both count from 1, columns count characters."""

    line: int
    column: int


class Span(Struct, frozen=True, gc=False):
    """A stretch of a file; the end is exclusive."""

    file: str
    start: Position
    end: Position


class Edit(Struct, frozen=True):
    """One change of a text: `text` takes the place of `span`, which is empty where something is put in.

    `safe` tells that nothing else can have been meant; otherwise it is a guess that its author must look at.
    """

    span: Span
    text: str
    safe: bool = True


class Waypoint(Struct, frozen=True):
    """One place on a way through a guideline: its title, the answer that leads on from it, and where it is written."""

    title: str
    answer: str = ""
    span: Span | None = None


class Diagnostic(Struct, frozen=True):
    """One finding: which rule, where, and what the message in i18n needs to know.

    `rule` is a stable id such as "T01" and is never reused. `message` is the id that i18n
    looks up. `related` are other places that belong to the same finding. `fix` are the edits
    that mend it, all of them or none; most findings have no fix. `path` is the shortest way
    through the guideline that shows the fault, from the start, where there is one.
    """

    rule: str
    message: str
    span: Span
    arguments: tuple[tuple[str, str | int], ...] = ()
    severity: Severity = Severity.ERROR
    related: tuple[Span, ...] = ()
    fix: tuple[Edit, ...] = ()
    path: tuple[Waypoint, ...] = ()

    @property
    def values(self) -> dict[str, str | int]:
        """The arguments by name, ready for the message text."""
        return dict(self.arguments)


def fault(rule: str, message: str, span: Span, /, **arguments: str | int) -> Diagnostic:
    """Make an error of `rule` at `span`; the keyword arguments become the message's arguments."""
    return Diagnostic(rule, message, span, tuple(arguments.items()))
