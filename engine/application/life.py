"""What becomes of closed cases: who restricts them, who has them erased, and which of them are due for something.

Erasing takes two persons and a delay. What is left of it is a proof that holds nothing of the case.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from engine.application.access import Act, Category
from engine.application.cases import decided
from engine.application.finding import UNREADABLE, Ambiguous, Found, History, Missing, allowed, find, history_of
from engine.application.keeping import keep
from engine.application.looking import look
from engine.application.ports import Conflict
from engine.application.proofs import Proof
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.ends import Erasure
from engine.cases.evolve import advance
from engine.cases.life import LifeCommand
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState, CaseStatus
from engine.errors import StoreDamaged
from engine.values import Struct

_ACTS: dict[type[LifeCommand], Act] = {
    cmd.ArchiveCase: Act.ARCHIVE,
    cmd.RestrictCase: Act.RESTRICT,
    cmd.LiftRestriction: Act.RESTRICT,
    cmd.AskErasure: Act.ERASE,
    cmd.ConfirmErasure: Act.ERASE,
    cmd.CallOffErasure: Act.ERASE,
}
_LACKED = {Act.ARCHIVE: "not-archivist", Act.RESTRICT: "not-archivist", Act.ERASE: "not-eraser"}

NotDone = Refused | Missing | Ambiguous | Conflict


class Changed(Struct, frozen=True):
    """What has become of a closed case: its number, and how it stands now. Nothing of what is in it is shown."""

    number: str
    state: CaseState


class Kept(Struct, frozen=True, kw_only=True):
    """A closed case that is kept: since when, what is due with it and when, and what has been decided of it."""

    number: str
    closed_on: date | None
    archive_by: date | None
    erase_from: date | None
    archived_on: date | None
    restricted_on: date | None
    erasure_asked_on: date | None
    erasure_earliest: date | None

    def is_due(self, today: date) -> bool:
        """Tell whether something is to be done with it: it is to be archived, or need not be kept, or can be erased."""
        days = (self.archive_by, self.erase_from, self.erasure_earliest)
        return any(day is not None and day <= today for day in days)


def change(world: World, number: str, *, command: LifeCommand, dry_run: bool = False) -> Changed | NotDone:
    """Carry out a command about a closed case, which shows nothing of what is in it."""
    opened = open_closed(world, number, act=_ACTS[type(command)])
    if not isinstance(opened, tuple):
        return opened
    found, history = opened
    if isinstance(command, cmd.ConfirmErasure) and _is_one_person(world, history.state.erasure):
        return refuse("erasure-alone")
    written = decided(world, history, command=command)
    if isinstance(written, Refused):
        return written
    after = advance(history.state, written, earlier=history.events)
    kept = keep(world, written, after=after, process=history.process, dry_run=dry_run)
    return kept if isinstance(kept, Conflict) else Changed(str(found.row.number), after)


def open_closed(world: World, number: str, *, act: Act) -> tuple[Found, History] | NotDone:
    """Return a case with which the person may do this, and its history; that somebody asks is logged first.

    Whoever shows what is in it logs that as well.
    """
    found = find(world, number, act)
    if isinstance(found, Ambiguous):
        return found
    if isinstance(found, Missing):
        others = find(world, number)
        if isinstance(others, Missing | Ambiguous):
            return found
        return refuse("not-closed" if others.row.status != CaseStatus.CLOSED.value else _LACKED[act])
    ground = allowed(world, found, act=act).reason
    look(world, (found.row.case_id,), ground=ground, categories=(Category.ACCESS,))
    history = history_of(world, found)
    if history is None:
        raise StoreDamaged
    return found, history


def carry_out(world: World, number: str, *, dry_run: bool = False) -> Proof | NotDone:
    """Erase a case that two persons have agreed on, once the delay is over; return the proof of it."""
    opened = open_closed(world, number, act=Act.ERASE)
    if not isinstance(opened, tuple):
        return opened
    found, history = opened
    erasure = history.state.erasure
    if erasure is None:
        return refuse("no-erasure")
    if erasure.earliest is None:
        return refuse("erasure-unconfirmed")
    if world.clock.today() < erasure.earliest:
        return refuse("erasure-too-early", date=erasure.earliest.isoformat())
    proof = _proof(world, found, state=history.state, erasure=erasure)
    if dry_run:
        return proof
    answer = world.store.erase(proof, expected_seq=found.row.seq)
    return answer if isinstance(answer, Conflict) else proof


def proofs(world: World) -> tuple[Proof, ...]:
    """Return the proofs of all erasures, in order: they hold nothing of any case."""
    return world.store.erased()


def kept_cases(world: World, *, due: bool = False) -> tuple[Kept, ...]:
    """Return the closed cases that the person takes part in, leads the unit of, or keeps the archive for, by number.

    With `due` they are those with which something is to be done today.
    """
    today = world.clock.today()
    asked = (one for one in _closed(world) if not due or _kept(one).is_due(today))
    found = [(one, ground) for one in asked if (ground := _ground(world, one))]
    for ground in dict.fromkeys(ground for _, ground in found):
        cases = (one.row.case_id for one, other in found if other == ground)
        look(world, cases, ground=ground, categories=(Category.LIST,))
    return tuple(_kept(one) for one, _ in found)


def _closed(world: World) -> Iterator[Found]:
    """Give the closed cases whose rows can be read; what is wrong with another is told where it is opened."""
    for row in world.store.rows(status=CaseStatus.CLOSED.value):
        with suppress(*UNREADABLE):
            yield Found(row, world.codec.unseal(row.sealed))


def _ground(world: World, found: Found) -> str | None:
    answers = (allowed(world, found, act=act) for act in (Act.ERASE, Act.ARCHIVE, Act.LIST))
    return next((one.reason for one in answers if one.allowed), None)


def _kept(found: Found) -> Kept:
    text = found.text
    return Kept(
        number=str(found.row.number),
        closed_on=text.closed_on,
        archive_by=text.archive_by,
        erase_from=text.erase_from,
        archived_on=text.archived_on,
        restricted_on=text.restricted_on,
        erasure_asked_on=text.erasure_asked_on,
        erasure_earliest=text.erasure_earliest,
    )


def _is_one_person(world: World, erasure: Erasure | None) -> bool:
    """Tell whether whoever asked is the same user of this machine, under another name."""
    if erasure is None or world.person.os_user is None:
        return False
    users = {one.id: one.os_user for one in world.directory.people()}
    return users.get(erasure.asked_by) == world.person.os_user and not world.practice


def _proof(world: World, found: Found, *, state: CaseState, erasure: Erasure) -> Proof:
    return Proof(
        case_id=found.row.case_id,
        number=str(found.row.number),
        at=world.clock.now(),
        ground=erasure.ground.value,
        basis=erasure.basis,
        asked_by=erasure.asked_by,
        asked_on=erasure.asked_on,
        confirmed_by=str(erasure.confirmed_by),
        confirmed_on=erasure.confirmed_on or world.clock.today(),
        carried_out_by=world.person.id,
        events=state.seq,
        archived=state.archived.digest if state.archived else "",
    )
