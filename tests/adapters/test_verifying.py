"""A look through a store finds everything that is not as it was kept, says where, and reads the rest all the same."""

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from engine.adapters.following import in_order
from engine.adapters.sqlite import SqliteStore
from engine.adapters.verifying import MOST_FINDINGS, verify
from engine.application.ports import Look, StoredGuideline
from engine.application.upkeep import Finding
from engine.errors import StoreAltered
from tests.adapters.examples import ANNE, BODIL, MOMENT, record, row
from tests.adapters.stores import create_store, custody_of, open_store

LOOK = Look(at=MOMENT, by="p1", ground="participant", cases=("a", "b"), categories=("case",), channel="cli")
PINNED = StoredGuideline("5f" * 32, "os", "1.0", b"content")


def fill(store: SqliteStore) -> None:
    """Keep a little of everything: positions 1 to 12."""
    store.add(ANNE)
    store.pin(PINNED)
    for case_id in ("a", "b"):
        records = [record(case_id, seq, command=f"k{case_id}") for seq in (1, 2, 3)]
        store.append(case_id, 0, command_id=f"k{case_id}", records=records, row=row(case_id, 3))
    store.log(LOOK)
    store.add(BODIL)
    store.note("backed-up", at=MOMENT, mark="x")
    store.log(LOOK)


@pytest.fixture
def filled(path: Path) -> Path:
    with create_store(path) as store:
        fill(store)
    return path


def altered(path: Path, *statements: str) -> None:
    """Change a store as somebody does who has the file and not the key."""
    connection = apsw.Connection(str(path))
    connection.pragma("foreign_keys", "off")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def found(path: Path, *, thorough: bool = False, against: str | None = None) -> list[tuple[str, dict[str, str | int]]]:
    with open_store(path) as store:
        return [(one.code, one.said) for one in verify(store, thorough=thorough, against=against).findings]


@pytest.mark.parametrize("thorough", [False, True])
def test_a_store_as_it_was_kept_has_no_findings(filled: Path, *, thorough: bool) -> None:
    with open_store(filled) as store:
        seen = verify(store, thorough=thorough)
        assert (seen.entries, seen.cases, seen.findings, seen.mark) == (12, 2, (), store.head().short)
        assert seen.opened == (12 if thorough else 2)
        assert seen.thorough is thorough


def test_an_empty_store_has_no_findings(path: Path) -> None:
    with create_store(path) as store:
        seen = verify(store, thorough=True)
    assert (seen.entries, seen.cases, seen.opened, seen.findings) == (0, 0, 0, ())


