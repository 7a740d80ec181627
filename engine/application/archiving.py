"""Archives a closed case: a package that can be read without this program, written whole, and recorded in the case."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from engine.application.access import Act, Category
from engine.application.cases import decided
from engine.application.finding import Found, History, allowed
from engine.application.keeping import keep
from engine.application.life import NotDone, open_closed
from engine.application.looking import look
from engine.application.ports import Conflict, Look
from engine.application.queries import CaseView, linked, people
from engine.application.reading import agenda_for
from engine.application.upkeep import Finding
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.describing import under_its_name
from engine.cases.evolve import advance
from engine.cases.refusals import Refused
from engine.errors import EngineError, StoreDamaged
from engine.guideline.process import Process
from engine.values import Struct

_EVERYTHING = (Category.COMMON, Category.SERVICE, Category.SHIELDED)


class GuideCopy(Struct, frozen=True, kw_only=True):
    """A version of its guide that a case ran by: the texts by file name, and the pinned copy made of them."""

    process: Process
    sources: Mapping[str, str]
    compiled: bytes


class Content(Struct, frozen=True, kw_only=True):
    """What a package is made of: the whole case, what its log says in words, its looks, and what it ran by.

    `told` has a sentence for each event. `guides` are the versions that the case has followed, each once, in the order
    it came to them; the one that it follows now is the last.
    """

    view: CaseView
    told: tuple[str, ...]
    looks: tuple[Look, ...]
    guides: tuple[GuideCopy, ...]
    at: datetime
    by: str
    practice: bool


class PutAway(Struct, frozen=True):
    """A package that was written and read back: its folder, the SHA-256 of its list of checksums, and its files."""

    folder: str
    digest: str
    files: int


class LookedThrough(Struct, frozen=True, kw_only=True):
    """What a look through a package found. `number` is the case it says that it is of; empty where it says none."""

    folder: str
    digest: str
    files: int
    number: str = ""
    findings: tuple[Finding, ...] = ()


class Packages(Protocol):
    """Writes packages and looks through them."""

    def put(self, content: Content, folder: Path) -> PutAway:
        """Write a package in a new folder below this one: whole or not at all, and for its owner alone."""
        ...

    def take_back(self, put: PutAway) -> None:
        """Take a package away that could not be recorded."""
        ...

    def look_through(self, folder: Path) -> LookedThrough:
        """Hold every file of a package against its list of checksums. Raises `PackageMissing`."""
        ...


class Archived(Struct, frozen=True):
    """A case that was archived: its number, and the package; none where it was only tried."""

    number: str
    put: PutAway | None


class Making(Struct, frozen=True):
    """How a package is made: what writes it, where, and what tells the events of a case in words."""

    packages: Packages
    folder: Path
    tell: Callable[[CaseView], tuple[str, ...]]


def archive(world: World, number: str, *, making: Making, dry_run: bool = False) -> Archived | NotDone:
    """Write the package of a closed case, and record it. What cannot be recorded is taken away again.

    That all of the case is looked at is logged before the package is made, and only where one is made.
    """
    opened = open_closed(world, number, act=Act.ARCHIVE)
    if not isinstance(opened, tuple):
        return opened
    found, history = opened
    tried = decided(world, history, command=cmd.ArchiveCase(digest="", files=0))
    if isinstance(tried, Refused):
        return tried
    if dry_run:
        return Archived(str(found.row.number), None)
    look(world, (found.row.case_id,), ground=allowed(world, found, act=Act.ARCHIVE).reason, categories=_EVERYTHING)
    packages = making.packages
    put = packages.put(_content(world, found, history=history, tell=making.tell), making.folder)
    try:
        kept = _recorded(world, history, put=put)
    except BaseException:
        if not _may_be_recorded(world, found):
            packages.take_back(put)
        raise
    if isinstance(kept, Conflict | Refused):
        packages.take_back(put)
        return kept
    return Archived(str(found.row.number), put)


def _may_be_recorded(world: World, found: Found) -> bool:
    """Tell whether the case has grown, or nobody can say: whoever breaks off late has a package that it tells of."""
    try:
        row = world.store.row(found.row.case_id)
    except EngineError:
        return True
    return row is None or row.seq > found.row.seq


def recorded_digest(world: World, number: str) -> str | None:
    """Return the digest of the last package of a case; None where none was made, or the person may not know."""
    opened = open_closed(world, number, act=Act.ARCHIVE)
    archived = opened[1].state.archived if isinstance(opened, tuple) else None
    return archived.digest if archived else None


def _recorded(world: World, history: History, *, put: PutAway) -> Conflict | Refused | None:
    written = decided(world, history, command=cmd.ArchiveCase(digest=put.digest, files=put.files))
    if isinstance(written, Refused):
        return written
    after = advance(history.state, written, earlier=history.events)
    kept = keep(world, written, after=after, process=history.process)
    return kept if isinstance(kept, Conflict) else None


def _content(world: World, found: Found, *, history: History, tell: Callable[[CaseView], tuple[str, ...]]) -> Content:
    view = _whole(world, found, history=history)
    return Content(
        view=view,
        told=tell(view),
        looks=world.log.looks(found.row.case_id),
        guides=tuple(_guide(world, process) for process in _followed(history)),
        at=world.clock.now(),
        by=world.person.handle,
        practice=world.practice,
    )


def _followed(history: History) -> tuple[Process, ...]:
    """Return each version that a case has followed once, the one that it follows now last."""
    earlier = {era.process.digest: era.process for era in history.eras}
    earlier.pop(history.process.digest, None)
    return (*earlier.values(), history.process)


def _guide(world: World, process: Process) -> GuideCopy:
    copy = world.store.pinned(process.digest)
    if copy is None:
        raise StoreDamaged
    return GuideCopy(process=process, sources=world.codec.sources(copy.content), compiled=copy.content)


def _whole(world: World, found: Found, *, history: History) -> CaseView:
    """Return the whole case, every part of it: it is archived as it is, but for an alias that it no longer has."""
    return CaseView(
        number=str(found.row.number),
        state=history.state,
        process=history.telling,
        eras=history.eras,
        agenda=agenda_for(world, found, whole=history.state, process=history.process),
        events=under_its_name(history.events, history.state.alias),
        people=people(world),
        today=world.clock.today(),
        categories=_EVERYTHING,
        ground=allowed(world, found, act=Act.ARCHIVE).reason,
        reads_only=True,
        linked=linked(world, history.state),
        mark=world.store.mark(),
    )
