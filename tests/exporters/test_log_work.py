"""The stafettlogg on the work: how measures changed, talks, invitations, deadlines, hand-overs, bodies, closing."""

from datetime import date, time
from itertools import pairwise

from engine.cases import events as ev
from engine.cases.vocabulary import Aftermath, NoteKind, ResponsibleKind
from tests.exporters.reading import page, section, text
from tests.exporters.small import MEETING, view

STARTED = ev.MeasureStarted("t1", "Lekegruppe", "Venner", "test.laerer", ResponsibleKind.EMPLOYEE, "1")
CALLED = ev.MeetingCalled(
    "m1",
    date(2026, 12, 1),
    clock=time(9, 30),
    place="Rom 3",
    invited=("foresatte", "barn"),
    without=("ppt",),
    agenda=("Skolen", "Veien videre"),
    meeting_type="stafettloggmote",
)


def log(*bodies: ev.EventBody) -> str:
    return text(view(*bodies), "stafettlogg")


def test_what_has_happened_with_a_measure_is_told_with_what_was_before_and_why() -> None:
    told = log(
        STARTED,
        ev.MeasureChanged("t1", goal="Nye venner", responsible="ppt", reason="Læreren slutter"),
        ev.MeasureContinued("t1", until=date(2026, 12, 15)),
        ev.MeasureEnded("t1", reason="Målet er nådd"),
    )
    assert section(told, "Endringer i tiltakene").split("\n") == [
        "- Lekegruppe",
        "  3. september 2026: endret; mål fra «Venner» til «Nye venner»; ansvarlig fra",
        "    «Kontaktlærer Test» til «PPT»; begrunnelse: Læreren slutter",
        "  4. september 2026: fortsetter; siste dag fra «ikke satt» til «15. desember",
        "    2026»",
        "  5. september 2026: avsluttet; begrunnelse: Målet er nådd",
    ]
    assert "Endringer i tiltakene" not in log(STARTED)


def test_talks_with_the_child_are_told_and_other_notes_are_not() -> None:
    told = log(ev.NoteAdded("Hun trives.", NoteKind.CHILD_TALK), ev.NoteAdded("Ring mor."))
    assert section(told, "Samtaler med barnet") == "- 2. september 2026\n\n  Hun trives."
    assert "Ring mor" not in told


def test_a_meeting_that_is_called_is_told_with_who_is_invited_and_who_is_not() -> None:
    told = log(CALLED, ev.MeetingMoved("m1", date(2026, 12, 8), "Mor er syk", time(10, 0), "Rom 4"))
    assert section(told, "Innkallinger").split("\n") == [
        "- 8. desember 2026: Stafettloggmøte",
        "  Tid: kl. 10.00",
        "  Sted: Rom 4",
        "  Kalt inn: Foresatte, Barnet",
        "  Ikke kalt inn: PPT",
        "  Dagsorden: Skolen; Veien videre",
        "  Flyttet: fra 1. desember 2026 til 8. desember 2026: Mor er syk",
    ]
    assert "Neste møte: 8. desember 2026" in told


def test_a_meeting_that_was_called_off_says_why_and_is_not_the_next() -> None:
    told = log(CALLED, ev.MeetingCalledOff("m1", "Ingen kan"))
    assert "  Avlyst fordi: Ingen kan" in section(told, "Innkallinger")
    assert "Neste møte: ikke avtalt" in told


def test_a_meeting_that_was_held_tells_who_did_not_come_and_what_it_answered_for() -> None:
    held = ev.MeetingHeld(
        present=("barn",), minutes="Alt.", meeting_id="m1", absent=("foresatte",), covers=("1/arbeid",)
    )
    told = log(CALLED, held)
    assert "Innkallinger" not in told
    meeting = section(told, "Møter")
    for said in (
        "  Kalt inn, men ikke ført opp: Foresatte",
        "  Ikke kalt inn: PPT",
        "  Dagsorden: Skolen; Veien videre",
        "  Møtet svarte også for: Gjør arbeidet",
    ):
        assert said in meeting
    minutes = text(view(CALLED, held), "referat")
    assert "Kalt inn, men ikke ført opp: Foresatte" in minutes
    assert "Dagsorden: Skolen; Veien videre" in minutes


