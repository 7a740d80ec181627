"""A guideline made ready to be followed: its steps indexed and its moves laid out in one table.

The table is what simulation, proofs and the agenda walk. `machine.py` builds the live state machine from the same
table. A move has guards, which say whether it is the one that applies, and gates, which say whether it may be made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from engine.guideline.element import Sited
from engine.guideline.model import Guideline, Level, Step, steps_of
from engine.guideline.names import MAIN, is_ending, level_of, resting_state, side_level, track_of
from engine.guideline.registry import Body, Ending, Role, Service, SideWork, Tool
from engine.values import Struct, replace

COMPLETE = "complete"
SKIP = "skip"
ENDING_TRIGGER = "end:"
AFTER_TRIGGER = "after:"  # where a standing rule leads once the report is sent
WITHDRAWN_TRIGGER = "withdrawn:"  # where the withdrawal of a kind of consent leads


class Need(StrEnum):
    """What a gate asks for, or a guard looks at. `Gate.subject` and `Gate.values` say which one."""

    CONSENT = "consent"  # a valid consent that covers at least one service; about: its kind, values: its scopes
    SERVICE_NAMED = "service-named"  # subject: a service that each case names for itself
    SERVICE_CONSENT = "service-consent"  # subject: the service or body that a valid consent must cover
    COORDINATOR = "coordinator"  # somebody has accepted the baton
    COORDINATOR_SETTLED = "coordinator-settled"  # offered, accepted or confirmed at this step
    ROLE_NAMED = "role-named"  # subject: the role that must be bound
    MEETING_HELD = "meeting-held"  # subject: the step, values: who must not have been kept out of the case then
    NEXT_MEETING = "next-meeting"  # the next meeting is agreed; subject: at which step, None for the latest; values: as
    MINUTES = "minutes"  # minutes are written; subject: as for the next meeting; values: as for the meeting
    MEASURE_RUNNING = "measure-running"
    EVALUATED = "evaluated"  # an evaluation; subject: at which step, values: levels it covers beside its own
    MEASURES_EVALUATED = "measures-evaluated"  # no running measure is left out; subject: at which step
    VIEW_RECORDED = "view-recorded"  # subject: the role whose experience the evaluation holds, or why not asked
    ADVICE = "advice"  # subject: the body, or None for an anonymous discussion
    CHILD_TALK = "child-talk"  # about: the role that is talked with, where the guide names one
    COORDINATOR_WEIGHED = "coordinator-weighed"  # settled since the level was entered; values: what is to be weighed
    TRIED = "tried"  # subject: the level of which a pass must have been completed
    AGREEMENT = "agreement"  # the command says that this party agrees; subject: the role, or `service`
    CHECKLIST = "checklist"  # every line is ticked in this pass; subject: the step, values: the lines
    SERVICES_AT_LEAST = "services-at-least"  # values: how many, the case's own service counted
    REPORTED = "reported"  # subject: the recipient who has been told, by the record
    RECEIVER_NAMED = "receiver-named"  # the command names receivers, each covered by a consent; subject: the step
    TRACKS_FINISHED = "tracks-finished"  # subject: the step whose tracks must be finished or set aside
    NOT_SHIELDED = "not-shielded"  # nobody is kept out of the case; subject: the role that the step faces
    NOTE = "note"
    REASON = "reason"  # the command carries a reason
    FAMILY_WISH = "family-wish"  # the command says that the family wants the case ended
    FACT_IS = "fact-is"  # guard; subject: the fact, values: those that let the step be done
    FACT_IS_NOT = "fact-is-not"  # guard; known, and none of the values
    CONSENT_VALID = "consent-valid"  # guard: the consent step was answered with yes; about and values as for CONSENT
    CONSENT_REFUSED = "consent-refused"  # guard: the consent step was answered with no
    ANY_OF = "any-of"  # guard: at least one of `parts` holds
    VARIANT_IS = "variant-is"  # guard or gate; values: the variants that it is for
    VARIANT_IS_NOT = "variant-is-not"  # guard
    SHIELDED = "shielded"  # guard: somebody is kept out of the case
    WISH_OR_SHIELD = "wish-or-shield"  # the family wants the case ended, or somebody is kept out of it


class Gate(Sited, frozen=True, kw_only=True):
    """One condition on a move, with the place of the rule behind it.

    With `then` it is asked of the day on which the step was done, else of today.
    """

    need: Need
    subject: str | None = None
    about: str | None = None
    values: tuple[str, ...] = ()
    parts: "tuple[Gate, ...]" = ()
    inferred: bool = False
    then: bool = False


class Move(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """One row of the table: `trigger` leads from `source` to `dest`.

    `passed` are the steps that the move goes past: those left out because a fact says so come with `guards`, those
    that a meeting answers for are named in `covered`. `new_pass` tells that the level at `dest` begins a new pass.
    """

    trigger: str
    source: str
    dest: str
    guards: tuple[Gate, ...] = ()
    gates: tuple[Gate, ...] = ()
    passed: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    new_pass: bool = False
    answer: str | None = None

    @property
    def conditions(self) -> tuple[Gate, ...]:
        """Guards first, then gates: what the live machine asks, in this order."""
        return self.guards + self.gates

    @property
    def completes(self) -> str | None:
        """The level of which the move completes a pass: it leaves it, begins it anew, or ends the case from it."""
        here = level_of(self.source)
        if track_of(self.source) != MAIN or self.trigger.startswith((AFTER_TRIGGER, WITHDRAWN_TRIGGER)):
            return None
        return here if self.new_pass or is_ending(self.dest) or level_of(self.dest) != here else None


Triggers = Mapping[str, tuple[Move, ...]]
"""The moves that leave one state, by their triggers."""
_NOWHERE: Triggers = {}
_INDEXES = ("levels", "steps", "endings", "roles", "services", "bodies", "tools")

Holds = Callable[[Gate], bool]
_Written = TypeVar("_Written")


class Outgoing(Mapping[str, Triggers], Generic[_Written]):
    """The moves that leave each state, of a table that is written down: those of a state are read as somebody asks.

    A case stands in a state or two, and whoever follows it asks for no more.
    """

    def __init__(self, written: Mapping[str, _Written], read: Callable[[_Written], Iterable[Move]]) -> None:
        self._written, self._read = written, read
        self._known: dict[str, Triggers] = {}

    def __getitem__(self, state: str) -> Triggers:
        """Return the moves that leave a state. What cannot be read is told by `read`."""
        found = self._known.get(state)
        if found is None:
            found = self._known[state] = by_trigger(self._read(self._written[state]))
        return found

    def __iter__(self) -> Iterator[str]:
        """Give each state that a move leaves, in the order of the guide."""
        return iter(self._written)

    def __len__(self) -> int:
        """Return how many states a move leaves."""
        return len(self._written)


class Process(Struct, frozen=True, eq=False):
    """An indexed guideline with its table of moves. Equal content has an equal `digest`."""

    guideline: Guideline
    digest: str
    levels: Mapping[str, Level]
    steps: Mapping[str, Step]
    endings: Mapping[str, Ending]
    roles: Mapping[str, Role]
    services: Mapping[str, Service]
    bodies: Mapping[str, Body]
    tools: Mapping[str, Tool]
    outgoing: Mapping[str, Triggers]

    @property
    def moves(self) -> tuple[Move, ...]:
        """The whole table, in the order of the guide."""
        return tuple([row for of_state in self.outgoing.values() for rows in of_state.values() for row in rows])

    @property
    def entry(self) -> str:
        """The state in which a case begins: the first step of the first level, or that level as a resting place."""
        return entry_of(self.guideline.levels[0])

    def states(self) -> tuple[str, ...]:
        """Every state that a move leaves or reaches, in the order of the guide."""
        found = dict.fromkeys([self.entry])
        for move in self.moves:
            found.update({move.source: None, move.dest: None})
        return tuple(found)

    def triggers(self, state: str) -> tuple[str, ...]:
        """The triggers that leave a state, in the order of the guide."""
        return tuple(self.outgoing.get(state, {}))

    def candidates(self, state: str, trigger: str) -> tuple[Move, ...]:
        """The moves among which guards choose; empty where the trigger does not exist."""
        return self.outgoing.get(state, {}).get(trigger, ())

    def walk(self, state: str, trigger: str, *, holds: Holds) -> Move | None:
        """Return the move that the table makes, or None where it makes none. `holds` answers for each condition."""
        for move in self.outgoing.get(state, _NOWHERE).get(trigger, ()):
            for condition in move.guards:  # laid out, since simulation and proofs come here millions of times
                if not holds(condition):
                    break
            else:
                for condition in move.gates:
                    if not holds(condition):
                        break
                else:
                    return move
        return None

    def level(self, state: str) -> Level:
        """Return the level that a step or resting place lies on."""
        return self.levels[level_of(state)]


def remembering(now: Process, earlier: Iterable[Process]) -> Process:
    """Return a version that also knows what earlier ones called what it no longer has.

    It is for telling what has been, and never for deciding: what is gone is in its indexes, and in no list of its
    guide.
    """
    found = now
    for one in earlier:
        merged = {name: {**getattr(one, name), **getattr(found, name)} for name in _INDEXES}
        found = replace(found, **merged)
    return found


def entry_of(level: Level) -> str:
    """Return the state in which a level is entered."""
    return level.steps[0].id if level.steps else resting_state(level.id)


def _beside(side: SideWork) -> Level:
    """Return the level that stands for work beside a case: a resting place that says what the work is."""
    return Level(
        at=side.at,
        silent=side.silent,
        inferred=side.inferred,
        id=side_level(side.id),
        label=side.title,
        title=side.title,
        purpose=side.what,
        who=side.who,
        tools=side.tools,
    )


def index(guideline: Guideline, moves: Iterable[Move], *, digest: str) -> Process:
    """Put a guideline and its table of moves together as a process."""
    leaving: dict[str, list[Move]] = {}
    for move in moves:
        leaving.setdefault(move.source, []).append(move)
    return indexed(guideline, {state: by_trigger(rows) for state, rows in leaving.items()}, digest=digest)


def by_trigger(moves: Iterable[Move]) -> Triggers:
    """Return the moves that leave one state by their triggers."""
    found: dict[str, tuple[Move, ...]] = {}
    for move in moves:
        known = found.get(move.trigger)
        found[move.trigger] = (*known, move) if known else (move,)
    return found


def indexed(guideline: Guideline, outgoing: Mapping[str, Triggers], *, digest: str) -> Process:
    """Put a guideline and the moves that leave each state together as a process."""
    return Process(
        guideline=guideline,
        digest=digest,
        levels={level.id: level for level in (*guideline.levels, *map(_beside, guideline.side_work))},
        steps={step.id: step for level in guideline.levels for step in steps_of(level)},
        endings={ending.id: ending for ending in guideline.endings},
        roles={role.id: role for role in guideline.roles},
        services={service.id: service for service in guideline.services},
        bodies={body.id: body for body in guideline.bodies},
        tools={tool.id: tool for tool in guideline.tools},
        outgoing=outgoing,
    )
