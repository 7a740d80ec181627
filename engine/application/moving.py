"""Lets an open case follow another published version of its guide: which one is meant, and what is asked of a move."""

from collections.abc import Iterable, Iterator
from datetime import date

from engine.application.cases import act
from engine.application.outcomes import Outcome
from engine.application.queries import CaseView
from engine.application.versions import NoVersion, Publication, publications
from engine.application.world import World
from engine.cases.commands import ChangeVersion
from engine.cases.landings import Landings, is_named
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState
from engine.errors import StoreDamaged
from engine.guideline.landing import has_place
from engine.guideline.process import Process
from engine.values import Struct

Stood = tuple[str, Process]
"""A place where a case stands or stood, and the version that it is in."""


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
    aimless = needless(standing(view.state, view.process), wish.landings)
    if aimless:
        return refuse("landing-not-here", place=aimless[0])
    refused = outdated(to, view.state)
    if refused:
        return refused
    command = command_of(view.state, to=to, wish=wish)
    return act(world, view.number, command=command, happened_on=wish.happened_on, dry_run=dry_run)


def standing(state: CaseState, process: Process) -> Iterator[Stood]:
    """Give every place where a case stands, with the version that it is in."""
    yield from ((one.state, process) for one in state.tracks.values())


def needless(stood: Iterable[Stood], landings: Landings) -> tuple[str, ...]:
    """Return the places that are named and are none of these."""
    known = tuple(stood) if landings else ()
    return tuple(
        pair[0] for pair in landings if not any(is_named(here, (pair,), process=process) for here, process in known)
    )


def outdated(to: Target, state: CaseState) -> Refused | None:
    """Refuse a version that is older than the one the case follows: only undo leads back."""
    if _place(to.published, state.guideline_hash) <= _place(to.published, to.process.digest):
        return None
    return refuse("older-version", version=to.publication.version, now=state.guideline_version)


def _place(published: tuple[Publication, ...], digest: str) -> int:
    """Return when a version was published, by its place; before all others where it was not."""
    return next((place for place, one in enumerate(published) if one.digest == digest), -1)


def command_of(state: CaseState, *, to: Target, wish: Wish) -> ChangeVersion:
    """Return the command that lets a case follow the version."""
    return ChangeVersion(
        to=to.process,
        landings=(*wish.landings, *to.landings(state.guideline_hash)),
        variant=wish.variant,
        reason=wish.reason,
        approved_by=to.publication.approved_by,
    )
