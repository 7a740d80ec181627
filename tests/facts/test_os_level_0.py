"""What Os says of its guide as a whole, of suspicion, and of level 0: the facts O1 to O6."""

import json

from engine.cases import commands as cmd
from engine.cases.events import ConcernReported
from engine.cases.vocabulary import ResponsibleKind
from engine.guideline.vocabulary import StepKind
from tests.facts.declare import fact
from tests.facts.guide import Guide
from tests.facts.screen import screen
from tests.facts.walker import Landing, at, measure, opened, titles

OS = "os.yaml"
CARRYING_OUT = {"1": "Gjennomfør innsatsen", "2": "Gjennomfør innsatsen", "3": "Koordiner og gjennomfør innsatsen"}
GUARDIANS = "Foreldre eller foresatte"
CHILD = "Barnet eller ungdommen"
SHARE = "nivåer/0/steg/Del bekymringen"
CLARIFY = "nivåer/0/steg/Avklar bekymringen"
CLOSE = "nivåer/0/steg/Avslutt"


@fact(
    OS,
    "oppdatert",
    "kontakter/{kontaktperson for BTI|ansvarlig for BTI}",
    "roller/{helsesykepleier|oppvekstsjef}",
)
def test_O1_the_guide_is_dated_and_names_whom_to_ask(guide: Guide) -> None:
    shown = screen(guide, "veileder", "vis", guide.name)
    assert "28. juli 2022" in shown
    assert "Kontaktperson for BTI Helsesykepleier" in shown
    assert "Ansvarlig for BTI Oppvekstsjef" in shown


@fact(
    OS,
    "om/Hva nivåene rommer",
    "om/Hva nivåene rommer/tekst",
    "nivåer/{1|2}/steg/Gjennomfør innsatsen/ansvarlige",
    "nivåer/{1|2}/steg/Gjennomfør innsatsen/ansvarlige/{ansatt|tjeneste|foresatte}",
    "nivåer/3/steg/Koordiner og gjennomfør innsatsen/ansvarlige",
    "nivåer/3/steg/Koordiner og gjennomfør innsatsen/ansvarlige/{ansatt|tjeneste|foresatte}",
)
def test_O2_efforts_of_all_services_and_of_the_parents_belong_in_it(guide: Guide) -> None:
    shown = screen(guide, "veileder", "vis", guide.name)
    assert "alt som gjøres tidlig og på tvers av tjenester for målgruppa" in shown
    for level, step in CARRYING_OUT.items():
        case = at(guide, step, level=level)
        assert set(case.step.responsible) == {kind.value for kind in ResponsibleKind}, level
        for number, kind in enumerate(ResponsibleKind, start=50):
            case.do(measure(kind, number))
        assert case.state.running()[-1].responsible_kind is ResponsibleKind.GUARDIANS


@fact(
    OS,
    "gjelder_alltid/vold",
    "gjelder_alltid/vold/{hvis|meld_til}",
    "gjelder_alltid/vold/meld_til/{barnevern|politi}",
    "gjelder_alltid/vold/verktøy/veileder_melding",
    "verktøy/veileder_melding",
)
def test_O3_suspicion_goes_to_child_welfare_and_the_police_at_every_level(guide: Guide) -> None:
    rules = json.loads(screen(guide, "meld", "--json"))["regler"]
    assert len(rules) == 1
    rule = rules[0]
    assert all(word in rule["når"] for word in ("vold", "overgrep", "omsorgssvikt"))
    assert {one["mottaker"]: one["når"] for one in rule["til"]} == {"barnevern": "always", "politi": "when-needed"}
    assert rule["verktøy"] == ["Bekymringsmelding – handlingsveileder for offentlig melder"]
    for level in ("0", "1", "2", "3"):
        case = opened(guide).rest_on(level).do(cmd.RecordSuspicion())
        (event,) = case.recorded(cmd.RecordReport())
        assert isinstance(event.body, ConcernReported)
        assert event.body.to == ("barnevern",)
        (event,) = case.recorded(cmd.RecordReport(to=("politi",)))
        assert isinstance(event.body, ConcernReported)
        assert event.body.to == ("politi",)


