"""Mends the guides that were named: shows each line that changes, asks, and writes the file when the answer is yes."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from engine.application.guidelines import mendable, mended_guide
from engine.application.versions import AT
from engine.console import codes
from engine.console.door import tell_failure
from engine.console.guide.checking import typed
from engine.console.guide.chosen import guide_named, version_of
from engine.console.guide.findings import summary
from engine.console.guide.one_line import write_short
from engine.console.guide.rewriting import rewrite
from engine.console.prompts import confirm
from engine.console.session import Session
from engine.diagnostics import Position, Severity, Span
from engine.errors import GuidelineUnreadable
from engine.language.check import Checked
from engine.language.excerpt import excerpt
from engine.language.mending import Mended
from engine.values import Struct, replace

_OFFER = "--forslag"
_MOST_NAMED = 3
"""So many of the errors that are left are named here; `bti veileder sjekk` shows all, with where they stand."""
_LABELS = _GONE, _BEFORE, _AFTER, _NEW = ("mend.gone", "mend.before", "mend.after", "mend.new")


class How(Struct, frozen=True):
    """What the command was told: to take guesses too, not to ask, and to write nothing."""

    guesses: bool
    sure: bool
    dry_run: bool


class Change(Struct, frozen=True):
    """A line as it was and as it is now; None where there was or is none. `number` counts in the file as it was."""

    number: int
    old: str | None
    new: str | None


def mend_guides(session: Session, files: Sequence[str], *, how: How) -> int:
    """Mend each guide; 1 where errors are left, 2 where a file cannot be read or written."""
    return max(_mend(session, name, how=how) for name in files)


def _mend(session: Session, name: str, *, how: How) -> int:
    shelf = session.wiring.shelf()
    try:
        known = guide_named(name, shelf)
        file, result = mended_guide(shelf, known, guesses=how.guesses)
    except GuidelineUnreadable as error:
        if AT in name:
            version_of(session, name)
            raise session.usage("mend.version", name=name) from error
        return tell_failure(error, session.output)
    if result.new == result.old:
        code = "mend.by-hand" if _code(result.before) == codes.FINDINGS else "mend.nothing"
        session.output.line(session.say(code, file=file))
        return _left(session, result.before, name=name, offers=not how.guesses)
    if known in shelf.names():
        raise session.usage("mend.bundled", file=file)
    _show(session, result, file=file)
    if how.dry_run:
        session.output.line(session.say("mend.not-written", file=file))
        return _code(result.after)
    if not (how.sure or confirm(session, "--ja", question="mend.ask")):
        session.output.line(session.say("mend.untouched", file=file))
        return _code(result.before)
    return _write(session, result, name=name, offers=not how.guesses)


def _write(session: Session, result: Mended, *, name: str, offers: bool) -> int:
    known = guide_named(name, session.wiring.shelf())
    refused = rewrite(known, result.old, new=result.new)
    if refused is not None:
        session.output.note(session.say(f"mend.{refused.reason}", file=known))
        return codes.USAGE
    session.output.kept = True
    session.output.line(session.say("mend.done", file=known))
    return _left(session, result.after, name=name, offers=offers)


def _left(session: Session, found: Checked, *, name: str, offers: bool) -> int:
    """Say what is left in a guide, and where to read on."""
    shelf = session.wiring.shelf()
    has_offers = offers and mendable(shelf, guide_named(name, shelf), found=found, guesses=True)
    if not has_offers:
        errors = tuple(one for one in found.diagnostics if one.severity is Severity.ERROR)
        write_short(replace(found, diagnostics=errors[:_MOST_NAMED]), session.output)
    if found.diagnostics:
        session.output.line(summary(found.diagnostics, file=found.file, language=session.language))
    if has_offers:
        session.output.hint(f"bti veileder rett {typed(name)} {_OFFER}", "hint-mend-offers")
    elif found.diagnostics:
        session.output.hint(f"bti veileder sjekk {typed(name)}", "hint-check")
    return _code(found)


def _code(found: Checked) -> int:
    is_faulty = any(one.severity is Severity.ERROR for one in found.diagnostics)
    return codes.FINDINGS if is_faulty else codes.DONE


def _show(session: Session, result: Mended, *, file: str) -> None:
    """Write every line that changes, as it was and as it will be, and which rules asked for it."""
    output, count = session.output, 0
    labels = {code: session.say(code) for code in _LABELS}
    labels = {code: label.ljust(max(map(len, labels.values()))) for code, label in labels.items()}
    output.line(session.say("mend.file", file=file))
    for change in changes(result.before.text, result.after.text):
        count += 1
        output.line("  " + session.say("mend.line", line=change.number))
        for code, line in _sides(change):
            output.line(f"    {labels[code]} {line}")
    rules = ", ".join(dict.fromkeys(one.rule for one in result.repaired))
    output.line(output.count("mend.count", count, rules=rules))


def _sides(change: Change) -> Iterator[tuple[str, str]]:
    """Give the text and the line for what was, what is, or both; only what differs of a long line is shown."""
    old, new = change.old or "", change.new or ""
    differs = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    if change.old is not None:
        yield _GONE if change.new is None else _BEFORE, _shown(old, differs)
    if change.new is not None:
        yield _NEW if change.old is None else _AFTER, _shown(new, differs)


def _shown(line: str, differs: int) -> str:
    place = Position(1, differs + 1)
    return excerpt(line, Span("", place, place))[0]


def changes(old: str, new: str) -> Iterator[Change]:
    """Give the lines that differ between two texts, in order."""
    before, after = old.split("\n"), new.split("\n")
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            for at in range(max(last - first, end - start)):
                was = before[first + at] if first + at < last else None
                now = after[start + at] if start + at < end else None
                yield Change(min(first + at, max(last - 1, first)) + 1, was, now)
