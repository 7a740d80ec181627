"""`bti veileder`: check a guide, show it as text, and begin a new one."""

from collections.abc import Iterator
from pathlib import Path

import click

from engine.application.guidelines import checked
from engine.console import codes
from engine.console.door import tell_failure
from engine.console.guide.chosen import SUFFIX, guide_named
from engine.console.guide.data import guide_data
from engine.console.guide.findings import findings_data, summary, write_findings
from engine.console.guide.page import write_guide
from engine.console.guide.template import template
from engine.console.localised import Command, Group, argument, option
from engine.console.session import Session, pass_session
from engine.diagnostics import Diagnostic, Severity
from engine.errors import GuidelineUnreadable
from engine.guideline.names import slug
from engine.language.check import Checked


@click.group("veileder", cls=Group)
def command() -> None:
    """Hold the commands about guides."""


@command.command("sjekk", cls=Command, code="veileder-sjekk")
@argument("files", metavar="FIL...", nargs=-1, required=True)
@option("--streng", is_flag=True, help="option-strict")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def check(session: Session, /, files: tuple[str, ...], *, streng: bool, as_json: bool) -> int:
    """Write what is wrong with each guide; findings that count give exit code 1, a file that is not read gives 2."""
    session.output.json = as_json
    unread: list[GuidelineUnreadable] = []
    found = [one for name in files for one in _checked(session, name, unread=unread)]
    if as_json:
        session.output.data([finding for file, one in found for finding in findings_data(one, file=file)])
    else:
        for file, one in found:
            write_findings(one, file=file, output=session.output)
    if unread:
        return max(tell_failure(error, session.output) for error in unread)
    counts = any(_counts(finding, strict=streng) for _, one in found for finding in one.diagnostics)
    _hint_after_check(session, files, faulty=counts)
    return codes.FINDINGS if counts else codes.DONE


@command.command("vis", cls=Command, code="veileder-vis")
@argument("name", metavar="NAVN")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def show(session: Session, /, name: str, *, as_json: bool) -> int:
    """Show a guide as text. One with errors cannot be shown: its sentences may lie."""
    session.output.json = as_json
    shelf = session.wiring.shelf()
    file, found = checked(shelf, guide_named(name, shelf))
    if found.guideline is None:
        return _faulty(session, name, file=file, found=found)
    if as_json:
        session.output.data(guide_data(found.guideline))
    else:
        write_guide(found.guideline, session.output)
    return codes.DONE


@command.command("ny", cls=Command, code="veileder-ny")
@argument("file", metavar="FIL")
@option("--sprak", type=click.Choice(["nb", "nn"]), help="option-guide-language")
@pass_session
def new(session: Session, /, file: str, *, sprak: str | None) -> int:
    """Write a small sound guide to begin with. A file that is there is never overwritten."""
    path = Path(file if Path(file).suffix else f"{file}{SUFFIX}").expanduser()
    text = template(sprak or session.language, name=slug(path.stem) or "ny", file=_typed(path))
    try:
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise session.usage("new-guide-exists", file=str(path)) from None
    except OSError:
        raise session.usage("new-guide-failed", file=str(path)) from None
    session.output.line(session.say("new-guide", file=str(path)))
    session.output.hint(f"bti veileder sjekk {_typed(path)}", "hint-check-new")
    return codes.DONE


def _checked(session: Session, name: str, *, unread: list[GuidelineUnreadable]) -> Iterator[tuple[str, Checked]]:
    """Check one guide of many; that one cannot be read hides nothing of the others."""
    try:
        shelf = session.wiring.shelf()
        yield checked(shelf, guide_named(name, shelf))
    except GuidelineUnreadable as error:
        unread.append(error)


def _counts(finding: Diagnostic, *, strict: bool) -> bool:
    return finding.severity is Severity.ERROR or (strict and finding.severity is Severity.WARNING)


def _faulty(session: Session, name: str, *, file: str, found: Checked) -> int:
    session.output.note(session.say("guide-faulty", file=file))
    session.output.note(summary(found.diagnostics, file=file, language=found.language))
    session.output.hint(f"bti veileder sjekk {_typed(name)}", "hint-check")
    return codes.FINDINGS


def _hint_after_check(session: Session, files: tuple[str, ...], *, faulty: bool) -> None:
    if len(files) == 1:
        verb, code = ("sjekk", "hint-check-again") if faulty else ("vis", "hint-read-checked")
        session.output.hint(f"bti veileder {verb} {_typed(files[0])}", code)


def _typed(name: str | Path) -> str:
    """Return a file name as it can be typed in a shell."""
    from shlex import quote  # noqa: PLC0415 - needed for a hint alone

    return quote(str(name))
