"""Need to know: what each person is shown of a case and may do in it, and what is logged of it first."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from engine.adapters.clock import FixedClock
from engine.adapters.memory import MemoryStore
from engine.application import queries
from engine.application.access import Act, Category
from engine.application.admission import Admission, admission
from engine.application.cases import act
from engine.application.citizen import citizens_copy
from engine.application.deadlines import terms
from engine.application.emergencies import Broken, Reviewed, break_glass, other_reviewers, review, to_be_told
from engine.application.finding import Ambiguous, Missing
from engine.application.guidelines import open_case
from engine.application.insight import Insight, Oddity, insight, oddities, whole_log
from engine.application.looking import OneRun
from engine.application.outcomes import Done
from engine.application.ports import Conflict, Look, Person, Receipt, Stream
from engine.application.queries import CaseView
from engine.application.searching import search
from engine.application.survey import survey
from engine.application.words import words_of
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.refusals import Refused
from engine.errors import LookUnwritten
from engine.guideline.names import is_ending
from engine.values import replace
from tests.application.test_cases import world_of

KARI = Person("p-kari", "test.laerer", "lærer", "skolen")
OLA = Person("p-ola", "test.leder", "leder", "skolen", roles=("leader",))
NINA = Person("p-nina", "test.ppt", "rådgiver", "ppt")
ROLF = Person("p-rolf", "test.vakt", "vakt", "vakta", roles=("emergency",))
SIRI = Person("p-siri", "test.tilsyn", "ombud", None, roles=("auditor",))
SECRET = "blåmerker på armen"  # noqa: S105 - what somebody fears, no password
QUESTION = "kan dere vurdere"
NOON = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)

Answer = TypeVar("Answer")


class DeafLog:
    """A log that cannot be written."""

    def log(self, look: Look) -> None:
        raise LookUnwritten(by=look.by)

    def along(self, look: Look, keep: Callable[[Sequence[Look]], Answer]) -> Answer:
        del keep
        raise LookUnwritten(by=look.by)

    def looks(self, case_id: str | None = None) -> tuple[Look, ...]:
        raise AssertionError(case_id)


@pytest.fixture
def kari() -> World:
    """A case that Kari opened, in which Nina has a role; nobody has the baton."""
    store = MemoryStore()
    world = replace(world_of(store), person=KARI, clock=FixedClock(NOON))
    for person in (KARI, OLA, NINA, ROLF, SIRI):
        store.add(person)
    done = open_case(world, "os", command=cmd.OpenCase(alias="gutt, 6 år"))
    assert isinstance(done, Done)
    did(world, cmd.CompleteStep())
    did(world, cmd.BindRole(role="ansvarlig", actor=NINA.id))
    return world


def as_(world: World, person: Person, *, later: timedelta = timedelta()) -> World:
    return replace(world, person=person, clock=FixedClock(NOON + later))


def did(world: World, command: cmd.Command) -> Done:
    done = act(world, "1", command=command)
    assert isinstance(done, Done), done
    return done


def refused(world: World, command: cmd.Command) -> str:
    outcome = act(world, "1", command=command)
    assert isinstance(outcome, Refused), outcome
    return outcome.code


def seen(world: World) -> CaseView:
    view = queries.case(world, "1")
    assert isinstance(view, CaseView)
    return view


def looks(world: World) -> tuple[Look, ...]:
    return world.log.looks()


# ------------------------------------------------------------ the shielded part


def test_what_is_shielded_is_in_no_view_of_one_who_is_not_named(kari: World) -> None:
    did(kari, cmd.RecordSuspicion(text=SECRET))
    nina = as_(kari, NINA)
    assert SECRET in repr(seen(kari))
    assert SECRET not in repr((seen(nina), survey(nina), search(nina, words_of("armen")), terms(nina)))
    assert not seen(nina).state.suspected
    done = did(nina, cmd.AddNote(text="Hei."))
    assert SECRET not in repr(done)


def test_a_colleague_who_is_the_family_is_kept_out_of_the_case_and_another_can_have_the_baton(kari: World) -> None:
    assert isinstance(open_case(kari, "froland", command=cmd.OpenCase(alias="jente, 9 år")), Done)
    nina = as_(kari, NINA)

    def does(world: World, command: cmd.Command) -> Done:
        done = act(world, "2", command=command)
        assert isinstance(done, Done), done
        return done

    does(kari, cmd.OfferBaton(to_actor=NINA.id))
    does(nina, cmd.AcceptBaton())
    does(kari, cmd.BindRole(role="foresatte", actor=NINA.id))
    assert isinstance(queries.case(nina, "2"), CaseView)
    does(kari, cmd.RecordSuspicion(text=SECRET))
    assert queries.case(nina, "2") == Missing("2")
    assert act(nina, "2", command=cmd.AddNote(text="Hei.")) == Missing("2")
    does(kari, cmd.OfferBaton(to_actor=KARI.id))


def test_what_a_shield_forbids_is_shown_to_whoever_could_break_it(kari: World) -> None:
    assert isinstance(open_case(kari, "froland", command=cmd.OpenCase(alias="jente, 9 år")), Done)
    for command in (cmd.OfferBaton(to_actor=NINA.id), cmd.RecordSuspicion(text=SECRET)):
        assert isinstance(act(kari, "2", command=command), Done)
    mine, hers = (queries.case(as_(kari, person), "2") for person in (KARI, NINA))
    assert isinstance(mine, CaseView)
    assert isinstance(hers, CaseView)
    assert SECRET not in repr(hers)
    assert hers.state.kept_out == mine.state.kept_out != frozenset()
    assert hers.agenda == mine.agenda


def test_one_who_is_named_sees_it_until_it_is_taken_again(kari: World) -> None:
    nina = as_(kari, NINA)
    did(kari, cmd.RecordSuspicion(text=SECRET))
    assert refused(nina, cmd.GiveShieldedAccess(actor=NINA.id)) == "not-named-self"
    did(kari, cmd.GiveShieldedAccess(actor=NINA.id))
    assert SECRET in repr(seen(nina).events)
    did(nina, cmd.EndShieldedAccess(actor=KARI.id))
    assert SECRET not in repr(seen(kari))
    assert refused(nina, cmd.EndShieldedAccess(actor=NINA.id)) == "last-named"


@pytest.mark.parametrize("command", [cmd.RecordSuspicion(text="Mer."), cmd.RecordReport()])
def test_who_writes_there_after_another_is_not_let_in(kari: World, command: cmd.Command) -> None:
    nina = as_(kari, NINA)
    did(kari, cmd.RecordSuspicion(text=SECRET))
    done = did(nina, command)
    assert NINA.id not in done.after.named
    assert SECRET not in repr((done, seen(nina)))
    assert refused(nina, cmd.GiveShieldedAccess(actor=NINA.id)) == "not-named-self"
    did(kari, cmd.GiveShieldedAccess(actor=NINA.id))
    assert SECRET in repr(seen(nina).events)


def test_who_was_taken_out_may_report_and_is_not_let_in_again(kari: World) -> None:
    nina = as_(kari, NINA)
    for command in (cmd.RecordSuspicion(text=SECRET), cmd.GiveShieldedAccess(actor=NINA.id)):
        did(kari, command)
    did(nina, cmd.EndShieldedAccess(actor=KARI.id))
    for report in (cmd.RecordReport(), cmd.RecordSuspicion(text="Igjen.")):
        assert KARI.id not in did(kari, report).after.named
    assert SECRET not in repr(seen(kari))


def test_an_offer_of_the_baton_lets_nobody_into_what_is_shielded(kari: World) -> None:
    ola = as_(kari, OLA)
    for command in (cmd.RecordSuspicion(text=SECRET), cmd.OfferBaton(to_actor=OLA.id)):
        did(kari, command)
    did(ola, cmd.RecordReport())
    assert SECRET not in repr(seen(ola))
    assert refused(ola, cmd.GiveShieldedAccess(actor=OLA.id)) == "not-named-self"


def shielded_case(kari: World) -> World:
    """Open a case where the guardians are kept out, which Nina takes part in and Kari alone sees the ground of."""
    assert isinstance(open_case(kari, "froland", command=cmd.OpenCase(alias="jente, 9 år")), Done)
    for command in (cmd.OfferBaton(to_actor=NINA.id), cmd.RecordSuspicion(text=SECRET)):
        assert isinstance(act(kari, "2", command=command), Done)
    return as_(kari, NINA)


def test_only_who_sees_what_is_shielded_records_that_it_is_cleared(kari: World) -> None:
    nina = shielded_case(kari)
    cleared = cmd.LiftShield(by="barnevern", on_word="vakta")
    stopped = act(nina, "2", command=cleared)
    assert isinstance(stopped, Refused)
    assert stopped.code == "not-to-clear"
    assert isinstance(act(nina, "2", command=cmd.RecordReport()), Done)
    assert isinstance(act(nina, "2", command=cleared), Refused)
    done = act(kari, "2", command=cleared)
    assert isinstance(done, Done)
    assert not done.after.shielded


def test_who_cleared_it_and_is_taken_out_cannot_clear_it_by_redoing_that(kari: World) -> None:
    nina = shielded_case(kari)
    steps = (
        (kari, cmd.GiveShieldedAccess(actor=NINA.id)),
        (nina, cmd.LiftShield(by="barnevern", on_word="vakta")),
        (nina, cmd.Undo()),
        (kari, cmd.EndShieldedAccess(actor=NINA.id)),
    )
    assert all(isinstance(act(who, "2", command=command), Done) for who, command in steps)
    again = act(nina, "2", command=cmd.Redo())
    assert isinstance(again, Refused)
    assert again.code == "not-to-clear"


def test_undoing_a_clearance_lets_nobody_in_and_out(kari: World) -> None:
    nina = shielded_case(kari)
    for command in (cmd.LiftShield(by="barnevern", on_word="vakta"), cmd.Undo(), cmd.Redo(), cmd.Undo()):
        assert isinstance(act(kari, "2", command=command), Done)
        view = queries.case(nina, "2")
        assert isinstance(view, CaseView)
        assert SECRET not in repr(view)
    assert isinstance(act(kari, "2", command=cmd.GiveShieldedAccess(actor=NINA.id)), Done)


def test_only_who_takes_part_can_be_named(kari: World) -> None:
    did(kari, cmd.RecordSuspicion(text=SECRET))
    assert refused(kari, cmd.GiveShieldedAccess(actor=ROLF.id)) == "named-takes-no-part"
    assert refused(kari, cmd.GiveShieldedAccess(actor=KARI.id)) == "already-named"
    assert refused(kari, cmd.EndShieldedAccess(actor=NINA.id)) == "not-named"


@pytest.mark.parametrize(
    "command",
    [cmd.ProtectAddress(), cmd.RecordSuspicion(text=SECRET)],
    ids=lambda command: type(command).__name__,
)
def test_who_may_see_is_never_undone_and_stops_no_undo(kari: World, command: cmd.Command) -> None:
    did(kari, cmd.AddNote(text="Hei."))
    did(kari, command)
    undone = did(kari, cmd.Undo())
    assert isinstance(undone.events[0].body, ev.ActUndone)
    assert seen(kari).state.notes == ()


# ------------------------------------------------------------ what a service wrote


def test_what_a_service_asked_is_read_by_that_service_alone(kari: World) -> None:
    did(kari, cmd.ConsultBody(consultation_id="d1", anonymous=True, question=QUESTION))
    assert QUESTION in repr(seen(kari))
    assert QUESTION not in repr(seen(as_(kari, NINA)))
    colleague = replace(NINA, unit="skolen")
    kari.directory.add(colleague)
    assert QUESTION in repr(seen(as_(kari, colleague)))


# ------------------------------------------------------------ the baton


GIVE = cmd.GiveConsent(consent_id="s1", given_by="mor", services=("PPT",))


@pytest.fixture
def held(kari: World) -> World:
    """The same case, with Kari as its stafettholder."""
    did(kari, cmd.OfferBaton(to_actor=KARI.id))
    return kari


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(GIVE, id="consent"),
        pytest.param(cmd.OfferBaton(to_actor=NINA.id), id="hand over"),
        pytest.param(cmd.CloseCase(ending="slutt", reason="Flyttet.", family_wish=True), id="close"),
    ],
)
def test_without_the_baton_one_does_not_consent_hand_over_or_close(held: World, command: cmd.Command) -> None:
    before = seen(held).state
    outcome = act(as_(held, NINA), "1", command=command)
    assert isinstance(outcome, Refused)
    assert outcome.code == "coordinator-only"
    assert dict(outcome.reasons[0].arguments) == {"actor": KARI.id}
    assert seen(held).state == before
    assert isinstance(act(held, "1", command=command), Done)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(cmd.RefuseConsent(given_by="far"), id="a no"),
        pytest.param(cmd.WithdrawConsent(withdrawn_by="mor"), id="a withdrawal"),
        pytest.param(cmd.RecordSuspicion(), id="a suspicion"),
        pytest.param(cmd.RecordReport(), id="a report"),
        pytest.param(cmd.AddNote(text="Hei."), id="a note"),
    ],
)
def test_without_the_baton_one_still_records(held: World, command: cmd.Command) -> None:
    did(held, GIVE)
    assert isinstance(act(as_(held, NINA), "1", command=command), Done)


def test_a_case_is_opened_again_by_the_one_who_had_the_baton(held: World) -> None:
    did(held, cmd.CloseCase(ending="slutt", reason="Flyttet.", family_wish=True))
    assert refused(as_(held, NINA), cmd.ReopenCase(reason="De kom igjen.")) == "coordinator-only"
    did(held, cmd.ReopenCase(reason="De kom igjen."))


def test_a_leader_who_takes_part_stands_in_for_the_one_who_has_the_baton(held: World) -> None:
    boss = replace(NINA, roles=("leader",))
    held.directory.add(boss)
    did(as_(held, boss), cmd.OfferBaton(to_actor=boss.id))


def test_while_nobody_has_the_baton_every_participant_coordinates(kari: World) -> None:
    did(as_(kari, NINA), GIVE)


def test_the_agenda_closes_what_the_reader_may_not_do(held: World) -> None:
    for command in (cmd.CompleteStep(), cmd.HoldMeeting(minutes="Referat."), cmd.ChooseAnswer(answer="avslutte")):
        did(held, command)
    ends = [one for one in seen(as_(held, NINA)).agenda.options if is_ending(one.dest)]
    mine = [one for one in seen(held).agenda.options if is_ending(one.dest)]
    assert all("coordinator-only" in {reason.code for reason in one.missing} for one in ends)
    assert "coordinator-only" not in {reason.code for one in mine for reason in one.missing}
    assert len(ends) == len(mine) > 0


# ------------------------------------------------------------ break-glass


def broken(world: World) -> Broken:
    found = break_glass(world, "1", reason="Politiet ringte.")
    assert isinstance(found, Broken), found
    return found


def test_only_those_with_the_task_break_the_glass(kari: World) -> None:
    assert isinstance(break_glass(as_(kari, SIRI), "1", reason="Nysgjerrig."), Missing)
    assert isinstance(break_glass(as_(kari, ROLF), "7", reason="Nysgjerrig."), Missing)
    assert queries.case(as_(kari, ROLF), "1") == Missing("1")


def test_an_emergency_reads_everything_writes_nothing_and_ends_after_four_hours(kari: World) -> None:
    did(kari, cmd.RecordSuspicion(text=SECRET))
    did(kari, cmd.ConsultBody(consultation_id="d1", anonymous=True, question=QUESTION))
    rolf = as_(kari, ROLF)
    assert broken(rolf).access.until == NOON + timedelta(hours=4)
    view = seen(rolf)
    assert view.reads_only
    assert SECRET in repr(view.events)
    assert QUESTION in repr(view.events)
    assert refused(rolf, cmd.AddNote(text="Hei.")) == "reads-only"
    assert refused(rolf, cmd.GiveShieldedAccess(actor=KARI.id)) == "reads-only"
    assert queries.every_case(rolf) == ()
    almost, over = timedelta(hours=4, seconds=-1), timedelta(hours=4)
    assert isinstance(queries.case(as_(kari, ROLF, later=almost), "1"), CaseView)
    assert queries.case(as_(kari, ROLF, later=over), "1") == Missing("1")


def test_an_emergency_needs_a_reason_and_the_reason_lies_in_the_log_alone(kari: World) -> None:
    rolf = as_(kari, ROLF)
    blank = break_glass(rolf, "1", reason="  ")
    assert isinstance(blank, Refused)
    broken(rolf)
    assert [look.reason for look in looks(kari) if look.reason] == ["Politiet ringte."]
    assert "Politiet" not in repr((seen(kari), kari.store.rows(), kari.store.records(seen(kari).state.case_id)))


def test_an_emergency_is_told_of_until_one_of_those_told_has_looked_at_it(kari: World) -> None:
    did(kari, cmd.OfferBaton(to_actor=KARI.id))
    rolf, ola = as_(kari, ROLF), as_(kari, OLA)
    broken(rolf)
    ((hers,), (his,)) = to_be_told(kari), to_be_told(ola)
    assert (hers.mine_to_review, his.mine_to_review) == (True, True)
    assert to_be_told(as_(kari, NINA)) == to_be_told(rolf) == ()
    told = review(as_(kari, NINA), "1")  # she takes part, and is told whose it is
    assert isinstance(told, Refused)
    assert told.code == "not-reviewer"
    assert review(as_(kari, SIRI), "1") == Missing("1")
    reviewed = review(ola, "1")
    assert isinstance(reviewed, Reviewed)
    assert [one.by for one in reviewed.accesses] == [ROLF.id]
    assert to_be_told(kari) == to_be_told(ola) == ()
    again = review(ola, "1")
    assert isinstance(again, Refused)
    assert again.code == "nothing-to-review"
    assert isinstance(queries.case(rolf, "1"), CaseView)  # it holds out its hours


def test_nobody_reviews_what_they_did_themselves(kari: World) -> None:
    both = replace(OLA, roles=("leader", "emergency"))
    kari.directory.add(both)
    broken(as_(kari, both))
    outcome = review(as_(kari, both), "1")
    assert isinstance(outcome, Refused)
    assert outcome.code == "review-your-own"
    assert other_reviewers(as_(kari, both), "1") == ()
    did(kari, cmd.OfferBaton(to_actor=KARI.id))
    assert other_reviewers(as_(kari, both), "1") == (KARI,)
    assert other_reviewers(as_(kari, NINA), "1") == ()
    reviewed = review(kari, "1")  # so a unit with one leader is not left with it for good
    assert isinstance(reviewed, Reviewed)


def test_a_dry_run_of_an_emergency_opens_nothing_and_is_logged(kari: World) -> None:
    rolf = as_(kari, ROLF)
    assert isinstance(break_glass(rolf, "1", reason="Bare en prøve.", dry_run=True), Broken)
    assert queries.case(rolf, "1") == Missing("1")
    assert [look.reason for look in looks(kari) if look.reason] == ["Bare en prøve."]


# ------------------------------------------------------------ protected address


def test_a_protected_address_leaves_the_unit_out_of_the_row_and_of_what_begins_beside(kari: World) -> None:
    assert [row.unit for row in kari.store.rows()] == ["skolen"]
    did(kari, cmd.ProtectAddress())
    assert [row.unit for row in kari.store.rows()] == [None]
    assert [row.number for row in queries.unit_cases(as_(kari, OLA))] == ["2026-001"]
    assert refused(kari, cmd.ProtectAddress()) == "address-already-protected"
    did(kari, cmd.ProtectAddress(on=False))
    assert [row.unit for row in kari.store.rows()] == ["skolen"]
    assert refused(kari, cmd.ProtectAddress(on=False)) == "address-not-protected"


def test_a_case_can_be_protected_from_its_first_row(kari: World) -> None:
    done = open_case(kari, "os", command=cmd.OpenCase(alias="jente, 9 år", address_protected=True))
    assert isinstance(done, Done)
    row = kari.store.row(done.case_id)
    assert row is not None
    assert row.unit is None
    assert "skolen" not in repr(queries.unit_cases(as_(kari, OLA)))


# ------------------------------------------------------------ the access log


def test_a_case_is_logged_with_who_when_on_which_ground_and_which_parts(kari: World) -> None:
    did(kari, cmd.RecordSuspicion(text=SECRET))
    before = len(looks(kari))
    seen(kari)
    seen(as_(kari, NINA))
    mine, hers = looks(kari)[before:]
    assert (mine.by, mine.ground, mine.channel, mine.at) == (KARI.id, "participant", "command-line", NOON)
    assert mine.cases == hers.cases == (seen(kari).state.case_id,)
    assert mine.categories == (Category.COMMON.value, Category.SHIELDED.value)
    assert hers.categories == (Category.COMMON.value,)
    assert SECRET not in repr(looks(kari))
    assert "gutt" not in repr(looks(kari))


def test_a_list_is_one_look_at_all_its_cases(kari: World) -> None:
    open_case(kari, "os", command=cmd.OpenCase(alias="jente, 9 år"))
    before = len(looks(kari))
    queries.every_case(kari)
    (one,) = looks(kari)[before:]
    assert len(one.cases) == 2
    assert one.categories == (Category.LIST.value,)


def test_a_look_through_all_cases_says_of_each_what_was_opened_in_it(kari: World) -> None:
    assert isinstance(open_case(kari, "os", command=cmd.OpenCase(alias="jente, 9 år")), Done)
    did(kari, cmd.RecordSuspicion(text=SECRET))
    before = len(looks(kari))
    survey(kari)
    told = {look.cases: look.categories for look in looks(kari)[before:] if Category.LIST.value not in look.categories}
    first, second = (one.row.case_id for one in queries.every_case(kari))
    assert told == {(first,): ("common", "shielded"), (second,): ("common",)}


def test_what_shows_nothing_is_not_logged(kari: World) -> None:
    before = looks(kari)
    assert queries.every_case(as_(kari, ROLF)) == ()
    assert queries.case(as_(kari, ROLF), "1") == Missing("1")
    assert looks(kari) == before


def test_a_refusal_and_a_dry_run_are_looks(kari: World) -> None:
    before = len(looks(kari))
    refused(kari, cmd.ReopenCase(reason="Nei."))
    assert isinstance(act(kari, "1", command=cmd.AddNote(text="Hei."), dry_run=True), Done)
    assert [look.by for look in looks(kari)[before:]] == [KARI.id, KARI.id]


class Writes(MemoryStore):
    """A store that writes down each thing that it keeps, and that somebody else may have changed first."""

    late = False

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []

    def log(self, look: Look) -> None:
        self.written.append("look")
        super().log(look)

    def append_together(
        self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        if self.late:
            return Conflict(streams[0].case_id, 99)
        self.written.append("event and look" if looks else "event")
        return super().append_together(streams, command_id=command_id, looks=looks)


@pytest.mark.parametrize("once", [True, False])
def test_the_look_of_an_act_is_kept_with_what_happened_and_alone_where_nothing_did(*, once: bool) -> None:
    store = Writes()
    kari = replace(world_of(store), person=KARI, clock=FixedClock(NOON))
    store.add(KARI)
    assert isinstance(open_case(kari, "os", command=cmd.OpenCase(alias="gutt, 6 år")), Done)
    kari = replace(kari, log=OneRun(store)) if once else kari
    store.written.clear()
    store.late = True
    assert isinstance(act(kari, "1", command=cmd.AddNote(text="Hei.")), Conflict)
    store.late = False
    did(kari, cmd.AddNote(text="Hei."))
    refused(kari, cmd.ReopenCase(reason="Nei."))
    did(kari, cmd.RecordSuspicion(text=SECRET))
    assert store.written == (["look", "event", "event"] if once else ["look", "event and look", "look", "event"])
    (*_, last) = store.looks()
    assert (last.by, last.cases) == (KARI.id, (seen(kari).state.case_id,))


def test_a_look_that_was_kept_with_an_act_is_not_written_again_in_the_same_run(kari: World) -> None:
    run = replace(kari, log=OneRun(kari.log))
    before = len(looks(kari))
    did(run, cmd.AddNote(text="Hei."))
    did(run, cmd.AddNote(text="Hei igjen."))
    seen(run)
    assert len(looks(kari)) == before + 1


READS: tuple[Callable[[World], object], ...] = (
    lambda world: queries.case(world, "1"),
    queries.my_day,
    queries.every_case,
    survey,
    terms,
    lambda world: citizens_copy(world, "1"),
    lambda world: search(world, words_of("gutt")),
    lambda world: admission(world, "1"),
    lambda world: act(world, "1", command=cmd.AddNote(text="Hei.")),
    lambda world: act(world, "1", command=cmd.AddNote(text="Hei."), dry_run=True),
    lambda world: queries.unit_cases(replace(world, person=OLA)),
    lambda world: insight(replace(world, person=OLA), "1"),
    lambda world: whole_log(replace(world, person=SIRI)),
    lambda world: break_glass(replace(world, person=ROLF), "1", reason="Politiet ringte."),
    lambda world: review(replace(world, person=OLA), "1"),
)


@pytest.mark.parametrize("read", READS)
def test_where_the_log_cannot_be_written_nothing_is_answered(kari: World, read: Callable[[World], object]) -> None:
    with pytest.raises(LookUnwritten):
        read(replace(kari, log=DeafLog()))


@pytest.mark.parametrize("report", [cmd.RecordSuspicion(text=SECRET), cmd.RecordReport()])
def test_a_report_is_kept_whatever_the_log_does(kari: World, report: cmd.Command) -> None:
    did(replace(kari, log=DeafLog()), report)


def test_in_one_run_the_same_look_is_written_once(kari: World) -> None:
    run = replace(kari, log=OneRun(kari.log))
    before = len(looks(kari))
    for _ in range(3):
        seen(run)
    queries.every_case(run)
    assert len(looks(kari)) == before + 2


def test_a_look_that_failed_is_tried_again_in_the_same_run(kari: World) -> None:
    run = replace(kari, log=OneRun(DeafLog()))
    for _ in range(2):
        with pytest.raises(LookUnwritten):
            seen(run)


def test_the_leader_sees_who_has_looked_and_written_and_no_text(kari: World) -> None:
    did(kari, cmd.RecordSuspicion(text=SECRET))
    seen(as_(kari, NINA))
    found = insight(as_(kari, OLA), "1")
    assert isinstance(found, Insight)
    assert {(trace.by, trace.wrote) for trace in found.traces} >= {(KARI.id, True), (NINA.id, False)}
    assert SECRET not in repr(found)
    told = insight(kari, "1")
    assert isinstance(told, Refused)
    assert told.code == "not-overseer"
    assert insight(as_(kari, ROLF), "1") == Missing("1")


def test_a_leader_is_asked_which_case_a_number_means_also_when_taking_part_in_one_of_them(kari: World) -> None:
    ola = as_(kari, OLA, later=timedelta(days=365))
    assert isinstance(open_case(ola, "os", command=cmd.OpenCase(alias="jente, 9 år")), Done)
    assert insight(ola, "1") == review(ola, "1") == Ambiguous("1", ("2026-001", "2027-001"))


def test_the_citizen_is_not_told_that_there_is_a_shielded_part(kari: World) -> None:
    did(kari, cmd.RecordSuspicion(text=SECRET))
    seen(kari)
    broken(as_(kari, ROLF))
    found = insight(as_(kari, OLA), "1", for_citizen=True)
    assert isinstance(found, Insight)
    assert all(Category.SHIELDED.value not in trace.categories for trace in found.traces)
    assert "Politiet" not in repr(found)
    assert ROLF.id in {trace.by for trace in found.traces}


def test_an_auditor_sees_the_whole_log_the_odd_looks_first(kari: World) -> None:
    seen(as_(kari, NINA))
    broken(as_(kari, ROLF))
    found = whole_log(as_(kari, SIRI))
    assert found is not None
    assert Oddity.EMERGENCY in found[0].odd
    assert Oddity.NOTHING_WRITTEN in found[1].odd
    assert found[1].look.by == NINA.id
    assert not any(one.odd for one in found[2:])
    assert whole_log(kari) is None


@pytest.mark.parametrize(("hour", "is_odd"), [(0, True), (5, True), (6, False), (12, False), (22, False), (23, True)])
def test_a_look_at_night_is_odd(hour: int, is_odd: bool) -> None:  # noqa: FBT001 - a column of the table above
    look = Look(at=NOON, by="a", ground="participant", cases=("c",), categories=("common",), channel="command-line")
    found = tuple(oddities(look, writers={"c": frozenset({"a"})}, hour=hour))
    assert found == ((Oddity.AT_NIGHT,) if is_odd else ())


# ------------------------------------------------------------ what one may do


def test_what_one_may_do_is_told_with_its_reason(kari: World) -> None:
    did(kari, cmd.OfferBaton(to_actor=KARI.id))
    found = admission(as_(kari, NINA), "1")
    assert isinstance(found, Admission)
    answers = {one.act: (one.access.allowed, one.access.reason) for one in found.answers}
    assert answers.keys() == set(Act)
    assert answers[Act.COORDINATE] == (False, "not-coordinator")
    assert answers[Act.READ] == (True, "participant")
    assert found.participants == (KARI.id, NINA.id)
    assert found.named == ()


def test_a_leader_who_takes_no_part_is_not_told_who_does(kari: World) -> None:
    did(kari, cmd.ProtectAddress())
    found = admission(as_(kari, OLA), "1")
    assert isinstance(found, Admission)
    assert (found.participants, found.named, found.address_protected) == ((), (), False)


def test_a_stranger_is_told_of_no_case(kari: World) -> None:
    assert admission(as_(kari, ROLF), "1") == Missing("1")
