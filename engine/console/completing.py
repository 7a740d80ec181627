"""What a shell is offered while somebody types: my own cases and the guides, and nothing where they cannot be read.

Nothing is ever said here: whatever goes wrong, there is merely nothing to offer.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from engine.console.session import Session, session_of
from engine.console.typed import Choices
from engine.errors import EngineError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def case_numbers(ctx: click.Context, param: click.Parameter, value: str) -> "list[CompletionItem]":  # noqa: ARG001 - Click's own signature
    """Return the numbers of the open cases that the user takes part in, long or short as they are being typed."""
    from engine.application import queries  # noqa: PLC0415 - only when a shell asks

    found: list[CompletionItem] = []
    with suppress(EngineError):
        for one in queries.every_case(_session(ctx).hurried_world()):
            found += _numbered(str(one.row.number), value)
    return found


def guide_names(ctx: click.Context, param: click.Parameter, value: str) -> "list[CompletionItem]":  # noqa: ARG001 - Click's own signature
    """Return the names of the guides that come with the program, and where none fits, files."""
    found: list[CompletionItem] = []
    with suppress(EngineError):
        found = _beginning(session_of(ctx).wiring.shelf().names(), value)
    return found or [_item(value, kind="file")]


def _numbered(number: str, incomplete: str) -> "list[CompletionItem]":
    short = number.rsplit("-", 1)[-1].lstrip("0")
    return _beginning((number, short) if incomplete else (number,), incomplete)[:1]


def _beginning(names: Iterable[str], incomplete: str) -> "list[CompletionItem]":
    return [_item(name) for name in names if name.startswith(incomplete.casefold())]


def _session(context: click.Context) -> Session:
    """Return the session, with the store and the person that the line being typed names."""
    session = session_of(context)
    given = context.find_root().params
    session.choices = Choices(store=given.get("lager"), acting_as=given.get("som"))
    return session


def _item(value: str, *, kind: str = "plain") -> "CompletionItem":
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only when a shell asks

    return CompletionItem(value, type=kind)
