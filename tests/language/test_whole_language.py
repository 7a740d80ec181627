"""Every key of the language that a guide as a whole can use, in each written form: what it becomes in the model."""

from pathlib import Path

import pytest

from engine.calendar import Unit
from engine.guideline.element import Deadline, Participant
from engine.guideline.model import Guideline, Step, steps_of
from engine.guideline.registry import AgeRule
from engine.guideline.vocabulary import Anchor, Language, LogPart, Requirement, StepKind, TargetKind
from engine.language.check import check
from engine.language.schema import file_name

HERE = Path(__file__).parent
SCHEMAS: dict[str, bytes] = {
    language: (HERE.parents[1] / "schemas" / file_name(language)).read_bytes() for language in Language
}
LITTLE = """\
handlingsveileder: Liten
id: liten
språk: bokmål
versjon: 1
status: utkast
roller: {lærer: Læreren, ansatt: {tittel: Enhver ansatt, er: ansatt}}
tjenester: {ppt: PPT}
gjelder_alltid:
  - {id: vold, hvis: Du mistenker vold, gjør: Meld fra., meld_til: {barnevern: alltid}}
"""


@pytest.fixture(scope="module", params=list(Language))
def guide(request: pytest.FixtureRequest) -> Guideline:
    path = HERE / "ok" / f"every_key_{request.param}.yaml"
    found = check(path.read_bytes(), file=path.name, schemas=SCHEMAS).guideline
    assert found is not None
    return found


def built(text: str) -> Guideline:
    result = check((LITTLE + text).encode(), file="x.yaml", schemas=SCHEMAS)
    assert result.guideline is not None, [(one.rule, one.message, one.span.start) for one in result.diagnostics]
    return result.guideline


def step(guide: Guideline, id_: str) -> Step:
    return next(step for level in guide.levels for step in steps_of(level) if step.id == id_)


def names(people: tuple[Participant, ...]) -> list[tuple[str, bool]]:
    return [(person.id, person.optional) for person in people]


# ------------------------------------------------------------ the guide as a whole


def test_variants_and_labels(guide: Guideline) -> None:
    assert guide.head.variants == ("barnehage", "skole")
    assert [name for name, _ in guide.head.labels] == ["level", "what", "how", "who", "why", "when", "tools"]
    assert dict(guide.head.labels)["level"] == "fase"
    assert guide.levels[0].variants == ("barnehage", "skole")
    assert step(guide, "undring/se").variants == ("barnehage",)


def test_kinds_of_consent(guide: Guideline) -> None:
    together, log = guide.consent_types
    assert (together.id, together.title, together.tools) == ("samarbeid", "Samtykke til samarbeid", ("henvisning",))
    ages = [(rule.from_age, rule.to_age, names(rule.who)) for rule in together.given_by]
    assert ages == [
        (None, 14, [("hjemmet", False)]),
        (15, 17, [("barn", False), ("hjemmet", True)]),
        (18, None, [("barn", False)]),
    ]
    assert together.per_service
    assert together.lasts
    assert (together.lasts.low, together.lasts.high, together.lasts.unit) == (12, 12, Unit.MONTHS)
    assert together.scopes == ("samarbeid", "deling av opplysninger")
    assert together.on_withdrawal
    assert (together.on_withdrawal.kind, together.on_withdrawal.ref) == (TargetKind.LEVEL, "1")
    assert together.inferred == {"lasts"}
    assert not log.given_by
    assert log.silent == {"given_by"}
    assert not log.per_service
    assert log.scopes == ("stafettlogg",)


def test_the_log(guide: Guideline) -> None:
    assert guide.log
    assert guide.log.levels == ("undring", "1")
    assert guide.log.tools == ("samtalemal",)
    assert guide.log.parts == tuple(LogPart)
    assert guide.log.consent == "logg"
    assert guide.log.inferred == {"levels"}