ALTERATIONS = {
    "a type": ("UPDATE records SET type = 'case-closed' WHERE position = 4", ("verify.entry", {"position": 4})),
    "a date": (
        "UPDATE records SET happened_on = '2020-01-01' WHERE position = 8",
        ("verify.entry", {"position": 8}),
    ),
    "who did it": ("UPDATE records SET by = 'p9' WHERE position = 5", ("verify.entry", {"position": 5})),
    "sealed bytes": (
        "UPDATE records SET sealed = zeroblob(length(sealed)) WHERE position = 5",
        ("verify.entry", {"position": 5}),
    ),
    "a person": ("UPDATE people SET id = 'p9' WHERE position = 1", ("verify.entry", {"position": 1})),
    "a guide": ("UPDATE guidelines SET sealed = x'00' WHERE position = 2", ("verify.entry", {"position": 2})),
    "a look": ("UPDATE looks SET by = 'p2' WHERE position = 9", ("verify.entry", {"position": 9})),
    "a notice": ("UPDATE notices SET kind = 'restored' WHERE position = 11", ("verify.entry", {"position": 11})),
    "a mac": ("UPDATE looks SET mac = zeroblob(32) WHERE position = 9", ("verify.entry", {"position": 9})),
    "an entry gone": ("DELETE FROM people WHERE position = 10", ("verify.gap", {"position": 10})),
    "an entry again": (
        "INSERT INTO people SELECT 9, id, sealed, mac FROM people LIMIT 1",
        ("verify.twice", {"position": 10}),
    ),
    "a row's status": (
        "UPDATE cases SET status = 'closed' WHERE case_id = 'a'",
        ("verify.row", {"number": "2026-001"}),
    ),
    "a row's text": ("UPDATE cases SET sealed = x'00' WHERE case_id = 'b'", ("verify.row", {"number": "2026-002"})),
    "a row gone": ("DELETE FROM cases WHERE case_id = 'a'", ("verify.rowless", {"count": 1})),
    "a counter turned back": ("UPDATE counters SET last = 1", ("verify.counter", {"year": 2026})),
    "a counter gone": ("DELETE FROM counters", ("verify.counter", {"year": 2026})),
    "a look hidden": ("DELETE FROM look_cases WHERE position = 9 AND case_id = 'b'", ("verify.looks", {})),
    "a look invented": ("INSERT INTO look_cases VALUES ('c', 9)", ("verify.looks", {})),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_alteration_from_outside_is_found_and_its_place_told(filled: Path, what: str) -> None:
    statement, expected = ALTERATIONS[what]
    altered(filled, statement)
    custody_of(filled).head_path(_id_of(filled)).unlink()  # who takes the store to another machine
    assert expected in found(filled)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE head SET position = 11",
        "CREATE TRIGGER t BEFORE INSERT ON records BEGIN SELECT raise(IGNORE); END",
        "DROP INDEX records_by_command",
    ],
)
def test_some_alterations_are_found_before_anything_is_read(filled: Path, statement: str) -> None:
    altered(filled, statement)
    with pytest.raises(StoreAltered):
        open_store(filled)


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE head SET position = 11", Finding("verify.head", (("position", 12),))),
        ("CREATE TRIGGER t BEFORE INSERT ON records BEGIN SELECT 1; END", Finding("verify.shape")),
    ],
)
def test_they_are_found_in_a_store_that_is_open_too(filled: Path, statement: str, finding: Finding) -> None:
    with open_store(filled) as store:
        altered(filled, statement)
        assert finding in verify(store).findings


def _id_of(path: Path) -> str:
    connection = apsw.Connection(str(path))
    store_id = str(connection.execute("SELECT value FROM meta WHERE name = 'store_id'").get)
    connection.close()
    return store_id


def test_two_entries_that_change_places_are_found(filled: Path) -> None:
    altered(
        filled,
        "UPDATE records SET position = 100 WHERE position = 4",
        "UPDATE records SET position = 4 WHERE position = 5",
        "UPDATE records SET position = 5 WHERE position = 100",
    )
    codes = {code for code, _ in found(filled)}
    assert codes >= {"verify.entry", "verify.hole"}


def test_what_stands_after_an_alteration_is_looked_at_too(filled: Path) -> None:
    altered(filled, "UPDATE records SET by = 'p9' WHERE position IN (4, 7)")
    assert [said for code, said in found(filled) if code == "verify.entry"] == [{"position": 4}, {"position": 7}]


def test_a_tail_cut_off_is_found_by_whoever_remembers_the_head(filled: Path) -> None:
    with open_store(filled) as store:
        mark = store.head().short
        mac = store.ledger.mac_at(11)
    custody_of(filled).head_path(_id_of(filled)).unlink()
    altered(filled, "DELETE FROM looks WHERE position = 12", "DELETE FROM look_cases WHERE position = 12")
    connection = apsw.Connection(str(filled))
    connection.execute("UPDATE head SET position = 11, mac = ?", (mac,))
    connection.close()
    assert found(filled) == []
    assert found(filled, against=mark) == [
        ("verify.mark-ahead", {"mark": mark, "head": f"11-{mac.hex()[:8] if mac else ''}"})
    ]


def test_a_head_that_was_noted_down_is_known_again_and_another_is_not(filled: Path) -> None:
    with open_store(filled) as store:
        early, late = store.ledger.mac_at(5), store.head().short
    assert early is not None
    assert found(filled, against=f"5-{early.hex()[:8]}") == []
    assert found(filled, against=late) == []
    assert found(filled, against="0-" + "0" * 8) == [("verify.mark-other", {"mark": "0-00000000"})]
    assert found(filled, against="5-00000000") == [("verify.mark-other", {"mark": "5-00000000"})]


