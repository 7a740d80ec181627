"""Attacks on the files of a store as files: older ones put back, others put in place, tables and triggers forged."""

import re
import shutil
from contextlib import closing
from pathlib import Path

import apsw

from engine.adapters.case_keys import keys_path
from tests.safety.forging import attacks_in
from tests.safety.scene import Hand, Unfit, plain
from tests.safety.script import STORE

WAL = "-wal"
TABLES = ("records", "cases", "people", "looks", "look_cases", "guidelines", "notices", "counters", "head", "meta")

SWALLOWERS = (
    "CREATE TRIGGER t AFTER INSERT ON looks BEGIN DELETE FROM looks WHERE position = new.position; END",
    "CREATE TRIGGER t AFTER INSERT ON look_cases BEGIN DELETE FROM look_cases WHERE position = new.position; END",
    "CREATE TRIGGER t BEFORE INSERT ON looks BEGIN SELECT raise(IGNORE); END",
    "CREATE TRIGGER t AFTER INSERT ON people BEGIN UPDATE people SET id = 'p1' WHERE position = new.position; END",
    "CREATE TRIGGER t AFTER UPDATE ON cases BEGIN UPDATE cases SET holder = 'p9' WHERE case_id = new.case_id; END",
    "CREATE TRIGGER t AFTER UPDATE ON head BEGIN DELETE FROM notices; END",
)
EXTRAS = (
    "CREATE TABLE more (one, two)",
    "CREATE VIEW more AS SELECT * FROM cases",
    "CREATE INDEX more ON looks (by)",
    "CREATE UNIQUE INDEX more ON looks (position, by)",
    "ANALYZE",
    "ALTER TABLE notices ADD COLUMN more TEXT DEFAULT 'x'",
    "ALTER TABLE records RENAME COLUMN track TO tracks",
)


