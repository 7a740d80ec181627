"""Who may do what with a case: the one policy, pure, and asked before anything is shown or kept.

Roles come from the settings of a store; access to a case comes only from an event in that case. A report of concern is
told how to be made without asking here.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from engine.values import Struct


class PersonRole(StrEnum):
    """What a person does in the municipality, whatever the case; none of these opens a case by itself."""

    LEADER = "leader"
    AUDITOR = "auditor"
    EMERGENCY = "emergency"
    SYSTEM = "system"
    ARCHIVE = "archive"


class Act(StrEnum):
    """What somebody wants to do with a case."""

    LIST = "list"
    READ = "read"
    READ_SERVICE = "read-service"
    READ_SHIELDED = "read-shielded"
    APPEND = "append"
    COORDINATE = "coordinate"
    LIST_UNIT = "list-unit"
    READ_LOG = "read-log"
    BREAK_GLASS = "break-glass"
    REVIEW = "review"
    NAME = "name"
    CLEAR = "clear"
    ARCHIVE = "archive"
    RESTRICT = "restrict"
    ERASE = "erase"


class Category(StrEnum):
    """What somebody has looked at, as the access log says it: a list, a compartment of a case, or what lies around."""

    LIST = "list"
    COMMON = "common"
    SERVICE = "service"
    SHIELDED = "shielded"
    ACCESS = "access"
    LOG = "log"


class Standing(Struct, frozen=True, kw_only=True):
    """How a person stands to a case.

    `own_service` is asked of one event: whether the person, or the person's unit, wrote it. `named` is for the shielded
    part. `emergency` is an access of one's own that was taken in an emergency and has not ended. `leads` is leading
    the unit that the case lies in. `family` is belonging to the family of the case, and `kept_out` that the guide keeps
    that part of the family out now. `closed` is asked of the case, and so is `restricted`: that it is kept, and read by
    nobody.
    """

    participant: bool = False
    coordinator: bool = False
    has_coordinator: bool = False
    named: bool = False
    own_service: bool = False
    emergency: bool = False
    leads: bool = False
    family: bool = False
    kept_out: bool = False
    closed: bool = False
    restricted: bool = False


class Access(Struct, frozen=True):
    """Whether it is allowed, and why: the ground it rests on, or what it lacks. A reason is a code with a sentence."""

    allowed: bool
    reason: str


Roles = frozenset[PersonRole]
KEPT_OUT = "kept-out"
RESTRICTED = "restricted"

_HOLDS: Mapping[str, Callable[[Roles, Standing], bool]] = {
    "participant": lambda _, one: one.participant,
    "coordinator": lambda _, one: one.participant and one.coordinator,
    "no-coordinator": lambda _, one: one.participant and not one.has_coordinator,
    "leader-participant": lambda roles, one: one.participant and PersonRole.LEADER in roles,
    "own-service": lambda _, one: one.participant and one.own_service,
    "named": lambda _, one: one.named,
    "named-participant": lambda _, one: one.named and one.participant,
    "emergency": lambda roles, one: one.emergency and PersonRole.EMERGENCY in roles,
    "emergency-role": lambda roles, _: PersonRole.EMERGENCY in roles,
    "leads": lambda roles, one: one.leads and PersonRole.LEADER in roles,
    "leads-closed": lambda roles, one: one.leads and one.closed and PersonRole.LEADER in roles,
    "archivist": lambda roles, one: one.closed and PersonRole.ARCHIVE in roles,
    "auditor": lambda roles, _: PersonRole.AUDITOR in roles,
    "family": lambda _, one: one.family,
}

_GROUNDS: Mapping[Act, tuple[str, ...]] = {
    Act.LIST: ("participant",),
    Act.READ: ("participant", "emergency", "family"),
    Act.READ_SERVICE: ("own-service", "emergency"),
    Act.READ_SHIELDED: ("named", "emergency"),
    Act.APPEND: ("participant",),
    Act.COORDINATE: ("coordinator", "no-coordinator", "leader-participant"),
    Act.LIST_UNIT: ("leads",),
    Act.READ_LOG: ("leads", "auditor", "family"),
    Act.BREAK_GLASS: ("emergency-role",),
    Act.REVIEW: ("coordinator", "leads"),
    Act.NAME: ("named-participant",),
    Act.CLEAR: ("named-participant",),
    Act.ARCHIVE: ("archivist",),
    Act.RESTRICT: ("archivist",),
    Act.ERASE: ("archivist", "leads-closed"),
}

_COUNTERS = (PersonRole.SYSTEM, PersonRole.LEADER)
"""Who may have the numbers of the municipality: who looks after the guides, and who leads."""

_OF_THE_RESTRICTED = frozenset({Act.LIST_UNIT, Act.READ_LOG, Act.ARCHIVE, Act.RESTRICT, Act.ERASE})
"""What may be done with a restricted case: nobody reads it, and those whose task it is decide what becomes of it."""

_LACKED: Mapping[Act, str] = {
    Act.READ_LOG: "not-overseer",
    Act.REVIEW: "not-reviewer",
    Act.ERASE: "not-eraser",
}
"""What is lacking where more than one ground would do, and none of them is to take part."""


def may(act: Act, *, roles: Roles, standing: Standing) -> Access:
    """Tell whether a person with these roles, who stands so to a case, may do this with it, and why.

    Whoever is kept out of a case as family may do nothing with it, whatever else that person is. A leader who takes
    part is what both are. `SYSTEM` is the ground of nothing here: it opens no case.
    """
    if standing.family and standing.kept_out:
        return Access(allowed=False, reason=KEPT_OUT)
    if standing.restricted and act not in _OF_THE_RESTRICTED:
        return Access(allowed=False, reason=RESTRICTED)
    for ground in _GROUNDS[act]:
        if _HOLDS[ground](roles, standing):
            return Access(allowed=True, reason=ground)
    return Access(allowed=False, reason=_lacking(act, standing))


def may_count(roles: Roles) -> Access:
    """Tell whether a person with these roles may have the numbers, in which no case and nobody is met, and why."""
    for role in _COUNTERS:
        if role in roles:
            return Access(allowed=True, reason=role.value)
    return Access(allowed=False, reason="not-counter")


def _lacking(act: Act, standing: Standing) -> str:
    """Return what is lacking: to take part, before all else, where the act is for those who do."""
    for_participants = "participant" in _GROUNDS[act] or act in (Act.READ_SERVICE, Act.COORDINATE, Act.NAME, Act.CLEAR)
    if for_participants and not standing.participant:
        return "not-participant"
    return _LACKED.get(act, f"not-{_GROUNDS[act][0]}")
