"""Guides that no source gives, through the real command line: to every ending, and through every answer."""

from datetime import date
from pathlib import Path

import pytest

from tests.walks.line import Line
from tests.walks.stretch import Wanderer, answers_of, guideline

OK = Path(__file__).resolve().parents[1] / "language" / "ok"
PHASES, LETTERS, ISLAND, PREGNANT = (
    str(OK / name) for name in ("faser.yaml", "bokstaver.yaml", "bygd_pa_felles.yaml", "gravid.yaml")
)

# ---------------------------------------------------------------- phases, their durations, two variants

MEETING = ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "2026-09-25")
BY_GUARDIANS = ("--fra", "mor", "--rolle", "foresatte", "--for", "skolehelsetjenesten")
PHASE_REMEDIES = {
    "consent": ("samtykke", "{case}", *BY_GUARDIANS, "--type", "samarbeid"),
    "consent-for-another": ("samtykke", "{case}", *BY_GUARDIANS, "--type", "samarbeid"),
    "services-at-least": ("tjeneste", "{case}", "skolehelsetjenesten"),
    "meeting-held": MEETING,
    "checklist": ("sjekk", "{case}", "1", "2"),
    "child-talk": ("notat", "{case}", "Det går bedre nå.", "--samtale", "elev"),
    "coordinator": ("stafett", "{case}", "--til", "meg", "--onske", "Eleven vil ha kontaktlæreren."),
    "view-recorded": (
        *("evaluer", "{case}", "--resultat", "viderefort"),
        *("--syn", "elev=Det går bedre.", "--syn", "foresatte=Enig."),
    ),
}
FOUND_OUT = ("Bare fravær", "Vi må forstå mer")
PLANNED = (*FOUND_OUT, "Eleven trenger en plan")
PHASE_WALKS: dict[str, tuple[str, ...]] = {
    "there is a good reason": ("Bare fravær", "Det finnes en god grunn"),
    "it stops by itself": (*FOUND_OUT, "Fraværet har gitt seg", "Avsluttet"),
    "school is not safe, and the plan works": (
        *("Eleven har det ikke trygt på skolen", "Vi må forstå mer", "Eleven trenger en plan"),
        *("Ikke ennå", "Planen må endres", "Ja, helt"),
    ),
    "back, but looked after": (*PLANNED, "Ja, nesten", "Tilbake på skolen"),
    "the team takes over": (*PLANNED, "Vi kommer ikke videre"),
    "no consent, and the school helps alone": (
        *(*FOUND_OUT, "Be om samtykke: nei", "Begynn på nytt"),
        *(*FOUND_OUT, "Be om samtykke: nei", "Skolen hjelper selv", "1/hva-handler-fraværet-om"),
        *(*FOUND_OUT, "Be om samtykke: nei", "Eleven prøver en arbeidsplass", "Avsluttet"),
    ),
}
PHASE_ENDINGS = {
    "school is not safe, and the plan works": "tilbake",
    "back, but looked after": "tilbake",
    "the team takes over": "annen hjelp",
}


def in_phases(home: Path, *opening: str) -> Wanderer:
    """A case on the guide with phases, about a pupil of fourteen unless told otherwise."""
    return Wanderer(
        Line(home),
        PHASES,
        remedies=PHASE_REMEDIES,
        brings={"Hva trengs?": ("--enig", "elev", "--enig", "foresatte")},
        bodies=("Fraværsteamet",),
        opening=opening or ("--for", "ungdomsskolen", "--alder", "14"),
        level="fase",
    )


# ---------------------------------------------------------------- letters, several targets, work beside

