"""Invented cases that are kept many at a time: the same bytes as act after act, and cases that go on."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.keys import RandomIds
from engine.adapters.many_hands import made_by_many
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.adapters.whole import WholeCases
from engine.application.cases import act
from engine.application.filling.filling import Bulk, Filled, Makers, Order, fill, made_here
from engine.application.filling.in_turn import InTurn
from engine.application.filling.making import Stock, lived, plan
from engine.application.filling.people import Office, Wording, offices
from engine.application.filling.walks import walks
from engine.application.finding import Found, history_of
from engine.application.guidelines import compiled
from engine.application.looking import OneRun
from engine.application.outcomes import Done
from engine.application.ports import Person, Whole
from engine.application.verifying import refolded
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.cases.state import CaseStatus
from engine.errors import FillOnlyPractice, HandleTaken
from engine.values import replace
from tests.adapters.stores import create_store

DAY = date(2026, 9, 8)
KARI = Person("a" * 32, "kari", "Lærer", unit="test", os_user="kari")
WORDING = Wording(
    alias="Øving {word} {number}",
    words=("bjørk", "rogn"),
    titles=("leder", "lærer", "helsesykepleier"),
    sentences=("Vi snakket sammen.", "Det gikk fint."),
)
TABLES = ("meta", "head", "counters", "cases", "records", "guidelines", "people", "looks", "look_cases", "notices")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A practice store with nobody in it but me."""
    with create_store(tmp_path / "lager" / "bti.lager", practice=True) as made:
        made.add(KARI)
        yield made


def world_of(store: SqliteStore, *, practice: bool = True) -> World:
    return World(
        store=store,
        directory=store,
        log=OneRun(store),
        clock=FixedClock.on(DAY),
        ids=RandomIds(),
        codec=JsonCodec(),
        shelf=BundledShelf(),
        person=KARI,
        practice=practice,
    )


def filled(
    world: World,
    cases: int,
    *,
    bulk: Bulk,
    seed: int = 1,
    guides: tuple[str, ...] = ("os",),
    makers: Makers | None = None,
) -> Filled:
    order = Order(cases=cases, guides=guides, seed=seed, wording=WORDING)
    *_, last = fill(world, order, bulk=bulk, makers=makers or made_here(JsonCodec()))
    return last


