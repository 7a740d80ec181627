"""A case that follows another version of its guide: where it lands, what it keeps, and what stops it."""

from dataclasses import replace as with_fields
from datetime import timedelta

import pytest

from engine.calendar import Unit
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.deadlines import due
from engine.cases.eras import eras
from engine.cases.state import CaseStatus, Mark
from engine.cases.vocabulary import Aftermath
from engine.guideline.element import Deadline
from engine.guideline.model import Answer, Guideline, Level, Step, Track
from engine.guideline.process import Process
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import Requirement, StepKind
from engine.values import replace
from tests.cases.editing import changing, renamed, version_of, with_levels, with_steps
from tests.cases.guide import Walk, demands, head, to_end, to_level
from tests.cases.guide import opened as opened_on
from tests.cases.guide import to as go_to
from tests.cases.stories import OFFER, TICK, at_measures, at_meeting, in_tracks, measure, opened, through_tracks
from tests.cases.whole import FROM_LEVEL, WHOLE, WHOLE_GUIDE, who

TRACKS = "b/samtidig"
END = (to_end("slutt"),)
MOTHER, HOUSING = f"{TRACKS}/mor", f"{TRACKS}/bolig"


def version(guide: Guideline, name: str = "2") -> Process:
    return version_of(guide, name)


SAME = version(WHOLE_GUIDE)


def changed(step: str, **fields: object) -> Process:
    """The guide with a step changed."""
    return version(changing(WHOLE_GUIDE, WHOLE.steps[step], **fields))


def without(step: str, *, instead: str) -> Process:
    """The guide without a step; what led to it leads elsewhere."""
    bare = with_steps(WHOLE_GUIDE, lambda one: iter(() if one.id == step else (one,)))
    return version(renamed(bare, step, instead))


def with_tracks(*tracks: Track) -> Process:
    return changed(TRACKS, tracks=tracks)


def to(process: Process, *landings: tuple[str, str], reason: str | None = None) -> cmd.ChangeVersion:
    return cmd.ChangeVersion(to=process, landings=landings, reason=reason, approved_by="Kommunedirektøren")


def moved(walk: Walk, process: Process, *landings: tuple[str, str], reason: str | None = None) -> Walk:
    """The case, which follows another version and goes on in that."""
    walk.on(None).do(to(process, *landings, reason=reason))
    walk.process = process
    return walk


# ---------------------------------------------------------------- what stays


def test_a_version_that_says_the_same_changes_nothing_but_the_version() -> None:
    walk = at_measures().do(measure("t1"))
    before = walk.state
    after = moved(walk, SAME).state
    assert (after.guideline_version, after.guideline_hash) == ("2", "2")
    told = {"guideline_version": before.guideline_version, "guideline_hash": before.guideline_hash}
    assert replace(after, **told, acts=before.acts, seq=before.seq, redoable=before.redoable) == before


def test_it_is_told_who_moved_it_from_which_version_to_which_and_who_approved_that() -> None:
    walk = opened().do(to(SAME, reason="ny rutine"))
    body = walk.events[-1].body
    assert isinstance(body, ev.VersionChanged)
    assert (body.from_version, body.from_hash) == (WHOLE.guideline.head.version, "whole")
    assert (body.to_version, body.to_hash, body.approved_by) == ("2", "2", "Kommunedirektøren")
    assert (walk.events[-1].by, body.reason, walk.events[-1].moved_to) == ("kari", "ny rutine", None)


def test_what_was_done_on_the_step_counts_on_and_its_deadline_from_the_day_it_was_entered() -> None:
    walk = opened().do(TICK)
    before = walk.state.standing
    walk.today += timedelta(days=9)
    moved(walk, changed("a/ring", title="Ring hjemmet", deadline=FROM_LEVEL))
    assert walk.state.standing == before
    walk.do(cmd.CompleteStep())
    assert walk.here == "a/velg"


