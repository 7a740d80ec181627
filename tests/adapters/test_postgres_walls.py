"""The server shows each person the cases alone that the policy lets that person do something with, and no row more.

Whoever acts there owns nothing; whatever is asked, also by mistake, is answered without another's case in it.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import chain, combinations, count, product
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.keys import RandomIds
from engine.adapters.memory import MemoryStore
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_link import role_of
from engine.adapters.postgres_place import Place, place_at
from engine.adapters.postgres_verifying import verify
from engine.application.access import Act, PersonRole
from engine.application.audience import audience_of
from engine.application.finding import Found, allowed
from engine.application.ports import Conflict, Person, Receipt, Row, RowText
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases.state import CaseStatus
from engine.errors import StoreAltered, StoreUngranted
from engine.values import replace
from tests.adapters.examples import record, row
from tests.adapters.postgres_server import create_store, new_place, open_store, server
from tests.adapters.proofs import proof_of
from tests.adapters.store_contract import kept

CODEC = JsonCodec()
KARI, OLA, EVA = "kari", "ola", "eva"
SCHOOL, CLINIC = "Vik skole", "Helsestasjonen"
ROLES = [role.value for role in PersonRole]
SOME_ROLES = list(chain.from_iterable(combinations(ROLES, length) for length in range(len(ROLES) + 1)))
_NAMES = (f"bruker{number}" for number in count(1))


def text_of(*people: str, **more: object) -> RowText:
    return replace(RowText(alias="x", step_title="y", participants=people), **more)


def put(store: PostgresStore, one: Row, text: RowText, *, seq: int = 1) -> Receipt | Conflict:
    """Keep a case, or go on with it, as the application does."""
    stands = replace(one, seq=seq, sealed=CODEC.seal(text))
    stands = replace(stands, audience=audience_of(stands, text))
    command = f"{one.case_id}-{seq}"
    added = record(one.case_id, seq, command=command)
    return store.append(one.case_id, seq - 1, command_id=command, records=[added], row=stands)


def person(actor: str, *roles: str, unit: str | None = None) -> Person:
    return Person(actor, actor, "Lærer", unit=unit, roles=roles)


def every_case() -> Iterator[tuple[Row, RowText]]:
    """Give a case of every kind that differs in who may do something with it."""
    people = [(), (KARI,), (OLA,), (KARI, OLA)]
    places = [(None, False), (SCHOOL, False), (SCHOOL, True), (CLINIC, False), (CLINIC, True)]
    standings = [(CaseStatus.OPEN, None), (CaseStatus.CLOSED, None), (CaseStatus.CLOSED, date(2026, 9, 1))]
    for number, (taking_part, (unit, hidden), (status, restricted)) in enumerate(product(people, places, standings)):
        text = text_of(*taking_part, unit=unit, restricted_on=restricted)
        yield replace(row(f"c{number}", 1), status=status.value, unit=None if hidden else unit), text


def everybody() -> Iterator[Person]:
    for actor, roles, unit in product((KARI, EVA), SOME_ROLES, (None, SCHOOL, CLINIC)):
        yield person(actor, *roles, unit=unit)


def world_of(one: Person) -> World:
    store = MemoryStore()
    clock, ids, shelf = FixedClock.on(date(2026, 9, 8)), RandomIds(), BundledShelf()
    return World(store=store, directory=store, log=store, clock=clock, ids=ids, codec=CODEC, shelf=shelf, person=one)


def by_the_policy(one: Person, cases: list[tuple[Row, RowText]]) -> set[str]:
    world = world_of(one)
    return {row.case_id for row, text in cases if any(allowed(world, Found(row, text), act=act).allowed for act in Act)}


def hiding_their_unit(one: Person, cases: list[tuple[Row, RowText]]) -> set[str]:
    """The cases that a leader is shown by the server, though they lie in another unit: they do not say in which."""
    leads = PersonRole.LEADER.value in one.roles and one.unit is not None
    return {row.case_id for row, text in cases if leads and row.unit is None and text.unit is not None}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[PostgresStore]:
    with create_store(tmp_path) as store:
        yield store


@pytest.fixture
def two(made: PostgresStore) -> PostgresStore:
    """A store with a case of Kari's and one of Ola's."""
    for case_id, actor in (("a", KARI), ("b", OLA)):
        kept(put(made, row(case_id, 1), text_of(actor)))
    return made


def ids(found: tuple[Row, ...]) -> set[str]:
    return {one.case_id for one in found}


def test_the_server_and_the_policy_agree_on_every_case_and_everybody(made: PostgresStore) -> None:
    cases = list(every_case())
    for one, text in cases:
        put(made, one, text)
    met = 0
    for someone in everybody():
        shown = ids(made.seen_by(someone).rows())
        met += len(shown)
        assert shown == by_the_policy(someone, cases) | hiding_their_unit(someone, cases), someone
    assert 0 < met < len(cases) * len(list(everybody()))
    assert len(made.rows()) == len(cases), "and upkeep sees all"


def test_what_is_not_shown_is_not_there_however_it_is_asked_for(two: PostgresStore) -> None:
    seen = two.seen_by(person(KARI))
    assert ids(seen.rows()) == ids(seen.rows(status="open")) == {"a"}
    assert (seen.row("b"), seen.records("b"), seen.numbered("2"), seen.keys.has("b")) == (None, (), (), False)
    assert (ids(seen.numbered("1")), len(seen.records("a")), seen.keys.has("a")) == ({"a"}, 1, True)
    assert ids(seen.whole().rows()) == {"a", "b"}


def test_a_question_without_a_condition_shows_no_other_case(two: PostgresStore) -> None:
    """A fault in a question to the server is what the wall is for."""
    with two.seen_by(person(KARI)).link.connection() as connection:
        for table in ("cases", "records", "keys"):
            found = connection.execute(f"SELECT DISTINCT case_id FROM {table}").fetchall()  # noqa: S608 - our own names
            assert found == [("a",)], table


def test_whoever_acts_owns_nothing_and_changes_nothing_that_is_kept(two: PostgresStore) -> None:
    refused = (
        "UPDATE records SET by = 'x'",
        "DELETE FROM records",
        "UPDATE cases SET status = 'closed'",
        "DELETE FROM keys",
        "DELETE FROM looks",
        "INSERT INTO people VALUES (0, 'x', '', '')",
        "SELECT * FROM outbox",
        "ALTER TABLE cases DISABLE ROW LEVEL SECURITY",
        "DROP FUNCTION counted",
    )
    with two.seen_by(person(KARI)).link.connection() as connection:
        for statement in refused:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_the_walls_hold_for_the_owner_too_and_are_asked_of_the_one_case(two: PostgresStore) -> None:
    forced = "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relforcerowsecurity"
    assert {name for (name,) in server().run(forced, two.place.schema)} == {"cases", "records", "keys"}
    with two.seen_by(person(KARI)).link.connection() as connection:
        connection.execute("SET enable_seqscan = off")  # which so few cases are read by, else
        asked = "EXPLAIN SELECT * FROM records WHERE case_id = 'a'"
        plan = "\n".join(line for (line,) in connection.execute(asked).fetchall())
    assert "cases_pkey" in plan
    assert "InitPlan" not in plan, "all that are shown would be gone through for one"


def test_a_connection_shows_nobody_what_was_shown_to_another(two: PostgresStore) -> None:
    seen = {KARI: two.seen_by(person(KARI)), OLA: two.seen_by(person(OLA)), EVA: two.seen_by(person(EVA))}
    mine = {KARI: {"a"}, OLA: {"b"}, EVA: set[str]()}
    asked = [name for name in mine for _ in range(40)]
    with ThreadPoolExecutor(12) as together:
        answers = list(together.map(lambda name: ids(seen[name].rows()), [*asked[::2], *asked[1::2]]))
    assert answers == [mine[name] for name in [*asked[::2], *asked[1::2]]]
    assert len(two.rows()) == 2


def test_nobody_adds_to_a_case_that_is_not_shown(two: PostgresStore) -> None:
    assert put(two.seen_by(person(KARI)), row("b", 1), text_of(KARI, OLA), seq=2) == Conflict("b", -1)
    assert len(two.records("b")) == 1
    assert kept(put(two.seen_by(person(OLA)), row("b", 1), text_of(KARI, OLA), seq=2)).seq == 2
    assert ids(two.seen_by(person(KARI)).rows()) == {"a", "b"}, "once both take part"


def test_what_shut_its_actor_out_is_known_again_when_it_is_resent(two: PostgresStore) -> None:
    seen = two.seen_by(person(KARI))
    assert not kept(put(seen, row("a", 1), text_of(OLA), seq=2)).repeated
    assert seen.rows() == ()
    assert kept(put(seen, row("a", 1), text_of(OLA), seq=2)).repeated


def test_a_new_case_is_opened_by_whoever_acts(two: PostgresStore) -> None:
    seen = two.seen_by(person(EVA))
    assert kept(put(seen, row("c", 1), text_of(EVA))).number == "2026-003"
    assert ids(seen.rows()) == {"c"}


def test_an_erased_case_is_found_erased_by_whoever_reads_its_looks(two: PostgresStore) -> None:
    two.erase(proof_of("a", "2026-001"), expected_seq=1)
    auditor = two.seen_by(person(EVA, PersonRole.AUDITOR.value))
    assert (auditor.row("a"), auditor.records("a"), ids(auditor.rows())) == (None, (), {"b"})
    assert two.seen_by(person(KARI)).erase(proof_of("b", "2026-002"), expected_seq=1) == Conflict("b", 0)


@pytest.mark.parametrize("words", ["'{}'", "(SELECT audience FROM cases WHERE case_id = 'a')"])
def test_whom_a_case_is_shown_to_is_bound_to_what_is_sealed(two: PostgresStore, words: str) -> None:
    with two.link.connection() as connection:
        connection.execute(f"UPDATE cases SET audience = {words} WHERE case_id = 'b'")  # noqa: S608 - our own words
    with pytest.raises(StoreAltered):
        two.row("b")
    assert [finding.code for finding in verify(two).findings] == ["verify.row"]


def test_what_is_shown_to_whom_is_written_in_keyed_words(two: PostgresStore) -> None:
    with two.link.connection() as connection:
        ((found,),) = connection.execute("SELECT audience FROM cases WHERE case_id = 'a'").fetchall()
    assert len(found) == 4, "who takes part, leads the unit, oversees, or comes in an emergency"
    assert not {KARI, row("a", 1).unit, "auditor"}.intersection(found)


# ---------------------------------------------------------------- what has changed, for whoever sees to it


def test_a_case_that_has_changed_waits_until_it_is_seen_to(two: PostgresStore) -> None:
    assert two.waiting(10) == (("a", 1), ("b", 1))
    assert two.waiting(1) == (("a", 1),)
    kept(put(two, row("a", 1), text_of(KARI), seq=2))
    with two.link.connection() as connection:
        two.taken(connection, "a", seq=1)
        two.taken(connection, "b", seq=1)
    assert two.waiting(10) == (("a", 2),), "what came meanwhile waits anew"
    two.erase(proof_of("a", "2026-001", events=2), expected_seq=2)
    assert two.waiting(10) == ()


# ---------------------------------------------------------------- users of the database


def user_of(*grants: str) -> tuple[Place, str]:
    """Make a user of the database who owns nothing yet, and return a place as that user names it."""
    name, place = next(_NAMES), new_place()
    server().run(f"CREATE ROLE {name} LOGIN {' '.join(grants)}")
    server().run(f"GRANT CREATE ON DATABASE postgres TO {name}")
    return place_at(str(place).replace("bti@", f"{name}@")), name


def test_a_user_who_may_make_roles_makes_a_store(tmp_path: Path) -> None:
    place, _ = user_of("CREATEROLE")
    with create_store(tmp_path, place) as store:
        kept(put(store, row("a", 1), text_of(KARI)))
        seen = store.seen_by(person(KARI))
        kept(put(seen, row("a", 1), text_of(KARI), seq=2))
        assert (len(seen.records("a")), store.seen_by(person(OLA)).rows()) == (2, ())
        assert store.seal() == store.head()
        assert verify(store, thorough=True).findings == ()
        store.erase(proof_of("a", "2026-001", events=2), expected_seq=2)
        assert store.rows() == ()
    with open_store(tmp_path, place) as opened:
        opened.take_away()
    assert server().run("SELECT 1 FROM pg_roles WHERE rolname = %s", role_of(place.schema)) == []


def test_a_user_who_may_not_is_told_what_is_to_be_run(tmp_path: Path) -> None:
    place, name = user_of()
    with pytest.raises(StoreUngranted) as refused:
        create_store(tmp_path, place)
    assert refused.value.arguments == {"reason": "", "role": role_of(place.schema), "user": name}
    role = sql.Identifier(role_of(place.schema)).as_string(None)
    server().run(f"CREATE ROLE {role} NOLOGIN")
    with pytest.raises(StoreUngranted) as taken:
        create_store(tmp_path, place)
    assert taken.value.arguments["reason"] == "taken", "another database may have it: to make it is no advice"
    server().run(f"GRANT {role} TO {name}")
    with create_store(tmp_path, place) as store:
        kept(put(store.seen_by(person(KARI)), row("a", 1), text_of(KARI)))
        server().run(f"REVOKE {role} FROM {name}")
        with pytest.raises(StoreUngranted):
            store.seen_by(person(OLA)).rows()


def test_another_user_of_the_database_uses_the_store(two: PostgresStore, tmp_path: Path) -> None:
    """Each user has the role, and the owner's rights for what is upkeep."""
    place, name = user_of()
    server().run(f"GRANT bti TO {name}")
    other = two.place._replace(address=place.address)
    with open_store(tmp_path, other) as opened:
        assert ids(opened.seen_by(person(KARI)).rows()) == {"a"}
