"""What somebody does to a store's files without its keys is seen when it is read, written to or opened."""

import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from engine.adapters.case_keys import CaseKeys, keys_path
from engine.adapters.chain import Head
from engine.adapters.sqlite import SqliteStore
from engine.adapters.vault import Seal
from engine.application.ports import Look, Receipt, Row, unreadable_row
from engine.cases.vocabulary import Compartment
from engine.errors import (
    EngineError,
    LookUnwritten,
    StoreAltered,
    StoreDamaged,
    StoreError,
    StoreExists,
    StoreRolledBack,
)
from engine.values import replace
from tests.adapters.examples import ANNE, BODIL, MOMENT, record, row
from tests.adapters.store_contract import kept, put, stream
from tests.adapters.stores import create_store, custody_of, keys_in_memory, new_vault, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "bti.lager"
    with create_store(place) as store:
        store.add(ANNE)
        for seq in range(1, 4):
            put(store, "a", seq=seq)
        put(store, "b")
    return place


def change(path: Path, statement: str) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("foreign_keys", "off")
    connection.execute(statement)
    connection.close()


def look(*cases: str) -> Look:
    return Look(at=MOMENT, by="p1", ground="participant", cases=cases, categories=("read",), channel="bti")


def test_a_store_that_was_put_back_is_seen_when_it_is_opened(path: Path, tmp_path: Path) -> None:
    shutil.copytree(path.parent, tmp_path / "before")
    with open_store(path) as store:
        put(store, "a", seq=4)
        now = store.head()
    for name in (path.name, keys_path(path).name):
        shutil.copy(tmp_path / "before" / name, path.with_name(name))
    with pytest.raises(StoreRolledBack) as seen:
        open_store(path)
    assert seen.value.arguments == {"seen": now.short, "found": seen.value.arguments["found"]}
    assert str(seen.value.arguments["found"]).startswith(f"{now.position - 1}-")


def test_a_store_with_another_past_is_seen_when_it_is_opened(path: Path, tmp_path: Path) -> None:
    shutil.copytree(path.parent, tmp_path / "before")
    with open_store(path) as store:
        put(store, "a", seq=4, command="ours")
    seen = custody_of(path).remembered(store_id_of(path))
    for name in (path.name, keys_path(path).name):
        shutil.copy(tmp_path / "before" / name, path.with_name(name))
    custody_of(path).head_path(store_id_of(path)).unlink()
    with open_store(path) as store:
        put(store, "a", seq=4, command="theirs")
    assert seen is not None
    custody_of(path).remember(store_id_of(path), seen, replace=True)
    with pytest.raises(StoreRolledBack):
        open_store(path)


def store_id_of(path: Path) -> str:
    connection = apsw.Connection(str(path))
    ((found,),) = connection.execute("SELECT value FROM meta WHERE name = 'store_id'")
    connection.close()
    return str(found)


def test_the_head_is_remembered_on_closing_and_only_grows(path: Path) -> None:
    first, second = open_store(path), open_store(path)
    put(first, "a", seq=4)
    between = first.head()
    put(second, "a", seq=5)
    second.close()
    later = custody_of(path).remembered(first.identity.store_id)
    first.close()
    assert later == custody_of(path).remembered(first.identity.store_id)
    assert later is not None
    assert later.position == between.position + 1


def test_a_head_that_cannot_be_remembered_does_not_stop_anybody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError

    with open_store(path) as store:
        monkeypatch.setattr(store.custody, "remember", refuse)
        put(store, "a", seq=4)
    open_store(path).close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE head SET position = position - 1",
        "UPDATE head SET mac = zeroblob(32)",
        "DELETE FROM head",
        "DELETE FROM records WHERE position = (SELECT max(position) FROM records)",
        "UPDATE records SET position = position + 10 WHERE position = (SELECT max(position) FROM records)",
    ],
)
def test_a_chain_that_does_not_end_at_its_head_is_seen_when_it_is_opened(path: Path, harm: str) -> None:
    custody_of(path).head_path(store_id_of(path)).unlink()
    change(path, harm)
    with pytest.raises(StoreAltered):
        open_store(path)


