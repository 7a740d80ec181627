"""The stafettlogg: agreements, services and people with tasks, goals and measures, evaluations, consents, meetings."""

from datetime import date
from itertools import pairwise

import pytest

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.vocabulary import ConsentForm, ResponsibleKind
from engine.exporters import FOR_FAMILY
from engine.guideline.labels import going_on
from engine.guideline.registry import Log
from engine.guideline.vocabulary import Language, LogPart
from engine.values import replace
from tests.exporters.reading import page, section, text
from tests.exporters.small import LIVED, MEETING, opened, process, record, view


def test_the_log_holds_the_agreements() -> None:
    agreed = section(text(view(*LIVED, ev.CoordinatorOffered("p1")), "stafettlogg"), "Avtaler")
    assert agreed.split("\n") == [
        "Stafettholder: Helsesykepleier Test, siden 3. september 2026",
        "Spurt om å overta: Kontaktlærer Test",
        "Neste møte: 20. desember 2026",
        "Frist: helst innen 13. oktober 2026 (helst innen 4–6 uker)",
    ]


def test_a_next_meeting_that_has_passed_is_said_to_have_passed() -> None:
    agreed = section(text(view(ev.MeetingHeld(next_on=date(2026, 11, 20))), "stafettlogg"), "Avtaler")
    assert "Neste møte: 20. november 2026 (datoen er passert)" in agreed
    today = section(text(view(ev.MeetingHeld(next_on=date(2026, 11, 21))), "stafettlogg"), "Avtaler")
    assert "Neste møte: 21. november 2026\n" in today


def test_the_log_holds_services_people_and_their_tasks() -> None:
    read = page(view(*LIVED[:-5]), "stafettlogg")
    assert read.rows("services") == [
        ["PPT", "5. sept. 2026", "er fortsatt med", "Kartlegging"],
        ["Kulturskolen", "6. sept. 2026", "er fortsatt med", "ingen ført"],
    ]
    assert read.rows("parts") == [
        ["Stafettholder", "Helsesykepleier Test", "ingen ført"],
        ["Rektor", "Kontaktlærer Test", "Lekegruppe to ganger i uka"],
        ["Barnet", "avgjøres senere", "ingen ført"],
    ]
    ended = page(view(*LIVED), "stafettlogg").rows("services")
    assert ended[1][2] == "14. sept. 2026"


def test_whoever_answers_for_a_measure_is_told_with_it_also_by_another_word_or_without_a_role() -> None:
    at_home = ev.MeasureStarted("t8", "Lesestund hjemme", "Lese", "mor", ResponsibleKind.GUARDIANS, "1")
    bound = ev.RoleBound("foresatte", name="mor og far")
    read = page(view(*LIVED[:1], bound, at_home, LIVED[7]), "stafettlogg")
    assert read.rows("parts") == [
        ["Foresatte", "mor og far", "Lesestund hjemme"],
        ["Ansvarlig", "Kontaktlærer Test", "Lekegruppe to ganger i uka"],
    ]


def test_the_log_holds_goals_and_measures() -> None:
    assert page(view(*LIVED), "stafettlogg").rows("measures") == [
        [
            "Trives i friminuttene",
            "Lekegruppe to ganger i uka",
            "Kontaktlærer Test",
            "9. sept. 2026",
            "15. des. 2026",
            "Leker med flere",
            "fortsetter",
        ],
        [
            "Finne ut hva som hjelper",
            "Kartlegging",
            "PPT",
            "10. sept. 2026",
            "11. sept. 2026",
            "ikke ført",
            "avsluttet",
        ],
    ]
    assert page(view(*LIVED[:-5]), "stafettlogg").rows("measures")[0][-1] == "ikke evaluert"


def test_the_log_holds_evaluations_with_views() -> None:
    assert section(text(view(*LIVED), "stafettlogg"), "Evalueringer").split("\n") == [
        "- 11. september 2026",
        "  Lekegruppe to ganger i uka: fortsetter",
        "  Kartlegging: avsluttet",
        "  Virkning: Det går bedre ute.",
        "  Barnet: Det er kjekt.",
        "  Foresatte: ikke spurt: var på reise",
    ]


def test_the_log_holds_consents_and_what_they_cover_today() -> None:
    assert section(text(view(*LIVED), "stafettlogg"), "Samtykker").split("\n") == [
        "- 4. september 2026: mor ga samtykke",
        "  Gjelder: PPT, Kulturskolen",
        "  Utelatt: Barne- og ungdomsteamet",
        "  Form: muntlig",
        "  Til og med: 30. juni 2027",
        "  Gjelder nå for: PPT",
        "",
        "- 13. september 2026: mor trakk samtykket",
        "  Gjelder: Kulturskolen",
        "",
        "- 15. september 2026: far sa nei til samtykke",
        "  Gjelder: Barne- og ungdomsteamet",
        "  Begrunnelse: vil vente",
    ]


