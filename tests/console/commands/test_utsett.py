"""`bti utsett`: a deadline is moved with a reason, and shown with the guide's own day wherever deadlines are shown."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.console.commands.running import Program
from tests.console.output_tracks import QUOTED
from tests.console.terminal import Terminal


def open_with(program: Program, folder: Path, *, deadline: str, name: str = "en") -> None:
    """Open a case on a guide whose first step has a deadline."""
    file = folder / f"{name}.yaml"
    program.ok(f"veileder ny {file}")
    file.write_text(file.read_text("utf-8").replace("verktøy: ikke oppgitt", f"frist: {deadline}", 1), "utf-8")
    program.ok(f"ny {file} --alias baby --utkast")


@pytest.fixture
def soft(program: Program, tmp_path: Path) -> Program:
    """Case 1 on a guide whose first step is recommended within 2–3 weeks: by 29 September."""
    open_with(program, tmp_path, deadline="helst innen 2–3 uker")
    return program


@pytest.fixture
def hard(program: Program, tmp_path: Path) -> Program:
    """Case 1 on a guide whose first step must be done within 2 weeks: by 22 September."""
    open_with(program, tmp_path, deadline="innen 2 uker")
    return program


def test_a_recommended_deadline_is_moved_with_a_reason(soft: Program) -> None:
    ran = soft.ok("utsett 1 --til 2026-10-20 --grunn 'Mor er syk.'")
    told = "fristen for «Del bekymringen» er flyttet fra 29. sept. 2026 til 20. okt. 2026. Begrunnelse: Mor er syk."
    assert told in ran.text
    soft.try_hints(ran)


def test_the_case_shows_the_guides_own_day_and_the_reason(soft: Program) -> None:
    soft.ok("utsett 1 --til 20.10.2026 --grunn 'Mor er syk.'")
    shown = "helst innen 2–3 uker: 20. okt. 2026, om 42 dager. Flyttet fra 29. sept. 2026. Begrunnelse: Mor er syk."
    for line in ("vis 1", "forklar 1"):
        assert shown in soft.ok(line).text, line
    (row,) = [row.split("\t") for row in soft.ok("frister").out.splitlines()]
    assert row[:5] == ["2026-001", "kommer", "anbefalt", "2026-10-20", "42"]
    assert row[5].endswith("(helst innen 2–3 uker. Flyttet fra 29. sept. 2026. Begrunnelse: Mor er syk.)")
    assert "flyttet fra 29. sept. 2026 til 20. okt. 2026" in soft.ok("logg 1").text


def test_the_list_and_my_day_follow_the_new_day(soft: Program) -> None:
    soft.ok("utsett 1 --til 2026-10-20 --grunn 'Mor er syk.'")
    (one,) = json.loads(soft.ok("liste --json").out)
    assert (one["due"], one["due_is_soft"]) == ("2026-10-20", True)
    soft.day = "2026-10-19"
    assert "2026-10-20" in soft.ok("").out


def test_scripts_get_the_old_day_and_the_reason(hard: Program) -> None:
    hard.ok("utsett 1 --til 2026-10-01 --grunn Ferie --bestemt-av Rektor")
    due = json.loads(hard.ok("vis 1 --json").out)["due"]
    assert (due["due_on"], due["remind_on"], due["soft"]) == ("2026-10-01", "2026-10-01", False)
    assert due["moved"] == {
        "own_on": "2026-09-22",
        "from_on": "2026-09-22",
        "moved_on": "2026-09-08",
        "reason": "Ferie",
        "decided_by": "Rektor",
    }
    assert json.loads(hard.ok("forklar 1 --json").out)["due"] == due
    (term,) = json.loads(hard.ok("frister --json").out)["deadlines"]
    assert (term["due_on"], term["force"], term["moved"]) == ("2026-10-01", "required", due["moved"])


def test_one_that_must_be_kept_asks_for_who_decided(hard: Program) -> None:
    ran = hard.bti("utsett 1 --til 2026-10-01 --grunn Ferie")
    assert ran.code == 3
    assert "Fristen «innen 2 uker» må holdes" in ran.text
    assert ".yaml:" in ran.text
    (hint,) = ran.hints
    assert hint == "bti utsett 1 --til 2026-10-01 --grunn Ferie --bestemt-av -"
    done = hard.bti(hint.removeprefix("bti "), words="Rektor\n")
    assert "Bestemt av Rektor" in done.text
    assert "til 10. sept. 2026" in hard.ok("utsett 1 --til 2026-09-10 --grunn 'Det haster.'").text


def test_with_several_deadlines_each_is_offered_by_name(program: Program) -> None:
    program.ok(f"ny {QUOTED} --alias jente --for skole --av hjemmet", "neste 1")
    ran = program.ok("utsett 1 --til 2026-10-01 --grunn Ferie --bestemt-av leder --steg 'Ring hjem'")
    assert "«Ring hjem»" in ran.text
    assert program.bti("utsett 1 --til 2026-10-02 --grunn x --steg 'Snakk med rektor'").code == 3


def test_a_deadline_that_the_guide_does_not_have_is_not_moved(opened: Program) -> None:
    ran = opened.bti("utsett 1 --til 2026-10-01 --grunn Ferie")
    assert ran.code == 3
    assert "et møte flyttes med mote --flytt" in ran.text
    opened.try_hints(ran)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("utsett 1 --grunn x", "--til"),
        ("utsett 1 --til 2026-10-01", "--grunn"),
        ("utsett 1 --til snart --grunn x", "«snart»"),
        ("utsett 1 --til 2026-10-01 --grunn ' '", "tom"),
    ],
)
def test_what_is_lacking_is_asked_for_by_its_option(soft: Program, line: str, said: str) -> None:
    ran = soft.bti(line)
    assert ran.code == 2
    assert said in ran.text


def test_a_day_typed_without_its_option_is_put_where_it_belongs(soft: Program) -> None:
    assert "bti utsett 1 --til 2026-10-20" in soft.bti("utsett 1 2026-10-20").text


def test_it_can_be_tried_and_undone(soft: Program) -> None:
    ran = soft.ok("utsett 1 --til 2026-10-20 --grunn 'Mor er syk.' --vis-bare")
    assert "Flyttet frist" in ran.text
    assert "2026-09-29" in soft.ok("frister").out
    soft.ok("utsett 1 --til 2026-10-20 --grunn 'Mor er syk.'", "angre 1")
    assert "2026-09-29" in soft.ok("frister").out
    soft.ok("angre 1 --om")
    assert "2026-10-20" in soft.ok("frister").out


def in_calendar(program: Program) -> tuple[list[date], list[str]]:
    """The days of a calendar, and the ids of what is in it."""
    made: Any = icalendar.Calendar.from_ical(program.ok("frister --ics").out)
    return [event["DTSTART"].dt for event in made.events], [str(event["UID"]) for event in made.events]


def test_the_calendar_has_the_new_day_and_not_the_reason(soft: Program) -> None:
    _, ids = in_calendar(soft)
    soft.ok("utsett 1 --til 2026-10-20 --grunn 'Mor er syk.'")
    assert in_calendar(soft) == ([date(2026, 10, 20)], ids)
    assert "syk" not in soft.ok("frister --ics").out


def test_somebody_outside_the_case_cannot_move_its_deadline(soft: Program, practice: Terminal) -> None:
    assert soft.terminal is practice
    assert soft.bti("--som test.helsesykepleier utsett 1 --til 2026-10-20 --grunn x").code == 4


# ------------------------------------------------------------ reminders


@pytest.fixture
def busy(soft: Program, tmp_path: Path) -> Program:
    """Case 1 by 29 September; case 2 with an agreed meeting on the 15th, by 22 September."""
    open_with(soft, tmp_path, deadline="innen 2 uker", name="to")
    soft.ok("mote 2 --neste 2026-09-15 --referat 'Snakket om Ola.'")
    return soft


def reminded(program: Program, line: str = "frister --paminnelser") -> list[list[str]]:
    return [row.split("\t") for row in program.ok(line).out.splitlines()]


def test_what_comes_within_the_week_is_reminded_of(busy: Program) -> None:
    assert [row[-1] for row in reminded(busy)] == ["Sak 2026-002: avtalt møte"]
    busy.day = "2026-09-16"
    assert reminded(busy) == [
        ["2026-002", "forbi", "avtalt", "2026-09-15", "-1", "Sak 2026-002: avtalt møte"],
        ["2026-002", "kommer", "frist", "2026-09-22", "6", "Sak 2026-002: frist"],
    ]


def test_a_range_that_has_begun_is_reminded_of_though_its_end_is_far_off(busy: Program) -> None:
    busy.day = "2026-09-22"
    assert ["2026-001", "nå"] in [row[:2] for row in reminded(busy, "frister --paminnelser --dager 0")]


@pytest.mark.parametrize(("days", "count"), [(0, 0), (7, 1), (14, 2), (21, 3)])
def test_the_number_of_days_can_be_said(busy: Program, days: int, count: int) -> None:
    assert len(reminded(busy, f"frister --dager {days}")) == count
    busy.ok(f"oppsett --paminn {days}")
    assert len(reminded(busy)) == count


@pytest.mark.parametrize(
    ("line", "days", "chosen_by"),
    [
        ("frister --paminnelser --json", 7, "program"),
        ("frister --paminnelser --dager 3 --json", 3, "command"),
    ],
)
def test_whose_number_it_is_is_told_and_it_is_never_the_guides(
    busy: Program, line: str, days: int, chosen_by: str
) -> None:
    answer = json.loads(busy.ok(line).out)
    assert (answer["within_days"], answer["days_chosen_by"]) == (days, chosen_by)
    busy.ok("oppsett --paminn 14")
    answer = json.loads(busy.ok("frister --paminnelser --json").out)
    assert (answer["within_days"], answer["days_chosen_by"], len(answer["reminders"])) == (14, "settings", 2)
    assert json.loads(busy.ok("oppsett --json").out)["påminn_dager"] == 14
    assert "tallet i innstillingene, ikke veilederens" in busy.ok("oppsett").text


def test_a_reminder_tells_nothing_of_a_case_but_its_number(busy: Program) -> None:
    busy.ok("samtykke 2 --fra 'mor til Ola' --for PPT --til 2026-09-12")
    busy.ok("utsett 1 --til 2026-09-10 --grunn 'Ola er syk.'")
    for line in ("frister --paminnelser", "frister --paminnelser --json"):
        written = busy.ok(line).out
        for word in ("Ola", "mor", "PPT", "baby", "syk", "Snakket", "bekymring"):
            assert word.casefold() not in written.casefold(), (line, word)
    answer = json.loads(busy.ok("frister --paminnelser --json").out)
    assert {one["number"] for one in answer["reminders"]} == {"2026-001", "2026-002"}
    assert set(answer["reminders"][0]) == {"number", "kind", "urgency", "force", "due_on", "days", "text"}
    assert answer["practice"] is True


def test_my_day_tells_how_many_come_soon_and_whose_number_of_days_it_is(busy: Program) -> None:
    busy.terminal.is_terminal = True
    busy.day = "2026-09-16"
    shown = busy.ok("").text
    assert "1 sak har frist i løpet av de neste 7 dagene (bti sitt eget tall, ikke veilederens)." in shown
    busy.ok("oppsett --paminn 0")
    assert "har frist i løpet av" not in busy.ok("").text


def test_a_terminal_gets_a_line_for_each(busy: Program) -> None:
    busy.terminal.is_terminal = True
    ran = busy.ok("frister --dager 14")
    heading = "Det som er forbi, og det som kommer i løpet av de neste 14 dagene (ditt tall, ikke veilederens):"
    assert f"{heading} Sak 2026-002: avtalt møte 15. sept., om 7 dager" in ran.text


def test_nothing_to_be_reminded_of_is_told(program: Program) -> None:
    ran = program.ok("frister --paminnelser")
    assert (ran.out, "Ingenting å minne om i løpet av de neste 7 dagene" in ran.err) == ("", True)


def test_one_form_at_a_time(busy: Program) -> None:
    assert busy.bti("frister --paminnelser --ics").code == 2
    assert busy.bti("frister --dager -1").code == 2


def test_a_deadline_that_has_passed_says_how_it_is_moved(hard: Program) -> None:
    assert "utsett" not in hard.ok("frister").text
    hard.day = "2026-10-01"
    assert "Er det grunn til å flytte en frist: bti utsett 1 --til DATO --grunn TEKST" in hard.ok("frister").text


def test_who_moved_it_and_when_is_told_to_whoever_moves_it_there_again(soft: Program) -> None:
    assert "Fristen er 29. september 2026 fra før." in soft.bti("utsett 1 --til 2026-09-29 --grunn Ferie").text
    soft.ok("utsett 1 --til 2026-10-20 --grunn 'Mor er syk.'")
    soft.day = "2026-09-10"
    again = soft.bti("utsett 1 --til 2026-10-20 --grunn Ferie")
    assert again.code == 3
    assert "Fristen er 20. oktober 2026 fra før. Den ble flyttet hit 8. september 2026 av" in again.text


def test_an_earlier_day_and_a_day_in_a_weekend_are_said_to_be_so(soft: Program) -> None:
    ran = soft.ok("utsett 1 --til 2026-09-12 --grunn 'Det haster.'")
    assert "Den nye fristen er tidligere enn den gamle." in ran.text
    assert "Den nye fristen er i en helg." in ran.text
    later = soft.ok("utsett 1 --til 2026-10-20 --grunn 'Mor er syk.'")
    assert "Den nye fristen" not in later.text
