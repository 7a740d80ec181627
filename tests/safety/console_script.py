"""Fifty commands as they are typed in a practice store, and what the store holds after each of them."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from engine import bootstrap
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Look, Record, Row
from engine.errors import StoreMissing
from tests.console.terminal import Ended, Terminal

ALIAS = "gutt som klatrer"
FIRST, LATER = "2026-09-04", "2026-10-09"
STORE, CONFIG = Path("lager", "bti.lager"), Path("config")
KEPT_BY = ("pin", "append_together", "add")  # the calls of a store that a command keeps something with

_TEACHER = ("--som", "test.laerer")
_DONE, _STOPPED = 0, 3


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as it is typed, the day it is typed on, and the exit code that it ends with where nothing fails."""

    words: tuple[str, ...]
    day: str = FIRST
    code: int = _DONE
    always_answers: bool = False  # also where the store cannot be read; then without a word from a case

    def __str__(self) -> str:
        return " ".join(("bti", *self.words))


def _typed(day: str, *lines: tuple[str, ...]) -> tuple[Typed, ...]:
    return tuple(Typed(words, day) for words in lines)


COMMANDS: tuple[Typed, ...] = (
    *_typed(
        FIRST,
        ("oppsett", "--ovelse"),
        ("veileder", "sjekk", "os"),
        ("ny", "os", "--alias", ALIAS),
        ("liste",),
        ("vis", "1"),
        ("neste", "1"),
        ("rolle", "1", "ansvarlig", "--er", "meg"),
        ("neste", "1"),
        ("mote", "1", "--til-stede", "foresatte", "--referat", "Vi ble enige om å spørre PPT."),
    ),
    Typed(("neste", "1", "--valg", "2"), code=_STOPPED),
    *_typed(
        FIRST,
        ("samtykke", "1", "--fra", "mor", "--for", "PPT"),
        ("tjeneste", "1", "Andre tjenester", "--er", "PPT"),
        ("neste", "1", "--valg", "2"),
        ("angre", "1"),
        ("neste", "1", "--valg", "1"),
        ("mote", "1", "--til-stede", "foresatte", "--til-stede", "barn", "--neste", LATER),
        ("neste", "1"),
        ("neste", "1"),
        ("notat", "1", "Snakket med læreren i dag."),
        ("droft", "1", "--hos", "BUT", "--anonymt"),
        ("finn", "læreren"),
        ("frister",),
        ("stafett", "1", "--til", "test.laerer"),
        _TEACHER,
        (*_TEACHER, "stafett", "1", "--ta-imot"),
    ),
    Typed((*_TEACHER, "meld", "1"), always_answers=True),
    *_typed(
        FIRST,
        (*_TEACHER, "logg", "1"),
        (*_TEACHER, "forklar", "1"),
        (*_TEACHER, "tiltak", "1", "--mal", "Trygg ute", "--tiltak", "Fast voksen", "--ansvarlig", "meg"),
        (*_TEACHER, "tiltak", "1", "--mal", "Trygg inne", "--tiltak", "Egen plass", "--ansvarlig", "meg"),
        (*_TEACHER, "neste", "1"),
        ("ny", "os", "--alias", "jente som bygger"),
        ("notat", "2", "Meldt fra helsesykepleier."),
        ("neste", "2"),
        ("liste",),
        ("kjennetegn", "2"),
    ),
    *_typed(
        LATER,
        (*_TEACHER,),
        (*_TEACHER, "mote", "1", "--til-stede", "foresatte", "--til-stede", "barn", "--neste", "2026-11-06"),
        (*_TEACHER, "evaluer", "1", "--resultat", "avsluttet", "--effekt", "Han er med", "--syn", "barn=Det er gøy"),
        (*_TEACHER, "neste", "1"),
        (*_TEACHER, "vis", "1"),
        (*_TEACHER, "skriv", "1", "stafettlogg"),
        (*_TEACHER, "neste", "1", "--valg", "4"),
        ("liste",),
        ("vis", "1"),
        (*_TEACHER, "gjenapne", "1", "--grunn", "Nye tegn"),
        (*_TEACHER, "notat", "1", "Vi begynner på nytt."),
        ("logg", "1"),
        ("rolle", "2", "ansvarlig", "--er", "meg"),
        ("neste", "2"),
    ),
)


@dataclass(frozen=True, slots=True)
class Holds:
    """What a store holds; `people` by handle alone, for whoever is added anew has another id."""

    records: tuple[tuple[Record, ...], ...] = ()
    rows: tuple[Row, ...] = ()
    people: frozenset[str] = frozenset()
    guidelines: int = 0
    looks: tuple[Look, ...] = ()


@dataclass(slots=True)
class Desk:
    """Where the commands are typed: a home of its own below `root`, and chance that is drawn anew for each command."""

    root: Path
    calls: list[tuple[str, Any]] = field(default_factory=list)

    def open(self) -> SqliteStore:
        """Open the store as the program does."""
        return SqliteStore.open(self.root / STORE, custody=Custody(self.root / CONFIG / bootstrap.KEYS_FOLDER))

    def type(self, command: Typed, *, seed: int) -> Ended:
        """Type a command; the same seed gives the same ids. What it gave the store to keep is in `calls`."""
        environment = {
            "BTI_NA": command.day,
            "BTI_CONFIG": str(self.root / CONFIG),
            "BTI_LAGER": str(self.root / STORE),
        }
        terminal = Terminal(home=self.root, environment=environment)
        self.calls = []
        ids = _Ids(random.Random(seed))
        with mock.patch.object(bootstrap, "_ids", return_value=ids), _overheard(self.calls):
            return terminal.run(*command.words)

    def holds(self) -> Holds | None:
        """Return what the store holds; None where there is none."""
        try:
            store = self.open()
        except StoreMissing:
            return None
        with store:
            return held(store)


def held(store: SqliteStore) -> Holds:
    """Return what an open store holds."""
    rows = store.rows()
    return Holds(
        records=tuple(store.records(row.case_id) for row in rows),
        rows=rows,
        people=frozenset(person.handle for person in store.people()),
        guidelines=store.connection.execute("SELECT count(*) FROM guidelines").get,
        looks=store.looks(),
    )


class _Ids:
    """Ids that are drawn from a seed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def new(self) -> str:
        return self._chance.randbytes(16).hex()


@contextmanager
def _overheard(calls: list[tuple[str, Any]]) -> Iterator[None]:
    """Note what a store is given to keep."""

    def overhearing(name: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def called(store: SqliteStore, given: Any, **named: Any) -> Any:  # noqa: ANN401 - it passes on what it is given
            calls.append((name, (given, named)))
            return really(store, given, **named)

        return called

    with ExitStack() as stack:
        for name in KEPT_BY:
            stack.enter_context(mock.patch.object(SqliteStore, name, overhearing(name, getattr(SqliteStore, name))))
        yield
