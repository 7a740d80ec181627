"""Sets guides side by side: reads them and their bases, and shows what each has as text, as a page or as data."""

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from engine.application.guidelines import base_of
from engine.console import codes
from engine.console.guide.beside_page import write_beside
from engine.console.guide.beside_words import PARTS, Parts
from engine.console.guide.comparing import readable
from engine.console.guide.names import Names
from engine.console.guide.plain import Data
from engine.console.session import Session
from engine.guideline.beside import Against, Beside, Cell, Column, Point, Row, Subject, Theme, held_against
from engine.guideline.changes import Part
from engine.guideline.compare import compare
from engine.guideline.model import Guideline
from engine.guideline.vocabulary import Language
from engine.values import Struct

PAGE, JSON = "html", "json"
FEWEST = 2
_COMMON = "bti_felles"

_TOUCHING = {
    Subject.LEVELS: frozenset({Part.LEVEL}),
    Subject.STEPS: frozenset({Part.STEP, Part.ANSWER, Part.TRACK}),
    Subject.PEOPLE: frozenset({Part.ROLE, Part.SERVICE, Part.BODY}),
    Subject.TOOLS: frozenset({Part.TOOL}),
    Subject.REPORTING: frozenset({Part.RULE}),
    Subject.ENDINGS: frozenset({Part.ENDING}),
}
"""Changes of which parts make a thing under a theme another than in the base, though it is called the same."""

_IN_PARTS = frozenset({Subject.PEOPLE, Subject.CONSENT, Subject.REPORTING})
"""The themes whose parts have titles of the program's own."""


class _Read(Struct, frozen=True, kw_only=True):
    """A guide that was read, what it was named as, and its base where there is one to hold it against."""

    named: str
    guideline: Guideline
    base: Guideline | None = None


def set_beside(session: Session, names: tuple[str, ...], *, form: str | None, with_base: bool) -> int:
    """Show guides side by side; all that come with the program where none is named."""
    session.output.json = form == JSON
    read = _all_read(session, names, with_base=with_base)
    if isinstance(read, int):
        return read
    shown = _beside(read, session, with_base=with_base)
    if form == PAGE:
        session.output.raw(session.wiring.beside_page(shown, language=session.language).encode())
    elif form == JSON:
        session.output.data(_data(shown))
    else:
        write_beside(shown, session.output)
        again = ("bti", "veileder", "sammenlign", *names, *(("--med-grunnlag",) if with_base else ()), "--som", PAGE)
        session.output.hint(shlex.join(again), "beside.hint-page")
    return codes.DONE


def _all_read(session: Session, names: tuple[str, ...], *, with_base: bool) -> tuple[_Read, ...] | int:
    shelf = session.wiring.shelf()
    named = tuple(dict.fromkeys(names)) or shelf.names()
    if len(named) + with_base < FEWEST:
        raise session.usage("beside.too-few")
    found: list[_Read] = []
    for name in named:
        guideline = readable(session, name)
        if isinstance(guideline, int):
            return guideline
        base = _base(session, guideline, name=name) if with_base else None
        found.append(_Read(named=name, guideline=guideline, base=base))
    return tuple(found)


def _base(session: Session, guideline: Guideline, *, name: str) -> Guideline | None:
    """Return the base that a guide builds on: for a file the one beside it comes first, as when it is checked."""
    if guideline.head.builds_on is None:
        return None
    shelf = session.wiring.shelf()
    folder = None if name in shelf.names() else str(PurePath(name).parent)
    return base_of(shelf, guideline.head.builds_on, language=guideline.head.language, folder=folder)


def _beside(read: Sequence[_Read], session: Session, *, with_base: bool) -> Beside:
    shown = (*read, *_bases(read, session)) if with_base else tuple(read)
    columns = _columns(shown, session, own=len(read))
    return Beside(columns, tuple(_theme(one, shown, session=session) for one in Subject), with_base)


def _bases(read: Sequence[_Read], session: Session) -> tuple[_Read, ...]:
    """Return each base once, in the reader's written form where there is a choice; else the common one."""
    wanted = Language.NYNORSK if session.language == Language.NYNORSK else Language.BOKMAL
    found: dict[str, Guideline] = {}
    for one in read:
        if one.base and (one.base.head.id not in found or one.base.head.language is wanted):
            found[one.base.head.id] = one.base
    if not found and (common := base_of(session.wiring.shelf(), _COMMON, language=wanted, folder=None)):
        found[_COMMON] = common
    return tuple(_Read(named=name, guideline=one) for name, one in found.items())


