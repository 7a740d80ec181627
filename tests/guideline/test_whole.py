"""The table of the whole language: tracks, variants, shields, side work, and the gates that a guide means."""

import pytest

from engine.guideline.gates import first_measures
from engine.guideline.model import Guard, Step, Track
from engine.guideline.names import finished_state, is_finished, track_of
from engine.guideline.process import Gate, Move, Need
from engine.guideline.vocabulary import StepKind
from tests.guideline.whole import PROCESS


def move(source: str, trigger: str, dest: str) -> Move:
    return next(one for one in PROCESS.candidates(source, trigger) if one.dest == dest)


def needs(gates: tuple[Gate, ...]) -> list[tuple[Need, str | None]]:
    return [(gate.need, gate.subject) for gate in gates]


def test_a_track_ends_in_its_own_end_and_never_in_another() -> None:
    end = finished_state("b/samtidig/bolig")
    assert move("b/samtidig/bolig/svar", "answer:ja", end).new_pass is False
    for row in PROCESS.moves:
        if track_of(row.source) != "main":
            assert track_of(row.dest) == track_of(row.source)


def test_a_guarded_last_step_of_a_track_is_done_or_the_track_ends() -> None:
    into, past = PROCESS.candidates("b/samtidig/mor/ring", "complete")
    assert (into.dest, needs(into.guards)) == ("b/samtidig/mor/skriv", [(Need.FACT_IS, "alvor")])
    assert is_finished(past.dest)
    assert past.passed == ("b/samtidig/mor/skriv",)


def test_going_back_in_a_track_is_a_new_pass_of_the_track() -> None:
    assert move("b/samtidig/bolig/svar", "answer:nei", "b/samtidig/bolig/sok").new_pass


def test_a_case_goes_on_from_its_tracks_when_they_are_finished() -> None:
    on = move("b/samtidig", "complete", "b/tiltak")
    assert (Need.TRACKS_FINISHED, "b/samtidig") in needs(on.gates)


def test_the_first_step_of_each_track_asks_when_the_tracks_begin() -> None:
    way = next(one for one in PROCESS.candidates("a/velg", "answer:videre") if one.dest == "b/samtidig")
    assert (Need.SERVICE_CONSENT, "ppt") in needs(way.gates)


def test_no_track_lets_anybody_end_the_case_or_follow_a_rule_out_of_it() -> None:
    triggers = {row.trigger for row in PROCESS.moves if track_of(row.source) != "main"}
    assert not [one for one in triggers if one.startswith(("end:", "after:", "withdrawn:", "go:"))]


def test_a_step_for_one_variant_and_one_fact_is_left_out_where_either_says_no() -> None:
    into, past = PROCESS.candidates("a/velg", "answer:videre")
    assert [gate.need for gate in into.guards] == [Need.FACT_IS, Need.VARIANT_IS]
    assert into.dest == "b/send"
    (guard,) = past.guards
    assert guard.need is Need.ANY_OF
    assert [part.need for part in guard.parts] == [Need.FACT_IS_NOT, Need.VARIANT_IS_NOT]
    assert past.passed == ("b/send",)


def test_what_an_answer_demands_is_asked_part_by_part() -> None:
    asked = needs(PROCESS.candidates("a/velg", "answer:videre")[0].gates)
    assert asked[:4] == [
        (Need.CHECKLIST, "a/velg"),
        (Need.AGREEMENT, "barn"),
        (Need.AGREEMENT, "service"),
        (Need.CONSENT, None),
    ]
    gates = PROCESS.candidates("a/velg", "answer:videre")[0].gates
    assert gates[0].values == ("ringt", "skrevet")
    assert gates[3].about == "log"


def test_an_answer_closed_by_a_fact_keeps_its_place_and_asks_for_the_reports_that_are_always_sent() -> None:
    asked = needs(PROCESS.candidates("a/velg", "answer:barnevern")[0].gates)
    assert asked[1:] == [(Need.FACT_IS, "alvor"), (Need.REPORTED, "barnevern")]


def test_what_is_sent_asks_for_consent_before_the_step() -> None:
    into = PROCESS.candidates("a/velg", "answer:videre")[0]
    assert (Need.SERVICE_NAMED, "andre") in needs(into.gates)
    assert (Need.SERVICE_CONSENT, "andre") in needs(into.gates)


def test_a_meeting_that_answers_for_a_step_asks_for_the_consent_that_the_step_would_have_asked_for() -> None:
    over = move("b/samle", "complete", "b/evaluer")
    assert over.covered == ("b/sende",)
    assert (Need.SERVICE_CONSENT, "ppt") in needs(over.gates)


