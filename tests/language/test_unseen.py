"""The guides that the rules were not made from: never edited, and never scored lower than the first time."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from tests.language import unseen_score
from tests.language.unseen_score import UNSEEN, Totals, accidents, alarms, table, totals

FIRST = UNSEEN / "first_run.txt"
FIRST_TOTALS = Totals(39, found=32, one=31, near=32, on_line=30, placed=30, hit=30)
HARD = frozenset({"flyt", "policy", "referanse"})


def edited(folder: Path) -> list[str]:
    """The names in the list of sums that are missing or are not as they were, and the guides not in the list."""
    lines = (folder / "sha256.txt").read_text("utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {path.name for path in folder.glob("*.yaml")} | {FIRST.name}
    found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sums.keys() & there}
    return sorted(name for name in sums.keys() | there if name not in found or found[name] != sums[name])


def first_hits() -> set[str]:
    return set(re.findall(r"^(uhell-\d+) .* truffet ", FIRST.read_text("utf-8"), re.MULTILINE))


def test_nobody_has_edited_them() -> None:
    assert edited(UNSEEN) == []


def test_an_edit_would_be_seen(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(UNSEEN, tmp_path / "unseen"))
    with (folder / "uhell-07.yaml").open("ab") as opened:
        opened.write(b"\n")
    (folder / "frisk-2.yaml").unlink()
    (folder / "uhell-40.yaml").write_bytes(b"")
    assert edited(folder) == ["frisk-2.yaml", "uhell-07.yaml", "uhell-40.yaml"]


def test_there_are_as_many_as_were_promised() -> None:
    broken = accidents()
    assert len(broken) == 39
    assert sum(one.kind in HARD for one in broken) == 13
    assert len(alarms()) == 7


def test_each_line_of_the_first_run_names_a_guide() -> None:
    told = re.findall(r"^((?:uhell|frisk)-\d+) ", FIRST.read_text("utf-8"), re.MULTILINE)
    assert told == [one.name for one in (*accidents(), *alarms())]


def test_it_is_never_scored_lower_than_the_first_time() -> None:
    broken = accidents()
    assert all(today >= then for today, then in zip(totals(broken), FIRST_TOTALS, strict=True))
    assert first_hits() <= {one.name for one in broken if one.hit}
    assert sum(one.found for one in alarms()) <= 1


def test_a_check_that_says_nothing_scores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unseen_score, "_said", lambda _: ())
    assert totals(accidents()) == Totals(39, 0, 0, 0, 0, 0, 0)
    assert "alle: 0 av 39 truffet" in table()
