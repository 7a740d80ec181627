"""A case from opening to each ending on the small guide, and every refusal on the way."""

from datetime import date, timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.agenda import OptionKind, agenda
from engine.cases.events import StepPassed, View
from engine.cases.refusals import Refused
from engine.cases.state import CaseStatus, Mark
from engine.cases.vocabulary import NoteKind, Outcome, ResponsibleKind
from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline
from engine.guideline.vocabulary import Status
from engine.values import replace
from tests.cases.guide import GUIDE, PROCESS, START, Walk, head, opened

CONSENT = cmd.GiveConsent(consent_id="s1", given_by="mor", services=("ppt", "BUP"))
INVOLVE = cmd.InvolveService(service="andre", name="BUP")
MEETING = cmd.HoldMeeting(minutes="Vi ble enige.", next_on=date(2026, 10, 6))
MEASURE = cmd.StartMeasure(measure_id="t1", title="Lesehjelp", goal="Lese bedre", responsible="Kari")


def at_level_b() -> Walk:
    return opened().do(
        cmd.BindRole(role="ansvarlig", name="Ola"),
        cmd.CompleteStep(),
        CONSENT,
        INVOLVE,
        cmd.ChooseAnswer(answer="videre"),
    )


def at_meeting() -> Walk:
    return at_level_b().do(cmd.CompleteStep(), cmd.CompleteStep())


def at_evaluation() -> Walk:
    return at_meeting().do(
        cmd.OfferBaton(to_actor="kari"),
        MEETING,
        cmd.SetFact(fact="lang", value="nei"),
        cmd.CompleteStep(),
        MEASURE,
        cmd.CompleteStep(),
    )


def test_the_whole_way_to_an_ending() -> None:
    walk = at_evaluation()
    assert walk.here == "b/evaluer"
    walk.do(cmd.EvaluateMeasures(views=(View("barn", "Det går bedre."),)), cmd.CompleteStep())
    walk.do(cmd.ChooseAnswer(answer="slutt"))
    assert (walk.state.status, walk.state.ending) == (CaseStatus.CLOSED, "ferdig")
    assert walk.refused(cmd.CompleteStep()).code == "case-closed"


def test_a_role_must_be_named_first() -> None:
    refusal = opened().refused(cmd.CompleteStep())
    assert (refusal.code, refusal.reasons[0].arguments) == ("role-named", (("subject", "Den ansvarlige"),))


def test_a_role_may_be_decided_later() -> None:
    walk = opened().do(cmd.BindRole(role="den ansvarlige"), cmd.CompleteStep())
    assert walk.here == "a/hva-na"


def test_the_answer_that_leads_to_a_closed_level_is_refused_with_the_rules_place() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep())
    refusal = walk.refused(cmd.ChooseAnswer(answer="videre"))
    assert [reason.code for reason in refusal.reasons] == ["consent", "service-named", "service-consent"]
    assert (refusal.wanted, refusal.leads_to) == ("Videre", "nivå B")
    place = refusal.reasons[0].place
    assert place
    assert (place.file, place.line) == ("prove.yaml", 40)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (cmd.GiveConsent(consent_id="s", given_by="mor", services=()), "consent-without-service"),
        (cmd.GiveConsent(consent_id="s", given_by="mor", services=("Andre tjenester",)), "service-needs-name"),
        (
            cmd.GiveConsent(consent_id="s", given_by="mor", services=("ppt",), expires_on=START - timedelta(1)),
            "consent-already-expired",
        ),
        (cmd.GiveConsent(consent_id="s", given_by=" ", services=("ppt",)), "blank"),
        (cmd.RefuseConsent(given_by=""), "blank"),
        (cmd.WithdrawConsent(withdrawn_by="mor"), "no-consent"),
        (cmd.AcceptBaton(), "no-offer-to-you"),
        (cmd.DeclineBaton(), "no-offer-to-you"),
        (cmd.TakeBackOffer(), "no-offer"),
        (cmd.InvolveService(service="finnes ikke"), "unknown-service"),
        (cmd.InvolveService(service="andre"), "service-needs-name"),
        (cmd.InvolveService(service="andre", name=" "), "service-needs-name"),
        (cmd.InvolveService(service="ppt"), "service-consent"),
        (cmd.EndService(service="ppt"), "service-not-involved"),
        (cmd.BindRole(role="finnes ikke"), "unknown-role"),
        (cmd.BindRole(role="holder", actor="ola"), "role-is-coordinator"),
        (cmd.SetFact(fact="finnes ikke", value="ja"), "unknown-fact"),
        (cmd.SetFact(fact="lang", value="kanskje"), "unknown-value"),
        (cmd.EndMeasure(measure_id="finnes ikke"), "no-such-measure"),
        (cmd.EvaluateMeasures(measures=(("finnes ikke", Outcome.ENDED),)), "no-such-measure"),
        (cmd.EvaluateMeasures(views=(View("barn"),)), "view-needs-text"),
        (cmd.HoldMeeting(next_on=START), "next-meeting-before"),
        (cmd.ConsultBody(consultation_id="d"), "consult-whom"),
        (cmd.ConsultBody(consultation_id="d", body="finnes ikke"), "unknown-body"),
        (cmd.RecordAdvice(advice="Vent."), "no-consultation"),
        (cmd.AddNote(text=" "), "blank"),
        (cmd.StartMeasure(measure_id="t", title="", goal="g", responsible="Kari"), "blank"),
        (cmd.SkipStep(reason="unødig"), "step-not-optional"),
        (cmd.MoveFromRest(level="b", reason="nå"), "not-resting"),
        (cmd.ChooseAnswer(answer="finnes-ikke"), "no-such-answer"),
        (cmd.Undo(), "nothing-to-undo"),
        (cmd.Redo(), "nothing-to-redo"),
        (cmd.CloseCase(ending="finnes ikke"), "unknown-ending"),
        (cmd.ReopenCase(reason="igjen"), "case-is-open"),
        (cmd.OpenCase(alias="igjen"), "already-open"),
    ],
)
def test_what_is_refused_at_the_first_step(command: cmd.Command, code: str) -> None:
    assert opened().refused(command).code == code


