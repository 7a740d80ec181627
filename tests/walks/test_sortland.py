"""Sortland, through the real command line: from each entrance to each ending, and through every answer."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from tests.walks.line import Line
from tests.walks.walker import Walker

ENDED, GOING_ON, OTHER_MEASURES, OTHER_SERVICES = (
    "Tiltaket avsluttes",
    "Har effekt, men målet er ikke nådd",
    "Andre tiltak kan prøves",
    "Ikke ønsket effekt, trenger andre tjenester",
)
BEGIN = "Sette i gang tiltak"
# Each walk names the answers it takes; between them it does what the guide asks for.
WALKS = {
    "nothing to follow up": ["Avslutte"],
    "somebody keeps an eye": ["Avslutte og følge med"],
    "own service": [BEGIN, GOING_ON, OTHER_MEASURES, ENDED],
    "another service": [BEGIN, OTHER_SERVICES, GOING_ON, OTHER_MEASURES, ENDED],
    "several services": [
        BEGIN,
        OTHER_SERVICES,
        OTHER_SERVICES,
        GOING_ON,
        OTHER_MEASURES,
        OTHER_SERVICES,
        ENDED,
    ],
}
ENDINGS = {"somebody keeps an eye": "noen følger med"}
ENTRANCES = ("ansatt", "foresatte")
BATON = ("stafett", "{case}", "--til", "meg", "--onske", "Vil ha en hun kjenner", "--vurdering", "Best slik")
VIEWS = ("--syn", "barn=Det går bedre.", "--syn", "foresatte=Vi ser en forskjell.")
REMEDIES = {
    "coordinator": BATON,
    "coordinator on 3": (*BATON, "--bestemt-av", "ansvarsgruppe"),
    "view-recorded": ("evaluer", "{case}", "--resultat", "viderefort", *VIEWS),
}


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Walker]:
    """Each walk, which is taken once however many ask for it."""
    return cache(lambda name: begun(Line(tmp_path_factory.mktemp("walk"))).take(*WALKS[name]))


def begun(line: Line, *opening: str) -> Walker:
    """A case on Sortland, and what its guide wants done in its own way."""
    return Walker(line, "sortland", remedies=REMEDIES, opening=opening)


def ended(walk: Walker) -> tuple[str, str]:
    """How a case stands, and by which ending it was closed."""
    shown = walk.view()
    return shown["status"], shown["ending"]


@pytest.mark.parametrize("name", WALKS)
def test_a_walk_reaches_its_ending(walked: Callable[[str], Walker], name: str) -> None:
    assert ended(walked(name)) == ("closed", ENDINGS.get(name, "slutt"))


@pytest.mark.parametrize("by", ENTRANCES)
@pytest.mark.parametrize("name", ["nothing to follow up", "somebody keeps an eye"])
def test_every_ending_is_reached_whoever_begins(line: Line, name: str, by: str) -> None:
    walk = begun(line, "--av", by).take(*WALKS[name])
    assert ended(walk) == ("closed", ENDINGS.get(name, "slutt"))


def test_the_walks_take_every_answer_and_every_ending(walked: Callable[[str], Walker]) -> None:
    made = compiled(BundledShelf(), JsonCodec(), name="sortland")
    assert not isinstance(made, Faulty)
    guide = made[0].guideline
    answers = {(step.id, answer.title) for level in guide.levels for step in level.steps for answer in step.answers}
    assert answers <= {one for name in WALKS for one in walked(name).took}
    assert {ending.id for ending in guide.endings} == {"slutt", *ENDINGS.values()}
    assert len(guide.entrances) == len(ENTRANCES)


@pytest.mark.parametrize(
    ("up", "asking", "level"), [(1, "Be om samtykke", "1"), (2, "Oppdater samtykket", "2")], ids=["to 1", "to 2"]
)
def test_no_to_consent_opens_the_other_way(line: Line, up: int, asking: str, level: str) -> None:
    walk = begun(line).take(BEGIN, *[OTHER_SERVICES] * up).arrive(asking)
    line.ok("samtykke", "1", "--fra", "mor", "--nei")
    line.ok("neste", "1")
    assert walk.view()["standing"]["level"] == level


def test_nobody_else_may_begin_a_case(line: Line) -> None:
    assert line.run("ny", "sortland", "--alias", "gutt, 6 år", "--av", "leder").code == 3


def test_the_baton_goes_on_only_when_it_is_weighed(line: Line) -> None:
    begun(line).take(BEGIN, OTHER_SERVICES).arrive("Samarbeidsmøte")
    said = line.stopped("stafett", "1", "--til", "meg", "--onske", "Vil ha en hun kjenner")
    assert "hva slags tiltak det er" in " ".join(said.split())