def test_the_baton(guide: Guideline) -> None:
    baton = guide.baton
    assert baton
    assert baton.levels == ("undring", "1")
    assert baton.from_first_measure
    near, decided = baton.holders
    assert (near.levels, near.why) == (("undring",), "Nær barnet i hverdagen")
    assert names(near.preferred) == [("helsesykepleier", False), ("ppt", True)]
    assert (decided.levels, names(decided.decided_by)) == (("1",), [("team", False)])
    assert names(baton.influenced_by) == [("barn", False), ("hjemmet", False)]
    assert baton.by_acceptance
    assert baton.weighed == ("ønskene til barnet", "behovet for koordinering")
    assert baton.between
    assert names(baton.between.talk_with) == [("barn", False)]
    assert baton.between.what == "En voksen snakker med barnet."
    assert baton.duties == ("kaller inn til møter", "holder i loggen")
    assert baton.inferred == {"from_first_measure"}


def test_entrances(guide: Guideline) -> None:
    first, second = guide.entrances
    assert (first.start.kind, first.start.ref) == (TargetKind.LEVEL, "1")
    assert [person.id for person in first.who] == ["employee", "hjemmet"]
    assert first.what == "Si fra til helsesykepleieren."
    assert first.inferred == {"who"}
    assert (second.start.kind, second.start.ref, second.who) == (TargetKind.STEP, "1/ta-imot", ())


def test_endings_rules_and_side_work(guide: Guideline) -> None:
    assert [ending.taken_over_by for ending in guide.endings] == [None, "barnevern", None]
    rule = guide.rules[0]
    assert (names(rule.kept_out), rule.cleared_by) == ([("hjemmet", False)], ("barnevern", "politi", "ppt"))
    assert (rule.doubt_body, rule.locked) == ("team", True)
    assert rule.inferred == {"cleared_by"}
    (work,) = guide.side_work
    assert (work.id, work.title, work.what) == ("systemtiltak", "Systemtiltak", "Gjør noe med miljøet.")
    assert (names(work.who), work.tools) == ([("helsesykepleier", False)], ("samtalemal",))


# ------------------------------------------------------------ levels and steps


def test_a_level(guide: Guideline) -> None:
    level = guide.levels[0]
    assert names(level.without) == [("hjemmet", True)]
    assert level.least_services == 1
    assert [(demand.requirement, demand.about) for demand in level.requires] == [
        (Requirement.MINUTES, ()),
        (Requirement.TRIED, ("1",)),
        (Requirement.AGREEMENT, ("barn", "hjemmet", "service")),
        (Requirement.CONSENT, ("logg",)),
    ]


def test_what_is_sent_and_shared(guide: Guideline) -> None:
    found = step(guide, "undring/se")
    assert found.sends
    assert (found.sends.what, names(found.sends.to)) == ("Henvisning", [("ppt", False), ("team", True)])
    assert found.shares
    assert (found.shares.what, names(found.shares.to)) == ("Referatet", [])
    assert found.shares.silent == {"to"}


def test_a_step_with_the_rest(guide: Guideline) -> None:
    found = step(guide, "undring/se")
    assert [(item.id, item.title) for item in found.checklist] == [
        ("foresatte-er-orientert", "Foresatte er orientert"),
        ("tid-er-avtalt", "Tid er avtalt"),
    ]
    assert found.sets == (("sakstype", "skolemiljø"),)
    assert (names(found.attendance_by), found.least_services) == ([("hjemmet", False)], 2)
    consent = step(guide, "undring/be-om-samtykke")
    assert (consent.consent_type, consent.consent_for) == ("samarbeid", ("samarbeid",))
    meeting = step(guide, "undring/loggmøte")
    assert (meeting.evaluates, meeting.evaluates_from) == (True, ("undring", "1"))


def test_tracks(guide: Guideline) -> None:
    parallel = step(guide, "undring/to-samtaler")
    assert parallel.kind is StepKind.PARALLEL
    home, school = parallel.tracks
    assert (home.id, home.title) == ("undring/to-samtaler/hjemme", "Hjemme")
    assert (school.id, school.title) == ("undring/to-samtaler/skolen", "På skolen")
    assert [step.id for step in home.steps] == [
        "undring/to-samtaler/hjemme/snakk",
        "undring/to-samtaler/hjemme/holder-det",
    ]
    assert [[(target.kind, target.ref) for target in answer.targets] for answer in home.steps[1].answers] == [
        [(TargetKind.NEXT, None)],
        [(TargetKind.STEP, "undring/to-samtaler/hjemme/snakk")],
    ]
    assert home.at.line < school.at.line


