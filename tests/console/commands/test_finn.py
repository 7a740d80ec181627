"""`bti finn`: what is written in the cases that I may see, however it is typed, and nothing of anybody else's."""

import json
from pathlib import Path

import pytest

from engine.console.render.hits import excerpt
from tests.console.commands.running import Program
from tests.console.output_walk import spoil
from tests.console.terminal import Terminal

NOTE = "Læreren mener at lekegruppa hver tirsdag hjelper, og vil ha den med videre."


@pytest.fixture
def noted(opened: Program) -> Program:
    opened.ok(f"notat 1 '{NOTE}'", "rolle 1 ansvarlig --er test.laerer")
    return opened


def cells(program: Program, line: str) -> list[list[str]]:
    return [row.split("\t") for row in program.ok(line).out.splitlines()]


def store_of(program: Program) -> Path:
    return next(program.terminal.home.rglob("*.lager"))


@pytest.mark.parametrize("typed", ["laereren", "Læreren", "LEKEGRUPPA tirsdag", "tirsdag leke", "- "])
def test_a_note_is_found_with_its_case_its_kind_and_its_day(noted: Program, typed: str) -> None:
    ran = noted.bti(f"finn {typed}", words="lekegruppa\n")
    assert ran.code == 0
    assert [row.split("\t") for row in ran.out.splitlines()] == [["2026-001", "2026-09-08", "notat", NOTE]]


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("gutt", "kortnavn"),
        ("Trives", "tiltak"),
        ("Lekestund", "tiltak"),
        ("referatet", "møte"),
        ("BUT", "drøfting"),
        ("rådet", "råd"),
        ("mor", "samtykke"),
        ("Logopeden", "samtykke"),
        ("test.laerer", "rolle"),
        ("Oppmerksomhet", "steg"),
        ("bekymringen", "står nå på"),
        ("egenord", "evaluering"),
    ],
)
def test_all_that_a_case_holds_is_found(noted: Program, typed: str, where: str) -> None:
    noted.ok("neste 1", "samtykke 1 --fra mor --for Logopeden", "mote 1 --referat 'Her er referatet.'")
    noted.ok("tiltak 1 --mal Trives --tiltak Lekestund --ansvarlig meg", "droft 1 --hos BUT --sporsmal 'Hva nå?'")
    noted.ok("droft 1 --svar 'Her er rådet.'", "evaluer 1 --resultat viderefort --syn barn='Mine egenord'")
    assert where in {row[2] for row in cells(noted, f"finn {typed}")}


def test_why_something_was_decided_is_found_also_when_the_case_is_closed(noted: Program) -> None:
    noted.ok("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1 --referat x", "neste 1 --valg 3")
    noted.ok("avslutt 1 --slik 'uten oppfølging' --grunn 'Alt er såre vel.'")
    assert cells(noted, "finn saare vel")[-1][2:] == ["avslutning", "Avsluttet uten oppfølging · Alt er såre vel."]


def test_words_that_stand_apart_are_found_where_each_stands(noted: Program) -> None:
    assert [row[2] for row in cells(noted, "finn gutt tirsdag")] == ["kortnavn", "notat"]
    assert noted.ok("finn gutt ingensteds").out == ""


def test_a_case_that_was_given_another_alias_stands_once_by_its_name(opened: Program) -> None:
    opened.ok("gjelder 1 --alias 'gutt, 7 år'", "gjelder 1 --alias 'gutten, 8 år'")
    named = [row for row in cells(opened, "finn gutten") if "kortnavn" in row]
    assert [row[-1] for row in named] == ["gutten, 8 år"]
    assert "7 år" not in opened.ok("finn gutten").text


def test_what_was_undone_is_marked(noted: Program) -> None:
    noted.ok("notat 1 'Feilskrevet note.'", "angre 1")
    assert cells(noted, "finn feilskrevet")[0][2] == "notat (angret)"


