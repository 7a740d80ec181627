"""Owns titles that a list in brackets has split at their own comma: telling them, and reading them as one."""

from collections.abc import Callable, Iterable, Iterator

from engine.diagnostics import Span, fault
from engine.language.context import Context, scalars
from engine.language.suggest import shown
from engine.language.terms import fold
from engine.language.tree import Node, Scalar, Sequence

Commas = dict[str, list[str]]
"""Titles with a comma, by what stands before the first one."""


def keep_commas(commas: Commas, title: str) -> None:
    """Remember a title that brackets would split; one without a comma is nothing to remember."""
    if "," in title:
        commas.setdefault(_parts(title)[0], []).append(title)


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
    at = 0
    while at < len(items):
        title = _title(items, at, titles=titles)
        run = items[at : at + len(_parts(title))]
        if len(run) > 1 and not all(known(item.text) for item in run):
            yield _one(run, title, context=context)
            at += len(run)
        else:
            yield items[at]
            at += 1


def _title(items: tuple[Scalar, ...], at: int, *, titles: list[Commas]) -> str:
    """Return the title whose parts the items from this one on are, or nothing."""
    first = fold(items[at].text)
    for title in (one for each in titles for one in each.get(first, ())):
        parts = _parts(title)
        run = items[at : at + len(parts)]
        if tuple(fold(item.text) for item in run) == parts and not any(item.quoted for item in run):
            return title
    return ""


def _parts(title: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in title.split(","))


def _one(run: tuple[Scalar, ...], title: str, *, context: Context) -> Scalar:
    first, last = run[0].span, run[-1].span
    span = Span(first.file, first.start, last.end)
    context.tell(fault("Y09", "split-in-list", span, text=shown(title)))
    return Scalar(title, span)
