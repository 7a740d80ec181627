"""Every event that was ever stored can be read: the samples under tests/house/events are replayed, never edited.

A new kind of event gets a new sample in the newest folder. A new version of a kind gets one in a new folder, and an
upcaster that brings the old sample to the same event.
"""

import json
from dataclasses import asdict, fields
from datetime import date, datetime
from pathlib import Path

import pytest

from engine.adapters.codec import SHIELDED_TYPE, JsonCodec
from engine.application.ports import Record
from engine.cases.events import NAMES
from engine.cases.vocabulary import Compartment
from tests.adapters.examples import BODIES, event
from tests.house.tree import ROOT

SAMPLES = sorted((ROOT / "tests" / "house" / "events").glob("v*/*.json"))
EXPECTED = {NAMES[type(body)][0]: event(body) for body in BODIES}


def as_json(record: Record) -> str:
    """A record as a sample is written."""
    columns = asdict(record) | {"payload": record.payload.decode()}
    return json.dumps(columns, default=str, ensure_ascii=False, indent=2) + "\n"


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
    assert len(BODIES) == len(EXPECTED) == len(NAMES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_stored_event_reads_as_it_always_did(path: Path) -> None:
    assert JsonCodec().event(sample(path)) == EXPECTED[path.stem]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_event_of_the_newest_version_is_written_as_it_always_was(path: Path) -> None:
    stored = sample(path)
    written = JsonCodec().record(EXPECTED[path.stem])
    shielded = written.type == SHIELDED_TYPE
    version = json.loads(stored.payload)["version"] if shielded else stored.version
    assert version < dict(NAMES.values())[path.stem] or written == stored
