"""What a store keeps comes back from its columns; no clear column can be another one; the bytes are always the same."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adapters.sealing import Columns, Sealing
from engine.adapters.vault import Vault
from engine.application.ports import Look, Notice, Person, Record, Row, StoredGuideline
from engine.cases.vocabulary import Compartment
from engine.errors import StoreAltered
from engine.values import replace
from tests.adapters.examples import ANNE, MOMENT, record, row
from tests.adapters.stores import STORE_ID, keys_in_memory, sealing_of_a_new_store

GOLDEN = Path(__file__).with_name("golden_columns.txt")
SEED = 20261122

TEXT = st.text()
MAYBE = st.none() | TEXT
MOMENTS = st.datetimes(timezones=st.just(UTC))
RECORDS = st.builds(
    Record,
    case_id=st.just("a"),
    event_id=TEXT,
    command_id=TEXT,
    seq=st.integers(1, 2**53),
    type=TEXT,
    version=st.integers(1, 2**31),
    recorded_at=MOMENTS,
    happened_on=st.dates(),
    by=TEXT,
    in_role=MAYBE,
    on_behalf_of=MAYBE,
    unit=MAYBE,
    track=TEXT,
    step=MAYBE,
    pass_=st.integers(1, 2**31),
    moved_from=MAYBE,
    moved_to=MAYBE,
    compartment=st.sampled_from(Compartment),
    payload=st.binary(),
)
ROWS = st.builds(
    Row,
    case_id=st.just("a"),
    number=st.none(),
    seq=st.integers(1, 2**53),
    status=TEXT,
    level=TEXT,
    due=st.none() | st.dates(),
    unit=MAYBE,
    holder=MAYBE,
    sealed=st.binary(),
)
PEOPLE = st.builds(Person, id=TEXT, handle=TEXT, title=TEXT, unit=MAYBE, os_user=MAYBE, roles=st.lists(TEXT).map(tuple))
LOOKS = st.builds(
    Look,
    at=MOMENTS,
    by=TEXT,
    ground=TEXT,
    cases=st.lists(st.text("0123456789abcdef", min_size=1)).map(tuple),
    categories=st.lists(TEXT).map(tuple),
    channel=TEXT,
    reason=MAYBE,
)
NOTICES = st.builds(Notice, at=MOMENTS, kind=TEXT, details=st.dictionaries(TEXT, TEXT))
COPIES = st.builds(StoredGuideline, digest=TEXT, guideline=TEXT, version=TEXT, content=st.binary())

A_RECORD = replace(
    record("a", 3, command="k3", payload=b"blue marks"), compartment=Compartment.SHIELDED, unit="os-skule"
)
A_ROW = row("a", 3)
NUMBERED = (2026, 1, "2026-001")
A_LOOK = Look(at=MOMENT, by="p1", ground="participant", cases=("a", "b"), categories=("read",), channel="bti")
A_NOTICE = Notice(MOMENT, "backed-up", {"folder": "minnepinne"})
A_COPY = StoredGuideline("d1", "os", "1.0", b"content")


@pytest.fixture(scope="module")
def sealing() -> Sealing:
    return sealing_of_a_new_store("a", "b")


@given(RECORDS)
def test_any_record_comes_back(sealing: Sealing, given_record: Record) -> None:
    columns = sealing.record_columns(given_record)
    assert sealing.record_of(columns) == given_record
    assert len(columns) == 13


@given(ROWS, st.tuples(st.integers(1, 9999), st.integers(1, 2**31), TEXT), TEXT)
def test_any_row_comes_back(sealing: Sealing, given_row: Row, numbered: tuple[int, int, str], newest: str) -> None:
    columns = sealing.row_columns(given_row, numbered=numbered, newest=newest)
    assert sealing.row_of((*columns, newest)) == replace(given_row, number=numbered[-1])
    assert sealing.row_text((*columns, newest)) == given_row.sealed


@given(PEOPLE)
def test_any_person_comes_back(sealing: Sealing, person: Person) -> None:
    assert sealing.person_of(sealing.person_columns(person)) == person


@given(LOOKS)
def test_any_look_comes_back(sealing: Sealing, look: Look) -> None:
    assert sealing.look_of(sealing.look_columns(look)) == look


@given(NOTICES)
def test_any_notice_comes_back(sealing: Sealing, notice: Notice) -> None:
    assert sealing.notice_of(sealing.notice_columns(notice)) == notice


@given(COPIES)
def test_any_copy_of_a_guideline_comes_back(sealing: Sealing, copy: StoredGuideline) -> None:
    key, sealed = sealing.guideline_columns(copy)
    assert key == sealing.guideline_key(copy.digest)
    assert sealing.guideline_of(str(key), sealed) == copy  # type: ignore[arg-type] # a column is of any kind


def test_a_digest_does_not_tell_which_guide_it_is_of() -> None:
    keys = {sealing_of_a_new_store().guideline_key("digest of os") for _ in range(2)}
    assert len(keys) == 2
    assert "digest of os" not in keys


def row_columns(sealing: Sealing) -> Columns:
    return (*sealing.row_columns(A_ROW, numbered=NUMBERED, newest=A_RECORD.event_id), A_RECORD.event_id)


KINDS: dict[str, tuple[Callable[[Sealing], Columns], Callable[[Sealing, Columns], object]]] = {
    "record": (lambda sealing: sealing.record_columns(A_RECORD), lambda sealing, columns: sealing.record_of(columns)),
    "row": (row_columns, lambda sealing, columns: sealing.row_of(columns)),
    "row text": (row_columns, lambda sealing, columns: sealing.row_text(columns)),
    "person": (lambda sealing: sealing.person_columns(ANNE), lambda sealing, columns: sealing.person_of(columns)),
    "look": (lambda sealing: sealing.look_columns(A_LOOK), lambda sealing, columns: sealing.look_of(columns)),
    "notice": (lambda sealing: sealing.notice_columns(A_NOTICE), lambda sealing, columns: sealing.notice_of(columns)),
    "guideline": (
        lambda sealing: sealing.guideline_columns(A_COPY),
        lambda sealing, columns: sealing.guideline_of(*columns),
    ),
}
STRANGE = ("x", "", "b", "felles", "2026-01-01", 7, 0, -1, None, b"", b"x" * 40, 1.5)


@pytest.mark.parametrize("kind", KINDS)
def test_no_column_can_be_another_one(sealing: Sealing, kind: str) -> None:
    make, read = KINDS[kind]
    columns = make(sealing)
    read(sealing, columns)
    tried = 0
    for place in range(len(columns)):
        for other in STRANGE:
            if other == columns[place] and type(other) is type(columns[place]):
                continue
            with pytest.raises(StoreAltered):
                read(sealing, [*columns[:place], other, *columns[place + 1 :]])
            tried += 1
    assert tried >= len(columns) * (len(STRANGE) - 1)


def test_what_one_kind_has_sealed_opens_as_no_other(sealing: Sealing) -> None:
    sealed = {
        kind: next(one for one in reversed(make(sealing)) if isinstance(one, bytes))
        for kind, (make, _) in KINDS.items()
    }
    for kind, (make, read) in KINDS.items():
        columns = list(make(sealing))
        place = max(place for place, column in enumerate(columns) if isinstance(column, bytes))
        for other, content in sealed.items():
            if other.partition(" ")[0] != kind.partition(" ")[0]:
                with pytest.raises(StoreAltered):
                    read(sealing, [*columns[:place], content, *columns[place + 1 :]])


def test_what_another_case_or_compartment_has_sealed_does_not_open(sealing: Sealing) -> None:
    ours = sealing.record_columns(A_RECORD)
    for change in ({"case_id": "b"}, {"compartment": Compartment.COMMON}, {"compartment": Compartment.SERVICE}):
        theirs = sealing.record_columns(replace(A_RECORD, **change))
        with pytest.raises(StoreAltered):
            sealing.record_of((*ours[:-1], theirs[-1]))


def test_a_row_that_is_not_of_the_newest_record_was_put_back(sealing: Sealing) -> None:
    for newest in ("k4-4", "k2-2", "", None):
        with pytest.raises(StoreAltered):
            sealing.row_of((*row_columns(sealing)[:-1], newest))


def test_nothing_of_a_case_stands_in_the_clear(sealing: Sealing) -> None:
    told = replace(
        A_RECORD,
        in_role="secret-1",
        unit="secret-2",
        step="secret-3",
        moved_from="secret-4",
        moved_to="secret-5",
        payload=b"secret-6",
    )
    person = Person("p9", "secret-7", "secret-8", unit="secret-9", os_user="secret-10", roles=("secret-11",))
    look = replace(A_LOOK, ground="secret-12", categories=("secret-13",), channel="secret-14", reason="secret-15")
    columns = [
        *sealing.record_columns(told),
        *sealing.row_columns(replace(A_ROW, sealed=b"secret-16"), numbered=NUMBERED, newest="e3"),
        *sealing.person_columns(person),
        *sealing.look_columns(look),
        *sealing.notice_columns(replace(A_NOTICE, details={"secret-17": "secret-18"})),
        *sealing.guideline_columns(replace(A_COPY, guideline="secret-19", content=b"secret-20")),
    ]
    assert [column for column in columns if "secret" in str(column)] == []


def test_a_moment_without_a_time_zone_is_a_bug(sealing: Sealing) -> None:
    with pytest.raises(ValueError, match="time zone"):
        sealing.record_columns(replace(A_RECORD, recorded_at=datetime(2026, 1, 1)))  # noqa: DTZ001 - the fault


def test_a_counter_is_bound_to_its_year_and_its_number(sealing: Sealing) -> None:
    macs = {sealing.counter_mac(year, last) for year in (2026, 2027) for last in (0, 1, 2)}
    assert len(macs) == 6
    assert sealing.counter_mac(2026, 1) != sealing_of_a_new_store().counter_mac(2026, 1)


def golden_lines() -> list[str]:
    """Everything that a store keeps, as columns, with a chance that always gives the same."""
    chance = random.Random(SEED).randbytes
    vault = Vault(chance(32), STORE_ID, chance=chance)
    keys = keys_in_memory(vault)
    keys.make("a")
    sealing = Sealing(vault, keys)
    kept: list[tuple[str, tuple[Any, ...]]] = [
        *(("record", sealing.record_columns(replace(A_RECORD, compartment=one))) for one in Compartment),
        ("row", sealing.row_columns(A_ROW, numbered=NUMBERED, newest=A_RECORD.event_id)),
        ("person", sealing.person_columns(ANNE)),
        ("look", sealing.look_columns(A_LOOK)),
        ("notice", sealing.notice_columns(A_NOTICE)),
        ("guideline", sealing.guideline_columns(A_COPY)),
    ]
    mac, lines = vault.chain.start.mac, [f"start {vault.chain.start.mac.hex()}"]
    for position, (kind, columns) in enumerate(kept, start=1):
        mac = vault.chain.link(mac, kind, columns=(position, *columns))
        shown = [one.hex() if isinstance(one, bytes) else repr(one) for one in (*columns, mac)]
        lines.append(" | ".join((kind, *shown)))
    lines.append(f"counter {sealing.counter_mac(2026, 7).hex()}")
    lines += [
        f"key {one} {wrapped.hex()}"
        for one, wrapped in keys.connection.execute("SELECT compartment, wrapped FROM keys")
    ]
    return lines


def test_the_bytes_that_a_store_keeps_are_the_same_for_ever() -> None:
    assert golden_lines() == GOLDEN.read_text("utf-8").splitlines()


def test_what_was_kept_then_is_read_today() -> None:
    chance = random.Random(SEED).randbytes
    vault = Vault(chance(32), STORE_ID, chance=chance)
    keys = keys_in_memory(vault)
    keys.make("a")
    lines = [line.split(" | ") for line in GOLDEN.read_text("utf-8").splitlines()]
    records = [line for line in lines if line[0] == "record"]
    for line, compartment in zip(records, Compartment, strict=True):
        *clear, sealed = [_column(shown) for shown in line[1:-1]]
        assert Sealing(vault, keys).record_of((*clear, sealed)) == replace(A_RECORD, compartment=compartment)


def _column(shown: str) -> str | int | bytes | None:
    if shown == "None":
        return None
    if shown.startswith("'"):
        return shown.strip("'")
    return int(shown) if shown.isdecimal() and len(shown) < 9 else bytes.fromhex(shown)


def test_days_and_moments_are_kept_as_they_are_written(sealing: Sealing) -> None:
    columns = sealing.record_columns(replace(A_RECORD, happened_on=date(2026, 2, 1)))
    assert columns[6:8] == (MOMENT.astimezone(UTC).isoformat(), "2026-02-01")
