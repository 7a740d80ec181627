"""Owns mending a whole guide: the repairs that are tried, round by round, and kept only where a new check agrees.

A repair is kept when its finding is gone and nothing new has come. What a fault hid until now is not new: a text that
could not be read has no faults of structure, and a guide with a broken structure none of flow.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from engine.diagnostics import Diagnostic, Position, Severity
from engine.language.check import Checked
from engine.language.context import MOST_PLACES
from engine.language.edits import chosen, edited
from engine.language.lost_letters import LETTERS_LOST
from engine.language.source import MOST_OF_ONE_KIND
from engine.values import Struct

MOST_CHECKS = 200
"""So many checks and no more are spent on one file; then what is mended so far is enough for once."""
FEW_CHECKS = 20
"""So many checks are spent on finding out whether anything can be mended; after them it is left to be tried."""

Check = Callable[[bytes], Checked]

_STAGES = (("T01", -1), ("T02", 0), ("T", 1), ("Y20", 4), ("Y21", 4), ("Y", 2), ("S", 3), ("R3", 5), ("R", 6))
"""Which stage of the check tells the rules that begin so; the first that fits counts, and the others are the last."""
_MARKS, _NAMES, _LAST = 2, 5, 7
_UNREAD = frozenset({"key-did-you-mean", "key-other-language"})
"""What is told of a word that nobody knows: nothing that stands under it has been looked at."""
_WRONG_SHAPE = "S03"
_OF_WHOLE_FILE = LETTERS_LOST
"""A rule that tells the first place of many: it moves on when that one is mended, and no repair can cause it."""


class Mended(Struct, frozen=True):
    """What came of it: the bytes before and after, what was found in each, and the findings that are mended."""

    old: bytes
    new: bytes
    before: Checked
    after: Checked
    repaired: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Mending:
    """One file on its way. `useless` are repairs that did not help."""

    data: bytes
    found: Checked
    check: Check
    guesses: bool
    most: int = MOST_CHECKS
    checks: int = 1
    repaired: list[Diagnostic] = field(default_factory=list)
    useless: set[tuple[object, ...]] = field(default_factory=set)

    def candidates(self) -> tuple[Diagnostic, ...]:
        """Return what may still be mended together."""
        waiting = (finding for finding in self.found.diagnostics if _named(finding) not in self.useless)
        return chosen(waiting, guesses=self.guesses)

    def round(self) -> bool:
        """Mend as many as can be at once, halving the number until a new check agrees; tell whether to go on."""
        batch = self.candidates()
        while batch and self.checks < self.most:
            data = edited(self.data, [edit for finding in batch for edit in finding.fix])
            after = self.check(data)
            self.checks += 1
            if helped(self.found, after, repaired=batch):
                self.data, self.found = data, after
                self.repaired += batch
                return True
            if len(batch) == 1:
                self.useless.add(_named(batch[0]))
                batch = self.candidates()
            else:
                batch = batch[: len(batch) // 2]
        return False


def mended(data: bytes, *, check: Check, guesses: bool = False) -> Mended:
    """Mend what can be mended in a guide's bytes, with `guesses` also what is not certain. Never raises."""
    before = check(data)
    mending = _Mending(data, before, check, guesses)
    while mending.round():
        pass
    return Mended(data, mending.data, before, mending.found, tuple(mending.repaired))


def can_be_mended(found: Checked, data: bytes, *, check: Check, guesses: bool) -> bool:
    """Tell whether mending would change anything in bytes where this was found; what takes long to try may."""
    mending = _Mending(data, found, check, guesses, most=FEW_CHECKS)
    return mending.round() or mending.checks >= FEW_CHECKS


def helped(before: Checked, after: Checked, *, repaired: tuple[Diagnostic, ...]) -> bool:
    """Tell whether these findings are gone and no new one has come."""
    old, new = Counter(map(_said, before.diagnostics)), Counter(map(_said, after.diagnostics))
    gone = Counter(_said(finding) for finding in repaired if not _told_in_part(finding, before))
    if any(new[said] > old[said] - count for said, count in gone.items()):
        return False
    return not any(_is_new(finding, before, repaired=repaired) for finding in _added(before, after))