def tables(store: SqliteStore) -> dict[str, list[object]]:
    """Return all that lies in a store, without what tells one store from another."""
    return {
        table: list(store.connection.execute(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
        for table in TABLES
    }


def still(count: int) -> bytes:
    """Return a chance that is none, so that two stores hold the same bytes."""
    return b"\x07" * count


def test_many_at_a_time_leave_the_bytes_that_act_after_act_leaves(tmp_path: Path) -> None:
    found = []
    for name in ("many", "single"):
        with create_store(tmp_path / name / "bti.lager", practice=True, chance=still) as store:
            store.add(KARI)
            world = world_of(store)
            world = replace(world, log=store)
            filled(world, 5, bulk=WholeCases(store) if name == "many" else InTurn(world))
            keys = list(store.case_keys.connection.execute("SELECT * FROM keys ORDER BY 1, 2"))
            found.append(tables(store) | {"keys": keys})
    many, single = found
    assert {table for table in single if many[table] != single[table]} == set()
    assert len(many["records"]) > 50
    assert len(many["looks"]) == len(many["look_cases"]) > 50


def test_a_filled_store_verifies_and_each_case_is_what_its_events_fold_into(store: SqliteStore) -> None:
    said = filled(world_of(store), 60, bulk=WholeCases(store), guides=BundledShelf().names())
    assert verify(store, thorough=True).findings == ()
    assert list(refolded(store, JsonCodec())) == []
    rows = store.rows()
    assert said.cases == len(rows) >= 60
    assert said.events == sum(row.seq for row in rows)
    assert said.looks == len(store.looks())
    assert {row.status for row in rows} == {"open", "closed"}
    assert any(row.due is not None and row.due < DAY for row in rows)


def test_each_open_case_goes_on(store: SqliteStore) -> None:
    filled(world_of(store), 25, bulk=WholeCases(store), guides=BundledShelf().names())
    codec = JsonCodec()
    went_on = 0
    for row in store.rows(status=CaseStatus.OPEN.value):
        takes_part = codec.unseal(row.sealed).participants
        if not takes_part:  # work beside a case
            continue
        world = replace(world_of(store), person=replace(KARI, id=takes_part[0]))
        done = act(world, str(row.number), command=cmd.AddNote(text="Et notat til."))
        assert isinstance(done, Done), (row.number, done)
        went_on += 1
    assert went_on > 3
    assert verify(store, thorough=True).findings == ()


def test_the_looks_are_those_that_acting_logs(store: SqliteStore) -> None:
    """What the filling would log before an act is what the program itself logs before it, for the very same act."""
    filled(world_of(store), 25, bulk=WholeCases(store))
    codec, compared = JsonCodec(), 0
    for row in store.rows(status=CaseStatus.OPEN.value):
        found = Found(row, codec.unseal(row.sealed))
        world = replace(world_of(store), person=replace(KARI, id=found.text.participants[-1]))
        assert isinstance(act(world, str(row.number), command=cmd.AddNote(text="Et notat til.")), Done)
        history = history_of(world, found)
        assert history is not None
        acts = [tuple(events) for _, events in groupby(history.events, key=lambda event: event.command_id)]
        (whole,) = lived(acts, process=history.process, codec=codec)
        *earlier, real = store.looks(row.case_id)
        assert list(whole.looks[:-1]) == earlier
        assert replace(whole.looks[-1], at=real.at) == real
        compared += 1
    assert compared > 3


def test_the_same_seed_gives_the_same_cases_and_another_others(tmp_path: Path) -> None:
    found = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        with create_store(tmp_path / name / "bti.lager", practice=True) as store:
            store.add(KARI)
            filled(world_of(store), 10, bulk=WholeCases(store), seed=seed)
            found.append([(row.number, row.case_id, row.due, row.sealed) for row in store.rows()])
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_a_store_can_be_filled_again_with_the_same_seed(store: SqliteStore) -> None:
    for _ in range(2):
        filled(world_of(store), 5, bulk=WholeCases(store))
    assert len({row.case_id for row in store.rows()}) == len(store.rows()) >= 10
    assert verify(store, thorough=True).findings == ()


def test_offices_have_a_leader_and_are_invented_once(store: SqliteStore) -> None:
    mine, *others = offices(store.people(), WORDING, cases=800, seed=1)
    assert mine == (KARI,)
    assert [one[0].handle for one in others if "leader" in one[0].roles] == ["test.001.leder", "test.002.leder"]
    new = [person for office in others for person in office]
    WholeCases(store).add_all(new)
    assert set(store.people()) == {KARI, *new}
    assert offices(store.people(), WORDING, cases=800, seed=2)[1:] == tuple(others)
    with pytest.raises(HandleTaken):
        WholeCases(store).add_all([replace(new[0], id="c" * 32)])


def test_a_real_store_is_never_filled(store: SqliteStore) -> None:
    before = tables(store)
    with pytest.raises(FillOnlyPractice):
        filled(world_of(store, practice=False), 5, bulk=WholeCases(store))
    assert tables(store) == before


@pytest.mark.slow
def test_several_processes_make_the_same_cases_in_the_same_order() -> None:
    guide = compiled(BundledShelf(), JsonCodec(), name="froland")
    assert isinstance(guide, tuple)
    stock = Stock(
        walks=walks([guide], count=5, seed=1),
        offices=(Office("test", (KARI.id, "b" * 32)),),
        wording=WORDING,
        today=DAY,
        seed=1,
    )
    places = plan(stock, 12)
    parts = [places[:5], places[5:7], places[7:]]
    assert list(made_by_many(stock, parts)) == list(made_here(JsonCodec())(stock, parts))


def test_what_is_not_whole_is_not_kept(store: SqliteStore) -> None:
    kept: list[object] = []
    bulk = WholeCases(store)
    filled(world_of(store), 3, bulk=bulk)
    before = tables(store)
    row = store.rows()[0]
    records = store.records(row.case_id)
    for cases in (
        [Whole(records=records[1:], row=row)],
        [Whole(records=records, row=replace(row, seq=row.seq + 1))],
        [Whole(records=records, row=row)] * 2,
        [Whole(records=records, row=row, looks=(replace(store.looks()[0], cases=("b",)),))],
    ):
        with pytest.raises(ValueError, match=r"."):
            bulk.keep_whole(cases)
        kept.append(cases)
    assert len(kept) == 4
    assert tables(store) == before
