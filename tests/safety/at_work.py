"""What those do who use one store in PostgreSQL from many machines: they write, read, seal, and see to what changed.

Each goes on by itself when the server is gone for a while, notes what it was told, and what it saw that cannot be.
"""

import os
import select
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

import msgspec

from engine.adapters import postgres_link
from engine.adapters.custody import Custody
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_link import told
from engine.adapters.postgres_place import Place
from engine.application.audience import ANYONE
from engine.application.ports import Conflict, Person, Receipt, Stream
from engine.errors import StoreLocked, StoreUnreachable
from engine.values import replace
from tests.safety.harness import chance_of
from tests.safety.victims import tell
from tests.safety.writing import stream

SHARED = tuple(f"shared-{number}" for number in range(4))
READER = "reader"
SEEN_TO = "CREATE TABLE seen_to (case_id text, seq integer, PRIMARY KEY (case_id, seq))"
_SEE_TO = "INSERT INTO seen_to VALUES (%s, %s)"
_HURRY = 0.05  # seconds that an impatient one waits for the server
_PAUSE = 0.02
_BETWEEN_SEALS = 0.2  # seconds; else it is a minute
_LONGEST = 60.0  # seconds that anybody tries the same again
_OWN, _AGAIN = 0.6, 0.1  # how much of what a writer does is in cases of its own, and how much is sent once more

_Answer = TypeVar("_Answer")


class Told(msgspec.Struct):
    """What somebody tells in the end: the commands that were acknowledged, by case, what was met, and what is wrong."""

    name: str
    kept: dict[str, list[str]]
    met: dict[str, int]
    faults: list[str]


class Worker:
    """Whoever works at the store until the gate is closed."""

    def __init__(self, name: str, place: Place, *, custody: Custody, seed: int) -> None:
        self.name = name
        self.chance = chance_of(seed, place.schema, name)
        self.kept: dict[str, list[str]] = {}
        self.met: Counter[str] = Counter()
        self.faults: list[str] = []
        self._place, self._custody = place, custody

    def run(self, gate: tuple[int, int]) -> int:
        """Work until the gate is closed, and tell how it went."""
        ear, key = gate
        os.close(key)
        store = self.when_there(lambda: PostgresStore.open(self._place, custody=self._custody))
        while not select.select([ear], [], [], 0)[0]:
            self._do(store)
        self.finish(store)
        self.when_there(store.close)
        tell(msgspec.json.encode(Told(self.name, self.kept, dict(self.met), self.faults)).decode())
        return 0

    def turn(self, store: PostgresStore) -> None:
        """Do one thing."""
        raise NotImplementedError

    def finish(self, store: PostgresStore) -> None:
        """Do the last thing, once the server is there for good."""
        self.when_there(lambda: self.turn(store))

    def _do(self, store: PostgresStore) -> None:
        with self._going_on():
            self.turn(store)

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """Let it be what fails because the server is gone: what is wrong with it is tried again by who needs it."""
        try:
            yield
        except (StoreUnreachable, StoreLocked) as error:
            self.met["turned away" if isinstance(error, StoreUnreachable) else "locked"] += 1
            time.sleep(_PAUSE)

    def when_there(self, work: Callable[[], _Answer]) -> _Answer:
        """Do something, again until the server lets it be done."""
        last = time.monotonic() + _LONGEST
        while time.monotonic() < last:
            with self._going_on():
                return work()
        raise TimeoutError(self.name)


