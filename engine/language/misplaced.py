"""Owns whole parts that stand in the list or section of something else: each is one slip, told where the part begins.

Levels that have lost the word over their list, a step in the list of levels, and a section under another section.
"""

from collections.abc import Iterator
from typing import NamedTuple

from engine.diagnostics import Diagnostic, fault
from engine.guideline.vocabulary import Language
from engine.language.context import slots_by_key
from engine.language.shape import GUIDE
from engine.language.slot import Form
from engine.language.suggest import shown
from engine.language.terms import KEYS
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.language.wordlist.kinds import KINDS

Path = tuple[str | int, ...]

_FREE = (Form.ENTRIES, Form.CHOICES, Form.PAIRS)
"""Sections whose words are the author's own, so that the word of a section is read as one of them."""


class Misplaced(NamedTuple):
    """What is told of a part, and the paths under which nothing else is told."""

    finding: Diagnostic
    covers: tuple[Path, ...]

    def covered(self, path: Path) -> bool:
        """Tell whether what the schema says of a path comes from this part."""
        return any(path[: len(one)] == one for one in self.covers)


def misplaced(root: Node, language: Language) -> tuple[Misplaced, ...]:
    """Return the parts of a guide that stand in the wrong place, which the schema has something against."""
    if not isinstance(root, Mapping):
        return ()
    homeless = _levels_without_heading(root, language)
    if homeless:
        return (homeless,)
    found = (_steps_among_levels, _levels_among_steps, _sections_within)
    return tuple(one for find in found for one in find(root, language))


def _levels_without_heading(root: Mapping, language: Language) -> Misplaced | None:
    """Return levels that have lost the word over their list, and so end the list before it, by the first of them."""
    levels, level = KEYS["levels"].written(language), KEYS["level"].written(language)
    sections = slots_by_key(GUIDE, language)
    for owner, listed in () if root.get(levels) is not None else root.entries:
        items = listed.items if isinstance(listed, Sequence) and owner.text in sections else ()
        firsts = [_first_key(item) for item in items]
        begins = next((place for place, first in enumerate(firsts) if _is(first, level)), len(items))
        first = firsts[begins] if begins < len(items) else None
        if first is not None and all(_is(one, level) for one in firsts[begins:]):
            finding = fault(
                "S01", "levels-without-heading", first.span, key=level, owner=shown(owner.text), levels=levels
            )
            return Misplaced(finding, ((),))
    return None


def _steps_among_levels(root: Mapping, language: Language) -> Iterator[Misplaced]:
    """Give each run of steps in the list of levels, by the first of them."""
    levels, level, steps = (KEYS[name].written(language) for name in ("levels", "level", "steps"))
    listed, kinds = root.get(levels), {kind.written(language) for kind in KINDS}
    run: list[int] = []
    items = listed.items if isinstance(listed, Sequence) else ()
    for place, item in enumerate((*items, None)):
        if item is not None and _is_step(item, kinds) and isinstance(item, Mapping) and item.get(level) is None:
            run.append(place)
            continue
        first = _first_entry(items[run[0]]) if run else None
        if first is not None:
            name, title = first
            arguments = {"title": shown(title.text), "key": steps, "levels": levels}
            finding = fault("S01", "step-among-levels", name.span, **arguments)
            yield Misplaced(finding, tuple((levels, one) for one in run))
        run = []


def _levels_among_steps(root: Mapping, language: Language) -> Iterator[Misplaced]:
    """Give each level that stands as a step in the level before it."""
    levels, level, steps = (KEYS[name].written(language) for name in ("levels", "level", "steps"))
    listed = root.get(levels)
    for number, holder in enumerate(listed.items if isinstance(listed, Sequence) else ()):
        within = holder.get(steps) if isinstance(holder, Mapping) else None
        for place, item in enumerate(within.items if isinstance(within, Sequence) else ()):
            first = _first_key(item)
            if first is not None and first.text == level and isinstance(item, Mapping) and item.get(steps) is not None:
                finding = fault("S01", "level-among-steps", first.span, key=level, levels=levels)
                yield Misplaced(finding, ((levels, number, steps, place),))


def _sections_within(root: Mapping, language: Language) -> Iterator[Misplaced]:
    """Give the sections that are read as a word of the author's in another section, for standing too far in."""
    slots = slots_by_key(GUIDE, language)
    sections = {word for word, slot in slots.items() if slot.form in {*_FREE, Form.ITEMS, Form.PARTS}}
    for owner, value in root.entries:
        slot = slots.get(owner.text)
        if slot is None or slot.form not in _FREE or not isinstance(value, Mapping) or value.flow:
            continue
        for name, held in value.entries:
            if name.text in sections and root.get(name.text) is None and _holds_lines(held):
                arguments = {"key": name.text, "owner": shown(owner.text)}
                yield Misplaced(fault("S01", "section-within-section", name.span, **arguments), ((owner.text,),))
                break


def _holds_lines(node: Node) -> bool:
    """Tell whether nothing stands after a word, or lines that begin with words of the author's own."""
    match node:
        case Scalar():
            return not node.quoted and not node.text.strip()
        case Mapping():
            return not node.flow and all(isinstance(value, Mapping) for _, value in node.entries)
        case Sequence():
            return not node.flow


def _is_step(item: Node, kinds: set[str]) -> bool:
    first = _first_entry(item)
    return first is not None and first[0].text in kinds


def _first_entry(item: Node) -> tuple[Scalar, Scalar] | None:
    """Return the first word of a point with its text, where a text stands after it."""
    match item:
        case Mapping(entries=((name, Scalar() as value), *_)) if value.text.strip():
            return name, value
        case _:
            return None


def _first_key(item: Node) -> Scalar | None:
    return item.entries[0][0] if isinstance(item, Mapping) and item.entries else None


def _is(key: Scalar | None, word: str) -> bool:
    return key is not None and key.text == word
