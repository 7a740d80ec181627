"""`bti frister`: what has passed, what its time has come for, and what lies ahead; and the same for a calendar."""

import json
import stat
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.console.commands.running import Program
from tests.console.output_walk import spoil

TITLE = "Lekegruppe for Ola"


@pytest.fixture
def busy(opened: Program, tmp_path: Path) -> Program:
    """Case 1 with a consent, a measure and a meeting; case 2 on a guide with a recommended deadline of 2–3 weeks."""
    opened.ok("samtykke 1 --fra mor --for PPT --til 2026-10-01")
    opened.ok(f"tiltak 1 --mal Trives --tiltak '{TITLE}' --ansvarlig meg --til 2026-09-20")
    opened.ok("mote 1 --neste 2026-09-15 --referat x")
    open_with(opened, tmp_path, deadline="helst innen 2–3 uker")
    return opened


def open_with(program: Program, folder: Path, *, deadline: str) -> None:
    """Open a case on a guide whose first step has a deadline."""
    file = folder / f"{len(list(folder.glob('*.yaml')))}.yaml"
    program.ok(f"veileder ny {file}")
    file.write_text(file.read_text("utf-8").replace("verktøy: ikke oppgitt", f"frist: {deadline}", 1), "utf-8")
    program.ok(f"ny {file} --alias baby --utkast")


def on(program: Program, day: str, line: str = "frister") -> list[list[str]]:
    program.day = day
    return [row.split("\t") for row in program.ok(line).out.splitlines()]


def calendar(program: Program, day: str = "2026-09-08") -> Any:  # noqa: ANN401 - the library has no types for its parts
    program.day = day
    return icalendar.Calendar.from_ical(program.ok("frister --ics").out)


def test_each_deadline_says_what_it_is_and_how_far_off(busy: Program) -> None:
    assert on(busy, "2026-09-18") == [
        ["2026-001", "forbi", "avtalt", "2026-09-15", "-3", "neste møte"],
        ["2026-001", "kommer", "avtalt", "2026-09-20", "2", f"tiltak: {TITLE}"],
        ["2026-002", "kommer", "anbefalt", "2026-09-29", "11", "steg: Del bekymringen (helst innen 2–3 uker)"],
        ["2026-001", "kommer", "avtalt", "2026-10-01", "13", "samtykke fra mor for PPT"],
    ]


def test_in_a_range_the_time_has_come_when_it_begins(busy: Program) -> None:
    assert [row[1] for row in on(busy, "2026-09-21") if row[0] == "2026-002"] == ["kommer"]
    assert [row[1] for row in on(busy, "2026-09-22") if row[0] == "2026-002"] == ["nå"]
    assert [row[1] for row in on(busy, "2026-09-29") if row[0] == "2026-002"] == ["nå"]
    assert [row[1] for row in on(busy, "2026-09-30") if row[0] == "2026-002"] == ["forbi"]


def test_what_is_demanded_is_told_apart_from_what_is_recommended(program: Program, tmp_path: Path) -> None:
    open_with(program, tmp_path, deadline="innen 2 uker")
    open_with(program, tmp_path, deadline="helst innen 2 uker")
    assert [row[2] for row in on(program, "2026-09-08")] == ["frist", "anbefalt"]


def test_the_last_day_of_a_consent_is_a_day_it_holds(busy: Program) -> None:
    assert [row[1] for row in on(busy, "2026-10-01") if row[5].startswith("samtykke")] == ["nå"]
    assert [row[1] for row in on(busy, "2026-10-02") if row[5].startswith("samtykke")] == ["forbi"]


def test_a_consent_that_has_been_renewed_no_longer_runs_out(busy: Program) -> None:
    busy.ok("samtykke 1 --fra mor --for ppt --til 2027-01-01")
    assert [row[3] for row in on(busy, "2026-09-08") if row[5].startswith("samtykke")] == ["2027-01-01"]
    busy.ok("samtykke 1 --fra far --for PPT")
    assert not [row for row in on(busy, "2026-09-08") if row[5].startswith("samtykke")]


def test_a_measure_that_has_ended_has_no_deadline(busy: Program) -> None:
    busy.ok("tiltak 1 --avslutt 1 --grunn 'Målet er nådd.'")
    assert not [row for row in on(busy, "2026-09-08") if row[5].startswith("tiltak")]


def test_closed_cases_and_those_of_others_have_none(busy: Program) -> None:
    ran = busy.ok("--som test.helsesykepleier frister")
    assert (ran.out, "Ingen frister" in ran.err) == ("", True)
    busy.ok("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1 --referat x", "neste 1 --valg 3")
    busy.ok("avslutt 1 --slik 'uten oppfølging' --grunn 'Det går bra.'")
    assert {row[0] for row in on(busy, "2026-09-08")} == {"2026-002"}


def test_a_case_that_cannot_be_read_does_not_hide_the_others(busy: Program) -> None:
    spoil(next(busy.terminal.home.rglob("*.lager")), "2026-001")
    ran = busy.bti("frister")
    assert ran.code == 6
    assert [row.split("\t")[0] for row in ran.out.splitlines()] == ["2026-002"]
    assert "kunne ikke leses, og er ikke med her: 2026-001" in ran.text


