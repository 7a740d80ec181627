"""A package is a folder with a name of its own, written whole; what somebody who was killed has left of one goes."""

import os
from datetime import timedelta
from pathlib import Path

from engine.adapters.packages import SUMS, look_through, write_package
from tests.adapters.examples import MOMENT

FILES = {"sak.json": b'{"sak": {"nummer": "2026-014"}}', "papirer/stafettlogg.txt": b"Logg"}


def test_a_package_is_named_after_its_case_and_a_second_one_has_a_number_more(tmp_path: Path) -> None:
    first, second = (write_package(tmp_path, "2026-014", files=FILES, at=MOMENT) for _ in range(2))
    assert [Path(one.folder).name for one in (first, second)] == ["bti-arkiv-2026-014", "bti-arkiv-2026-014-2"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bti-arkiv-2026-014", "bti-arkiv-2026-014-2"]
    found = look_through(Path(second.folder))
    assert (found.number, found.digest, found.files, found.findings) == ("2026-014", second.digest, len(FILES), ())
    assert (Path(first.folder) / SUMS).stat().st_mode & 0o077 == 0


def test_what_somebody_killed_has_left_of_a_package_is_taken_away_the_day_after(tmp_path: Path) -> None:
    fresh, old, backup = (tmp_path / name for name in (".bti-arkiv-1.7.ny", ".bti-arkiv-2.8.ny", ".bti-9.ny"))
    for left, age in ((fresh, timedelta(hours=1)), (old, timedelta(days=2)), (backup, timedelta(days=2))):
        left.mkdir()
        (left / "sak.json").write_bytes(b"{}")
        moment = (MOMENT - age).timestamp()
        os.utime(left, (moment, moment))
    write_package(tmp_path, "3", files=FILES, at=MOMENT)
    assert (fresh.exists(), old.exists(), backup.exists()) == (True, False, True)
