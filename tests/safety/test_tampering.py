"""Whoever holds the files changes nothing unnoticed; and what the harness of this is made of does what it says."""

from pathlib import Path

import pytest

from tests.safety import tampering
from tests.safety.aftermath import held, where_seen
from tests.safety.scene import build, content_of
from tests.safety.script import CUSTODY, STORE
from tests.safety.tampering import KINDS, MODULES, PER_COMMIT, attacked


@pytest.mark.slow
def test_every_kind_of_attack_is_seen() -> None:
    report = tampering.run(PER_COMMIT, 1)
    assert report.passed, report.told()


def test_there_are_more_kinds_than_were_asked_for() -> None:
    assert len(KINDS) == sum(len(module.KINDS) for module in MODULES) >= 20
    assert len(KINDS) == PER_COMMIT


def test_an_attack_that_is_not_seen_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tampering, "KINDS", {"none": lambda hand: hand.do("SELECT 1")})
    monkeypatch.setattr(tampering, "where_seen", lambda _: (None, False))
    monkeypatch.setattr(tampering, "_is_other", lambda *_: True)
    faults = attacked(2, 1)[0].faults
    assert [fault.partition(":")[0] for fault in faults if "does not see it" in fault] == ["none 0", "none 1"]


def test_an_attack_that_changes_nothing_is_drawn_again_and_then_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tampering, "KINDS", {"none": lambda hand: hand.do("SELECT 1")})
    (fault,) = attacked(1, 1)[0].faults
    assert "nothing to make it on" in fault


def test_a_store_that_nobody_has_attacked_is_seen_nowhere(tmp_path: Path) -> None:
    scene = build(tmp_path, seed=1, number=0)
    assert where_seen(scene.place(scene.now)) == (None, False)


def test_a_scene_has_the_store_as_it_was_and_another_one(tmp_path: Path) -> None:
    scene = build(tmp_path, seed=1, number=0)
    now, older = content_of(scene.now), content_of(scene.older)
    assert now
    assert older
    assert len(older["0 cases"]) < len(now["0 cases"])
    assert set(older["0 records"]) < set(now["0 records"])
    assert len(list((scene.now / CUSTODY).glob("*.nokkel"))) == 2
    assert held(scene.place(scene.now)) != held(scene.place(scene.other)) is not None
    assert (scene.other / STORE).is_file()