@pytest.mark.parametrize("columns", ["80", "60"])
def test_a_terminal_gets_a_table_that_fits(busy: Program, columns: str) -> None:
    busy.day = "2026-09-23"
    busy.terminal.is_terminal = True
    busy.terminal.environment |= {"NO_COLOR": "1", "COLUMNS": columns}
    lines = busy.ok("frister").out.splitlines()
    assert lines[0] == "Frister, onsdag 23. september"
    assert lines[2].split() == ["SAK", "FRIST", "NÅR", "SLAG", "GJELDER"]
    assert lines[3].startswith("2026-001  15. sept.  for 8 dager siden")
    assert "nå, om 6 dager" in lines[5]
    assert lines[-1] == "4 frister, 2 forbi avtalt dag, 1 å gjøre nå."
    assert max(map(len, lines)) <= int(columns)


def test_accessible_is_one_fact_a_line(busy: Program) -> None:
    busy.terminal.is_terminal = True
    busy.terminal.environment |= {"ACCESSIBLE": "1"}
    lines = busy.ok("frister").out.splitlines()
    assert f"GJELDER: tiltak: {TITLE}" in lines
    assert "NÅR: om 12 dager" in lines


def test_the_calendar_holds_the_same_days_as_whole_days(busy: Program) -> None:
    made = calendar(busy)
    assert sorted(event["DTSTART"].dt for event in made.events) == [
        date(2026, 9, 15),
        date(2026, 9, 20),
        date(2026, 9, 29),
        date(2026, 10, 1),
    ]
    assert {type(event["DTSTART"].dt) for event in made.events} == {date}
    assert {(event["DTEND"].dt - event["DTSTART"].dt).days for event in made.events} == {1}
    assert {str(event["CLASS"]) for event in made.events} == {"PRIVATE"}
    assert [str(made["VERSION"]), bool(made["PRODID"])] == ["2.0", True]


def test_nothing_that_was_written_in_a_case_is_in_the_calendar(busy: Program) -> None:
    written = busy.ok("frister --ics").out
    for word in ("gutt", "baby", TITLE, "Lekegruppe", "Ola", "mor", "PPT", "bekymring", "Oppmerksomhet"):
        assert word.casefold() not in written.casefold(), word
    assert sorted(str(event["SUMMARY"]) for event in calendar(busy).events) == [
        "ØVELSE: Sak 2026-001: avtalt møte",
        "ØVELSE: Sak 2026-001: siste dag for samtykke",
        "ØVELSE: Sak 2026-001: siste dag for tiltak",
        "ØVELSE: Sak 2026-002: anbefalt frist",
    ]


def test_a_deadline_keeps_its_id_when_its_day_moves_and_another_has_another(busy: Program) -> None:
    first = {str(event["UID"]): event["DTSTART"].dt for event in calendar(busy).events}
    busy.ok("mote 1 --neste 2026-09-16")
    then = {str(event["UID"]): event["DTSTART"].dt for event in calendar(busy).events}
    assert len(first) == 4
    assert set(first) == set(then)
    assert set(then.values()) - set(first.values()) == {date(2026, 9, 16)}
    next_day = {str(event["UID"]) for event in calendar(busy, "2026-09-09").events}
    assert next_day == set(first)


def test_the_file_keeps_to_the_standard_byte_for_byte(busy: Program) -> None:
    written = busy.ok("--sprak nn frister --ics").out.encode()
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert written.count(b"\n") == written.count(b"\r\n") > 20
    assert max(len(line) for line in written.split(b"\r\n")) <= 75


def test_without_a_deadline_there_is_no_file(opened: Program) -> None:
    ran = opened.ok("frister --ics")
    assert (ran.out, "Ingen frister" in ran.err) == ("", True)


def test_two_forms_at_once_is_wrong_use(opened: Program) -> None:
    assert opened.bti("frister --ics --json").code == 2


def test_json_says_the_same(busy: Program) -> None:
    found = json.loads(busy.ok("frister --json").out)
    assert [(one["kind"], one["force"], one["days"]) for one in found["deadlines"]] == [
        ("meeting", "agreed", 7),
        ("measure", "agreed", 12),
        ("step", "recommended", 21),
        ("consent", "agreed", 23),
    ]


def test_the_hints_can_be_run(busy: Program) -> None:
    for line in ("frister", "--som test.leder frister"):
        ran = busy.ok(line)
        assert ran.hints
        for hint in ran.hints:
            assert busy.bti(hint.removeprefix("bti ")).code == 0, hint


def test_the_calendar_is_written_to_a_file_for_its_owner_alone(busy: Program, tmp_path: Path) -> None:
    file = tmp_path / "frister.ics"
    ran = busy.ok(f"frister --ics --ut '{file}'")
    assert ran.out == ""
    assert str(file) in ran.text.replace(" ", "")
    assert icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert busy.bti(f"frister --ut '{file}'").code == 2
    assert busy.bti("frister --ics --ut borte/frister.ics").code == 2
