"""Whoever cannot get into the database is told what stood in the way, in our own words; what the server said is not."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.adapters import postgres_reaching
from engine.adapters.postgres_reaching import reached
from tests.adapters.postgres_server import Server, new_place, server, take_away
from tests.console.terminal import Ended, Terminal

WORDS = "to-hemmelige-ord"
LET_IN = "local all bti trust\nlocal all ukjent trust\nlocal all med_passord scram-sha-256\n"


@pytest.fixture(scope="module")
def guarded() -> Iterator[Server]:
    """A server that lets in one user with a password, and one with none."""
    own = Server()
    own.run(f"CREATE ROLE med_passord LOGIN PASSWORD '{WORDS}'")
    (own.folder / "data" / "pg_hba.conf").write_text(LET_IN, "utf-8")
    own.stop()
    own.start()
    yield own
    take_away(own)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A user whose passwords lie in the home alone."""
    home = tmp_path / "home"
    home.mkdir()
    return Terminal(home=home, environment={"XDG_DATA_HOME": str(home / "data"), "PGPASSFILE": str(home / ".pgpass")})


def refused(terminal: Terminal, address: str) -> str:
    ended: Ended = terminal.run("liste", BTI_LAGER=address)
    assert ended.code == 6, ended
    assert not {"FATAL", "connection", "WARNING", WORDS} & set(ended.err.replace(":", " ").split()), ended.err
    return " ".join(ended.err.split())


@pytest.mark.parametrize(
    ("user", "rest", "said"),
    [
        ("med_passord", "", "spør etter et passord for med_passord"),
        ("ukjent", "", "ingen bruker som heter ukjent"),
        ("annen", "", "slipper ikke annen inn i databasen postgres"),
        ("bti", "&dbname=finnesikke", "ingen database som heter finnesikke"),
        ("bti", "&sslmode=tull", "forstår: sslmode"),
        ("bti", "&tullball=1", "forstår: tullball"),
        ("bti", "&connect_timeout=tull", "forstår: connect_timeout"),
        ("bti", "&host=finnes.ikke.invalid", "ingen maskin som heter finnes.ikke.invalid"),
    ],
)
def test_it_is_told_what_stood_in_the_way(
    guarded: Server, terminal: Terminal, *, user: str, rest: str, said: str
) -> None:
    address = guarded.address(kommune="os").replace("bti@", f"{user}@") + rest
    assert said in refused(terminal, address)


@pytest.mark.parametrize(
    ("mode", "password", "said"),
    [(0o600, "feil", "tar ikke imot passordet for med_passord"), (0o644, WORDS, "Gjør den privat (chmod 600)")],
)
def test_what_is_wrong_with_the_file_of_passwords_is_told(
    guarded: Server,
    terminal: Terminal,
    capfd: pytest.CaptureFixture[str],
    *,
    mode: int,
    password: str,
    said: str,
) -> None:
    file = terminal.home / ".pgpass"
    file.write_text(f"*:*:*:*:{password}\n", "utf-8")
    file.chmod(mode)
    assert said in refused(terminal, guarded.address(kommune="os").replace("bti@", "med_passord@"))
    assert capfd.readouterr().err == "", "and the library does not warn of it in English"


def test_a_server_that_takes_no_encryption_is_told(terminal: Terminal) -> None:
    """It answers as a server without encryption does: with the letter N."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        import threading  # noqa: PLC0415 - for this alone

        def answer() -> None:
            with listening.accept()[0] as one:
                one.recv(8)
                one.sendall(b"N")
                one.recv(8)

        answering = threading.Thread(target=answer)
        answering.start()
        address = f"postgresql://bti@127.0.0.1:{listening.getsockname()[1]}/bti?sslmode=require&kommune=os"
        assert "kan ikke sikres slik adressen krever" in refused(terminal, address)
        answering.join()


def test_a_port_that_takes_and_never_answers_is_left(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert postgres_reaching.REACH_SECONDS <= 30
    monkeypatch.setitem(postgres_reaching._PATIENCE, "connect_timeout", 2)  # noqa: SLF001 - not to wait for ten
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        address = f"postgresql://bti@127.0.0.1:{silent.getsockname()[1]}/bti?kommune=os"
        assert "Databaseserveren svarer ikke" in refused(terminal, address)
    assert time.monotonic() - began < 60, "and not after the minutes that the system gives"


def test_an_old_server_is_refused(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_reaching, "OLDEST", 99)
    assert "BTI trenger 99 eller nyere" in refused(terminal, str(new_place()))


def test_a_user_without_rights_is_told_so_and_not_that_the_store_is_damaged(terminal: Terminal) -> None:
    place = new_place()
    assert terminal.run("oppsett", "--lager", str(place)).code == 0
    server().run("CREATE ROLE uten_rett LOGIN")
    said = refused(terminal, str(place).replace("bti@", "uten_rett@"))
    assert f"uten_rett har ikke adgang til lageret for {place.schema.removeprefix('bti_')}" in said
    made = terminal.run("oppsett", "--lager", str(new_place()).replace("bti@", "uten_rett@"))
    assert made.code == 6
    assert 'GRANT CREATE ON DATABASE "postgres" TO "uten_rett";' in " ".join(made.err.split())


def test_what_an_address_on_postgres_says_of_its_connection_besides_is_taken_up(terminal: Terminal) -> None:
    """Who keeps a server may want to know whose connections they are; in which letters we write is our own."""
    ended = terminal.run("liste", BTI_LAGER=f"{new_place()}&application_name=kontoret&client_encoding=LATIN1")
    assert ended.code == 6, ended
    assert "Det finnes ikke noe lager her ennå" in ended.err
    place = new_place()
    with reached(f"{place.address}&application_name=kontoret&client_encoding=LATIN1") as link:
        shown = [link.execute(f"SHOW {name}").fetchone() for name in ("application_name", "client_encoding")]
    assert shown == [("kontoret",), ("UTF8",)]
