"""Owns the repairs of names: those written with dashes that they do not take, and several written as one text."""

from engine.diagnostics import Edit
from engine.language.repairs.wrong import Wrong
from engine.language.tree import Mapping, Node, Scalar, Sequence


def no_dashes(wrong: Wrong) -> tuple[Edit, ...]:
    """Take away every dash; what runs over several lines keeps its columns, and a space stands for the dash."""
    found = _found(wrong)
    if found is None:
        return ()
    owner, listed = found
    are_deeper = listed.span.start.column > owner.span.start.column
    moves = are_deeper and all(item.span.start.line == item.span.end.line for item in listed.items)
    edits: list[Edit] = []
    for item in listed.items:
        key = wrong.offset(item.span.start)
        dash = wrong.source.text.rfind("-", wrong.source.line_start(key), key)
        if dash < 0:  # the dash stands on a line of its own
            return ()
        edits += wrong.put("" if moves else " ", dash, end=key if moves else dash + 1)
    return tuple(edits)


def in_brackets(wrong: Wrong) -> tuple[Edit, ...]:
    """Put several names in brackets, with commas between; in a list that has its brackets, with commas alone."""
    names = wrong.value("listed")
    before = wrong.source.text[wrong.source.line_start(wrong.start) : wrong.start].rstrip()
    if names.endswith("\u2026") or wrong.text[:1] in {'"', "'"} or wrong.finding.related:
        return ()
    put = f"[{names}]" if before.endswith((":", "-")) else names if before.endswith(("[", ",")) else ""
    return wrong.put(put, wrong.start, end=wrong.end, safe=False) if put and not before.endswith("-") else ()


def _found(wrong: Wrong) -> tuple[Scalar, Sequence] | None:
    """Return the list whose first dash the finding is at, with the key that it stands under."""
    waiting: list[Node] = [wrong.root] if wrong.root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            for key, value in node.entries:
                if isinstance(value, Sequence) and value.span.start == wrong.finding.span.start:
                    return key, value
                waiting.append(value)
    return None
