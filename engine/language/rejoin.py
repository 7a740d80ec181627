"""Owns titles that a list in brackets has split at their own comma: telling them, and reading them as one."""

from collections.abc import Callable, Iterable, Iterator

from engine.diagnostics import Span, fault
from engine.language.context import Context, scalars
from engine.language.suggest import shown
from engine.language.terms import fold
from engine.language.tree import Node, Scalar, Sequence

Commas = dict[tuple[str, ...], str]
"""Titles with a comma, by the parts that their commas would split them into."""

_MOST_PARTS = 9
"""No title of more parts than this is put together again: it is no title, and a hostile file stays cheap."""


def keep_commas(commas: Commas, title: str) -> None:
    """Remember a title that brackets would split; one without a comma is nothing to remember."""
    if 0 < title.count(",") < _MOST_PARTS:
        commas.setdefault(_parts(title), title)


def rejoined(
    node: Node | None, titles: Iterable[Commas], *, known: Callable[[str], object], context: Context
) -> Node | None:
    """Return a list in brackets with every title that its comma split put together again, each of them told."""
    wanted = [commas for commas in titles if commas]
    if not (wanted and isinstance(node, Sequence) and node.flow):
        return node
    if len(scalars(node)) != len(node.items):
        return node
    return Sequence(tuple(_joined(scalars(node), wanted, known=known, context=context)), node.span, flow=True)


def _joined(
    items: tuple[Scalar, ...], titles: list[Commas], *, known: Callable[[str], object], context: Context
) -> Iterator[Scalar]:
    parts = tuple(fold(item.text) for item in items)
    most = max(len(split) for commas in titles for split in commas)
    at = 0
    while at < len(items):
        title, count = _title(parts[at : at + most], titles)
        run = items[at : at + count]
        if title and not any(item.quoted for item in run) and not all(known(item.text) for item in run):
            yield _one(run, title, context=context)
            at += count
        else:
            yield items[at]
            at += 1


def _title(parts: tuple[str, ...], titles: list[Commas]) -> tuple[str, int]:
    """Return the longest title that begins with these parts, and how many they are; nothing where there is none."""
    for count in range(len(parts), 1, -1):
        for commas in titles:
            if parts[:count] in commas:
                return commas[parts[:count]], count
    return "", 0


def _parts(title: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in title.split(","))


def _one(run: tuple[Scalar, ...], title: str, *, context: Context) -> Scalar:
    first, last = run[0].span, run[-1].span
    span = Span(first.file, first.start, last.end)
    context.tell(fault("Y09", "split-in-list", span, text=shown(title)))
    return Scalar(title, span)