def test_a_deadline_that_was_moved_holds_as_long_as_the_guide_gives_the_same_day() -> None:
    walk = opened()
    day = walk.today + timedelta(days=40)
    walk.do(cmd.MoveDeadline(to_on=day, reason="ferie", decided_by="rektor"))
    moved(walk, SAME)
    running = due(walk.state, walk.process)
    assert running
    assert running.due_on == day
    walk.do(to(version(changing(WHOLE_GUIDE, WHOLE.steps["a/ring"], deadline=FROM_LEVEL), "3")))
    other = due(walk.state, version(changing(WHOLE_GUIDE, WHOLE.steps["a/ring"], deadline=FROM_LEVEL), "3"))
    assert other
    assert other.moved is None


def going_round(first: str, version: str) -> Process:
    """A guide with one level that is to be gone through in ten days, from this first step and round to it again."""
    choice = Step(
        id="a/valg",
        kind=StepKind.DECISION,
        title="Valg",
        answers=(
            Answer(id="om", title="Om igjen", targets=(go_to(first),)),
            Answer(id="slutt", title="Slutt", targets=END),
        ),
    )
    limit = Deadline(text="innen 10 dager", low=10, high=10, unit=Unit.DAYS)
    steps = (Step(id=first, kind=StepKind.STEP, title=first), choice)
    level = Level(id="a", label="A", steps=steps, deadline=limit)
    return version_of(Guideline(head=head(), levels=(level,), endings=(Ending(id="slutt", title="Slutt"),)), version)


@pytest.mark.parametrize("first", ["a/se", "a/ny"])
def test_the_deadline_of_a_level_counts_from_when_it_is_begun_again_also_at_a_first_step_that_is_new(
    first: str,
) -> None:
    walk = moved(opened_on(going_round("a/se", "1")).do(cmd.CompleteStep()), going_round(first, "2"))
    again = walk.today = walk.today + timedelta(20)
    walk.do(cmd.ChooseAnswer(answer="om"))
    assert walk.here == first
    running = due(walk.state, walk.process)
    assert running is not None
    assert running.due_on == again + timedelta(10)


def test_a_rest_with_another_regime_is_no_hindrance_and_goes_on() -> None:
    rests = cmd.HandOver(
        handover_id="o1", to="child-welfare", sent="rapport", aftermath=Aftermath.RESTS, coordinated_by="barnevernet"
    )
    walk = moved(opened().do(rests), SAME)
    assert walk.state.rests
    assert walk.codes(cmd.CompleteStep()) == ["case-rests"]


def test_an_offer_that_waits_can_be_answered_in_the_new_version() -> None:
    walk = moved(at_meeting().do(replace(OFFER, to_actor="ola")), SAME)
    walk.do(cmd.AcceptBaton(), by="ola")
    assert walk.state.coordinator == "ola"


# ---------------------------------------------------------------- what is gone


def test_a_step_that_is_gone_has_to_be_landed_and_the_refusal_says_where_it_could_be() -> None:
    refused = opened().refused(to(without("a/ring", instead="a/velg")))
    assert dict(refused.reasons[0].arguments) == {
        "place": "Ring hjem",
        "version": "2",
        "names": "«Se på leken», «Velg»",
    }
    assert refused.code == "no-landing"


def test_it_begins_anew_where_it_lands_in_the_same_pass() -> None:
    walk = opened()
    walk.today += timedelta(days=4)
    moved(walk, without("a/ring", instead="a/velg"), ("Ring hjem", "Velg"))
    standing = walk.state.standing
    assert (standing.state, standing.pass_, standing.since, standing.by_trigger) == ("a/velg", 1, walk.today, None)
    assert walk.state.tried == frozenset()
    assert [trace for trace in walk.state.trail if trace.mark is Mark.DONE] == []


