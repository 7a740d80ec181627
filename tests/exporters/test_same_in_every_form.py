"""Every form of a document holds the same words of the case: what a copy does not show is in none of them."""

import re
from datetime import date
from functools import lru_cache
from html import unescape
from pathlib import Path

import pytest

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.events import EventBody
from engine.cases.vocabulary import Aftermath, ConsentForm, NoteKind, Outcome, ResponsibleKind
from engine.exporters import DOCUMENTS, FOR_FAMILY, formats_of
from engine.exporters.documents import render
from engine.exporters.paper_lines import EvaluationLine
from engine.exporters.papers import LogPaper
from engine.exporters.shown import BESIDES, PARTS
from engine.guideline.process import Process
from engine.guideline.vocabulary import LogPart
from engine.values import fields, replace
from tests.exporters.small import opened, record, view
from tests.facts.guide import load
from tests.house import tree

MARK = re.compile(r"\b[oO]rd[A-Z][a-z]+\b")
HERE = "where the case begins"
WRITTEN: tuple[EventBody, ...] = (
    ev.CoordinatorOffered("p2", family_wish="ordA", weighed="ordB", decided_by="ordC", reason="ordD"),
    ev.CoordinatorAccepted("p2", previous=None),
    ev.CoordinatorConfirmed("p2", family_wish="ordEn", weighed="ordTo", decided_by="ordTre", reason="ordFire"),
    ev.CoordinatorOffered("p1", reason="ordSpurt"),
    ev.ServiceInvolved("ppt"),
    ev.ServiceInvolved("andre", "ordTjeneste"),
    ev.RoleBound("rektor", name="ordRektor"),
    ev.ConsentGiven(
        "s1",
        "ordMor",
        ("ordDekket",),
        ("ordUnntatt",),
        form=ConsentForm.ORAL,
        expires_on=date(2027, 6, 30),
        for_whom="ordVegne",
        language="ordSpraak",
        interpreter="ordTolk",
        scopes=("ordFormaal",),
    ),
    ev.ConsentRefused("ordFar", ("ordNei",), reason="ordNeiFordi"),
    ev.MeasureStarted(
        "t1",
        "ordTiltak",
        "ordMaal",
        "ordAnsvarlig",
        ResponsibleKind.SERVICE,
        "1",
        until=date(2026, 12, 15),
        expected_effect="ordVentet",
    ),
    ev.MeasureStarted("t2", "ordAndre", "ordMaalto", "ppt", ResponsibleKind.SERVICE, "1"),
    ev.MeasureChanged("t1", goal="ordNyttmaal", reason="ordMaalgrunn"),
    ev.MeasureChanged("t1", expected_effect="ordNyventet", reason="ordVentegrunn"),
    ev.MeasureContinued("t1", reason="ordViderefordi"),
    ev.MeasureEnded("t2", reason="ordSlutt"),
    ev.MeasuresEvaluated((("t1", Outcome.CONTINUED),)),
    ev.MeasuresEvaluated(
        (("t1", Outcome.CHANGED), ("t2", Outcome.ENDED)),
        effect="ordVirkning",
        effects=(("t2", "ordEnkelt"),),
        views=(ev.View("barn", text="ordBarn"), ev.View("foresatte", not_asked_because="ordIkkespurt")),
    ),
    ev.NoteAdded("ordNotat"),
    ev.NoteAdded("ordSamtale", NoteKind.CHILD_TALK),
    ev.DeadlineMoved(HERE, date(2026, 10, 1), date(2026, 10, 1), date(2026, 11, 1), "ordUtsatt", "ordBestemt"),
    ev.CaseHandedOver("h1", "ordMottaker", "ordSendt", Aftermath.RESTS, "ordKoord", "ordOverfor"),
    ev.CaseTakenUp("h1", "ordTattopp"),
    ev.BodyConsulted("d1", "ordInstans", question="ordSporsmaal"),
    ev.AdviceReceived("d1", "ordRaad"),
    ev.MeetingCalled("m0", date(2026, 10, 2), invited=("ordAvbedt",)),
    ev.MeetingCalledOff("m0", "ordAvlyst"),
    ev.MeetingCalled(
        "m1", date(2026, 10, 5), place="ordGammelt", invited=("ordKalt",), without=("ordUkalt",), agenda=("ordSak",)
    ),
    ev.MeetingMoved("m1", date(2026, 10, 7), "ordFlyttet", place="ordSted"),
    ev.MeetingHeld(
        present=("ordTilstede",),
        minutes="ordReferat",
        minutes_to=("ordFaar",),
        next_on=date(2026, 12, 20),
        meeting_id="m1",
        absent=("ordBorte",),
    ),
    ev.MeetingCalled("m2", date(2026, 12, 5), place="ordNestested", invited=("ordNeste",), agenda=("ordPunkt",)),
)
GUIDES = tuple(
    sorted(
        file
        for folder in ("guidelines", "docs/nb/sprak/eksempler", "tests/stories/veiledere", "tests/language/ok")
        for file in (tree.ROOT / folder).glob("*.yaml")
        if not file.name.startswith(("bti_felles", "grunnlag"))
    )
)


