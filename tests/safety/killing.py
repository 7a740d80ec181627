"""Those who are killed, and what must hold afterwards: writers with cases of their own, and commands as people type."""

import os
import random
from collections.abc import Callable
from functools import partial
from itertools import count as counting
from pathlib import Path

from engine.adapters.codec import JsonCodec
from engine.adapters.custody import Custody
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import verify
from engine.application.ports import Conflict
from engine.bootstrap import KEYS_FOLDER
from engine.cases.events import NoteAdded
from engine.errors import StoreExists, StoreMissing
from tests.console.terminal import Terminal
from tests.safety.harness import Report
from tests.safety.victims import Ended, Victim, begin, begin_anew, begin_forked, tell
from tests.safety.writing import stream

TOGETHER = (1, 1, 2, 3)  # how many writers there are at once
TOLD = (0, 2, 3, 5)  # lines that a writer tells before its time runs: the first says that it has the store open
LIVES, LIVES_FORKED, LIVES_ANEW = 0.025, 0.03, 0.4  # seconds that one lives at most
ANEW = 0.1  # how many of the commands are begun from nothing
OPENED = "open"


class Writers:
    """Writers at one store, which the first of them makes. Each adds to two cases of its own at once."""

    def __init__(self, root: Path, *, chance: random.Random, report: Report) -> None:
        self._place, self._custody = root / "lager" / "bti.lager", Custody(root / "nokler")
        self._chance, self._report = chance, report
        self._names = (f"w{number}" for number in counting())

    def kill(self, count: int) -> None:
        """Kill so many of them."""
        while count > 0:
            together = min(self._chance.choice(TOGETHER), count)
            self._kill_together(together)
            count -= together

    def _kill_together(self, together: int) -> None:
        names = [next(self._names) for _ in range(together)]
        moments = sorted((self._chance.choice(TOLD), self._chance.uniform(0, LIVES)) for _ in names)
        victims = [begin(partial(self._write, name)) for name in names]
        ends = [victim.kill(life, lines=lines) for victim, (lines, life) in zip(victims, moments, strict=True)]
        with self._store() as store:
            for name, end in zip(names, ends, strict=True):
                _count(self._report, end)
                if not end.was_killed:
                    self._report.found(f"a writer ended by itself: {end.told[-1:]}")
                self._look_at(store, name, told=[int(line) for line in end.told if line.isdecimal()])
            _verify(store, self._report)

    def _store(self) -> SqliteStore:
        try:
            return SqliteStore.open(self._place, custody=self._custody)
        except StoreMissing:
            pass
        try:
            return SqliteStore.create(self._place, custody=self._custody)
        except StoreExists:  # another has made it just now
            return SqliteStore.open(self._place, custody=self._custody)

    def _write(self, name: str) -> int:
        store = self._store()
        tell(OPENED)
        for turn in counting(1):
            if not _append(store, name, turn=turn):
                tell(str(turn))
        return 0

    def _look_at(self, store: SqliteStore, name: str, *, told: list[int]) -> None:
        """Look at what a writer left, and finish what it may have begun: it is kept already, or it is kept now."""
        left, right = ([(one.seq, one.command_id) for one in store.records(case_id)] for case_id in _cases(name))
        kept = len(left)
        if left != right or left != [(seq, f"{name}-{seq}") for seq in range(1, kept + 1)]:
            self._report.found(f"{name} left its cases unlike: {left[-2:]} and {right[-2:]}")
            return
        if told != list(range(1, len(told) + 1)) or kept not in (len(told), len(told) + 1):
            self._report.found(f"{name} was told that {len(told)} were kept, and {kept} are")
            return
        self._report.meet("kept, untold", kept - len(told))
        if _append(store, name, turn=len(told) + 1) is not (kept > len(told)):
            self._report.found(f"{name}'s last command was not known again")


def _cases(name: str) -> tuple[str, str]:
    return f"{name}-left", f"{name}-right"


