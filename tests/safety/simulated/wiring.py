"""What wires the application to a simulated store: its world is that of the program, but for where things are kept."""

from collections.abc import Sequence
from functools import cache
from itertools import count
from typing import Any, Protocol

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import compiled
from engine.application.ports import Conflict, Look, Person, Receipt, Record, Row, StoredGuideline, Stream
from engine.bundled import BundledShelf
from engine.guideline.process import Process
from tests.safety.simulated import machine
from tests.safety.simulated.deeds import Deed, sending

GUIDE = "os"


class Office(Protocol):
    """What a game does with what is to be kept."""

    def perhaps_rival(self, process: machine.Process) -> None: ...

    def carry_out(self, process: machine.Process, deed: Deed) -> object: ...

    def store_of(self, process: machine.Process) -> object: ...


class Remembering(JsonCodec):
    """The codec, which reads a pinned guideline once: there is one, and a game has no time to read it again."""

    def unpack(self, content: bytes) -> Process:
        return _unpacked(content)


CODEC = Remembering()


@cache
def _unpacked(content: bytes) -> Process:
    return JsonCodec().unpack(content)


@cache
def guide() -> tuple[Process, StoredGuideline]:
    """Return the guide of all games, made once."""
    made = compiled(BundledShelf(), CODEC, name=GUIDE)
    if not isinstance(made, tuple):
        raise TypeError(made.file)
    return made


class Through:
    """A store as the application sees it, in one process of a game: what it is given to keep, goes through the game."""

    def __init__(self, office: Office, process: machine.Process) -> None:
        self._office, self._process = office, process

    def append(
        self, case_id: str, expected_seq: int, *, command_id: str, records: Sequence[Record], row: Row
    ) -> Receipt | Conflict:
        stream = Stream(case_id=case_id, expected_seq=expected_seq, records=records, row=row)
        answer = self.append_together([stream], command_id=command_id)
        return answer if isinstance(answer, Conflict) else answer[0]

    def append_together(self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()) -> Any:  # noqa: ANN401 - as a deed answers
        self._office.perhaps_rival(self._process)
        return self._office.carry_out(self._process, sending("keep", streams, command_id, looks))

    def pin(self, copy: StoredGuideline) -> None:
        self._office.carry_out(self._process, Deed("pin", lambda s: s.pin(copy), lambda m: m.pin(copy)))

    def add(self, person: Person) -> None:
        self._office.carry_out(self._process, Deed("join", lambda s: s.add(person), lambda m: m.add(person)))

    def log(self, look: Look) -> None:
        self._office.carry_out(self._process, Deed("look", lambda s: s.log(look), lambda m: m.journal.append(look)))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what only reads goes straight to the store
        return getattr(self._office.store_of(self._process), name)


class Ids:
    """Ids that follow each other."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def new(self) -> str:
        return f"id{next(self._numbers)}"
