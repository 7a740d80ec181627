"""What must hold of the loader's answer to any bytes at all; broken, it is an `AssertionError` that says how."""

import time

from engine.application.guidelines import excerpt_of
from engine.bundled import BundledShelf
from engine.diagnostics import Diagnostic, Severity
from engine.errors import GuidelineUnreadable
from engine.guideline.compile import compile_process
from engine.guideline.vocabulary import Language
from engine.i18n import text
from engine.language.base_file import BaseFile
from engine.language.check import Checked, check
from tests.hostile.signs import harmful
from tests.language.on_a_base import BASE_NB, BASE_NN

OWN = "egen.yaml"
MOST_SECONDS = 1.0
"""Inputs here are some kilobytes: what takes so long grows with more than their size."""

_SHELF = BundledShelf()
_SCHEMAS = {str(language): _SHELF.schema(language) for language in Language}
_BASES = {Language.BOKMAL: BASE_NB.encode(), Language.NYNORSK: BASE_NN.encode()}


def answer(data: bytes) -> Checked:
    """Check bytes as a guideline and return what was found, which is an answer."""
    begun = time.process_time()
    found = check(data, file=OWN, schemas=_SCHEMAS, find=_find)
    if found.guideline is not None:
        compile_process(found.guideline, "0" * 64)
    spent = time.process_time() - begun
    assert spent <= MOST_SECONDS, f"{spent:.1f} seconds for {len(data)} bytes"
    errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
    assert (found.guideline is None) == bool(errors), f"a guide with errors, or none without: {errors}"
    for finding in found.diagnostics:
        _assert_told(finding, found)
    return found


def _assert_told(finding: Diagnostic, found: Checked) -> None:
    start, end = finding.span.start, finding.span.end
    lines = found.texts.get(finding.span.file, found.text).count("\n") + 1
    assert start <= end, f"{finding.message} ends before it begins"
    assert min(start.line, start.column) >= 1, f"{finding.message} stands nowhere"
    assert finding.rule == "T01" or start.line <= lines, f"{finding.message} stands after the last line"
    said = text(finding.message, found.language, **finding.values)
    for one in (said, *excerpt_of(found, finding)):
        assert not harmful(one) - {"\n"}, f"{finding.message} shows {one!r}"


def _find(name: str, language: Language, *, folder: str | None) -> BaseFile:
    if name != "grunn":
        raise GuidelineUnreadable(name=name, reason="missing")
    return BaseFile(f"grunn.{language}.yaml", _BASES[language], None)
