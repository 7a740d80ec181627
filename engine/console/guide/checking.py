"""Checks the guides that were named and writes what was found, in the form that was asked for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shlex import quote

from engine.application.guidelines import mendable
from engine.console import codes
from engine.console.door import failure_text, tell_failure
from engine.console.guide.chosen import guide_checked, guide_named
from engine.console.guide.findings import OF_NO_GUIDE, findings_data, rule_to_read, write_findings
from engine.console.guide.one_line import write_annotations, write_short
from engine.console.guide.spoken import speak_findings
from engine.console.output import Output
from engine.console.session import Session
from engine.diagnostics import Severity
from engine.errors import GuidelineUnreadable
from engine.guideline.vocabulary import Language
from engine.language.check import Checked, check_again
from engine.values import replace

TEXT, SHORT, SPOKEN, JSON, GITHUB, SARIF = FORMS = ("tekst", "kort", "opplesing", "json", "github", "sarif")
"""What may be asked for; the last three are for programs, and have no hints beside them."""

_FOR_PROGRAMS = frozenset({JSON, GITHUB, SARIF})
_WRITERS: dict[str, Callable[[Checked, Output], None]] = {
    TEXT: write_findings,
    SHORT: write_short,
    SPOKEN: speak_findings,
    GITHUB: write_annotations,
}


def check_guides(session: Session, files: Sequence[str], *, form: str | None, strict: bool) -> int:
    """Write what is wrong with each guide; findings that count give exit code 1, a file that is not read gives 2."""
    output = session.output
    form = form or (SPOKEN if output.accessible else TEXT)
    output.json = form in _FOR_PROGRAMS
    unread: list[GuidelineUnreadable] = []
    found = [one for name in files for one in _checked(session, name, unread=unread)]
    counts = any(_counts(finding.severity, strict=strict) for one in found for finding in one.diagnostics)
    code = codes.USAGE if unread else codes.FINDINGS if counts else codes.DONE
    if form == SARIF:
        _write_sarif(found, output, unread=unread, code=code)
    else:
        _write(found, output, form=form)
    if unread:
        return max(tell_failure(error, output) for error in unread)
    _hint_after_check(session, files, found=found, faulty=counts)
    return code


def _checked(session: Session, name: str, *, unread: list[GuidelineUnreadable]) -> Iterator[Checked]:
    """Check one guide of many; that one cannot be read hides nothing of the others."""
    try:
        file, found = guide_checked(session, name)
        again = check_again(found.guideline, name=file) if found.guideline and not found.text else found
        yield _in_some_language(again, session.output.language)
    except GuidelineUnreadable as error:
        unread.append(error)


def _in_some_language(found: Checked, language: str) -> Checked:
    """Let what is told of a file without a word of a guide be in the reader's own form of Norwegian."""
    is_blank = any(finding.message in OF_NO_GUIDE for finding in found.diagnostics)
    return replace(found, language=Language(language)) if is_blank and language in set(Language) else found


def _counts(severity: Severity, *, strict: bool) -> bool:
    return severity is Severity.ERROR or (strict and severity is Severity.WARNING)


def _write(found: Sequence[Checked], output: Output, *, form: str) -> None:
    if form == JSON:
        output.data([finding for one in found for finding in findings_data(one)])
        return
    for one in found:
        _WRITERS[form](one, output)


def _write_sarif(found: Sequence[Checked], output: Output, *, unread: Sequence[GuidelineUnreadable], code: int) -> None:
    from engine.console.guide.sarif import sarif_log  # noqa: PLC0415 - for programs that ask for it

    output.data(sarif_log(found, output.language, stopped=[failure_text(one, output) for one in unread], code=code))


def _hint_after_check(session: Session, files: Sequence[str], *, found: list[Checked], faulty: bool) -> None:
    """Hint at the page about the weightiest finding, and at what to do with the file."""
    hints = []
    if rule := rule_to_read(found):
        hints.append((f"bti veileder forklar {rule}", session.say("hint-explain")))
    if offer := _mending(session, files, found=found):
        hints.append(offer)
    elif len(files) == 1:
        verb, code = ("sjekk", "hint-check-again") if faulty else ("vis", "hint-read-checked")
        hints.append((f"bti veileder {verb} {typed(files[0])}", session.say(code)))
    session.output.hints(*hints)


def _mending(session: Session, files: Sequence[str], *, found: Sequence[Checked]) -> tuple[str, str] | None:
    """Return the command that mends what can be mended of the files, and what it does; None where nothing can."""
    shelf = session.wiring.shelf()
    if set(files) & set(shelf.names()):
        return None
    named = [(guide_named(name, shelf), one) for name, one in zip(files, found, strict=True)]
    line = f"bti veileder rett {' '.join(map(typed, files))}"
    if any(mendable(shelf, name, found=one, guesses=False) for name, one in named):
        return line, session.say("hint-mend")
    if any(mendable(shelf, name, found=one, guesses=True) for name, one in named):
        return f"{line} --forslag", session.say("hint-mend-offers")
    return None


def typed(name: str | Path) -> str:
    """Return a file name as it can be typed in a shell."""
    return quote(str(name))