def test_a_draft_runs_only_with_a_flag_and_a_withdrawn_guide_never() -> None:
    draft = compile_process(_with_status(Status.DRAFT), "d")
    assert Walk(process=draft).refused(cmd.OpenCase(alias="x")).code == "guideline-is-draft"
    Walk(process=draft).do(cmd.OpenCase(alias="x", allow_draft=True))
    withdrawn = compile_process(_with_status(Status.WITHDRAWN), "w")
    assert Walk(process=withdrawn).refused(cmd.OpenCase(alias="x", allow_draft=True)).code == "guideline-is-withdrawn"


def _with_status(status: Status) -> Guideline:
    return replace(GUIDE, head=head(status))


def test_dates_before_the_case_and_after_today_are_refused() -> None:
    walk = opened()
    assert walk.refused(cmd.AddNote(text="x"), happened_on=START + timedelta(1)).code == "date-in-future"
    assert walk.refused(cmd.AddNote(text="x"), happened_on=START - timedelta(1)).code == "date-before-case"
    assert walk.refused(cmd.RecordReport(), happened_on=START + timedelta(1)).code == "date-in-future"


def test_a_report_may_have_been_sent_before_the_case_was_opened() -> None:
    walk = opened()
    assert not isinstance(walk.try_(cmd.RecordReport(), happened_on=START - timedelta(3)), Refused)
    assert walk.state.reported


def test_withdrawn_consent_closes_the_gate_at_once_and_the_case_stays() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep(), CONSENT, INVOLVE)
    walk.do(cmd.WithdrawConsent(withdrawn_by="mor", services=("bup",)))
    refusal = walk.refused(cmd.ChooseAnswer(answer="videre"))
    assert [(reason.code, dict(reason.arguments)["names"]) for reason in refusal.reasons] == [
        ("service-consent", "BUP")
    ]
    walk.do(cmd.WithdrawConsent(withdrawn_by="mor"))
    assert walk.refused(cmd.ChooseAnswer(answer="videre")).code == "consent"
    assert walk.here == "a/hva-na"


def test_an_expired_consent_counts_for_nothing() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep())
    consent = cmd.GiveConsent(consent_id="s", given_by="mor", services=("BUP",), expires_on=START + timedelta(9))
    walk.do(consent, INVOLVE)
    walk.today = START + timedelta(10)
    assert walk.refused(cmd.ChooseAnswer(answer="videre")).code == "consent"
    walk.today = START + timedelta(9)
    walk.do(cmd.ChooseAnswer(answer="videre"))


def test_refused_consent_opens_the_other_way() -> None:
    walk = at_level_b().do(cmd.CompleteStep())
    walk.do(cmd.RefuseConsent(given_by="mor"), cmd.CompleteStep())
    assert (walk.here, walk.state.standing.pass_) == ("a/se", 2)


