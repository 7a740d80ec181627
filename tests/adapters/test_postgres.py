"""The store in PostgreSQL keeps the contract, refuses a server that can lose what it has kept, and outlives its server.

Nothing that is kept can be read on the server, in its tables or its log, and an advance is one statement there.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adapters import postgres_link, postgres_schema
from engine.adapters import postgres_tables as tables
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_link import MOST_CONNECTIONS, Connection, Link
from engine.adapters.postgres_place import Place, place_at
from engine.application.cases import act
from engine.application.guidelines import open_case
from engine.application.outcomes import Done
from engine.application.ports import Conflict, Look, Receipt, StoredGuideline
from engine.cases import commands as cmd
from engine.cases.vocabulary import Compartment
from engine.errors import (
    EventReused,
    KeyMissing,
    LookUnwritten,
    StoreAddressed,
    StoreAltered,
    StoreExists,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    StoreUnreachable,
    StoreUnsafe,
)
from engine.values import replace
from tests.adapters.examples import ANNE, MOMENT, record, row
from tests.adapters.postgres_server import Server, create_store, new_place, open_store, server, take_away
from tests.adapters.store_contract import FullStore, StoreContract, kept, plain, put, race
from tests.application.test_cases import KARI
from tests.house.tree import ROOT
from tests.stories.recording import world_of

TYPED = "Trygg i friminuttet"
LOOK = Look(at=MOMENT, by="p1", ground="participant", cases=("a",), categories=("common",), channel="cli")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[PostgresStore]:
    with create_store(tmp_path) as store:
        yield store


class TestPostgresStore(StoreContract):
    @pytest.fixture
    def store(self, made: PostgresStore) -> FullStore:
        return made


# ---------------------------------------------------------------- making and opening


def test_what_was_kept_is_there_for_another(made: PostgresStore, tmp_path: Path) -> None:
    put(made, "a")
    made.add(ANNE)
    with open_store(tmp_path, made.place) as other:
        assert (other.records("a"), other.rows(), other.people()) == (made.records("a"), made.rows(), (ANNE,))
        assert (other.identity, other.is_practice) == (made.identity, False)


def test_a_store_is_never_made_over_another(made: PostgresStore, tmp_path: Path) -> None:
    with pytest.raises(StoreExists):
        create_store(tmp_path / "other", made.place)


def test_a_store_that_could_not_be_made_leaves_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_schema, "APPEND_FUNCTION", "SELECT 1 / 0")
    place = new_place()
    with pytest.raises(psycopg.DataError):
        create_store(tmp_path, place)
    assert list(tmp_path.with_name(f"{tmp_path.name}-keys").glob("*.nokkel")) == []
    with pytest.raises(StoreMissing):
        open_store(tmp_path, place)


def test_a_store_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        open_store(tmp_path, new_place())


def test_a_store_opens_with_its_own_key_alone(made: PostgresStore, tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        open_store(tmp_path / "elsewhere", made.place)


def test_each_municipality_has_a_room_of_its_own(made: PostgresStore, tmp_path: Path) -> None:
    put(made, "a")
    with create_store(tmp_path / "other") as other:
        assert (other.rows(), other.people()) == ((), ())
        assert kept(put(other, "a")).number == "2026-001"
        assert other.place.address == made.place.address


def test_a_later_format_is_told(made: PostgresStore, tmp_path: Path) -> None:
    _alter(made, "UPDATE meta SET value = '3' WHERE name = 'format'")
    with pytest.raises(StoreNewer):
        open_store(tmp_path, made.place)


def test_nobody_makes_a_practice_store_of_it(made: PostgresStore, tmp_path: Path) -> None:
    _alter(made, "UPDATE meta SET value = '1' WHERE name = 'practice'")
    with pytest.raises(StoreAltered):
        open_store(tmp_path, made.place)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("postgresql://bti:x@h/bti?kommune=os", "password"),
        ("postgresql://bti@h/bti?kommune=os&password=x", "password"),
        ("postgresql://bti@h/bti", "municipality"),
        ('postgresql://bti@h/bti?kommune=o"s', "municipality"),
        ("mysql://h/bti?kommune=os", "municipality"),
        ("postgresql://bti@h:port/bti?kommune=os", "unreadable"),
    ],
)
def test_an_address_holds_no_password_and_names_a_municipality(address: str, reason: str) -> None:
    with pytest.raises(StoreAddressed) as refused:
        place_at(address)
    assert refused.value.arguments["reason"] == reason


def test_an_address_is_taken_apart() -> None:
    place = place_at("postgresql://bti@h:5433/bti?sslmode=verify-full&kommune=hå")
    assert place == Place("postgresql://bti@h:5433/bti?sslmode=verify-full", "bti_hå", str(place))


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_server_that_can_lose_what_it_has_kept_is_refused(setting: str, made: PostgresStore, tmp_path: Path) -> None:
    server().run(f"ALTER SYSTEM SET {setting} = off")
    try:
        _reload(setting, "off")
        with pytest.raises(StoreUnsafe) as refused:
            open_store(tmp_path, made.place)
    finally:
        server().run(f"ALTER SYSTEM RESET {setting}")
        _reload(setting, "on")
    assert refused.value.arguments == {"setting": setting, "found": "off", "wanted": "on", "reason": "server"}
    open_store(tmp_path, made.place).close()


def test_a_user_whose_commits_do_not_wait_is_refused(made: PostgresStore, tmp_path: Path) -> None:
    hurried = made.place._replace(address=f"{made.place.address}&options=-csynchronous_commit%3Doff")
    with pytest.raises(StoreUnsafe):
        open_store(tmp_path, hurried)


def test_a_server_that_only_reads_is_told(made: PostgresStore, tmp_path: Path) -> None:
    reading = made.place._replace(address=f"{made.place.address}&options=-cdefault_transaction_read_only%3Don")
    with open_store(tmp_path, reading) as store:
        with pytest.raises(StoreReadOnly):
            put(store, "a")
        with pytest.raises(LookUnwritten):
            store.log(LOOK)
        assert store.rows() == ()


def test_no_server_is_told_at_once(made: PostgresStore, tmp_path: Path) -> None:
    nowhere = made.place._replace(address=f"postgresql://bti@/postgres?host={tmp_path}")
    with pytest.raises(StoreUnreachable):
        open_store(tmp_path, nowhere)


# ---------------------------------------------------------------- many at once


def test_of_stores_that_race_one_wins(made: PostgresStore, tmp_path: Path) -> None:
    put(made, "a")
    stores = [open_store(tmp_path, made.place) for _ in range(8)]
    answers = race(list(stores), "a")
    assert sum(isinstance(answer, Receipt) for answer in answers) == 1
    assert answers.count(Conflict("a", 2)) == 7
    assert len(made.records("a")) == 2
    for store in stores:
        store.close()


def test_threads_share_a_store_and_its_connections(made: PostgresStore) -> None:
    put(made, "a")
    racers = 3 * MOST_CONNECTIONS
    answers = race([made] * racers, "a")
    assert sum(isinstance(answer, Receipt) for answer in answers) == 1
    assert answers.count(Conflict("a", 2)) == racers - 1
    assert _connections_of(made) <= MOST_CONNECTIONS


def test_what_was_read_before_another_wrote_is_read_again(made: PostgresStore, tmp_path: Path) -> None:
    put(made, "a")
    with open_store(tmp_path, made.place) as other:
        assert other.row("a") == made.row("a")
        put(made, "a", seq=2)
        assert kept(put(other, "a", seq=3)).seq == 3
        assert put(other, "a", seq=3, command="late") == Conflict("a", 3)
    assert [one.seq for one in made.records("a")] == [1, 2, 3]
    assert made.seal() is not None


def test_an_event_that_comes_twice_in_one_command_is_refused(made: PostgresStore) -> None:
    put(made, "a")
    twice = [record("a", seq, command="k2", event_id="same") for seq in (2, 3)]
    with pytest.raises(EventReused):
        made.append("a", 1, command_id="k2", records=twice, row=row("a", 3))


def test_a_case_that_was_refused_has_no_keys_left_over(made: PostgresStore, tmp_path: Path) -> None:
    put(made, "a")
    with open_store(tmp_path, made.place) as other:
        assert put(other, "a", command="late") == Conflict("a", 1)
        assert len(other.records("a")) == 1, "and the keys are those of the one who came first"


# ---------------------------------------------------------------- a server that goes away


def test_a_connection_that_was_cut_is_made_anew(made: PostgresStore) -> None:
    put(made, "a")
    _cut(made)
    assert kept(put(made, "a", seq=2)).repeated is False
    _cut(made)
    assert len(made.records("a")) == 2


CUT_OFF = """
import sys
from contextlib import suppress
from engine.adapters.postgres_link import Link
link = Link(sys.argv[1], "public")
with suppress(KeyError), link.connection() as mine, link.connection() as other, mine.transaction():
    other.execute("SELECT pg_terminate_backend(%s, 5000)", [mine.info.backend_pid])
    raise KeyError  # something of ours that stops what is being done, just when the server has gone
