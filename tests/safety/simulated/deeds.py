"""What clerks ask of a store, drawn from chance: each deed as it is done, and as the model is told of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from engine.adapters.sqlite import SqliteStore
from engine.application.ports import EVERY, Look, Notice, Person, Record, Row, StoredGuideline, Stream
from engine.cases.vocabulary import Compartment
from engine.values import replace
from tests.safety.simulated.model import Model

CASES = tuple(f"case-{number}" for number in range(5))
CLERKS = tuple(f"clerk-{number}" for number in range(4))
DIGESTS = ("d1", "d2", "d3")
HANDLES = ("anne", "bodil", "carl")
STATUSES = ("open", "closed")
WORDS = ("", "x", "Det er avtalt.", "Åse snakket med læreren «i går»", "\x00", "\U0001f600" * 5)
START = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)  # half an hour to the new year in Norway, one and a half in UTC
JUMPS = (-400 * 24, -24, -1, 0, 0, 0, 0, 1, 24, 370 * 24)  # hours


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is asked of a store: how it is done, and how a model answers and changes."""

    name: str
    do: Callable[[SqliteStore], object]
    expect: Callable[[Model], object]


@dataclass(slots=True)
class Clerks:
    """Draws deeds. They know what the model knows, and now and then something that is no longer so."""

    chance: Random
    now: datetime = START
    sent: list[tuple[tuple[Stream, ...], str, tuple[Look, ...]]] = field(default_factory=list)
    _made: int = 0

    def draw(self, model: Model) -> Deed:
        """Return a deed."""
        self.now += timedelta(hours=self.chance.choice(JUMPS), seconds=self.chance.randrange(3600))
        (kind,) = self.chance.choices(tuple(KINDS), tuple(KINDS.values()))
        return kind(self, model)

    def again(self) -> Deed:
        """Return the last command once more: what one does who was told nothing."""
        return sending("again", *self.sent[-1])

    # ------------------------------------------------------------ cases

    def append(self, model: Model) -> Deed:
        """One case is added to, or opened."""
        return self._send("append", [self._stream(model, self.chance.choice(CASES), command=self._new("command"))])

    def together(self, model: Model) -> Deed:
        """Several cases are added to at once."""
        command = self._new("command")
        cases = self.chance.sample(CASES, self.chance.choice((2, 2, 3)))
        return self._send("together", [self._stream(model, case, command=command) for case in cases])

    def late(self, model: Model) -> Deed:
        """A case is added to by somebody who has not seen the last of it, or more than there is."""
        command = self._new("command")
        cases = self.chance.sample(CASES, self.chance.choice((1, 1, 2)))
        off = [self.chance.choice((-1, 1, 2)) if case == cases[-1] else 0 for case in cases]
        streams = [self._stream(model, case, command=command, off=by) for case, by in zip(cases, off, strict=True)]
        return self._send("late", streams)

    def repeat(self, model: Model) -> Deed:
        """A command that was sent before is sent once more."""
        return sending("repeat", *self.chance.choice(self.sent)) if self.sent else self.append(model)

    def reuse(self, model: Model) -> Deed:
        """A command id is used for something else: another content, a case more or fewer, another case."""
        if not self.sent:
            return self.append(model)
        streams, command, _ = self.chance.choice(self.sent)
        new = [self._stream(model, case, command=command) for case in self.chance.sample(CASES, 2)]
        given = {stream.case_id: stream for stream in streams}
        return sending("reuse", self.chance.choice((
            (self._stream(model, streams[0].case_id, command=command),),
            tuple({**given, new[0].case_id: new[0]}.values()),
            tuple({new[0].case_id: new[0], **given}.values()),
            (_with_other_end(streams[0], self._word()), *streams[1:]),
            streams[:1],
        )), command)  # fmt: skip

    def event_again(self, model: Model) -> Deed:
        """A record has the event id of another in its case."""
        case_id = self.chance.choice(tuple(model.cases) or CASES)
        known = [record.event_id for record in model.records(case_id, EVERY)] or ["event-0"]
        stream = self._stream(model, case_id, command=self._new("command"))
        *before, last = stream.records
        taken = replace(last, event_id=self.chance.choice(known))
        other = self._stream(
            model, self.chance.choice([one for one in CASES if one != case_id]), command=last.command_id
        )
        streams = [replace(stream, records=(*before, taken))]
        return self._send("event again", [other, *streams] if self.chance.random() < 0.5 else streams)

    def wrong(self, model: Model) -> Deed:
        """An append contradicts itself, which is a bug in whoever asks."""
        stream = self._stream(model, self.chance.choice(CASES), command=self._new("command"))
        command = stream.records[0].command_id
        streams = self.chance.choice((
            (),
            (stream, stream),
            (replace(stream, records=()),),
            (replace(stream, row=replace(stream.row, seq=stream.row.seq + 1)),),
            (replace(stream, expected_seq=stream.expected_seq + 1),),
            (replace(stream, records=(replace(stream.records[0], command_id="another"),)),),
        ))  # fmt: skip
        return Deed("wrong", lambda store: store.append_together(streams, command_id=command), lambda _: ValueError)

    # ------------------------------------------------------------ the rest

    def pin(self, _: Model) -> Deed:
        """A guideline is pinned, one that is known with other content too."""
        copy = StoredGuideline(self.chance.choice(DIGESTS), "os", "1.0", self.chance.randbytes(40))
        return Deed("pin", lambda store: store.pin(copy), lambda model: model.pin(copy))

    def join(self, _: Model) -> Deed:
        """A person is added or changed."""
        name, handle = self.chance.choice(CLERKS), self.chance.choice(HANDLES)
        person = Person(name, handle, self._word(), unit=self._maybe("unit"), os_user=self._maybe("user"))
        return Deed("join", lambda store: store.add(person), lambda model: model.add(person))

    def look(self, _: Model) -> Deed:
        """Somebody looks."""
        cases = tuple(self.chance.sample(CASES, self.chance.randrange(4)))
        look = Look(
            at=self.now,
            by=self.chance.choice(CLERKS),
            ground="participant",
            cases=cases,
            categories=tuple(self.chance.sample(tuple(Compartment), 2)),
            channel="cli",
            reason=self._maybe("reason"),
        )
        return Deed("look", lambda store: store.log(look), lambda model: model.journal.append(look))

    def notice(self, _: Model) -> Deed:
        """Something is noted of the store itself."""
        notice = Notice(self.now, "backed-up", {"folder": self._word()})
        return Deed(
            "notice",
            lambda store: store.note(notice.kind, at=notice.at, **notice.details),
            lambda model: model.journal.append(notice),
        )

    def read(self, _: Model) -> Deed:
        """Something is read."""
        case_id, status = self.chance.choice(CASES), self.chance.choice((None, *STATUSES))
        opening = frozenset(self.chance.sample(tuple(Compartment), self.chance.randint(0, 3)))
        year, serial, digest = (
            self.chance.choice((None, 2026, 2027)),
            self.chance.randint(1, 3),
            self.chance.choice(DIGESTS),
        )
        number = f"{year}-{serial:03}" if year else self.chance.choice((f"{serial}", f"{serial:03}"))
        return Deed(*self.chance.choice((
            ("records", lambda s: s.records(case_id, opening=opening), lambda m: m.records(case_id, opening)),
            ("row", lambda s: s.row(case_id), lambda m: m.row(case_id)),
            ("rows", lambda s: s.rows(status=status), lambda m: m.rows(status)),
            ("numbered", lambda s: s.numbered(number), lambda m: m.numbered(year, serial)),
            ("people", lambda s: s.people(), lambda m: m.people()),
            ("pinned", lambda s: s.pinned(digest), lambda m: m.pinned(digest)),
            ("looks", lambda s: s.looks(), lambda m: m.looks()),
            ("looks at", lambda s: s.looks(case_id), lambda m: m.looks(case_id)),
            ("notices", lambda s: s.notices(), lambda m: m.notices()),
        )))  # fmt: skip

    # ------------------------------------------------------------ parts

    def _send(self, name: str, streams: Sequence[Stream]) -> Deed:
        command = streams[0].records[0].command_id
        looks = (self._look_along(streams),) if len(self.sent) % 3 else ()  # reports of concern are kept without
        self.sent.append((tuple(streams), command, looks))
        return sending(name, streams, command, looks)

    def _look_along(self, streams: Sequence[Stream]) -> Look:
        """Return the look of whoever writes. It takes no chance: a seed gives the same game with it and without."""
        return Look(
            at=self.now,
            by=streams[0].records[0].by,
            ground="participant",
            cases=tuple(stream.case_id for stream in streams),
            categories=("common",),
            channel="cli",
        )

    def _stream(self, model: Model, case_id: str, *, command: str, off: int = 0) -> Stream:
        before = max(0, model.seq(case_id) + off)
        records = tuple(
            self._record(case_id, before + place, command=command)
            for place in range(1, 1 + self.chance.choice((1, 1, 1, 2, 3)))
        )
        row = Row(
            case_id=case_id,
            number=self._maybe("1999-001"),
            seq=records[-1].seq,
            status=self.chance.choice(STATUSES),
            level=self.chance.choice(("0", "1")),
            due=self.now.date() if self.chance.random() < 0.5 else None,
            unit=self._maybe("unit"),
            holder=self._maybe(self.chance.choice(CLERKS)),
            sealed=self._word().encode(),
        )
        return Stream(case_id=case_id, expected_seq=before, records=records, row=row)

    def _record(self, case_id: str, seq: int, *, command: str) -> Record:
        return Record(
            case_id=case_id,
            event_id=self._new("event"),
            command_id=command,
            seq=seq,
            type=self.chance.choice(("note-added", "skjermet")),
            version=self.chance.choice((1, 2)),
            recorded_at=self.now,
            happened_on=self.now.date() - timedelta(days=self.chance.randrange(5)),
            by=self.chance.choice(CLERKS),
            in_role=self._maybe("kontaktlaerer"),
            on_behalf_of=self._maybe("mor"),
            unit=self._maybe("unit"),
            track=self.chance.choice(("main", "t1")),
            step=self._maybe("1/a"),
            pass_=self.chance.randint(1, 3),
            moved_from=self._maybe("1/a"),
            moved_to=self._maybe("1/b"),
            compartment=self.chance.choice(tuple(Compartment)),
            payload=self.chance.choice((self._word().encode(), b"\xff\x00")),
        )

    def _word(self) -> str:
        return self.chance.choice(WORDS)

    def _maybe(self, word: str) -> str | None:
        return word if self.chance.random() < 0.5 else None

    def _new(self, what: str) -> str:
        self._made += 1
        return f"{what}-{self._made}"


KINDS: Mapping[Callable[[Clerks, Model], Deed], int] = {
    Clerks.append: 30,
    Clerks.together: 8,
    Clerks.late: 6,
    Clerks.repeat: 8,
    Clerks.reuse: 6,
    Clerks.event_again: 4,
    Clerks.wrong: 2,
    Clerks.pin: 4,
    Clerks.join: 5,
    Clerks.look: 6,
    Clerks.notice: 2,
    Clerks.read: 19,
}


def sending(name: str, streams: Sequence[Stream], command: str, looks: Sequence[Look] = ()) -> Deed:
    return Deed(
        name,
        lambda store: store.append_together(streams, command_id=command, looks=looks),
        lambda model: model.append(streams, command, looks),
    )


def _with_other_end(stream: Stream, word: str) -> Stream:
    *before, last = stream.records
    return replace(stream, records=(*before, replace(last, payload=f"{word} og mer".encode())))
