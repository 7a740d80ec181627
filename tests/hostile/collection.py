"""All hostile guides by name, and the folder that they are checked in, with what lies beside them."""

import os
from pathlib import Path

from tests.hostile import bases, crowds, encodings, yaml_tricks
from tests.hostile.recipe import Recipe, Recipes

FOUND = Path(__file__).with_name("found")
"""What the fuzzing found once, each a file of its own; the loader must only answer."""


def _all() -> Recipes:
    recipes: Recipes = {}
    for one in (encodings, yaml_tricks, crowds, bases):
        assert not recipes.keys() & one.RECIPES.keys(), one
        recipes |= one.RECIPES
    return recipes


RECIPES: Recipes = _all()


def found_files() -> list[Path]:
    """Return what the fuzzing found."""
    return sorted(FOUND.glob("*.yaml"))


def prepare(folder: Path) -> None:
    """Put beside the hostile guides what some of them build on: plain files, a folder, a pipe, and one without end."""
    for name, text in bases.neighbours().items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "endless.yaml").symlink_to("/dev/zero")


def write(recipe: Recipe, folder: Path) -> Path:
    """Write one hostile guide into the folder."""
    path = folder / f"{recipe.name}.yaml"
    path.write_bytes(recipe.make())
    return path
