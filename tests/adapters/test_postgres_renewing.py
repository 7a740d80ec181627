"""A store that an older version of the program has kept in PostgreSQL is brought forward, whole or not at all.

`formats/postgres_1.sql` is one as the first version kept it, with its key beside it. It is never made anew.
"""

from pathlib import Path

import psycopg
import pytest

from engine.adapters import postgres_schema
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_place import Place, place_at
from engine.adapters.postgres_renewing import renew
from engine.adapters.postgres_verifying import verify
from engine.application.ports import Person, Row
from engine.application.verifying import refolded
from engine.errors import StoreAltered, StoreBehind, StoreMissing
from tests.adapters.examples import record
from tests.adapters.postgres_server import new_place, server
from tests.adapters.store_contract import kept

SAMPLES = Path(__file__).parent / "formats"
KARI, OLA = "a" * 32, "b" * 32
MARK = "16-ce5e3ea4"
OLDER = ("1",)


@pytest.fixture(params=OLDER)
def place(request: pytest.FixtureRequest, custody: Custody) -> Place:
    """The sample of a form, on the server of this process, in a room of its own."""
    new = new_place()
    written = (SAMPLES / f"postgres_{request.param}.sql").read_text("utf-8").replace("bti_eldre", new.schema)
    with psycopg.connect(new.address) as connection:
        connection.execute(written.encode())
    custody.take((SAMPLES / f"postgres_{request.param}.key").read_bytes())
    return new


@pytest.fixture
def custody(tmp_path: Path) -> Custody:
    return Custody(tmp_path / "nokler")


def seen(store: PostgresStore, actor: str, *roles: str, unit: str | None = None) -> list[str | None]:
    return [one.number for one in store.seen_by(Person(actor, "x", "x", unit=unit, roles=roles)).rows()]


def test_every_older_form_has_its_sample() -> None:
    assert OLDER == postgres_schema.OLDER
    assert {path.stem for path in SAMPLES.glob("*.sql")} == {f"postgres_{form}" for form in OLDER}


def test_it_is_told_first_and_then_brought_forward(place: Place, custody: Custody) -> None:
    with pytest.raises(StoreBehind):
        PostgresStore.open(place, custody=custody)
    assert renew(place, custody=custody)
    assert not renew(place, custody=custody), "what is brought forward is let be"
    with PostgresStore.open(place, custody=custody) as store:
        assert store.mark() == MARK, "nothing that is chained is another"
        found = verify(store, thorough=True, refold=lambda: list(refolded(store, JsonCodec())))
        assert (found.findings, found.cases) == ((), 2)
        assert [(one.number, one.seq, one.unit) for one in store.rows()] == [
            ("2026-001", 4, "Vik skole"),
            ("2026-002", 2, None),
        ]
        assert [proof.number for proof in store.erased()] == ["2026-003"]
        assert [person.handle for person in store.people()] == ["kari", "ola"]


def test_each_is_shown_what_is_theirs_from_then_on(place: Place, custody: Custody) -> None:
    renew(place, custody=custody)
    with PostgresStore.open(place, custody=custody) as store:
        assert seen(store, KARI) == ["2026-001"]
        assert seen(store, OLA) == ["2026-001", "2026-002"]
        assert seen(store, "c" * 32) == []
        assert seen(store, "c" * 32, "auditor") == ["2026-001", "2026-002"]
        assert seen(store, "c" * 32, "leader", unit="Vik skole") == ["2026-001", "2026-002"]
        assert [seq for _, seq in store.waiting(10)] == [4, 2]


def test_it_is_gone_on_with(place: Place, custody: Custody) -> None:
    renew(place, custody=custody)
    with PostgresStore.open(place, custody=custody) as store:
        first: Row = store.rows()[0]
        more = [record(first.case_id, 5, command="later")]
        stands = Row(**{name: getattr(first, name) for name in first.__struct_fields__} | {"seq": 5, "number": None})
        assert kept(store.append(first.case_id, 4, command_id="later", records=more, row=stands)).number == "2026-001"
        assert store.seal() is not None
        assert store.sealer.follow() == store.head()


def test_a_row_that_somebody_has_changed_stops_it_and_all_stays_as_it_was(place: Place, custody: Custody) -> None:
    server().run(f'UPDATE "{place.schema}".cases SET holder = %s WHERE serial = 2', KARI)  # noqa: S608 - our own name
    with pytest.raises(StoreAltered):
        renew(place, custody=custody)
    with pytest.raises(StoreBehind):
        PostgresStore.open(place, custody=custody)
    columns = "SELECT count(*) FROM information_schema.columns WHERE table_schema = %s AND column_name = 'audience'"
    assert server().run(columns, place.schema) == [(0,)]


def test_where_there_is_no_store_nothing_is_brought_forward(custody: Custody) -> None:
    with pytest.raises(StoreMissing):
        renew(place_at(str(new_place())), custody=custody)