def test_what_is_shared_with_nobody_named_asks_for_a_consent_and_then_for_the_receivers() -> None:
    assert (Need.CONSENT, None) in needs(move("b/evaluer", "complete", "b/del").gates)
    assert (Need.RECEIVER_NAMED, "b/del") in needs(move("b/del", "complete", "c/").gates)


def test_services_are_counted_before_measures_start_when_a_place_without_steps_is_entered_and_at_a_step() -> None:
    assert Gate(need=Need.SERVICES_AT_LEAST, values=("2",)) in move("b/samtidig", "complete", "b/tiltak").gates
    on = move("b/del", "complete", "c/").gates
    assert [gate.values for gate in on if gate.need is Need.SERVICES_AT_LEAST] == [("3",), ("3",)]
    assert not [g for g in move("b/tiltak", "complete", "b/igjen").gates if g.need is Need.SERVICES_AT_LEAST]


def test_a_level_for_one_variant_is_closed_to_the_others() -> None:
    gates = move("b/del", "complete", "c/").gates
    assert Gate(need=Need.VARIANT_IS, values=("skole",)) in gates


def test_the_baton_is_asked_for_and_weighed_where_measures_start_and_the_child_is_talked_with_before_evaluation() -> (
    None
):
    start = needs(move("b/samtidig", "complete", "b/tiltak").gates)
    assert (Need.COORDINATOR, None) in start
    assert (Need.COORDINATOR_WEIGHED, None) in start
    again = needs(move("b/tiltak", "complete", "b/igjen").gates)
    assert (Need.COORDINATOR, None) in again
    assert (Need.COORDINATOR_WEIGHED, None) not in again
    evaluated = move("b/evaluer", "complete", "b/del").gates
    assert [gate.about for gate in evaluated if gate.need is Need.CHILD_TALK] == ["barn"]
    assert [gate.values for gate in evaluated if gate.need is Need.EVALUATED] == [("a",)]


def test_a_step_that_faces_the_kept_out_is_closed_under_the_shield_and_can_be_set_aside() -> None:
    done = move("a/prat", "complete", "a/velg")
    assert needs(done.gates) == [(Need.NOT_SHIELDED, "foresatte")]
    aside = move("a/prat", "skip", "a/velg")
    assert (needs(aside.guards), aside.gates) == ([(Need.SHIELDED, "a/prat")], ())


def test_ending_is_open_to_anybody_under_a_shield() -> None:
    for step in PROCESS.steps:
        if track_of(step) == "main":
            assert needs(PROCESS.candidates(step, "end:slutt")[0].gates)[0] == (Need.WISH_OR_SHIELD, None)


def test_where_a_rule_leads_after_the_report_is_open_from_every_place_once_it_is_sent() -> None:
    for here in (*[step for step in PROCESS.steps if track_of(step) == "main"], "c/"):
        row = move(here, "after:vold", "a/velg")
        assert needs(row.guards) == [(Need.REPORTED, None)]


def test_the_withdrawal_of_a_kind_of_consent_leads_where_it_says() -> None:
    assert move("b/del", "withdrawn:log", "a/prat").new_pass


def test_work_beside_a_case_rests_until_it_is_ended_with_a_reason() -> None:
    (row,) = [one for one in PROCESS.moves if one.source == "~system/"]
    assert (row.dest, needs(row.gates)) == ("=slutt", [(Need.REASON, None)])
    assert PROCESS.level("~system/").purpose == "Tiltak for miljøet."


@pytest.mark.parametrize("trigger", ["complete", "answer:videre"])
def test_table_and_index_know_every_step_of_every_track(trigger: str) -> None:
    assert {row.source for row in PROCESS.moves if row.trigger == trigger} <= set(PROCESS.steps)
    assert "b/samtidig/mor/skriv" in PROCESS.steps


def measures(name: str, *, sure: bool = True) -> Step:
    guards = () if sure else (Guard(fact="alvor", values=("ja",)),)
    return Step(id=name, kind=StepKind.MEASURES, title=name, guards=guards)


def beside(*tracks: Step) -> Step:
    held = tuple(Track(id=f"p/{one.id}", title=one.id, steps=(one,)) for one in tracks)
    return Step(id="p", kind=StepKind.PARALLEL, title="P", tracks=held)


@pytest.mark.parametrize(
    ("steps", "first"),
    [
        ((measures("1"), measures("2")), ["1"]),
        ((measures("1", sure=False), measures("2"), measures("3")), ["1", "2"]),
        ((beside(measures("1"), measures("2")), measures("3")), ["1", "2", "3"]),
        ((measures("1"), beside(measures("2"))), ["1"]),
        ((), []),
    ],
)
def test_every_step_that_can_be_the_first_with_measures_asks_as_the_first(
    steps: tuple[Step, ...], first: list[str]
) -> None:
    assert list(first_measures(steps)) == first
