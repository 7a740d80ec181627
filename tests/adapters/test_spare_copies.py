"""When the last backup and the last copy of a key were made: told as the date in Norway, also late in the evening."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.adapters.spare_copies import LastBackup, backup_check, key_copy_check
from engine.application.ports import Notice
from engine.application.upkeep import KEY_COPIED

LATE = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
"""Half past midnight in Norway, on the next day."""


def test_the_last_backup_was_made_on_the_date_in_norway(tmp_path: Path) -> None:
    last = LastBackup(LATE, str(tmp_path / "kopi"))
    for moment in (LATE, LATE + timedelta(days=8)):
        told = backup_check(last, store=tmp_path / "bti.lager", now=moment).finding.said
        assert told["day"] == "2026-11-24"


def test_the_last_copy_of_the_key_was_made_on_the_date_in_norway(tmp_path: Path) -> None:
    notice = Notice(LATE, KEY_COPIED, {"store": "en", "file": str(tmp_path / "kopi.nokkel")})
    told = key_copy_check((notice,), "en", key=tmp_path / "nokler" / "bti.nokkel").finding.said
    assert told["day"] == "2026-11-24"
