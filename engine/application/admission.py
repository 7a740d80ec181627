"""What a person may do with one case, and why: the policy's answers side by side, and who else may see it."""

from engine.application.access import Access, Act, Category, may
from engine.application.finding import Ambiguous, Found, Missing, allowed, find, history_of, roles_of, standing
from engine.application.looking import look
from engine.application.world import World
from engine.cases.state import CaseState, Emergency
from engine.errors import StoreDamaged
from engine.values import Struct, replace

_WAYS_IN = (Act.READ, Act.LIST_UNIT, Act.READ_LOG, Act.ARCHIVE)


class Answer(Struct, frozen=True):
    """What the policy answers about one act."""

    act: Act
    access: Access


class Admission(Struct, frozen=True, kw_only=True):
    """What a person may do with a case, and who else may see it.

    `participants` and `address_protected` are for those who may read it, `named` for those who are named themselves,
    `emergencies` for those who may review them and whoever takes part. Where a person may not know, they are empty.
    """

    number: str
    answers: tuple[Answer, ...]
    holder: str | None
    participants: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    address_protected: bool = False


def admission(world: World, number: str) -> Admission | Missing | Ambiguous:
    """Return what the person may do with a case with which something is allowed."""
    found = find(world, number, *_WAYS_IN)
    if isinstance(found, Missing | Ambiguous):
        return found
    way_in = next(allowed(world, found, act=act) for act in _WAYS_IN if allowed(world, found, act=act).allowed)
    look(world, (found.row.case_id,), ground=way_in.reason, categories=(Category.ACCESS,))
    history = history_of(world, found)
    if history is None:
        raise StoreDamaged
    answers = tuple(Answer(act, _answer(world, found, act=act, whole=history.state)) for act in Act)
    return _told(found, history.state, answers=answers)


def _answer(world: World, found: Found, *, act: Act, whole: CaseState) -> Access:
    """Return the policy's answer; of what a service has written it is asked about one's own service."""
    asked = replace(standing(world, found), named=world.person.id in whole.named, own_service=True)
    return may(act, roles=roles_of(world.person), standing=asked)


def _told(found: Found, whole: CaseState, *, answers: tuple[Answer, ...]) -> Admission:
    can = frozenset(one.act for one in answers if one.access.allowed)
    reads, takes_part = Act.READ in can, Act.APPEND in can
    return Admission(
        number=str(found.row.number),
        answers=answers,
        holder=found.row.holder,
        participants=tuple(sorted(whole.participants)) if reads else (),
        named=tuple(sorted(whole.named)) if Act.READ_SHIELDED in can else (),
        emergencies=whole.emergencies if takes_part or Act.REVIEW in can else (),
        address_protected=whole.address_protected if reads else False,
    )
