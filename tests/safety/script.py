"""A script of what is asked of a store, drawn from a seed, and what the store holds after each command of it.

What it ought to hold is told by the store in memory, which keeps the same contract without a disk.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

from engine.adapters.custody import Custody
from engine.adapters.memory import MemoryStore
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Conflict, Look, Person, StoredGuideline, Stream
from engine.application.proofs import Proof
from engine.cases.vocabulary import Compartment
from engine.values import replace
from tests.adapters.examples import MOMENT, record, row

CASES = ("case-1", "case-2", "case-3", "case-4")
DIGESTS = ("d1", "d2", "d3")
STORE = Path("lager", "bti.lager")
CUSTODY = Path("config", "nokler")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store and what belongs to it lie, and the one way to make it and to open it."""

    root: Path
    chance: Callable[[int], bytes]

    def create(self) -> SqliteStore:
        """Make the store."""
        return SqliteStore.create(self.root / STORE, custody=Custody(self.root / CUSTODY), chance=self.chance)

    def open(self) -> SqliteStore:
        """Open it."""
        return SqliteStore.open(self.root / STORE, custody=Custody(self.root / CUSTODY), chance=self.chance)


@dataclass(frozen=True, slots=True)
class Make:
    """The store is made."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Records are kept, in one case or several."""

    streams: tuple[Stream, ...]
    command_id: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A copy of a guideline is kept."""

    copy: StoredGuideline


@dataclass(frozen=True, slots=True)
class Join:
    """A person is added, or changed."""

    person: Person


@dataclass(frozen=True, slots=True)
class See:
    """Somebody looks at cases."""

    look: Look


@dataclass(frozen=True, slots=True)
class Erase:
    """A case is erased, which stands at so many events."""

    proof: Proof
    expected_seq: int


Deed = Make | Keep | Pin | Join | See | Erase
Held = tuple[object, ...] | None  # None where there is no store
AnyStore = MemoryStore | SqliteStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What sort of script to draw: how many commands, how long the payloads, how much goes together."""

    commands: int = 24
    payload: tuple[int, int] = (2, 400)
    together: float = 0.1
    other: float = 0.2
    records: int = 3


@dataclass(frozen=True, slots=True)
class Script:
    """What is asked, and what is held after so many of it: `held[0]` is before the first."""

    deeds: tuple[Deed, ...]
    held: tuple[Held, ...]

    @classmethod
    def of(cls, deeds: list[Deed]) -> "Script":
        """Return the script of these deeds."""
        return cls(tuple(deeds), tuple(_held(deeds)))


def draw(chance: random.Random, manner: Manner) -> Script:
    """Draw a script. It begins by making the store."""
    stood = dict.fromkeys(CASES, 0)
    deeds: list[Deed] = [Make()]
    for number in range(1, manner.commands):
        if chance.random() < manner.other:
            deeds.append(_other(chance, number))
        else:
            several = 2 if chance.random() < manner.together else 1
            streams = [_stream(chance, manner, place=(case, stood, number)) for case in chance.sample(CASES, several)]
            deeds.append(Keep(tuple(streams), f"command-{number}"))
    return Script.of(deeds)


def carry_out(store: AnyStore, deed: Keep | Pin | Join | See | Erase) -> bool:
    """Do what is asked of a store that is there; tell whether it says that it had been done before."""
    match deed:
        case Keep(streams, command_id):
            answer = store.append_together(streams, command_id=command_id)
            if isinstance(answer, Conflict):
                raise AssertionError(f"{command_id} met a conflict at {answer.actual_seq}")  # noqa: TRY004 - no matter of types
            return all(receipt.repeated for receipt in answer)
        case Pin(copy):
            before = store.pinned(copy.digest)
            store.pin(copy)
            return before is not None
        case Join(person):
            known = person in store.people()
            store.add(person)
            return known
        case See(look):
            store.log(look)
            return False
        case Erase():
            return _erase(store, deed)


def _erase(store: AnyStore, deed: Erase) -> bool:
    if deed.proof in store.erased():
        return True
    if isinstance(store.erase(deed.proof, expected_seq=deed.expected_seq), Conflict):
        raise AssertionError(f"{deed.proof.case_id} has moved on")  # noqa: TRY004 - no matter of types
    return False


def holds(store: AnyStore) -> Held:
    """Return everything that a store holds, to be compared."""
    return (
        tuple(store.records(case) for case in CASES),
        store.rows(),
        store.people(),
        tuple(store.pinned(digest) for digest in DIGESTS),
        store.looks(),
        tuple(store.looks(case) for case in CASES),
    )


def _held(deeds: list[Deed]) -> Iterator[Held]:
    store = MemoryStore()
    yield None
    for deed in deeds:
        if not isinstance(deed, Make):
            carry_out(store, deed)
        yield holds(store)


def _other(chance: random.Random, number: int) -> Deed:
    kind = chance.choice((Pin, Join, See))
    if kind is See:
        cases = tuple(chance.sample(CASES, 2))
        return See(Look(at=MOMENT, by="p1", ground="participant", cases=cases, categories=("row",), channel="bti"))
    if kind is Pin:
        digest = chance.choice(DIGESTS)
        return Pin(StoredGuideline(digest, "os", "1.0", random.Random(digest).randbytes(3000)))
    name = chance.randrange(3)
    return Join(Person(f"p{name}", f"handle-{name}", f"title {number}"))


def _stream(chance: random.Random, manner: Manner, *, place: tuple[str, dict[str, int], int]) -> Stream:
    case_id, stood, number = place
    before, command = stood[case_id], f"command-{number}"
    records = tuple(
        replace(
            record(case_id, seq, command=command, payload=chance.randbytes(chance.randint(*manner.payload))),
            compartment=chance.choice(tuple(Compartment)),
            recorded_at=MOMENT + timedelta(minutes=number),
        )
        for seq, _ in zip(count(before + 1), range(chance.randint(1, manner.records)), strict=False)
    )
    stood[case_id] += len(records)
    return Stream(case_id=case_id, expected_seq=before, records=records, row=row(case_id, stood[case_id]))
