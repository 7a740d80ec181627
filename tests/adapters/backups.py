"""What the tests of backups share: a store with cases, putting a backup back, and a kill at any step on the disk."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from engine.adapters.restoring import Wish, restore
from engine.adapters.verifying import verify
from engine.application.upkeep import BackedUp, Restored
from tests.adapters.examples import MOMENT
from tests.adapters.stores import custody_of, open_store

LATER = MOMENT + timedelta(days=1)
ANYWAY = Wish(replace=True, accept_older=True)


def cases_of(path: Path) -> set[str]:
    with open_store(path) as store:
        assert verify(store, thorough=True).findings == ()
        return {one.case_id for one in store.rows()}


def restored(backup: BackedUp, path: Path, *, wish: Wish = ANYWAY) -> Restored:
    return restore(Path(backup.folder), path, custody=custody_of(path), at=LATER, wish=wish)


STEPS = ("rename", "replace", "link", "fsync", "unlink", "write", "mkdir", "pwrite", "rmdir")
KILLED = 9


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do something in a process of its own that is killed before its Nth step on the disk; tell whether it was."""
    child = os.fork()
    if child == 0:
        left = [step]

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the system call takes
                left[0] -= 1
                if left[0] < 0:
                    os._exit(KILLED)
                return real(*arguments, **more)

            return call

        for name in STEPS:
            setattr(os, name, counted(getattr(os, name)))
        try:
            work()
        except BaseException:  # noqa: BLE001 - the child must not go on as a test run
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, KILLED}, code
    return code == KILLED