def test_an_optional_step_is_skipped_with_a_reason() -> None:
    walk = at_level_b().do(cmd.SkipStep(reason="gjort før"))
    assert walk.here == "b/samtykke"


def test_an_unset_fact_is_asked_for_and_a_guarded_step_is_never_silently_skipped() -> None:
    walk = at_meeting().do(cmd.OfferBaton(to_actor="kari"), MEETING)
    refusal = walk.refused(cmd.CompleteStep())
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("fact-is", "ja, nei")
    walk.do(cmd.SetFact(fact="Lang oppfølging", value="NEI"), cmd.CompleteStep())
    passed = [event.body for event in walk.events if isinstance(event.body, StepPassed)]
    assert passed == [StepPassed("b/langt", fact="lang", value="nei")]
    assert [trace.mark for trace in walk.state.trail if trace.step == "b/langt"] == [Mark.LEFT_OUT]


def test_a_body_is_waited_for() -> None:
    walk = at_meeting().do(
        cmd.OfferBaton(to_actor="kari"), MEETING, cmd.SetFact(fact="lang", value="ja"), cmd.CompleteStep()
    )
    assert (walk.here, walk.refused(cmd.CompleteStep()).code) == ("b/langt", "advice")
    walk.do(cmd.ConsultBody(consultation_id="d1", body="Teamet"))
    assert walk.refused(cmd.CompleteStep()).code == "advice"
    walk.do(cmd.RecordAdvice(advice="Gå videre."), cmd.CompleteStep())
    assert walk.here == "b/tiltak"


def test_a_meeting_is_not_done_before_it_is_held_with_minutes_and_a_next_date() -> None:
    walk = at_meeting()
    codes = [reason.code for reason in walk.refused(cmd.CompleteStep()).reasons if reason.code != "fact-is"]
    assert codes == []
    walk.do(cmd.SetFact(fact="lang", value="nei"))
    codes = [reason.code for reason in walk.refused(cmd.CompleteStep()).reasons]
    assert codes == ["meeting-held", "coordinator-settled", "minutes", "next-meeting"]
    walk.do(cmd.HoldMeeting())
    codes = [reason.code for reason in walk.refused(cmd.CompleteStep()).reasons]
    assert codes == ["coordinator-settled", "minutes", "next-meeting"]


def test_the_baton_stays_with_the_holder_until_another_accepts() -> None:
    walk = at_meeting().do(cmd.OfferBaton(to_actor="kari"))
    assert walk.state.coordinator == "kari"
    walk.do(cmd.OfferBaton(to_actor="ola"))
    assert walk.state.coordinator == "kari"
    assert walk.refused(cmd.OfferBaton(to_actor="per")).code == "baton-already-offered"
    assert walk.refused(cmd.AcceptBaton(), by="per").code == "no-offer-to-you"
    assert walk.refused(cmd.TakeBackOffer(), by="per").code == "offer-not-yours"
    walk.do(cmd.DeclineBaton(), by="ola")
    assert (walk.state.coordinator, walk.state.offer) == ("kari", None)
    walk.do(cmd.OfferBaton(to_actor="ola"))
    assert "ola" in walk.state.participants
    walk.do(cmd.AcceptBaton(), by="ola")
    assert walk.state.coordinator == "ola"


def test_nobody_may_answer_for_a_measure_whom_the_guide_leaves_out() -> None:
    walk = at_meeting().do(
        cmd.OfferBaton(to_actor="kari"), MEETING, cmd.SetFact(fact="lang", value="nei"), cmd.CompleteStep()
    )
    assert walk.refused(cmd.CompleteStep()).code == "measure-running"
    wrong = cmd.StartMeasure(
        measure_id="t", title="T", goal="G", responsible="PPT", responsible_kind=ResponsibleKind.SERVICE
    )
    assert walk.refused(wrong).code == "responsible-not-allowed"
    walk.do(
        cmd.StartMeasure(
            measure_id="t", title="T", goal="G", responsible="Far", responsible_kind=ResponsibleKind.GUARDIANS
        )
    )


def test_an_evaluation_covers_each_running_measure_and_hears_the_child() -> None:
    walk = at_evaluation().do(
        cmd.StartMeasure(measure_id="t2", title="Ro i friminuttet", goal="Trygg", responsible="Kari")
    )
    walk.do(cmd.EvaluateMeasures(measures=(("t1", Outcome.CHANGED),)))
    reasons = walk.refused(cmd.CompleteStep()).reasons
    assert [reason.code for reason in reasons] == ["evaluated", "view-recorded"]
    assert dict(reasons[0].arguments)["names"] == "«Ro i friminuttet»"
    walk.do(cmd.EvaluateMeasures(measures=(("t2", Outcome.ENDED),), views=(View("barn", None, "for ung"),)))
    walk.do(cmd.CompleteStep())
    assert [measure.running for measure in walk.state.measures] == [True, False]