def test_an_answer_with_the_rest(guide: Guideline) -> None:
    answer = step(guide, "undring/veien-videre").answers[1]
    assert answer.opens == ("systemtiltak",)
    assert [recipient.id for recipient in answer.report_to] == ["barnevern"]
    assert [(guard.fact, guard.values) for guard in answer.guards] == [("sakstype", ("ordinær",))]


# ------------------------------------------------------------ deadlines


def said(deadline: Deadline | None) -> tuple[str | None, str | None, int, Unit, Anchor, str | None]:
    assert deadline
    return deadline.fact, deadline.value, deadline.high, deadline.unit, deadline.anchor, deadline.ref


def test_what_deadlines_count_from(guide: Guideline) -> None:
    consent = step(guide, "undring/be-om-samtykke").deadline
    assert said(consent) == (None, None, 10, Unit.WORKING_DAYS, Anchor.STEP, "undring/se")


def test_a_deadline_for_each_value_of_a_fact(guide: Guideline) -> None:
    deadline = step(guide, "undring/veien-videre").answers[1].deadline
    assert deadline
    age, talk = "barnets alder", "undring/to-samtaler/hjemme/snakk"
    assert [said(deadline), *map(said, deadline.others)] == [
        (age, "under skolealder", 3, Unit.DAYS, Anchor.CASE_OPENED, None),
        (age, "skolealder", 1, Unit.WEEKS, Anchor.STEP, talk),
        (None, None, 3, Unit.WEEKS, Anchor.LEVEL, "undring"),
    ]
    assert all(not other.others for other in deadline.others)


def test_the_limit_for_the_rest_stands_last_wherever_it_is_written() -> None:
    guide = built("""\
kjennetegn: {alder: [ung, voksen]}
nivåer:
  - nivå: 0
    frist: {ellers: 3 uker, UNG: 1 uke}
    steg: [{steg: Se, hva: Se., hvem: lærer, verktøy: ikke oppgitt, frist: {ellers: 2 uker}, gå_til: slutt}]
""")
    deadline, plain = guide.levels[0].deadline, guide.levels[0].steps[0].deadline
    assert deadline
    assert [(one.value, one.high) for one in (deadline, *deadline.others)] == [("ung", 1), (None, 3)]
    assert plain
    assert (plain.fact, plain.high, plain.others) == (None, 2, ())


def test_a_deadline_counts_from_a_step_of_the_own_list_first() -> None:
    guide = built("""\
nivåer:
  - nivå: 0
    steg:
      - {steg: Start, hva: Se., hvem: lærer, verktøy: ikke oppgitt}
      - samtidig: Begge
        hva: Se.
        hvem: lærer
        verktøy: ikke oppgitt
        spor:
          - tittel: Ett
            steg:
              - {steg: Start, hva: Se., hvem: lærer, verktøy: ikke oppgitt}
              - {steg: Mer, hva: Se., hvem: lærer, verktøy: ikke oppgitt, frist: 1 uke fra Start}
          - tittel: To
            steg: [{steg: Annet, hva: Se., hvem: lærer, verktøy: ikke oppgitt, frist: 1 uke fra Start}]
      - {steg: Slutten, hva: Se., hvem: lærer, verktøy: ikke oppgitt, frist: 1 uke fra Mer, gå_til: slutt}
""")
    refs = {step.id: step.deadline.ref for step in steps_of(guide.levels[0]) if step.deadline}
    assert refs == {
        "0/begge/ett/mer": "0/begge/ett/start",
        "0/begge/to/annet": "0/start",
        "0/slutten": "0/begge/ett/mer",
    }


# ------------------------------------------------------------ small things


def test_a_role_called_any_employee_begins_a_case_as_itself() -> None:
    guide = built("""\
innganger: [{fra: nivå 0, hvem: [Enhver ansatt, evt. lærer]}]
nivåer: [{nivå: 0, tittel: Undring}]
""")
    assert names(guide.entrances[0].who) == [("ansatt", False), ("lærer", True)]


