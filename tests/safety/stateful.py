"""The two stores in lock-step: whatever is asked of both, in whatever order, both answer the same.

One is in memory; the other is a file with two connections to it, which are closed and opened again on the way, and
whose writes fail at times. What is asked is drawn by Hypothesis, which also finds the shortest way to a difference.

`python -m tests.safety.stateful [COUNT] [SEED]` tries so many ways.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar
from unittest import mock

import apsw
import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from engine.adapters.custody import Custody
from engine.adapters.memory import MemoryStore
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import EVERY, Look, Person, Receipt, StoredGuideline, Stream
from engine.cases.vocabulary import Compartment
from engine.errors import EngineError, StoreFull
from engine.values import replace
from tests.adapters.examples import MOMENT
from tests.safety.harness import Report, command_line
from tests.safety.simulated.machine import memory_folder
from tests.safety.writing import stream

PER_COMMIT = 150
STEPS = 40
CASES = ("a", "b", "c")
NAMES = ("p1", "p2", "p3")

AnyStore = MemoryStore | SqliteStore

cases = st.sampled_from(CASES)
names = st.sampled_from(NAMES)
sides = st.sampled_from((0, 1))
offs = st.sampled_from((0, 0, 0, 0, 1, -1))
openings = st.frozensets(st.sampled_from(tuple(Compartment)))
numbers = st.sampled_from(("1", "002", "2026-001", "2026-003", "2025-001", "x", ""))


class LockStep(RuleBasedStateMachine):
    """Asks both stores the same. What was met is counted over all runs."""

    met: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self._root = Path(mkdtemp(dir=memory_folder()))
        self._place, self._custody = self._root / "lager" / "bti.lager", Custody(self._root / "nokler")
        self._memory = MemoryStore()
        self._files = [SqliteStore.create(self._place, custody=self._custody), self._opened()]
        self._sent: list[tuple[tuple[Stream, ...], str]] = []

    def teardown(self) -> None:
        """Close what is open, and clear away."""
        for file in self._files:
            file.close()
        shutil.rmtree(self._root)

    # ------------------------------------------------------------ cases

    @rule(
        wanted=st.lists(cases, min_size=1, max_size=3, unique=True),
        off=st.sampled_from((0, 0, 0, 0, 1, -1)),
        side=sides,
    )
    def append(self, wanted: list[str], off: int, side: int) -> None:
        """Cases are added to: those are right, or the last of them is out of step."""
        command = f"k{len(self._sent)}"
        streams = [self._next(case_id, command=command) for case_id in wanted]
        if off:
            last = streams.pop()
            streams.append(stream(last.case_id, max(1, last.row.seq + off), command=command))
        self._send(tuple(streams), command, side=side)

    @rule(which=st.integers(0, 1000), side=sides)
    def repeat(self, which: int, side: int) -> None:
        """A command is sent once more."""
        if self._sent:
            streams, command = self._sent[which % len(self._sent)]
            self._ask("repeat", lambda store: store.append_together(streams, command_id=command), side=side)

    @rule(which=st.integers(0, 1000), other=cases, side=sides)
    def reuse(self, which: int, other: str, side: int) -> None:
        """The id of a command is used for something else: a case more or fewer, or another content."""
        if self._sent:
            streams, command = self._sent[which % len(self._sent)]
            more = {one.case_id: one for one in (*streams, self._next(other, command=command))}
            fewer = (replace(streams[0], records=(replace(streams[0].records[0], payload=b"{}"),)),)
            given = tuple(more.values()) if which % 2 else fewer
            self._ask("reuse", lambda store: store.append_together(given, command_id=command), side=side)

    @rule(case_id=cases, other=cases, side=sides)
    def event_again(self, case_id: str, other: str, side: int) -> None:
        """The last of several records has an event id that its case has already."""
        command = f"k{len(self._sent)}"
        kept = self._memory.records(case_id)
        if kept and other != case_id:
            one = self._next(case_id, command=command)
            taken = replace(one, records=(replace(one.records[0], event_id=kept[0].event_id),))
            self._send((self._next(other, command=command), taken), command, side=side)

    @rule(case_id=cases, side=sides, reason=st.sampled_from((apsw.FullError, apsw.IOError, apsw.ConstraintError)))
    def fail(self, case_id: str, side: int, reason: type[apsw.Error]) -> None:
        """A write fails half-way, and nothing of it is there."""
        one, file = self._next(case_id, command="failed"), self._files[side]
        with mock.patch.object(file.ledger, "add", side_effect=reason):
            try:
                file.append_together((one,), command_id="failed")
            except (EngineError, apsw.Error) as error:
                self.met[f"failed with {type(error).__name__}"] += 1
                if reason is apsw.FullError and not isinstance(error, StoreFull):
                    raise AssertionError("a full disk was not told of") from error
                return
        raise AssertionError("a write that failed was told to be kept")

    # ------------------------------------------------------------ the rest

    @rule(digest=names, content=st.binary(max_size=4), side=sides)
    def pin(self, digest: str, content: bytes, side: int) -> None:
        """A guideline is pinned."""
        copy = StoredGuideline(digest, "os", "1.0", content)
        self._ask("pin", lambda store: store.pin(copy), side=side)

    @rule(person_id=names, handle=names, side=sides)
    def join(self, person_id: str, handle: str, side: int) -> None:
        """A person is added or changed."""
        person = Person(person_id, handle, "lærer")
        self._ask("join", lambda store: store.add(person), side=side)

    @rule(seen=st.lists(cases, max_size=3), by=names, side=sides)
    def look(self, seen: list[str], by: str, side: int) -> None:
        """Somebody looks."""
        look = Look(at=MOMENT, by=by, ground="participant", cases=tuple(seen), categories=("felles",), channel="cli")
        self._ask("look", lambda store: store.log(look), side=side)

    @rule(side=sides)
    def reopen(self, side: int) -> None:
        """One of the connections is closed, and another opened."""
        self._files[side].close()
        self._files[side] = self._opened()
        self.met["reopened"] += 1

    @rule(case_id=cases, opening=openings, number=numbers, side=sides)
    def read(self, case_id: str, opening: frozenset[Compartment], number: str, side: int) -> None:
        """Parts are read."""
        self._ask("records", lambda store: store.records(case_id, opening=opening), side=side)
        self._ask("numbered", lambda store: store.numbered(number), side=side)
        self._ask("looks", lambda store: store.looks(case_id), side=side)

    @invariant()
    def both_hold_the_same(self) -> None:
        """All that is held is the same in both, seen from either connection."""
        memory = _held(self._memory)
        assert [_held(file) for file in self._files] == [memory, memory]

    # ------------------------------------------------------------ how

    def _opened(self) -> SqliteStore:
        return SqliteStore.open(self._place, custody=self._custody)

    def _next(self, case_id: str, *, command: str) -> Stream:
        return stream(case_id, len(self._memory.records(case_id)) + 1, command=command)

    def _send(self, streams: tuple[Stream, ...], command: str, *, side: int) -> None:
        self._sent.append((streams, command))
        self._ask("append", lambda store: store.append_together(streams, command_id=command), side=side)

    def _ask(self, what: str, asked: Callable[[AnyStore], object], *, side: int) -> None:
        wanted, found = _answer(asked, self._memory), _answer(asked, self._files[side])
        assert found == wanted, f"{what}: {found}, and in memory {wanted}"
        self.met[f"{what}, refused" if isinstance(found, type) else what] += 1


def _answer(asked: Callable[[AnyStore], object], store: AnyStore) -> object:
    """Ask, and return the answer without what only a file can say; an error by its kind."""
    try:
        answer = asked(store)
    except (EngineError, ValueError) as error:
        return type(error)
    if isinstance(answer, tuple):
        return tuple(replace(one, mark="") if isinstance(one, Receipt) else one for one in answer)
    return answer


def _held(store: AnyStore) -> object:
    return (
        store.rows(),
        store.rows(status="open"),
        tuple((store.row(case_id), store.records(case_id, opening=EVERY)) for case_id in CASES),
        store.people(),
        store.looks(),
        tuple(store.pinned(name) for name in NAMES),
    )


def run(count: int, seed: int) -> Report:
    """Try so many ways."""
    report = Report("stateful", seed, count=count)
    chosen = hypothesis.settings(
        max_examples=count,
        stateful_step_count=STEPS,
        database=None,
        deadline=None,
        derandomize=False,
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=tuple(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    LockStep.met.clear()
    try:
        run_state_machine_as_test(hypothesis.seed(seed)(LockStep), settings=chosen)
    except Exception as error:  # noqa: BLE001 - whatever the stores let out is a fault of one of them
        report.found(
            f"{type(error).__name__}: {' '.join(str(error).split())}; {'; '.join(getattr(error, '__notes__', []))}"
        )
    report.met.update(LockStep.met)
    return report


if __name__ == "__main__":
    sys.exit(command_line(run, count=PER_COMMIT))
