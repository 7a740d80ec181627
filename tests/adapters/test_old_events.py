"""Every event that was ever stored can be read: the samples under tests/house/events are replayed, never edited.

A new kind of event gets a new sample in the first folder. A new version of a kind, or new fields in it, gets one in a
new folder; a new version also gets an upcaster that brings the old sample to the same event.
"""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import asdict

from engine.adapters.codec import ADDED, SHIELDED_TYPE, JsonCodec
from engine.application.ports import Record
from engine.cases.events import NAMES
from engine.cases.vocabulary import Compartment
from engine.values import fields
from tests.adapters.examples import BODIES, LATER_BODIES, LATEST_BODIES, NEWEST_BODIES, event
from tests.house.tree import ROOT

SAMPLES = sorted((ROOT / "tests" / "house" / "events").glob("v*/*.json"))
EXPECTED = {
    f"{folder}/{NAMES[type(body)][0]}": event(body)
    for folder, bodies in (("v1", BODIES), ("v2", LATER_BODIES), ("v3", NEWEST_BODIES), ("v4", LATEST_BODIES))
    for body in bodies
}


def as_json(record: Record) -> str:
    """A record as a sample is written."""
    columns = asdict(record) | {"payload": record.payload.decode()}
    return json.dumps(columns, default=str, ensure_ascii=False, indent=2) + "\n"


def name_of(path: Path) -> str:
    """The folder and the kind of a sample."""
    return f"{path.parent.name}/{path.stem}"


def sample(path: Path) -> Record:
    columns = json.loads(path.read_text("utf-8"))
    assert columns.keys() == {field.name for field in fields(Record)}
    columns["recorded_at"] = datetime.fromisoformat(columns["recorded_at"])
    columns["happened_on"] = date.fromisoformat(columns["happened_on"])
    columns["compartment"] = Compartment(columns["compartment"])
    columns["payload"] = columns["payload"].encode()
    return Record(**columns)


def test_every_kind_has_its_sample_in_the_first_folder() -> None:
    first = {path.stem for path in SAMPLES if path.parent.name == "v1"}
    assert first == {name for name, _ in NAMES.values()}
    assert len(BODIES) == len(NAMES)


def test_every_sample_has_the_event_it_means_and_every_event_its_sample() -> None:
    assert {name_of(path) for path in SAMPLES} == set(EXPECTED)


def test_every_kind_with_later_fields_and_every_later_version_has_a_sample_with_them() -> None:
    later = {NAMES[kind][0] for kind in ADDED} | {name for name, version in NAMES.values() if version > 1}
    assert later == {path.stem for path in SAMPLES if path.parent.name != "v1"}
    bodies = (*LATER_BODIES, *NEWEST_BODIES, *LATEST_BODIES)
    for kind, names in ADDED.items():
        of_kind = [body for body in bodies if isinstance(body, kind)]
        assert {name for name in names if any(getattr(body, name) for body in of_kind)} == names


@pytest.mark.parametrize("path", SAMPLES, ids=name_of)
def test_a_stored_event_reads_as_it_always_did(path: Path) -> None:
    assert JsonCodec().event(sample(path)) == EXPECTED[name_of(path)]


@pytest.mark.parametrize("path", SAMPLES, ids=name_of)
def test_an_event_of_the_newest_version_is_written_as_it_always_was(path: Path) -> None:
    stored = sample(path)
    written = JsonCodec().record(EXPECTED[name_of(path)])
    shielded = written.type == SHIELDED_TYPE
    version = json.loads(stored.payload)["version"] if shielded else stored.version
    assert version < dict(NAMES.values())[path.stem] or written == stored
