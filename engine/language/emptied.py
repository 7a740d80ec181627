"""Owns telling that nothing stands after a word: what is to be written there depends on what the word is."""

from engine.diagnostics import Diagnostic, Span, fault
from engine.guideline.vocabulary import Language
from engine.language.shape import GUIDE, SHAPES
from engine.language.shape_steps import STEP
from engine.language.suggest import shown
from engine.language.terms import key, sign
from engine.language.wordlist.kinds import KINDS

EMPTY = frozenset({"empty-value", "empty-or-unsaid", "empty-answer", "empty-title"})
"""The messages that tell it."""
_TO_POINT = 2
_BELOW = tuple(shape for shape in SHAPES if shape is not GUIDE)


def empty(path: tuple[str | int, ...], span: Span, *, language: Language) -> Diagnostic:
    """Tell that nothing stands at the path, after the word that names it."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    above = path[-2] if len(path) > 1 else ""
    if above in {key("answers", language), key("add_answers", language)}:
        return fault("S06", "empty-answer", span, key=shown(name))
    if name in {kind.written(language) for kind in KINDS} and _in_step(path, language):
        return fault("S06", "empty-title", span, key=shown(name))
    if path and path[-1] == name and _may_be_silent(path, language):
        return fault("S06", "empty-or-unsaid", span, key=shown(name), silent=sign("silent", language))
    return fault("S06", "empty-value", span, key=shown(name))


def _in_step(path: tuple[str | int, ...], language: Language) -> bool:
    """Tell whether the path is to a word of a step: one of a list of steps, or one that a change puts in."""
    return len(path) > _TO_POINT and path[-3] in {key("steps", language), key("changes", language)}


def _may_be_silent(path: tuple[str | int, ...], language: Language) -> bool:
    """Tell whether a guide may be silent after the word that the path ends with, in every part that it may be of."""
    parts = (GUIDE,) if len(path) == 1 else (STEP,) if _in_step(path, language) else _BELOW
    slots = [slot for shape in parts for slot in shape.slots if key(slot.name, language) == path[-1]]
    return bool(slots) and all(slot.may_be_silent for slot in slots)
