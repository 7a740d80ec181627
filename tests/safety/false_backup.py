"""A backup made of attacked files, with a list of its contents that fits them: anybody can write such a list."""

import shutil
from contextlib import closing
from pathlib import Path

import apsw

from engine.adapters import schema
from engine.adapters.case_keys import keys_path
from engine.adapters.copies import FORMAT, KEYS_FILE, STORE_FILE, Contents, digest_of, write_contents
from engine.adapters.custody import Custody
from engine.adapters.restoring import Wish, restore
from engine.errors import EngineError
from tests.adapters.examples import MOMENT
from tests.safety.scene import plain
from tests.safety.script import CUSTODY, STORE


def is_put_back(root: Path) -> bool:
    """Offer the attacked files as a backup of an earlier day; tell whether the program puts it in the store's place."""
    folder = root / "false"
    try:
        _write(root / STORE, folder)
    except (apsw.Error, ValueError, TypeError):
        return False  # no list can be written of what cannot be read
    try:
        restore(
            folder, root / "put-back" / STORE, custody=Custody(root / CUSTODY), at=MOMENT, wish=Wish(accept_older=True)
        )
    except EngineError:
        return False
    return True


def _write(store: Path, folder: Path) -> None:
    folder.mkdir()
    for source, name in ((store, STORE_FILE), (keys_path(store), KEYS_FILE)):
        with closing(plain(source)) as connection:
            connection.pragma("journal_mode", "delete")
        shutil.copy(source, folder / name)
        (folder / name).chmod(0o600)
    with closing(plain(folder / STORE_FILE)) as connection:
        ((position, mac),) = connection.execute(schema.SELECT_HEAD)
        ((store_id,),) = connection.execute("SELECT value FROM meta WHERE name = 'store_id'")
        ((cases,),) = connection.execute("SELECT count(*) FROM cases")
    contents = Contents(
        format=FORMAT,
        made_at=MOMENT,
        store=store_id,
        position=position,
        mac=mac.hex(),
        entries=position,
        cases=cases,
        files={name: digest_of(folder / name) for name in (STORE_FILE, KEYS_FILE)},
    )
    write_contents(folder, contents)
