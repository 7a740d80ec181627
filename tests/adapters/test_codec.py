"""Events become records and come back; what a program does not know it refuses, and nothing of a case is told."""

import json
import traceback
from datetime import UTC
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adapters.codec import JsonCodec
from engine.application.ports import Codec, RowText
from engine.cases.events import NAMES, CaseOpened, ConcernReported, Event, EventBody, NoteAdded, compartment_of
from engine.cases.vocabulary import Compartment
from engine.errors import StoreDamaged, StoreNewer
from engine.values import fields, replace
from tests.adapters.examples import BODIES, event, row
from tests.adapters.stores import create_store, sealing_of_a_new_store

CODEC: Codec = JsonCodec()

TEXT = st.text()  # no surrogates: those are no text that can be written
EVENTS = st.builds(
    Event,
    case_id=TEXT,
    event_id=TEXT,
    command_id=TEXT,
    seq=st.integers(1, 2**53),
    recorded_at=st.datetimes(timezones=st.just(UTC)),
    happened_on=st.dates(),
    by=TEXT,
    in_role=st.none() | TEXT,
    on_behalf_of=st.none() | TEXT,
    unit=st.none() | TEXT,
    track=TEXT,
    step=st.none() | TEXT,
    pass_=st.integers(1, 2**31),
    moved_from=st.none() | TEXT,
    moved_to=st.none() | TEXT,
    body=st.one_of([st.builds(kind, **{field.name: ... for field in fields(kind)}) for kind in NAMES]),
)


def test_every_kind_of_event_has_a_written_name() -> None:
    assert set(get_args(EventBody)) == set(NAMES)
    assert len({name for name, _ in NAMES.values()}) == len(NAMES)


def test_a_plain_event_is_written_with_its_name_and_its_fields() -> None:
    written = CODEC.record(event(NoteAdded(text="blå «perm»")))
    assert (written.type, written.version, written.compartment) == ("note-added", 1, Compartment.COMMON)
    assert json.loads(written.payload) == {"text": "blå «perm»", "kind": "note"}
    assert (written.step, written.moved_from, written.moved_to) == ("1/tiltak", "1/tiltak", "1/evaluer")


def test_a_shielded_event_does_not_show_its_kind() -> None:
    written = CODEC.record(event(ConcernReported(rule="vald", to=("politi",), text="sett")))
    assert (written.type, written.version, written.compartment) == ("skjermet", 1, Compartment.SHIELDED)
    assert json.loads(written.payload) == {
        "type": "concern-reported",
        "version": 1,
        "body": {"rule": "vald", "to": ["politi"], "text": "sett"},
    }
    outside = b"".join(str(column).encode() for column in sealing_of_a_new_store("c0ffee").record_columns(written))
    assert b"concern" not in outside
    assert b"vald" not in outside


@pytest.mark.parametrize("body", BODIES, ids=lambda body: NAMES[type(body)][0])
def test_an_event_of_every_kind_comes_back(body: EventBody) -> None:
    written = CODEC.record(event(body))
    assert written.compartment is compartment_of(type(body))
    assert CODEC.event(written) == event(body)
    assert type(CODEC.event(written).body) is type(body)


@given(EVENTS)
def test_any_event_comes_back(given_event: Event) -> None:
    written = CODEC.record(given_event)
    assert CODEC.event(written) == given_event


@given(st.lists(EVENTS, min_size=1, max_size=4, unique_by=lambda one: one.event_id), st.text(), st.text())
def test_any_events_come_back_from_a_store(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event], case_id: str, command: str
) -> None:
    numbered = [replace(one, case_id=case_id, command_id=command, seq=seq) for seq, one in enumerate(events, start=1)]
    place = tmp_path_factory.mktemp("store") / "bti.lager"
    with create_store(place) as store:
        records = [CODEC.record(one) for one in numbered]
        store.append(case_id, 0, command_id=command, records=records, row=row(case_id, len(records)))
        assert [CODEC.event(one) for one in store.records(case_id)] == numbered