def _added(before: Checked, after: Checked) -> list[Diagnostic]:
    """Return the findings of the second check that the first has not told; one that only says more is no new one."""
    left, kept = Counter(map(_said, before.diagnostics)), []
    for finding in after.diagnostics:
        left[_said(finding)] -= 1
        if left[_said(finding)] < 0:
            kept.append(finding)
    there = Counter((one.rule, one.span.start.line) for one in before.diagnostics if left[_said(one)] > 0)
    added = []
    for finding in kept:
        there[finding.rule, finding.span.start.line] -= 1
        if there[finding.rule, finding.span.start.line] < 0:
            added.append(finding)
    return added


def _is_new(finding: Diagnostic, before: Checked, *, repaired: tuple[Diagnostic, ...]) -> bool:
    """Tell whether the first check would have told a finding, had it been there: it had come so far."""
    if any(one.message == finding.message and _told_in_part(one, before) for one in before.diagnostics):
        return False
    if finding.rule == _OF_WHOLE_FILE or any(_was_unread(finding, one, text=before.text) for one in repaired):
        return False
    guessed = {edit.span.start.line for one in repaired for edit in one.fix if not edit.safe}
    if finding.span.start.line in guessed and finding.severity is Severity.ERROR and _stage(finding) < _NAMES:
        return True  # the line itself is no better
    reached = min((_stage(one) for one in before.diagnostics if one.severity is Severity.ERROR), default=_LAST + 1)
    if _stage(finding) == reached == _MARKS:  # the reading stops where it can go no further
        return finding.span.start.line <= max(one.span.start.line for one in before.diagnostics)
    return _stage(finding) <= reached


def _was_unread(finding: Diagnostic, one: Diagnostic, *, text: str) -> bool:
    """Tell whether a finding stands under a word that was unknown, and does not speak against what was guessed."""
    if one.message not in _UNREAD or not _is_under(finding.span.start, one.span.start, text=text):
        return False
    if finding.fix:
        return True
    is_misfit = finding.rule == _WRONG_SHAPE and finding.values.get("key") == one.values.get("suggestion")
    return finding.span.start.line > one.span.start.line and not is_misfit


def _is_under(place: Position, word: Position, *, text: str) -> bool:
    """Tell whether a place is behind a word on its line, or in the lines below that belong to it."""
    if place.line <= word.line:
        return place.line == word.line and place.column > word.column
    between = _lines(text)[word.line : place.line]
    return all(_belongs(line, word.column - 1) for line in between)


def _belongs(line: str, column: int) -> bool:
    """Tell whether a line is part of what stands under a word in this column: further in, or a point of its list."""
    bare = line.lstrip(" ")
    lead = len(line) - len(bare)
    return not bare or bare.startswith("#") or lead > column or (lead == column and bare.startswith("- "))


@lru_cache(maxsize=1)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


def _stage(finding: Diagnostic) -> int:
    return next((stage for rules, stage in _STAGES if finding.rule.startswith(rules)), _LAST)


def _told_in_part(finding: Diagnostic, found: Checked) -> bool:
    """Tell whether there may be more of a finding than is told, in more places or as more findings."""
    if len(finding.related) >= MOST_PLACES:
        return True
    return sum(one.message == finding.message for one in found.diagnostics) >= MOST_OF_ONE_KIND


def _said(finding: Diagnostic) -> tuple[object, ...]:
    """Return what a finding says, but for the lines that it names: those move."""
    texts = tuple(value for _, value in finding.arguments if isinstance(value, str))
    return finding.rule, finding.message, texts


def _named(finding: Diagnostic) -> tuple[object, ...]:
    return (*_said(finding), finding.span.start)
