"""Writes each finding on a line of its own: for an editor's list of problems, and as GitHub's notes beside the code."""

from engine.console.guide.findings import PAINT, way_there
from engine.console.output import Output
from engine.diagnostics import Diagnostic, Severity
from engine.i18n import text
from engine.i18n.rules import is_own, rule_title
from engine.language.check import Checked

_LEVELS = {
    Severity.ERROR: "error",
    Severity.REMAINING: "warning",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
"""What a workflow command of GitHub would read as its own signs."""


def write_short(found: Checked, output: Output) -> None:
    """Write `file:line:column: FEIL R03 message`, which editors and `grep` know; a sound guide gets no line."""
    for finding in found.diagnostics:
        start = finding.span.start
        severity = output.paint(text(f"severity-{finding.severity}", found.language), PAINT[finding.severity])
        place = f"{finding.span.file}:{start.line}:{start.column}"
        output.line(f"{place}: {severity} {finding.rule} {_message(finding, found)}")


def write_annotations(found: Checked, output: Output) -> None:
    """Write the commands that make GitHub show each finding at its line; a sound guide gets none."""
    for finding in found.diagnostics:
        properties = ",".join(f"{name}={value}" for name, value in _properties(finding, found.language).items())
        data = _with_way(finding, found).translate(_IN_DATA)
        output.line(f"::{_LEVELS[finding.severity]} {properties}::{data}")


def _properties(finding: Diagnostic, language: str) -> dict[str, str]:
    """Return the place as GitHub wants it: it takes columns only where a finding ends on the line it begins on."""
    start, end = finding.span.start, finding.span.end
    columns = {"col": start.column, "endColumn": end.column} if start.line == end.line else {}
    place: dict[str, str | int] = {"file": finding.span.file, "line": start.line, "endLine": end.line, **columns}
    title = text("own-rule-title", language) if is_own(finding.rule) else rule_title(finding.rule, language)
    place |= {"title": f"{finding.rule} {title}"}
    return {name: str(value).translate(_IN_PROPERTIES) for name, value in place.items()}


def _with_way(finding: Diagnostic, found: Checked) -> str:
    """Return the message, and the way to the fault on a line of its own where there is one."""
    way = "\n" + text("finding-way", found.language, way=way_there(finding.path)) if finding.path else ""
    return _message(finding, found) + way


def _message(finding: Diagnostic, found: Checked) -> str:
    return " ".join(text(finding.message, found.language, **finding.values).split())