@given(st.builds(RowText, alias=TEXT, step_title=TEXT, participants=st.lists(TEXT).map(tuple), soft_due=st.booleans()))
def test_the_text_of_any_row_comes_back(text: RowText) -> None:
    assert CODEC.unseal(CODEC.seal(text)) == text


@pytest.mark.parametrize(
    ("kind", "version", "payload"),
    [
        ("note-sung", 1, b"{}"),
        ("note-added", 2, b'{"text": "x"}'),
        ("note-added", 0, b'{"text": "x"}'),
        ("note-added", 1, b'{"text": "x", "mood": "glad"}'),
        ("skjermet", 1, b"{}"),
    ],
)
def test_what_a_newer_program_wrote_is_refused(kind: str, version: int, payload: bytes) -> None:
    stored = replace(CODEC.record(event(NoteAdded(text="x"))), type=kind, version=version, payload=payload)
    with pytest.raises(StoreNewer) as newer:
        CODEC.event(stored)
    assert newer.value.arguments == {"what": kind, "version": version}


@pytest.mark.parametrize(
    ("version", "payload"),
    [
        (2, b'{"type": "concern-reported", "version": 1, "body": {"rule": "r"}}'),
        (1, b'{"type": "concern-sung", "version": 1, "body": {}}'),
        (1, b'{"type": "concern-reported", "version": 9, "body": {}}'),
    ],
)
def test_a_shielded_kind_is_not_told_even_when_it_is_refused(version: int, payload: bytes) -> None:
    stored = replace(CODEC.record(event(ConcernReported(rule="r"))), version=version, payload=payload)
    with pytest.raises(StoreNewer) as newer:
        CODEC.event(stored)
    assert newer.value.arguments["what"] == "skjermet"
    assert "concern" not in "".join(traceback.format_exception(newer.value))


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"hemmelig",
        b"[]",
        b'{"text": "hemmelig"',
        b'{"text": 7}',
        b"{}",
        b'{"text": "hemmelig", "kind": "hemmelig"}',
        b'{"text": "\xff"}',
    ],
)
def test_a_damaged_payload_is_told_without_its_text(payload: bytes) -> None:
    stored = replace(CODEC.record(event(NoteAdded(text="x"))), payload=payload)
    with pytest.raises(StoreDamaged) as damaged:
        CODEC.event(stored)
    assert damaged.value.__context__ is None
    assert "hemmelig" not in "".join(traceback.format_exception(damaged.value))


def test_a_damaged_row_text_is_told() -> None:
    with pytest.raises(StoreDamaged):
        CODEC.unseal(b"{}")


def test_old_versions_are_brought_up_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    codec = JsonCodec(
        {
            ("note-added", 1): lambda fields: {"words": fields["tekst"]},
            ("note-added", 2): lambda fields: {"text": fields["words"].upper()},
        }
    )
    monkeypatch.setitem(NAMES, NoteAdded, ("note-added", 3))
    monkeypatch.setattr("engine.adapters.codec._kinds", lambda: {"note-added": (NoteAdded, 3)})
    stored = replace(CODEC.record(event(NoteAdded(text="x"))), version=1, payload=b'{"tekst": "gammel"}')
    assert codec.event(stored).body == NoteAdded(text="GAMMEL")
    second = replace(stored, version=2, payload=b'{"words": "yngre"}')
    assert codec.event(second).body == NoteAdded(text="YNGRE")
    assert codec.record(event(NoteAdded(text="ny"))).version == 3
    with pytest.raises(StoreNewer):
        JsonCodec({}).event(stored)


def test_a_case_that_was_opened_shows_no_alias_in_a_store() -> None:
    opened = next(body for body in BODIES if isinstance(body, CaseOpened))
    written = CODEC.record(event(opened))
    outside = b"".join(str(column).encode() for column in sealing_of_a_new_store("c0ffee").record_columns(written))
    assert opened.alias.encode() in written.payload
    assert opened.alias.encode() not in outside


def test_the_same_event_is_always_the_same_bytes() -> None:
    assert {JsonCodec().record(event(body)) for body in BODIES * 2} == {CODEC.record(event(body)) for body in BODIES}