def test_a_key_that_was_lost_is_found_when_the_case_is_opened(filled: Path) -> None:
    keys = filled.with_name("bti.lager-nokler")
    altered(keys, "DELETE FROM keys WHERE case_id = 'b'")
    codes = {code for code, _ in found(filled)}
    assert codes == {"verify.sealed", "verify.row"}


def test_a_compartment_without_its_key_is_found_by_the_thorough_look_alone(path: Path) -> None:
    with create_store(path) as store:
        fill(store)
    altered(path.with_name("bti.lager-nokler"), "UPDATE keys SET wrapped = x'00' WHERE compartment = 'felles'")
    assert {code for code, _ in found(path, thorough=True)} == {"verify.sealed", "verify.row"}


def test_a_text_that_cannot_be_read_hides_no_other_table(filled: Path) -> None:
    altered(filled, "UPDATE records SET type = CAST(x'ff' AS TEXT) WHERE position = 4")
    codes = [code for code, _ in found(filled)]
    assert "verify.unreadable" in codes
    assert codes.count("verify.unreadable") == 1


def test_there_is_an_end_to_what_is_told(path: Path) -> None:
    with create_store(path) as store:
        for number in range(40):
            case_id = f"c{number}"
            store.append(case_id, 0, command_id="k", records=[record(case_id, 1, command="k")], row=row(case_id, 1))
    altered(path, "UPDATE records SET by = 'p9'")
    assert len(found(path)) == MOST_FINDINGS


def test_what_others_write_meanwhile_disturbs_nothing(filled: Path) -> None:
    with open_store(filled) as mine, open_store(filled) as theirs:

        def refold() -> Iterator[Finding]:
            theirs.append("c", 0, command_id="kc", records=[record("c", 1, command="kc")], row=row("c", 1))
            yield from ()

        seen = verify(mine, refold=refold)
        assert (seen.entries, seen.findings) == (12, ())
        assert verify(mine).entries == 13


def test_the_rows_are_refolded_only_where_all_else_is_well(filled: Path) -> None:
    asked = []

    def refold() -> list[Finding]:
        asked.append(1)
        return [Finding("verify.folded-otherwise", (("number", "2026-001"),))]

    with open_store(filled) as store:
        assert verify(store, refold=refold).findings == tuple(refold())
    altered(filled, "UPDATE counters SET last = 1")
    before = len(asked)
    with open_store(filled) as store:
        assert [one.code for one in verify(store, refold=refold).findings] == ["verify.counter"]
    assert len(asked) == before


Entries = Callable[[], Iterator[tuple[str, tuple[int]]]]


def test_entries_of_many_tables_come_in_the_order_of_their_positions() -> None:
    tables = {"a": iter([(1,), (2,), (7,)]), "b": iter([(3,), (5,)]), "c": iter([]), "d": iter([(4,), (6,), (8,)])}
    assert [(position, table) for table, (position,) in in_order(tables)] == [
        (1, "a"),
        (2, "a"),
        (3, "b"),
        (4, "d"),
        (5, "b"),
        (6, "d"),
        (7, "a"),
        (8, "d"),
    ]


def test_a_position_that_two_tables_have_comes_twice() -> None:
    tables = {"a": iter([(1,), (2,)]), "b": iter([(2,), (3,)])}
    assert [position for _, (position,) in in_order(tables)] == [1, 2, 2, 3]


def test_an_older_row_of_a_case_is_seen_when_the_case_is_read(filled: Path) -> None:
    with open_store(filled) as store:
        before = store.connection.execute("SELECT seq, sealed FROM cases WHERE case_id = 'a'").fetchone()
        store.append("a", 3, command_id="k4", records=[record("a", 4, command="k4")], row=row("a", 4))
        store.connection.execute("UPDATE cases SET seq = ?, sealed = ? WHERE case_id = 'a'", before)
        assert [one.code for one in verify(store).findings] == ["verify.row"]
        with pytest.raises(StoreAltered):
            store.row("a")
