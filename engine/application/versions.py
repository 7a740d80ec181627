"""The versions of guides that a store holds: those that were published, and those that a case was opened on."""

from collections.abc import Iterator
from datetime import datetime

from engine.application.ports import Codec, Store, StoredGuideline
from engine.guideline.process import Process
from engine.values import Struct

PUBLISHED = "guideline-published"
"""The kind of the notice that a store keeps of a published version."""
AT = "@"
_LINE = "\n"
_BECOMES = "\t"


class Publication(Struct, frozen=True, kw_only=True):
    """A version that was published: what, when, by whom (an actor id), approved by whom, and what was changed in it.

    `changes` are the sentences that were approved; `gone` the ids of the places that it no longer has, and `landings`
    where what stands on some of them shall stand, as pairs of ids.
    """

    at: datetime
    guideline: str
    version: str
    digest: str
    status: str
    approved_by: str
    by: str
    changes: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    landings: tuple[tuple[str, str], ...] = ()


class NoVersion(Struct, frozen=True):
    """The store has no such version of a guide; `known` are those that it has."""

    guideline: str
    version: str
    known: tuple[str, ...]


def publish_note(store: Store, one: Publication) -> None:
    """Keep a publication in the store."""
    store.note(
        PUBLISHED,
        at=one.at,
        guideline=one.guideline,
        version=one.version,
        digest=one.digest,
        status=one.status,
        approved_by=one.approved_by,
        by=one.by,
        changes=_LINE.join(one.changes),
        gone=_LINE.join(one.gone),
        landings=_LINE.join(map(_BECOMES.join, one.landings)),
    )


def publications(store: Store, guideline: str) -> tuple[Publication, ...]:
    """Return what was published of a guide, in order."""
    return tuple(one for one in _published(store) if one.guideline == guideline)


def _published(store: Store) -> Iterator[Publication]:
    for notice in store.notices():
        if notice.kind == PUBLISHED:
            said = dict(notice.details)
            changes, gone = (_lines(said.pop(name)) for name in ("changes", "gone"))
            landings = tuple(_pair(line) for line in _lines(said.pop("landings", "")))
            yield Publication(at=notice.at, changes=changes, gone=gone, landings=landings, **said)


def _lines(written: str) -> tuple[str, ...]:
    return tuple(written.split(_LINE)) if written else ()


def _pair(written: str) -> tuple[str, str]:
    before, _, after = written.partition(_BECOMES)
    return before, after


def version_named(store: Store, codec: Codec, *, name: str) -> Process | NoVersion:
    """Return the version of a guide that `NAME@VERSION` means.

    Where several that differ have called themselves so, it is the published one, else the one that was kept last.
    """
    found = copy_named(store, name=name)
    return found if isinstance(found, NoVersion) else codec.unpack(found.content)


def copy_named(store: Store, *, name: str) -> StoredGuideline | NoVersion:
    """Return the pinned copy of the version of a guide that `NAME@VERSION` means, as `version_named` tells."""
    guideline, _, version = name.rpartition(AT)
    published = {one.version: one.digest for one in publications(store, guideline)}
    copies = [copy for copy in store.copies() if copy.guideline == guideline]
    meant = [copy for copy in copies if copy.version == version]
    chosen = [copy for copy in meant if copy.digest == published.get(version)] or meant
    if not chosen:
        return NoVersion(guideline, version, tuple(dict.fromkeys(copy.version for copy in copies)))
    return chosen[-1]


def newer(published: tuple[Publication, ...], digest: str) -> Publication | None:
    """Return the version that was published last, if it came after the one with this digest.

    One that never was published counts as before all others.
    """
    place = next((place for place, one in enumerate(published) if one.digest == digest), -1)
    return published[-1] if place < len(published) - 1 else None


def newest(store: Store, guideline: str) -> Publication | None:
    """Return the version of a guide that was published last."""
    return next(iter(reversed(publications(store, guideline))), None)
