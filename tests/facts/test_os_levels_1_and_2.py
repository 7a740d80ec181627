"""What Os says of levels 1 and 2, and of every stafettlogg meeting: the facts O7 to O11."""

from datetime import timedelta
from itertools import pairwise

from engine.cases import commands as cmd
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.vocabulary import StepKind
from tests.cases.guide import START
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.walker import SERVICE, Case, Landing, at, measure, meeting, opened, titles

OS = "os.yaml"
GUARDIANS = "Foreldre eller foresatte"
TALK, DESCRIBE, DO, EVALUATE, DECIDE = (
    "Møte med foreldrene eller den unge",
    "Beskriv mål og innsats",
    "Gjennomfør innsatsen",
    "Evaluer innsatsen",
    "Endre, videreføre eller avslutte",
)
CONTACT, CONSENT, PLAN, ASK = (
    "Ta kontakt med en annen tjeneste",
    "Oppdater stafettlogg og samtykke",
    "Planlegg innsatsen og evalueringen",
    "Drøft saken i BUT",
)
MORE = "Spørsmål om mer samarbeid"
TEMPLATE = "Mal for stafettloggmøte"
PERMISSION = "Samtykke til tverrfaglig arbeid"


def follow_each_other(guide: Guide, level: str, *steps: str) -> None:
    """Finishing each step leads to the next one."""
    for here, then in pairwise(steps):
        assert at(guide, here, level=level).leads() == Landing(level, then)


@fact(
    OS,
    "nivåer/1/tittel",
    f"nivåer/1/steg/{{{TALK}|{DESCRIBE}|{DO}|{EVALUATE}|{DECIDE}}}",
    f"nivåer/1/steg/{TALK}/inviterer/{{foresatte|barn}}",
    f"nivåer/1/steg/{TALK}/verktøy/møtemal",
    f"nivåer/1/steg/{DESCRIBE}/verktøy/{{opprette_logg|brukerveiledning|samtale}}",
    f"nivåer/1/steg/{DESCRIBE}/{{hva|hvordan|dokumentasjon}}",
    f"nivåer/1/steg/{DECIDE}/valg/{{Endre|Videreføre|Flere tjenester trengs|Avslutte}}",
    f"nivåer/{{2|3}}/steg/{DECIDE}/valg/{{Endre|Videreføre|Avslutte}}",
    f"nivåer/{{1|2|3}}/steg/{DECIDE}/tolket/valg",
    f"nivåer/2/steg/{DECIDE}/valg/{MORE}",
    f"nivåer/2/steg/{ASK}/valg/Mer omfattende samarbeid",
    "verktøy/{møtemal|opprette_logg|brukerveiledning|samtale}",
    "roller/{barn|foresatte}",
)
def test_O7_level_1_describes_an_effort_and_clarifies_the_way_on(guide: Guide) -> None:
    talk = at(guide, TALK, level="1")
    assert talk.agenda.level
    assert talk.agenda.level.title == "Beskriver innsats"
    assert talk.step.kind is StepKind.MEETING
    assert titles(talk.step.invites) == [GUARDIANS, "Barnet eller ungdommen"]
    assert talk.tools == [TEMPLATE]
    describe = at(guide, DESCRIBE, level="1")
    assert all(word in (describe.step.what or "") for word in ("Opprett barnet", "målet", "gjøres"))
    assert "oppmerksomhetssamtalen" in (describe.step.how or "")
    assert describe.step.documented_in == "stafettloggen"
    assert describe.tools == [
        "Opprette stafettlogg (Visma)",
        "Brukerveiledning for stafettlogg",
        "Oppmerksomhetssamtalen",
    ]
    follow_each_other(guide, "1", TALK, DESCRIBE, DO, EVALUATE, DECIDE)
    assert at(guide, DO, level="1").stopped().code == "measure-running"
    assert "evaluated" in at(guide, EVALUATE, level="1").needs()
    check_ways_on(guide)


def check_ways_on(guide: Guide) -> None:
    """Change, continue, more services or end: inferred at every level."""
    back = {"1": (DESCRIBE, DO), "2": (PLAN, DO), "3": (CONSENT, "Koordiner og gjennomfør innsatsen")}
    for level, (change, carry_on) in back.items():
        case = at(guide, DECIDE, level=level)
        assert case.step.kind is StepKind.DECISION
        assert case.step.is_inferred("answers"), level
        assert case.leads("Endre") == Landing(level, change)
        assert case.leads("Videreføre") == Landing(level, carry_on)
        assert case.leads("Avslutte").ending
    assert at(guide, DECIDE, level="1").leads("Flere tjenester trengs").level == "2"
    assert at(guide, DECIDE, level="2").finish(MORE).leads("Mer omfattende samarbeid").level == "3"


