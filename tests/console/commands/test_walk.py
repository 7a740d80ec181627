"""A long walk through Os, in which every hint that is printed is run as it is printed."""

import os
import subprocess
import sys
from pathlib import Path

from tests.console.commands.running import DAY, Program

TOP = Path(__file__).parents[3]

WALK = (
    "vis 1",
    "neste 1",
    "rolle 1 ansvarlig --er meg",
    "neste 1",
    "neste 1 --valg 2",
    "mote 1 --til-stede mor --til-stede meg",
    "neste 1 --valg 2",
    "samtykke 1 --fra mor --for PPT --til 2027-06-01",
    "tjeneste 1 'andre tjenester' --er PPT",
    "neste 1 --valg 2",
    "stafett 1 --til test.laerer",
    "stafett 1 --trekk",
    "stafett 1 --til meg",
    "neste 1",
    "neste 1",
    "mote 1 --neste 2026-10-10 --referat -",
    "neste 1",
    "neste 1",
    "tiltak 1",
    "tiltak 1 --mal 'Trives i friminuttet' --tiltak 'Lekegruppe' --ansvarlig meg",
    "neste 1",
    "evaluer 1 --resultat endret --effekt 'Litt bedre'",
    "mote 1 --neste 2026-11-10",
    "neste 1",
    "neste 1 --valg 3",
    "droft 1 --hos BUT --sporsmal -",
    "vis 1",
    "droft 1 --svar -",
    "neste 1 --valg 2",
    "angre 1",
    "angre 1 --om",
    "notat 1 -",
    "logg 1",
    "liste",
    "avslutt 1 --slik slutt --familien-onsker",
    "avslutt 1 --slik slutt --familien-onsker --grunn -",
    "vis 1",
    "neste 1",
    "gjenapne 1 --grunn -",
)


def test_every_hint_of_a_long_walk_runs(opened: Program) -> None:
    for line in WALK:
        ran = opened.bti(line)
        assert ran.code in (0, 3), (line, ran)
        assert len(ran.hints) <= 2, ran
        opened.try_hints(ran)
    assert len(opened.hints_run) >= 20


def test_the_walk_reads_in_nynorsk_too(opened: Program) -> None:
    for line in WALK:
        ran = opened.bti(f"--sprak nn {line}")
        assert ran.code in (0, 3), (line, ran)
    assert "Saka vart opna" in opened.ok("--sprak nn logg 1").out


def test_a_closed_case_ends_with_the_line_that_says_so(opened: Program) -> None:
    ran = opened.ok("avslutt 1 --slik slutt --familien-onsker --grunn 'De flytter.'")
    assert ran.out.splitlines()[0] == "Dette følger av avslutningen:"
    assert ran.out.splitlines()[-1] == "Sak 2026-001 er avsluttet."
    assert ran.hints == ()


def test_the_program_is_the_same_from_a_shell(opened: Program) -> None:
    home = opened.terminal.home
    own = {"BTI_CONFIG": str(home / "config"), "BTI_LAGER": str(home / "lager" / "bti.lager"), "BTI_SPRAK": "nb"}
    own["BTI_NA"] = DAY
    run = subprocess.run(
        [sys.executable, "cli.py", "vis", "1"],
        cwd=TOP,
        env={**os.environ, **own, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.decode() == opened.ok("vis 1").out


def test_control_characters_in_a_note_are_shown_and_never_sent(opened: Program) -> None:
    opened.ok("notat 1 -")
    assert opened.bti("notat 1 -", words="rød \x1b[31m skrift\n").code == 0
    ran = opened.ok("logg 1")
    assert "\x1b" not in ran.out
    assert "<U+001B>[31m" in ran.out


def test_one_fact_a_line_where_signs_are_not_wanted(opened: Program) -> None:
    opened.terminal.environment["ACCESSIBLE"] = "1"
    ran = opened.ok("vis 1")
    assert "Nivå 0, Avklarer om det er grunn til bekymring: steg 1 av 4, her står saken" in ran.out
    assert "●" not in ran.out