def test_a_landing_on_another_level_is_an_entry_with_all_that_it_asks_for() -> None:
    gone = without("a/ring", instead="a/velg")
    assert opened().codes(to(gone, ("a/ring", "b/tiltak"))) == ["consent", "coordinator", "coordinator-weighed"]
    walk = through_tracks(in_tracks()).do(OFFER)
    entered = walk.state.entered
    moved(walk, without("b/mote", instead="b/tiltak"), ("Møte", "nivå A"))
    assert walk.here == "a/ring"
    assert walk.state.trail[-1].step == "a/lek"
    assert (walk.state.standing.pass_, walk.state.entered["a"].pass_) == (2, 2)
    assert walk.state.entered["b"] == entered["b"]


def test_a_place_that_is_not_there_or_means_several_or_is_not_needed_is_refused() -> None:
    gone = without("a/ring", instead="a/velg")
    twice = version(changing(gone.guideline, gone.steps["b/del"], title="Veien videre"), "3")
    assert opened().codes(to(gone, ("Ring hjem", "Borte"))) == ["no-such-landing"]
    assert opened().codes(to(twice, ("Ring hjem", "Veien videre"))) == ["which-landing"]
    assert opened().codes(to(gone, ("Ring hjem", ""))) == ["no-such-landing"]
    assert opened().codes(to(SAME, ("Ring hjem", "Velg"))) == ["landing-needless"]


def test_a_step_that_is_no_longer_for_such_a_case_has_to_be_landed_too() -> None:
    other = changed("a/ring", variants=("barnehage",))
    assert opened().codes(to(other)) == ["place-not-for-case"]
    assert moved(opened(), other, ("a/ring", "Velg")).here == "a/velg"


def test_a_fact_with_a_value_that_is_gone_is_unset_so_that_it_is_asked_for() -> None:
    facts = tuple(replace(one, values=("skolemiljø", "ordinær", "annet")) for one in WHOLE_GUIDE.facts)
    walk = opened().do(cmd.SetFact(fact="alvor", value="ja"), cmd.SetFact(fact="sakstype", value="ordinær"))
    moved(walk, version(replace(WHOLE_GUIDE, facts=(replace(facts[0], id="alvor", values=("svært", "nei")), facts[1]))))
    assert walk.state.facts == {"sakstype": "ordinær"}


def test_a_measure_from_a_level_that_is_gone_is_still_evaluated() -> None:
    walk = at_measures().do(measure("t1"))
    renewed = version(renamed(WHOLE_GUIDE, "b", "x"))
    gone = to(renewed, ("b/tiltak", "x/evaluer"))
    walk.do(gone)
    assert [one.level for one in walk.state.measures] == ["x"]


def test_a_variant_that_is_gone_is_asked_for_where_several_are_left() -> None:
    head = replace(WHOLE_GUIDE.head, variants=("sfo", "barnehage"))
    two = version(replace(WHOLE_GUIDE, head=head))
    assert opened().codes(to(two)) == ["variant-needed"]
    assert opened().codes(replace(to(two), variant="skole")) == ["unknown-variant"]
    walk = opened().do(replace(to(two), variant="SFO"))
    assert walk.state.variant == "sfo"
    one = version(replace(WHOLE_GUIDE, head=replace(head, variants=("sfo",))))
    assert opened().do(to(one)).state.variant == "sfo"
    assert opened().do(to(version(replace(WHOLE_GUIDE, head=replace(head, variants=()))))).state.variant is None


# ---------------------------------------------------------------- tracks


NEW = Track(id=f"{TRACKS}/ny", title="Ny", steps=(Step(id=f"{TRACKS}/ny/start", kind=StepKind.STEP, title="Start"),))
BOTH = WHOLE.steps[TRACKS].tracks


def test_a_track_that_is_new_begins() -> None:
    walk = moved(in_tracks(), with_tracks(*BOTH, NEW))
    assert walk.stands("ny") == f"{TRACKS}/ny/start"
    assert (walk.stands("mor"), walk.stands("bolig")) == (f"{MOTHER}/ring", f"{HOUSING}/sok")


