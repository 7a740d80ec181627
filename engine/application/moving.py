"""Lets open cases follow another published version of their guide: one, or all that the person may move, one by one.

Each case is moved in a transaction of its own. So a run that was cut off leaves every case on one version or the
other, and the next run goes on where that one stopped.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from engine.application.cases import AsSeen, act
from engine.application.outcomes import Done, Outcome
from engine.application.queries import CaseView
from engine.application.survey import survey
from engine.application.versions import NoVersion, Publication, publications
from engine.application.world import World
from engine.cases.commands import ChangeVersion
from engine.cases.eras import process_at
from engine.cases.events import VersionChanged
from engine.cases.evolve import fold
from engine.cases.landings import Landings, chosen, is_named
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseStatus
from engine.errors import StoreDamaged
from engine.guideline.landing import has_place
from engine.guideline.process import Process
from engine.values import Struct


class Wish(Struct, frozen=True, kw_only=True):
    """What somebody says of a move: where what is gone shall stand, the variant where the case's own is gone, and why.

    `happened_on` is today unless something else is said.
    """

    landings: Landings = ()
    variant: str | None = None
    reason: str | None = None
    happened_on: date | None = None


class Target(Struct, frozen=True, kw_only=True):
    """A published version that cases are to follow, and all that was published of the guide, in order."""

    publication: Publication
    process: Process
    published: tuple[Publication, ...]

    def landings(self, digest: str) -> Landings:
        """Return where what is gone shall stand by what was approved since a version, however many have come since.

        What one version took away and a later one has again is not gone.
        """
        later = self.published[_place(self.published, digest) + 1 : _place(self.published, self.process.digest) + 1]
        found: dict[str, str] = {}
        for one in later:
            approved = dict(one.landings)
            found = {**{place: approved.get(landing, landing) for place, landing in found.items()}, **approved}
        return tuple((place, landing) for place, landing in found.items() if not has_place(place, self.process))


class Planned(Struct, frozen=True, kw_only=True):
    """A case as it was when the move was planned, and what would come of it."""

    view: CaseView
    outcome: Outcome


class Plan(Struct, frozen=True, kw_only=True):
    """What a move of all cases on a guide would lead to, by number. `already` follow the version, by number.

    `needless` are the places that somebody named and where no case stands, nor stood when it was moved. `astray` are
    those that were to stand for such a place and are not in the version. `unread` and `complete` are as in `Survey`.
    """

    cases: tuple[Planned, ...]
    already: tuple[str, ...] = ()
    needless: tuple[str, ...] = ()
    astray: tuple[Refused, ...] = ()
    unread: tuple[str, ...] = ()
    complete: bool = True

    @property
    def ready(self) -> tuple[Planned, ...]:
        """The cases that have a place in the version, and can be moved."""
        return tuple(one for one in self.cases if isinstance(one.outcome, Done))

    @property
    def stopped(self) -> tuple[Planned, ...]:
        """The cases that cannot be moved as they are."""
        return tuple(one for one in self.cases if not isinstance(one.outcome, Done))


def target(world: World, guideline: str, *, version: str | None = None) -> Target | NoVersion:
    """Return the published version of a guide that is meant: the newest where none is named."""
    published = publications(world.store, guideline)
    meant = [one for one in published if version in (None, one.version)]
    if not meant:
        return NoVersion(guideline, version or "", tuple(dict.fromkeys(one.version for one in published)))
    copy = world.store.pinned(meant[-1].digest)
    if copy is None:
        raise StoreDamaged
    return Target(publication=meant[-1], process=world.codec.unpack(copy.content), published=published)


def move(world: World, view: CaseView, *, to: Target, wish: Wish, dry_run: bool = False) -> Outcome:
    """Let one case follow a version. A place that is named and where the case does not stand is refused."""
    aimless = _needless(_standing((view,)), wish.landings)
    if aimless:
        return refuse("landing-not-here", place=aimless[0])
    return _moved(world, view, to=to, wish=wish, dry_run=dry_run)


def plan(world: World, *, to: Target, wish: Wish) -> Plan:
    """Tell what it would lead to if every open case on the guide, of those that the person may see, was moved."""
    seen = survey(world, status=CaseStatus.OPEN.value)
    mine = [view for view in seen.views if view.state.guideline == to.publication.guideline]
    waiting = [view for view in mine if view.state.guideline_hash != to.process.digest]
    already = [view for view in mine if view.state.guideline_hash == to.process.digest]
    stood = tuple(chain(_standing(waiting), _stood(already))) if wish.landings else ()
    return Plan(
        cases=tuple(
            Planned(view=view, outcome=_moved(world, view, to=to, wish=wish, dry_run=True)) for view in waiting
        ),
        already=tuple(view.number for view in already),
        needless=_needless(stood, wish.landings),
        astray=tuple(_astray(stood, wish.landings, new=to.process)),
        unread=seen.unread,
        complete=seen.complete,
    )


def carry_out(world: World, planned: Planned, *, to: Target, wish: Wish) -> Outcome:
    """Move one case as it was planned; where somebody has changed it since, it is left alone (`Conflict`)."""
    if not isinstance(planned.outcome, Done):
        return planned.outcome
    seen = planned.outcome.events[0].seq - 1
    command = AsSeen(_command(planned.view, to=to, wish=wish), seen)
    return act(world, planned.view.number, command=command, happened_on=wish.happened_on)


def _standing(views: Iterable[CaseView]) -> Iterator[tuple[str, Process]]:
    """Give every place where a case stands, with the version that it is in."""
    for view in views:
        yield from ((standing.state, view.process) for standing in view.state.tracks.values())


def _stood(views: Iterable[CaseView]) -> Iterator[tuple[str, Process]]:
    """Give where cases stood when they were moved: a run that was cut off may have moved all that somebody named."""
    for view in views:
        for event in view.events:
            if not isinstance(event.body, VersionChanged):
                continue
            before = fold(one for one in view.events if one.seq < event.seq)
            old = process_at(event.seq, view.eras, otherwise=view.process)
            yield from ((standing.state, old) for standing in (before.tracks.values() if before else ()))


def _needless(stood: Iterable[tuple[str, Process]], landings: Landings) -> tuple[str, ...]:
    """Return the places that are named and are none of these."""
    known = tuple(stood) if landings else ()
    return tuple(
        pair[0] for pair in landings if not any(is_named(here, (pair,), process=process) for here, process in known)
    )


def _astray(stood: Iterable[tuple[str, Process]], landings: Landings, *, new: Process) -> Iterator[Refused]:
    """Give why what was said for a place is none in the version, also where all that stood there have been moved."""
    named = ((pair, *where) for where in stood for pair in landings if is_named(where[0], (pair,), process=where[1]))
    found = (chosen(here, (pair,), old=old, new=new) for pair, here, old in named)
    yield from (one for one in found if isinstance(one, Refused))


def _moved(world: World, view: CaseView, *, to: Target, wish: Wish, dry_run: bool) -> Outcome:
    refused = _outdated(view, to)
    if refused:
        return refused
    command = _command(view, to=to, wish=wish)
    return act(world, view.number, command=command, happened_on=wish.happened_on, dry_run=dry_run)


def _outdated(view: CaseView, to: Target) -> Refused | None:
    """Refuse a version that is older than the one the case follows: only undo leads back."""
    if _place(to.published, view.state.guideline_hash) <= _place(to.published, to.process.digest):
        return None
    return refuse("older-version", version=to.publication.version, now=view.state.guideline_version)


def _place(published: tuple[Publication, ...], digest: str) -> int:
    """Return when a version was published, by its place; before all others where it was not."""
    return next((place for place, one in enumerate(published) if one.digest == digest), -1)


def _command(view: CaseView, *, to: Target, wish: Wish) -> ChangeVersion:
    return ChangeVersion(
        to=to.process,
        landings=(*wish.landings, *to.landings(view.state.guideline_hash)),
        variant=wish.variant,
        reason=wish.reason,
        approved_by=to.publication.approved_by,
    )
