"""What every document says, and what the consent form and the minutes say, in both languages, as text and HTML."""

from datetime import date

import pytest

from engine.cases import events as ev
from engine.cases.vocabulary import SubjectKind
from engine.exporters import DOCUMENTS, FOR_FAMILY, FORMATS, formats_of
from engine.exporters.documents import render
from engine.guideline.compile import compile_process
from engine.guideline.element import Participant
from engine.guideline.model import Level
from engine.guideline.registry import AgeRule, ConsentType
from engine.guideline.vocabulary import Language
from engine.values import replace
from tests.exporters.reading import page, section, text
from tests.exporters.small import LIVED, opened, process, record, view

FAMILYS = (FOR_FAMILY, "innsyn")
EVERY = [
    (document, form, language)
    for document in DOCUMENTS
    for form in formats_of(document)
    if form != "json"
    for language in Language
]


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize(("document", "form", "language"), EVERY)
@pytest.mark.parametrize("bodies", [(), LIVED], ids=["new", "lived"])
def test_every_document_is_written(
    document: str, form: str, language: Language, bodies: tuple[ev.EventBody, ...]
) -> None:
    written = render(view(*bodies, of=process(language)), document, format=form, language=language, practice=False)
    exempt = {"nb": "Unntatt offentlighet", "nn": "Unnateke offentlegheit"}[language]
    guide = {"nb": "Veileder for prøvekommunen", "nn": "Rettleiar for prøvekommunen"}[language]
    assert all(said in written for said in (exempt, guide, "versjon 1.0", "2026-014", "Prøve", "21. november 2026"))
    assert "§" not in written
    assert "None" not in written
    assert "\n\n\n" not in written
    assert written.endswith("\n")


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if "html" in formats_of(one)])
def test_a_wide_table_scrolls_in_a_box_of_its_own_that_the_keyboard_reaches(document: str) -> None:
    read = page(view(*LIVED), document)
    boxes = read.all("div")
    tables = read.all("table")
    assert tables or document not in {"samtykke", "stafettlogg", "innsyn"}
    for table in tables:
        box = boxes[[one.text for one in boxes].index(table.text)]
        told = {name: box.attributes.get(name) for name in ("class", "tabindex", "role")}
        assert told == {"class": "wide", "tabindex": "0", "role": "region"}
        assert box.attributes["aria-labelledby"] == table.attributes["aria-labelledby"]
    (style,) = read.all("style")
    on_screen, _, on_paper = style.text.partition("@media print")
    assert ".wide { overflow-x: auto;" in on_screen
    assert ".wide { overflow: visible; }" in on_paper


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", Language)
def test_text_keeps_to_eighty_columns_and_ends_no_line_with_a_space(document: str, language: Language) -> None:
    long = ev.RoleBound(
        "leder", name="En ganske lang stillingstittel som ingen hadde tenkt på da linja ble laget, og mer"
    )
    for bodies in ((), (*LIVED, long)):
        lines = text(view(*bodies, of=process(language)), document, language).split("\n")
        assert max(map(len, lines)) <= 80
        assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize(("document", "form", "language"), EVERY)
def test_a_practice_document_says_so_and_a_real_one_does_not(document: str, form: str, language: Language) -> None:
    mark = {"nb": "ØVELSE", "nn": "ØVING"}[language]
    for practice in (True, False):
        written = render(view(*LIVED), document, format=form, language=language, practice=practice)
        assert (mark in written) is practice


def test_a_guide_without_a_municipality_is_said_to_be_silent() -> None:
    case = view(of=process(municipality=None))
    assert "Kommune: ikke oppgitt i veilederen\n" in text(case, "samtykke")
    assert page(case, "samtykke").pairs()["Kommune"] == "ikke oppgitt i veilederen"


def test_what_was_undone_is_in_no_document() -> None:
    events = record(opened(), *LIVED, ev.MeetingHeld(minutes="dette ble angret"), ev.ActUndone("k16"))
    case = view(events=events)
    assert all("dette ble angret" not in text(case, document) for document in DOCUMENTS)
    again = view(events=record(opened(), *LIVED, ev.MeetingHeld(minutes="dette ble angret")))
    assert "dette ble angret" in text(again, "referat")


@pytest.mark.parametrize(("document", "form"), [("hemmelig", "text"), ("samtykke", "pdf")])
def test_an_unknown_document_or_format_is_a_bug(document: str, form: str) -> None:
    with pytest.raises(KeyError):
        render(view(), document, format=form, language="nb", practice=False)


# ---------------------------------------------------------------- consent


