"""A store in PostgreSQL from the command line: made, kept to, practised beside, looked after, used from two homes."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shlex import quote

import psycopg
import pytest
from psycopg import sql

from engine import bootstrap
from engine.adapters.custody import Custody
from engine.adapters.postgres_link import role_of
from engine.adapters.postgres_place import Place
from tests.adapters.postgres_server import Server, new_place, own_place, server, take_away
from tests.console.terminal import Ended, Terminal


def home_in(folder: Path) -> Terminal:
    """A user whose store lies where the program puts it, until told otherwise."""
    folder.mkdir()
    return Terminal(home=folder, environment={"BTI_LAGER": "", "XDG_DATA_HOME": str(folder / "data")})


@pytest.fixture
def place() -> Place:
    return own_place()


@pytest.fixture
def office(tmp_path: Path, place: Place) -> Terminal:
    """A user who has made a store on the server, with a copy of its key and a case in it."""
    terminal = home_in(tmp_path / "office")
    fine(terminal, "oppsett", "--lager", str(place))
    fine(terminal, "lager", "nokkel", "--kopi", str(tmp_path / "bti.nokkel"))
    fine(terminal, "ny", "os", "--alias", "gutt, 6 år")
    return terminal


def fine(terminal: Terminal, *words: str) -> Ended:
    ended = terminal.run(*words)
    assert ended.code == 0, (words, ended)
    return ended


def setup(terminal: Terminal, *words: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(fine(terminal, "oppsett", "--json", *words).out)
    return found


def checks(terminal: Terminal, *, code: int) -> dict[str, tuple[str, str | None]]:
    ended = terminal.run("doktor", "--json")
    assert ended.code == code, ended
    return {one["part"]: (one["code"], one["command"]) for one in json.loads(ended.out)["checks"]}


def test_a_store_on_a_server_is_made_once_and_kept_to(office: Terminal, place: Place) -> None:
    assert str(place) in (office.home / "config" / "bti.toml").read_text("utf-8")
    again = setup(office)
    assert (again["lager"], again["nytt"], again["øvelse"]) == (str(place), False, False)
    assert "Oppmerksomhet" in fine(office, "liste").out
    assert "gutt, 6 år" in fine(office, "vis", "1").out
    assert fine(office, "notat", "1", "Snakket med læreren").code == 0
    assert "Snakket med læreren" in fine(office, "logg", "1").out
    assert not (office.home / "data").exists(), "no file was made"


def test_a_store_of_an_older_version_is_brought_forward_and_that_is_told_once(tmp_path: Path, place: Place) -> None:
    """`formats/postgres_1.sql` is a store as the first version kept it, with its key beside it."""
    terminal, samples = home_in(tmp_path / "first"), Path(__file__).parent.parent / "adapters" / "formats"
    written = (samples / "postgres_1.sql").read_text("utf-8").replace("bti_eldre", place.schema)
    with psycopg.connect(place.address) as connection:
        connection.execute(written.encode())
    Custody(terminal.home / "config" / "nokler").take((samples / "postgres_1.key").read_bytes())
    terminal.environment["BTI_LAGER"] = str(place)
    assert "eldre utgave" in " ".join(terminal.run("liste").err.split())
    first, again = (fine(terminal, "oppsett", "--json") for _ in range(2))
    assert first.err.strip() == "Lageret er ført over til denne utgaven av BTI."
    assert again.err == ""
    assert json.loads(first.out)["nytt"] is False


def test_what_a_copy_lost_that_was_put_in_without_its_role_is_told_and_laid_anew(
    office: Terminal, place: Place
) -> None:
    role = sql.Identifier(role_of(place.schema))
    for statement in ("DROP OWNED BY {}", "DROP ROLE {}"):
        server().run(sql.SQL(statement).format(role))
    with psycopg.connect(place.address) as connection:
        connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(role))
    for words in (("liste",), ("lager", "verifiser"), ("lager", "gjenopprett", "--godta-eldre")):
        refused = office.run(*words)
        assert refused.code == 6
        assert "bti oppsett" in refused.err
        assert "skadet" not in refused.err
    assert checks(office, code=1)["store"] == ("store-unwalled", "bti oppsett")
    told = "Rettene i databasen er lagt på plass igjen."
    assert [told in fine(office, "oppsett").err for _ in range(2)] == [True, False]
    assert "gutt, 6 år" in fine(office, "vis", "1").out
    fine(office, "notat", "1", "Snakket med læreren")
    fine(office, "lager", "verifiser", "--grundig")


@pytest.mark.parametrize(
    "statement",
    [
        "DROP POLICY upkeep ON {}.records",
        "DROP POLICY shown ON {}.cases",
        "ALTER TABLE {}.keys DISABLE ROW LEVEL SECURITY",
        "REVOKE INSERT ON {0}.looks FROM {1}",
        "REVOKE EXECUTE ON FUNCTION {0}.counted FROM {1}",
    ],
)
def test_each_part_of_what_shows_people_their_own_cases_is_missed(
    office: Terminal, place: Place, statement: str
) -> None:
    room, role = sql.Identifier(place.schema), sql.Identifier(role_of(place.schema))
    server().run(sql.SQL(statement).format(room, role))
    assert "viser hver bruker bare sine egne saker" in " ".join(office.run("liste").err.split())
    fine(office, "oppsett")
    assert "gutt, 6 år" in fine(office, "vis", "1").out


def test_it_says_what_those_who_share_it_need(tmp_path: Path, place: Place) -> None:
    said = fine(home_in(tmp_path / "first"), "oppsett", "--lager", str(place))
    assert "databaseserveren" in said.out
    assert "bti lager nokkel --hent" in " ".join(said.out.split())


def test_who_practises_beside_it_comes_back_to_it(office: Terminal, place: Place) -> None:
    practice = setup(office, "--ovelse")
    assert practice["øvelse"] is True
    assert "://" not in str(practice["lager"])
    assert setup(office)["lager"] == practice["lager"]
    assert "Oppmerksomhet" not in fine(office, "liste").out
    assert setup(office, "--ekte")["lager"] == str(place)
    assert setup(office)["lager"] == str(place)
    assert "gutt, 6 år" in fine(office, "vis", "1").out


def test_a_store_for_practice_can_lie_on_a_server_too(tmp_path: Path, place: Place) -> None:
    terminal = home_in(tmp_path / "course")
    assert setup(terminal, "--lager", str(place), "--ovelse")["øvelse"] is True
    assert fine(terminal, "--som", "test.laerer", "--na", "2026-09-08", "ny", "os", "--alias", "jente").code == 0
    assert terminal.run("oppsett", "--lager", str(place), "--ekte").code == 6


def test_a_store_in_a_file_can_be_kept_to_in_the_same_way(tmp_path: Path) -> None:
    terminal = home_in(tmp_path / "office")
    path = tmp_path / "elsewhere" / "bti.lager"
    assert setup(terminal, "--lager", str(path))["lager"] == str(path)
    assert setup(terminal)["lager"] == str(path)


def test_from_another_home_it_takes_the_key(office: Terminal, place: Place, tmp_path: Path) -> None:
    other = home_in(tmp_path / "other")
    refused = other.run("oppsett", "--lager", str(place))
    assert refused.code == 6
    assert "--hent" in refused.err
    fine(other, "--lager", str(place), "lager", "nokkel", "--hent", str(tmp_path / "bti.nokkel"))
    ready = setup(other, "--lager", str(place))
    assert ready["nytt"] is False
    assert fine(other, "lager", "verifiser", "--grundig").code == 0


def test_the_key_of_another_store_is_not_taken(office: Terminal, tmp_path: Path) -> None:
    other = home_in(tmp_path / "other")
    fine(other, "oppsett", "--lager", str(new_place()))
    fine(other, "lager", "nokkel", "--kopi", str(tmp_path / "other.nokkel"))
    assert office.run("lager", "nokkel", "--hent", str(tmp_path / "other.nokkel")).code == 6
    missing = office.run("--lager", str(new_place()), "lager", "nokkel", "--hent", str(tmp_path / "other.nokkel"))
    assert missing.code == 6
    assert fine(office, "liste").code == 0


def test_where_all_is_well_there_is_nothing_to_do(office: Terminal) -> None:
    found = checks(office, code=0)
    assert set(found) == {
        *("program", "settings", "time", "guides", "language", "terminal"),
        *("place", "server-log", "store", "chain", "pinned", "key", "key-copy", "backup", "reach"),
    }
    assert "PostgreSQL" in fine(office, "doktor").out


def told_beside_hints(ended: Ended) -> str:
    return " ".join(ended.err.partition("→")[0].split())


def told_of_reach(office: Terminal) -> str:
    """Return what of this `bti oppsett` tells on the side, which `bti doktor` tells too."""
    said = told_beside_hints(fine(office, "oppsett"))
    found = checks(office, code=1 if said else 0)["reach"]
    assert (found == ("doctor.reach", None)) is (not said)
    return said


def test_a_postgres_user_who_reaches_the_whole_server_is_told_of(office: Terminal, place: Place) -> None:
    """People are shown their own cases all the same, for they act as a role without such rights."""
    user = sql.Identifier(f"u_{place.schema}")
    assert told_of_reach(office) == ""
    for right in ("SUPERUSER", "BYPASSRLS"):
        server().run(sql.SQL(f"ALTER ROLE {{}} {right}").format(user))
        said = told_of_reach(office)
        assert f'ALTER ROLE "u_{place.schema}" NOSUPERUSER NOBYPASSRLS CREATEROLE;' in said
        assert "gutt, 6 år" in fine(office, "vis", "1").out
        server().run(sql.SQL("ALTER ROLE {} NOSUPERUSER NOBYPASSRLS CREATEROLE").format(user))
        assert told_of_reach(office) == "", "what it asked for has mended it"


def test_a_postgres_user_who_takes_another_with_such_a_right_is_told_of(office: Terminal, place: Place) -> None:
    user, strong = sql.Identifier(f"u_{place.schema}"), sql.Identifier(f"sterk_{place.schema}")
    server().run(sql.SQL("CREATE ROLE {} SUPERUSER NOLOGIN").format(strong))
    server().run(sql.SQL("GRANT {} TO {} WITH INHERIT FALSE").format(strong, user))
    assert "SUPERUSER" in told_of_reach(office)


def test_two_municipalities_that_share_a_postgres_user_are_told_of_each_other(
    office: Terminal, place: Place, tmp_path: Path
) -> None:
    other = own_place()
    fine(home_in(tmp_path / "other"), "oppsett", "--lager", str(other))
    assert told_of_reach(office) == "", "each has a user of its own"
    server().run(sql.SQL("GRANT {} TO {}").format(*(sql.Identifier(f"u_{one.schema}") for one in (other, place))))
    assert f"når også lageret til {other.schema.removeprefix('bti_')}." in told_of_reach(office)
    practised = fine(home_in(tmp_path / "course"), "oppsett", "--ovelse", "--lager", str(new_place()))
    assert told_beside_hints(practised) == "", "what is for practice is nobody's"


def test_a_postgres_role_that_no_rule_holds_for_is_refused(office: Terminal, place: Place) -> None:
    role = sql.Identifier(role_of(place.schema))
    for right in ("SUPERUSER", "BYPASSRLS"):
        server().run(sql.SQL(f"ALTER ROLE {{}} {right}").format(role))
        for words in (("liste",), ("oppsett",)):
            refused = office.run(*words)
            assert refused.code == 6
            assert f'ALTER ROLE "{role_of(place.schema)}" NOSUPERUSER NOBYPASSRLS;' in " ".join(refused.err.split())
        server().run(sql.SQL("ALTER ROLE {} NOSUPERUSER NOBYPASSRLS").format(role))
        assert "gutt, 6 år" in fine(office, "vis", "1").out


def test_the_doctor_tells_what_is_not_well(office: Terminal, place: Place) -> None:
    key = next((office.home / "config" / "nokler").glob("*.nokkel"))
    key.rename(key.with_suffix(".away"))
    code, command = checks(office, code=1)["store"]
    assert code == "master-key-missing"
    assert command is not None
    assert "--hent" in command
    fine(office, "oppsett", "--lager", str(new_place()))
    assert checks(office, code=1)["key-copy"][0] == "doctor.key-copy-none"


def test_the_key_can_be_kept_in_another_way(office: Terminal) -> None:
    assert "config" in fine(office, "lager", "nokkel").out
    moved = office.run("lager", "nokkel", "--til", "passord", "--passord", "-", stdin="åtte ord som ingen gjetter\n")
    assert moved.code == 0, moved
    locked = office.run("liste")
    assert locked.code == 6, "and nobody is there to ask"


def test_copies_of_the_store_are_for_the_server(office: Terminal, tmp_path: Path) -> None:
    for words in (("sikkerhetskopi", str(tmp_path / "kopi")), ("gjenopprett", str(tmp_path))):
        refused = office.run("lager", *words)
        assert refused.code == 6, refused
        assert "databaseserver" in refused.err
    assert not (tmp_path / "kopi").exists()


def copied_on_the_server(schema: str) -> Callable[[], None]:
    """Copy the tables of a store, as long ago as the next seal is due, and return what puts the copies back."""
    longer_ago = "UPDATE {}.seals SET at = at - interval '1 hour'"
    server().run(sql.SQL(longer_ago).format(sql.Identifier(schema)))
    found = server().run("SELECT tablename FROM pg_tables WHERE schemaname = %s", schema)
    tables = [(sql.Identifier(schema, name), sql.Identifier(f"{schema}_kept", name)) for (name,) in found]
    server().run(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(f"{schema}_kept")))
    for table, copy in tables:
        server().run(sql.SQL("CREATE TABLE {} AS TABLE {}").format(copy, table))

    def put_back() -> None:
        server().run(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(table for table, _ in tables)))
        for table, copy in tables:
            server().run(sql.SQL("INSERT INTO {} SELECT * FROM {}").format(table, copy))

    return put_back


def test_a_server_that_was_put_back_is_taken_as_it_is_once_somebody_says_so(office: Terminal, place: Place) -> None:
    put_back = copied_on_the_server(place.schema)
    fine(office, "notat", "1", "Snakket med læreren")
    put_back()
    refused = office.run("vis", "1")
    assert refused.code == 6
    assert "lager gjenopprett --godta-eldre" in " ".join(refused.err.split())
    accept = "bti lager gjenopprett --godta-eldre"
    assert checks(office, code=1)["store"] == ("store-rolled-back", accept)
    named = office.run("--lager", str(place), "vis", "1")
    assert f"bti --lager {quote(str(place))} lager gjenopprett --godta-eldre" in named.err
    assert accept not in named.err, "as it stands it would be of the store in the settings"
    assert office.run("lager", "gjenopprett").code == 6, "it must be said that it may be older"
    assert office.run("vis", "1").code == 6
    taken = fine(office, "lager", "gjenopprett", "--godta-eldre")
    assert "må føres på nytt" in " ".join(taken.out.split())
    assert "Snakket med læreren" not in fine(office, "logg", "1").out
    fine(office, "lager", "verifiser", "--grundig")


def test_a_machine_that_reminds_people_is_nobody_in_the_directory(
    office: Terminal, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = setup(office)["personer"]
    monkeypatch.setattr(bootstrap, "operating_user", lambda: "bti-os")
    machine = home_in(tmp_path / "machine")
    fine(machine, "--lager", str(place), "lager", "nokkel", "--hent", str(tmp_path / "bti.nokkel"))
    shown = fine(machine, "oppsett", "--maskin", "--lager", str(place))
    assert "bti-os, en maskin og ikke en person" in shown.out
    assert setup(machine, "--maskin")["personer"] == people
    fine(machine, "jobb")
    fine(machine, "lager", "verifiser")
    refused = machine.run("vis", "1")
    assert (refused.code, "Du er ikke lagt til" in refused.err) == (6, True)
    monkeypatch.undo()
    assert setup(office)["personer"] == people


def test_rules_that_another_version_has_laid_are_told_of_and_renewed(office: Terminal, place: Place) -> None:
    laid = "SELECT polqual FROM pg_policy WHERE polrelid = %s::regclass AND polname = 'shown'"
    now = server().run(laid, f"{place.schema}.records")
    assert "walls" not in checks(office, code=0)
    for statement in (
        "COMMENT ON POLICY shown ON {}.cases IS NULL",
        "ALTER POLICY shown ON {0}.records USING (case_id = ANY (ARRAY (SELECT case_id FROM {0}.cases)))",
    ):
        server().run(sql.SQL(statement).format(sql.Identifier(place.schema)))
    assert server().run(laid, f"{place.schema}.records") != now
    assert checks(office, code=1)["walls"] == ("doctor.walls-old", "bti oppsett")
    told = "er fornyet til denne utgaven av BTI"
    assert [told in " ".join(fine(office, "oppsett").err.split()) for _ in range(2)] == [True, False]
    assert server().run(laid, f"{place.schema}.records") == now
    assert "walls" not in checks(office, code=0)
    fine(office, "vis", "1")


def test_what_is_accepted_at_another_address_is_not_accepted_at_this_one(office: Terminal, place: Place) -> None:
    put_back = copied_on_the_server(place.schema)
    fine(office, "notat", "1", "Snakket med læreren")
    server().run(sql.SQL("UPDATE {}.seals SET at = at - interval '1 hour'").format(sql.Identifier(place.schema)))
    fine(office, "notat", "1", "Snakket med mor")
    put_back()
    trial = ("--lager", f"{place}&sslmode=prefer")
    assert office.run(*trial, "vis", "1").code == 6
    fine(office, *trial, "lager", "gjenopprett", "--godta-eldre")
    fine(office, *trial, "vis", "1")
    assert office.run("vis", "1").code == 6


def test_a_store_in_a_file_is_put_back_from_a_folder(tmp_path: Path) -> None:
    terminal = home_in(tmp_path / "office")
    fine(terminal, "oppsett")
    for words in ((), ("--godta-eldre",)):
        refused = terminal.run("lager", "gjenopprett", *words)
        assert refused.code == 6
        assert "Oppgi mappa" in refused.err


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("postgresql://bti:hemmelig@server/bti?kommune=os", ".pgpass"),
        ("postgresql://bti@server/bti", "kommune"),
        ("postgresql://bti@server:x/bti?kommune=os", "kan ikke leses"),
        ("mysql://bti@server/bti?kommune=os", "kan ikke leses"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_and_not_kept(tmp_path: Path, address: str, word: str) -> None:
    terminal = home_in(tmp_path / "office")
    refused = terminal.run("oppsett", "--lager", address)
    assert refused.code in {2, 6}
    assert word in refused.err
    assert "hemmelig" not in refused.err
    assert not (terminal.home / "config" / "bti.toml").exists()


def test_without_the_library_it_is_said_what_is_missing(office: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("engine.adapters.postgres")]:
        if name != "engine.adapters.postgres_place":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    refused = office.run("liste")
    assert refused.code == 6
    assert "installere det med tillegget postgres" in " ".join(refused.err.split())
    assert office.run("doktor").code != 70


@pytest.fixture
def own() -> Iterator[Server]:
    server = Server()
    yield server
    take_away(server)


def test_a_server_that_is_gone_is_told_and_found_again(own: Server, tmp_path: Path) -> None:
    terminal = home_in(tmp_path / "office")
    fine(terminal, "oppsett", "--lager", own.address(kommune="os"))
    own.stop(signal.SIGQUIT)
    refused = terminal.run("liste")
    assert refused.code == 6
    assert "svarer ikke" in refused.err
    assert checks(terminal, code=1)["store"][0] == "store-unreachable"
    own.start()
    assert fine(terminal, "liste").code == 0


def test_a_store_in_a_file_is_copied_to_a_server_and_gone_on_with(tmp_path: Path, place: Place) -> None:
    terminal = home_in(tmp_path / "office")
    fine(terminal, "oppsett")
    fine(terminal, "ny", "os", "--alias", "gutt, 6 år")
    fine(terminal, "notat", "1", "Snakket med læreren")
    copied = fine(terminal, "lager", "kopier", str(place))
    assert "likt" in copied.out
    assert setup(terminal)["lager"] != str(place), "nothing is moved before it is said"
    assert setup(terminal, "--lager", str(place))["nytt"] is False
    assert "Snakket med læreren" in fine(terminal, "logg", "1").out
    assert fine(terminal, "lager", "verifiser", "--grundig").code == 0
    again = terminal.run("lager", "kopier", str(new_place()))
    assert (again.code, "allerede" in again.err) == (6, True)


def test_what_a_copy_says_is_data_too_and_it_is_made_once(tmp_path: Path, place: Place) -> None:
    terminal = home_in(tmp_path / "office")
    fine(terminal, "oppsett")
    fine(terminal, "ny", "os", "--alias", "gutt, 6 år")
    said = json.loads(fine(terminal, "lager", "kopier", "--json", str(place)).out)
    assert (said["cases"], said["findings"]) == (1, [])
    assert terminal.run("lager", "kopier", str(place)).code == 6
    assert terminal.run("lager", "kopier", "bti.lager").code == 6