def read_all(store: SqliteStore) -> None:
    store.records("a")
    store.records("b")
    for found in (*store.rows(), *store.rows(status="open")):
        if found == unreadable_row(found.case_id):  # a list tells of one, and shows the others
            raise StoreAltered
    store.people()


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM records WHERE case_id = 'a' AND seq = 2",
        "DELETE FROM records WHERE case_id = 'a' AND seq = 3",
        "UPDATE records SET compartment = 'skjermet' WHERE seq = 2",
        "UPDATE records SET seq = CASE seq WHEN 2 THEN 30 ELSE seq END WHERE case_id = 'a'",
        "UPDATE records SET by = 'p9' WHERE seq = 2",
        "UPDATE records SET sealed = (SELECT sealed FROM records WHERE seq = 1 AND case_id = 'a') WHERE seq = 2",
        "UPDATE cases SET holder = 'p9'",
        "UPDATE cases SET status = 'closed' WHERE case_id = 'a'",
        "UPDATE cases SET number = '2026-009' WHERE case_id = 'a'",
        "UPDATE cases SET seq = 2 WHERE case_id = 'a'",
        "DELETE FROM cases WHERE case_id = 'a'",
        "UPDATE cases SET sealed = (SELECT sealed FROM cases WHERE case_id = 'b') WHERE case_id = 'a'",
        "UPDATE people SET id = 'p9'",
        "UPDATE people SET sealed = zeroblob(300)",
    ],
)
def test_what_was_changed_is_seen_when_it_is_read(path: Path, harm: str) -> None:
    with open_store(path) as store:
        change(path, harm)
        with pytest.raises((StoreAltered, StoreDamaged)):
            read_all(store)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE cases SET number = '2026-009' WHERE case_id = 'a'",
        "UPDATE cases SET year = 2020 WHERE case_id = 'a'",
        "UPDATE cases SET seq = 2 WHERE case_id = 'a'",
        "DELETE FROM records WHERE case_id = 'a' AND seq = 3",
    ],
)
def test_what_was_changed_is_never_sealed_anew(path: Path, harm: str) -> None:
    with open_store(path) as store:
        change(path, harm)
        with pytest.raises(StoreAltered):
            store.append("a", 3, command_id="k4", records=[record("a", 4, command="k4")], row=row("a", 4))
        with pytest.raises(StoreAltered):
            store.append("a", 2, command_id="k9", records=[record("a", 3, command="k9")], row=row("a", 3))


@pytest.mark.parametrize(
    "harm",
    ["UPDATE counters SET last = 1", "UPDATE counters SET mac = zeroblob(32)", "DELETE FROM counters"],
)
def test_a_number_is_never_given_out_twice(path: Path, harm: str) -> None:
    with open_store(path) as store:
        change(path, harm)
        with pytest.raises(StoreAltered):
            put(store, "c")
        assert store.row("c") is None


def test_an_entry_in_the_place_of_the_next_is_seen(path: Path) -> None:
    with open_store(path) as store:
        change(
            path,
            "INSERT INTO records SELECT (SELECT position + 1 FROM head), 'b', 'e9', command_id, 9, type, version, "
            "recorded_at, happened_on, by, on_behalf_of, track, compartment, sealed, mac FROM records WHERE seq = 2",
        )
        with pytest.raises(StoreAltered):
            put(store, "a", seq=4)


def test_nothing_that_was_put_into_the_file_runs(path: Path) -> None:
    change(path, "CREATE TRIGGER swallow AFTER INSERT ON looks BEGIN DELETE FROM looks; END")
    try:
        with open_store(path) as store:
            store.log(look("a"))
            assert store.looks() == (look("a"),)
    except StoreAltered:
        pass  # seen as soon as it is opened: better still


def test_a_view_in_the_place_of_a_table_is_not_read(path: Path) -> None:
    change(path, "ALTER TABLE looks RENAME TO looked")
    change(path, "CREATE VIEW looks AS SELECT * FROM looked WHERE 0")
    with pytest.raises((StoreDamaged, StoreAltered)), open_store(path) as store:
        store.looks()