@fact(
    OS,
    "møtetyper/stafettloggmøte",
    "møtetyper/stafettloggmøte/{evaluerer|neste_møte}",
    f"nivåer/1/steg/{TALK}/møtetype",
    f"nivåer/2/steg/{PLAN}/møtetype",
    f"nivåer/{{1|2|3}}/steg/{EVALUATE}/{{møtetype|frist}}",
    f"nivåer/{{2|3}}/steg/{EVALUATE}/tolket/{{møtetype|frist}}",
    f"nivåer/{{1|2|3}}/steg/{EVALUATE}",
)
def test_O8_every_stafettlogg_meeting_evaluates_and_agrees_on_the_next(guide: Guide) -> None:
    for level, step in (("1", TALK), ("2", PLAN)):
        case = opened(guide).do(measure(ResponsibleKind.EMPLOYEE)).goto(step, level=level)
        cannot_be_left_early(case, "measures-evaluated")
    for level, first in (("1", TALK), ("2", PLAN), ("3", "Tverrfaglig møte")):
        case = at(guide, first, level=level).finish()
        case.today = START + timedelta(days=10)
        case.goto(EVALUATE, level=level)
        due = case.agenda.due
        assert due, level
        assert [case.step.is_inferred(name) for name in ("meeting_type", "deadline")] == [level != "1"] * 2
        assert due.is_soft
        assert (due.remind_on, due.due_on) == (START + timedelta(weeks=4), START + timedelta(weeks=6)), level
        cannot_be_left_early(case, "evaluated")


def cannot_be_left_early(case: Case, evaluation: str) -> None:
    """A meeting is not done before it is held, the measures are evaluated and the next one has its date."""
    assert {reason.code for reason in case.stopped().reasons} >= {"meeting-held", evaluation}
    case.do(meeting(case, agreed=False))
    assert {reason.code for reason in case.stopped().reasons} == {"next-meeting", evaluation}
    case.do(cmd.EvaluateMeasures())
    assert case.stopped().code == "next-meeting"
    late = case.today + timedelta(weeks=8)  # four to six weeks are a wish, and no later date is refused
    before = case.here
    case.do(cmd.HoldMeeting(next_on=late), cmd.CompleteStep())
    assert case.here != before


@fact(
    OS,
    f"nivåer/1/steg/{DECIDE}",
    f"nivåer/1/steg/{DECIDE}/hva",
    f"nivåer/1/steg/{DECIDE}/verktøy/{{samtykke|oppmelding_ppt|melding_barnevern}}",
    "verktøy/{samtykke|oppmelding_ppt|melding_barnevern}",
)
def test_O9_other_agencies_are_considered_at_the_end_of_level_1(guide: Guide) -> None:
    case = at(guide, DECIDE, level="1")
    assert "andre instanser" in (case.step.what or "")
    assert case.tools == [PERMISSION, "Oppmelding til PPT", "Melding til barnevernstjenesten"]
    assert case.agenda.place == case.agenda.count, "it is the last step of the level"


