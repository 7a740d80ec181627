"""The recipes in CONTRIBUTING: what they name is there, and each ends in a test that sees a thing half done."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from engine.application.ports import Directory, Store
from engine.cases.events import NAMES
from tests.house import tree

RECIPES = ("A new key", "A new rule", "A new event", "A new story", "A new store")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_PATH = re.compile(r"`((?:engine|tests|docs|schemas|guidelines)/[\w./-]+)`")
_RENDER = tree.ROOT / "engine" / "console" / "render"


def recipe(title: str, text: str) -> str:
    """Return what stands under a heading of a recipe. Raises IndexError where there is no such heading."""
    return re.split(r"\n##+ ", text.split(f"\n### {title}\n")[1], maxsplit=1)[0]


def lost(text: str, root: Path = tree.ROOT) -> list[str]:
    """Return the tests and files that a text names and the tree does not have."""
    tests = [f"{file}::{name}" for file, name in _TEST.findall(text) if name not in functions(root / file)]
    files = [path for path in _PATH.findall(_TEST.sub("", text)) if not (root / path).exists()]
    return [*tests, *files]


def functions(path: Path) -> set[str]:
    """Return the names of the tests in a file, those in classes too."""
    if not path.exists():
        return set()
    return {node.name for node in ast.walk(tree.parsed(path)) if isinstance(node, ast.FunctionDef)}


@pytest.fixture(scope="module")
def contributing() -> str:
    return (tree.ROOT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize("title", RECIPES)
def test_what_a_recipe_names_is_there(title: str, contributing: str) -> None:
    assert lost(recipe(title, contributing)) == []


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_ends_in_the_test_that_fails_until_it_is_done(title: str, contributing: str) -> None:
    assert _TEST.search(recipe(title, contributing).strip().split("\n\n")[-1])


def test_a_test_or_a_file_that_is_not_there_is_seen() -> None:
    named = "`tests/house/test_recipes.py::lost`, `tests/house/test_recipes.py::gone`, `engine/nowhere/it.py`"
    assert lost(named) == ["tests/house/test_recipes.py::gone", "engine/nowhere/it.py"]


# ------------------------------------------------------------ a new event


def named_events(files: Iterable[Path]) -> set[str]:
    """Return the kinds of event that these files name as `ev.X`."""
    nodes = (node for file in files for node in ast.walk(tree.parsed(file)))
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ev"
    }


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(sorted((tree.ROOT / "engine" / "cases").glob("evolve*.py")), id="what it does to a case"),
        pytest.param(sorted(_RENDER.glob("happenings*.py")), id="its phrase in the log"),
    ],
)
def test_every_kind_of_event_is_handled(files: list[Path]) -> None:
    assert {kind.__name__ for kind in NAMES} - named_events(files) == set()


def test_an_event_that_is_not_handled_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "evolve.py"
    file.write_text("match body:\n    case ev.NoteAdded():\n        pass\n", "utf-8")
    assert named_events([file]) == {"NoteAdded"}


# ------------------------------------------------------------ a new store


def stores(folder: Path) -> set[str]:
    """Return the classes in a folder that have every method of a store that is its own directory."""
    wanted = {name for port in (Store, Directory) for name in vars(port) if not name.startswith("_")}
    return {
        node.name
        for path in folder.glob("*.py")
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.ClassDef)
        and wanted <= {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    }


def tried(folder: Path) -> set[str]:
    """Return the names that files with a subclass of the contract import from the adapters."""
    parsed = [tree.parsed(path) for path in folder.glob("test_*.py")]
    return {name for module in parsed if _runs_the_contract(module) for name in _from_adapters(module)}


def _runs_the_contract(module: ast.Module) -> bool:
    bases = (base for node in module.body if isinstance(node, ast.ClassDef) for base in node.bases)
    return any(isinstance(base, ast.Name) and base.id == "StoreContract" for base in bases)


def _from_adapters(module: ast.Module) -> set[str]:
    imports = (node for node in module.body if isinstance(node, ast.ImportFrom))
    return {name.name for node in imports if (node.module or "").startswith("engine.adapters") for name in node.names}


def test_every_store_runs_the_contract() -> None:
    there = stores(tree.ROOT / "engine" / "adapters")
    assert there >= {"MemoryStore", "SqliteStore"}
    assert there - tried(tree.ROOT / "tests" / "adapters") == set()


def test_a_store_that_nobody_tries_is_seen(tmp_path: Path) -> None:
    methods = "".join(
        f"    def {name}(self): ...\n" for port in (Store, Directory) for name in vars(port) if name[0] != "_"
    )
    (tmp_path / "other.py").write_text(
        f"class OtherStore:\n{methods}\n\nclass Half:\n    def rows(self): ...\n", "utf-8"
    )
    (tmp_path / "test_other.py").write_text("from engine.adapters.other import OtherStore\n", "utf-8")
    assert stores(tmp_path) == {"OtherStore"}
    assert tried(tmp_path) == set()
    (tmp_path / "test_other.py").write_text(
        "from engine.adapters.other import OtherStore\n\n\nclass TestOther(StoreContract):\n    pass\n", "utf-8"
    )
    assert tried(tmp_path) == {"OtherStore"}