"""


def test_a_server_that_goes_away_is_told_in_our_own_words_alone() -> None:
    ran = subprocess.run(  # not here, where pytest listens to what libraries log
        [sys.executable, "-c", CUT_OFF, server().address()], capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert (ran.stdout, ran.stderr) == ("", "")


def test_the_server_is_waited_for_from_when_it_is_gone(made: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_link, "PATIENCE", 0.2)
    tried: list[float] = []

    def at_work_for_long(_: Connection) -> None:
        tried.append(0.0)
        if len(tried) == 1:
            time.sleep(0.3)  # longer than is waited for
            raise psycopg.OperationalError("gone")

    made.link.attempt(at_work_for_long)
    assert len(tried) == 2


def test_the_sealer_holds_every_table_in_the_order_in_which_they_are_written() -> None:
    held = tables.HOLD_ALL.removeprefix("LOCK TABLE ").removesuffix(" IN SHARE MODE").split(", ")
    assert set(held) == set(tables.CHAINED)
    assert held.index("looks") < held.index("records"), "an append holds the looks that come with it first"


def test_an_answer_that_was_lost_is_asked_for_again(made: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    put(made, "a")
    lost: list[str] = []
    execute = psycopg.Connection.execute

    def losing(connection: Connection, query: str, values: tuple[Any, ...] | None = None) -> psycopg.Cursor[Any]:
        answer = execute(connection, query, values)
        if "append(" in query and not lost:
            lost.append(query)
            raise psycopg.OperationalError("the answer never came")
        return answer

    monkeypatch.setattr(psycopg.Connection, "execute", losing)
    assert plain(put(made, "a", seq=2)) == Receipt("a", "k2", "2026-001", 2, repeated=True)
    assert lost
    assert [one.command_id for one in made.records("a")] == ["k1", "k2"]


@pytest.mark.parametrize("statement", [tables.INSERT_LOOK, tables.INSERT_NOTICE, tables.INSERT_PERSON])
def test_an_entry_that_is_sent_again_is_kept_once(
    made: PostgresStore, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    attempt = Link.attempt

    def twice(link: Link, work: Callable[[Connection], object]) -> object:
        attempt(link, work)
        return attempt(link, work)

    monkeypatch.setattr(Link, "attempt", twice)
    made.log(LOOK)
    made.note("other", at=MOMENT)
    made.add(ANNE)
    table = statement.split()[2]
    assert len(_rows_of(made, table)) == 1


def test_what_is_acknowledged_outlives_the_server_and_the_store_goes_on(tmp_path: Path) -> None:
    own = Server()
    try:
        store = create_store(tmp_path, place_at(own.address(kommune="os")))
        receipts = [kept(put(store, "a", seq=seq)) for seq in range(1, 6)]
        own.stop(signal.SIGQUIT)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(postgres_link, "PATIENCE", 0.1)
            with pytest.raises(StoreUnreachable):
                put(store, "a", seq=6)
        own.start()
        assert kept(put(store, "a", seq=6)).seq == 6
        assert [one.seq for one in store.records("a")] == [*(one.seq for one in receipts), 6]
        assert store.seal() is not None
        store.close()
    finally:
        take_away(own)


# ---------------------------------------------------------------- what the server sees


def test_an_advance_is_one_statement(made: PostgresStore, tmp_path: Path) -> None:
    put(made, "a")
    logged = made.place._replace(address=f"{made.place.address}&options=-clog_statement%3Dall")
    with open_store(tmp_path, logged) as store:
        before = store.row("a")
        assert before is not None
        put(store, "a", seq=2)
        start = server().log.stat().st_size
        put(store, "a", seq=3)
        put(store, "a", seq=4)
        statements = _statements(start)
    assert [one for one in statements if "append(" in one] == statements
    assert len(statements) == 2


def test_an_act_asks_twice_and_keeps_event_row_look_and_outbox_in_one_statement(
    made: PostgresStore, tmp_path: Path
) -> None:
    made.add(KARI)
    world = world_of(made, KARI, today=date(2026, 9, 8))
    assert isinstance(open_case(world, "os", command=cmd.OpenCase(alias="gutt, 6 år")), Done)
    logged = made.place._replace(address=f"{made.place.address}&options=-clog_statement%3Dall")
    with open_store(tmp_path, logged) as store:
        world = world_of(store.seen_by(KARI), KARI, today=date(2026, 9, 8))
        assert isinstance(act(world, "1", command=cmd.CompleteStep()), Done)
        start, before = server().log.stat().st_size, _kept_of(made)
        assert isinstance(act(world, "1", command=cmd.AddNote(text="Det går bra.")), Done)
        statements, after = _statements(start), _kept_of(made)
    assert ["append(" in one for one in statements] == [False, False, True]
    assert after == {table: count + 1 for table, count in before.items()}


def test_nothing_that_was_typed_is_on_the_server_or_in_its_log(made: PostgresStore, tmp_path: Path) -> None:
    wordy = "&options=-clog_statement%3Dall%20-clog_parameter_max_length%3D-1%20-clog_error_verbosity%3Dverbose"
    start = server().log.stat().st_size
    with open_store(tmp_path, made.place._replace(address=made.place.address + wordy)) as store:
        for place, compartment in enumerate(Compartment, 1):
            one = replace(record("a", place, command=f"k{place}", payload=TYPED.encode()), compartment=compartment)
            last = replace(row("a", place), sealed=TYPED.encode())
            store.append("a", place - 1, command_id=f"k{place}", records=[one], row=last)
        store.add(replace(ANNE, title=TYPED))
        store.log(replace(LOOK, reason=TYPED))
        store.pin(StoredGuideline("d1", "os", "1.0", TYPED.encode()))
        store.note("other", at=MOMENT, text=TYPED)
        with store.link.connection() as connection, pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO records SELECT * FROM records")
    written = server().log.read_bytes()[start:] + _everything_in(made)
    assert b"note-added" in written, "what is not sealed is found, so what is sealed would be"
    assert TYPED.encode() not in written
    assert TYPED.encode().hex().encode() not in written


@given(st.text(alphabet=st.sampled_from("\\\0 0aå\U0001f600"), max_size=12))
def test_every_text_comes_back(text: str) -> None:
    with psycopg.connect(server().address()) as connection:
        postgres_link.take_every_text(connection)
        assert connection.execute("SELECT %s::text, %s::text[]", (text, [text])).fetchone() == (text, [text])


# ---------------------------------------------------------------- what these tests look with


def _alter(store: PostgresStore, statement: str) -> None:
    """Do something to a store from outside."""
    with store.link.connection() as connection:
        connection.execute(statement)


def _cut(store: PostgresStore) -> None:
    """Cut off every connection of a store."""
    ids = [connection.info.backend_pid for connection in store.link.idle]
    assert ids
    server().run("SELECT pg_terminate_backend(pid, 5000) FROM unnest(%s::int[]) AS pid", ids)


def _connections_of(store: PostgresStore) -> int:
    return len(store.link.idle)


def _reload(setting: str, value: str) -> None:
    server().run("SELECT pg_reload_conf()")
    while server().run("SELECT current_setting(%s)", setting) != [(value,)]:
        pass


def _kept_of(store: PostgresStore) -> dict[str, int]:
    """Return how far the one case has come, by its row and by what waits, and how many records and looks there are."""
    asked = {"cases": "max(seq)", "outbox": "max(seq)", "records": "count(*)", "looks": "count(*)"}
    with store.link.connection() as connection:
        found = {
            table: connection.execute(f"SELECT {what} FROM {table}").fetchone()  # noqa: S608 - our own names
            for table, what in asked.items()
        }
    return {table: row[0] for table, row in found.items() if row is not None}


def _statements(start: int) -> list[str]:
    """Return the statements in the server's log from some place on."""
    text = server().log.read_bytes()[start:].decode("utf-8", "replace")
    return [line for line in text.splitlines() if "LOG:  execute" in line or "LOG:  statement" in line]


def _everything_in(store: PostgresStore) -> bytes:
    """Return all that lies in the tables of a store, as the server has it."""
    names = ("meta", "seals", "counters", "cases", "keys", *tables.CHAINED)
    return repr([_rows_of(store, name) for name in names]).encode()


def _rows_of(store: PostgresStore, table: str) -> list[tuple[Any, ...]]:
    with store.link.connection() as connection:
        return connection.execute(f"SELECT one::text FROM {table} AS one").fetchall()  # noqa: S608 - our own names