def test_a_case_of_others_is_not_found_and_not_counted(noted: Program) -> None:
    noted.ok("--som test.leder ny os --alias 'gutt, hemmelig'")
    ran = noted.ok("--som test.helsesykepleier finn gutt")
    assert (ran.out, ran.hints) == ("", ("bti --som test.helsesykepleier liste --lukkede",))
    assert "2026-" not in ran.text
    assert json.loads(noted.ok("--som test.helsesykepleier finn gutt --json").out) == {
        "cases": [],
        "unread": [],
        "complete": True,
    }
    assert [row[0] for row in cells(noted, "--som test.leder finn gutt")] == ["2026-002"]


def test_a_suspicion_is_found_by_who_wrote_it_and_nobody_else(noted: Program) -> None:
    assert noted.bti("--som test.laerer meld 1 --mistanke -", words="Blåmerker på armen.\n").code == 0
    assert cells(noted, "--som test.laerer finn blaamerker")[0][2] == "mistanke"
    assert noted.ok("finn blåmerker").out == ""


def test_a_case_that_cannot_be_read_does_not_hide_the_others(noted: Program) -> None:
    noted.ok("ny os --alias 'gutt, 7 år'")
    spoil(store_of(noted), "2026-001")
    ran = noted.bti("finn gutt")
    assert ran.code == 6
    assert [row.split("\t")[0] for row in ran.out.splitlines()] == ["2026-002"]
    assert "kunne ikke leses, og er ikke med her: 2026-001" in ran.text


def test_a_damaged_case_of_others_is_not_told_of(noted: Program) -> None:
    noted.ok("--som test.leder ny os --alias 'gutt, 7 år'")
    spoil(store_of(noted), "2026-002")
    ran = noted.ok("finn gutt")
    assert "2026-002" not in ran.text
    assert "leses" not in ran.text


def test_where_it_cannot_be_told_whose_a_case_is_no_number_is_given(noted: Program) -> None:
    noted.ok("ny os --alias 'gutt, 7 år'")
    spoil(store_of(noted), "2026-002", table="cases", column="sealed")
    ran = noted.bti("finn gutt --json")
    assert (ran.code, "2026-002" in ran.text) == (6, False)
    found = json.loads(ran.out)
    assert (found["unread"], found["complete"], found["cases"][0]["number"]) == ([], False, "2026-001")


@pytest.mark.parametrize("typed", ["'Kari Nordmann'", "01019912345"])
def test_a_name_on_the_command_line_is_warned_of(noted: Program, typed: str) -> None:
    assert "historikk" in noted.ok(f"finn {typed}").err
    assert "historikk" not in noted.ok("finn gutt").err


def test_nothing_to_look_for_is_wrong_use(noted: Program) -> None:
    assert noted.bti("finn").code == 2
    assert noted.bti("finn ''").code == 2


def test_a_terminal_gets_excerpts_that_fit(noted: Program) -> None:
    terminal: Terminal = noted.terminal
    terminal.is_terminal = True
    terminal.environment["NO_COLOR"] = "1"
    ran = noted.ok("finn videre")
    assert ran.out.splitlines() == [
        "Sak 2026-001   gutt, 6 år",
        "  8. sept. 2026  notat  …hver tirsdag hjelper, og vil ha den med videre.",
        "",
        "1 treff i 1 sak.",
    ]
    terminal.environment["ACCESSIBLE"] = "1"
    assert "HVOR: notat" in noted.ok("finn videre").out.splitlines()


def test_the_hit_is_strong_where_there_is_colour(noted: Program) -> None:
    noted.terminal.is_terminal = True
    assert "\x1b[1mtirsdag\x1b[0m" in noted.ok("finn tirsdag").out


def test_the_hints_can_be_run(noted: Program) -> None:
    noted.try_hints(noted.ok("finn gutt"))
    noted.try_hints(noted.ok("finn ingensteds"))
    assert set(noted.hints_run) == {"bti vis 1", "bti logg 1", "bti liste --lukkede"}


@pytest.mark.parametrize("room", [20, 30, 60, 200])
def test_an_excerpt_has_the_hit_and_is_no_longer_than_it_may_be(room: int) -> None:
    for place, word in ((0, "Læreren"), (NOTE.index("tirsdag"), "tirsdag"), (NOTE.index("videre"), "videre")):
        shown = excerpt(NOTE, (place, place + len(word)), room=room)
        assert word in shown
        assert len(shown) <= room + 2
        assert shown.strip("…") in NOTE
