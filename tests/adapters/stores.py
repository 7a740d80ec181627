"""Stores for tests: each with a folder of keys beside the folder it lies in, as the program never has it."""

from pathlib import Path
from typing import Any

import apsw

from engine.adapters import case_keys
from engine.adapters.case_keys import CaseKeys
from engine.adapters.custody import Custody
from engine.adapters.keys import chance
from engine.adapters.sealing import Sealing
from engine.adapters.sqlite import SqliteStore
from engine.adapters.vault import KEY_BYTES, Chance, Vault

STORE_ID = "5a" * 16


def custody_of(path: Path) -> Custody:
    """Return the folder of keys of a store in a test."""
    folder = path.parent.resolve()
    return Custody(folder.with_name(f"{folder.name}-keys"))


def create_store(path: Path, **more: Any) -> SqliteStore:  # noqa: ANN401 - what `SqliteStore.create` takes
    """Make a store with its keys, and open it."""
    return SqliteStore.create(path, custody=custody_of(path), **more)


def open_store(path: Path, **more: Any) -> SqliteStore:  # noqa: ANN401 - what `SqliteStore.open` takes
    """Open a store that `create_store` made."""
    return SqliteStore.open(path, custody=custody_of(path), **more)


def new_vault(*, chance: Chance = chance) -> Vault:
    """Return the vault of a store that has no files."""
    return Vault(chance(KEY_BYTES), STORE_ID, chance=chance)


def keys_in_memory(vault: Vault) -> CaseKeys:
    """Return a file of case keys that is no file."""
    connection = apsw.Connection(":memory:")
    connection.execute(case_keys.TABLES)
    return CaseKeys(connection, vault)


def sealing_of_a_new_store(*cases: str) -> Sealing:
    """Return what seals in a store that has no files, with keys for these cases."""
    vault = new_vault()
    keys = keys_in_memory(vault)
    for case_id in cases:
        keys.make(case_id)
    return Sealing(vault, keys)
