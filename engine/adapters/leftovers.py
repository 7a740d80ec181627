"""Finds the copies in which a case may lie that has been erased here: older backups, and stores that were replaced.

They are nobody's to delete but the municipality's; until then whoever has the key and one of them reads the case.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from engine.adapters.case_keys import SUFFIX
from engine.adapters.copies import CONTENTS_FILE
from engine.adapters.sqlite import SqliteStore
from engine.application.ports import Notice
from engine.application.upkeep import BACKED_UP, RESTORED


def older_copies(store: SqliteStore) -> tuple[Path, ...]:
    """Return the backups that the store knows of, and the replaced stores beside it, from before the last erasure."""
    proofs = store.erased()
    if not proofs:
        return ()
    last = max(proof.at for proof in proofs)
    made = [folder for folder, at in _backups(store.notices()) if at < last]
    backups = [Path(folder) for folder in dict.fromkeys(made) if (Path(folder) / CONTENTS_FILE).is_file()]
    beside = sorted(store.place.parent.glob(f"{store.place.name}-erstattet-*{SUFFIX}"))
    replaced = [path.with_name(path.name.removesuffix(SUFFIX)) for path in beside]
    return (*backups, *(path for path in replaced if path.is_file() and path.stat().st_mtime < last.timestamp()))


def _backups(notices: Iterable[Notice]) -> Iterator[tuple[str, datetime]]:
    """Give every backup that a store has been told of, with when: its own, and those it was put back from."""
    for notice in notices:
        folder = notice.details.get("folder")
        if folder and notice.kind == BACKED_UP:
            yield folder, notice.at
        elif folder and notice.kind == RESTORED:
            yield folder, datetime.fromisoformat(notice.details["made_at"])
