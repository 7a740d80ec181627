"""The wheel carries the engine, the entry, the guidelines and the schemas, and nothing else."""

from pathlib import Path

import pytest

from tests.house import tree, wheel


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    return wheel.contents(wheel.build(tmp_path_factory.mktemp("wheel")))


def test_the_wheel_carries_everything(packed: frozenset[str]) -> None:
    assert wheel.expected() - packed == frozenset()


@pytest.mark.parametrize(
    "data",
    [
        "engine/_data/guidelines/os.yaml",
        "engine/_data/schemas/guideline.nb.schema.json",
        "engine/i18n/rules/R06.nn.md",
    ],
)
def test_the_wheel_carries_the_data_where_it_is_looked_for(data: str, packed: frozenset[str]) -> None:
    assert data in packed


def test_the_wheel_carries_nothing_else(packed: frozenset[str]) -> None:
    assert wheel.strangers(packed) == frozenset()


def test_a_planted_stranger_is_seen() -> None:
    assert wheel.strangers(["engine/errors.py", "tests/test_x.py"]) == {"tests/test_x.py"}


def test_a_file_that_was_left_out_is_seen(packed: frozenset[str], tmp_path: Path) -> None:
    for name in ("engine", "guidelines", "schemas"):
        (tmp_path / name).mkdir()
    (tmp_path / "guidelines" / "nowhere.yaml").touch()
    assert wheel.expected(tmp_path) - packed == {"engine/_data/guidelines/nowhere.yaml"}


def test_two_owners_of_a_name_are_seen(tmp_path: Path) -> None:
    for project in ("bti", "other"):
        papers = tmp_path / f"{project}-1.dist-info"
        papers.mkdir()
        (papers / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project}\nVersion: 1\n", "utf-8")
        (papers / "RECORD").write_text("engine/__init__.py,,\n", "utf-8")
    assert wheel.owners("engine", tmp_path) == ["bti", "other"]
    assert wheel.owners("cli", tmp_path) == []


@pytest.mark.slow
def test_the_same_tree_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert wheel.build(first).read_bytes() == wheel.build(second).read_bytes()


def test_the_tree_has_guidelines_and_schemas() -> None:
    assert all(tree.files(tree.ROOT / folder) for folder in wheel.DATA)
