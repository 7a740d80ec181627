"""Writes a document of a case and reads it back, part by part."""

from engine.application.queries import CaseView
from engine.exporters.documents import render
from tests.exporters.page import Page


def text(case: CaseView, document: str, language: str = "nb") -> str:
    return render(case, document, format="text", language=language, practice=False)


def page(case: CaseView, document: str, language: str = "nb") -> Page:
    return Page(render(case, document, format="html", language=language, practice=False))


def section(written: str, title: str) -> str:
    """The part of a plain text under a heading."""
    _, _, after = written.partition(f"\n{title}\n{'-' * len(title)}\n")
    assert after, f"no section {title}"
    lines = after.split("\n")
    ends = [place - 1 for place, line in enumerate(lines) if line and set(line) == {"-"}]
    return "\n".join(lines[: ends[0]] if ends else lines).strip("\n")