def test_only_the_compartments_that_are_asked_for_are_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path) as store:
        for seq, compartment in enumerate(Compartment, start=2):
            kept_in = replace(record("b", seq, command=f"k{seq}"), compartment=compartment)
            store.append("b", seq - 1, command_id=f"k{seq}", records=[kept_in], row=row("b", seq))
    fetched: list[Compartment] = []
    opened: list[bytes] = []
    seal, open_ = CaseKeys.seal, Seal.open

    def fetching(keys: CaseKeys, case_id: str, compartment: Compartment) -> Seal:
        fetched.append(compartment)
        return seal(keys, case_id, compartment)

    def opening(one: Seal, sealed: bytes, *, bound: bytes) -> bytes:
        opened.append(bound)
        return open_(one, sealed, bound=bound)

    monkeypatch.setattr(CaseKeys, "seal", fetching)
    monkeypatch.setattr(Seal, "open", opening)
    for wanted in ({Compartment.COMMON}, {Compartment.COMMON, Compartment.SERVICE}, {Compartment.SHIELDED}, set()):
        fetched.clear()
        opened.clear()
        with open_store(path) as store:
            found = store.records("b", opening=frozenset(wanted))
        assert {one.compartment for one in found} == wanted
        assert set(fetched) == wanted
        assert len(opened) == len(found) + len(wanted), "each record once, and each key once"
        for other in set(Compartment) - wanted:
            assert not any(other.value.encode() in bound for bound in opened)


def test_a_key_that_is_gone_is_told_and_the_others_still_open(path: Path) -> None:
    with open_store(path) as store:
        hidden = replace(record("b", 2, command="k2"), compartment=Compartment.SHIELDED)
        store.append("b", 1, command_id="k2", records=[hidden], row=row("b", 2))
    change(keys_path(path), "DELETE FROM keys WHERE case_id = 'b' AND compartment = 'skjermet'")
    with open_store(path) as store:
        assert len(store.records("b", opening=frozenset({Compartment.COMMON}))) == 1
        with pytest.raises(StoreAltered) as altered:
            store.records("b")
        assert altered.value.arguments == {"where": "key"}
        again = replace(hidden, seq=3, event_id="e3", command_id="k3")
        with pytest.raises(StoreAltered):
            store.append("b", 2, command_id="k3", records=[again], row=row("b", 3))


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE keys SET compartment = CASE compartment WHEN 'felles' THEN 'x' ELSE compartment END",
        "UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE case_id = 'b' AND compartment = 'felles')",
        "UPDATE keys SET wrapped = zeroblob(60)",
        "UPDATE keys SET wrapped = x''",
        "DELETE FROM keys",
    ],
)
def test_a_key_that_is_another_opens_nothing(path: Path, harm: str) -> None:
    change(keys_path(path), harm)
    with open_store(path) as store, pytest.raises(StoreAltered):
        store.records("a")


def test_a_case_that_has_keys_keeps_them() -> None:
    keys = keys_in_memory(new_vault())
    keys.make("a")
    before = list(keys.connection.execute("SELECT * FROM keys"))
    keys.make("a")
    keys.make("b")
    assert list(keys.connection.execute("SELECT * FROM keys WHERE case_id = 'a'")) == before
    assert len({wrapped for (wrapped,) in keys.connection.execute("SELECT wrapped FROM keys")}) == 2 * len(Compartment)