class Writer(Worker):
    """Adds to two cases of its own at once, and to those that all write to; an impatient one does not wait."""

    def __init__(self, name: str, place: Place, *, custody: Custody, seed: int, impatient: bool) -> None:
        super().__init__(name, place, custody=custody, seed=seed)
        self._impatient = impatient
        self._numbers: Counter[str] = Counter()
        self._sent: list[tuple[tuple[Stream, ...], str]] = []

    def run(self, gate: tuple[int, int]) -> int:
        """Work until the gate is closed, and tell how it went."""
        if self._impatient:
            postgres_link.PATIENCE = _HURRY
        return super().run(gate)

    def turn(self, store: PostgresStore) -> None:
        """Add something, or send again what was kept."""
        seen = store.seen_by(Person(self.name, self.name, "x"))
        drawn = self.chance.random()
        if drawn < _AGAIN and self._sent:
            streams, command = self.chance.choice(self._sent)
            if not all(one.repeated for one in self._receipts(seen, streams, command)):
                self.faults.append(f"{command} was kept once more")
            self.met["sent again"] += 1
        elif drawn < _OWN:
            self._in_own(seen)
        else:
            self._in_shared(seen, self.chance.choice(SHARED))

    def finish(self, store: PostgresStore) -> None:
        """Add to its own cases a last time: whoever cannot has not gone on."""
        self._in_own(store.seen_by(Person(self.name, self.name, "x")))

    def _in_own(self, store: PostgresStore) -> None:
        number = self._numbers["own"] = self._numbers["own"] + 1
        command = f"{self.name}-{number}"
        streams = tuple(shown(stream(case, number, command=command), self.name) for case in own_cases(self.name))
        self._note(streams, command, self._receipts(store, streams, command))

    def _in_shared(self, store: PostgresStore, case_id: str) -> None:
        number = self._numbers["shared"] = self._numbers["shared"] + 1
        command = f"{self.name}-s{number}"
        while True:
            seq = self._seq(store, case_id)
            streams = (shown(stream(case_id, seq + 1, command=command)),)
            answer = self._answer(store, streams, command)
            if not isinstance(answer, Conflict):
                self._note(streams, command, answer)
                return
            self.met["another came first"] += 1

    def _seq(self, store: PostgresStore, case_id: str) -> int:
        found = self.when_there(lambda: store.row(case_id))
        if found is None:
            raise AssertionError(f"{case_id} is gone")
        return found.seq

    def _receipts(self, store: PostgresStore, streams: tuple[Stream, ...], command: str) -> tuple[Receipt, ...]:
        answer = self._answer(store, streams, command)
        if isinstance(answer, Conflict):
            raise AssertionError(f"{command}: nobody else writes there: {answer}")  # noqa: TRY004 - no matter of types
        return answer

    def _answer(
        self, store: PostgresStore, streams: tuple[Stream, ...], command: str
    ) -> tuple[Receipt, ...] | Conflict:
        """Send something until there is an answer, as who was not told whether it was kept does."""
        return self.when_there(lambda: store.append_together(streams, command_id=command))

    def _note(self, streams: tuple[Stream, ...], command: str, answer: tuple[Receipt, ...]) -> None:
        self.met["kept"] += 1
        self.met["kept before the answer came"] += any(one.repeated for one in answer)
        self._sent.append((streams, command))
        for one in streams:
            self.kept.setdefault(one.case_id, []).append(command)


class Reader(Worker):
    """Reads lists and cases, and finds what is there by half, or was there and is gone."""

    def __init__(self, name: str, place: Place, *, custody: Custody, seed: int) -> None:
        super().__init__(name, place, custody=custody, seed=seed)
        self._seen: dict[str, int] = {}

    def turn(self, store: PostgresStore) -> None:
        """Look at all cases, and read one of them."""
        seen = store.seen_by(Person(READER, READER, "x"))
        now = {row.case_id: row.seq for row in seen.rows()}
        self._compare(now)
        self._seen = now
        case_id = self.chance.choice(sorted(now))
        records = [one.seq for one in seen.records(case_id)]
        if records != list(range(1, len(records) + 1)) or len(records) < now[case_id]:
            self.faults.append(f"{case_id} stands at {now[case_id]} and has {records[-2:]}")
        self.met["read"] += 1
        time.sleep(_PAUSE)

    def _compare(self, now: Mapping[str, int]) -> None:
        self.faults += [
            f"{case} was at {seq} and is at {now.get(case)}"
            for case, seq in self._seen.items()
            if seq > now.get(case, 0)
        ]
        left = {case.removesuffix("-left"): seq for case, seq in now.items() if case.endswith("-left")}
        right = {case.removesuffix("-right"): seq for case, seq in now.items() if case.endswith("-right")}
        if left != right:
            self.faults.append(f"half an act was seen: {sorted(set(left.items()) ^ set(right.items()))}")


class SealWorker(Worker):
    """Seals what was kept, again and again."""

    def turn(self, store: PostgresStore) -> None:
        """Seal, and wait a little."""
        head = store.seal()
        self.met["sealed" if head else "could not seal"] += 1
        time.sleep(_BETWEEN_SEALS)


class Reminder(Worker):
    """Sees to each change once, as who reminds people does: what is done and that it is done are kept together."""

    def turn(self, store: PostgresStore) -> None:
        """See to what has changed."""
        for case_id, seq in store.waiting(20):
            with told(), store.link.connection() as connection, connection.transaction():
                connection.execute(_SEE_TO, (case_id, seq))
                store.taken(connection, case_id, seq=seq)
            self.met["seen to"] += 1
        time.sleep(_PAUSE)


def own_cases(name: str) -> tuple[str, str]:
    """Return the two cases that a writer adds to at once."""
    return f"{name}-left", f"{name}-right"


def shown(one: Stream, name: str | None = None) -> Stream:
    """Return a stream with whom its case may be shown to: its writer and the readers, or all."""
    words = (ANYONE,) if name is None else (f"person {name}", f"person {READER}")
    return replace(one, row=replace(one.row, audience=words))