@lru_cache
def read(file: Path) -> Process:
    beside = file.with_name("grunnlag.yaml")
    bases = {"grunnlag.nb.yaml": beside.read_bytes()} if beside.exists() else None
    return load(file.read_bytes(), file.name, bases=bases).process


def lived(of: Process) -> CaseView:
    """A case by a guide, in which every text that somebody can write is a word of its own."""
    first = of.guideline.levels[0]
    state = first.steps[0].id if first.steps else first.id
    begun = opened(state=state, alias="ordAlias", entered_by="ordStartet")
    ended = (
        ev.CaseClosed(next(iter(of.endings)), "ordAvsluttet", family_wish=True),
        ev.CaseReopened(state, 2, "ordAapnet"),
    )
    step = state if state in of.steps else None
    there = (replace(one, of=state) if isinstance(one, ev.DeadlineMoved) else one for one in WRITTEN)
    events = record(begun, *ended, *there)
    return view(of=of, events=tuple(replace(one, step=step) for one in events))


def words(case: CaseView, document: str, form: str) -> frozenset[str]:
    language = case.process.guideline.head.language.value
    written = render(case, document, format=form, language=language, practice=False)
    return frozenset(word[0].lower() + word[1:] for word in MARK.findall(unescape(written)))


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("file", GUIDES, ids=[file.stem for file in GUIDES])
def test_no_form_has_a_word_of_the_case_that_another_has_not(file: Path, document: str) -> None:
    case = lived(read(file))
    found = {form: words(case, document, form) for form in formats_of(document)}
    everything = frozenset[str]().union(*found.values())
    assert {form: sorted(everything - told) for form, told in found.items()} == {form: [] for form in found}


def test_every_field_of_a_log_belongs_to_one_of_its_parts() -> None:
    always = {"head", "for_guardians", "alias", "opened_on", "standing", "shows", "evaluations"}
    named = [*(name for names in PARTS.values() for name in names), *BESIDES]
    assert set(PARTS) == set(LogPart)
    assert sorted(named) == sorted({one.name for one in fields(LogPaper)} - always)
    assert {one.name for one in fields(EvaluationLine)} == {"on", "outcomes", "effect", "views", "chosen"}


def test_what_sortland_does_not_show_is_in_no_form_of_the_familys_copy() -> None:
    case = lived(read(tree.ROOT / "guidelines/sortland.yaml"))
    hidden = {"ordReferat", "ordBarn", "ordMaal", "ordNyttmaal", "ordVirkning", "ordTilstede", "ordMor", "ordSak"}
    for form in formats_of(FOR_FAMILY):
        assert not hidden & words(case, FOR_FAMILY, form), form
        assert "ordTiltak" in words(case, FOR_FAMILY, form)
        assert hidden <= words(case, "stafettlogg", form), form
