"""The stafettlogg: agreements, services and people with tasks, goals and measures, evaluations, consents, meetings."""

from datetime import date
from itertools import pairwise

import pytest

from engine.cases import events as ev
from engine.cases.vocabulary import ConsentForm, ResponsibleKind
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


def shown_by(*parts: LogPart) -> str:
    """The log of a guide that names these parts of it, as text."""
    of = process()
    guideline = replace(of.guideline, log=Log(parts=parts))
    return text(view(*LIVED, of=replace(of, guideline=guideline)), "stafettlogg")


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
def test_a_log_shows_only_the_parts_that_its_guide_names(part: LogPart, heading: str) -> None:
    assert headings(shown_by(part)) == [heading]
    of = process()
    only = replace(of, guideline=replace(of.guideline, log=Log(parts=(part,))))
    made = page(view(*LIVED, of=only), "stafettlogg")
    assert [node.text for node in made.nodes if node.tag == "h2"] == [heading]


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
