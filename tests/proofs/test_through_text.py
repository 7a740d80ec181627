"""What the check of a file tells of guides drawn by chance is what the token game finds in them."""

import pytest

from engine.guideline.own_rules import OwnRule, Spot
from engine.guideline.vocabulary import SpotKind, StepKind
from engine.language.check import Checked
from engine.values import replace
from tests.proofs.game.told import RULES
from tests.proofs.random_graphs import drawn
from tests.proofs.small import END, NEXT, answer, guide, level, somebody, step
from tests.proofs.through_text import Page, differences, try_texts

COUNT, MANY = 60, 1_000


def test_a_guide_is_written_as_an_author_would() -> None:
    ring = step("1/ring", who=somebody("child"), involves=somebody("ppt", optional=True), goto=END)
    lines = Page(guide(level("1", step("1/se"), ring))).text.splitlines()
    assert lines[lines.index("- nivå: '1'") :] == [
        "- nivå: '1'",
        "  steg:",
        "  - steg: se",
        "  - steg: ring",
        "    hvem:",
        "    - child",
        "    involverer:",
        "    - evt. ppt",
        "    gå_til: slutt",
    ]


def test_check_and_game_agree() -> None:
    tried = try_texts(COUNT, 1)
    assert tried.faults == []
    assert tried.otherwise_faulty < COUNT / 2


@pytest.mark.slow
def test_check_and_game_agree_on_many() -> None:
    assert try_texts(MANY, 1).faults == []


def test_a_variant_that_ends_at_once_is_told_at_the_step_that_it_leaves_out() -> None:
    ending, given = Spot(kind=SpotKind.ENDING), Spot(kind=SpotKind.STEP, ref="1/varsle")
    rule = OwnRule(id="K01", fact="Rektor er varslet.", gives=(given,), needed_at=(ending,))
    ask = step("1/varsle", StepKind.DECISION, answers=(answer("varslet", NEXT),), goto=END, variants=("kort",))
    made = guide(level("1", ask, step("1/sist", goto=END)), own_rules=(rule,))
    made = replace(made, head=replace(made.head, variants=("kort", "lang")))
    page = Page(made)
    checked = page.check()
    (told,) = (one for one in checked.diagnostics if one.rule == "K01")
    assert (page.places[told.span.start], [point.title for point in told.path]) == ("1/varsle", ["Slutt"])


def test_a_finding_at_the_wrong_line_is_a_difference() -> None:
    guideline = drawn(1)
    page = Page(guideline)
    checked = page.check()
    proved = next(one for one in checked.diagnostics if one.rule in RULES)
    moved = replace(proved, span=checked.diagnostics[0].span)
    told = tuple(moved if one is proved else one for one in checked.diagnostics)
    assert list(differences(guideline, page, checked)) == []
    assert list(differences(guideline, page, replace(checked, diagnostics=told)))


def test_a_way_that_nobody_can_walk_is_a_difference() -> None:
    """The first guide with a way of two places or more; without its first place it cannot be walked."""
    tried = ((guideline, Page(guideline)) for guideline in map(drawn, range(1, COUNT)))
    checks = ((guideline, page, page.check()) for guideline, page in tried)
    guideline, page, checked = next(one for one in checks if _with_a_way(one[2]))
    told = tuple(replace(one, path=one.path[1:]) for one in checked.diagnostics)
    assert any("nobody can walk" in said for said in differences(guideline, page, replace(checked, diagnostics=told)))


def _with_a_way(checked: Checked) -> bool:
    return any(len(one.path) > 1 for one in checked.diagnostics)
