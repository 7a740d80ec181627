"""A search reads no more of a case than it takes to see that the words are not in it, and finds what it would have."""

from collections.abc import Iterator
from datetime import date

import pytest

from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.keys import RandomIds
from engine.adapters.sqlite import SqliteStore
from engine.adapters.whole import WholeCases
from engine.application import searching
from engine.application.cases import act
from engine.application.filling.filling import Order, fill, made_here
from engine.application.filling.people import Wording
from engine.application.finding import Found, History, history_of, visible
from engine.application.ports import Person, Record
from engine.application.searching import search
from engine.application.sieve import Sieve
from engine.application.words import words_of
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.cases.vocabulary import Compartment
from engine.values import replace
from tests.adapters.stores import create_store

KARI = Person("a" * 32, "kari", "Lærer", unit="test", os_user="kari")
WORDING = Wording(
    alias="Øving {word} {number}",
    words=("bjørk", "rogn", "selje"),
    titles=("leder", "lærer", "helsesykepleier"),
    sentences=("Vi snakket om søvnen.", "Leksene tar «lang» tid.", "Bedre, sa faren: «går fint»."),
)
WRITTEN = (
    "Straße ved Ålen 12",
    "Čeh og Łukasz ringte",
    "mo\u0308ter A\u030ase pa\u030a fjellet",  # letters and signs apart, as some machines write them
    'han sa "nei\\ja" og gikk',
    "linje\nskift\tog tab",
    "\u212aelvin \u017fang",  # signs that are k and s in other clothes
    "MÆLKEVEIEN i GAARD",
    "søl · prikk",
)
SOUGHT = (
    *("ålen", "alen", "aalen", "strasse", "straße", "ceh", "čeh", "lukasz", "łukasz", "møter", "moter", "åse", "ase"),
    *(
        "paa",
        "fjellet",
        '"nei',
        "nei\\ja",
        "nskift",
        "skift",
        "kelvin",
        "sang",
        "\u017fang",
        "mælkeveien",
        "gård",
        "gaard",
    ),
    *("søl", "sol", "·", "prikk", "12", "2026", "kari", "lærer", "tjenesten", "samtykke", "oppmerksomhet", "zzz", "q"),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A world in which I take part in many cases, one of them with all sorts of signs."""
    with create_store(tmp_path_factory.mktemp("sieve") / "lager" / "bti.lager", practice=True) as store:
        store.add(KARI)
        made = _world_of(store)
        order = Order(cases=12, guides=tuple(BundledShelf().names()), seed=3, wording=WORDING)
        assert list(fill(made, order, bulk=WholeCases(store), makers=made_here(JsonCodec())))
        number = str(visible(made, status="open")[0].row.number)
        for text in WRITTEN:
            act(made, number, command=cmd.AddNote(text=text))
        yield made


def _world_of(store: SqliteStore) -> World:
    return World(
        store=store,
        directory=store,
        log=store,
        clock=FixedClock.on(date(2026, 9, 8)),
        ids=RandomIds(),
        codec=JsonCodec(),
        shelf=BundledShelf(),
        person=KARI,
        practice=True,
    )


def without_a_sieve(world: World, sought: str, monkeypatch: pytest.MonkeyPatch) -> searching.FoundCases:
    with monkeypatch.context() as patched:
        patched.setattr(Sieve, "lets_through", lambda *_: True)
        return search(world, words_of(sought))


def test_a_search_finds_what_it_finds_without_a_sieve(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        word
        for found in without_a_sieve(world, "", monkeypatch).cases
        for hit in found.hits
        for word in hit.text.split()
    }
    assert len(told) > 100
    some = sorted(told)[:: max(1, len(told) // 20)]
    found = {sought: search(world, words_of(sought)) for sought in (*SOUGHT, *some, "søvnen leksene", "rogn zzz")}
    for sought, cases in found.items():
        assert cases == without_a_sieve(world, sought, monkeypatch), sought
    assert all(found[sought].cases for sought in some)
    nothing = {sought for sought in SOUGHT if not found[sought].cases}
    assert {"zzz"} <= nothing < set(SOUGHT)
    assert not nothing & {"ålen", "alen", "ceh", "lukasz", "møter", "ase", '"nei', "nei\\ja", "kelvin", "gård", "kari"}


def test_a_case_that_the_words_are_not_in_is_not_told_event_by_event(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def counted(world: World, found: Found, *, records: tuple[Record, ...]) -> History | None:
        opened.append(found.row.case_id)
        return history_of(world, found, records=records)

    monkeypatch.setattr(searching, "history_of", counted)
    before = len(world.log.looks())
    search(world, words_of("mælkeveien"))
    mine = {one.row.case_id: world.store.records(one.row.case_id) for one in visible(world)}
    parted = {
        case_id for case_id, all_ in mine.items() if any(one.compartment is not Compartment.COMMON for one in all_)
    }
    assert set(opened) == {_noisy(world), *parted}
    assert len(opened) < len(mine) - 3
    looks = world.log.looks()[before:]
    assert {case_id for look in looks for case_id in look.cases} == mine.keys()


def _noisy(world: World) -> str:
    return next(one.row.case_id for one in visible(world, status="open"))


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, compartment=Compartment.SERVICE),
        lambda one: replace(one, type="skjermet", compartment=Compartment.SHIELDED),
        lambda one: replace(one, version=one.version + 1),
        lambda one: replace(one, type="from-a-newer-program"),
    ],
)
def test_what_the_reader_may_not_open_or_know_decides_nothing(world: World, change: object) -> None:
    sieve = Sieve(world, words_of("zzz"), known=[KARI])
    records = world.store.records(_noisy(world))
    assert not sieve.lets_through(records)
    assert callable(change)
    other: Record = change(records[-1])
    assert sieve.lets_through((*records[:-1], other))
