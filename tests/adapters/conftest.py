"""What the tests of stores in files begin with: a place for a store, a folder for backups, and one that was made."""

from pathlib import Path

import pytest

from engine.adapters.backup import back_up
from engine.application.upkeep import BackedUp
from tests.adapters.examples import ANNE, MOMENT
from tests.adapters.store_contract import put
from tests.adapters.stores import create_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bti.lager"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def backed_up(path: Path, folder: Path) -> BackedUp:
    """A backup with case `a`, of a store that has come to hold `b` as well."""
    with create_store(path) as store:
        store.add(ANNE)
        put(store, "a")
        backup = back_up(store, folder, at=MOMENT)
        put(store, "b")
    return backup
