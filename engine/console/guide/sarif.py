"""Makes a log in SARIF 2.1.0 of what a check found: the form that code hosts and editors read findings in.

The standard is OASIS' «Static Analysis Results Interchange Format (SARIF) Version 2.1.0».
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from engine.application.guidelines import line_of
from engine.diagnostics import Diagnostic, Edit, Severity, Span, Waypoint
from engine.i18n import text
from engine.i18n.rules import RulePage, is_own, rule_page
from engine.language.check import Checked

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

LONGEST_SNIPPET = 1000

_LEVELS = {
    Severity.ERROR: "error",
    Severity.REMAINING: "warning",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
}

Part = dict[str, Any]


def sarif_log(found: Sequence[Checked], language: str, *, stopped: Sequence[str], code: int) -> Part:
    """Return the log of one run. The rules are explained in `language`, each finding in that of its guide.

    `stopped` tells of files that were not read; `code` is the exit code of the run.
    """
    told = [finding for one in found for finding in one.diagnostics]
    rules = sorted({finding.rule for finding in (*told, *(kept.finding for one in found for kept in one.accepted))})
    run = {
        "tool": {"driver": {"name": "BTI", "version": _version(), "rules": [_rule(one, language) for one in rules]}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(stopped, code=code)],
        "artifacts": [{"location": _artifact(one.file)} for one in found],
        "results": [result for one in found for result in _results(one, rules)],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - slow, and seldom asked for

    return version("bti")


def _invocation(stopped: Sequence[str], *, code: int) -> Part:
    told: Part = {"executionSuccessful": not stopped, "exitCode": code}
    if stopped:
        told["toolExecutionNotifications"] = [{"level": "error", "message": {"text": one}} for one in stopped]
    return told


def _rule(rule: str, language: str) -> Part:
    if is_own(rule):
        return _own_rule(rule, language)
    page = rule_page(rule, language)
    return {
        "id": rule,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.why},
        "help": {"text": f"{page.why} {page.advice}", "markdown": _markdown(page)},
    }


def _own_rule(rule: str, language: str) -> Part:
    """Explain a rule that guides have themselves: what it says stands in each finding, for two may use one name."""
    title, about, advice = (text(f"own-rule-{part}", language) for part in ("title", "about", "help"))
    return {
        "id": rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": about},
        "help": {"text": f"{about} {advice}", "markdown": f"# {title}\n\n{about}\n\n{advice}\n"},
    }


def _markdown(page: RulePage) -> str:
    wrong = f"## {page.wrong_heading}\n\n```yaml\n{page.wrong}\n```"
    right = f"## {page.right_heading}\n\n```yaml\n{page.right}\n```"
    return f"# {page.title}\n\n{page.why}\n\n{wrong}\n\n{right}\n\n## {page.advice_heading}\n\n{page.advice}\n"


def _results(found: Checked, rules: list[str]) -> Iterator[Part]:
    """Give the findings, and those that are accepted with why: `inSource`, by a comment in the guide."""
    for finding in found.diagnostics:
        yield _result(finding, found, rules=rules)
    for one in found.accepted:
        kept = {"suppressions": [{"kind": "inSource", "justification": one.reason}]}
        yield {**_result(one.finding, found, rules=rules), **kept}


def _result(finding: Diagnostic, found: Checked, *, rules: list[str]) -> Part:
    message = text(finding.message, found.language, **finding.values)
    told: Part = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": _place(finding.span, snippet=line_of(found, finding.span))}],
    }
    if finding.related:
        told["relatedLocations"] = [
            _related(span, found.language, number=number) for number, span in enumerate(finding.related)
        ]
    if finding.fix:
        told["fixes"] = [_fix(finding.fix, found.language)]
    if finding.path:
        told["codeFlows"] = [{"threadFlows": [{"locations": [_step(one) for one in finding.path]}]}]
    return told


def _step(one: Waypoint) -> Part:
    """Return one place on the way that shows a fault; an ending has no place of its own."""
    title = f"{one.title} ({one.answer})" if one.answer else one.title
    place = {"physicalLocation": _place(one.span)} if one.span else {}
    return {"location": {**place, "message": {"text": title}}}


def _fix(edits: Sequence[Edit], language: str) -> Part:
    """Return the one repair of a finding: all its edits, in each file that they touch."""
    code = "fix-safe" if all(edit.safe for edit in edits) else "fix-offered"
    files = dict.fromkeys(edit.span.file for edit in edits)
    changes = [
        {
            "artifactLocation": _artifact(file),
            "replacements": [_replacement(edit) for edit in edits if edit.span.file == file],
        }
        for file in files
    ]
    return {"description": {"text": text(code, language)}, "artifactChanges": changes}


def _replacement(edit: Edit) -> Part:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _related(span: Span, language: str, *, number: int) -> Part:
    message = text("finding-related", language, file=span.file, line=span.start.line)
    return {"id": number, "physicalLocation": _place(span), "message": {"text": message}}


def _place(span: Span, *, snippet: str = "") -> Part:
    """Return where a span lies, and the whole line around it, for one who does not have the file."""
    place: Part = {"artifactLocation": _artifact(span.file), "region": _region(span)}
    if 0 < len(snippet) <= LONGEST_SNIPPET and span.start.line == span.end.line:
        place["contextRegion"] = {"startLine": span.start.line, "snippet": {"text": snippet}}
    return place


def _region(span: Span) -> Part:
    """Return a stretch of a file; SARIF counts lines and columns from 1 and ends before the last column, as we do."""
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }


def _artifact(file: str) -> Part:
    """Return the address of a file: relative where it was typed so, for the repository may lie anywhere."""
    path = PurePath(file)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}
