"""G15: a guide has no more ways on than the program can keep account of.

A few lines can lead to millions of ways: from each of many levels without steps to each other, from each step to
each of many endings, and past each of many steps in a row that may be left out.
"""

from collections.abc import Iterator

from engine.diagnostics import Diagnostic
from engine.language.rules.subject import Subject
from engine.language.terms import key


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell a guide with too many ways on, once."""
    if subject.moves is None:
        guard, level = key("guard", subject.language), key("levels", subject.language)
        yield subject.fault("G15", "too-many-ways", at=subject.guideline.head, guard=guard, levels=level)
