"""How a case begins: at the guide's entrances, by whom it says, on the variant that is followed."""

import pytest

from engine.cases import commands as cmd
from engine.cases.events import StepPassed
from engine.cases.opening import ways_in_of
from engine.cases.state import Mark
from engine.guideline.compile import compile_process
from engine.values import replace
from tests.cases import guide
from tests.cases.guide import Walk
from tests.cases.stories import ONWARD, TICK, opened
from tests.cases.whole import WHOLE, WHOLE_GUIDE

SCHOOL = cmd.OpenCase(alias="prøve", variant="skole")


def opening(*, entry: str | None = None, by_role: str | None = None, variant: str = "skole") -> cmd.OpenCase:
    return replace(SCHOOL, entry=entry, by_role=by_role, variant=variant)


def begun(**wanted: str) -> Walk:
    return Walk(process=WHOLE).do(opening(**wanted))


def test_without_a_word_an_employee_begins_at_the_first_entrance() -> None:
    state = begun().state
    assert (state.standing.state, state.entered_by, state.variant) == ("a/ring", "ansatt", "skole")


@pytest.mark.parametrize("entry", ["nivå A", "a", "a/lek", "A"])
def test_an_entrance_is_named_by_its_level_or_its_state(entry: str) -> None:
    assert begun(entry=entry, by_role="Foresatte").state.entered_by == "foresatte"


def test_a_step_can_be_an_entrance_and_its_level_is_not_it() -> None:
    assert begun(entry="Velg", by_role="barn").here == "a/velg"
    assert begun(by_role="barnet").here == "a/velg"


@pytest.mark.parametrize(
    ("wanted", "code", "names"),
    [
        ({"entry": "nivå B"}, "no-such-entrance", "«nivå A», «nivå D», «Velg»"),
        ({"entry": "nivå A", "by_role": "barn"}, "entrance-not-for", "«Ansatt», «Foresatte»"),
        ({"entry": "Velg"}, "entrance-by-whom", "«Barnet»"),
        ({"by_role": "naboen"}, "unknown-role", None),
        ({"variant": "sfo"}, "unknown-variant", "«skole», «barnehage»"),
    ],
)
def test_another_way_in_is_refused_with_the_names(wanted: dict[str, str], code: str, names: str | None) -> None:
    refusal = Walk(process=WHOLE).refused(opening(**wanted))
    assert refusal.code == code
    assert names in (None, dict(refusal.reasons[0].arguments)["names"])


def test_who_begins_can_be_named_by_what_the_role_is_whatever_the_guide_calls_it() -> None:
    assert begun(by_role="child").here == "a/velg"
    assert begun(by_role="guardians").state.entered_by == "foresatte"
    plain = compile_process(replace(WHOLE_GUIDE, roles=(), entrances=()), "no roles")
    assert Walk(process=plain).do(opening(by_role="guardians")).state.entered_by == "guardians"


def test_what_the_guide_says_of_a_way_in_is_told_of_who_came_by_it() -> None:
    said = "Foreldre kan be om hjelp."
    first, second, *others = WHOLE_GUIDE.entrances
    entrances = (first, replace(second, what=said), *others)
    process = compile_process(replace(WHOLE_GUIDE, entrances=entrances), "told")
    assert ways_in_of(Walk(process=process).do(opening(by_role="foresatte")).state, process) == (said,)
    assert ways_in_of(Walk(process=process).do(opening()).state, process) == ()


def test_where_a_guide_has_several_variants_one_is_chosen() -> None:
    walk = Walk(process=WHOLE)
    refusal = walk.refused(cmd.OpenCase(alias="x"))
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("variant-needed", "«skole», «barnehage»")


def test_the_only_variant_is_the_one_that_is_followed() -> None:
    one = compile_process(replace(WHOLE_GUIDE, head=guide.head(variants=("skole",))), "one")
    assert Walk(process=one).do(cmd.OpenCase(alias="x")).state.variant == "skole"
    assert guide.opened().state.variant is None
    assert Walk().refused(cmd.OpenCase(alias="x", variant="skole")).code == "unknown-variant"


def test_a_step_for_other_variants_is_left_out_also_at_the_entrance() -> None:
    assert opened("barnehage").here == "a/lek"
    walk = opened("skole")
    assert (walk.here, walk.state.standing.state) == ("a/ring", "a/ring")
    assert [one.body for one in walk.events if isinstance(one.body, StepPassed)] == [
        StepPassed("a/lek", variant="skole")
    ]


def test_a_step_left_out_of_a_new_pass_is_left_out_of_that_pass() -> None:
    walk = opened("skole").do(TICK, ONWARD, cmd.ChooseAnswer(answer="igjen"))
    assert [(one.step, one.pass_) for one in walk.state.trail if one.mark is Mark.LEFT_OUT] == [
        ("a/lek", 1),
        ("a/lek", 2),
    ]


def test_a_level_for_other_variants_is_no_way_in() -> None:
    refusal = Walk(process=WHOLE).refused(replace(SCHOOL, entry="nivå D"))
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("variant-is", "barnehage")
    assert begun(entry="nivå D", variant="barnehage").here == "d/"


def test_a_case_cannot_begin_where_it_has_not_what_the_level_asks() -> None:
    first = replace(WHOLE_GUIDE.entrances[0], start=guide.to_level("b"))
    process = compile_process(replace(WHOLE_GUIDE, entrances=(first,)), "b")
    assert Walk(process=process).codes(SCHOOL) == ["consent", "fact-is"]


def test_without_entrances_only_the_first_level_is_one() -> None:
    assert Walk().do(cmd.OpenCase(alias="x", entry="nivå A")).here == "a/se"
    assert Walk().refused(cmd.OpenCase(alias="x", entry="nivå B")).code == "no-such-entrance"
    assert Walk().do(cmd.OpenCase(alias="x", by_role="barn")).state.entered_by == "barn"
