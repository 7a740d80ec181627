"""Every way a guide may write a deadline, from the file to the day that a case is due."""

from datetime import date, timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.deadlines import Due, due
from engine.guideline.process import Process
from tests.cases.guide import START, Walk
from tests.facts.guide import DoesNotCheckError, load

TEXT = """
handlingsveileder: Frister
id: frister
kommune: Prøve
språk: bokmål
versjon: "1"
status: utprøving
roller:
  lærer: {{tittel: Lærer, er: ansatt}}
kjennetegn:
  sakstype: [ordinær, skolemiljø]
avslutninger:
  ferdig: {{tittel: Ferdig}}
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold
    gjør: Meld fra.
    meld_til: {{barnevern: alltid}}
    hvem: lærer
    verktøy: ikke oppgitt
nivåer:
  - nivå: 1
    tittel: Først
    {level}
    steg:
      - steg: En
        hva: Gjør en.
        hvem: [lærer]
        verktøy: ikke oppgitt
      - møte: Møt
        hva: Møt dem.
        hvem: [lærer]
        verktøy: ikke oppgitt
      - beslutning: Velg
        hva: Velg vei.
        hvem: [lærer]
        verktøy: ikke oppgitt
        valg:
          Videre: {answer}
          Slutt: ferdig
  - nivå: 2
    tittel: Så
    steg:
      - steg: Siste
        hva: Gjør det siste.
        hvem: [lærer]
        verktøy: ikke oppgitt
        {step}
      - beslutning: Igjen
        hva: Velg vei.
        hvem: [lærer]
        verktøy: ikke oppgitt
        valg:
          Om igjen: nivå 1
          Slutt: ferdig
"""
FROM_FIRST, MEETING, AT_LAST = START, START + timedelta(4), START + timedelta(9)


def guide(*, step: str = "", level: str = "", answer: str = "nivå 2") -> Process:
    """The guide with a deadline on its last step, on its first level, or on the answer between them."""
    text = TEXT.format(step=f"frist: {step}" if step else "", level=f"frist: {level}" if level else "", answer=answer)
    return load(text.encode(), "frister.yaml").process


def at_last(process: Process) -> Walk:
    """Opened on 1 September, «En» done and a meeting held on the 5th, and on level 2 from the 10th."""
    walk = Walk(process=process).do(cmd.OpenCase(alias="prøve"))
    walk.today = MEETING
    walk.do(cmd.CompleteStep(), cmd.HoldMeeting(minutes="m"), cmd.CompleteStep())
    walk.today = AT_LAST
    return walk.do(cmd.ChooseAnswer(answer="videre"))


def runs(walk: Walk) -> Due:
    found = due(walk.state, walk.process)
    assert found
    return found


@pytest.mark.parametrize(
    ("written", "remind_on", "due_on", "soft"),
    [
        ("10 dager", date(2026, 9, 20), date(2026, 9, 20), False),
        ("innen 10 dager", date(2026, 9, 20), date(2026, 9, 20), False),
        ("helst 10 dager", date(2026, 9, 20), date(2026, 9, 20), True),
        ("helst innen 4–6 uker", date(2026, 10, 8), date(2026, 10, 22), True),
        ("innen 4-6 uker", date(2026, 10, 8), date(2026, 10, 22), False),
        ("1 uke", date(2026, 9, 17), date(2026, 9, 17), False),
        ("5 virkedager", date(2026, 9, 17), date(2026, 9, 17), False),
        ("2 måneder", date(2026, 11, 10), date(2026, 11, 10), False),
        ("straks", AT_LAST, AT_LAST, False),
        ("10 dager fra En", date(2026, 9, 15), date(2026, 9, 15), False),
        ("helst innen 2–3 uker fra En", date(2026, 9, 19), date(2026, 9, 26), True),
        ("10 dager fra nivå 1", date(2026, 9, 11), date(2026, 9, 11), False),
        ("10 dager fra forrige møte", date(2026, 9, 15), date(2026, 9, 15), False),
        ("3 uker fra saken ble åpnet", date(2026, 9, 22), date(2026, 9, 22), False),
    ],
)
def test_a_step_is_due_as_its_guide_writes_it(written: str, remind_on: date, due_on: date, *, soft: bool) -> None:
    found = runs(at_last(guide(step=written)))
    assert (found.remind_on, found.due_on, found.is_soft) == (remind_on, due_on, soft)
    assert found.deadline.text == written


@pytest.mark.parametrize(
    ("fact", "due_on"), [(None, date(2026, 9, 17)), ("skolemiljø", date(2026, 9, 17)), ("ordinær", date(2026, 10, 1))]
)
def test_by_a_fact_and_the_shortest_where_it_is_not_set(fact: str | None, due_on: date) -> None:
    walk = at_last(guide(step="{skolemiljø: 1 uke, ellers: 3 uker}"))
    if fact:
        walk.do(cmd.SetFact(fact="sakstype", value=fact))
    assert runs(walk).due_on == due_on


def test_a_levels_deadline_holds_at_every_step_of_it() -> None:
    walk = Walk(process=guide(level="3 uker")).do(cmd.OpenCase(alias="prøve"))
    assert runs(walk).due_on == date(2026, 9, 22)
    walk.today = MEETING
    assert runs(walk.do(cmd.CompleteStep())).due_on == date(2026, 9, 22)


def test_an_answers_deadline_is_the_due_date_of_the_step_it_leads_to() -> None:
    walk = at_last(guide(answer="{gå_til: nivå 2, frist: 4 dager}", step="3 uker"))
    assert (runs(walk).due_on, runs(walk).of) == (date(2026, 9, 14), "2/siste")


@pytest.mark.parametrize("written", ["snart", "3", "4–2 uker", "3 uker fra Borte", "3 uker etter lunsj"])
def test_what_is_no_deadline_is_told_by_the_check(written: str) -> None:
    with pytest.raises(DoesNotCheckError):
        guide(step=written)