@fact(
    OS,
    "nivåer/2/tittel",
    "nivåer/2/krever/samtykke",
    "nivåer/2/tolket/krever",
    f"nivåer/2/steg/{{{CONTACT}|{CONSENT}|{PLAN}|{DO}|{EVALUATE}|{DECIDE}}}",
    f"nivåer/2/steg/{CONTACT}/involverer/andre tjenester",
    "tjenester/andre tjenester",
    "tjenester/andre tjenester/velges_i_saken",
    f"nivåer/2/steg/{CONSENT}/{{dokumentasjon|ved_nei}}",
    f"nivåer/2/steg/{CONSENT}/verktøy/{{samtykke|møtemal}}",
    f"nivåer/2/steg/{CONSENT}/tolket/ved_nei",
    f"nivåer/2/steg/{PLAN}/inviterer/{{stafettholder|andre tjenester|foresatte}}",
    f"nivåer/2/steg/{PLAN}/møtetype",
    "verktøy/{samtykke|møtemal}",
    "roller/{stafettholder|foresatte}",
)
def test_O10_level_2_asks_a_named_service_and_only_with_consent(guide: Guide) -> None:
    enters_with_consent(at(guide, "Avklar bekymringen", level="0"), "Oppfølging med flere samarbeidspartnere")
    enters_with_consent(at(guide, DECIDE, level="1"), "Flere tjenester trengs")
    contact = at(guide, CONTACT, level="2")
    assert contact.agenda.level
    assert contact.agenda.level.title == "Beskriver enkelt tverrfaglig samarbeid"
    assert titles(contact.step.involves) == ["Andre tjenester"]
    consent = at(guide, CONSENT, level="2")
    assert consent.step.kind is StepKind.CONSENT
    assert consent.step.documented_in == "stafettloggen"
    assert consent.tools == [PERMISSION, TEMPLATE]
    assert consent.step.is_inferred("if_refused")
    denied = consent.copy().do(
        cmd.WithdrawConsent(withdrawn_by="mor"), cmd.RefuseConsent(given_by="mor"), cmd.CompleteStep()
    )
    assert denied.landing.level == "1"
    plan = at(guide, PLAN, level="2")
    assert plan.step.kind is StepKind.MEETING
    assert titles(plan.step.invites) == ["Stafettholder", "Andre tjenester", GUARDIANS]
    plan.do(measure(ResponsibleKind.SERVICE), meeting(plan, agreed=False))
    assert set(plan.needs()) == {"measures-evaluated", "next-meeting"}
    follow_each_other(guide, "2", CONTACT, CONSENT, PLAN, DO, EVALUATE, DECIDE)


def enters_with_consent(case: Case, answer: str) -> None:
    """The way into the level is refused until a service is named and the family has consented to it."""
    case.fulfil(answer, besides=("consent", "service-named", "service-consent"))
    refused = case.stopped(answer)
    assert [reason.code for reason in refused.reasons] == ["consent", "service-named", "service-consent"]
    gate = refused.reasons[0].gate
    assert gate
    assert gate.inferred, "the guide itself does not say that consent comes first"
    assert refused.leads_to == "2"
    involve = cmd.InvolveService(service="andre tjenester", name=SERVICE)
    assert case.refused(involve).code == "service-consent"
    assert case.refused(cmd.InvolveService(service="andre tjenester")).code == "service-needs-name"
    case.do(cmd.GiveConsent(consent_id="s", given_by="mor", services=(SERVICE,)))
    assert case.stopped(answer).code == "service-named"
    case.do(involve, case.taking(answer))
    assert case.landing.level == "2"


@fact(
    OS,
    f"nivåer/2/steg/{DECIDE}/valg/{MORE}",
    f"nivåer/2/steg/{ASK}",
    f"nivåer/2/steg/{ASK}/{{når|hos}}",
    f"nivåer/2/steg/{ASK}/verktøy/retningslinjer_but",
    f"nivåer/2/steg/{ASK}/valg/{{Mer omfattende samarbeid|Fortsette på nivå 2}}",
    f"nivåer/2/steg/{ASK}/tolket/valg",
    "instanser/BUT",
    "verktøy/retningslinjer_but",
)
def test_O11_further_collaboration_is_discussed_in_the_team(guide: Guide) -> None:
    case = at(guide, DECIDE, level="2").finish(MORE)
    assert case.landing == Landing("2", ASK)
    assert case.step.kind is StepKind.CONSULTATION
    assert case.step.when
    assert case.tools == ["Retningslinjer for BUT"]
    assert case.step.is_inferred("answers")
    assert case.leads("Mer omfattende samarbeid").level == "3"
    assert case.leads("Fortsette på nivå 2").level == "2"
    for answer in ("Mer omfattende samarbeid", "Fortsette på nivå 2"):
        (reason,) = case.stopped(answer).reasons
        assert (reason.code, dict(reason.arguments)) == ("advice", {"subject": "Barne- og ungdomsteamet (BUT)"})
    case.do(cmd.ConsultBody(consultation_id="d", body="BUT"))
    assert [one.body for one in case.agenda.waiting] == ["BUT"]
    assert case.stopped("Mer omfattende samarbeid").code == "advice"
    case.do(cmd.RecordAdvice(advice="Gå videre"), case.taking("Fortsette på nivå 2"))
