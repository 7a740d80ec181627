"""`bti veileder mangler`: counted first, then step by step, calmly, and never with a code that says it is a fault."""

import json
from pathlib import Path

import pytest

from tests.console.terminal import Terminal
from tests.exporters.drawn import SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_guide_does_not_say_is_no_fault(terminal: Terminal, name: str) -> None:
    ended = terminal.run("veileder", "mangler", name)
    assert ended.code == 0
    assert "FEIL" not in ended.out
    counted = json.loads(terminal.run("veileder", "mangler", name, "--json").out)
    assert sum(one["antall"] for one in counted["antall"]) == len(counted["hull"])
    assert str(len(counted["hull"])) in ended.lines[1]


def test_the_counts_come_first_and_then_each_step_with_what_it_lacks(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "mangler", "os")
    assert ended.lines[1] == "Veilederen lar 73 ting stå åpne."
    assert "  24  steg uten «hvem» (24 står som «ikke oppgitt»)" in ended.lines
    assert "  21  steg uten «frist»" in ended.lines
    assert "    1.3 Gjennomfør innsatsen: hvem, frist, verktøy" in ended.lines
    assert "  Sier ikke: eier, godkjent av, målgruppe, oppbevaring" in ended.lines
    assert ended.lines.index("Steg for steg") > ended.lines.index("  21  steg uten «frist»")


def test_the_words_are_the_guides_own_and_the_sentences_the_readers(terminal: Terminal) -> None:
    nynorsk = terminal.run("--sprak", "nn", "veileder", "mangler", "hoyanger").out
    assert "steg utan «frist»" in nynorsk
    assert "godkjend av" in nynorsk
    assert "steps without “frist”" in terminal.run("--sprak", "en", "veileder", "mangler", "hoyanger").out


@pytest.mark.parametrize(("day", "overdue"), [("2027-01-31", False), ("2027-02-01", True)])
def test_a_review_is_overdue_by_the_day_that_it_is(
    practice: Terminal, tmp_path: Path, day: str, *, overdue: bool
) -> None:
    file = tmp_path / "ny.yaml"
    assert practice.run("veileder", "ny", str(file)).code == 0
    dated = file.read_text("utf-8").replace("versjon:", "neste_gjennomgang: 2027-01-31\nversjon:", 1)
    file.write_text(dated, "utf-8")
    ended = practice.run("--na", day, "veileder", "mangler", str(file))
    assert ended.code == 0, ended.err
    assert ("Skulle ha vært sett på igjen innen 31. januar 2027." in ended.out) is overdue
    assert "ikke når den skal ses på igjen" not in ended.out


def test_a_guide_with_faults_is_not_looked_through(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "feil.yaml"
    file.write_text("handlingsveileder: Feil\nid: feil\n", "utf-8")
    ended = terminal.run("veileder", "mangler", str(file))
    assert (ended.code, ended.out) == (1, "")


def test_read_aloud_nothing_is_said_by_indent_alone(terminal: Terminal) -> None:
    ended = terminal.run("veileder", "mangler", "os", ACCESSIBLE="1")
    assert "1.3 Gjennomfør innsatsen: hvem, frist, verktøy" in ended.lines
