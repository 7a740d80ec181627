"""`bti vis`: who may answer for measures stands at the step where they are started."""

import pytest

from tests.console.commands.running import Program


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Ansvarlig kan være ansatt, tjeneste, foresatte"),
        ("nn", "Ansvarleg kan vere tilsett, teneste, føresette"),
    ],
)
def test_the_kinds_of_people_are_told_in_words(opened: Program, language: str, told: str) -> None:
    opened.ok("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1", "neste 1 --valg 1")
    opened.ok("mote 1 --neste 2026-10-10 --referat -", "neste 1")
    while "Ansvarl" not in (shown := opened.ok(f"--sprak {language} vis 1").out):
        opened.ok("neste 1")
    assert told in " ".join(shown.split())
    assert "employee" not in shown