def test_a_new_pass_asks_for_the_evaluation_anew() -> None:
    walk = at_evaluation().do(cmd.EvaluateMeasures(views=(View("barn", "Bra"),)), cmd.CompleteStep())
    walk.do(cmd.ChooseAnswer(answer="mer"), cmd.CompleteStep())
    assert (walk.here, walk.state.standing.pass_) == ("b/evaluer", 2)
    assert walk.refused(cmd.CompleteStep()).code == "evaluated"


def test_an_answer_with_several_targets_asks_which() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep())
    assert walk.refused(cmd.ChooseAnswer(answer="prov-selv")).code == "answer-needs-target"
    walk.do(cmd.ChooseAnswer(answer="prov-selv", to="a/se"))
    assert (walk.here, walk.state.standing.pass_) == ("a/se", 2)


def test_an_ending_that_demands_a_note_and_an_answer_that_sets_a_fact() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep())
    assert walk.refused(cmd.ChooseAnswer(answer="folg-med")).code == "note"
    walk.do(cmd.AddNote(text="Følger med fram til jul."), cmd.ChooseAnswer(answer="folg-med"))
    assert (walk.state.ending, walk.state.facts) == ("folg-med", {"lang": "ja"})


def test_closing_equals_choosing_the_answer_that_ends() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep(), cmd.AddNote(text="Følger med."))
    walk.do(cmd.CloseCase(ending="folg-med"))
    assert walk.state.facts == {"lang": "ja"}
    assert walk.state.ending == "folg-med"


def test_away_from_an_ending_only_the_family_can_close_and_the_way_is_shown() -> None:
    walk = opened()
    refusal = walk.refused(cmd.CloseCase(ending="ferdig"))
    assert dict(refusal.reasons[0].arguments)["way"] == "«Se» → «Hva nå?»"
    assert walk.refused(cmd.CloseCase(ending="ferdig", family_wish=True)).code == "reason"
    walk.do(cmd.CloseCase(ending="ferdig", family_wish=True, reason="Familien ønsker det."))
    assert walk.state.status is CaseStatus.CLOSED
    assert walk.state.trail == (), "the step was not done"


def test_a_consent_that_does_not_cover_a_service_cannot_be_withdrawn_for_it() -> None:
    walk = opened().do(CONSENT)
    assert walk.refused(cmd.WithdrawConsent(withdrawn_by="mor", services=("Barnehagen",))).code == "no-consent"
    walk.do(cmd.WithdrawConsent(withdrawn_by="mor", services=("PPT",)))
    assert [consent.services for consent in walk.state.consents] == [("BUP",)]


def test_each_meeting_of_a_pass_asks_for_its_own_minutes_and_next_date() -> None:
    walk = at_level_b().do(MEETING, cmd.CompleteStep(), cmd.CompleteStep(), cmd.SetFact(fact="lang", value="nei"))
    codes = [reason.code for reason in walk.refused(cmd.CompleteStep()).reasons]
    assert codes == ["meeting-held", "coordinator-settled", "minutes", "next-meeting"]
    walk.do(cmd.HoldMeeting(minutes="Referat."), cmd.HoldMeeting(next_on=date(2026, 10, 6)))
    assert walk.refused(cmd.CompleteStep()).code == "coordinator-settled"
    walk.do(cmd.HoldMeeting(minutes="Det vi glemte."))
    assert agenda(walk.state, PROCESS, today=START).next_meeting == date(2026, 10, 6)


def test_a_resting_place_is_left_with_a_reason() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep(), cmd.ChooseAnswer(answer="hvil"))
    assert walk.here == "c/"
    assert walk.refused(cmd.CompleteStep()).code == "resting-place"
    assert walk.refused(cmd.MoveFromRest(level="a", reason=" ")).code == "reason"
    walk.do(cmd.MoveFromRest(level="a", reason="Nytt å ta tak i."))
    assert (walk.here, walk.state.standing.pass_) == ("a/se", 2)


def test_reopening_goes_on_where_it_was_closed_in_a_new_pass() -> None:
    walk = opened().do(cmd.CloseCase(ending="ferdig", family_wish=True, reason="Nok nå."))
    walk.do(cmd.ReopenCase(reason="Ny bekymring."))
    assert (walk.here, walk.state.standing.pass_, walk.state.status) == ("a/se", 2, CaseStatus.OPEN)


