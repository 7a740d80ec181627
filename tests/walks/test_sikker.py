"""The guide with Sikker Arbeidsflyt, through the real command line: every ending, every answer, and work beside."""

import json
from pathlib import Path

import pytest

from tests.walks.line import Line
from tests.walks.stretch import Wanderer, answers_of, guideline

GUIDE = "sikker_arbeidsflyt"
REMEDIES = {
    "consent": ("samtykke", "{case}", "--fra", "mor", "--rolle", "foresatte", "--for", "PPT"),
    "consent-valid": ("samtykke", "{case}", "--fra", "mor", "--rolle", "foresatte", "--for", "PPT"),
    "view-recorded": (
        *("evaluer", "{case}", "--resultat", "viderefort"),
        *("--syn", "foresatte=Det går bedre.", "--syn", "barn=Jeg har det bra."),
    ),
}
WIDER = "Flere nye tjenester eller en sammensatt sak"
IN, TO_2, TO_3 = "Ja, med individtiltak", f"{WIDER} → 2", f"{WIDER} → 3"
ON, ON_SYSTEM, ON_BOTH = "Fortsette med individtiltak", "Fortsette med systemtiltak", "Fortsette med begge deler"
# Each walk names the answers it takes, and the ending that it comes to.
WALKS: dict[str, tuple[str, ...]] = {
    "there is no ground for concern": ("Nei",),
    "only the system is to be changed": ("Ja, med systemtiltak",),
    "measures of one's own, again and again": (IN, ON, ON_BOTH, "Avslutte"),
    "measures of one's own give way to the system": ("Ja, med begge deler", ON_SYSTEM),
    "other services help for a while": (IN, TO_2, "Nei, tiltakene fortsetter", "Nei, saken avsluttes"),
    "more help, and then child welfare": (IN, TO_2, "Ja", ON, ON_BOTH, "Overføre til barneverntjenesten"),
    "straight to a plan, and to the system": (IN, TO_3, ON_SYSTEM),
    "straight to a plan, and to an end": (IN, TO_3, "Avslutte"),
}
ENDINGS = {"more help, and then child welfare": "overført"}
SIDE_WORK = {
    "only the system is to be changed": 1,
    "measures of one's own, again and again": 1,
    "measures of one's own give way to the system": 2,
    "more help, and then child welfare": 1,
    "straight to a plan, and to the system": 1,
}


def walk(home: Path) -> Wanderer:
    """A case on the guide; how old the child is makes no difference there."""
    return Wanderer(
        Line(home),
        GUIDE,
        remedies=REMEDIES,
        brings={"Send henvisningen": ("--mottaker", "PPT")},
        bodies=("BUTT",),
    )


@pytest.mark.parametrize("name", WALKS)
def test_a_walk_reaches_its_ending(tmp_path: Path, name: str) -> None:
    done = walk(tmp_path).take(*WALKS[name])
    assert (done.view()["status"], done.view()["ending"]) == ("closed", ENDINGS.get(name, "slutt"))
    assert len(beside(done)) == SIDE_WORK.get(name, 0)


def beside(done: Wanderer) -> list[str]:
    """The numbers of the cases that were opened beside the first one and are still open."""
    cases = json.loads(done.line.ok("liste", "--json"))
    return [one["number"] for one in cases if one["level"] == "~systemtiltak"]


def test_the_walks_take_every_answer_and_reach_every_ending(tmp_path: Path) -> None:
    guide = guideline(GUIDE)
    taken: set[tuple[str, str]] = set()
    for number, names in enumerate(WALKS.values()):
        home = tmp_path / str(number)
        home.mkdir()
        taken.update(walk(home).take(*names).took)
    assert answers_of(guide) <= taken
    assert {ending.id for ending in guide.endings} == {"slutt", *ENDINGS.values()}


def test_nobody_but_an_employee_begins_a_case(tmp_path: Path) -> None:
    line = Line(tmp_path)
    line.stopped("ny", GUIDE, "--alias", "gutt, 6 år", "--av", "foresatte")
    line.ok("ny", GUIDE, "--alias", "gutt, 6 år", "--fra", "nivå 0", "--av", "ansatt")


@pytest.mark.parametrize(("answers", "back"), [((IN, TO_2), "1"), ((IN, TO_3), "2")])
def test_no_to_consent_leads_to_the_level_before(tmp_path: Path, answers: tuple[str, ...], back: str) -> None:
    done = walk(tmp_path).take(*answers)
    done.line.ok("samtykke", "1", "--fra", "mor", "--rolle", "foresatte", "--nei")
    done.line.ok("neste", "1")
    assert done.view()["standing"]["level"] == back


def test_nothing_is_sent_to_somebody_without_consent(tmp_path: Path) -> None:
    line = walk(tmp_path).take(IN, TO_2).arrive("Send henvisningen").line
    assert "mottaker" in line.stopped("neste", "1")
    line.stopped("neste", "1", "--mottaker", "Statped")
    line.ok("samtykke", "1", "--fra", "far", "--rolle", "foresatte", "--for", "Statped")
    line.ok("neste", "1", "--mottaker", "Statped")


def test_a_consent_from_another_than_the_guardians_is_refused(tmp_path: Path) -> None:
    line = walk(tmp_path).take(IN, TO_2).line
    line.stopped("samtykke", "1", "--fra", "rektor", "--rolle", "leder", "--for", "PPT")


def test_system_measures_run_beside_the_case_and_outlive_it(tmp_path: Path) -> None:
    done = walk(tmp_path).take("Ja, med begge deler")
    (number,) = beside(done)
    assert done.view()["standing"]["level"] == "1"
    shown = done.line.view(number)
    assert (shown["alias"], shown["subject"]) == ("Systemtiltak", "nobody")
    assert shown["beside"]["number"] == done.view()["number"]
    assert [one["number"] for one in done.view()["side_work"]] == [number]
    done.take("Avslutte")
    assert done.line.view(number)["status"] == "open"
    done.line.ok("avslutt", number, "--grunn", "Skolegården er bygd om.")
    assert done.line.view(number)["status"] == "closed"


def test_the_question_comes_back_after_each_block_but_the_first(tmp_path: Path) -> None:
    steps = [step for level in guideline(GUIDE).levels for step in level.steps]
    asked = [step.title for step in steps if ("Spør etterpå", "Er det grunn til bekymring?") in step.more]
    assert steps[0].title not in asked
    meeting = "Møte med foreldrene og den nye instansen"  # it is of one block with the question whether more is needed
    assert set(asked) == {step.title for step in steps[1:]} - {meeting}
