"""`bti` alone: my cases, most urgent first, and what waits for me in them."""

import json
from typing import Any

from tests.console.commands.running import Program

MEASURE = "tiltak {} --mal Trives --tiltak Lekegruppe --ansvarlig test.laerer"


def day(program: Program, line: str = "") -> str:
    """What the day says on a terminal."""
    program.terminal.is_terminal = True
    shown = program.ok(line).text
    program.terminal.is_terminal = False
    return shown


def waits(program: Program, line: str) -> Any:  # noqa: ANN401 - JSON is anything
    """What waits for whoever asks, case by case."""
    return [one["waits_for_me"] for one in json.loads(program.ok(f"{line} --json").out)]


def test_the_step_is_that_of_who_has_the_role_it_names_and_else_of_who_has_the_case(opened: Program) -> None:
    assert "Steget i denne saken er ditt: 2026-001." in day(opened)
    opened.ok("ny os --alias 'jente, 7 år'")
    assert "Stegene i disse sakene er dine: 2026-001, 2026-002." in day(opened)
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --ta-imot")
    assert "Steget i denne saken er ditt: 2026-002." in day(opened)
    assert "Steget i denne saken er ditt: 2026-001." in day(opened, "--som test.laerer")


def test_a_measure_waits_for_whoever_answers_for_it(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er test.laerer", MEASURE.format(1))
    shown = day(opened, "--som test.laerer")
    assert "Du svarer for tiltak i denne saken: 2026-001." in shown
    assert "Steget" not in shown
    assert "Du svarer" not in day(opened)
    assert waits(opened, "--som test.laerer") == [[{"kind": "measure", "what": "Lekegruppe"}]]
    opened.ok("ny os --alias 'jente, 7 år'", "rolle 2 ansvarlig --er test.laerer", MEASURE.format(2))
    assert "Du svarer for tiltak i disse sakene: 2026-001, 2026-002." in day(opened, "--som test.laerer")


def test_an_offer_waits_for_an_answer(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer")
    asked = "Du er spurt om å være stafettholder i sak 2026-001. Svar ja (stafett 2026-001 --ta-imot)"
    assert asked in day(opened, "--som test.laerer")
    assert waits(opened, "--som test.laerer liste") == [[{"kind": "offer", "what": None}]]
    opened.ok("--som test.laerer stafett 1 --ta-imot")
    assert "Du er spurt" not in day(opened, "--som test.laerer")
    assert waits(opened, "--som test.laerer") == [[{"kind": "step", "what": "Oppmerksomhet"}]]


def test_whoever_asked_is_told_of_a_no_until_somebody_has_the_stafett(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --nei")
    told = "test.laerer sa nei til å være stafettholder i sak 2026-001. Spør en annen, eller ha stafetten selv."
    assert told in day(opened)
    assert waits(opened, "")[0][0] == {"kind": "declined", "what": "test.laerer"}
    opened.ok("stafett 1 --til meg")
    assert "sa nei" not in day(opened)


def test_a_consent_that_was_withdrawn_is_told_to_the_stafettholder_until_there_is_a_new_answer(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --ta-imot")
    opened.ok("--som test.laerer samtykke 1 --fra mor --for PPT", "--som test.laerer samtykke 1 --fra mor --trekk")
    opened.day = "2026-09-09"
    told = "Et samtykke er trukket i denne saken: 2026-001. Snakk med familien, og registrer det nye svaret."
    assert told in day(opened, "--som test.laerer")
    assert "trukket" not in day(opened)
    assert waits(opened, "--som test.laerer")[0][0] == {"kind": "consent", "what": "mor"}
    assert "Trukket samtykke mor 8. sept. 2026, ikke noe nytt svar ennå" in opened.ok("vis 1").text
    opened.ok("--som test.laerer samtykke 1 --fra mor --for PPT --nei")
    assert "trukket" not in day(opened, "--som test.laerer")
    assert "Trukket" not in opened.ok("vis 1").text


def test_a_case_that_nobody_coordinates_is_on_my_list_and_its_leader_is_told_that_it_exists(opened: Program) -> None:
    assert "ingen" in opened.ok("liste").out
    shown = day(opened, "--som test.leder")
    assert "Denne saken i enheten har ingen stafettholder: 2026-001." in shown
    assert "gutt" not in shown
    assert "har ingen stafettholder" not in day(opened), "only who leads the unit is told"
    opened.ok("ny os --alias 'jente, 7 år'")
    assert "Disse sakene i enheten har ingen stafettholder: 2026-001, 2026-002." in day(opened, "--som test.leder")
    opened.ok("stafett 1 --til meg", "stafett 2 --til meg")
    assert "har ingen stafettholder" not in day(opened, "--som test.leder")


def test_on_paper_and_in_a_file_the_day_is_the_table_alone(opened: Program) -> None:
    assert len(opened.ok("").out.splitlines()) == 1
