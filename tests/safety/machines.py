"""Sixteen writers, four readers and two workers at one PostgreSQL server, which is killed under load and started again.

Nothing that was acknowledged is lost, nothing is there twice or by half, each goes on by itself, and afterwards every
chain holds. The server is killed with all its processes, so that what it had not written to the disk is gone with it.

`python -m tests.safety.machines [COUNT] [SEED]`: so many stores, each with one to three kills. The seed says when;
where the server is then, the machine decides.
"""

import os
import random
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from engine.adapters.custody import Custody
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_link import PATIENCE
from engine.adapters.postgres_place import Place, place_at
from engine.adapters.postgres_verifying import verify
from engine.errors import EngineError
from tests.adapters.postgres_server import Server, take_away
from tests.safety.at_work import (
    SEEN_TO,
    SHARED,
    Reader,
    Reminder,
    SealWorker,
    Told,
    Worker,
    Writer,
    own_cases,
    shown,
)
from tests.safety.harness import Report, chance_of, command_line
from tests.safety.victims import BROKEN, Victim, begin
from tests.safety.writing import stream

PER_COMMIT = 5
WRITERS, READERS = 16, 4
IMPATIENT = 4  # every so many of the writers does not wait for the server, and sends again
KILLS = (1, 1, 2, 3)
LOAD = (0.1, 0.6)  # seconds of load before a kill, and after the last
GONE = (0.0, 0.4)  # seconds that the server is gone, and then as long as it takes to come back
BEGIN_SECONDS = 60
MARGIN = 2.0  # seconds: nobody who waits for the server was turned away while it was gone for so much less
LEAST = {"killed": 1, "kept": 100, "read": 4, "sealed": 1, "seen to": 10, "sent again": 1}
"""How often these are met at least, for each store."""


def run(count: int, seed: int) -> Report:
    """Try so many stores."""
    report, server = Report("machines", seed), Server()
    try:
        for number in range(count):
            chance = chance_of(seed, "machines", number)
            with TemporaryDirectory() as folder:
                place = place_at(server.address(kommune=f"t{number}"))
                trial = _Trial(server, place, custody=Custody(Path(folder) / "nokler"), chance=chance, report=report)
                try:
                    trial.run(seed)
                except EngineError as error:
                    report.found(f"store {number}: {type(error).__name__}: {error}")
            report.count += 1
    finally:
        take_away(server)
    report.require({what: times * count for what, times in LEAST.items()})
    return report