def test_a_consent_may_be_given_by_the_same_at_every_age_or_at_one() -> None:
    guide = built("""\
samtykketyper:
  alltid: {gis_av: [{hvem: lærer}]}
  en: {gis_av: [{alder: 15, hvem: lærer}, {alder: under 15, hvem: lærer}, {alder: fra 16, hvem: lærer}]}
nivåer: [{nivå: 0, tittel: Undring}]
""")
    always, ages = guide.consent_types
    assert [(rule.from_age, rule.to_age) for rule in always.given_by] == [(None, None)]
    assert [(rule.from_age, rule.to_age) for rule in ages.given_by] == [(15, 15), (None, 14), (16, None)]


@pytest.mark.parametrize("age", [0, 14, 15, 17, 18, 99])
def test_one_rule_speaks_of_each_age(guide: Guideline, age: int) -> None:
    rules: tuple[AgeRule, ...] = guide.consent_types[0].given_by
    assert sum(rule.covers(age) for rule in rules) == 1


def test_silence_is_a_lawful_answer_wherever_a_guide_may_be_silent() -> None:
    guide = built("""\
gjelder_for: ikke oppgitt
samtykketyper:
  logg:
    verktøy: ikke oppgitt
    gis_av: ikke oppgitt
    varer: ikke oppgitt
    gjelder: ikke oppgitt
    ved_tilbaketrekking: ikke oppgitt
  samarbeid: {gis_av: [{alder: under 15, hvem: ikke oppgitt}, {alder: fra 15, hvem: lærer}]}
stafettlogg: {på_nivå: ikke oppgitt, verktøy: ikke oppgitt, viser: ikke oppgitt, samtykke: ikke oppgitt}
stafettholder:
  senest: ikke oppgitt
  hvem: ikke oppgitt
  kan_påvirkes_av: ikke oppgitt
  overtas_ved: ikke oppgitt
  vurder_ved_nytt_nivå: ikke oppgitt
  mellom_møter: {samtale_med: ikke oppgitt}
  oppgaver: ikke oppgitt
innganger: [{fra: nivå 0, hvem: ikke oppgitt, hva: ikke oppgitt}]
avslutninger: {over: {tittel: Over, overtar: ikke oppgitt}}
nivåer:
  - nivå: 0
    uten: ikke oppgitt
    steg:
      - {samtykke: Les, hva: Les., hvem: lærer, verktøy: ikke oppgitt, ved_nei: slutt}
      - steg: Send
        hva: Send.
        hvem: ikke oppgitt
        verktøy: ikke oppgitt
        bestemmer: ikke oppgitt
        sender: {hva: Brevet, til: ikke oppgitt}
        deler: {hva: Planen, med: ikke oppgitt}
        sjekkliste: ikke oppgitt
        gå_til: over
ved_siden_av: {miljø: {tittel: Miljøet, hva: ikke oppgitt, hvem: ikke oppgitt, verktøy: ikke oppgitt}}
""")
    assert guide.head.silent == {"variants"}
    assert guide.consent_types[0].silent == {"tools", "given_by", "lasts", "scopes", "on_withdrawal"}
    assert guide.log
    assert guide.log.silent == {"levels", "tools", "parts", "consent"}
    assert guide.baton
    assert guide.baton.silent == {
        "from_first_measure",
        "holders",
        "influenced_by",
        "by_acceptance",
        "weighed",
        "duties",
    }
    assert guide.baton.between
    assert guide.baton.between.silent == {"talk_with"}
    assert guide.consent_types[1].given_by[0].silent == {"who"}
    assert guide.entrances[0].silent == {"who", "what"}
    assert guide.endings[0].silent == {"taken_over_by"}
    assert guide.levels[0].silent == {"without"}
    found = guide.levels[0].steps[1]
    assert found.silent == {"who", "tools", "attendance_by", "checklist"}
    assert found.sends
    assert found.sends.silent == {"to"}
    assert guide.side_work[0].silent == {"what", "who", "tools"}
