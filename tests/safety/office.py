"""A day at an office, and what somebody holds who got hold of all of it but the folder with the keys.

People type what they ought to and what they ought not to. The haul is the store with its log while it is in use, the
store when everybody has gone home, the file with the keys of cases, the queue, the backups, the temporary folder and
whatever was written beside them.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest import mock

import apsw

from engine import bootstrap
from engine.adapters import schema
from engine.adapters.case_keys import SUFFIX
from tests.console.terminal import Ended, Terminal
from tests.safety.scene import plain

STORE = Path("lager", "bti.lager")
KEYS = STORE.with_name(STORE.name + SUFFIX)
WAL = "-wal"
CLERK = "sylfest.oddeng"
ON_PAPER = "Gudveig Trollhaugen"
SECRETS = (
    *(CLERK, "sylfest", "oddeng", "test.laerer", "test.helsesykepleier", "kontaktlærer"),
    *(ON_PAPER, "Trollhaugen", "jente, 7 år, kvistlia", "kvistlia", "31125099999", "99 88 77 66"),
    *("Zebrafinken sa at onkel drikker", "Zebrafinken", "blåmerke ved Skjeggdalen", "Skjeggdalen"),
    *("Gufsebakken og Vinterdal", "Vinterdal", "fordi Mosegrodd ba om det", "Mosegrodd", "Lekegruppe på Snøtoppen"),
    *("Del bekymringen", "Oppmerksomhet", "handlingsveileder", "foresatte"),
)
DAY: tuple[tuple[str, ...], ...] = (
    ("oppsett", "--ovelse"),
    ("ny", "os", "--alias", "jente, 7 år, kvistlia"),
    ("ny", "os", "--alias", "31125099999", "--likevel"),
    ("notat", "1", "Zebrafinken sa at onkel drikker, ring 99 88 77 66"),
    ("notat", "1", "Zebrafinken sa at onkel drikker, ring 99 88 77 66"),
    ("samtykke", "1", "--fra", ON_PAPER, "--for", "PPT", "--skriftlig"),
    ("mote", "1", "--til-stede", "foresatte", "--referat", "Gufsebakken og Vinterdal"),
    ("rolle", "1", "ansvarlig", "--er", "meg"),
    ("neste", "1", "--begrunnelse", "fordi Mosegrodd ba om det"),
    ("tiltak", "1", "--mal", "Lekegruppe på Snøtoppen", "--tiltak", "Voksen ute", "--ansvarlig", "meg"),
    ("stafett", "1", "--til", "test.laerer"),
    ("meld", "1", "--mistanke", "blåmerke ved Skjeggdalen"),
    ("tilgang", "1", "--adressesperre", "ja"),
    ("vis", "1"),
    ("logg", "1"),
    ("skriv", "1", "samtykke"),
    ("finn", "kvistlia"),
)


@dataclass(slots=True)
class Office:
    """One office: a terminal whose files the attacker gets, and a folder of keys that stays out of reach."""

    folder: Path
    said: list[Ended] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    def run(self, *words: str, stdin: str = "") -> Ended:
        """Run one command as the clerk."""
        temporary = mock.patch.object(tempfile, "tempdir", str(self.temporary))
        with mock.patch.object(bootstrap, "operating_user", return_value=CLERK), temporary:
            ended = self.terminal.run(*words, stdin=stdin)
        self.said.append(ended)
        return ended

    @property
    def terminal(self) -> Terminal:
        """The clerk's terminal. The folder of settings, with the keys in it, lies outside what is taken."""
        places = {"BTI_CONFIG": str(self.folder / "config"), "BTI_LAGER": str(self.home / STORE)}
        return Terminal(home=self.home, environment={**places, "TMPDIR": str(self.temporary)})


class Haul:
    """What the attacker holds, and may read as often as wanted."""

    def __init__(self, office: Office, while_open: dict[str, bytes]) -> None:
        self.office = office
        self.while_open = while_open
        self.files = {**while_open, **_contents(office.home), **_contents(office.temporary)}

    @property
    def store(self) -> Path:
        return self.office.home / STORE

    @cached_property
    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """Every row of every table, by column."""
        return {**_rows(self.store), **_rows(self.office.home / KEYS)}

    @property
    def sealed(self) -> list[bytes]:
        """Everything that is sealed."""
        names = ("sealed", "wrapped")
        return [row[name] for rows in self.tables.values() for row in rows for name in names if name in row]


@contextmanager
def haul_of_a_day() -> Iterator[Haul]:
    """Let people work for a day, and take what they leave."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        for made in (office.home, office.temporary):
            made.mkdir(mode=0o700)
        office.run(*DAY[0])
        with closing(plain(office.home / STORE)) as reader:  # whoever goes home is not the last: the log stays
            reader.execute(schema.SELECT_HEAD).fetchall()
            for words in DAY[1:]:
                office.run(*words)
            while_open = {f"open/{name}": content for name, content in _contents(office.home).items()}
        office.run("vis", "1")
        office.run("lager", "sikkerhetskopi", str(office.home / "kopier"))
        yield Haul(office, while_open)


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str((Path(folder.name) / at).relative_to(".")): (folder / at).read_bytes()
        for at in (Path(place).relative_to(folder) / name for place, _, names in os.walk(folder) for name in names)
        if (folder / at).is_file()
    }


def _rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    with closing(plain(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: list(_as_words(connection, name)) for name in names}


def _as_words(connection: apsw.Connection, table: str) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name in the file
    for row in cursor:
        yield dict(zip((name for name, _ in cursor.get_description()), row, strict=True))
