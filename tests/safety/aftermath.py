"""What comes of an attack: where the program sees it, what it reads, and what people do who see nothing."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count

from engine.adapters.connection import told
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application.ports import Conflict, Look, Person
from engine.errors import EngineError
from engine.values import replace
from tests.adapters.examples import MOMENT, record, row
from tests.safety.script import CASES, Place, holds

NEW_CASE = "case-9"
LATER = "later"


def where_seen(place: Place) -> tuple[str | None, bool]:
    """Return where the program sees that a store is not as it was kept, and whether a look through it tells so.

    A store that is refused at opening cannot be looked through: the refusal counts for both.
    """
    try:
        store = place.open()
    except EngineError:
        return "opening", True
    with store:
        first = "reading" if _is_refused(store) else None
        found = finds(store)
        return first or ("verify" if found else None), found


def _is_refused(store: SqliteStore) -> bool:
    try:
        serials = [row.number for row in store.rows() if row.number]
        if len({found.case_id for number in serials for found in store.numbered(number)}) != len(serials):
            return False  # something is hidden, and nothing said so
        holds(store)
        store.notices()
    except EngineError:
        return True
    return False


def held(place: Place, *, notices: bool = True) -> object:
    """Return everything that a store gives when it is read; None where it is refused."""
    with suppress(EngineError), place.open() as store:
        return holds(store), store.notices() if notices else ()
    return None


def finds(store: SqliteStore) -> bool:
    """Tell whether a look through an open store says that anything is wrong."""
    try:
        return bool(verify(store).findings)
    except EngineError:
        return True


def go_on(place: Place) -> bool:
    """Let people use a store that may have been attacked: everything they do that is not refused is done."""
    try:
        store = place.open()
    except EngineError:
        return False
    with store:
        for number, case_id in zip(count(1), (*CASES, NEW_CASE)):
            with suppress(EngineError), told():  # SQLite's own errors are those of what this asks of it by hand
                act(store, case_id, command=f"{LATER}-{number}")
        for number in range(3):
            with suppress(EngineError):
                store.add(Person(f"p{number}", f"handle-{number}", f"title {LATER}"))
        with suppress(EngineError):
            cases = (CASES[0], CASES[1])
            store.log(Look(at=MOMENT, by="p1", ground="participant", cases=cases, categories=("row",), channel="bti"))
    return True


def act(store: SqliteStore, case_id: str, *, command: str) -> None:
    """Keep one more event in a case, without reading it first: the attack may have come in between."""
    for expected in _expected(store, case_id):
        records = [record(case_id, expected + 1, command=command)]
        answer = store.append(
            case_id, expected, command_id=command, records=records, row=replace(row(case_id, expected + 1), holder="p2")
        )
        if not isinstance(answer, Conflict):
            return


def _expected(store: SqliteStore, case_id: str) -> Iterator[int]:
    """Give where a case may stand: as its row says, and as its records say."""
    standing = store.connection.execute("SELECT seq FROM cases WHERE case_id = ?", (case_id,)).fetchone()
    newest = store.connection.execute("SELECT max(seq) FROM records WHERE case_id = ?", (case_id,)).fetchone()
    yield from sorted({found[0] if found and isinstance(found[0], int) else 0 for found in (standing, newest)})