def _forge(connection: apsw.Connection, statement: str, *values: object) -> None:
    """Write in the table of tables itself, which SQLite lets whoever asks do."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    connection.pragma("writable_schema", 1)
    connection.execute(statement, values)
    connection.pragma("writable_schema", "reset")


# ---------------------------------------------------------------- older files, and those of others


def put_back_the_whole_store(hand: Hand) -> None:
    hand.let_go()
    for path in (STORE, keys_path(STORE)):
        shutil.copy(hand.scene.older / path, hand.root / path)


def put_back_the_store_but_not_its_keys(hand: Hand) -> None:
    hand.let_go()
    shutil.copy(hand.scene.older / STORE, hand.root / STORE)


def put_back_older_keys(hand: Hand) -> None:
    with closing(plain(keys_path(hand.scene.older / STORE))) as older:
        if len(list(older.execute("SELECT * FROM keys"))) == len(hand.rows("SELECT * FROM keys", among=hand.keys)):
            raise Unfit
    hand.let_go()
    shutil.copy(keys_path(hand.scene.older / STORE), keys_path(hand.place))


def take_the_keys_of_another_store(hand: Hand) -> None:
    hand.let_go()
    shutil.copy(keys_path(hand.scene.other / STORE), keys_path(hand.place))


def replay_an_old_log(hand: Hand) -> None:
    """Put a write-ahead log beside the store that carries pages of what it was earlier."""
    hand.let_go()
    shutil.copy(_log_of_earlier(hand), hand.place.with_name(hand.place.name + WAL))


def _log_of_earlier(hand: Hand) -> Path:
    """Return a log with every page of the store as it was earlier, as SQLite itself writes it."""
    older, log = hand.scene.older / STORE, hand.root / "old-log"
    copy = hand.root / "old-copy"
    shutil.copy(older, copy)
    with closing(plain(copy)) as connection:
        connection.pragma("wal_autocheckpoint", 0)
        connection.execute("VACUUM")
        shutil.copy(copy.with_name(copy.name + WAL), log)
    copy.unlink()
    return log


def roll_back_by_a_journal(hand: Hand) -> None:
    """Leave a rollback journal beside the store, as a program that died would, with pages of what it was earlier."""
    hand.let_go()
    copy = hand.root / "old-copy"
    shutil.copy(hand.scene.older / STORE, copy)
    with closing(plain(copy)) as connection:
        connection.pragma("journal_mode", "delete")
        connection.pragma("cache_size", 1)
        connection.execute("BEGIN; UPDATE records SET sealed = randomblob(2000), mac = randomblob(32)")
        shutil.copy(f"{copy}-journal", f"{hand.place}-journal")
        connection.execute("ROLLBACK")
    copy.unlink()
    with closing(plain(hand.place)) as connection:
        shutil.move(f"{hand.place}-journal", f"{hand.place}-kept")
        connection.pragma("journal_mode", "delete")
    shutil.move(f"{hand.place}-kept", f"{hand.place}-journal")


# ---------------------------------------------------------------- forged tables


def add_a_trigger_that_swallows(hand: Hand) -> None:
    hand.do(hand.chance.choice(SWALLOWERS))


def add_a_trigger_among_the_keys(hand: Hand) -> None:
    hand.keys.execute("CREATE TRIGGER t AFTER INSERT ON keys BEGIN DELETE FROM keys WHERE case_id <> new.case_id; END")


def add_what_no_store_has(hand: Hand) -> None:
    hand.do(hand.chance.choice(EXTRAS))


def drop_an_index(hand: Hand) -> None:
    hand.do("DROP INDEX records_by_command")


def drop_a_table(hand: Hand) -> None:
    hand.do(f"DROP TABLE {hand.chance.choice(TABLES)}")


def show_a_view_instead_of_a_table(hand: Hand) -> None:
    table = hand.chance.choice(("looks", "people", "look_cases", "notices"))
    position = hand.one(f"SELECT position FROM {table}")[0]  # noqa: S608 - our own names
    hand.do(f"ALTER TABLE {table} RENAME TO was")
    hand.do(f"CREATE VIEW {table} AS SELECT * FROM was WHERE position <> {position}")  # noqa: S608 - our own names


def let_a_table_take_anything(hand: Hand) -> None:
    """Take the rules away from a table, where they stand."""
    rule, instead = hand.chance.choice(
        (
            (") STRICT, WITHOUT ROWID", "), STRICT WITHOUT ROWID"),
            ("UNIQUE (case_id, seq)", "CHECK (case_id IS NOT seq)"),
        )
    )
    if rule.startswith(")"):
        rule, instead = "CHECK (one = 1)", "CHECK (one > 0)"
    _forge(hand.store, "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table'", rule, instead)


def show_one_table_as_another(hand: Hand) -> None:
    one, two = hand.chance.sample(("looks", "notices", "people", "guidelines"), 2)
    pages = dict(hand.rows("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"))
    change = "UPDATE sqlite_schema SET rootpage = ? WHERE name = ?"
    _forge(hand.store, change, pages[one], two)
    _forge(hand.store, change, pages[two], one)


def hide_a_record_from_the_indexes(hand: Hand) -> None:
    """Leave a record in its table and in the chain, where no question that goes by an index finds it."""
    _hide_from_indexes(hand, "records", hand.one("SELECT * FROM records"), key="position")


def hide_a_record_behind_another_in_the_indexes(hand: Hand) -> None:
    """Do so, and leave something else in the indexes: they have as many entries as their table has rows."""
    entry = hand.one("SELECT * FROM records")
    stray = (-1, f"{entry[1]}-stray", "e", "c", *entry[4:])
    hand.do(f"INSERT INTO records VALUES ({', '.join('?' * len(stray))})", *stray)  # noqa: S608 - marks alone
    _hide_from_indexes(hand, "records", entry, key="position", stray=stray[0])


def hide_the_newest_record_from_the_indexes_with_its_row(hand: Hand) -> None:
    case_id = hand.one("SELECT case_id FROM cases")[0]
    with hand.at(hand.scene.older) as older:
        row = hand.rows("SELECT * FROM cases WHERE case_id = ?", case_id, among=older)
    newer = hand.rows("SELECT * FROM records WHERE case_id = ? AND seq > ?", case_id, row[0][4]) if row else []
    if not newer:
        raise Unfit
    for entry in newer:
        _hide_from_indexes(hand, "records", entry, key="position")
    hand.do("DELETE FROM cases WHERE case_id = ?", case_id)
    hand.do(f"INSERT INTO cases VALUES ({', '.join('?' * len(row[0]))})", *row[0])  # noqa: S608 - marks alone


def hide_a_number_from_its_index(hand: Hand) -> None:
    _hide_from_indexes(hand, "cases", hand.one("SELECT * FROM cases"), key="case_id")


def _hide_from_indexes(hand: Hand, table: str, entry: tuple[object, ...], *, key: str, stray: object = None) -> None:
    """Take a row away, and put it back while the table seems to have no index; take a stray one away meanwhile."""
    db = hand.store
    of_table = "SELECT name, sql, rootpage FROM sqlite_schema WHERE tbl_name = ? AND type = ?"
    indexes = [one for one in hand.rows(of_table, table, "index") if not one[0].startswith("sqlite_autoindex_cases_1")]
    sql = hand.rows(of_table, table, "table")[0][1]
    bare = re.sub(r"UNIQUE \([^)]*\)", "CHECK (1)", sql)
    db.execute(f"DELETE FROM {table} WHERE {key} = ?", (entry[0],))  # noqa: S608 - our own names
    for name, *_ in indexes:
        _forge(db, "DELETE FROM sqlite_schema WHERE name = ?", name)
    _forge(db, "UPDATE sqlite_schema SET sql = ? WHERE name = ?", bare, table)
    db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(entry))})", entry)  # noqa: S608 - marks alone
    db.execute(f"DELETE FROM {table} WHERE {key} = ?", (stray,))  # noqa: S608 - our own names
    _forge(db, "UPDATE sqlite_schema SET sql = ? WHERE name = ?", sql, table)
    for one in indexes:
        _forge(db, "INSERT INTO sqlite_schema VALUES ('index', ?1, ?4, ?3, ?2)", *one, table)


# ---------------------------------------------------------------- what the file says it is


def say_that_it_is_of_another_version(hand: Hand) -> None:
    name = hand.chance.choice(("user_version", "application_id"))
    hand.store.pragma(name, hand.chance.choice((0, 1, 3, 99)))


def say_that_the_keys_are_of_another_version(hand: Hand) -> None:
    hand.keys.pragma("user_version", hand.chance.choice((0, 1, 3, 99)))


def write_over_a_page(hand: Hand) -> None:
    """Write another page of the same file over one, as a disk that has lost its way does."""
    pages, size = hand.store.pragma("page_count"), hand.store.pragma("page_size")
    hand.let_go()
    one, two = hand.chance.sample(range(1, pages), 2)
    with hand.place.open("r+b") as file:
        file.seek(one * size)
        page = file.read(size)
        file.seek(two * size)
        file.write(page)


def cut_the_file_short(hand: Hand) -> None:
    pages, size = hand.store.pragma("page_count"), hand.store.pragma("page_size")
    hand.let_go()
    with hand.place.open("r+b") as file:
        file.truncate(hand.chance.randrange(1, pages) * size)


KINDS = attacks_in(globals(), __name__)