def test_the_consent_form_lists_who_takes_part_and_who_is_asked_about() -> None:
    services = [row[0] for row in page(view(*LIVED), "samtykke").rows("services")]
    assert services == ["PPT", "Kulturskolen", "Barne- og ungdomsteamet", "", ""]
    asked = section(text(view(*LIVED), "samtykke"), "Hvilke tjenester")
    assert asked.count("[ ] Ja   [ ] Nei") == 5
    assert [line for line in asked.split("\n") if line.startswith("- ")] == [f"- {name}" for name in services[:3]]


def test_a_service_that_each_case_names_is_left_for_the_pen() -> None:
    assert "Andre tjenester" not in text(view(), "samtykke")


def test_nothing_on_the_consent_form_is_ticked_beforehand() -> None:
    inputs = page(view(*LIVED), "samtykke").all("input")
    assert len([one for one in inputs if one.attributes["type"] == "radio"]) == 12
    assert all("checked" not in one.attributes and "value" not in one.attributes for one in inputs)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.BOKMAL,
            (
                "Det er frivillig å samtykke.",
                "kan utelate noen av dem.",
                "Du kan når som helst trekke samtykket",
                "Fra hvilken alder barnet samtykker selv: ikke oppgitt i veilederen.",
                "Tolkens navn og språk",
                "Sted og dato",
            ),
        ),
        (
            Language.NYNORSK,
            (
                "Det er frivillig å samtykke.",
                "kan utelate nokre av dei.",
                "Du kan når som helst trekkje samtykket",
                "Frå kva alder barnet samtykkjer sjølv: ikkje oppgitt i rettleiaren.",
                "Namnet og språket til tolken",
                "Stad og dato",
            ),
        ),
    ],
)
def test_the_consent_form_says_what_it_is_to_consent(language: Language, said: tuple[str, ...]) -> None:
    case = view(of=process(language))
    for form in ("text", "html"):
        written = " ".join(render(case, "samtykke", format=form, language=language, practice=False).split())
        assert [one for one in said if one not in written] == []


@pytest.mark.parametrize("subject", SubjectKind)
def test_the_consent_form_speaks_of_whoever_the_case_is_about(subject: SubjectKind) -> None:
    words = {
        "child": "barnet",
        "youth": "den unge",
        "pregnant": "den gravide",
        "adult": "den voksne",
        "family": "familien",
    }
    written = text(view(events=record(opened(subject=subject))), "samtykke")
    assert f"for å hjelpe {words[subject]}." in " ".join(written.split())


# ---------------------------------------------------------------- minutes


def test_the_minutes_are_those_of_the_meeting_recorded_last() -> None:
    written = text(view(*LIVED), "referat")
    assert written.startswith("Unntatt offentlighet\n\nReferat: Stafettloggmøte\n========================\n")
    assert "\nDato: 12. september 2026\nStafettholder: Helsesykepleier Test\n" in written
    assert section(written, "Til stede") == "- Foresatte\n- Kontaktlærer Test\n- Tante"
    assert section(written, "Hva ble sagt og avtalt") == "  Vi gikk gjennom tiltakene.\n\n  Lekegruppa fortsetter."
    assert section(written, "Referatet går til") == "  Alle som er med i saken"
    assert section(written, "Neste møte") == "  20. desember 2026"
    later = text(view(*LIVED, ev.MeetingHeld(minutes="Det siste.")), "referat")
    assert section(later, "Hva ble sagt og avtalt") == "  Det siste."
    assert section(later, "Til stede") == "Det er ikke ført hvem som var til stede."
    assert section(later, "Neste møte") == "  Ikke avtalt"


def test_the_minutes_name_those_who_take_part_and_the_measures_that_run() -> None:
    written = text(view(*LIVED), "referat")
    assert section(written, "Med i saken").split("\n") == [
        "Stafettholder: Helsesykepleier Test",
        "Rektor: Kontaktlærer Test",
        "Barnet: avgjøres senere",
        "Tjenester: PPT",
    ]
    assert "Lekegruppe" in section(written, "Mål og tiltak")
    assert "Kartlegging" not in written


def test_what_was_evaluated_at_the_meeting_stands_in_its_minutes() -> None:
    events = list(record(opened(), *LIVED))
    evaluated = next(place for place, one in enumerate(events) if isinstance(one.body, ev.MeasuresEvaluated))
    events[evaluated] = replace(events[evaluated], happened_on=date(2026, 9, 12))
    written = text(view(events=tuple(events)), "referat")
    assert "Kartlegging: avsluttet" in section(written, "Evalueringer")
    assert "- Tiltak: Kartlegging" in section(written, "Mål og tiltak")