def _columns(shown: Sequence[_Read], session: Session, *, own: int) -> tuple[Column, ...]:
    """Return the guides under the name that tells them apart: the municipality, the id, the file, or as typed."""
    choices = [_called(one) for one in shown]
    counted = [Counter(names) for names in zip(*choices, strict=True)]
    called = [
        next((name for name, count in zip(names, counted, strict=True) if name and count[name] == 1), names[-1])
        for names in choices
    ]
    return tuple(
        Column(
            name=_base_name(one, session, is_only=len(shown) == own + 1) if place >= own else name,
            id=one.guideline.head.id,
            title=one.guideline.head.title,
            municipality=one.guideline.head.municipality,
            version=one.guideline.head.version,
            language=one.guideline.head.language.value,
            base=one.guideline.head.builds_on,
            is_base=place >= own,
        )
        for place, (one, name) in enumerate(zip(shown, called, strict=True))
    )


def _called(one: _Read) -> tuple[str, ...]:
    head = one.guideline.head
    return head.municipality or "", head.id, PurePath(one.named).name, one.named


def _base_name(one: _Read, session: Session, *, is_only: bool) -> str:
    return session.say("beside.base") if is_only else session.say("beside.base-named", base=one.guideline.head.id)


def _theme(subject: Subject, shown: Sequence[_Read], *, session: Session) -> Theme:
    words = PARTS[subject]
    parts = [_held(one, words(_names(one.guideline, session)), subject=subject, session=session) for one in shown]
    ids = dict.fromkeys(name for one in parts for name in one)
    titles = {name: _title(subject, name, shown=shown, session=session) for name in ids}
    rows = tuple(Row(name, titles[name], tuple(one.get(name, Cell()) for one in parts)) for name in ids)
    return Theme(subject, session.say(f"beside.{subject.value}"), rows)


def _held(one: _Read, parts: Parts, *, subject: Subject, session: Session) -> dict[str, Cell]:
    """Return a guide's parts of a theme, held against those of its base where it has one."""
    cells = {name: Cell(points) for name, points in parts.items()}
    if one.base is None:
        return cells
    base = PARTS[subject](_names(one.base, session))
    touched = _touched(one.base, one.guideline, subject=subject)
    both = dict.fromkeys((*base, *cells))
    return {name: held_against(cells.get(name, Cell()), Cell(base.get(name, ())), touched=touched) for name in both}


def _touched(base: Guideline, guideline: Guideline, *, subject: Subject) -> frozenset[str]:
    """Return the ids of what says something else than in the base; an answer is told of its step."""
    parts = _TOUCHING.get(subject, frozenset())
    changes = [one for one in compare(base, guideline) if one.part in parts]
    return frozenset(one.id for one in changes) | frozenset(one.owner for one in changes if one.part is not Part.STEP)


def _names(guideline: Guideline, session: Session) -> Names:
    return Names(guideline, language=session.language)


def _title(subject: Subject, name: str, *, shown: Sequence[_Read], session: Session) -> str:
    """Return what a part of a theme is called; a level as those that have it say. Nothing where it is all there is."""
    if subject is not Subject.STEPS:
        return session.say(f"beside.{subject.value}.{name}") if subject in _IN_PARTS else ""
    having = (one.guideline for one in shown if any(level.id == name for level in one.guideline.levels))
    called = dict.fromkeys(_names(one, session).level(name) for one in having)
    return " / ".join(one[:1].upper() + one[1:] for one in called if one)


# ---------------------------------------------------------------- as data

_KEYS = {
    Subject.LEVELS: "nivåer",
    Subject.STEPS: "steg",
    Subject.PEOPLE: "roller",
    Subject.TOOLS: "verktøy",
    Subject.DEADLINES: "frister",
    Subject.CONSENT: "samtykke",
    Subject.REPORTING: "melding",
    Subject.ENDINGS: "avslutninger",
}
_AGAINST = {Against.SAME: "likt", Against.CHANGED: "endret", Against.OWN: "eget"}


def _data(shown: Beside) -> Data:
    return {
        "veiledere": [_column(one) for one in shown.columns],
        "temaer": [
            {
                "tema": _KEYS[one.subject],
                "tittel": one.title,
                "antall": list(one.counts),
                "rader": [
                    {"id": row.id, "tittel": row.title, "har": [_cell(c) for c in row.cells]} for row in one.rows
                ],
            }
            for one in shown.themes
        ],
    }


def _column(one: Column) -> Data:
    return {
        "navn": one.name,
        "id": one.id,
        "tittel": one.title,
        "kommune": one.municipality,
        "versjon": one.version,
        "målform": one.language,
        "bygger_på": one.base,
        "er_grunnlag": one.is_base,
    }


def _cell(cell: Cell) -> Data:
    return {
        "punkter": [
            {"id": one.id, "tekst": one.text, "mot_grunnlaget": _AGAINST[one.against] if one.against else None}
            for one in cell.points
        ],
        "borte": [_gone(one) for one in cell.gone],
    }


def _gone(one: Point) -> Data:
    return {"id": one.id, "tekst": one.text}
