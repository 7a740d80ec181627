"""The walls: what the entry may import, and that the contracts of import-linter name every room."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import tree

ENTRY_MAY_IMPORT = ("click", "engine.bootstrap", "engine.console", "engine.entry", "engine.errors", "engine.i18n")


def imports(module: ast.Module) -> Iterator[str]:
    """The full name of everything a module imports, wherever in it the import stands."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden_in_entry(module: ast.Module) -> list[str]:
    """What the entry imports of the project or from outside that it may not."""
    return [name for name in imports(module) if not _allowed(name) and not _standard(name)]


def _allowed(name: str) -> bool:
    return any(name == door or name.startswith(f"{door}.") for door in ENTRY_MAY_IMPORT)


def _standard(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in sys.stdlib_module_names


def contracts(root: Path = tree.ROOT) -> list[dict[str, Any]]:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    listed: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return listed


def layered_rooms() -> set[str]:
    (layers,) = (contract["layers"] for contract in contracts() if contract["id"] == "layers")
    return {room.strip(" ()") for layer in layers for room in layer.split("|")}


def rooms(engine: Path) -> set[str]:
    """The names directly inside engine: packages and modules."""
    found = (path for path in engine.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())
    return {path.stem for path in found} - {"__init__"}


def test_the_entry_imports_only_the_doors() -> None:
    assert forbidden_in_entry(tree.parsed(tree.ROOT / "cli.py")) == []


@pytest.mark.parametrize(
    "offence",
    [
        "import yaml",
        "from engine.cases.decide import decide",
        "import engine.adapters",
        "from engine import cases",
    ],
)
def test_an_entry_that_looks_past_the_doors_is_seen(offence: str) -> None:
    assert forbidden_in_entry(ast.parse(f"def main():\n    {offence}\n")) != []


def test_every_room_has_its_layer() -> None:
    assert rooms(tree.ROOT / "engine") - layered_rooms() == set()


def test_a_room_without_a_layer_is_seen(tmp_path: Path) -> None:
    (tmp_path / "attic").mkdir()
    (tmp_path / "attic" / "__init__.py").touch()
    assert rooms(tmp_path) - layered_rooms() == {"attic"}


OFFENCES = {
    "layers": ("engine/guideline/planted.py", "import engine.cases\n"),
    "acyclic": ("engine/application/planted/__init__.py", "import engine.application.other\n"),
    "core": ("engine/cases/planted.py", "import time\n"),
    "proofs": ("engine/cases/planted.py", "import engine.proofs\n"),
    "transitions": ("engine/cases/planted.py", "import transitions\n"),
    "yaml": ("engine/language/planted.py", "import yaml\n"),
    "jsonschema": ("engine/language/planted.py", "import jsonschema\n"),
    "databases": ("engine/application/planted.py", "import apsw\n"),
    "queue": ("engine/application/planted.py", "import procrastinate\n"),
    "msgspec": ("engine/application/planted.py", "import msgspec\n"),
    "click": ("engine/application/planted.py", "import click\n"),
    "jinja2": ("engine/console/planted.py", "import jinja2\n"),
    "holidays": ("engine/cases/planted.py", "import holidays\n"),
    "icalendar": ("engine/console/planted.py", "import icalendar\n"),
    "game": ("tests/proofs/game/planted.py", "import engine.language.check\n"),
}


def test_every_contract_has_a_planted_offence() -> None:
    assert {contract["id"] for contract in contracts()} == set(OFFENCES)


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_planted_offence_breaks_its_contract(contract: str, tmp_path: Path) -> None:
    for package in ("engine", "tests/proofs"):
        shutil.copytree(tree.ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(tree.ROOT / "pyproject.toml", tmp_path)
    where, offence = OFFENCES[contract]
    planted = tmp_path / where
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f'"""Planted."""\n\n{offence}', "utf-8")
    if contract == "acyclic":
        other = tmp_path / "engine/application/other.py"
        other.write_text('"""Planted."""\n\nimport engine.application.planted\n', "utf-8")
    verdict = lint_imports(tmp_path, contract)
    assert "BROKEN" in verdict
    assert "planted" in verdict


def lint_imports(root: Path, contract: str) -> str:
    """What import-linter prints of one contract, of the tree at root."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-logo", "--no-cache", "--contract", contract],
        cwd=root,
        env={"PYTHONPATH": str(root)},
        check=False,
        capture_output=True,
        text=True,
    ).stdout