def _append(store: SqliteStore, name: str, *, turn: int) -> bool:
    """Add to both cases of a writer; tell whether that had been done before."""
    command = f"{name}-{turn}"
    answer = store.append_together(
        [stream(case_id, turn, command=command) for case_id in _cases(name)], command_id=command
    )
    if isinstance(answer, Conflict):
        raise AssertionError(f"nobody else writes to the cases of {name}")  # noqa: TRY004 - no matter of types
    return all(receipt.repeated for receipt in answer)


class Commands:
    """Commands in a practice store with one case, each killed while it runs."""

    def __init__(self, root: Path, *, chance: random.Random, report: Report) -> None:
        self._root, self._chance, self._report = root, chance, report
        self._environment = {
            "HOME": str(root),
            "BTI_CONFIG": str(root / "config"),
            "BTI_LAGER": str(root / "lager" / "bti.lager"),
            "BTI_NA": "2026-09-04",
            "PATH": os.environ.get("PATH", ""),
        }
        self._numbers = counting(1)
        self._terminal = Terminal(home=root, environment=self._environment)
        for words in (("oppsett", "--ovelse"), ("ny", "os", "--alias", "den første")):
            self._must_work(*words)

    def kill(self, count: int) -> None:
        """Kill so many of them."""
        kinds: tuple[Callable[[int], None], ...] = (self._note, self._note, self._open, self._look)
        for _ in range(count):
            self._chance.choice(kinds)(next(self._numbers))
            self._must_work("vis", "1")
            with self._store() as store:
                _verify(store, self._report)

    def _note(self, number: int) -> None:
        text = f"Merknad {number}."
        end = self._killed("notat", "1", text)
        with self._store() as store:
            (row,) = store.numbered("1")
            events = [JsonCodec().event(record) for record in store.records(row.case_id)]
        kept = sum(isinstance(event.body, NoteAdded) and event.body.text == text for event in events)
        self._require_told(end, kept, what=text)

    def _open(self, number: int) -> None:
        alias = f"sak nummer {number}"
        end = self._killed("ny", "os", "--alias", alias)
        with self._store() as store:
            kept = sum(JsonCodec().unseal(row.sealed).alias == alias for row in store.rows())
        self._require_told(end, kept, what=alias)

    def _look(self, _: int) -> None:
        with self._store() as store:
            before = len(store.looks())
        end = self._killed("vis", "1")
        with self._store() as store:
            self._require_told(end, len(store.looks()) - before, what="a look")

    def _require_told(self, end: Ended, kept: int, *, what: str) -> None:
        """What somebody has seen an answer to is there; what nobody has is there once, or not at all."""
        told = end.code == 0 or bool(end.told)
        if kept > 1 or (told and not kept):
            self._report.found(f"{what} is there {kept} times, and the answer was {end.told[:2]}")
        self._report.meet("kept, untold", int(bool(kept and not told)))

    def _killed(self, *words: str) -> Ended:
        """Run a command and kill it."""
        anew = self._chance.random() < ANEW
        victim: Victim = (begin_anew if anew else begin_forked)(words, self._environment)
        end = victim.kill(self._chance.uniform(0, LIVES_ANEW if anew else LIVES_FORKED))
        _count(self._report, end)
        if end.code not in (0, -9):
            self._report.found(f"{words[0]} ended with {end.code}: {end.told[-1:]}")
        return end

    def _must_work(self, *words: str) -> None:
        ended = self._terminal.run(*words)
        if ended.code:
            self._report.found(f"bti {' '.join(words)} does not work: {ended.err}")

    def _store(self) -> SqliteStore:
        return SqliteStore.open(
            Path(self._environment["BTI_LAGER"]), custody=Custody(self._root / "config" / KEYS_FOLDER)
        )


def _count(report: Report, end: Ended) -> None:
    report.count += 1
    report.meet("killed" if end.was_killed else "done before")
    report.meet("told", len(end.told))
    if end.broke:
        report.found(f"fell over: {end.told[-1]}")


def _verify(store: SqliteStore, report: Report) -> None:
    findings = verify(store).findings
    if findings:
        report.found(f"verify found {[finding.code for finding in findings]}")
