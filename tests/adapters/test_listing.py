"""A list is found without opening every case; what somebody does to the file of lists hides no case, nor shows one."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest

from engine.adapters import list_file, listing
from engine.adapters.backup import back_up
from engine.adapters.codec import JsonCodec
from engine.adapters.list_file import lists_path
from engine.adapters.restoring import Wish, restore
from engine.adapters.sqlite import SqliteStore
from engine.application.audience import audience_of
from engine.application.ports import Row, unreadable_row
from engine.errors import StoreAltered
from tests.adapters.examples import ANNE, MOMENT
from tests.adapters.proofs import proof_of
from tests.adapters.store_contract import FullStore, ListContract, keep_listed, on_list
from tests.adapters.stores import create_store, custody_of, open_store

DAY = date(2026, 9, 8)
PEOPLE = tuple(f"p{number}" for number in range(6))


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go by lists however few cases there are."""
    monkeypatch.setattr(listing, "FEW", -1)


@pytest.fixture
def made(path: Path) -> Iterator[SqliteStore]:
    with create_store(path) as store:
        yield store


class TestSqliteStoreWithLists(ListContract):
    @pytest.fixture
    def store(self, made: SqliteStore) -> FullStore:
        return made


@pytest.fixture
def store(made: SqliteStore) -> SqliteStore:
    """A store in which everybody takes part in some cases; the lists are made."""
    for number in range(20):
        keep_listed(made, f"c{number:02}", 1, people=_some(number), due=DAY + timedelta(days=number * 9))
    assert on_list(made, "p1") == [f"c{number:02}" for number in range(20) if "p1" in _some(number)]
    return made


def _some(number: int) -> tuple[str, ...]:
    return (PEOPLE[number % 6], PEOPLE[number * 5 % 6])


def in_truth(store: SqliteStore, person: str, *, status: str | None = None) -> list[str]:
    """The cases of somebody, as every row says."""
    rows = [row for row in store.rows(status=status) if row.seq]
    return [row.case_id for row in rows if person in JsonCodec().unseal(row.sealed).participants]


def of_those_given(store: SqliteStore, person: str) -> list[str]:
    """The cases of somebody among those that a list gave: without a file to go by it gives them all."""
    rows = store.rows_of((f"person {person}",))
    return [row.case_id for row in rows if person in JsonCodec().unseal(row.sealed).participants]


def forge(store: SqliteStore, statement: str, *values: object, of_lists: bool = True) -> None:
    """Write in a file as somebody does who has it, and not the key."""
    place = lists_path(store.place) if of_lists else store.place
    with closing(apsw.Connection(str(place))) as connection:
        connection.execute("PRAGMA foreign_keys = off")
        connection.execute(statement, values)


def listed(store: SqliteStore) -> list[tuple[Any, ...]]:
    with closing(apsw.Connection(str(lists_path(store.place)))) as connection:
        return list(connection.execute("SELECT mark, open, due, case_id, seq FROM listed ORDER BY 1, 2, 3, 4"))


