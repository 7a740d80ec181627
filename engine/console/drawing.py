"""Draws a guide as a picture, alone or with where a case in it stands."""

from pathlib import Path
from typing import TypedDict

from engine.application import queries
from engine.application.queries import CaseView
from engine.application.sketch import Mark
from engine.cases.state import CaseState, CaseStatus
from engine.cases.state import Mark as Trace
from engine.console import codes
from engine.console.finish import not_found
from engine.console.guide.chosen import guide_checked
from engine.console.guide.faulty import tell_faulty
from engine.console.guide.sketching import Standing, sketch_of
from engine.console.render.overview import DONE, HERE, LEFT_OUT, signs
from engine.console.render.written import save
from engine.console.session import Session
from engine.guideline.model import Guideline
from engine.i18n import text

_OTHER_KINDS = frozenset({".png", ".pdf", ".jpg", ".jpeg", ".docx"})  # what a picture is often wanted as
_BEGINS = 8  # bytes by which a picture is known: `<svg xml`, `digraph `, `flowchar`
_MARKS = {HERE: Mark.HERE, DONE: Mark.DONE, LEFT_OUT: Mark.LEFT_OUT}
_TRACES = {Trace.DONE: Mark.DONE, Trace.LEFT_OUT: Mark.LEFT_OUT}


class Asked(TypedDict):
    """What was written on the command line after the name of the guide."""

    kind: str
    case: str | None
    file: str | None


def draw_guide(session: Session, name: str | None, *, asked: Asked) -> int:
    """Draw the guide with this name, or the one that a case follows, on the screen or to a file."""
    if name is None and asked["case"] is None:
        raise session.usage("drawing-what")
    guideline = _guideline(session, name) if name is not None else None
    if isinstance(guideline, int):
        return guideline
    standing = None
    if asked["case"] is not None:
        found = queries.case(session.world(), asked["case"])
        if not isinstance(found, CaseView):
            return not_found(session, found)
        guideline = _followed(session, found, named=guideline)
        standing = standing_of(found, practice=session.world().practice)
    if guideline is None:
        raise session.usage("drawing-what")
    picture = session.wiring.picture(sketch_of(guideline, standing), asked["kind"])
    _write(session, picture, file=asked["file"], is_of_case=standing is not None)
    return codes.DONE


def _guideline(session: Session, name: str) -> Guideline | int:
    file, found = guide_checked(session, name)
    return tell_faulty(session, name, file=file, found=found) if found.guideline is None else found.guideline


def _followed(session: Session, view: CaseView, *, named: Guideline | None) -> Guideline:
    """Return the guide that a case follows, in the case's own version. Raises a usage error where another is named."""
    followed = view.process.guideline
    if named is not None and named.head.id != followed.head.id:
        raise session.usage("drawing-other-guide", number=view.number, guide=followed.head.id, name=named.head.id)
    if named is not None and named.head.version != followed.head.version:
        session.output.note(session.say("drawing-own-version", number=view.number, version=followed.head.version))
    return followed


def standing_of(view: CaseView, *, practice: bool) -> Standing:
    """Return where a case stands, as far as its reader may see it: steps and levels, and nothing of what was written.

    What is said of it is in the guide's own language, as the picture is.
    """
    state, language = view.state, view.process.guideline.head.language.value
    is_open = state.status is CaseStatus.OPEN
    told = text("drawing-case" if is_open else "drawing-case-closed", language, number=view.number)
    marked = (text("document.practice.short", language), told) if practice else (told,)
    return Standing(told=" · ".join(marked), marks=_marks(view.process.guideline, state))


def _marks(guideline: Guideline, state: CaseState) -> dict[str, Mark]:
    """Return the mark of each step by its id, as `bti vis` shows them, and of a level without steps if it is here."""
    found = {
        step.id: _MARKS[sign]
        for level in guideline.levels
        for step, sign in zip(level.steps, signs(level, state), strict=True)
        if sign in _MARKS
    }
    on_tracks = {
        step.id for level in guideline.levels for one in level.steps for track in one.tracks for step in track.steps
    }
    found |= {trace.step: _TRACES[trace.mark] for trace in state.trail if trace.step in on_tracks}
    if state.status is CaseStatus.OPEN:
        found |= {standing.state: Mark.HERE for standing in state.tracks.values() if not standing.is_finished}
    return found


def _write(session: Session, picture: str, *, file: str | None, is_of_case: bool) -> None:
    """Write a picture to a file or the screen; one that shows a case is to be read by nobody else on the machine."""
    content = picture.encode()
    if file is None:
        if is_of_case:
            session.output.mark_practice()
        session.output.raw(content)
        return
    _require_picture(session, file, content=content)
    if is_of_case:
        save(session, file, content=content)
    else:
        try:
            Path(file).expanduser().write_bytes(content)
        except OSError:
            raise session.usage("cannot-write", file=file) from None
    session.output.note(session.say("drawing-done-file", file=file))


def _require_picture(session: Session, file: str, *, content: bytes) -> None:
    """Raise a usage error where a name promises another kind of picture, or where something else lies there already."""
    path = Path(file).expanduser()
    if content.startswith(b"<svg") and path.suffix.lower() in _OTHER_KINDS:
        raise session.usage("drawing-other-kind", file=file)
    try:
        with path.open("rb") as there:
            begins = there.read(_BEGINS)
    except OSError:  # nothing there, or nothing that can be read: whoever writes it finds out
        return
    if begins not in {b"", content[:_BEGINS]}:
        raise session.usage("drawing-in-the-way", file=file)
