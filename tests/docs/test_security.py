"""SECURITY.md tells the truth: every test it names is there, and what stands in the clear is what the tables hold."""

import ast
import re
from contextlib import closing

import apsw
import pytest

from engine.adapters import case_keys, schema
from tests.house import tree
from tests.safety.attacks import LOOKS_LIKE, SEALED

PAGE = (tree.ROOT / "SECURITY.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", PAGE)))
CLEAR = re.findall(r"^\| `(\w+)` \| (`.+`) \|$", PAGE, re.MULTILINE)
THREAT = re.compile(r"^\| (?!Threat|---|Table|`)(.+) \|$", re.MULTILINE)


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_is_named_is_there(named: str) -> None:
    path, _, test = named.partition("::")
    parsed = ast.parse((tree.ROOT / path).read_text("utf-8"))
    tests = {node.name for node in ast.walk(parsed) if isinstance(node, ast.FunctionDef)}
    assert test in tests if test else any(name.startswith("test_") for name in tests)


def test_every_threat_has_a_defence_and_a_test() -> None:
    rows = [row.split(" | ") for row in THREAT.findall(PAGE)]
    assert len(rows) >= 18
    assert all(len(row) == 3 and "`tests/" in row[2] for row in rows)


def test_what_stands_in_the_clear_is_what_the_tables_hold() -> None:
    told = {table: tuple(re.findall(r"`(\w+)`", columns)) for table, columns in CLEAR}
    assert told == {table: tuple(name for name in columns if name not in SEALED) for table, columns in tables().items()}


def test_every_column_in_the_clear_has_a_form_that_no_text_fits() -> None:
    clear = {name for columns in tables().values() for name in columns} - set(SEALED)
    assert clear == set(LOOKS_LIKE)
    assert not [name for name, form in LOOKS_LIKE.items() if re.fullmatch(form, "Jente, 7 år på Kvistlia skole")]


def tables() -> dict[str, tuple[str, ...]]:
    """Return the columns of every table of a store and of its keys."""
    with closing(apsw.Connection(":memory:")) as made:
        made.execute(schema.TABLES)
        made.execute(case_keys.TABLES)
        names = [name for (name,) in made.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: tuple(column[1] for column in made.execute(f"PRAGMA table_info({table})")) for table in names}
