"""Os, through the real command line: from opening to each ending, and through every answer."""

from pathlib import Path

import pytest

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from tests.walks.line import Line
from tests.walks.walker import Walker

# Each walk names the answers it takes; between them it does what the guide asks for.
WALKS = {
    "straight to closing": ["Avslutte", "Uten oppfølging"],
    "closing with an eye kept": ["Avslutte", "Med fortsatt oppmerksomhet"],
    "own service, changed, continued and ended": [
        "Oppfølging i egen tjeneste",
        "Endre",
        "Videreføre",
        "Avslutte",
    ],
    "own service, then others": [
        "Oppfølging i egen tjeneste",
        "Flere tjenester trengs",
        "Endre",
        "Videreføre",
        "Avslutte",
    ],
    "others, BUT, and back": [
        "Oppfølging med flere samarbeidspartnere",
        "Spørsmål om mer samarbeid",
        "Fortsette på nivå 2",
        "Spørsmål om mer samarbeid",
        "Mer omfattende samarbeid",
        "Endre",
        "Videreføre",
        "Avslutte",
    ],
}
ENDINGS = {"straight to closing": "uten oppfølging", "closing with an eye kept": "med oppmerksomhet"}


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path)


@pytest.mark.parametrize("name", WALKS)
def test_a_walk_reaches_its_ending(line: Line, name: str) -> None:
    walk = Walker(line, "os").take(*WALKS[name])
    assert (walk.view()["status"], walk.view()["ending"]) == ("closed", ENDINGS.get(name, "slutt"))


def test_the_walks_take_every_answer_and_every_ending(tmp_path: Path) -> None:
    made = compiled(BundledShelf(), JsonCodec(), name="os")
    assert not isinstance(made, Faulty)
    guide = made[0].guideline
    answers = {(step.id, answer.title) for level in guide.levels for step in level.steps for answer in step.answers}
    taken: set[tuple[str, str]] = set()
    for number, names in enumerate(WALKS.values()):
        home = tmp_path / str(number)
        home.mkdir()
        taken.update(Walker(Line(home), "os").take(*names).took)
    assert answers <= taken
    assert {ending.id for ending in guide.endings} == {"slutt", *ENDINGS.values()}


def test_the_habilitation_step_is_done_when_long_term_help_is_needed(line: Line) -> None:
    answers = ["Oppfølging med flere samarbeidspartnere", "Spørsmål om mer samarbeid", "Mer omfattende samarbeid"]
    walk = Walker(line, "os", fact="ja").take(*answers)
    walk.arrive("Meld saken til teamet for habilitering og rehabilitering")
    walk.take("Avslutte")
    assert walk.view()["status"] == "closed"


def test_no_to_consent_opens_the_other_way(line: Line) -> None:
    walk = Walker(line, "os").take("Oppfølging med flere samarbeidspartnere")
    walk.arrive("Oppdater stafettlogg og samtykke")
    line.ok("samtykke", "1", "--fra", "mor", "--nei")
    line.ok("neste", "1")
    assert walk.view()["standing"]["level"] == "1"


def test_consent_is_asked_for_before_level_2(line: Line) -> None:
    walk = Walker(line, "os").arrive("Avklar bekymringen")
    line.ok("mote", "1", "--referat", "Vi snakket.")
    said = line.stopped("neste", "1", "--valg", "2")
    assert "samtykke" in said
    assert "os.yaml:" in said
    assert walk.here == "Avklar bekymringen"


def test_a_closed_case_is_reopened_and_closed_again(line: Line) -> None:
    walk = Walker(line, "os").take("Avslutte", "Uten oppfølging")
    line.ok("gjenapne", "1", "--grunn", "Ny bekymring.")
    assert (walk.here, walk.view()["standing"]["pass"]) == ("Avslutt", 2)
    walk.take("Uten oppfølging")
