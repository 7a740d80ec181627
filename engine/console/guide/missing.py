"""Tells what a guide does not say: how much of each sort, and then step by step."""

import shlex
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from engine.console import codes
from engine.console.guide.chosen import guide_checked
from engine.console.guide.faulty import tell_faulty
from engine.console.guide.names import Names
from engine.console.guide.page import step_numbers
from engine.console.guide.plain import Data
from engine.console.output import Output
from engine.console.session import Session
from engine.guideline.holes import Hole, Kind, holes
from engine.guideline.model import Guideline, Level, steps_of
from engine.i18n import date_text
from engine.language.terms import KEYS

_BY_FIELD = (Kind.STEP, Kind.LEVEL)
_OF_TOOLS = (Kind.TOOL_LINK, Kind.TOOL_MISSING, Kind.LAW_UNDATED)
_STEP_IN = 4


def tell_missing(session: Session, name: str) -> int:
    """Tell what a guide does not say today. That is no fault, so the exit code is 0; one with faults is not read."""
    file, found = guide_checked(session, name)
    if found.guideline is None:
        return tell_faulty(session, name, file=file, found=found)
    today = session.wiring.clock(session.choices).today()
    missing = holes(found.guideline, today=today)
    if session.output.json:
        session.output.data(_data(found.guideline, missing, today=today))
        return codes.DONE
    _Report(found.guideline, missing, output=session.output).write()
    session.output.hint(shlex.join(("bti", "veileder", "vis", name)), "hint-holes-read")
    return codes.DONE


class _Report:
    """Writes what one guide does not say; alive only while it does."""

    def __init__(self, guideline: Guideline, missing: tuple[Hole, ...], *, output: Output) -> None:
        self.guideline, self.missing, self.out = guideline, missing, output
        self.names = Names(guideline, language=output.language)
        self.numbers = step_numbers(guideline)

    def write(self) -> None:
        head, out = self.guideline.head, self.out
        out.paragraph(out.paint(out.say("holes.title", title=head.title, version=head.version), "strong"))
        if not self.missing:
            out.line(out.say("holes.none"))
            return
        out.line(out.count("holes.count", len(self.missing)))
        out.paragraph(out.say("holes.no-faults"))
        out.line()
        for row in self._counts():
            out.paragraph(row, indent=2)
        self._section(out.say("holes.about"), self._about())
        self._section(out.say("guide-always"), self._titled(Kind.RULE))
        self._levels()
        self._section(out.say("guide-tool-list"), self._tools())
        self._section(out.say("holes.registers"), self._titled(Kind.REGISTER))

    def _counts(self) -> Iterator[str]:
        """Give how many there are of each sort, the most first."""
        counted = sorted(_counted(self.missing), key=lambda one: -len(one[1]))
        widest = max(len(str(len(found))) for _, found in counted)
        for (kind, field), found in counted:
            text = self.out.count(f"holes.count-{kind.value}", len(found), field=self._field(field))
            told = sum(hole.told for hole in found)
            row = f"{len(found):>{widest}}  {text}"
            yield self.out.say("holes.told", text=row, told=told) if told else row

    def _section(self, title: str, rows: Iterable[str]) -> None:
        found = tuple(rows)
        if not found:
            return
        self.out.line()
        self.out.line(self.out.paint(title, "strong"))
        for row in found:
            self._row(row, indent=2)

    def _row(self, text: str, *, indent: int) -> None:
        lead = "" if self.out.accessible else " " * indent
        for row in self.out.folded(text, first=lead, rest=f"{lead}  "):
            self.out.line(row)

    def _of(self, *kinds: Kind) -> tuple[Hole, ...]:
        return tuple(hole for hole in self.missing if hole.kind in kinds)

    def _about(self) -> Iterator[str]:
        if unsaid := self._fields(self._of(Kind.HEAD)):
            yield self.out.say("holes.unsaid", what=unsaid)
        for hole in self._of(Kind.REVIEW_UNSET):
            yield self.out.say(f"holes.{hole.kind.value}")
        for hole in self._of(Kind.REVIEW_PASSED):
            if hole.on is not None:
                yield self.out.say(f"holes.{hole.kind.value}", day=date_text(hole.on, self.out.language))

    def _titled(self, kind: Kind) -> Iterator[str]:
        """Give a row for each thing that something is not said of."""
        for _, group in groupby(self._of(kind), key=lambda hole: (hole.id, hole.title)):
            found = tuple(group)
            yield self._told_of(found[0].title or self._field(found[0].id), found)

    def _told_of(self, title: str, found: tuple[Hole, ...]) -> str:
        return self.out.say("holes.of", title=title, what=self._fields(found))

    def _levels(self) -> None:
        found = {hole.id: tuple(one for one in self.missing if one.id == hole.id) for hole in self._of(*_BY_FIELD)}
        if not found:
            return
        self.out.line()
        self.out.line(self.out.paint(self.out.say("holes.by-step"), "strong"))
        for level in self.guideline.levels:
            self._level(level, found)

    def _level(self, level: Level, found: dict[str, tuple[Hole, ...]]) -> None:
        """Write a level with what it, and each of its steps, does not say; nothing where all is said."""
        rows = [
            self._told_of(f"{self.numbers[step.id]} {step.title}", found[step.id])
            for step in steps_of(level)
            if step.id in found
        ]
        own = tuple(hole for hole in found.get(level.id, ()) if hole.kind is Kind.LEVEL)
        if not (rows or own):
            return
        name = self.names.level(level.id)
        title = ", ".join(part for part in (f"{name[:1].upper()}{name[1:]}", level.title) if part)
        self._row(self._told_of(title, own) if own else title, indent=2)
        for row in rows:
            self._row(row, indent=_STEP_IN)

    def _tools(self) -> Iterator[str]:
        for kind in _OF_TOOLS:
            if titles := [hole.title for hole in self._of(kind)]:
                yield self.out.say(f"holes.{kind.value}", names="; ".join(titles))

    def _fields(self, found: Iterable[Hole]) -> str:
        return ", ".join(self._field(name) for name in dict.fromkeys(hole.field for hole in found))

    def _field(self, name: str) -> str:
        """Return what the author writes for a field: the guide's own key, as words."""
        key = KEYS.get(name)
        return key.written(self.guideline.head.language).replace("_", " ") if key else name


def _counted(missing: tuple[Hole, ...]) -> list[tuple[tuple[Kind, str], list[Hole]]]:
    """Return the holes by sort, those of steps and levels also by field, in the order in which they were found."""
    found: dict[tuple[Kind, str], list[Hole]] = {}
    for hole in missing:
        field = hole.field if hole.kind in _BY_FIELD else ""
        found.setdefault((hole.kind, field), []).append(hole)
    return list(found.items())


def _data(guideline: Guideline, missing: tuple[Hole, ...], *, today: date) -> Data:
    head = guideline.head
    return {
        "veileder": {"id": head.id, "tittel": head.title, "versjon": head.version, "status": head.status.value},
        "dag": today,
        "antall": [
            {
                "slag": kind.value,
                "felt": field or None,
                "antall": len(found),
                "ikke_oppgitt": sum(hole.told for hole in found),
            }
            for (kind, field), found in _counted(missing)
        ],
        "hull": [
            {
                "slag": hole.kind.value,
                "id": hole.id or None,
                "tittel": hole.title or None,
                "felt": hole.field,
                "ikke_oppgitt": hole.told,
                "dato": hole.on,
                "fil": hole.at.file or None,
                "linje": hole.at.line or None,
            }
            for hole in missing
        ],
    }