def test_minutes_that_are_not_written_leave_room_and_go_where_the_guide_wants_them() -> None:
    written = text(view(ev.MeetingHeld(present=("foresatte",))), "referat")
    assert section(written, "Hva ble sagt og avtalt").startswith("Referatet er ikke skrevet inn.\n\n  ____")
    assert section(written, "Referatet går til") == "  Foresatte, Rektor"


def test_minutes_before_any_meeting_are_a_blank_form_for_the_one_that_is_next() -> None:
    written = text(view(of=process(Language.NYNORSK)), "referat", "nn")
    assert "Referat: Stafettloggmøte" in written
    assert "Det er ikkje ført noko møte i saka enno." in written
    assert section(written, "Til stades").startswith("[ ] Føresette\n[ ] Barnet\n\n  ____")
    blank = page(view(), "referat")
    assert [one.attributes["type"] for one in blank.all("input")] == ["text", "checkbox", "checkbox", "text"]
    assert len(blank.all("textarea")) == 3


def test_a_blank_form_away_from_any_meeting_asks_which_it_is() -> None:
    guide = process().guideline
    resting = compile_process(replace(guide, levels=(Level(id="1", label="Egen innsats"),)), "0" * 64)
    case = view(events=record(opened(state="1/")), of=resting)
    written = text(case, "referat")
    assert "\nReferat\n=======\n" in written
    assert "\nMøte:\n  ____" in written
    assert section(written, "Referatet går til") == "  Ikke oppgitt i veilederen"
    assert "Saken er nå på: Egen innsats\n" in text(case, "stafettlogg")


def test_a_meeting_recorded_in_parts_is_one() -> None:
    parts = (ev.MeetingHeld(("foresatte",), minutes="Først."), ev.MeetingHeld(("p1",), minutes="Så."))
    events = record(opened(), *parts, ev.MeetingHeld(next_on=date(2026, 10, 2)))
    same_day = tuple(replace(one, happened_on=date(2026, 9, 2)) if one.seq > 1 else one for one in events)
    case = view(events=same_day)
    written = text(case, "referat")
    assert section(written, "Til stede") == "- Foresatte\n- Kontaktlærer Test"
    assert section(written, "Hva ble sagt og avtalt") == "  Først.\n\n  Så."
    assert section(written, "Neste møte") == "  2. oktober 2026"
    assert section(text(case, "stafettlogg"), "Møter").count("- 2. september 2026") == 1
    assert section(text(view(events=events), "stafettlogg"), "Møter").count("- ") == 3


def test_the_consent_form_says_who_gives_it_at_which_age() -> None:
    of = process()
    child, home = Participant(id="barn", title="Barnet"), Participant(id="foresatte", title="Foresatte")
    rules = (
        AgeRule(who=(home,), to_age=14),
        AgeRule(who=(child, home), from_age=15, to_age=17),
        AgeRule(who=(child,), from_age=18),
    )
    kind = ConsentType(id="samarbeid", title="Samtykke til samarbeid", given_by=rules)
    asked = replace(of, guideline=replace(of.guideline, consent_types=(kind,)))
    said = "under 15 år: Foresatte; 15–17 år: Barnet, Foresatte; fra 18 år: Barnet."
    assert f"Hvem som gir samtykket: {said}" in " ".join(text(view(of=asked), "samtykke").split())
    other = replace(kind, id="logg", given_by=(AgeRule(who=(home,)),))
    both = replace(of, guideline=replace(of.guideline, consent_types=(kind, other)))
    assert "Hvem som gir samtykket" not in text(view(of=both), "samtykke")


# ------------------------------------------------------------- the receipt


MARK = "1042-9f3a1c22"


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if one not in FAMILYS])
@pytest.mark.parametrize("language", Language)
def test_what_is_printed_ends_with_the_receipt_of_the_store(document: str, language: Language) -> None:
    without = view(*LIVED, of=process(language))
    case = replace(without, mark=MARK)
    assert text(case, document, language).splitlines()[-1] == f"Kvittering {MARK}"
    assert f"<footer>Kvittering {MARK}</footer>" in render(
        case, document, format="html", language=language, practice=False
    )
    assert "Kvittering" not in text(without, document, language)
    assert "<footer>" not in render(without, document, format="html", language=language, practice=False)


@pytest.mark.parametrize("document", FAMILYS)
def test_what_the_family_gets_has_no_receipt_which_counts_what_they_are_not_told(document: str) -> None:
    case = replace(view(*LIVED), mark=MARK)
    assert all(MARK not in render(case, document, format=form, language="nb", practice=False) for form in FORMATS)
