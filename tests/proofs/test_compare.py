"""The analyser says what the token game says, and a certificate that is forged is refused."""

from pathlib import Path

import pytest

from engine.proofs import Certificate, certificate, prove
from engine.proofs.certificate import accepts
from engine.values import replace
from tests.proofs import compare
from tests.proofs.compare import differences
from tests.proofs.random_graphs import drawn
from tests.proofs.small import END, guide, level, somebody, step

COUNT, MANY = 500, 10_000
"""With each run of the tests, and with the slow ones; a hundred thousand are given by command."""


MOST_LINES = 30


def test_a_small_guide_has_no_differences() -> None:
    made = guide(level("1", step("1/a"), step("1/ppt", involves=somebody("ppt"), goto=END)))
    assert [(hit.rule, hit.at, [hop.at for hop in hit.path]) for hit in prove(made).hits] == [
        ("P01", "1/ppt", ["1/a", "1/ppt"])
    ]
    assert list(differences(made)) == []


def test_a_fault_that_the_analyser_misses_is_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    made = guide(level("1", step("1/a", goto=END), step("1/b", goto=END)))
    sound = prove(guide(level("1", step("1/a", goto=END))))
    monkeypatch.setattr(compare, "prove", lambda _: sound)
    assert list(differences(made)) == ["G18 1/b: the analyser misses what the game finds (error)"]


def test_analyser_and_game_agree() -> None:
    assert compare.compare(COUNT, 1).faults == []


@pytest.mark.slow
def test_analyser_and_game_agree_on_many() -> None:
    assert compare.compare(MANY, 1).faults == []


# ---------------------------------------------------------------- forged certificates


def certificates(count: int) -> list[Certificate]:
    return [one for seed in range(count) for one in prove(drawn(seed)).certificates]


def test_a_certificate_that_lacks_a_place_is_refused() -> None:
    forged = [
        replace(one, reached=one.reached - {place}) for one in certificates(20) for place in sorted(one.reached)[:3]
    ]
    assert forged
    assert not any(map(accepts, forged))


def test_a_certificate_that_lacks_a_place_with_the_fact_missing_is_refused() -> None:
    forged = [
        replace(one, missing=one.missing - {place}) for one in certificates(20) for place in sorted(one.missing)[:3]
    ]
    assert forged
    assert not any(map(accepts, forged))


def test_a_certificate_that_lacks_what_another_track_can_take_is_refused() -> None:
    forged = [
        replace(one, swayed=one.swayed - {place}) for one in certificates(200) for place in sorted(one.swayed)[:3]
    ]
    assert forged
    assert not any(map(accepts, forged))


def test_a_checker_is_small_enough_to_be_read() -> None:
    assert len(Path(certificate.__file__).read_text("utf-8").splitlines()) <= MOST_LINES


def test_a_certificate_for_a_guide_with_one_more_way_is_refused() -> None:
    forged = []
    for one in certificates(20):
        outside = next((place for place in range(len(one.sight.flow)) if place not in one.reached), None)
        if outside is not None:
            here = min(one.reached)
            flow = tuple((*ways, (outside, 0)) if at == here else ways for at, ways in enumerate(one.sight.flow))
            forged.append(replace(one, sight=replace(one.sight, flow=flow)))
    assert forged
    assert not any(map(accepts, forged))
