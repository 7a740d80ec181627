"""Writes what a check of a guide found, in the language of the guide."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from shlex import quote

from engine.application.guidelines import excerpt_of
from engine.console.output import Output
from engine.diagnostics import Diagnostic, Edit, Severity, Waypoint
from engine.i18n import plural, text
from engine.i18n.rules import is_own, rule_ids
from engine.language.check import Checked

PAINT = {
    Severity.ERROR: "error",
    Severity.REMAINING: "warning",
    Severity.WARNING: "warning",
    Severity.ADVICE: "dim",
}
"""How a severity is painted."""

_COUNTED = {
    Severity.REMAINING: "check-remaining",
    Severity.WARNING: "check-warnings",
    Severity.ADVICE: "check-advice",
}
_EARLY = {"T", "Y", "S"}  # the text, its marks and its structure; references are looked at when all are sound
OF_NO_GUIDE = frozenset({"document-file", "empty-file", "not-a-guide", "not-a-text-file"})
"""What is told of a file without a word of a guide: there is nothing else in it to find."""


def write_findings(found: Checked, output: Output) -> None:
    """Write each finding with its excerpt, then one line that sums up."""
    for finding in found.diagnostics:
        _write(finding, found, output=output)
    for line in accepted_lines(found):
        output.paragraph(line)
    output.line(summary(found.diagnostics, file=found.file, language=found.language))
    if stopped_early(found):
        output.line(text("check-more-later", found.language))


def accepted_lines(found: Checked) -> Iterator[str]:
    """Give a line for each warning that somebody has accepted, with why."""
    for one in found.accepted:
        place = one.finding.span
        yield text(
            "finding-accepted",
            found.language,
            rule=one.finding.rule,
            file=place.file,
            line=place.start.line,
            reason=one.reason,
        )


def stopped_early(found: Checked) -> bool:
    """Tell whether an error in the text or its structure kept later stages from being checked."""
    errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    return any(one.rule[:1] in _EARLY and one.message not in OF_NO_GUIDE for one in errors)


def rule_to_read(found: Iterable[Checked]) -> str | None:
    """Return the first rule among the weightiest findings that has a page, as it is asked for; None where none has.

    After a rule that a guide has itself comes the guide.
    """
    findings = [(finding, one.file) for one in found for finding in one.diagnostics if _has_page(finding.rule)]
    for severity in Severity:
        told = next(((finding.rule, file) for finding, file in findings if finding.severity is severity), None)
        if told is not None:
            rule, file = told
            return f"{rule} {quote(file)}" if is_own(rule) else rule
    return None


def _has_page(rule: str) -> bool:
    return is_own(rule) or rule in rule_ids()


def summary(findings: Sequence[Diagnostic], *, file: str, language: str) -> str:
    """Return the line that says how many of each kind there are: «os.yaml: ingen feil, 1 råd»."""
    counted = Counter(finding.severity for finding in findings)
    if not counted:
        return text("check-sound", language, file=file)
    parts = [plural("check-errors", language, count=counted[Severity.ERROR], file=file)]
    if not counted[Severity.ERROR]:
        parts = [text("check-sound", language, file=file).removesuffix(".")]
    for severity, code in _COUNTED.items():
        if counted[severity]:
            parts.append(plural(code, language, count=counted[severity]))
    return ", ".join(parts) + "."


def findings_data(found: Checked) -> list[dict[str, object]]:
    """Return the findings for `--json`, and after them the warnings that are accepted."""
    return [
        *(_finding_data(finding, found) for finding in found.diagnostics),
        *({**_finding_data(one.finding, found), "alvor": "accepted", "grunn": one.reason} for one in found.accepted),
    ]


def _finding_data(finding: Diagnostic, found: Checked) -> dict[str, object]:
    return {
        "regel": finding.rule,
        "alvor": finding.severity.value,
        "fil": finding.span.file,
        "linje": finding.span.start.line,
        "tegn": finding.span.start.column,
        "sluttlinje": finding.span.end.line,
        "slutttegn": finding.span.end.column,
        "melding": finding.message,
        "tekst": text(finding.message, found.language, **finding.values),
        "se_også": [
            {"fil": place.file, "linje": place.start.line, "tegn": place.start.column} for place in finding.related
        ],
        "rett": [_edit_data(edit) for edit in finding.fix],
        "vei": [{"tittel": one.title, "svar": one.answer or None} for one in finding.path],
        "grunn": None,
    }


def _edit_data(edit: Edit) -> dict[str, object]:
    start, end = edit.span.start, edit.span.end
    return {
        "linje": start.line,
        "tegn": start.column,
        "sluttlinje": end.line,
        "slutttegn": end.column,
        "tekst": edit.text,
        "sikkert": edit.safe,
    }


def _write(finding: Diagnostic, found: Checked, *, output: Output) -> None:
    start = finding.span.start
    severity = output.paint(text(f"severity-{finding.severity.value}", found.language), PAINT[finding.severity])
    output.line(
        text(
            "finding-place",
            found.language,
            severity=severity,
            rule=finding.rule,
            file=finding.span.file,
            line=start.line,
            column=start.column,
        )
    )
    output.paragraph(text(finding.message, found.language, **finding.values), indent=2)
    output.line()
    shown, marks = excerpt_of(found, finding)
    number = str(start.line)
    output.line(f"  {number} | {shown}")
    output.line(f"  {' ' * len(number)} | {output.paint(marks, PAINT[finding.severity])}")
    if finding.path:
        output.paragraph(text("finding-way", found.language, way=way_there(finding.path)), indent=2)
    for place in finding.related:
        output.line("  " + text("finding-related", found.language, file=place.file, line=place.start.line))
    output.line()


def way_there(path: Sequence[Waypoint]) -> str:
    """Return a way as it is read: «Meld» → «Velg» (Ja) → «Ring»."""
    return " → ".join(f"«{one.title}» ({one.answer})" if one.answer else f"«{one.title}»" for one in path)