def test_a_consent_that_has_run_out_covers_nothing() -> None:
    given = ev.ConsentGiven("s1", "mor", ("ppt",), expires_on=date(2026, 11, 20))
    assert "  Gjelder nå for: ingen tjenester" in text(view(given), "stafettlogg")
    assert "  Gjelder nå for: PPT" in text(view(replace(given, expires_on=date(2026, 11, 21))), "stafettlogg")


def test_the_log_tells_how_a_consent_came_about_and_which_took_its_place() -> None:
    given = ev.ConsentGiven(
        "s1",
        "mor",
        ("ppt",),
        form=ConsentForm.WRITTEN,
        scopes=("samarbeid", "stafettlogg"),
        for_whom="gutten",
        language="tigrinja",
        interpreter="tolketjenesten",
    )
    renewed = ev.ConsentGiven("s2", "mor", ("ppt",), replaces=("s1",))
    assert section(text(view(given, renewed), "stafettlogg"), "Samtykker").split("\n")[1:10] == [
        "  Gjelder: PPT",
        "  På vegne av: gutten",
        "  Formål: samarbeid, stafettlogg",
        "  Form: skriftlig",
        "  Forklart på: tigrinja",
        "  Tolk: tolketjenesten",
        "  Til og med: ikke satt",
        "  Erstattet: 3. september 2026",
        "  Gjelder nå for: ingen tjenester",
    ]


def test_a_no_to_the_log_alone_says_that_it_is_to_the_log() -> None:
    given = ev.ConsentGiven("s1", "mor", ("ppt", "bup"), scopes=("samarbeid", "stafettlogg"))
    no = ev.ConsentRefused("far", services=("ppt",), scopes=("stafettlogg",))
    told = section(text(view(given, no), "stafettlogg"), "Samtykker")
    assert told.endswith("far sa nei til samtykke\n  Gjelder: PPT\n  Formål: stafettlogg")
    assert "  Gjelder nå for: bup, PPT" in told


def test_the_log_says_why_a_consent_was_withdrawn() -> None:
    given = ev.ConsentGiven("s1", "mor", ("ppt",))
    gone = ev.ConsentWithdrawn("s1", "mor", reason="Vi har fått det vi trengte.")
    told = section(text(view(given, gone), "stafettlogg"), "Samtykker")
    assert told.endswith("mor trakk samtykket\n  Gjelder: alle tjenestene\n  Begrunnelse: Vi har fått det vi trengte.")


def test_the_log_holds_meetings() -> None:
    assert section(text(view(*LIVED), "stafettlogg"), "Møter").split("\n") == [
        "- 12. september 2026: Stafettloggmøte",
        "  Til stede: Foresatte, Kontaktlærer Test, Tante",
        "  Referatet går til: alle som er med i saken",
        "  Neste møte: 20. desember 2026",
        "",
        "  Vi gikk gjennom tiltakene.",
        "",
        "  Lekegruppa fortsetter.",
    ]


def test_an_empty_log_says_so_part_by_part() -> None:
    written = text(view(of=process(Language.NYNORSK)), "stafettlogg", "nn")
    assert section(written, "Tenester og oppgåver") == "Ingen tenester er førte."
    assert section(written, "Personar, roller og oppgåver") == "Ingen roller er fordelte."
    assert section(written, "Mål og tiltak") == "Ingen tiltak er førte."
    assert section(written, "Evalueringar") == "Ingen evalueringar er førte."
    assert section(written, "Møte") == "Ingen møte er førte."
    assert "Stafetthaldar: ingen enno" in written
    assert "Neste møte: ikkje avtalt" in written


def test_the_log_of_a_closed_case_says_how_it_ended_and_no_more_of_what_is_next() -> None:
    ended = replace(record(opened(), *LIVED, ev.CaseClosed("ferdig"))[-1], moved_from=MEETING, moved_to="=ferdig")
    written = text(view(events=(*record(opened(), *LIVED), ended)), "stafettlogg")
    assert "Avsluttet på: nivå 1: Egen innsats. Første møte\nAvslutning: Målet er nådd\n" in written
    assert section(written, "Avtaler") == "Stafettholder: Helsesykepleier Test, siden 3. september 2026"


def test_someone_who_has_left_the_directory_is_not_shown_by_id() -> None:
    case = replace(view(*LIVED), people={})
    assert "Stafettholder: en som ikke lenger er i katalogen, siden" in text(case, "stafettlogg")


def wanting(*parts: LogPart) -> CaseView:
    """A case by a guide that names these parts of the log."""
    of = process()
    return view(*LIVED, of=replace(of, guideline=replace(of.guideline, log=Log(parts=parts))))


def shown_by(*parts: LogPart) -> str:
    """The family's copy of the log of a guide that names these parts of it, as text."""
    return text(wanting(*parts), FOR_FAMILY)


