"""Guides drawn by chance are sound, of every size and with everything in them, and often faulty for every rule."""

from collections import Counter

from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline, Step, steps_of
from engine.guideline.vocabulary import Seriousness, SpotKind, StepKind, TargetKind
from tests.proofs.game.told import RULES, found_in
from tests.proofs.random_graphs import LEAST, MOST, drawn

COUNT = 600
LEAST_FAULTY, MOST_FAULTY = 0.3, 0.9


def steps(guideline: Guideline) -> list[Step]:
    return [step for level in guideline.levels for step in steps_of(level)]


def test_a_seed_gives_the_same_guide_again() -> None:
    assert drawn(7) == drawn(7)
    assert drawn(7) != drawn(8)


def test_guides_have_five_to_sixty_steps() -> None:
    sizes = Counter(len(steps(drawn(seed))) for seed in range(COUNT))
    assert min(sizes) == LEAST
    assert MOST - 5 <= max(sizes) <= MOST
    assert len(sizes) > (MOST - LEAST) * 0.8


def test_every_guide_can_be_followed() -> None:
    for seed in range(COUNT):
        guideline = drawn(seed)
        process = compile_process(guideline, "digest")
        places = {*process.steps, *process.levels, *process.endings}
        targets = [one for step in steps(guideline) for one in (step.goto, step.if_refused) if one]
        targets += [one for step in steps(guideline) for answer in step.answers for one in answer.targets]
        assert {one.ref for one in targets if one.kind is not TargetKind.NEXT} <= places


def test_everything_that_a_rule_looks_at_is_drawn() -> None:
    guides = [drawn(seed) for seed in range(COUNT)]
    every = [step for guideline in guides for step in steps(guideline)]
    assert {step.kind for step in every} == set(StepKind)
    for name in (
        "tracks",
        "guards",
        "variants",
        "optional",
        "covers",
        "involves",
        "sends",
        "hears",
        "names",
        "minutes",
    ):
        assert any(getattr(step, name) for step in every), name
    answers = [answer for step in every for answer in step.answers]
    for name in ("opens", "guards", "requires", "who"):
        assert any(getattr(answer, name) for answer in answers), name
    assert any(len(answer.targets) > 1 for answer in answers)
    assert any(not level.steps for guideline in guides for level in guideline.levels)
    assert any(level.variants for guideline in guides for level in guideline.levels)
    assert any(rule.afterwards for guideline in guides for rule in guideline.rules)
    assert any(kind.on_withdrawal for guideline in guides for kind in guideline.consent_types)
    assert any(guideline.entrances for guideline in guides)


def test_rules_of_its_own_name_everything_that_such_rules_can_name() -> None:
    rules = [rule for seed in range(COUNT) for rule in drawn(seed).own_rules]
    named = {spot.kind for rule in rules for spot in (*rule.gives, *rule.takes, *rule.needed_at)}
    assert named == set(SpotKind)
    assert {rule.severity for rule in rules} == set(Seriousness)
    assert {rule.at_start for rule in rules} == {True, False}


def test_for_every_rule_three_in_ten_guides_are_faulty() -> None:
    faulty = Counter(rule for seed in range(COUNT) for rule in {rule for rule, _ in found_in(drawn(seed))})
    shares = {rule: faulty[rule] / COUNT for rule in RULES}
    assert all(LEAST_FAULTY <= share <= MOST_FAULTY for share in shares.values()), shares
