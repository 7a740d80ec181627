"""Guidelines as files: read, checked, and pinned for a case that is about to be opened on one."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from engine.application.access import Category
from engine.application.cases import context_for, most_events
from engine.application.keeping import Kept, keep
from engine.application.outcomes import Done
from engine.application.ports import Codec, Conflict, StoredGuideline
from engine.application.reading import Readable
from engine.application.shelf import Shelf
from engine.application.versions import AT, NoVersion, copy_named, newest
from engine.application.world import World
from engine.cases.agenda import agenda
from engine.cases.commands import OpenCase
from engine.cases.decide import decide
from engine.cases.events import Event
from engine.cases.evolve import fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from engine.diagnostics import Diagnostic, Span
from engine.errors import GuidelineUnreadable, StoreDamaged
from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline
from engine.guideline.process import Process
from engine.guideline.vocabulary import Language
from engine.language.check import Checked, check
from engine.language.excerpt import excerpt, line_at
from engine.values import Struct

if TYPE_CHECKING:
    from engine.language.mending import Mended

_LONGEST_TRIED = 100_000
"""In a longer text nobody waits for a mending to be tried only to be told of it; no guide is so long."""


class Faulty(Struct, frozen=True):
    """A guideline with faults: no case can be opened on it."""

    file: str
    checked: Checked


def checked(shelf: Shelf, name: str) -> tuple[str, Checked]:
    """Check a bundled guide by name, or a file by path, with its base; return its file name and what was found.

    The base of a bundled guide is a bundled one; that of a file is looked for beside the file first.
    """
    file, data = shelf.read(name)
    return file, _check_of(shelf, name, file=file)(data)


def mended_guide(shelf: Shelf, name: str, *, guesses: bool) -> "tuple[str, Mended]":
    """Mend a guide by path, with its base, in memory alone; return its file name and what came of it."""
    from engine.language.mending import mended  # noqa: PLC0415 - one command alone mends

    file, data = shelf.read(name)
    return file, mended(data, check=_check_of(shelf, name, file=file), guesses=guesses)


def mendable(shelf: Shelf, name: str, *, found: Checked, guesses: bool) -> bool:
    """Tell whether mending this guide by path, in which this was found, would change anything."""
    from engine.language.edits import is_safe  # noqa: PLC0415 - only a faulty guide asks
    from engine.language.mending import can_be_mended  # noqa: PLC0415 - only a faulty guide asks

    if not any(one.fix and (guesses or is_safe(one)) for one in found.diagnostics):
        return False
    if len(found.text) > _LONGEST_TRIED:
        return True
    file, data = shelf.read(name)
    return can_be_mended(found, data, check=_check_of(shelf, name, file=file), guesses=guesses)


def _check_of(shelf: Shelf, name: str, *, file: str) -> Callable[[bytes], Checked]:
    schemas = {language: shelf.schema(language) for language in ("nb", "nn")}
    folder = None if file != name else str(PurePath(file).parent)
    return partial(check, file=file, schemas=schemas, find=shelf.base, folder=folder)


def base_of(shelf: Shelf, name: str, *, language: Language, folder: str | None) -> Guideline | None:
    """Return a base as a guide of its own, from the folder first, if one is given; None where it cannot be read."""
    schemas = {one: shelf.schema(one) for one in ("nb", "nn")}
    try:
        base = shelf.base(name, language, folder=folder)
    except GuidelineUnreadable:
        return None
    return check(base.data, file=base.file, schemas=schemas, find=shelf.base, folder=base.folder).guideline


def excerpt_of(found: Checked, finding: Diagnostic) -> tuple[str, str]:
    """Return the line of a finding, from the file that it stands in, and the marks to put under it."""
    return excerpt(found.texts.get(finding.span.file, found.text), finding.span)


def line_of(found: Checked, span: Span) -> str:
    """Return the whole line on which a span begins, from the file that it lies in."""
    return line_at(found.texts.get(span.file, found.text), span.start.line)


def compiled(shelf: Shelf, codec: Codec, *, name: str) -> tuple[Process, StoredGuideline] | Faulty:
    """Return a guide's process and the copy to be pinned, with the texts of its own file and of its bases."""
    file, found = checked(shelf, name)
    guideline = found.guideline
    if guideline is None:
        return Faulty(file, found)
    process = compile_process(guideline, codec.digest(guideline), moves=found.moves)
    content = codec.pack(process, found.texts)
    return process, StoredGuideline(process.digest, guideline.head.id, guideline.head.version, content)


def to_follow(world: World, name: str) -> tuple[Process, StoredGuideline] | Faulty | NoVersion:
    """Return the guide that a case is opened on by a name, with the copy to be pinned.

    It is a file by its path; a version that the store has, `os@1.1`; or by the name of a bundled guide the version of
    it that was published last, and the bundled one where none was.
    """
    published = newest(world.store, name) if name in world.shelf.names() else None
    if published is None:
        try:
            return compiled(world.shelf, world.codec, name=name)
        except GuidelineUnreadable:
            if AT not in name:
                raise
    copy = world.store.pinned(published.digest) if published else copy_named(world.store, name=name)
    if copy is None:
        raise StoreDamaged
    return copy if isinstance(copy, NoVersion) else (world.codec.unpack(copy.content), copy)


def open_case(
    world: World, name: str, *, command: OpenCase, happened_on: date | None = None, dry_run: bool = False
) -> Done | Refused | Faulty | NoVersion | Conflict:
    """Open a case on a guide: pin a copy of it, then keep the first event and allocate the number."""
    made = to_follow(world, name)
    if isinstance(made, Faulty | NoVersion):
        return made
    process, copy = made
    context = context_for(world, world.ids.new(), enough=most_events(process), happened_on=happened_on)
    decision = decide(None, command, process=process, context=context)
    if isinstance(decision, Refused):
        return decision
    state = fold(decision)
    if state is None:
        message = "opening a case led to no case"
        raise AssertionError(message)
    kept = Kept() if dry_run else _kept(world, decision, state=state, process=process, copy=copy)
    if isinstance(kept, Conflict):
        return kept
    return Done(
        case_id=context.case_id,
        number=kept.receipts[0].number if kept.receipts else None,
        process=process,
        before=None,
        events=decision,
        reads=lambda: Readable(state=state, written=decision, categories=(Category.COMMON,)),
        plans=lambda: agenda(state, process, today=context.today),
        dry_run=dry_run,
        mark=kept.receipts[0].mark if kept.receipts else "",
    )


def _kept(
    world: World, events: tuple[Event, ...], *, state: CaseState, process: Process, copy: StoredGuideline
) -> Kept | Conflict:
    world.store.pin(copy)
    return keep(world, events, after=state, process=process)
