"""Owns the repairs of whole lines: one that is written twice, that says nothing, or that should stand first."""

from engine.diagnostics import Edit, Position
from engine.language.repairs.wrong import Wrong
from engine.language.rules.written_steps import written_steps
from engine.language.tree import Mapping, Node, Scalar


def not_twice(wrong: Wrong) -> tuple[Edit, ...]:
    """Take away the second of two lines that are the same, and stand one after the other or hold one text each."""
    number = wrong.finding.span.start.line
    first = next((span.start.line for span in wrong.finding.related), 0)
    if not first or _line(wrong, first).rstrip() != _line(wrong, number).rstrip():
        return ()
    is_next = first == number - 1
    return _without(wrong, number) if is_next or not _opens(wrong, number) else ()


def not_empty(wrong: Wrong) -> tuple[Edit, ...]:
    """Take away a line that has a word and a colon and nothing more."""
    number = wrong.finding.span.start.line
    line = _line(wrong, number).split("#")[0].strip()
    if not line.endswith(":") or line.startswith("-") or _opens(wrong, number):
        return ()
    return tuple(Edit(edit.span, edit.text, safe=False) for edit in _without(wrong, number))


def kind_first(wrong: Wrong) -> tuple[Edit, ...]:
    """Move the line that says what kind of step it is to the top of its step."""
    step = _step_with(wrong, wrong.finding.span.start) if wrong.root is not None else None
    if step is None or step.flow:
        return ()
    told = wrong.finding.related[0].start
    key, value = next((key, value) for key, value in step.entries if key.span.start == told)
    number = key.span.start.line
    if not _on_one_line(value, number):
        return ()
    top = wrong.offset(step.entries[0][0].span.start)
    moved = _line(wrong, number).strip()
    return (*wrong.put(f"{moved}\n{' ' * (key.span.start.column - 1)}", top), *_without(wrong, number))


def _step_with(wrong: Wrong, place: Position) -> Mapping | None:
    steps = written_steps(wrong.root, wrong.language) if wrong.root is not None else ()
    return next((step for step in steps if any(key.span.start == place for key, _ in step.entries)), None)


def _on_one_line(value: Node, number: int) -> bool:
    is_block = isinstance(value, Scalar) and value.span.start.line != number
    return not is_block and value.span.end.line == number


def _without(wrong: Wrong, number: int) -> tuple[Edit, ...]:
    """Return the edit that takes a line away with its line end; of the last line, the line end before it."""
    starts = wrong.source.starts
    if number < len(starts):
        return wrong.put("", starts[number - 1], end=starts[number])
    return wrong.put("", max(starts[number - 1] - 1, 0), end=len(wrong.source.text))


def _opens(wrong: Wrong, number: int) -> bool:
    """Tell whether the next line that says something stands further in."""
    own = _indent(_line(wrong, number))
    for later in range(number + 1, len(wrong.source.starts) + 1):
        line = _line(wrong, later)
        if line.strip() and not line.lstrip().startswith("#"):
            return _indent(line) > own
    return False


def _line(wrong: Wrong, number: int) -> str:
    starts = wrong.source.starts
    if not 0 < number <= len(starts):
        return ""
    return wrong.source.text[starts[number - 1] : wrong.source.line_end(starts[number - 1])]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
