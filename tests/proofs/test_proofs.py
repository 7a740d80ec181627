"""What is proved: each rule on a guide small enough to be seen through, and what a proof hands out."""

import pytest

from engine.guideline.element import Demand, Participant
from engine.guideline.model import Answer, Guard, Guideline, Track
from engine.guideline.registry import Baton, Recipient, StandingRule
from engine.guideline.vocabulary import Requirement, Status, StepKind, Urgency
from engine.proofs import Proofs, prove
from engine.proofs.certificate import accepts
from engine.values import replace
from tests.proofs.guides import CHILD, END, NEXT, PPT, SAFETY, Drawing, answer, guide, level, step, to, to_level

MEASURES, EVALUATION, DECISION = StepKind.MEASURES, StepKind.EVALUATION, StepKind.DECISION
CONSENT, PARALLEL, MEETING = StepKind.CONSENT, StepKind.PARALLEL, StepKind.MEETING
YOUNG = (Guard(fact="alder", values=("ung",)),)
DRAWN = 300


def told(made: Guideline) -> list[tuple[str, str, str]]:
    return [(hit.rule, hit.severity.value, hit.at) for hit in prove(made).hits]


def way(made: Guideline) -> list[str]:
    (hit,) = prove(made).hits
    return [hop.at for hop in hit.path]


def asked(*, refused: str = "a/ring", onward: tuple[str, ...] = ()) -> Guideline:
    return guide(
        level(
            "a",
            step("a/spør", CONSENT, if_refused=to(refused)),
            step("a/ring", involves=(PPT,)),
            step("a/slutt", goto=END),
            *(step(name) for name in onward),
        )
    )


def test_a_sound_guide_is_proved_with_a_certificate_for_each_rule() -> None:
    proofs = prove(asked(refused="a/slutt"))
    assert proofs.hits == ()
    assert sorted({one.fact.rule for one in proofs.certificates}) == ["P01", "P03", "P04"]


def test_a_no_that_leads_on_is_a_way_without_consent() -> None:
    assert told(asked()) == [("P01", "error", "a/ring")]
    assert way(asked()) == ["a/spør", "a/ring"]


def test_who_is_only_offered_needs_no_consent() -> None:
    made = guide(level("a", step("a/ring", involves=(replace(PPT, optional=True),), goto=END)))
    assert told(made) == []


def test_a_level_or_an_answer_that_demands_it_gives_it() -> None:
    ring = step("b/ring", involves=(PPT,), goto=END)
    demand = (Demand(requirement=Requirement.CONSENT),)
    for asking in ({"requires": demand}, {}):
        for way_in in (answer("ja", to_level("b"), requires=() if asking else demand), answer("ja", to("b/ring"))):
            made = guide(level("a", step("a/velg", DECISION, answers=(way_in,))), level("b", ring, **asking))
            is_asked = bool(asking or way_in.requires)
            assert told(made) == ([] if is_asked else [("P01", "warning", "b/ring")])


def test_a_holder_is_named_before_the_first_measure() -> None:
    def made(named: str | None) -> Guideline:
        steps = (
            step("a/se", names=named),
            step("a/hjelp", MEASURES),
            step("a/ev", EVALUATION, hears=(CHILD,), goto=END),
        )
        return guide(level("a", *steps), baton=Baton(from_first_measure=True))

    assert told(made("holder")) == []
    assert told(made(None)) == [("P02", "error", "a/hjelp")]


def test_an_evaluation_that_can_be_passed_by_is_an_error_and_one_that_lacks_is_a_warning() -> None:
    velg = step("a/velg", DECISION, answers=(answer("mer", NEXT), answer("nok", END)))
    hjelp, ev = step("a/hjelp", MEASURES, hears=(CHILD,)), step("a/ev", EVALUATION, goto=END)
    assert told(guide(level("a", hjelp, velg, ev))) == [("P03", "error", "a/velg")]
    assert told(guide(level("a", replace(hjelp, goto=END)))) == [("P03", "warning", "a/hjelp")]
    assert way(guide(level("a", replace(hjelp, goto=END)))) == ["a/hjelp", "slutt"]


def test_the_child_is_heard_after_the_measures_and_before_a_decision() -> None:
    def made(*, heard: bool) -> Guideline:
        ev = step("a/ev", EVALUATION, hears=(CHILD,) if heard else ())
        velg = step("a/velg", DECISION, answers=(answer("nok", END),))
        return guide(level("a", step("a/møte", hears=(CHILD,)), step("a/hjelp", MEASURES), ev, velg))

    assert told(made(heard=True)) == []
    assert told(made(heard=False)) == [("P04", "warning", "a/velg")]


def test_a_ring_and_what_it_hides_are_told_once_each() -> None:
    made = guide(level("a", step("a/se"), step("a/mer", goto=to("a/se")), step("a/bak"), step("a/bakom", goto=END)))
    assert told(made) == [("G18", "error", "a/bak"), ("G19", "error", "a/se")]