def test_undo_and_redo_of_ones_own_last_act() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep())
    assert walk.refused(cmd.Undo(), by="ola").code == "undo-not-yours"
    walk.do(cmd.Undo())
    assert walk.here == "a/se"
    walk.do(cmd.Redo())
    assert walk.here == "a/hva-na"
    walk.do(cmd.Undo(), cmd.AddNote(text="Noe nytt."))
    assert walk.refused(cmd.Redo()).code == "nothing-to-redo"


def test_two_acts_are_undone_and_redone_in_turn() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep(), cmd.Undo(), cmd.Undo())
    assert "ansvarlig" not in walk.state.roles
    assert walk.refused(cmd.Undo()).code == "nothing-to-undo"
    walk.do(cmd.Redo(), cmd.Redo())
    assert walk.here == "a/hva-na"
    assert walk.refused(cmd.Redo()).code == "nothing-to-redo"


def test_a_report_is_never_undone_and_never_in_the_way() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.RecordReport())
    walk.do(cmd.Undo())
    assert (walk.state.reported, dict(walk.state.roles)) == (True, {})


def test_a_report_is_recorded_in_a_closed_case_too() -> None:
    walk = opened().do(cmd.CloseCase(ending="ferdig", family_wish=True, reason="Nok."), cmd.RecordSuspicion(text="uro"))
    assert walk.state.suspected


def test_a_closing_can_be_undone() -> None:
    walk = opened().do(cmd.CloseCase(ending="ferdig", family_wish=True, reason="Nok."), cmd.Undo())
    assert (walk.state.status, walk.here) == (CaseStatus.OPEN, "a/se")


def test_the_agenda_names_the_options_in_file_order_with_what_is_missing() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep())
    found = agenda(walk.state, PROCESS, today=START)
    assert [(one.number, one.title, one.is_open) for one in found.options] == [
        (1, "Videre", False),
        (2, "Prøv selv", True),
        (2, "Prøv selv", True),
        (3, "Følg med", False),
        (4, "Hvil", True),
    ]
    assert (found.place, found.count, found.options[0].kind) == (2, 2, OptionKind.ANSWER)


def test_a_deadline_on_an_answer_is_the_due_date_of_where_it_leads() -> None:
    walk = opened().do(cmd.BindRole(role="ansvarlig"), cmd.CompleteStep(), cmd.ChooseAnswer(answer="hvil"))
    due = agenda(walk.state, PROCESS, today=START).due
    assert due
    assert (due.remind_on, due.due_on, due.is_soft) == (date(2026, 9, 29), date(2026, 10, 13), True)


def test_a_talk_with_the_child_is_a_note_of_its_own_kind() -> None:
    walk = opened().do(cmd.AddNote(text="Vi snakket.", kind=NoteKind.CHILD_TALK))
    assert (len(walk.state.child_talks), walk.state.notes) == (1, ())


def test_a_service_of_the_guide_is_no_other_so_that_another_consent_does_not_let_it_in() -> None:
    walk = opened().do(cmd.GiveConsent(consent_id="s1", given_by="mor", services=("Skolen",)))
    refused = walk.refused(cmd.InvolveService(service="ppt", name="Skolen"))
    assert (refused.code, dict(refused.reasons[0].arguments)["service"]) == ("unknown-service", "Skolen")
    assert walk.refused(cmd.InvolveService(service="ppt", name="PPT")).code == "service-consent"
    walk.do(cmd.GiveConsent(consent_id="s2", given_by="mor", services=("ppt",)))
    walk.do(cmd.InvolveService(service="ppt", name="PPT"))
    assert [(one.service, one.name) for one in walk.state.services] == [("ppt", None)]
    for name in (None, "PPT"):
        assert walk.refused(cmd.InvolveService(service="ppt", name=name)).code == "already-involved"


def test_a_service_keeps_the_spelling_that_the_case_gave_it_first() -> None:
    walk = opened().do(cmd.GiveConsent(consent_id="s1", given_by="mor", services=("bup",)), INVOLVE)
    assert [one.name for one in walk.state.services] == ["bup"]
    assert walk.refused(cmd.InvolveService(service="andre", name="BUP ")).code == "already-involved"
    walk.do(cmd.GiveConsent(consent_id="s2", given_by="far", services=("Bup",)))
    assert {service for consent in walk.state.consents for service in consent.services} == {"bup"}
    walk.do(cmd.EndService(service="andre", name="BUP"))
    assert walk.state.services == ()
