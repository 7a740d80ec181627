"""No bit of a store, its log, its keys or a backup can turn unseen; and the harness of this turns what it says."""

import random
from pathlib import Path

import pytest

from tests.safety import bit_flips
from tests.safety.bit_flips import FILES, PER_COMMIT, SHARES


@pytest.mark.slow
def test_no_bit_turns_unseen() -> None:
    report = bit_flips.run(PER_COMMIT, 1)
    assert report.passed, report.told()


def test_every_file_has_its_share() -> None:
    assert set(SHARES) == set(FILES)
    report = bit_flips.run(len(SHARES), 2)
    assert report.count == len(SHARES)
    assert not report.faults


def test_one_bit_is_turned(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(bytes(100))
    at = bit_flips._turn(file, random.Random(1))  # noqa: SLF001 - what the harness rests on
    content = file.read_bytes()
    assert content[at // 8] == 1 << at % 8
    assert sum(content) == content[at // 8]


def test_a_turned_bit_that_nothing_tells_of_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bit_flips, "where_seen", lambda _: ("reading", False))
    assert bit_flips.run(60, 1).faults