def test_a_level_that_nothing_leads_to_is_told_as_a_level() -> None:
    made = guide(level("a", step("a/se", goto=END)), level("b", step("b/se"), step("b/mer", goto=END)))
    assert told(made) == [("G18", "error", "b")]


def test_a_ring_that_only_a_fact_leads_out_of_is_a_warning() -> None:
    out = step("a/ut", DECISION, guards=YOUNG, answers=(answer("ja", END), answer("nei", NEXT)))
    made = guide(level("a", step("a/se"), out, step("a/mer", goto=to("a/se"))))
    assert told(made) == [("G20", "warning", "a/se")]
    assert told(guide(level("a", step("a/se"), replace(out, guards=()), step("a/mer", goto=to("a/se"))))) == []


def test_every_case_has_an_answer() -> None:
    def made(*values: str) -> Guideline:
        ways = tuple(answer(one, END, guards=(Guard(fact="alder", values=(one,)),)) for one in values)
        return guide(level("a", step("a/velg", DECISION, answers=ways)))

    assert told(made("ung", "eldre")) == []
    assert told(made("ung")) == [("G21", "error", "a/velg")]
    assert prove(made("ung")).hits[0].detail == (("alder", "eldre"),)


# ---------------------------------------------------------------- tracks, everywhere, variants, empty levels


def with_tracks(*tracks: Track, after: tuple[Answer, ...] = (answer("nok", END),)) -> Guideline:
    both = step("a/to", PARALLEL, tracks=tracks)
    return guide(level("a", both, step("a/velg", DECISION, answers=after)))


def track(name: str, *kinds: StepKind, goto: str | None = None) -> Track:
    steps = tuple(step(f"a/to/{name}/{number}", kind, hears=(CHILD,)) for number, kind in enumerate(kinds))
    if goto:
        steps = (*steps[:-1], replace(steps[-1], goto=to(goto)))
    return Track(id=f"a/to/{name}", title=name, steps=steps)


def test_a_track_can_take_after_another_has_given() -> None:
    made = with_tracks(track("x", MEASURES), track("y", EVALUATION))
    assert told(made) == [("P03", "error", "a/velg")]
    assert way(made) == ["a/to", "a/to/y/0", "a/to/x/0", "a/velg"]


def test_a_track_that_takes_and_gives_itself_leaves_it_given() -> None:
    assert told(with_tracks(track("x", MEASURES, EVALUATION), track("y", EVALUATION))) == []


def test_a_need_in_one_track_can_be_taken_away_by_another() -> None:
    needing = Track(id="a/to/y", title="y", steps=(step("a/to/y/velg", DECISION, answers=(answer("ja", NEXT),)),))
    made = with_tracks(track("x", MEASURES, EVALUATION), needing)
    assert told(made) == [("P03", "error", "a/to/y/velg"), ("P04", "warning", "a/to/y/velg")]
    assert [hop.at for hop in prove(made).hits[0].path] == ["a/to", "a/to/x/0", "a/to/y/velg"]


def test_another_track_cannot_come_between_a_step_and_the_next() -> None:
    review = step("a/to/y/ev", EVALUATION, hears=(CHILD,))
    decides = step("a/to/y/velg", DECISION, answers=(answer("ja", NEXT),))
    made = with_tracks(track("x", MEASURES), Track(id="a/to/y", title="y", steps=(review, decides)))
    assert told(made) == [("P03", "error", "a/velg")]
    waits = replace(made.levels[0].steps[0].tracks[1], steps=(review, step("a/to/y/vent"), decides))
    made = with_tracks(track("x", MEASURES), waits)
    assert told(made) == [
        ("P03", "error", "a/to/y/velg"),
        ("P03", "error", "a/velg"),
        ("P04", "warning", "a/to/y/velg"),
    ]
    path = ["a/to", "a/to/y/ev", "a/to/y/vent", "a/to/x/0", "a/to/y/velg"]
    assert [hop.at for hop in prove(made).hits[0].path] == path


def test_what_a_meeting_answers_for_is_in_its_own_move() -> None:
    held = (step("a/to/x/møte", MEETING, covers=("a/to/x/tiltak",)), step("a/to/x/tiltak", MEASURES, evaluates=True))
    decides = step("a/to/y/velg", DECISION, answers=(answer("ja", NEXT),))
    rows = (Track(id="a/to/x", title="x", steps=held), Track(id="a/to/y", title="y", steps=(decides,)))
    assert told(with_tracks(*rows)) == [("P04", "warning", "a/to/y/velg"), ("P04", "warning", "a/velg")]


def test_a_track_that_never_ends_is_told_there_and_nowhere_else() -> None:
    made = with_tracks(track("x", StepKind.STEP, StepKind.STEP, goto="a/to/x/0"), track("y", StepKind.STEP))
    assert told(made) == [("G19", "error", "a/to/x/0")]