def test_a_deadline_that_was_moved_says_why_and_by_whom() -> None:
    first, second = date(2026, 10, 13), date(2026, 10, 20)
    told = log(
        ev.DeadlineMoved(MEETING, first, first, second, "Ferie"),
        ev.DeadlineMoved(MEETING, first, second, date(2026, 10, 27), "Sykdom", "Rektor"),
    )
    assert section(told, "Frister som er flyttet").split("\n") == [
        "- Første møte: fra 13. oktober 2026 til 20. oktober 2026",
        "  Flyttet: 2. september 2026",
        "  Begrunnelse: Ferie",
        "",
        "- Første møte: fra 20. oktober 2026 til 27. oktober 2026",
        "  Flyttet: 3. september 2026",
        "  Etter veilederen: 13. oktober 2026",
        "  Begrunnelse: Sykdom",
        "  Bestemt av: Rektor",
    ]


def test_a_hand_over_tells_to_whom_what_was_sent_and_who_coordinates() -> None:
    told = log(
        ev.CaseHandedOver("h1", "educational-support", "Henvisning", Aftermath.RESTS, "PPT", "Trenger utredning"),
        ev.CaseTakenUp("h1", "Utredet"),
    )
    assert section(told, "Overført til andre").split("\n") == [
        "- 2. september 2026: PPT",
        "  Sendt: Henvisning",
        "  Koordineres nå av: PPT",
        "  Denne saken: hviler her",
        "  Begrunnelse: Trenger utredning",
        "  Tatt opp igjen: 3. september 2026",
        "  Tatt opp igjen fordi: Utredet",
    ]


def test_a_body_is_waited_for_until_its_answer_has_come() -> None:
    asked = ev.BodyConsulted("d1", "but", question="Hva nå?")
    assert section(log(asked), "Lagt fram for").split("\n") == [
        "- Barne- og ungdomsteamet",
        "  Lagt fram: 2. september 2026",
        "  Svar: venter på svar",
    ]
    assert "  Svar: 3. september 2026" in log(asked, ev.AdviceReceived("d1", "Gå videre."))


def test_the_page_of_a_full_log_has_headings_in_order_and_one_of_each_name() -> None:
    made = page(view(STARTED, CALLED, ev.MeasureEnded("t1", reason="Nådd")), "stafettlogg")
    names = [node.attributes["id"] for node in made.all("h2")]
    assert len(names) == len(set(names))
    levels = [int(node.tag[1]) for node in made.all("h1", "h2", "h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(node.attributes.get("aria-labelledby") in names for node in made.all("table"))


def test_a_no_to_the_log_alone_is_said_to_be_to_no_service() -> None:
    told = log(ev.ConsentRefused("mor", scopes=("stafettlogg",)))
    assert "stafettlogg" in told
    assert "alle tjenestene" not in told


def test_a_measure_that_has_ended_went_on_to_the_day_it_ended() -> None:
    begun = ev.MeasureStarted("t8", "Lek", "Leke", "mor", ResponsibleKind.GUARDIANS, "1", until=date(2026, 12, 24))
    assert "24. desember 2026" in log(begun)
    assert "24. desember 2026" not in log(begun, ev.MeasureEnded("t8", "Det går bra nå."))


def test_a_service_is_one_in_whatever_capitals_and_its_part_ends_with_the_case() -> None:
    told = log(
        ev.ServiceInvolved("bup", "Helsestasjonen"),
        ev.ServiceEnded("bup", "Helsestasjonen"),
        ev.ServiceInvolved("bup", "helsestasjonen"),
        ev.CaseClosed("ferdig", "Det gikk bra."),
    )
    services = section(told, "Tjenester og oppgaver")
    assert services.count("- Helsestasjonen") == 2
    assert "helsestasjonen" not in services
    assert "er fortsatt med" not in services