@fact(
    OS,
    "nivåer/0/tittel",
    "nivåer/0/steg/Oppmerksomhet",
    "nivåer/0/steg/Oppmerksomhet/verktøy/observasjonsskjema",
    SHARE,
    f"{SHARE}/medvirkning/barn",
    f"{SHARE}/{{hva|hvordan|peker_ut}}",
    f"{SHARE}/tar_kontakt_med/foresatte",
    f"{SHARE}/verktøy/{{intern_veileder|samtalemal|samtale}}",
    CLARIFY,
    f"{CLARIFY}/hvordan",
    f"{CLARIFY}/inviterer/foresatte",
    f"{CLARIFY}/verktøy/{{samtale|samtykke}}",
    CLOSE,
    "verktøy/{observasjonsskjema|intern_veileder|samtalemal|samtale|samtykke}",
    "roller/{barn|foresatte|ansvarlig}",
)
def test_O4_level_0_notices_shares_clarifies_and_closes(guide: Guide) -> None:
    case = opened(guide)
    assert case.landing == Landing("0", "Oppmerksomhet")
    assert case.agenda.level
    assert case.agenda.level.title == "Avklarer om det er grunn til bekymring"
    assert case.tools == ["Observasjonsskjema"]

    case.finish()
    assert case.landing == Landing("0", "Del bekymringen")
    assert "i egen tjeneste" in (case.step.what or "")
    assert "interne veilederen" in (case.step.how or "")
    assert titles(case.step.hears) == [CHILD]
    assert titles(case.step.contacts) == [GUARDIANS]
    assert case.tools == ["Intern handlingsveileder", "Mal for oppmerksomhetssamtalen", "Oppmerksomhetssamtalen"]
    assert case.stopped().code == "role-named", "nobody has been given the case yet"
    case.do(cmd.BindRole(role="ansvarlig", name="Læreren"), cmd.CompleteStep())

    assert case.landing == Landing("0", "Avklar bekymringen")
    assert case.step.kind is StepKind.MEETING
    assert "oppmerksomhetssamtalen" in (case.step.how or "")
    assert titles(case.step.invites) == [GUARDIANS]
    assert case.tools == ["Oppmerksomhetssamtalen", "Samtykke til tverrfaglig arbeid"]
    assert "meeting-held" in case.needs("Avslutte")
    case.finish("Avslutte")

    assert case.landing == Landing("0", "Avslutt")


@fact(
    OS,
    CLARIFY,
    CLOSE,
    f"{CLARIFY}/valg/{{Oppfølging i egen tjeneste|Oppfølging med flere samarbeidspartnere|Avslutte}}",
)
def test_O5_clarifying_leads_to_level_1_to_level_2_or_to_closing(guide: Guide) -> None:
    case = at(guide, "Avklar bekymringen", level="0")
    assert case.leads("Oppfølging i egen tjeneste").level == "1"
    assert case.leads("Oppfølging med flere samarbeidspartnere").level == "2"
    assert case.leads("Avslutte") == Landing("0", "Avslutt")
    assert [option.title for option in case.agenda.options] == [
        "Oppfølging i egen tjeneste",
        "Oppfølging med flere samarbeidspartnere",
        "Avslutte",
    ]


@fact(
    OS,
    CLOSE,
    f"{CLOSE}/valg/{{Uten oppfølging|Med fortsatt oppmerksomhet}}",
    "avslutninger/{uten oppfølging|med oppmerksomhet}",
    "avslutninger/med oppmerksomhet/krever/notat",
)
def test_O6_continued_attention_is_documented_before_the_case_is_closed(guide: Guide) -> None:
    case = at(guide, "Avslutt", level="0")
    assert case.needs("Uten oppfølging") == []
    assert case.leads("Uten oppfølging") == Landing(ending="Avsluttet uten oppfølging")
    assert case.stopped("Med fortsatt oppmerksomhet").code == "note"
    case.do(cmd.AddNote(text="Vi følger med på hvordan det går"), case.taking("Med fortsatt oppmerksomhet"))
    assert case.landing == Landing(ending="Avsluttet med fortsatt oppmerksomhet")
