"""Wires what letters need: the book beside a store, the words of a mail, the way out, and a worker's own name."""

import os
import socket
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from email.message import EmailMessage

from engine.adapters.clock import SystemClock
from engine.adapters.keys import RandomIds
from engine.adapters.post import PATIENCE, LetterPost
from engine.adapters.post_settings import read_post_settings, require_usable
from engine.adapters.sqlite import SqliteStore
from engine.adapters.sqlite_letters import open_letters
from engine.adapters.stores import AnyStore
from engine.application.letters import Book, Content
from engine.application.posting import Hands
from engine.console.wiring import Mailroom
from engine.exporters.mail import letter_mail

LEASE = timedelta(seconds=60)
"""How long a letter is one worker's: longer than each answer of a mail server is waited for."""
LONGEST_PAUSE = timedelta(minutes=15)
"""How long a letter waits that could not be handed over."""


def mailroom_of(store: AnyStore, *, language: str, closing: ExitStack, lease: timedelta = LEASE) -> Mailroom:
    """Return where the letters of a store are kept and handed over. From a practice store nothing is sent."""
    settings = read_post_settings()
    if not store.is_practice:
        require_usable(settings)  # before a letter is in hand

    def worded(content: Content, *, sender: str, address: str) -> EmailMessage:
        return letter_mail(content, language=language, sender=sender, address=address)

    patience = min(PATIENCE, lease.total_seconds() / 2)
    post = LetterPost(settings, worded, drafts_only=store.is_practice, patience=patience)
    return Mailroom(
        ask=_ask,
        book=_book(store, closing),
        hands=Hands(
            worker=worker_name(), post=post, clock=SystemClock(), lease=lease, pause=min(LONGEST_PAUSE, 5 * lease)
        ),
        folder=str(settings.folder),
        settings=str(settings.file),
    )


def worker_name() -> str:
    """Return a name that no other worker has, and that says where it runs."""
    return f"{socket.gethostname()}-{os.getpid()}-{RandomIds().new()[:8]}"


def _ask(addresses: Sequence[str]) -> tuple[str, ...]:
    from engine.adapters.pages import silent_among  # noqa: PLC0415 - brings what asks the net, and few commands do

    return silent_among(addresses)


def _book(store: AnyStore, closing: ExitStack) -> Book:
    if isinstance(store, SqliteStore):
        book, tables = open_letters(store)
        closing.callback(tables.close)
        return book
    from engine.adapters.postgres_letters import open_letters as open_on_server  # noqa: PLC0415 - need not be installed

    return open_on_server(store)[0]
