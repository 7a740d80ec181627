"""Publishes a version of a guide: approved, checked, with every place that a case can stand on kept or named as gone.

Publishing moves no case. It says which version holds, who approved it, and what was approved.
"""

from collections.abc import Iterator

from engine.application.guidelines import Faulty, compiled
from engine.application.ports import StoredGuideline
from engine.application.versions import Publication, publications, publish_note
from engine.application.world import World
from engine.cases.landings import meant_place
from engine.guideline.model import Guideline, Head, Level, Step
from engine.guideline.process import Process
from engine.guideline.standing import places_of
from engine.guideline.vocabulary import Status
from engine.values import Struct

_BECOMES = "="
_RUNNABLE = (Status.TRIAL, Status.CURRENT)


class Unfit(Struct, frozen=True):
    """Something for which a guide cannot be published: a code, and what its text is filled in with.

    `place` is the state that the newer version has nothing at, where it is about one; `gone` the name of what is gone
    and was to be somewhere that is not there either.
    """

    code: str
    said: str = ""
    place: str = ""
    gone: str = ""


class NotFit(Struct, frozen=True, kw_only=True):
    """A sound guide that cannot be published as it stands."""

    process: Process
    previous: Process | None
    faults: tuple[Unfit, ...]


class Fit(Struct, frozen=True, kw_only=True):
    """A guide that can be published. `previous` is the version that it follows; `gone` the places that are no more.

    `landings` are pairs of such a place and the one in this version where what stands on it shall stand. `repeated` is
    that it is the one that was published last.
    """

    process: Process
    copy: StoredGuideline
    previous: Process | None
    gone: tuple[str, ...] = ()
    landings: tuple[tuple[str, str], ...] = ()
    repeated: bool = False


def examine(world: World, name: str, *, leaving: tuple[str, ...] = ()) -> Fit | NotFit | Faulty:
    """Tell whether a guide can be published; `leaving` are the places that shall be gone, by id or title.

    `Gammelt steg=Nytt steg` says as well where the cases that stand there shall stand once they are moved.
    """
    made = compiled(world.shelf, world.codec, name=name)
    if isinstance(made, Faulty):
        return made
    process, copy = made
    earlier = publications(world.store, process.guideline.head.id)
    previous = _previous(world, earlier)
    if earlier and earlier[-1].digest == process.digest:
        return Fit(process=process, copy=copy, previous=previous, repeated=True)
    gone = _gone(previous.guideline, process.guideline) if previous else {}
    said = tuple(_said(one) for one in leaving)
    landings = tuple(_landings(gone, said, new=process))
    faults = (
        *_of_head(process.guideline.head),
        *_of_version(process, earlier),
        *_of_places(gone, tuple(name for name, _ in said)),
        *(one for one in landings if isinstance(one, Unfit)),
    )
    if faults:
        return NotFit(process=process, previous=previous, faults=faults)
    return Fit(
        process=process,
        copy=copy,
        previous=previous,
        gone=tuple(gone),
        landings=tuple(one for one in landings if not isinstance(one, Unfit)),
    )


def publish(world: World, fit: Fit, *, changes: tuple[str, ...]) -> Publication:
    """Keep the version and who approved what in it. One that is published already is left as it was."""
    if fit.repeated:
        return publications(world.store, fit.copy.guideline)[-1]
    made = as_published(world, fit, changes=changes)
    world.store.pin(fit.copy)
    publish_note(world.store, made)
    return made


def as_published(world: World, fit: Fit, *, changes: tuple[str, ...]) -> Publication:
    """Return what would be kept of a version."""
    head = fit.process.guideline.head
    return Publication(
        at=world.clock.now(),
        guideline=head.id,
        version=head.version,
        digest=fit.process.digest,
        status=head.status.value,
        approved_by=str(head.approved_by),
        by=world.person.id,
        changes=changes,
        gone=fit.gone,
        landings=fit.landings,
    )


def _previous(world: World, earlier: tuple[Publication, ...]) -> Process | None:
    copy = world.store.pinned(earlier[-1].digest) if earlier else None
    return world.codec.unpack(copy.content) if copy else None


def _of_head(head: Head) -> Iterator[Unfit]:
    if head.status not in _RUNNABLE:
        yield Unfit("status", head.status.value)
    if not head.approved_by:
        yield Unfit("approver")
    if not head.retention:
        yield Unfit("retention")


def _of_version(process: Process, earlier: tuple[Publication, ...]) -> Iterator[Unfit]:
    head = process.guideline.head
    if any(one.version == head.version and one.digest != process.digest for one in earlier):
        yield Unfit("version-taken", head.version)
    if any(one.digest == process.digest for one in earlier):  # else cases could be moved neither to it nor from it
        yield Unfit("version-passed", head.version)


def _gone(before: Guideline, after: Guideline) -> dict[str, Level | Step]:
    """Return the places where a case could stand and no longer can."""
    now = places_of(after)
    return {state: place for state, place in places_of(before).items() if state not in now}


def _of_places(gone: dict[str, Level | Step], leaving: tuple[str, ...]) -> Iterator[Unfit]:
    """Tell of each place that is gone and was not named, and of each name that names nothing that is gone."""
    wanted = {name.strip().casefold(): name for name in leaving}
    answered = {name: {state for state, place in gone.items() if name in _names(state, place)} for name in wanted}
    for state, place in gone.items():
        if not any(state in found for found in answered.values()):
            yield Unfit("gone" if isinstance(place, Step) else "gone-level", state, place=state)
    for name, found in answered.items():
        if not found:
            yield Unfit("not-gone", wanted[name])


def _said(written: str) -> tuple[str, str]:
    """Return the name of what shall be gone, and of what stands for it; empty where nobody has said."""
    name, _, landing = written.partition(_BECOMES)
    return name.strip(), landing.strip()


def _landings(
    gone: dict[str, Level | Step], said: tuple[tuple[str, str], ...], *, new: Process
) -> Iterator[tuple[str, str] | Unfit]:
    """Give each place that is gone with the one that stands for it, or that there is no such place, or several."""
    for name, landing in said:
        for state in (state for state, place in gone.items() if name.casefold() in _names(state, place)):
            found = meant_place(landing, state, process=new) if landing else []
            if len(found) == 1:
                yield state, found[0]
            elif landing:
                yield Unfit("no-such-place", landing, gone=name)


def _names(state: str, place: Level | Step) -> tuple[str, ...]:
    title = place.title or (place.label if isinstance(place, Level) else "")
    return state.casefold(), title.casefold()