class _Trial:
    """One store and all who work at it, from its making to the look at what is left."""

    def __init__(
        self, server: Server, place: Place, *, custody: Custody, chance: random.Random, report: Report
    ) -> None:
        self._server, self._place, self._custody = server, place, custody
        self._chance, self._report = chance, report
        self._longest = 0.0  # seconds that the server was gone

    def run(self, seed: int) -> None:
        """Make the store, let all work at it, kill the server meanwhile, and look at what is left."""
        with PostgresStore.create(self._place, custody=self._custody) as store:
            for case_id in SHARED:
                store.append_together([shown(stream(case_id, 1, command="first"))], command_id="first")
            with store.link.connection() as connection:
                connection.execute(SEEN_TO)
        told = self._all_at_work(seed)
        with PostgresStore.open(self._place, custody=self._custody) as store:
            self._look_at(store, told)
            store.take_away()

    def _all_at_work(self, seed: int) -> list[Told]:
        gate, key = os.pipe()
        victims = [begin(partial(one.run, (gate, key))) for one in self._workers(seed)]
        os.close(gate)
        try:
            self._wait_for_all(victims)
            for _ in range(self._chance.choice(KILLS)):
                time.sleep(self._chance.uniform(*LOAD))
                self._kill()
            time.sleep(self._chance.uniform(*LOAD))
        finally:
            os.close(key)
            told = self._ends(victims)
        return told

    def _workers(self, seed: int) -> list[Worker]:
        place, custody = self._place, self._custody
        writers = [
            Writer(f"w{number:02}", place, custody=custody, seed=seed, impatient=number % IMPATIENT == 0)
            for number in range(WRITERS)
        ]
        readers = [Reader(f"r{number}", place, custody=custody, seed=seed) for number in range(READERS)]
        workers = [kind(kind.__name__, place, custody=custody, seed=seed) for kind in (SealWorker, Reminder)]
        return [*writers, *readers, *workers]

    def _wait_for_all(self, victims: Sequence[Victim]) -> None:
        """Wait until every writer has begun, or somebody has ended before the time."""
        last, wanted = time.monotonic() + BEGIN_SECONDS, len(SHARED) + 2 * WRITERS
        asked = f'SELECT count(*) FROM "{self._place.schema}".cases'  # noqa: S608 - our own name
        while self._server.run(asked)[0][0] < wanted:
            if time.monotonic() > last or any(victim.has_ended() for victim in victims):
                self._report.found("not all writers have begun")
                return
            time.sleep(0.05)

    def _kill(self) -> None:
        self._server.kill()
        gone = time.monotonic()
        time.sleep(self._chance.uniform(*GONE))
        self._server.start()
        self._longest = max(self._longest, time.monotonic() - gone)
        self._report.meet("killed")

    def _ends(self, victims: Sequence[Victim]) -> list[Told]:
        told: list[Told] = []
        for line in (line for victim in victims for line in victim.end().told):
            if line.startswith("{"):
                told.append(msgspec.json.decode(line, type=Told))
            else:
                self._report.found(f"somebody {'fell over' if line.startswith(BROKEN) else 'said'}: {line}")
        if len(told) != len(victims):
            self._report.found(f"{len(victims) - len(told)} did not come to an end")
        return told

    def _look_at(self, store: PostgresStore, told: Sequence[Told]) -> None:
        """Hold what was told against what is there."""
        for one in told:
            for what, times in one.met.items():
                self._report.meet(what, times)
            for fault in one.faults:
                self._report.found(f"{one.name}: {fault}")
            self._look_at_own(store, one)
            self._look_at_patience(one)
        self._look_at_shared(store, told)
        self._look_at_changes(store)
        if store.seal() is None:
            self._report.found("what is left cannot be sealed")
        if findings := verify(store, thorough=True).findings:
            self._report.found(f"verify found {[finding.code for finding in findings]}")

    def _look_at_own(self, store: PostgresStore, one: Told) -> None:
        """Each of a writer's cases has what was acknowledged, once and in order; it sent the rest until it was."""
        for case_id in own_cases(one.name):
            there = [record.command_id for record in store.records(case_id)]
            if there != one.kept.get(case_id, []):
                self._report.found(
                    f"{case_id} has {len(there)}, and {len(one.kept.get(case_id, []))} were acknowledged"
                )

    def _look_at_patience(self, one: Told) -> None:
        waits = one.name.startswith("w") and int(one.name[1:]) % IMPATIENT
        if waits and one.met.get("turned away") and self._longest < PATIENCE - MARGIN:
            self._report.found(f"{one.name} was turned away, and the server was gone for {self._longest:.1f} s")

    def _look_at_shared(self, store: PostgresStore, told: Sequence[Told]) -> None:
        for case_id in SHARED:
            there = [record.command_id for record in store.records(case_id)]
            acknowledged = ["first", *(command for one in told for command in one.kept.get(case_id, []))]
            if sorted(there) != sorted(acknowledged):
                self._report.found(f"{case_id} has {len(there)}, and {len(acknowledged)} were acknowledged")

    def _look_at_changes(self, store: PostgresStore) -> None:
        """Every change was seen to, or waits: the last that was seen to, or that waits, is where the case stands."""
        seen_to = dict(store.link.all("SELECT case_id, max(seq) FROM seen_to GROUP BY 1"))
        seen_to.update(store.waiting(1000))
        stand = {row.case_id: row.seq for row in store.rows()}
        if seen_to != stand:
            self._report.found(f"changes that nobody sees to: {sorted(set(stand.items()) ^ set(seen_to.items()))[:4]}")


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
