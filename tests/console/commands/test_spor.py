"""A case that runs in tracks: each has its place on the screen, its own commands, and its own end."""

import pytest

from tests.console.commands.running import Program
from tests.console.output_tracks import QUOTED

HOME, SCHOOL = "--spor Hjemme", "--spor 'På skolen'"
DONE_AT_HOME = (f"sjekk 1 1 2 {HOME}", f"neste 1 --grunn 'Snakket lenge.' {HOME}")


@pytest.fixture
def tracks(program: Program) -> Program:
    program.ok(f"ny {QUOTED} --alias jente --for skole --alder 9", "neste 1")
    return program


def test_each_track_has_a_block_of_its_own(tracks: Program) -> None:
    shown = tracks.ok("vis 1").text
    assert "Spor «Hjemme»: Ring hjem steg 1 av 1" in shown
    assert "Frist 1 uke: 15. sept. 2026, om 7 dager" in shown
    assert "Sjekkliste · 1 Ringt · 2 Skrevet ned" in shown
    assert "Si også en begrunnelse" in shown
    assert "Spor «På skolen»: Spør teamet steg 2 av 2" in shown


def test_a_step_that_a_fact_leaves_out_is_told_where_its_track_begins(tracks: Program) -> None:
    assert "«Snakk med rektor» gjelder ikke: alvor er liten" in tracks.ok("logg 1").text
    assert "«Snakk med rektor»: «alvor» er «liten»" in tracks.ok("forklar 1").text


def test_without_a_track_each_is_named_with_its_command(tracks: Program) -> None:
    ran = tracks.bti("neste 1")
    assert (ran.code, ran.out) == (2, "")
    assert "bti neste 1 --spor Hjemme   Ring hjem" in ran.err
    assert "bti neste 1 --spor 'På skolen'   Spør teamet" in ran.err


@pytest.mark.parametrize("name", ["hjemme", "HJEM", "0/to-spor/hjemme"])
def test_a_track_is_meant_by_its_name_a_part_of_it_or_its_id(tracks: Program, name: str) -> None:
    assert "Krysset av: «Ringt»" in tracks.ok(f"sjekk 1 1 --spor {name}", "logg 1").out


def test_a_track_that_is_not_there_is_answered_with_those_that_are(tracks: Program) -> None:
    ran = tracks.bti("neste 1 --spor barnehagen")
    assert ran.code == 3
    assert "noe spor som heter «barnehagen». Den har «Hjemme» og «På skolen»." in ran.text


def test_an_act_on_one_track_shows_where_it_stands_and_the_others_in_a_line(tracks: Program) -> None:
    ran = tracks.ok(*DONE_AT_HOME)
    assert "Spor «Hjemme»: ferdig" in ran.out
    assert "De andre sporene: På skolen (Spør teamet)." in ran.text
    assert ran.hints == ("bti droft 1 --hos team",)


def test_the_only_track_that_is_open_needs_no_name(tracks: Program) -> None:
    tracks.ok(*DONE_AT_HOME, "droft 1 --hos team", "droft 1 --svar 'Fortsett.'")
    ran = tracks.ok("neste 1")
    assert "Alle sporene er ferdige." in ran.out
    assert ran.hints == ("bti neste 1",)
    assert "Nå: Veien videre" in tracks.ok("neste 1").out


def test_a_finished_track_says_so(tracks: Program) -> None:
    tracks.ok(*DONE_AT_HOME)
    ran = tracks.bti(f"neste 1 {HOME}")
    assert ran.code == 3
    assert "Sporet «Hjemme» er alt ferdig." in ran.text


def test_a_track_is_set_aside_with_a_reason(tracks: Program) -> None:
    assert "--sett-til-side --grunn - --spor Hjemme" in tracks.bti("neste 1 --sett-til-side").err
    assert tracks.bti(f"neste 1 --sett-til-side {HOME}").code == 3
    tracks.ok(f"neste 1 --sett-til-side --grunn 'De vil ikke.' {HOME}")
    assert "Spor «Hjemme»: satt til side" in tracks.ok("vis 1").out


def test_who_can_do_something_is_who_acts_on_that_track(tracks: Program) -> None:
    ran = tracks.bti(f"neste 1 {HOME}")
    assert ran.code == 3
    assert "hele sjekklista («Ringt» og «Skrevet ned» står igjen)" in ran.text
    assert "Hvem Læreren" in ran.text
    assert ran.hints == ("bti sjekk 1 --spor Hjemme",)


def test_the_other_act_on_a_step_take_a_track_too(tracks: Program) -> None:
    for line in ("mote 1", "evaluer 1 --resultat viderefort", "droft 1 --anonymt"):
        assert tracks.bti(line).code == 2, line
        tracks.ok(f"{line} {HOME}")
    tracks.ok(f"notat 1 'Ringte.' {HOME}", f"tiltak 1 --mal m --tiltak t --ansvarlig meg {HOME}")


def test_deadlines_run_on_each_track(tracks: Program) -> None:
    assert tracks.ok("frister").out == "2026-001\tkommer\tfrist\t2026-09-15\t7\tsteg: Ring hjem (1 uke)\n"


def test_every_hint_on_the_way_runs(tracks: Program) -> None:
    for line in ("vis 1", "neste 1", *DONE_AT_HOME, "vis 1", "droft 1 --hos team", "droft 1 --svar -", "neste 1"):
        tracks.try_hints(tracks.bti(line))
    assert "bti droft 1 --svar -" in tracks.hints_run


def test_explaining_tells_of_each_track(tracks: Program) -> None:
    told = tracks.ok("forklar 1").text
    assert "Saken går i flere spor. Den går videre når alle er ferdige eller satt til side." in told
    assert "Spor «Hjemme»: Ring hjem" in told
    assert "Mangler råd fra Teamet" in told


def test_on_a_terminal_the_track_is_asked_for(tracks: Program) -> None:
    tracks.terminal.is_terminal = True
    tracks.terminal.environment["NO_COLOR"] = "1"
    ran = tracks.bti("sjekk 1", words="1\n")
    assert "1  Hjemme" in ran.err
    assert "· 1  Ringt" in ran.out


def test_undo_takes_a_track_back(tracks: Program) -> None:
    tracks.ok(*DONE_AT_HOME)
    tracks.ok("angre 1")
    assert "Spor «Hjemme»: Ring hjem" in tracks.ok("vis 1").out


def test_it_reads_in_nynorsk(tracks: Program) -> None:
    assert "Saka går i fleire spor. Vel eitt med --spor:" in tracks.bti("--sprak nn neste 1").err
    assert (
        "Det er kryssa av frå før."
        in (
            tracks.bti(f"sjekk 1 1 {HOME}"),
            tracks.bti(f"--sprak nn sjekk 1 1 {HOME}"),
        )[1].text
    )
