"""Owns what the head of a guide says as it is written, for rules that look at several heads, or at dates in one."""

from engine.diagnostics import Diagnostic, Severity, fault
from engine.guideline.vocabulary import Language
from engine.language.terms import key
from engine.language.tree import Mapping, Scalar
from engine.values import replace


def said(root: Mapping, name: str, *, language: Language) -> Scalar | None:
    """Return what stands after a key of the head, by the key's English name; None where nothing does."""
    value = root.get(key(name, language))
    return value if isinstance(value, Scalar) and value.text.strip() else None


def warned(rule: str, message: str, at: Scalar, /, **arguments: str | int) -> Diagnostic:
    """Make a warning at a value of the head."""
    return replace(fault(rule, message, at.span, **arguments), severity=Severity.WARNING)
