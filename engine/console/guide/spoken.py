"""Writes what a check found for somebody who listens: one fact a line, named first, with no marks to look at."""

from collections.abc import Iterator

from engine.application.guidelines import excerpt_of
from engine.console.guide.findings import accepted_lines, stopped_early, summary, way_there
from engine.console.output import Output
from engine.diagnostics import Diagnostic
from engine.i18n import text
from engine.language.check import Checked


def speak_findings(found: Checked, output: Output) -> None:
    """Write how many findings there are, and then each with its facts; an empty line stands between them."""
    output.line(summary(found.diagnostics, file=found.file, language=found.language))
    for line in accepted_lines(found):
        output.line(line)
    if stopped_early(found):
        output.line(text("check-more-later", found.language))
    total = len(found.diagnostics)
    for number, finding in enumerate(found.diagnostics, start=1):
        output.line()
        output.line(text("spoken-number", found.language, number=number, total=total))
        for fact in _facts(finding, found):
            output.line(fact)


def _facts(finding: Diagnostic, found: Checked) -> Iterator[str]:
    language, start = found.language, finding.span.start
    yield text(f"spoken-{finding.severity}", language)
    yield text("spoken-message", language, text=text(finding.message, language, **finding.values))
    yield text("spoken-file", language, file=finding.span.file)
    yield text("spoken-line", language, line=start.line)
    yield text("spoken-column", language, column=start.column)
    if quoted := _quoted(finding, found):
        yield text("spoken-quoted", language, text=quoted)
    if finding.path:
        yield text("finding-way", language, way=way_there(finding.path))
    for place in finding.related:
        yield text("finding-related", language, file=place.file, line=place.start.line)
    yield text("spoken-rule", language, rule=finding.rule)


def _quoted(finding: Diagnostic, found: Checked) -> str:
    """Return what stands at the place, as the excerpt marks it."""
    shown, marks = excerpt_of(found, finding)
    return shown[marks.index("^") : len(marks)].strip()
