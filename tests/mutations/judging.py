"""Owns what became of a mutated guide: whether the check told of it where it was made, and what changed unseen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.bundled import BundledShelf
from engine.console.guide.change_sentences import Sentence, sentences
from engine.diagnostics import Diagnostic, Severity
from engine.guideline.changes import Importance
from engine.guideline.compare import compare
from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline
from engine.guideline.process import Gate
from engine.guideline.retitled import known_again
from engine.language.check import Checked, check
from tests.house import tree
from tests.mutations.mutating import Mutation

FOLDER = tree.ROOT / "guidelines"
NEAR = 1
"""So many lines from the edit a finding may stand."""

PLACED, NAMED, ELSEWHERE = "placed", "named", "elsewhere"
SAME, TOLD, UNTOLD = "same flow", "told", "untold"
VERDICTS = (PLACED, NAMED, ELSEWHERE, SAME, TOLD, UNTOLD)

_Gates = tuple[Gate, ...]
Flow = tuple[str, str, str, tuple[str, ...], _Gates, _Gates, tuple[str, ...], bool, str | None]
"""One move of a guide: its trigger, from where, to where and past which steps, then what it asks for."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A mutation and what became of it: a fault that is placed or not, or a sound guide whose change is told or not."""

    mutation: Mutation
    verdict: str
    said: str

    @property
    def is_faulty(self) -> bool:
        """Whether the check stopped the guide."""
        return self.verdict in {PLACED, NAMED, ELSEWHERE}


class Judge:
    """Judges mutations of one guide."""

    def __init__(self, name: str) -> None:
        self.text = (FOLDER / f"{name}.yaml").read_text("utf-8")
        self._guideline = _sound(checked(self.text))
        self._moves = moves(self._guideline)

    def judge(self, mutation: Mutation) -> Judged:
        """Check a mutated guide, and compare it with the sound one where nothing is wrong with it."""
        found = checked(mutation.text)
        if found.guideline is None:
            return _faulty(mutation, found)
        if moves(found.guideline) == self._moves:
            return Judged(mutation, SAME, "")
        known, old_ids = known_again(self._guideline, found.guideline)
        differing = moves(found.guideline) ^ moves(known)
        changes = compare(self._guideline, found.guideline)
        told = sentences(self._guideline, found.guideline, changes=changes, language="nb")
        said = "; ".join(f"{one.change.importance}: {one.text}" for one in told)
        retitled = {one.change.id: one.change.old_id for one in told if is_new_title(one)}
        others = [one for one in told if not is_new_title(one)]
        is_whole = retitled == old_ids and all(is_told(move, others) for move in differing)
        return Judged(mutation, TOLD if is_whole else UNTOLD, said)


def is_new_title(sentence: Sentence) -> bool:
    """Tell whether a sentence says that a step is known again under another title: it tells of no other change."""
    return bool(sentence.change.old_id) and sentence.change.field == "title"


def is_told(move: Flow, told: Iterable[Sentence]) -> bool:
    """Tell whether a sentence is about the flow, or about a step that a move leads from, to or past."""
    trigger, source, dest, passed = move[:4]
    of_move = {source, dest, *passed, f"{source}/{trigger}"}
    return any(
        one.text and (one.change.importance is Importance.FLOW or {one.change.id, one.change.owner} & of_move)
        for one in told
    )


def checked(text: str) -> Checked:
    """Check a text as a guide, on the bases that are shipped."""
    return check(text.encode(), file="x.yaml", schemas=_schemas(), find=BundledShelf().base)


def moves(guideline: Guideline) -> frozenset[Flow]:
    """Return the flow of a guide: every move with what it asks for, but not where in a file that is written."""
    compiled = compile_process(guideline, "digest").moves
    return frozenset(
        (one.trigger, one.source, one.dest, one.passed, one.guards, one.gates, one.covered, one.new_pass, one.answer)
        for one in compiled
    )


def _faulty(mutation: Mutation, found: Checked) -> Judged:
    errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    said = "; ".join(f"{one.rule} {one.message} {one.span.start.line}" for one in errors)
    if any(is_near(one, mutation) for one in errors):
        return Judged(mutation, PLACED, said)
    return Judged(mutation, NAMED if any(names_it(one, mutation) for one in errors) else ELSEWHERE, said)


def is_near(finding: Diagnostic, mutation: Mutation) -> bool:
    """Tell whether a finding, or a place that belongs to it, stands within a line of the edit."""
    lines = (span.start.line for span in (finding.span, *finding.related) if span.file == finding.span.file)
    return any(mutation.first - NEAR <= line <= mutation.last + NEAR for line in lines)


def names_it(finding: Diagnostic, mutation: Mutation) -> bool:
    """Tell whether a finding somewhere else quotes what stood on the edited line: a name that is gone or new there."""
    words = (str(value) for name, value in finding.arguments if name in {"name", "title", "key"})
    return any(word.casefold() in mutation.touched.casefold() for word in words if word)


def _sound(found: Checked) -> Guideline:
    assert found.guideline is not None, found.diagnostics
    return found.guideline


@cache
def _schemas() -> dict[str, bytes]:
    shelf = BundledShelf()
    return {language: shelf.schema(language) for language in ("nb", "nn")}


def guides() -> Iterator[str]:
    """Give the names of the guides that are shipped."""
    yield from BundledShelf().names()


def source_of(name: str) -> Path:
    """Return the file of a guide that is shipped."""
    return FOLDER / f"{name}.yaml"
