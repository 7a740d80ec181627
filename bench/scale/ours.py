"""A practice store with very many cases: filled, and asked what an office asks, each answer with its look kept.

`python -m bench.scale.ours FOLDER CASES` fills a store where there is none, and prints JSON: how many events there are,
how large the files are, and the median seconds of each question.
"""

import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.read_back import of_sqlite
from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.keys import RandomIds
from engine.adapters.many_hands import made_by_many
from engine.adapters.sqlite import SqliteStore
from engine.adapters.whole import WholeCases
from engine.application import queries
from engine.application.cases import act
from engine.application.filling.filling import Order, fill
from engine.application.filling.people import Wording
from engine.application.looking import OneRun
from engine.application.numbers.asking import numbers
from engine.application.ports import Person
from engine.application.queries import CaseView
from engine.application.searching import search
from engine.application.words import words_of
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.exporters.on_request import CaseDocuments

DAY = date(2026, 9, 8)
KARI = Person("a" * 32, "kari", "Lærer", unit="test", os_user="kari", roles=("leader", "system"))
WORDING = Wording(
    alias="Øving {word} {number}",
    words=("bjørk", "rogn", "furu", "selje"),
    titles=("leder", "lærer", "helsesykepleier"),
    sentences=("Vi ble enige om en fast voksen ute.", "Leksene tar lang tid hjemme.", "Det går bedre enn i høst."),
)
ROUNDS = 5
PAGE = 50
OWN_EVENTS = 200_000
SOUGHT = "leksene"


def main(folder: str, cases: int) -> None:
    """Fill, ask and print."""
    place, custody = kept_in(Path(folder))
    if not place.exists():
        _filled(place, custody, cases=cases)
    with SqliteStore.open(place, custody=custody) as store:
        said, asked = _counted(store), _asked(store)
        settings = of_sqlite(store)
    size = sum(file.stat().st_size for file in place.parent.iterdir() if file.is_file())
    print(json.dumps({**said, "bytes": size, **settings, "seconds": asked}))


def kept_in(root: Path) -> tuple[Path, Custody]:
    """Return where the store of a folder lies, and its keys."""
    return root / "lager" / "bti.lager", Custody(root / "nokler")


def _filled(place: Path, custody: Custody, *, cases: int) -> None:
    with SqliteStore.create(place, custody=custody, practice=True) as store:
        store.add(KARI)
        order = Order(cases=cases, guides=tuple(BundledShelf().names()), seed=1, wording=WORDING)
        for so_far in fill(world_of(store, KARI), order, bulk=WholeCases(store), makers=made_by_many):
            print(f"{so_far.cases} cases, {so_far.events} events", file=sys.stderr, flush=True)


def world_of(store: SqliteStore, person: Person) -> World:
    """Return the world of one command, as each start of the program makes it."""
    return World(
        store=store,
        directory=store,
        log=OneRun(store),
        clock=FixedClock.on(DAY),
        ids=RandomIds(),
        codec=JsonCodec(),
        shelf=BundledShelf(),
        person=person,
        practice=True,
    )


def _asked(store: SqliteStore) -> dict[str, float]:
    """Ask as somebody who takes part in many cases, and as the leader of an office."""
    me, events = busiest(store)
    leader = next(one for one in store.people() if "leader" in one.roles)
    mine = queries.my_day(world_of(store, me))
    return {
        "day": _median(lambda: queries.my_day(world_of(store, me))),
        "overdue": _median(lambda: _overdue(store, leader)),
        "alias": _median(lambda: search(world_of(store, me), words_of(mine[0].text.alias)), rounds=1),
        "text": _median(lambda: search(world_of(store, me), words_of(SOUGHT)), rounds=1) * OWN_EVENTS / events,
        "log": _median(lambda: _log(store, me, number=str(mine[0].row.number))),
        "act": _median(lambda: noted(store, me, number=str(mine[0].row.number))),
        "report": _median(lambda: numbers(world_of(store, KARI)), rounds=1),
    }


def busiest(store: SqliteStore) -> tuple[Person, int]:
    """Return who takes part in most cases, and how many events there are in those."""
    codec, people = JsonCodec(), {one.id: one for one in store.people()}
    cases: Counter[str] = Counter()
    events: Counter[str] = Counter()
    for row in store.rows():
        for one in codec.unseal(row.sealed).participants:
            cases[one] += 1
            events[one] += row.seq
    ((most, _),) = cases.most_common(1)
    return people[most], events[most]


def _counted(store: SqliteStore) -> dict[str, int]:
    """Return how much there is, and of what the floor has as many."""
    people = store.people()
    ((events,),) = store.connection.execute("SELECT count(*) FROM records")
    ((cases, opened),) = store.connection.execute("SELECT count(*), sum(status = 'open') FROM cases")
    return {
        "cases": cases,
        "open": opened,
        "events": events,
        "entries": store.head().position,
        "people": len(people),
        "units": len({one.unit for one in people}),
    }


def _overdue(store: SqliteStore, leader: Person) -> None:
    """Show the first page of what is overdue in an office."""
    rows = queries.unit_cases(world_of(store, leader))
    sorted((row.due, row.number) for row in rows if row.due is not None and row.due < DAY)[:PAGE]


def _log(store: SqliteStore, me: Person, *, number: str) -> None:
    view = queries.case(world_of(store, me), number)
    if not isinstance(view, CaseView):
        raise SystemExit(str(view))
    CaseDocuments().render(view, "stafettlogg", format="html", language="nb", practice=True)


def noted(store: SqliteStore, me: Person, *, number: str) -> None:
    """Write a note to a case."""
    act(world_of(store, me), number, command=cmd.AddNote(text="Et notat til."))


def _median(work: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