def test_a_list_opens_no_case_that_is_not_on_it(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    row_of = store.sealing.row_of

    def counted(columns: tuple[str, ...]) -> Row:
        opened.append(columns[0])
        return row_of(columns)

    monkeypatch.setattr(store.sealing, "row_of", counted)
    assert on_list(store, "p1") == in_truth_of("p1")
    assert sorted(opened) == in_truth_of("p1")
    assert len(opened) < 10


def in_truth_of(person: str) -> list[str]:
    return [f"c{number:02}" for number in range(20) if person in _some(number)]


@pytest.mark.parametrize("seed", range(3))
def test_lists_say_what_the_rows_say_whatever_happens_by_whomever(path: Path, made: SqliteStore, seed: int) -> None:
    draw, seqs = Random(seed), dict.fromkeys([f"c{number}" for number in range(9)], 0)
    with open_store(path) as other:
        for _ in range(120):
            one = draw.choice((made, other))
            case_id = draw.choice([name for name, seq in seqs.items() if seq >= 0])
            if draw.random() < 0.03 and seqs[case_id] > 0:
                number = str(next(row.number for row in one.rows() if row.case_id == case_id))
                one.erase(proof_of(case_id, number, events=seqs[case_id]), expected_seq=seqs[case_id])
                seqs[case_id] = -1
            else:
                seqs[case_id] += 1
                due = draw.choice((None, DAY + timedelta(days=draw.randrange(90))))
                people, status = tuple(draw.sample(PEOPLE, draw.randrange(4))), draw.choice(("open", "open", "closed"))
                keep_listed(one, case_id, seqs[case_id], people=people, status=status, due=due)
            if draw.random() < 0.3:
                asked, person = draw.choice((made, other)), draw.choice(PEOPLE)
                for wanted in (None, "open", "closed"):
                    assert on_list(asked, person, status=wanted) == in_truth(asked, person, status=wanted)
    marks = {one[0] for one in listed(made)}
    words = [audience_of(row, JsonCodec().unseal(row.sealed)) for row in made.rows()]
    assert not any(word.encode() in mark for mark in marks for one in words for word in one)


def test_looks_alone_are_followed_without_writing_until_there_are_many(store: SqliteStore) -> None:
    with closing(apsw.Connection(str(lists_path(store.place)))) as connection:
        standing = connection.execute("SELECT position FROM state").get
        for _ in range(listing.LAG):
            store.note("said", at=MOMENT)
        assert on_list(store, "p1") == in_truth_of("p1")
        assert connection.execute("SELECT position FROM state").get == standing
        store.note("said", at=MOMENT)
        assert on_list(store, "p1") == in_truth_of("p1")
        assert connection.execute("SELECT position FROM state").get == standing + listing.LAG + 1


def without_lists(store: SqliteStore) -> None:
    store._listing.close()  # noqa: SLF001 - another process has been here
    lists_path(store.place).unlink()


# ---------------------------------------------------------------- somebody has the file of lists


def take_out(store: SqliteStore) -> None:
    forge(store, "DELETE FROM listed WHERE case_id = 'c01'")


def take_out_and_count_again(store: SqliteStore) -> None:
    forge(store, "UPDATE months SET size = size - 1 WHERE mark IN (SELECT mark FROM listed WHERE case_id = 'c01')")
    take_out(store)


def move_to_another(store: SqliteStore) -> None:
    other = next(mark for mark, *_, case_id, _ in listed(store) if case_id == "c03")
    forge(store, "UPDATE OR REPLACE listed SET mark = ? WHERE case_id = 'c01'", other)


def put_another_in_its_place(store: SqliteStore) -> None:
    forge(store, "UPDATE listed SET case_id = 'c07' WHERE case_id = 'c01'")


def close_it(store: SqliteStore) -> None:
    forge(store, "UPDATE listed SET open = 0 WHERE case_id = 'c01'")


def put_off(store: SqliteStore) -> None:
    forge(store, "UPDATE listed SET due = '2030-01-01' WHERE case_id = 'c01'")


def take_a_month(store: SqliteStore) -> None:
    forge(store, "DELETE FROM months WHERE month = '2026-09'")
    forge(store, "DELETE FROM listed WHERE due LIKE '2026-09%'")


def turn_the_sums(store: SqliteStore) -> None:
    forge(store, "UPDATE state SET sums = zeroblob(length(sums))")


def claim_another_place(store: SqliteStore) -> None:
    forge(store, "UPDATE state SET position = position + 1")


def forget_where_they_stand(store: SqliteStore) -> None:
    forge(store, "DELETE FROM state")


def add_a_trap(store: SqliteStore) -> None:
    forge(store, "CREATE VIEW trap AS SELECT 1")
    store._listing.close()  # noqa: SLF001 - what is laid in the file is met where it is opened


def write_over(store: SqliteStore) -> None:
    store._listing.close()  # noqa: SLF001 - another process has been here
    lists_path(store.place).write_bytes(b"\x00" * 4096)


def link_elsewhere(store: SqliteStore) -> None:
    without_lists(store)
    lists_path(store.place).symlink_to(store.place)


def open_to_all(store: SqliteStore) -> None:
    store._listing.close()  # noqa: SLF001 - another process has been here
    lists_path(store.place).chmod(0o644)


FORGERIES = (
    take_out,
    take_out_and_count_again,
    move_to_another,
    put_another_in_its_place,
    close_it,
    put_off,
    take_a_month,
    turn_the_sums,
    claim_another_place,
    forget_where_they_stand,
    add_a_trap,
    write_over,
    link_elsewhere,
    open_to_all,
)


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_list_hides_no_case_and_the_next_one_holds(
    store: SqliteStore, forgery: Callable[[SqliteStore], None]
) -> None:
    before = store.place.read_bytes()
    forgery(store)
    for person in PEOPLE:
        assert on_list(store, person, status="open") == in_truth_of(person)
    assert store.place.read_bytes() == before
    assert len(listed(store)) == sum(len(set(_some(number))) + 1 for number in range(20))
    assert lists_path(store.place).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("tables", [("listed",), ("listed", "months"), ("listed", "months", "state")])
def test_one_list_that_is_put_back_as_it_was_is_seen(
    store: SqliteStore, tmp_path: Path, tables: tuple[str, ...]
) -> None:
    """Each part is as the program wrote it, but not of the same moment."""
    store._listing.close()  # noqa: SLF001 - all of it is in the one file then
    shutil.copy(lists_path(store.place), tmp_path / "older")
    for number in range(20, 26):
        keep_listed(store, f"c{number:02}", 1, people=("p1",), due=DAY)
    now = on_list(store, "p1")
    with closing(apsw.Connection(str(lists_path(store.place)))) as connection:
        connection.execute("ATTACH ? AS older", (str(tmp_path / "older"),))
        for table in tables:
            if table == "state":
                connection.execute("UPDATE main.state SET sums = (SELECT sums FROM older.state)")
                continue
            connection.execute(f"DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM older.{table}")  # noqa: S608 - our own names
    assert len(listed(store)) == sum(len(set(_some(number))) + 1 for number in range(20))
    assert on_list(store, "p1") == now == [*in_truth_of("p1"), *(f"c{number}" for number in range(20, 26))]


def test_the_whole_file_that_is_put_back_follows_from_where_it_stood(store: SqliteStore, tmp_path: Path) -> None:
    store._listing.close()  # noqa: SLF001 - all of it is in the one file then
    shutil.copy(lists_path(store.place), tmp_path / "older")
    keep_listed(store, "c99", 1, people=("p1",))
    assert "c99" in on_list(store, "p1")
    store._listing.close()  # noqa: SLF001 - another process has been here
    shutil.copy(tmp_path / "older", lists_path(store.place))
    assert on_list(store, "p1") == [*in_truth_of("p1"), "c99"]


# ---------------------------------------------------------------- somebody has the store


def test_a_case_that_is_taken_out_of_the_store_is_missed_by_its_list(store: SqliteStore) -> None:
    forge(store, "DELETE FROM cases WHERE case_id = 'c01'", of_lists=False)
    with pytest.raises(StoreAltered) as told:
        on_list(store, "p1")
    assert told.value.arguments["where"] == "cases"
    without_lists(store)
    with pytest.raises(StoreAltered):  # and by the making of the lists
        on_list(store, "p2")


def test_a_case_that_is_closed_in_the_store_is_told_of(store: SqliteStore) -> None:
    forge(store, "UPDATE cases SET status = 'closed' WHERE case_id = 'c01'", of_lists=False)
    assert unreadable_row("c01") in store.rows_of(("person p1",), status="open")


def test_a_case_that_is_put_back_to_an_earlier_day_is_told_of(store: SqliteStore) -> None:
    """Its row opens, for it was so once, and its newest records are gone: what every row says is not enough."""
    with closing(apsw.Connection(str(store.place))) as connection:
        row = connection.execute("SELECT * FROM cases WHERE case_id = 'c01'").fetchall()[0]
    keep_listed(store, "c01", 2, people=("p1", "p2"), due=DAY)
    assert "c01" in on_list(store, "p1")
    forge(store, "DELETE FROM records WHERE case_id = 'c01' AND seq = 2", of_lists=False)
    forge(store, "DELETE FROM cases WHERE case_id = 'c01'", of_lists=False)
    forge(store, f"INSERT INTO cases VALUES ({', '.join('?' * len(row))})", *row, of_lists=False)  # noqa: S608 - marks alone
    assert "c01" in in_truth(store, "p1")
    assert unreadable_row("c01") in store.rows_of(("person p1",))


def test_a_row_that_could_not_be_read_is_on_everybodys_list(store: SqliteStore) -> None:
    forge(store, "UPDATE cases SET holder = 'p9' WHERE case_id = 'c01'", of_lists=False)
    without_lists(store)
    for status in ("open", "closed", None):
        assert unreadable_row("c01") in store.rows_of(("person nobody",), status=status)


# ---------------------------------------------------------------- where there is no file to go by


def test_a_list_is_read_where_its_file_cannot_be_made(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    without_lists(store)
    monkeypatch.setattr(listing, "lay", refuse)
    assert of_those_given(store, "p1") == in_truth_of("p1")
    assert not lists_path(store.place).exists()


def test_a_list_is_read_while_another_holds_its_file(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_listed(store, "c99", 1, people=("p1",))
    assert store._listing._file is not None  # noqa: SLF001 - the file of lists is open
    store._listing._file.connection.set_busy_timeout(1)  # noqa: SLF001 - as if it had waited
    with closing(apsw.Connection(str(lists_path(store.place)))) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert of_those_given(store, "p1") == [*in_truth_of("p1"), "c99"]
    assert len(listed(store)) == sum(len(set(_some(number))) + 1 for number in range(20))


def test_few_cases_make_no_file(made: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "FEW", 2)
    for number in range(3):
        assert on_list(made, "p1") == [f"c{n}" for n in range(number)]
        assert not lists_path(made.place).exists()
        keep_listed(made, f"c{number}", 1, people=("p1",))
    assert on_list(made, "p1") == ["c0", "c1", "c2"]
    assert lists_path(made.place).exists()


# ---------------------------------------------------------------- erased, and restored


def test_nothing_of_an_erased_case_is_left_in_the_file(store: SqliteStore) -> None:
    keep_listed(store, "the-one", 1, people=("p1",), due=date(2031, 7, 13))
    assert "the-one" in on_list(store, "p1")
    store.erase(proof_of("the-one", "2026-021"), expected_seq=1)
    for path in store.place.parent.glob(f"{store.place.name}{list_file.SUFFIX}*"):
        assert b"the-one" not in path.read_bytes()
        assert b"2031-07-13" not in path.read_bytes()
    assert on_list(store, "p1") == in_truth_of("p1")


def test_the_file_goes_with_an_erasure_that_cannot_be_written_in_it(store: SqliteStore) -> None:
    keep_listed(store, "the-one", 1, people=("p1",), due=date(2031, 7, 13))
    assert "the-one" in on_list(store, "p1")
    assert store._listing._file is not None  # noqa: SLF001 - the file of lists is open
    store._listing._file.connection.set_busy_timeout(1)  # noqa: SLF001 - as if it had waited
    with closing(apsw.Connection(str(lists_path(store.place)))) as holder:
        holder.execute("BEGIN IMMEDIATE")
        store.erase(proof_of("the-one", "2026-021"), expected_seq=1)
    assert not lists_path(store.place).exists()
    assert on_list(store, "p1") == in_truth_of("p1")


def test_a_store_that_was_put_back_gets_lists_of_its_own(store: SqliteStore, folder: Path) -> None:
    store.add(ANNE)
    backup = back_up(store, folder, at=MOMENT)
    keep_listed(store, "c99", 1, people=("p1",))
    assert "c99" in on_list(store, "p1")
    store.close()
    custody = custody_of(store.place)
    restore(Path(backup.folder), store.place, custody=custody, at=MOMENT, wish=Wish(replace=True, accept_older=True))
    with open_store(store.place) as again:
        assert on_list(again, "p1") == in_truth_of("p1")
        keep_listed(again, "c98", 1, people=("p1",))
        assert on_list(again, "p1") == [*in_truth_of("p1"), "c98"]
