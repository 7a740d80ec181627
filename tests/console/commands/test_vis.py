"""`bti vis`: who may answer for measures stands at the step where they are started."""

import pytest

from engine.console.render.step_rows import tools_text
from engine.guideline.compile import compile_process
from engine.guideline.registry import Tool
from engine.guideline.vocabulary import ToolStatus
from engine.values import replace
from tests.cases.guide import GUIDE
from tests.console.commands.running import Program
from tests.console.test_happenings import page


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


def test_a_tool_is_told_with_where_it_is_found_or_that_the_guide_does_not_say(program: Program) -> None:
    program.ok("ny os --alias 'gutt, 6'")
    assert "Observasjonsskjema (veilederen sier ikke hvor det finnes)" in program.ok("vis 1").text
    assert "(the guide does not say where it is found)" in program.ok("--sprak en vis 1").text


def test_a_tool_that_somebody_gives_access_to_is_told_with_who() -> None:
    own = (
        Tool(id="plan", title="Tiltaksplan", access_through="systemansvarlig", link="https://example.org/plan"),
        Tool(id="liste", title="Liste", status=ToolStatus.MISSING),
        Tool(id="skjema", title="Skjema"),
        Tool(id="mal", title="Mal"),
    )
    shown = replace(page("faser"), process=compile_process(replace(GUIDE, tools=own), "prove"))
    said = tools_text(("skjema", "plan", "mal", "liste"), shown)
    placed = "Tiltaksplan (tilgang hos systemansvarlig) https://example.org/plan; Liste (finnes ikke ennå)"
    assert said == f"{placed}; Skjema; Mal (veilederen sier ikke hvor de finnes)"