def test_a_track_that_is_gone_is_set_aside_by_word_and_for_a_reason() -> None:
    one = with_tracks(BOTH[0])
    assert in_tracks().codes(to(one)) == ["no-landing"]
    assert in_tracks().codes(to(one, ("Søk", "Ring"))) == ["no-such-landing"]
    assert in_tracks().codes(to(one, ("Bolig", ""))) == ["reason"]
    walk = moved(in_tracks(), one, ("Bolig", ""), reason="ikke lenger med")
    assert set(walk.state.tracks) == {"main", MOTHER}
    walk.on("Mor").do(cmd.CompleteStep())
    assert walk.on(None).do(cmd.CompleteStep()).here == "b/mote"


def test_a_track_that_is_done_and_gone_needs_no_word() -> None:
    walk = in_tracks()
    walk.on("Bolig").do(cmd.CompleteStep(), cmd.ChooseAnswer(answer="ja"))
    assert set(moved(walk, with_tracks(BOTH[0])).state.tracks) == {"main", MOTHER}


def test_a_step_that_is_gone_in_a_track_is_landed_in_that_track_or_the_track_set_aside() -> None:
    bare = replace(BOTH[1], steps=BOTH[1].steps[1:])
    renewed = version(
        renamed(changing(WHOLE_GUIDE, WHOLE.steps[TRACKS], tracks=(BOTH[0], bare)), f"{HOUSING}/sok", f"{HOUSING}/svar")
    )
    assert in_tracks().codes(to(renewed, ("Søk", "Møte"))) == ["no-such-landing"]
    walk = in_tracks()
    walk.today += timedelta(days=2)
    moved(walk, renewed, ("Søk", "Svar"))
    assert walk.state.tracks[HOUSING].since == walk.today
    aside = moved(in_tracks(), renewed, ("Søk", ""), reason="venter")
    assert aside.state.tracks[HOUSING].is_set_aside
    assert isinstance(aside.events[-2].body, ev.TrackSetAside)


def test_tracks_go_when_the_case_lands_elsewhere_and_begin_where_it_lands_on_some() -> None:
    walk = moved(in_tracks(), without(TRACKS, instead="b/mote"), ("Samtidig", "Møte"))
    assert set(walk.state.tracks) == {"main"}
    back = moved(at_meeting(), without("b/mote", instead="b/tiltak"), ("Møte", "Samtidig"))
    assert set(back.state.tracks) == {"main", MOTHER, HOUSING}
    assert back.state.tracks[HOUSING].pass_ == 2


# ---------------------------------------------------------------- whom a shield keeps out


def rules(**fields: object) -> Process:
    return version(replace(WHOLE_GUIDE, rules=tuple(replace(one, **fields) for one in WHOLE_GUIDE.rules)))


@pytest.mark.parametrize("other", [rules(kept_out=()), rules(kept_out=who("foresatte", "bror")), rules(cleared_by=())])
def test_while_somebody_is_kept_out_the_version_must_keep_out_the_same_until_somebody_clears_it(other: Process) -> None:
    walk = opened().do(cmd.RecordSuspicion())
    assert walk.codes(to(other)) == ["shield-differs"]
    walk.do(cmd.LiftShield(by="barnevern"))
    walk.do(to(other))


def test_a_version_that_keeps_out_the_same_is_followed_and_the_shield_holds() -> None:
    walk = moved(opened().do(cmd.RecordSuspicion()), SAME)
    assert walk.state.kept_out == {"foresatte"}
    assert "not-shielded" in walk.codes(cmd.CompleteStep())


def test_a_move_is_not_undone_once_somebody_is_kept_out_for_the_old_version_may_keep_out_nobody() -> None:
    walk = moved(opened(), SAME).do(cmd.AddNote(text="Flyttet."), cmd.Undo(), cmd.RecordSuspicion())
    assert walk.codes(cmd.Undo()) == ["not-shielded"]
    walk.do(cmd.LiftShield(by="barnevern"), cmd.Undo())
    assert walk.codes(cmd.Undo()) == ["not-shielded"], "who was cleared is kept out again"