def test_keys_are_on_the_disk_before_their_case(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    with open_store(path) as store:
        add = store.ledger.add

        def watched(*words: object, **more: object) -> Head:
            other = apsw.Connection(str(keys_path(path)))
            ((count,),) = other.execute("SELECT count(*) FROM keys WHERE case_id = 'c'")
            seen.append(int(str(count)))
            other.close()
            raise StoreError

        monkeypatch.setattr(store.ledger, "add", watched)
        with pytest.raises(StoreError):
            put(store, "c")
        monkeypatch.setattr(store.ledger, "add", add)
        assert seen == [len(Compartment)]
        assert kept(put(store, "c")).number == "2026-003"


def test_a_conflict_in_the_second_case_gives_out_no_number(path: Path) -> None:
    with open_store(path) as store:
        answer = store.append_together([stream("c", 1, command="k9"), stream("b", 5, command="k9")], command_id="k9")
        assert not isinstance(answer, tuple)
        assert kept(put(store, "c")).number == "2026-003"
        assert len(store.rows()) == 3


def test_every_entry_is_linked_to_the_one_before(path: Path) -> None:
    with open_store(path) as store:
        store.log(look("a", "b"))
        store.add(BODIL)
        store.note("backed-up", at=MOMENT, folder="minnepinne")
        previous, position = store.vault.chain.start.mac, 0
        entries = sorted(
            (columns, kind)
            for table, kind in (("records", "record"), ("people", "person"), ("looks", "look"), ("notices", "notice"))
            for columns in store.connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - four names above
        )
        for columns, kind in entries:
            position += 1
            assert columns[0] == position
            previous = store.vault.chain.link(previous, kind, columns=columns[:-1])
            assert columns[-1] == previous
        assert store.head() == Head(position, previous)


def test_a_receipt_carries_the_mark_of_its_command(path: Path) -> None:
    with open_store(path) as store:
        receipt = kept(put(store, "a", seq=4))
        assert receipt.mark == store.head().short
        put(store, "b", seq=2)
        assert kept(put(store, "a", seq=4)) == replace(receipt, repeated=True)


@pytest.mark.parametrize("cases", [(), ("a",), ("a", "b", "a")])
def test_a_look_is_kept_once_for_each_case(path: Path, cases: tuple[str, ...]) -> None:
    with open_store(path) as store:
        store.log(look(*cases))
        assert store.looks() == (look(*dict.fromkeys(cases)),)
        for case_id in ("a", "b"):
            assert len(store.looks(case_id)) == (case_id in cases)


NO_ZONE = MOMENT.replace(tzinfo=None)


@pytest.mark.parametrize("wrong", [look("a b"), look(""), look("a", " "), replace(look("a"), at=NO_ZONE)])
def test_a_look_that_could_be_taken_for_another_is_a_bug(path: Path, wrong: Look) -> None:
    with open_store(path) as store, pytest.raises(ValueError, match="look"):
        store.log(wrong)


def test_a_look_that_cannot_be_kept_is_told(path: Path) -> None:
    with open_store(path) as store:
        store.connection.pragma("max_page_count", store.connection.pragma("page_count"))
        with pytest.raises(LookUnwritten) as unwritten:
            store.log(replace(look("a"), reason="x" * 50_000))
        assert unwritten.value.arguments == {"reason": "store-full"}
        assert unwritten.value.__suppress_context__


def test_nothing_stays_open_when_closing_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    closed: list[str] = []
    close = store.case_keys.close
    monkeypatch.setattr(store._queue, "close", lambda: closed.append("queue"))  # noqa: SLF001 - what is to be closed
    store._files.callback(lambda: closed.append("last"))  # noqa: SLF001 - as above

    def failing() -> None:
        raise OSError(5, "disk")

    store._files.callback(failing)  # noqa: SLF001 - as above
    with pytest.raises(EngineError):
        store.close()
    assert "last" in closed
    with pytest.raises((apsw.ConnectionClosedError, EngineError)):
        store.connection.execute("SELECT 1")
    close()


def test_a_store_is_not_made_where_one_is(path: Path) -> None:
    with pytest.raises(StoreExists):
        create_store(path)


def a_row_from_before(path: Path) -> Callable[[], None]:
    before = path.with_name("before")
    with open_store(path) as store:
        store.connection.wal_checkpoint()
        shutil.copy(path, before)
        put(store, "a", seq=4)

    def put_back() -> None:
        connection = apsw.Connection(str(path))
        connection.execute("ATTACH ? AS old", (str(before),))
        connection.execute(
            "UPDATE cases SET (seq, sealed) = (SELECT seq, sealed FROM old.cases AS o "
            "WHERE o.case_id = cases.case_id) WHERE case_id = 'a'"
        )
        connection.close()

    return put_back


def test_a_row_from_before_is_seen(path: Path) -> None:
    put_back = a_row_from_before(path)
    with open_store(path) as store:
        found = store.row("a")
        assert isinstance(found, Row)
        put_back()
        with pytest.raises(StoreAltered):
            store.row("a")


def test_receipts_of_a_command_with_two_cases_have_one_mark(path: Path) -> None:
    both = [stream("a", 4, command="k9"), stream("b", 2, command="k9")]
    with open_store(path) as store:
        first = store.append_together(both, command_id="k9")
        put(store, "a", seq=5)
        again = store.append_together(both, command_id="k9")
    assert isinstance(first, tuple)
    assert isinstance(again, tuple)
    assert all(isinstance(one, Receipt) for one in first)
    assert len({one.mark for one in (*first, *again)}) == 1
