"""The numbers of a month are kept once, in every form, by whoever may have them: on each store there is."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from engine.adapters.months import FolderOfMonths
from engine.application.guidelines import open_case
from engine.application.numbers.asking import COUNTED, NoNumbers
from engine.application.numbers.monthly import Keeping, Kept, keep_month
from engine.application.outcomes import Done
from engine.application.world import World
from engine.cases import commands as cmd
from engine.countroom import keeping_of
from engine.errors import NumbersUnwritten
from engine.values import replace
from tests.application.test_cases import KARI
from tests.console.output_schema import faults, read
from tests.stories.recording import world_of
from tests.stories.stores import STORES, AnyStore, opened

LEADER = replace(KARI, roles=("leader",))
DAY = date(2026, 11, 3)
MANY = 6


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyStore]:
    assert request.param in STORES
    with opened(request.param, tmp_path) as made:
        made.add(LEADER)
        yield made


@pytest.fixture
def world(store: AnyStore) -> World:
    made = world_of(store, LEADER, today=DAY)
    for place in range(MANY):
        assert isinstance(open_case(made, "os", command=cmd.OpenCase(alias=f"barn {place}")), Done)
    return made


@pytest.fixture
def keeping(store: AnyStore, tmp_path: Path) -> Keeping:
    return keeping_of(store, str(tmp_path / "tall"), language="nb")  # type: ignore[arg-type] # one of the two that it knows


def on(world: World, day: date) -> World:
    return replace(world, clock=world_of(world.store, LEADER, today=day).clock)  # type: ignore[arg-type] # as it was made


def kept(world: World, keeping: Keeping, *, dry_run: bool = False) -> Kept:
    found = keep_month(world, keeping, dry_run=dry_run)
    assert isinstance(found, Kept)
    return found


def looks(world: World) -> list[dict[str, str]]:
    return [dict(one.details) for one in world.store.notices() if one.kind == COUNTED]


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_month_is_kept_once_and_so_is_that_somebody_looked(world: World, keeping: Keeping, tmp_path: Path) -> None:
    first = kept(world, keeping)
    there = content(tmp_path / "tall")
    assert (set(first.written), first.there, first.complete) == (set(there), (), True)
    assert [name[-12:] for name in first.written] == ["2026-11.html", "-2026-11.csv", "2026-11.json"]
    assert isinstance(open_case(world, "os", command=cmd.OpenCase(alias="barn til")), Done)
    assert kept(on(world, date(2026, 11, 30)), keeping) == Kept(there=first.written)
    assert content(tmp_path / "tall") == there
    assert looks(world) == [{"by": LEADER.id, "ground": "leader", "year": ""}]
    assert len(kept(on(world, date(2026, 12, 1)), keeping).written) == len(content(tmp_path / "tall")) - len(there) == 3


def test_every_form_says_the_same(world: World, keeping: Keeping, tmp_path: Path) -> None:
    names = kept(world, keeping).written
    page, cells, data = (tmp_path.joinpath("tall", name).read_bytes() for name in names)
    numbers = json.loads(data)
    assert faults(numbers, "numbers", schema=read()) == []
    (guide,) = numbers["guides"]
    assert (numbers["on"], numbers["year"], guide["evaluations"], guide["moves"]) == ("2026-11-03", None, None, None)
    assert guide["levels"][0]["open"] == {"low": MANY, "high": MANY}
    rows = list(csv.reader(io.StringIO(cells.decode("utf-8-sig")), delimiter=";"))
    assert [row[-2:] for row in rows[1:3]] == [[str(MANY)] * 2, ["", ""]]
    assert b"3. november 2026" in page
    assert "Tid til evaluering" not in page.decode() + cells.decode()
    assert "Evalueringer og flyttinger står bare i tallene for januar." in page.decode()


def test_in_january_the_year_that_is_over_is_told(world: World, keeping: Keeping, tmp_path: Path) -> None:
    names = kept(on(world, date(2027, 1, 2)), keeping).written
    page, cells, data = (tmp_path.joinpath("tall", name).read_text("utf-8") for name in names)
    assert json.loads(data)["year"] == 2026
    assert "Tid til evaluering, 2026" in page
    assert "Flyttinger mellom nivåer, 2026" in cells
    assert "står bare i tallene for januar" not in page
    assert looks(world)[-1]["year"] == "2026"


def test_the_municipality_is_in_the_names_and_that_it_is_practice(
    request: pytest.FixtureRequest, world: World, keeping: Keeping
) -> None:
    (whose,) = {name.removesuffix(".json") for name in kept(world, keeping).written if name.endswith(".json")}
    server = str(getattr(world.store, "place", "")).partition("kommune=")[2].partition("&")[0]
    on_server = "postgres" in request.node.name
    assert bool(server) is on_server
    assert whose == f"ovelse-tall-{server if on_server else 'os'}-2026-11"


def test_who_may_not_have_them_gets_nothing_and_no_folder_is_made(
    world: World, keeping: Keeping, tmp_path: Path
) -> None:
    for roles in ((), ("auditor",), ("archive", "emergency")):
        found = keep_month(replace(world, person=replace(LEADER, roles=roles)), keeping)
        assert isinstance(found, NoNumbers)
    assert (looks(world), (tmp_path / "tall").exists()) == ([], False)
    assert kept(replace(world, person=replace(LEADER, roles=("system",))), keeping).written


def test_it_can_be_tried_first(world: World, keeping: Keeping, tmp_path: Path) -> None:
    tried = kept(world, keeping, dry_run=True)
    assert (looks(world), (tmp_path / "tall").exists()) == ([], False)
    assert kept(world, keeping) == tried
    assert kept(world, keeping, dry_run=True) == Kept(there=tried.written)


def test_a_store_without_cases_has_no_numbers(store: AnyStore, keeping: Keeping, tmp_path: Path) -> None:
    empty = world_of(store, LEADER, today=DAY)
    assert kept(empty, keeping) == Kept()
    assert (looks(empty), (tmp_path / "tall").exists()) == ([], False)


def test_while_there_is_no_room_nobody_counts(
    world: World, keeping: Keeping, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as full:
        full.setattr(FolderOfMonths, "make_ready", _full)
        with pytest.raises(NumbersUnwritten):
            keep_month(world, keeping)
    assert (looks(world), (tmp_path / "tall").exists()) == ([], False)
    assert len(kept(world, keeping).written) == 3


def _full(_: object) -> None:
    raise NumbersUnwritten(reason="full")
