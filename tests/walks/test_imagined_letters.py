"""The imagined guide with letters, through the real command line: several targets, consent by age, and work beside."""

from pathlib import Path

import pytest

from tests.walks.line import Line
from tests.walks.stretch import Wanderer, answers_of, guideline

LETTERS = str(Path(__file__).resolve().parents[1] / "language" / "ok" / "bokstaver.yaml")
MEETING = ("mote", "{case}", "--referat", "Vi ble enige.", "--neste", "2026-09-25")
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


@pytest.mark.parametrize("name", LETTER_WALKS)
def test_a_walk_reaches_its_ending(tmp_path: Path, name: str) -> None:
    done = in_letters(tmp_path).take(*LETTER_WALKS[name])
    assert (done.view()["status"], done.view()["ending"]) == ("closed", LETTER_ENDINGS.get(name, "ferdig"))


def test_the_walks_take_every_answer_and_reach_every_ending(tmp_path: Path) -> None:
    taken: set[tuple[str, str]] = set()
    reached: set[str] = set()
    for number, names in enumerate(LETTER_WALKS.values()):
        home = tmp_path / str(number)
        home.mkdir()
        done = in_letters(home).take(*names)
        taken.update(done.took)
        reached.add(done.view()["ending"])
    assert answers_of(guideline(LETTERS)) <= taken
    assert {ending.id for ending in guideline(LETTERS).endings} == reached


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
    walk.line.ok("samtykke", "1", "--fra", "mor", "--rolle", "hjemmet", "--trekk")
    assert walk.view()["standing"]["level"] == "a"


@pytest.mark.parametrize(("age", "roles"), [("12", ("hjemmet",)), ("16", ("ungdom",))])
def test_who_consents_hangs_on_age(tmp_path: Path, age: str, roles: tuple[str, ...]) -> None:
    line = Line(tmp_path)
    line.ok("ny", LETTERS, "--alias", "ungdom", "--alder", age)
    other = next(role for role in ("hjemmet", "ungdom") if role not in roles)
    asked = ("samtykke", "1", "--type", "deling", "--for", "helsestasjonen", "--fra", "en av dem")
    line.stopped(*asked, "--rolle", other)
    line.ok(*asked, *(word for role in roles for word in ("--rolle", role)))


def test_one_answer_opens_two_works_beside_the_case(tmp_path: Path) -> None:
    walk = in_letters(tmp_path).take("Ungdommen og miljøet trenger hjelp")
    assert [one["side"] for one in walk.view()["side_work"]] == ["klassemiljø", "uteområdet"]
    for one in walk.view()["side_work"]:
        walk.line.ok("avslutt", one["number"], "--slik", "ferdig", "--grunn", "Det er gjort.")
    assert walk.view()["status"] == "open"


def test_who_is_left_out_of_a_level_is_at_none_of_its_meetings(tmp_path: Path) -> None:
    walk = in_letters(tmp_path).take(TO_B).arrive("Finn ut hva som hjelper")
    walk.line.stopped("mote", "1", "--til-stede", "fritidsklubben")
    walk.line.ok("mote", "1", "--til-stede", "helsestasjonen", "--referat", "Vi ble enige.", "--neste", "2026-09-25")


def test_a_body_says_who_takes_part(tmp_path: Path) -> None:
    walk = in_letters(tmp_path).take(TO_C)
    assert walk.here == "Samlingsmøte"
    shown = " ".join(walk.line.ok("vis", "1").split())
    assert "Samordningsteamet bestemmer hvem som er med" in shown
