"""`bti overfor`: the case is handed over and ends, rests or goes on; and what waits says since when, on every list."""

import json
from pathlib import Path

import pytest

from engine.cases.regimes import WORDS
from engine.cases.vocabulary import Regime
from engine.console.regimes import meant_by
from engine.guideline.compile import compile_process
from engine.guideline.registry import Body, Service
from engine.values import replace
from tests.cases.guide import GUIDE
from tests.console.commands.running import Program
from tests.console.commands.test_utsett import open_with

RESTS = "overfor 1 --til skolemiljø --sendt Stafettloggen --koordinerer rektor --saken hviler"
ENDS = "overfor 1 --til barnevern --sendt Notatet --koordinerer barnevernet --saken avsluttes"


def test_a_case_rests_and_says_so_on_every_screen(program: Program, tmp_path: Path) -> None:
    open_with(program, tmp_path, deadline="innen 2 uker")
    ran = program.ok(RESTS)
    assert "overført til skolemiljøsak. Sendt: Stafettloggen. Saken hviler her. Koordineres nå av rektor." in ran.text
    assert "bti sender ingenting." in ran.text
    program.day = "2026-12-01"
    shown = program.ok("vis 1")
    assert "Hviler" in shown.out
    assert "siden 8. sept. 2026. Overført til skolemiljøsak. Koordineres nå av rektor." in shown.text
    assert "innen 2 uker (hviler)" in shown.text
    assert program.ok("").out.endswith("\thviler\n")
    (row,) = [row.split("\t") for row in program.ok("frister").out.splitlines()]
    assert row[1] == "hviler"
    assert program.ok("frister --paminnelser").out == ""
    assert program.ok("frister --ics").out == ""


def test_the_words_for_it_are_in_the_answers_for_scripts(opened: Program) -> None:
    opened.ok(RESTS)
    case = json.loads(opened.ok("vis 1 --json").out)
    assert case["rests_since"] == "2026-09-08"
    assert case["handovers"] == [
        {
            "to": "school-environment",
            "on": "2026-09-08",
            "case": "rests",
            "coordinated_by": "rektor",
            "taken_up_on": None,
        }
    ]
    (one,) = json.loads(opened.ok("liste --json").out)
    assert one["rests_since"] == "2026-09-08"


def test_it_is_taken_up_again_where_it_stood(opened: Program) -> None:
    ran = opened.ok(RESTS)
    (hint,) = ran.hints
    assert hint.endswith("overfor 1 --tilbake --grunn -")
    stopped = opened.bti("neste 1")
    assert (stopped.code, stopped.hints) == (3, ran.hints)
    assert "Saken har hvilt siden 8. september 2026" in stopped.text
    opened.try_hints(stopped)
    assert (
        "saken er tatt opp igjen. Begrunnelse: Ferdig der."
        in opened.ok("overfor 1 --tilbake --grunn 'Ferdig der.'").text
    )
    assert "skolemiljøsak, 8. sept. 2026, tatt opp igjen 8. sept. 2026" in opened.ok("vis 1").text
    assert opened.bti("overfor 1 --tilbake --grunn x").code == 3
    opened.ok("neste 1")


def test_it_goes_on_beside_with_the_same_people(opened: Program) -> None:
    before = opened.ok("vis 1").hints
    opened.ok("overfor 1 --til ppt --sendt 'Henvisning.' --saken fortsetter")
    assert opened.ok("vis 1").hints == before
    assert "Overført til PPT. Sendt: Henvisning. Saken fortsetter her" in opened.ok("logg 1").text


def test_it_ends_as_the_guide_ends_and_says_what_that_leads_to(opened: Program) -> None:
    ran = opened.bti(ENDS)
    assert ran.code == 3
    assert "Veilederen har flere avslutninger: " in ran.text
    assert all(" --slik " in hint for hint in ran.hints)
    assert len(ran.hints) == 2
    opened.try_hints(ran)
    done = opened.ok(f"{ENDS} --slik avsluttet --familien-onsker --grunn 'De ønsker det.'")
    assert "Saken avsluttes her" in done.text
    assert opened.ok("liste").out == ""
    assert "Saken er avsluttet." in opened.ok("vis 1").text


@pytest.mark.parametrize(
    "line",
    [
        "overfor 1",
        "overfor 1 --til ppt",
        "overfor 1 --til ppt --sendt x",
        "overfor 1 --til ppt --sendt x --saken hviler",
        "overfor 1 --til ppt --sendt x --saken sover",
        "overfor 1 --tilbake",
        "overfor 1 --til ppt --tilbake --grunn x",
    ],
)
def test_what_is_not_said_is_wrong_use(opened: Program, line: str) -> None:
    assert opened.bti(line).code == 2


def test_a_stranger_is_told_whom_the_guide_knows(opened: Program) -> None:
    ran = opened.bti("overfor 1 --til naboen --sendt x --saken fortsetter")
    assert ran.code == 3
    assert "Saken kan ikke overføres til «naboen». Skriv «Barne- og ungdomsteamet (BUT)», " in ran.text


def test_a_service_of_the_guide_goes_before_the_regime_it_belongs_to() -> None:
    for word, regime in WORDS.items():
        assert meant_by(word.upper(), compile_process(replace(GUIDE, services=()), "prove")) == regime.value
    named = compile_process(
        replace(
            GUIDE,
            services=(Service(id="pp", title="Pedagogisk-psykologisk tjeneste"),),
            bodies=(Body(id="team", title="Team for habilitering"),),
        ),
        "prove",
    )
    assert (meant_by("ppt", named), meant_by("Habilitering", named)) == ("pp", "team")
    assert meant_by("barneverntenesta", named) == Regime.CHILD_WELFARE.value
    assert (meant_by("IP", named), meant_by("skulemiljø", named)) == ("individual-plan", "school-environment")
    assert meant_by(" naboen ", named) == "naboen"


def test_what_is_waited_for_says_since_when(opened: Program) -> None:
    opened.ok("droft 1 --hos BUT --sporsmal 'Hva nå?'")
    opened.day = "2026-09-20"
    since = "siden 8. sept. 2026"
    assert f"svar fra Barne- og ungdomsteamet (BUT), {since}" in opened.ok("vis 1").text
    assert f"venter på svar, {since}" in opened.ok("droft 1").out
    assert f"Sak 2026-001 har ventet på svar fra Barne- og ungdomsteamet (BUT) {since}." in opened.ok("frister").text
    assert "Spørsmål: Hva nå?" in opened.ok("logg 1").text
    told = json.loads(opened.ok("frister --json").out)
    assert told["awaited"] == [{"number": "2026-001", "body": "BUT", "since": "2026-09-08"}]
    opened.ok("droft 1 --svar 'Gå videre.'")
    assert "på svar" not in opened.ok("frister").text + opened.ok("droft 1").text


def test_an_anonymous_discussion_is_waited_for_too(opened: Program) -> None:
    opened.ok("droft 1 --anonymt")
    assert "ventet på svar på en anonym drøfting siden 8. sept. 2026." in opened.ok("frister").text
    (one,) = json.loads(opened.ok("liste --json").out)
    assert one["asked_on"] == "2026-09-08"