def headings(written: str) -> list[str]:
    return [above for above, line in pairwise(written.splitlines()) if line and set(line) == {"-"}]


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (LogPart.AGREEMENTS, "Avtaler"),
        (LogPart.SERVICES, "Tjenester og oppgaver"),
        (LogPart.PROFESSIONALS, "Personer, roller og oppgaver"),
        (LogPart.GOALS, "Mål"),
        (LogPart.MEASURES, "Tiltak"),
        (LogPart.EVALUATIONS, "Evalueringer"),
        (LogPart.MEETINGS, "Møter"),
        (LogPart.PARTICIPATION, "Medvirkning"),
    ],
)
def test_the_familys_copy_shows_only_the_parts_that_the_guide_names(part: LogPart, heading: str) -> None:
    assert headings(shown_by(part)) == [heading]
    made = page(wanting(part), FOR_FAMILY)
    assert [node.text for node in made.nodes if node.tag == "h2"] == [heading]


@pytest.mark.parametrize("part", LogPart)
def test_the_log_of_those_who_work_with_it_has_the_other_parts_after_those(part: LogPart) -> None:
    written = text(wanting(part), "stafettlogg")
    first, besides, *others = headings(written)
    assert [first] == headings(shown_by(part))
    assert besides == "Utenfor veilederens egen liste"
    assert "ikke i kopien til familien" in section(written, besides)
    assert others[-2:] == (["Evalueringer", "Samtykker"] if part is LogPart.MEETINGS else ["Samtykker", "Møter"])
    told = {line.strip() for line in text(view(*LIVED), "stafettlogg").splitlines()}
    if part not in (LogPart.GOALS, LogPart.MEASURES, LogPart.EVALUATIONS, LogPart.PARTICIPATION):
        assert told <= {line.strip() for line in written.splitlines()}
    ids = [node.attributes["id"] for node in page(wanting(part), "stafettlogg").nodes if "id" in node.attributes]
    assert len(ids) == len(set(ids))


def test_goals_that_the_guide_does_not_name_stand_with_the_measures_for_them() -> None:
    assert section(text(wanting(LogPart.MEASURES), "stafettlogg"), "Mål").split("\n") == [
        "- Trives i friminuttene",
        "  Tiltak: Lekegruppe to ganger i uka",
        "",
        "- Finne ut hva som hjelper",
        "  Tiltak: Kartlegging",
    ]
    assert section(shown_by(LogPart.GOALS), "Mål") == "- Trives i friminuttene\n- Finne ut hva som hjelper"


def test_a_goal_that_was_changed_is_told_by_no_copy_that_has_no_goals() -> None:
    changed = (
        ev.MeasureChanged("t1", goal="Leker trygt", reason="Et større mål."),
        ev.MeasureChanged("t1", goal="Leker ute", until=date(2026, 12, 18)),
    )
    of = wanting(LogPart.MEASURES).process
    copy = text(view(*LIVED[:-4], *changed, of=of), FOR_FAMILY)
    assert "Leker" not in copy.replace("Leker med flere", "")
    assert "Et større mål." not in copy
    assert "siste dag fra «15. desember 2026»" in copy
    assert "Leker trygt" in text(view(*LIVED[:-4], *changed, of=of), "stafettlogg")


def test_goals_and_measures_come_apart() -> None:
    goals, measures = shown_by(LogPart.GOALS), shown_by(LogPart.MEASURES)
    assert "Trives i friminuttene" in goals
    assert "Lekegruppe to ganger i uka" not in goals
    assert "Lekegruppe to ganger i uka" in measures
    assert "Trives i friminuttene" not in measures
    assert headings(shown_by(LogPart.GOALS, LogPart.MEASURES)) == ["Mål og tiltak"]


def test_what_was_said_stays_out_of_evaluations_alone() -> None:
    views = shown_by(LogPart.PARTICIPATION)
    alone = shown_by(LogPart.EVALUATIONS)
    said = [row for row in views.splitlines() if row.startswith("  ") and ":" in row]
    assert said
    assert not any(row in alone for row in said)


def test_a_closed_case_says_who_takes_it_over() -> None:
    of = process()
    ending = replace(of.endings["ferdig"], taken_over_by="but")
    handed = replace(of, endings={"ferdig": ending})
    assert "Tar over: Barne- og ungdomsteamet\n" in text(view(ev.CaseClosed("ferdig"), of=handed), "stafettlogg")
    assert "Tar over" not in text(view(ev.CaseClosed("ferdig")), "stafettlogg")


def test_the_log_calls_a_level_what_its_guide_does() -> None:
    of = process()
    head = replace(of.guideline.head, labels=(("level", "fase"),))
    named = replace(of, guideline=replace(of.guideline, head=head))
    assert "Saken er nå på: fase 1: Egen innsats. Første møte\n" in text(view(of=named), "stafettlogg")


def test_an_ending_that_begins_with_the_word_is_not_told_twice() -> None:
    assert going_on("2. mai: avsluttet", "Avsluttet") == "2. mai: avsluttet"
    assert going_on("Saken er avsluttet", "Avsluttet, men noen følger med") == "Saken er avsluttet, men noen følger med"
    assert going_on("Saken er avsluttet", "Målet er nådd") is None