def test_a_report_leads_from_everywhere_with_what_is_missing_and_ends_without_an_evaluation() -> None:
    rule = StandingRule(id="vold", when="Vold", do="Meld", afterwards=to("a/ring"))
    steps = (step("a/spør", CONSENT, if_refused=END), step("a/ring", involves=(PPT,), goto=END))
    assert told(guide(level("a", *steps), rules=(rule,))) == [("P01", "error", "a/ring")]
    steps = (step("a/hjelp", MEASURES), step("a/ev", EVALUATION, goto=END))
    assert told(guide(level("a", *steps), rules=(replace(rule, afterwards=END),))) == []


def test_each_variant_is_gone_through_by_itself() -> None:
    only_a = step("a/spør", CONSENT, if_refused=END, variants=("x",))
    ring = step("a/ring", involves=(PPT,), goto=END)
    assert (
        told(
            guide(
                level("a", only_a, replace(ring, variants=("x",), goto=None), step("a/bak", goto=END)),
                variants=("x", "y"),
            )
        )
        == []
    )
    assert told(guide(level("a", only_a, ring), variants=("x", "y"))) == [("P01", "error", "a/ring")]


def test_what_hangs_on_a_level_without_steps_is_not_proved() -> None:
    made = guide(level("a"), level("b", step("b/ring", involves=(PPT,), goto=END)))
    assert told(made) == [("P01", "advice", "b/ring")]


def test_a_meeting_that_answers_for_an_evaluation_has_held_it() -> None:
    hjelp = step("a/hjelp", MEASURES, hears=(CHILD,))
    ev, velg = step("a/ev", EVALUATION), step("a/velg", DECISION, answers=(answer("nok", END),))
    assert told(guide(level("a", hjelp, step("a/møte", MEETING, covers=("a/ev",)), ev, velg))) == []


def test_a_shielded_case_can_go_past_a_meeting_but_not_past_its_answers() -> None:
    keeps = StandingRule(id="vold", when="Vold", do="Meld", kept_out=(Participant(id="barn", title="Barnet"),))
    held = step("a/møte", MEETING, invites=(CHILD,))
    assert told(guide(level("a", held, step("a/bak", goto=END)), rules=(keeps,))) == []
    stuck = guide(level("a", replace(held, answers=(answer("nok", END),))), rules=(keeps,))
    assert told(stuck) == [("P05", "error", "a/møte")]


# ---------------------------------------------------------------- certificates


def certified(proofs: Proofs) -> bool:
    return all(accepts(one) for one in proofs.certificates)


@pytest.mark.parametrize("part", range(10))
def test_whatever_is_proved_has_a_certificate_that_is_accepted(part: int) -> None:
    proofs = [prove(Drawing(seed).guide()) for seed in range(part * DRAWN, (part + 1) * DRAWN)]
    assert all(map(certified, proofs))
    assert sum(len(one.certificates) for one in proofs) > DRAWN
    assert {hit.rule for one in proofs for hit in one.hits} >= {"G18", "G19", "P01", "P02", "P03", "P04"}


def test_a_certificate_that_leaves_something_out_is_refused() -> None:
    (one,) = (found for found in prove(asked(refused="a/slutt")).certificates if found.fact.rule == "P01")
    assert accepts(one)
    for place in one.missing:
        assert not accepts(replace(one, missing=one.missing - {place}))
    for place in one.reached:
        assert not accepts(replace(one, reached=one.reached - {place}))


def test_a_certificate_of_what_is_not_so_is_refused() -> None:
    (good,) = (found for found in prove(asked(refused="a/slutt")).certificates if found.fact.rule == "P01")
    bad = prove(asked())
    assert [hit.rule for hit in bad.hits] == ["P01"]
    sight = next(found.sight for found in bad.certificates)
    assert not accepts(replace(good, sight=sight))
    assert not accepts(replace(good, sight=sight, missing=good.reached))


# ---------------------------------------------------------------- who must be told


def test_that_nobody_must_be_told_is_told_at_the_rule_that_should_say_so() -> None:
    def at(*rules: StandingRule, status: Status = Status.TRIAL) -> list[str]:
        made = replace(guide(level("a", step("a/se", goto=END))), rules=rules)
        made = replace(made, head=replace(made.head, status=status))
        return [hit.at for hit in prove(made).hits if hit.rule == "P06"]

    moved, quiet = (StandingRule(id=name, when="Noe", do="Gjør noe") for name in ("flytting", "vold"))
    needed = replace(quiet, report_to=(Recipient(id="barnevern", urgency=Urgency.WHEN_NEEDED),))
    assert at() == [""]
    assert at(quiet) == ["vold"]
    assert at(moved, quiet) == [""]
    assert at(moved, replace(quiet, kept_out=(CHILD,))) == ["vold"]
    assert at(moved, needed) == ["vold"]
    assert at(moved, SAFETY) == []
    assert at(quiet, status=Status.DRAFT) == []
    assert at(needed, status=Status.DRAFT) == ["vold"]