BY_HOME = ("--rolle", "hjemmet", "--type", "deling")
LETTER_REMEDIES = {
    "consent": ("samtykke", "{case}", "--fra", "mor", *BY_HOME, "--for", "helsestasjonen", "--for", "PPT"),
    "consent-for-another": ("samtykke", "{case}", "--fra", "mor", *BY_HOME, "--for", "helsestasjonen"),
    "services-at-least": ("tjeneste", "{case}", "helsestasjonen"),
    "coordinator": ("stafett", "{case}", "--til", "meg", "--vurdering", "Ungdommen ønsker det."),
    "coordinator on c": (
        *("stafett", "{case}", "--til", "meg", "--vurdering", "Mange er med."),
        *("--bestemt-av", "samordningsteam"),
    ),
    "view-recorded": ("evaluer", "{case}", "--resultat", "viderefort", "--syn", "ungdom=Det hjelper."),
    "meeting-held": MEETING,
    "reported": ("meld", "{case}", "--sendt"),
}
TO_B, TO_C = "Flere må hjelpe → b", "Flere må hjelpe → c"
LETTER_WALKS: dict[str, tuple[str, ...]] = {
    "nothing more": ("Ingenting mer nå",),
    "the class needs help": ("Klassen trenger hjelp",),
    "one service helps until it is enough": ("Ungdommen og miljøet trenger hjelp", "Vi prøver mer", "Det hjalp"),
    "more and more must help, and then fewer": (
        *(TO_B, "Flere må hjelpe", "Fortsett sammen", "Mindre hjelp holder", "Det hjalp"),
    ),
    "many help at once": (TO_C, "Ferdig nå"),
    "the family house takes over": (TO_C, "Familiehuset følger opp"),
    "child welfare must know": ("Barnevernet må vite det", "Ferdig"),
}
LETTER_ENDINGS = {"the family house takes over": "familiehuset tar over"}


def in_letters(home: Path) -> Wanderer:
    """A case on the guide with lettered levels, about a child of twelve."""
    return Wanderer(
        Line(home),
        LETTERS,
        remedies=LETTER_REMEDIES,
        brings={
            "Spør om det hjalp": ("--enig", "ungdom", "--enig", "tjenesten"),
            "Del med dem som trenger det": ("--mottaker", "PPT"),
        },
        opening=("--alder", "12"),
        service="flere tjenester",
    )


# ---------------------------------------------------------------- tracks side by side, and a partner who is left out

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
    return Wanderer(
        Line(home),
        PREGNANT,
        remedies=PREGNANT_REMEDIES,
        bodies=("Mødreteamet",),
        opening=("--om", "gravid", "--alder", "24"),
    )


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


# ---------------------------------------------------------------- every answer, every ending, every way in

WALKED = {
    **{f"phases: {name}": (in_phases, PHASES, walk, PHASE_ENDINGS.get(name)) for name, walk in PHASE_WALKS.items()},
    **{
        f"letters: {name}": (in_letters, LETTERS, walk, LETTER_ENDINGS.get(name)) for name, walk in LETTER_WALKS.items()
    },
}


@pytest.mark.parametrize("name", WALKED)
def test_a_walk_reaches_its_ending(tmp_path: Path, name: str) -> None:
    begin, guide, walk, ending = WALKED[name]
    done = begin(tmp_path).take(*walk)
    plain = "ferdig" if guide == LETTERS else "slutt"
    assert (done.view()["status"], done.view()["ending"]) == ("closed", ending or plain)


@pytest.mark.parametrize("guide", [PHASES, LETTERS])
def test_the_walks_take_every_answer_and_reach_every_ending(tmp_path: Path, guide: str) -> None:
    taken: set[tuple[str, str]] = set()
    reached: set[str] = set()
    for number, (begin, of_guide, walk, _) in enumerate(WALKED.values()):
        if of_guide == guide:
            home = tmp_path / str(number)
            home.mkdir()
            done = begin(home).take(*walk)
            taken.update(done.took)
            reached.add(done.view()["ending"])
    assert answers_of(guideline(guide)) <= taken
    assert {ending.id for ending in guideline(guide).endings} == reached


@pytest.mark.parametrize(
    ("entrance", "who", "level"),
    [("fase 1", "kontaktlærer", "1"), ("fase 1", "foresatte", "1"), ("fase 2", "skolehelsetjenesten", "2")],
)
def test_a_case_begins_at_each_way_in(tmp_path: Path, entrance: str, who: str, level: str) -> None:
    walk = in_phases(tmp_path, "--for", "barneskolen", "--alder", "9", "--fra", entrance, "--av", who)
    assert walk.view()["standing"]["level"] == level


def test_the_guide_says_for_which_school_it_is_asked(tmp_path: Path) -> None:
    line = Line(tmp_path)
    said = line.stopped("ny", PHASES, "--alias", "gutt, 9 år")
    assert "barneskolen" in said
    line.stopped("ny", PHASES, "--alias", "gutt, 9 år", "--for", "universitetet")
    line.stopped("ny", PHASES, "--alias", "gutt, 9 år", "--for", "barneskolen", "--av", "rektor")