def test_a_move_while_somebody_is_kept_out_is_undone_for_both_versions_keep_out_the_same() -> None:
    walk = moved(opened().do(cmd.RecordSuspicion()), SAME).do(cmd.Undo())
    assert walk.state.guideline_hash == WHOLE.digest
    assert walk.state.kept_out == {"foresatte"}


# ---------------------------------------------------------------- what is asked of a body that is gone


def test_of_two_bodies_that_were_asked_the_one_that_is_gone_is_named_by_its_id_and_can_still_answer() -> None:
    other = replace(WHOLE_GUIDE.bodies[0], id="but", title="BUT")
    guide = replace(WHOLE_GUIDE, bodies=(*WHOLE_GUIDE.bodies, other))
    walk = Walk(process=version(guide, "1")).do(cmd.OpenCase(alias="prøve", variant="skole"))
    asked = (cmd.ConsultBody(consultation_id=body, body=body) for body in ("gruppa", "but"))
    moved(walk.do(*asked), SAME)
    refused = walk.refused(cmd.RecordAdvice(advice="Vent."))
    assert (refused.code, dict(refused.reasons[0].arguments)["names"]) == ("advice-from-whom", "«Gruppa», «but»")
    walk.do(cmd.RecordAdvice(advice="Vent.", body="but"))


# ---------------------------------------------------------------- what stops it at all


def test_another_guide_the_same_version_and_a_closed_case_are_refused() -> None:
    elsewhere = version(replace(WHOLE_GUIDE, head=replace(WHOLE_GUIDE.head, id="annen")))
    assert opened().codes(to(elsewhere)) == ["other-guide"]
    assert moved(opened(), SAME).codes(to(SAME)) == ["version-followed"]
    closed = opened().do(cmd.CloseCase(ending="slutt", reason="ønsket", family_wish=True))
    assert closed.state.status is CaseStatus.CLOSED
    assert closed.codes(to(SAME)) == ["case-closed"]


def test_what_a_level_comes_to_ask_for_on_entering_is_not_asked_of_a_case_that_is_there() -> None:
    asking = version(with_levels(WHOLE_GUIDE, lambda one: replace(one, requires=demands(Requirement.CONSENT))))
    assert moved(opened(), asking).here == "a/ring"


# ---------------------------------------------------------------- undo


def test_undo_gives_back_the_old_version_with_its_meaning_and_redo_the_new_one() -> None:
    gone = without("a/ring", instead="a/velg")
    walk = opened().do(TICK)
    before = walk.state
    moved(walk, gone, ("a/ring", "a/velg")).do(cmd.Undo())
    walk.process = WHOLE
    assert replace(walk.state, acts=before.acts, seq=before.seq, redoable=before.redoable) == before
    assert walk.copy().do(cmd.CompleteStep()).here == "a/velg"
    walk.do(cmd.Redo())
    assert (walk.here, walk.state.guideline_hash) == ("a/velg", "2")


def test_it_is_not_undone_once_somebody_has_gone_on() -> None:
    walk = moved(opened(), SAME).do(TICK, by="ola")
    assert walk.codes(cmd.Undo()) == ["undo-not-yours"]


def test_each_event_belongs_to_the_version_that_was_followed_then() -> None:
    walk = opened().do(TICK)
    first = len(walk.events)
    moved(walk, SAME).do(cmd.Undo())
    with_fields(walk, process=WHOLE).do(cmd.Redo())
    assert eras(walk.events) == ((1, "whole"), (first + 2, "2"), (first + 3, "whole"))
    walk.do(cmd.Redo())
    assert eras(walk.events)[-1] == (first + 4, "2")


def test_going_on_leads_where_the_new_version_says() -> None:
    answers = tuple(
        replace(one, targets=(to_level("c"),), requires=()) if one.id == "videre" else one
        for one in WHOLE.steps["a/velg"].answers
    )
    walk = opened().do(TICK, cmd.CompleteStep())
    moved(walk, changed("a/velg", answers=answers)).do(cmd.ChooseAnswer(answer="videre"))
    assert walk.here == "c/"
