"""Scores the check on the guides of `tests/language/unseen` and those like it, which its rules were not made from.

`python -m tests.language.unseen_score [unseen_again | …]` prints the table that `first_run.txt` keeps from
the first time. A message is any finding, advice too: who reads it cannot see that it was not meant as one.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from engine.bundled import BundledShelf
from engine.diagnostics import Diagnostic
from engine.language.check import check

UNSEEN = Path(__file__).parent / "unseen"
AGAIN, THIRD, FOURTH, FIFTH = (UNSEEN.with_name(f"unseen_{name}") for name in ("again", "third", "fourth", "fifth"))
HEAD = re.compile(r"# Uhell: (?P<what>.+)\n# Linje: (?P<line>\d+), tegn: (?P<column>\d+)\n# Slag: (?P<kind>\w+)\n")
KINDS = {
    "tekst, merker, struktur": ("tekst", "merker", "struktur"),
    "referanse, flyt, policy": ("referanse", "flyt", "policy"),
}


class Scored(NamedTuple):
    """What the check said of one guide, and of an accident whether it was that which should be said."""

    name: str
    kind: str
    finger: tuple[int, int]
    said: tuple[Diagnostic, ...]

    @property
    def found(self) -> bool:
        """Tell whether anything was said at all."""
        return bool(self.said)

    @property
    def one(self) -> bool:
        """Tell whether one thing was said, and no more."""
        return len(self.said) == 1

    @property
    def near(self) -> bool:
        """Tell whether something was said at most one line from the finger."""
        return any(abs(one.span.start.line - self.finger[0]) <= 1 for one in self.said)

    @property
    def on_line(self) -> bool:
        """Tell whether something was said of the very line."""
        return any(one.span.start.line == self.finger[0] for one in self.said)

    @property
    def placed(self) -> bool:
        """Tell whether something was said of the very sign."""
        return any((one.span.start.line, one.span.start.column) == self.finger for one in self.said)

    @property
    def hit(self) -> bool:
        """Tell whether one thing was said, and at the right sign."""
        return self.one and self.placed


class Totals(NamedTuple):
    """How many of the accidents were met, and how many sound guides raised an alarm."""

    accidents: int
    found: int
    one: int
    near: int
    on_line: int
    placed: int
    hit: int


def accidents(folder: Path) -> tuple[Scored, ...]:
    """Return every accident with what the check says of it, in the order of their numbers."""
    return tuple(_accident(path) for path in sorted(folder.glob("uhell-*.yaml")))


def alarms(folder: Path) -> tuple[Scored, ...]:
    """Return every sound guide with what the check says of it; it should be nothing."""
    return tuple(Scored(path.stem, "frisk", (0, 0), _said(path)) for path in sorted(folder.glob("frisk-*.yaml")))


def totals(scored: tuple[Scored, ...]) -> Totals:
    """Count what was met."""
    counted = (sum(getattr(one, name) for one in scored) for name in Totals._fields[1:])
    return Totals(len(scored), *counted)


def table(folder: Path) -> str:
    """Return the whole score as text: a line for each guide, then the totals."""
    broken, sound = accidents(folder), alarms(folder)
    rows = [_row(one) for one in broken]
    rows += ["", *(f"{one.name}  {_told(one) or 'ingen melding'}" for one in sound), ""]
    for title, kinds in KINDS.items():
        rows.append(_sum(title, totals(tuple(one for one in broken if one.kind in kinds))))
    rows.append(_sum("alle", totals(broken)))
    rows.append(f"falsk alarm i {sum(one.found for one in sound)} av {len(sound)} friske")
    return "\n".join(rows) + "\n"


def _accident(path: Path) -> Scored:
    head = HEAD.match(path.read_bytes().decode("latin-1"))
    if head is None:
        raise ValueError(path)
    return Scored(path.stem, head["kind"], (int(head["line"]), int(head["column"])), _said(path))


def _said(path: Path) -> tuple[Diagnostic, ...]:
    shelf = BundledShelf()
    schemas = {language: shelf.schema(language) for language in ("nb", "nn")}
    return check(path.read_bytes(), file=path.name, schemas=schemas, find=shelf.base).diagnostics


def _row(one: Scored) -> str:
    grades = (("hit", "truffet"), ("placed", "flere"), ("on_line", "linja"), ("near", "nær"), ("found", "annet sted"))
    grade = next((word for name, word in grades if getattr(one, name)), "ikke funnet")
    line, column = one.finger
    return f"{one.name}  {one.kind:<9}  {grade:<11}  {line}:{column:<3}  {_told(one)}".rstrip()


def _told(one: Scored) -> str:
    said = (f"{each.rule} {each.span.start.line}:{each.span.start.column}" for each in one.said)
    return ", ".join(said)


def _sum(title: str, of: Totals) -> str:
    return (
        f"{title}: {of.hit} av {of.accidents} truffet (én melding på rett tegn); {of.found} funnet, {of.one} med én"
        f" melding, {of.placed} på rett tegn, {of.on_line} på rett linje, {of.near} innen én linje"
    )


if __name__ == "__main__":
    print(table(UNSEEN.with_name("".join(sys.argv[1:]) or UNSEEN.name)), end="")  # noqa: T201 - the answer of a command
