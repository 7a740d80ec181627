"""Shows how far something has come that takes a while, to whoever looks on."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TypeVar

import click

from engine.console.output import Output
from engine.console.session import Session

MANY_CASES = 10_000
"""From so many cases on, whoever looks on while they are counted has to wait."""

_Item = TypeVar("_Item")


def is_watched(output: Output) -> bool:
    """Tell whether somebody looks on who can read a line that redraws itself."""
    return output.is_terminal and not output.accessible and not output.json


@contextmanager
def counted(session: Session, items: Iterable[_Item], *, label: str, many: int) -> Iterator[Iterable[_Item]]:
    """Give things of which nobody knows how many there are, under a line that counts them where they are many."""
    if not is_watched(session.output):
        yield items
        return
    rest = iter(items)
    first = list(islice(rest, many))
    if len(first) < many:
        yield first
        return
    with click.progressbar(chain(first, rest), label=session.say(label), file=sys.stderr, show_pos=True) as bar:
        yield bar
