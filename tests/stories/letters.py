"""What would be mailed about the cases of a story: no word of any of them may be in it, nor where letters are kept."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

from engine.adapters.sqlite import SqliteStore
from engine.adapters.sqlite_letters import letters_path, open_letters
from engine.application.finding import Found, history_of
from engine.application.letters import LetterKind
from engine.application.posting import Asked, content_of, plan
from engine.exporters.mail import letter_mail
from engine.values import Struct, fields, replace
from tests.stories.recording import world_of

SHORTEST = 4
"""Fewer letters are a word of nobody's: a mail has most pairs of letters that there are."""
LATER = (0, 5, 30, 400)
_ID = re.compile("[0-9a-f]{32}")


def told_of_in_letters(store: SqliteStore, today: date) -> Iterator[str]:
    """Give the words of the cases in a store that stand in a letter about them, or in the file that keeps letters."""
    written, words = [], frozenset(_words(store, today))
    for days in LATER:
        world = world_of(store, store.people()[0], today=today + timedelta(days=days))
        book, tables = open_letters(store)
        with closing(tables):
            letters = plan(world, book, asked=Asked(days=60, weekly=True)).letters
        contents = [found for letter in letters if (found := content_of(world, letter))]
        mails = [letter_mail(one, language="nb", sender="bti@kommunen.example") for one in contents]
        written += [f"{mail['To']} {mail['Subject']} {mail['Message-ID']} {mail.get_content()}" for mail in mails]
    place = letters_path(store.place)
    files = (place, place.with_name(f"{place.name}-wal"))
    kept = "".join(file.read_bytes().decode("latin-1") for file in files if file.exists())
    ours = _of_no_case(world_of(store, store.people()[0], today=today).practice)
    for text in (*written, kept):
        yield from (word for word in words if word in text.casefold() and word not in ours)


def _of_no_case(practice: bool) -> str:  # noqa: FBT001 - what a mail says of itself
    """Return what every letter says, about whatever cases."""
    from tests.exporters.test_mail import CONTENT  # noqa: PLC0415 - a letter about no case there is

    kinds = (LetterKind.REMINDERS, LetterKind.DIGEST)
    some = [replace(CONTENT, kind=kind, practice=practice, passed=passed) for kind in kinds for passed in (0, 1)]
    mails = [letter_mail(one, language="nb", sender="bti@kommunen.example") for one in some]
    return "".join(f"{mail['Subject']} {mail.get_content()}" for mail in mails).casefold()


def _words(store: SqliteStore, today: date) -> Iterator[str]:
    """Give every text in what has happened in the cases of a store, but for what names a person who works with them."""
    world = world_of(store, store.people()[0], today=today)
    colleagues = {text.casefold() for person in store.people() for text in (person.id, person.handle)}
    for row in store.rows():
        found = Found(row, world.codec.unseal(row.sealed))
        history = history_of(world, found)
        for event in history.events if history else ():
            for text in _texts(event.body):
                plain = text.casefold()
                if len(plain) >= SHORTEST and plain not in colleagues and not _ID.fullmatch(plain):
                    yield plain


def _texts(value: object) -> Iterator[str]:
    """Give every text in a value, however deep; a word of our own that says which of several it is, is none."""
    if type(value) is str:
        yield value
    elif isinstance(value, Struct):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, tuple | frozenset | list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        yield from _texts([*value.keys(), *value.values()])
