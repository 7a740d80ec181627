"""Wires what keeps the numbers of months: the folder, the forms of a report, and the names of files."""

from pathlib import Path

from engine.adapters.codec import JsonCodec
from engine.adapters.months import FolderOfMonths, file_name
from engine.adapters.postgres_place import municipality_of
from engine.adapters.stores import AnyStore
from engine.application.numbers.monthly import Forms, Keeping
from engine.application.numbers.report import Report
from engine.console.output import json_text
from engine.console.render.numbers import numbers_data, sheet
from engine.exporters.numbers import numbers_page
from engine.i18n import text

NUMBERS, PRACTICE = "tall", "ovelse"


def keeping_of(store: AnyStore, folder: str, *, language: str) -> Keeping:
    """Return where the numbers of the months of a store are kept. Files of a practice store say so in their names."""
    named = (PRACTICE if store.is_practice else "", NUMBERS, file_name(_municipality(store)))
    return Keeping(
        folder=FolderOfMonths(Path(folder).expanduser()),
        forms=_forms(language),
        name="-".join(filter(None, named)),
    )


def _municipality(store: AnyStore) -> str:
    """Return whose numbers they are: as a server's address says, else the first guide that came into the store.

    Which one was the first never changes, however many come later: so each month has one name.
    """
    if not isinstance(store.place, Path):
        return municipality_of(store.place.schema)
    first = next(iter(store.copies()), None)
    return JsonCodec().unpack(first.content).guideline.head.municipality or "" if first else ""


def _forms(language: str) -> Forms:
    def say(code: str, /, **said: str | int) -> str:
        return text(code, language, **said)

    def page(report: Report) -> bytes:
        return numbers_page(report, language=language).encode()

    def cells(report: Report) -> bytes:
        return sheet(report, say).encode()

    def data(report: Report) -> bytes:
        return f"{json_text(numbers_data(report, say))}\n".encode()

    return {".html": page, ".csv": cells, ".json": data}
