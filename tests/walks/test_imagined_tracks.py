"""Imagined guides, through the real command line: tracks side by side, and an island built on the common ground."""

from pathlib import Path

from tests.walks.line import Line
from tests.walks.stretch import Wanderer, answers_of, guideline

OK = Path(__file__).resolve().parents[1] / "language" / "ok"
PREGNANT, ISLAND = str(OK / "gravid.yaml"), str(OK / "bygd_pa_felles.yaml")

# ---------------------------------------------------------------- tracks side by side, and a partner who is left out

MEETING = ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "2026-09-25")
CONSENT_OF_HER = (
    *("samtykke", "{case}", "--fra", "gravid", "--rolle", "gravid"),
    *("--for", "psykisk helse", "--for", "NAV", "--for", "mødreteam"),
)
PREGNANT_REMEDIES = {
    "consent": CONSENT_OF_HER,
    "consent-valid": CONSENT_OF_HER,
    "meeting-held": MEETING,
    "checklist": ("sjekk", "{case}", "1", "2"),
    "fact-is": ("kjennetegn", "{case}", "bustad=mellombels"),
    "child-talk": ("notat", "{case}", "Ho gler seg.", "--samtale", "gravid"),
    "view-recorded": ("evaluer", "{case}", "--resultat", "viderefort", "--syn", "gravid=Det hjelper."),
}
HEALTH, MONEY, COUPLE = "Helse", "Økonomi og bustad", "Dei to"
MORE = "Ho treng hjelp til fleire ting"
AGAIN, ON, BORN, ALONE = "Temaa må opp att", "Hjelpa held fram", "Barnet er fødd", "Ho klarer seg utan"
SIDE_BY_SIDE = "Tre tema side om side"


def pregnant(home: Path) -> Wanderer:
    """A case on the guide for pregnant women."""
    walk = Wanderer(
        Line(home),
        PREGNANT,
        remedies=PREGNANT_REMEDIES,
        bodies=("Mødreteamet",),
        opening=("--om", "gravid", "--alder", "24"),
    )
    walk.refusing = ("--fra", "ho", "--rolle", "gravid")
    return walk


def through_tracks(walk: Wanderer, *, money: str) -> Wanderer:
    """The same walk, gone through each of the three tracks."""
    walk.arrive(SIDE_BY_SIDE)
    walk.along(MONEY, money)
    walk.along(HEALTH, "Noko må sjekkast på nytt", "Ho treng nokon å snakke med")
    return walk.along(COUPLE)


def test_one_who_needs_no_more_is_let_go(tmp_path: Path) -> None:
    assert pregnant(tmp_path).take("Ho treng ikkje meir").view()["ending"] == "slutt"


def test_who_says_no_to_consent_is_helped_no_further(tmp_path: Path) -> None:
    walk = pregnant(tmp_path).take("Spør om samtykke: nei")
    assert walk.here == "Vegen vidare"
    walk.line.stopped("neste", "1", "--valg", MORE)
    assert walk.take("Ho treng ikkje meir").view()["status"] == "closed"


def test_three_topics_run_side_by_side_and_again_until_the_child_is_born(tmp_path: Path) -> None:
    walk = through_tracks(pregnant(tmp_path).take(MORE), money="Økonomien er utrygg").take(ON, AGAIN)
    assert all(one["pass"] > 1 and not one["finished"] for one in walk.view()["tracks"])
    through_tracks(walk, money="Økonomien er trygg").take(BORN)
    assert walk.view()["ending"] == "etter fødselen"
    other = tmp_path / "other"
    other.mkdir()
    alone = through_tracks(pregnant(other).take(MORE), money="Økonomien er trygg").take(ALONE)
    assert alone.view()["ending"] == "slutt"
    never = answers_of(guideline(PREGNANT)) - {*walk.took, *alone.took}
    assert {title for _, title in never} == {"Ho treng ikkje meir"}


def test_no_topic_stops_another_and_one_can_be_set_aside(tmp_path: Path) -> None:
    walk = pregnant(tmp_path).take(MORE).arrive(SIDE_BY_SIDE).along(COUPLE)
    assert [one["finished"] for one in walk.view()["tracks"]] == [False, False, True]
    assert walk.line.run("neste", "1").code == 2
    walk.along(MONEY, "Økonomien er utrygg")
    assert walk.view()["facts"]["bustad"] == "fast", "the last step of the topic sets it"
    walk.line.ok("neste", "1", "--spor", HEALTH, "--sett-til-side", "--grunn", "Fastlegen følger henne.")
    assert [one["aside"] for one in walk.view()["tracks"]] == [True, False, False]
    walk.advance()
    assert walk.here == "Hjelp fram til fødselen"


def test_the_partner_is_absent_once(tmp_path: Path) -> None:
    walk = pregnant(tmp_path)
    walk.line.ok("mote", "1", "--til-stede", "partnar", "--referat", "Vi ble kjent.")
    walk.arrive("Samtale på tomannshand").line.stopped("mote", "1", "--til-stede", "partnar")
    walk.line.ok("rolle", "1", "partnar", "--er", "Tor Test")
    walk.line.stopped("mote", "1", "--til-stede", "Tor Test")
    walk.line.ok("mote", "1", "--til-stede", "gravid", "--referat", "Hun fortalte.")
    assert walk.take(MORE).here == "Planlegg hjelpa"
    walk.line.ok("mote", "1", "--til-stede", "partnar", "--referat", "Vi ble enige.")


def test_a_topic_that_faces_the_partner_is_set_aside_while_he_is_kept_out(tmp_path: Path) -> None:
    walk = pregnant(tmp_path).take(MORE).arrive(SIDE_BY_SIDE)
    walk.line.ok("meld", "1", "--mistanke", "Hun har blåmerker.")
    walk.line.stopped("mote", "1", "--spor", COUPLE, "--til-stede", "partnar")
    walk.line.ok("neste", "1", "--spor", COUPLE, "--hopp-over", "--grunn", "Han holdes utenfor.")
    assert walk.track(COUPLE)["finished"]
    walk.line.ok("meld", "1", "--klarert-av", "politi")


# ---------------------------------------------------------------- built on the common ground

ISLAND_REMEDIES = {
    "coordinator": ("stafett", "{case}", "--til", "meg"),
    "view-recorded": (
        *("evaluer", "{case}", "--resultat", "viderefort"),
        *("--syn", "hovedperson=Det går bedre.", "--syn", "familie=Enig."),
    ),
}


def test_an_island_goes_its_own_way_on_common_ground(tmp_path: Path) -> None:
    walk = Wanderer(Line(tmp_path), ISLAND, remedies=ISLAND_REMEDIES)
    walk.arrive("Spør fergevakten").advance()
    assert walk.here == "Del bekymringen", "the step between them was taken away"
    walk.take("Sette i gang tiltak")
    assert walk.here == "Finn en dag det går ferge"
    walk.take("Avslutte")
    assert walk.view()["ending"] == "slutt"


def test_the_island_asks_the_mainland_for_help_at_once(tmp_path: Path) -> None:
    walk = Wanderer(Line(tmp_path), ISLAND, remedies=ISLAND_REMEDIES).take("Be tjenestene på fastlandet om hjelp")
    assert walk.view()["standing"]["level"] == "2"