@pytest.mark.parametrize(("school", "alone"), [("barneskolen", False), ("ungdomsskolen", True)])
def test_a_step_for_older_pupils_is_left_out_for_the_younger(tmp_path: Path, school: str, *, alone: bool) -> None:
    walk = in_phases(tmp_path, "--for", school, "--alder", "12").arrive("Hva handler fraværet om?")
    walk.take("Bare fravær").arrive("Undersøk saken").advance()
    assert (walk.here == "Snakk med eleven alene") is alone


def test_a_place_for_older_pupils_is_closed_to_the_younger(tmp_path: Path) -> None:
    walk = in_phases(tmp_path, "--for", "barneskolen", "--alder", "12").take(*FOUND_OUT, "Be om samtykke: nei")
    assert "ungdomsskolen" in walk.line.stopped("neste", "1", "--valg", "Eleven prøver en arbeidsplass")


def test_the_way_to_a_plan_goes_by_the_first_phase(tmp_path: Path) -> None:
    opening = ("--for", "barneskolen", "--alder", "9", "--fra", "fase 2", "--av", "skolehelsetjenesten")
    walk = in_phases(tmp_path, *opening)
    walk.line.ok("kjennetegn", "1", "sakstype=fravær")
    walk.arrive("Hva trengs?")
    assert "fase 1" in walk.line.stopped("neste", "1", "--valg", "Eleven trenger en plan")


def test_a_visit_at_home_can_be_left_out(tmp_path: Path) -> None:
    walk = in_phases(tmp_path).take(*FOUND_OUT).arrive("Besøk hjemme")
    walk.line.ok("neste", "1", "--hopp-over", "--grunn", "Eleven vil ikke.")
    assert walk.here == "Be om samtykke"


@pytest.mark.parametrize(("answer", "days"), [("Bare fravær", 14), ("Eleven har det ikke trygt på skolen", 7)])
def test_how_long_a_step_may_take_hangs_on_the_case(tmp_path: Path, answer: str, days: int) -> None:
    walk = in_phases(tmp_path).take(answer)
    begun = date.fromisoformat(walk.view()["standing"]["since"])
    assert (date.fromisoformat(walk.view()["due"]["due_on"]) - begun).days == days


def test_whoever_the_letter_guide_keeps_out_is_met_again_when_it_is_cleared(tmp_path: Path) -> None:
    walk = in_letters(tmp_path).arrive("Snakk med ungdommen")
    walk.line.ok("meld", "1", "--sendt")
    walk.line.stopped("neste", "1")
    walk.line.ok("meld", "1", "--klarert-av", "politi")
    walk.advance()
    assert walk.here == "Hva gjør vi?"


def test_a_report_opens_the_way_that_the_rule_leads(tmp_path: Path) -> None:
    walk = in_letters(tmp_path).arrive("Snakk med ungdommen")
    walk.line.ok("meld", "1", "--sendt")
    walk.line.ok("neste", "1", "--til", "Etter meldingen")
    assert walk.here == "Etter meldingen"


def test_a_withdrawn_consent_leads_back_to_the_first_letter(tmp_path: Path) -> None:
    walk = in_letters(tmp_path).take(TO_B).arrive("Hjelp til")
    walk.line.ok("samtykke", "1", "--fra", "mor", "--trekk")
    assert walk.view()["standing"]["level"] == "a"


@pytest.mark.parametrize(("age", "roles"), [("12", ("hjemmet",)), ("16", ("ungdom",))])
def test_who_consents_hangs_on_age(tmp_path: Path, age: str, roles: tuple[str, ...]) -> None:
    line = Line(tmp_path)
    line.ok("ny", LETTERS, "--alias", "ungdom", "--alder", age)
    other = next(role for role in ("hjemmet", "ungdom") if role not in roles)
    asked = ("samtykke", "1", "--type", "deling", "--for", "helsestasjonen", "--fra", "en av dem")
    line.stopped(*asked, "--rolle", other)
    line.ok(*asked, *(word for role in roles for word in ("--rolle", role)))


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
