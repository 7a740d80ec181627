"""The program itself, one use case an advance: `python -m bench.durable.ours FOLDER CASES workload|os STORE`.

Each advance is what a command or a web worker does: find the case, check who may act, log the look, read what has
happened, decide, and keep event and row. STORE is `sqlite`, or `postgres` for a server of its own in the folder.
Printed is JSON; the time is of the advances alone, not of the opening.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from bench.read_back import of_postgres, of_sqlite
from bench.results import Setting
from bench.server import server
from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.keys import RandomIds
from engine.adapters.memory import MemoryStore
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_place import place_at
from engine.adapters.sqlite import SqliteStore
from engine.application.cases import act
from engine.application.guidelines import open_case
from engine.application.looking import OneRun
from engine.application.outcomes import Done
from engine.application.ports import Person
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.cases.events.work import View
from engine.cases.state import CaseStatus
from engine.cases.vocabulary import Outcome

GUIDES = {"workload": str(Path(__file__).with_name("guide.yaml")), "os": "os"}
DAY, WEEK = date(2026, 9, 8), timedelta(weeks=1)
KARI = Person("a" * 32, "kari", "Lærer", os_user="kari")
DONE = cmd.CompleteStep()
CONSENT = cmd.GiveConsent(consent_id="s1", given_by="mor", services=("PPT",))
WORKLOAD: Sequence[cmd.Command] = (
    *(DONE,) * 2,
    CONSENT,
    *(DONE,) * 3,
    cmd.ChooseAnswer(answer="videre"),
    *(DONE,) * 4,
    *(cmd.ChooseAnswer(answer="igjen"), DONE) * 2,
    cmd.ChooseAnswer(answer="videre"),
    DONE,
)
OS: Sequence[cmd.Command] = (
    DONE,
    cmd.BindRole(role="ansvarlig", actor=KARI.id),
    DONE,
    cmd.HoldMeeting(present=("foresatte",), minutes="Vi ble enige."),
    cmd.ChooseAnswer(answer="oppfølging-i-egen-tjeneste"),
    cmd.HoldMeeting(present=("foresatte", "barn"), next_on=DAY + 5 * WEEK),
    *(DONE,) * 2,
    cmd.OfferBaton(to_actor=KARI.id),
    cmd.StartMeasure(measure_id="t1", title="Fast voksen ute", goal="Trygg i friminuttene", responsible=KARI.id),
    DONE,
    cmd.HoldMeeting(present=("foresatte", "barn"), next_on=DAY + 5 * WEEK),
    cmd.EvaluateMeasures(outcome=Outcome.ENDED, effect="Han er med i leken", views=(View("barn", "Det er gøy"),)),
    DONE,
    cmd.ChooseAnswer(answer="avslutte"),
)
WALKS = {"workload": WORKLOAD, "os": OS}
KeptIn = SqliteStore | PostgresStore | MemoryStore
Opened = tuple[KeptIn, Mapping[str, Setting]]


def main(folder: str, cases: int, *, guide: str, kept_in: str) -> None:
    """Walk so many cases from opening to ending, each advance in a transaction of its own, and print the time."""
    with _sqlite(Path(folder)) if kept_in == "sqlite" else _postgres(Path(folder)) as (store, settings):
        walk, spent, advances = WALKS[guide], 0.0, 0
        for _ in range(cases):
            number = opened(world_of(store), GUIDES[guide])
            start = time.perf_counter()
            status = [advanced(world_of(store), number, command=command) for command in walk][-1]
            spent, advances = spent + time.perf_counter() - start, advances + len(walk)
            if status is not CaseStatus.CLOSED:
                raise SystemExit(f"case {number} did not end")
    print(json.dumps({"seconds": spent, "advances": advances, **settings}))


@contextmanager
def _sqlite(folder: Path) -> Iterator[Opened]:
    with SqliteStore.create(folder / "lager" / "bti.lager", custody=Custody(folder / "nokler")) as store:
        store.add(KARI)
        yield store, of_sqlite(store)


@contextmanager
def _postgres(folder: Path) -> Iterator[Opened]:
    with (
        server(folder / "server") as address,
        PostgresStore.create(place_at(address), custody=Custody(folder / "nokler")) as store,
    ):
        store.add(KARI)
        yield store.seen_by(KARI), of_postgres(store)


def world_of(store: KeptIn) -> World:
    """Return the world of one command, as each start of the program makes it."""
    return World(
        store=store,
        directory=store,
        log=OneRun(store),
        clock=FixedClock.on(DAY),
        ids=RandomIds(),
        codec=JsonCodec(),
        shelf=BundledShelf(),
        person=KARI,
    )


def advanced(world: World, number: str, *, command: cmd.Command) -> CaseStatus:
    """Carry out a command as the program does, and return whether the case is still open."""
    done = act(world, number, command=command)
    if not isinstance(done, Done):
        raise SystemExit(f"{command}: {done}")
    return done.after.status


def opened(world: World, guide: str) -> str:
    """Open a case on a guide, and return its number."""
    done = open_case(world, guide, command=cmd.OpenCase(alias="måling"))
    if not isinstance(done, Done) or done.number is None:
        raise SystemExit(str(done))
    return done.number


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), guide=sys.argv[3], kept_in=sys.argv[4])
