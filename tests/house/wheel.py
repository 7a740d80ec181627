"""The wheel: how it is built, what must be in it, and who owns its two generic names."""

import subprocess
import sys
import zipfile
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

from tests.house import tree

NAMES = ("engine", "cli")
DATA = ("guidelines", "schemas")


def build(into: Path) -> Path:
    """Build the project's wheel in a folder, with nothing fetched, and return its path."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", into, tree.ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = into.glob("*.whl")
    return built


def contents(wheel: Path) -> frozenset[str]:
    """The names of the files in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def expected(root: Path = tree.ROOT) -> frozenset[str]:
    """The files of the tree that must be in the wheel, by their names there."""
    found = {str(path.relative_to(root)) for path in tree.files(root / "engine")} | {"cli.py"}
    for folder in DATA:
        found |= {f"engine/_data/{path.relative_to(root)}" for path in tree.files(root / folder)}
    return frozenset(found)


def strangers(names: Iterable[str]) -> frozenset[str]:
    """The files of a wheel that are neither the engine's, the entry, nor the wheel's own papers."""
    return frozenset(
        name for name in names if name != "cli.py" and name.split("/", 1)[0] != "engine" and ".dist-info/" not in name
    )


def owners(name: str, site: Path) -> list[str]:
    """The installed projects that put something under a top-level name in a site folder, sorted."""
    return sorted(
        project.name
        for project in distributions(path=[str(site)])
        if any(file.parts[0] in {name, f"{name}.py"} for file in project.files or ())
    )
