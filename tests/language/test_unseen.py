"""The guides that the rules were not made from: never edited, and never scored lower than the first time."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from tests.language import unseen_score
from tests.language.unseen_score import AGAIN, FIFTH, FOURTH, THIRD, UNSEEN, Totals, accidents, alarms, table, totals

RUNS = {
    UNSEEN / "first_run.txt": Totals(39, found=32, one=31, near=32, on_line=30, placed=30, hit=30),
    UNSEEN / "first_run_with_proofs.txt": Totals(39, found=39, one=39, near=37, on_line=37, placed=37, hit=37),
    AGAIN / "first_run.txt": Totals(39, found=36, one=34, near=31, on_line=31, placed=25, hit=25),
    THIRD / "first_run.txt": Totals(39, found=38, one=38, near=37, on_line=37, placed=33, hit=33),
    FOURTH / "first_run.txt": Totals(39, found=38, one=36, near=35, on_line=35, placed=34, hit=32),
    FIFTH / "first_run.txt": Totals(39, found=36, one=35, near=36, on_line=36, placed=36, hit=35),
}
FOLDERS = (UNSEEN, AGAIN, THIRD, FOURTH, FIFTH)
HARD = frozenset({"flyt", "policy", "referanse"})


def edited(folder: Path) -> list[str]:
    """The names in the list of sums that are missing or are not as they were, and the guides not in the list."""
    lines = (folder / "sha256.txt").read_text("utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {path.name for path in (*folder.glob("*.yaml"), *folder.glob("*.txt"))} - {"sha256.txt"}
    found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sums.keys() & there}
    return sorted(name for name in sums.keys() | there if name not in found or found[name] != sums[name])


def hits_of(run: Path) -> set[str]:
    return set(re.findall(r"^(uhell-\d+) .* truffet ", run.read_text("utf-8"), re.MULTILINE))


def at_its_sign(one: unseen_score.Scored) -> bool:
    """Whether a sign that does not show is told at the sign itself, and not where its word begins as it was then."""
    first = one.said[0].span.start if one.one else None
    return (
        first is not None and one.said[0].rule == "T10" and first.line == one.finger[0] and first.column > one.finger[1]
    )


def alarms_of(run: Path) -> int:
    return int(re.findall(r"^falsk alarm i (\d) av 7 friske$", run.read_text("utf-8"), re.MULTILINE)[0])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nobody_has_edited_them(folder: Path) -> None:
    assert edited(folder) == []


def test_every_run_is_kept() -> None:
    assert {run for folder in FOLDERS for run in folder.glob("*run*.txt")} == set(RUNS)


def test_an_edit_would_be_seen(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(UNSEEN, tmp_path / "unseen"))
    with (folder / "uhell-07.yaml").open("ab") as opened:
        opened.write(b"\n")
    (folder / "frisk-2.yaml").unlink()
    (folder / "uhell-40.yaml").write_bytes(b"")
    assert edited(folder) == ["frisk-2.yaml", "uhell-07.yaml", "uhell-40.yaml"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_there_are_as_many_as_were_promised(folder: Path) -> None:
    broken = accidents(folder)
    assert len(broken) == 39
    assert sum(one.kind in HARD for one in broken) == 13
    assert len(alarms(folder)) == 7


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"{run.parent.name}-{run.stem}")
def test_each_line_of_a_run_names_a_guide(run: Path) -> None:
    told = re.findall(r"^((?:uhell|frisk)-\d+) ", run.read_text("utf-8"), re.MULTILINE)
    assert told == [one.name for one in (*accidents(run.parent), *alarms(run.parent))]


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"{run.parent.name}-{run.stem}")
def test_it_is_never_scored_lower_than_it_was(run: Path) -> None:
    broken = accidents(run.parent)
    assert len(hits_of(run)) == RUNS[run].hit
    assert all(today >= then for today, then in zip(totals(broken), RUNS[run], strict=True))
    assert hits_of(run) <= {one.name for one in broken if one.hit or at_its_sign(one)}
    assert sum(one.found for one in alarms(run.parent)) <= alarms_of(run)


def test_a_check_that_says_nothing_scores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unseen_score, "_said", lambda _: ())
    assert totals(accidents(UNSEEN)) == Totals(39, 0, 0, 0, 0, 0, 0)
    assert "alle: 0 av 39 truffet" in table(UNSEEN)
