"""The table of moves: what leads where, with which gates, and where a new pass begins."""

from engine.guideline.process import Gate, Move, Need
from tests.cases.guide import PROCESS


def move(source: str, trigger: str, dest: str) -> Move:
    return next(one for one in PROCESS.candidates(source, trigger) if one.dest == dest)


def needs(gates: tuple[Gate, ...]) -> list[tuple[Need, str | None]]:
    return [(gate.need, gate.subject) for gate in gates]


def test_list_order_is_work_order() -> None:
    assert move("a/se", "complete", "a/hva-na").new_pass is False


def test_a_step_that_names_a_role_is_done_when_the_role_is_named() -> None:
    assert needs(move("a/se", "complete", "a/hva-na").gates) == [(Need.ROLE_NAMED, "ansvarlig")]


def test_a_level_asks_when_it_is_entered_and_its_first_step_asks_too() -> None:
    gates = move("a/hva-na", "answer:videre", "b/ring").gates
    assert needs(gates) == [
        (Need.CONSENT, None),
        (Need.SERVICE_NAMED, "andre"),
        (Need.SERVICE_CONSENT, "andre"),
    ]


def test_entering_the_present_level_begins_a_new_pass() -> None:
    assert move("b/velg", "answer:om-igjen", "b/ring").new_pass


def test_going_back_inside_a_level_begins_a_new_pass_without_asking_the_level() -> None:
    back = move("b/velg", "answer:mer", "b/tiltak")
    assert back.new_pass
    assert back.gates == ()


def test_an_answer_with_two_targets_has_a_trigger_for_each() -> None:
    triggers = [trigger for trigger in PROCESS.triggers("a/hva-na") if trigger.startswith("answer:prov-selv")]
    assert triggers == ["answer:prov-selv:step:a/se", "answer:prov-selv:ending:ferdig"]


def test_a_consent_step_has_a_way_for_yes_and_a_way_for_no() -> None:
    yes, no = PROCESS.candidates("b/samtykke", "complete")
    assert (yes.dest, needs(yes.guards)) == ("b/mote", [(Need.CONSENT_VALID, "b/samtykke")])
    assert (no.dest, needs(no.guards)) == ("a/se", [(Need.CONSENT_REFUSED, "b/samtykke")])


def test_a_guarded_step_is_entered_or_passed_by_the_fact() -> None:
    into, past = PROCESS.candidates("b/mote", "complete")
    assert (into.dest, needs(into.guards), into.passed) == ("b/langt", [(Need.FACT_IS, "lang")], ())
    assert (past.dest, needs(past.guards), past.passed) == ("b/tiltak", [(Need.FACT_IS_NOT, "lang")], ("b/langt",))


def test_a_meeting_asks_for_what_its_kind_and_its_step_ask() -> None:
    into = PROCESS.candidates("b/mote", "complete")[0]
    assert needs(into.gates) == [
        (Need.MEETING_HELD, "b/mote"),
        (Need.MEASURES_EVALUATED, "b/mote"),
        (Need.COORDINATOR_SETTLED, None),
        (Need.MINUTES, "b/mote"),
        (Need.NEXT_MEETING, "b/mote"),
    ]


def test_the_baton_is_asked_for_where_the_holder_acts_after_it_is_named() -> None:
    assert (Need.COORDINATOR, None) in needs(move("b/tiltak", "complete", "b/evaluer").gates)


def test_an_evaluation_asks_for_the_measures_and_for_those_it_hears() -> None:
    assert needs(move("b/evaluer", "complete", "b/velg").gates) == [
        (Need.EVALUATED, "b/evaluer"),
        (Need.VIEW_RECORDED, "barn"),
    ]


def test_a_resting_place_leads_to_every_other_level_and_ending_with_a_reason() -> None:
    assert PROCESS.triggers("c/") == ("go:a", "go:b", "end:ferdig", "end:folg-med")
    assert all(row.gates[0].need is Need.REASON for row in PROCESS.moves if row.source == "c/")


def test_the_family_can_end_from_every_step() -> None:
    for step in PROCESS.steps:
        wish = PROCESS.candidates(step, "end:ferdig")[0]
        assert needs(wish.gates) == [(Need.FAMILY_WISH, None), (Need.REASON, None)]


def test_an_ending_asks_for_what_it_demands() -> None:
    assert needs(move("a/hva-na", "answer:folg-med", "=folg-med").gates) == [(Need.NOTE, None)]
