"""`bti forklar`: how the case came there, what each way needs by which rule, who can see to it, and what to run."""

import json
import shlex
from pathlib import Path

import pytest

from tests.console.commands.running import Program

AT_THE_CHOICE = ("neste 1", "rolle 1 ansvarlig --er test.laerer", "neste 1", "mote 1 --referat x")


def told(program: Program, line: str = "forklar 1") -> str:
    return " ".join(program.ok(line).out.split())


def drafted(program: Program, folder: Path, *changes: tuple[str, str]) -> None:
    """Open case 1 on the small guide of `veileder ny`, changed."""
    file = folder / "utkast.yaml"
    program.ok(f"veileder ny {file}")
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    program.ok(f"ny {shlex.quote(str(file))} --alias baby --utkast")


def test_a_new_case_was_opened_and_waits_for_the_step_to_be_done(opened: Program) -> None:
    opened.day = "2026-09-10"
    text = told(opened)
    assert "Står på «Oppmerksomhet», nivå 0, siden 8. sept. 2026, for 2 dager siden" in text
    assert "Kom hit 8. sept. 2026: saken ble åpnet på veilederen os" in text
    assert "Ingenting mangler. Saken venter på at noen sier at steget er gjort." in text
    assert "Steget er gjort, videre til «Del bekymringen», nivå 0 bti neste 1" in text


def test_what_is_missing_comes_with_its_rule_who_and_what_to_run(opened: Program) -> None:
    opened.ok("neste 1")
    text = told(opened)
    assert "Kom hit 8. sept. 2026: «Oppmerksomhet» er gjort (" in text
    assert "Saken kan ikke gå videre ennå. Dette mangler:" in text
    assert "Mangler at dere har sagt hvem som er «ansvarlig» Regel os.yaml:" in text
    assert "Hvem alle som er med i saken Kjør bti rolle 1 ansvarlig --er meg" in text
    assert "Dette kan gjøres nå" not in text


def test_each_way_says_what_it_alone_needs(opened: Program) -> None:
    opened.ok(*AT_THE_CHOICE)
    text = told(opened)
    assert "Saken venter på et valg. 2 av 3 svar kan velges nå." in text
    needs, _, ways = text.partition("Dette kan gjøres nå:")
    assert "Oppfølging med flere samarbeidspartnere → nivå 2 krever også: Mangler samtykke Regel os.yaml:" in needs
    assert "Foreldre eller foresatte svarer" in needs
    assert "bti samtykke 1 --fra mor" in needs
    assert "bti neste 1 --valg 1" in ways
    assert "bti neste 1 --valg 2" not in ways


def test_whom_the_case_waits_for_is_told(opened: Program) -> None:
    opened.ok(*AT_THE_CHOICE, "stafett 1 --til test.leder", "droft 1 --hos BUT")
    text = told(opened)
    assert "test.leder ble spurt om å være stafettholder 8. sept. 2026, og har ikke svart." in text
    assert "Spurt 8. sept. 2026, og ikke svart: Barne- og ungdomsteamet (BUT)." in text
    opened.ok("--som test.leder stafett 1 --ta-imot", "--som test.leder stafett 1 --til test.laerer")
    assert "test.leder er stafettholder til det er tatt imot." in told(opened)
    assert "test.leder (stafettholder)" in told(opened)


def test_those_whom_the_guide_names_are_told_with_who_they_are(program: Program, tmp_path: Path) -> None:
    drafted(program, tmp_path, ("verktøy: ikke oppgitt", "krever: [notat]"))
    assert "Hvem Kontaktlærer Kjør" in told(program)
    program.ok("rolle 1 kontaktlærer --er test.laerer")
    assert "Hvem Kontaktlærer (test.laerer) Kjør bti notat 1" in told(program)


def test_what_was_skipped_is_told_with_why(program: Program, tmp_path: Path) -> None:
    drafted(program, tmp_path, ("verktøy: ikke oppgitt", "valgfritt: ja"))
    assert "bti neste 1 --hopp-over --grunn -" in told(program)
    program.ok("neste 1 --hopp-over --grunn 'Snakket sammen i går'")
    assert "Utelatt «Del bekymringen»: hoppet over, fordi: Snakket sammen i går" in told(program)
    program.ok("angre 1")
    assert "Utelatt" not in told(program)


def test_what_was_left_out_in_an_earlier_pass_is_not_told_of(program: Program, tmp_path: Path) -> None:
    again = ("Nei: ferdig", "Nei: ferdig\n          Vet ikke: nivå 0")
    drafted(program, tmp_path, ("verktøy: ikke oppgitt", "valgfritt: ja"), again)
    program.ok("neste 1 --hopp-over --grunn Unødig", "neste 1 --valg 3")
    text = told(program)
    assert "gang nummer 2 på nivået" in text
    assert "Utelatt" not in text


def test_a_resting_place_says_how_it_is_left(program: Program, tmp_path: Path) -> None:
    drafted(
        program,
        tmp_path,
        ("  - nivå: 1\n", "  - nivå: H\n    tittel: Hvile\n  - nivå: 1\n"),
        ("Ja: nivå 1", "Ja: nivå H"),
    )
    program.ok("neste 1", "neste 1 --valg 1")
    text = told(program)
    assert "Her er det ingen steg. Saken går videre når noen velger hvor den skal, og skriver hvorfor." in text
    assert "bti neste 1 --til 1 --grunn -" in text


def test_a_closed_case_says_how_it_ended_by_whom_and_how_it_is_opened(opened: Program) -> None:
    opened.ok(*AT_THE_CHOICE, "neste 1 --valg 3")
    opened.ok("avslutt 1 --slik 'uten oppfølging' --grunn 'Det går bra.'")
    text = told(opened)
    assert "Kom hit 8. sept. 2026: saken er avsluttet uten oppfølging" in text
    assert "Det går bra" in text
    assert "bti gjenapne 1 --grunn -" in text
    assert "Dette kan gjøres nå" not in text
    assert "Står på" not in text
    opened.ok("gjenapne 1 --grunn Nytt.")
    assert "Kom hit 8. sept. 2026: saken er åpnet igjen" in told(opened)


def test_it_says_nothing_of_a_suspicion_to_others(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --ta-imot")
    assert opened.bti("--som test.laerer meld 1 --mistanke -", words="Blåmerker.\n").code == 0
    for line in ("forklar 1", "forklar 1 --json"):
        assert "Blåmerker" not in opened.ok(line).out
        assert "istanke" not in opened.ok(line).out


def test_a_case_of_others_does_not_exist(opened: Program) -> None:
    assert opened.bti("--som test.helsesykepleier forklar 1").code == 4
    assert opened.bti("forklar 77").code == 4


def test_every_command_in_it_can_be_run(opened: Program) -> None:
    for step in (*AT_THE_CHOICE, "neste 1 --valg 1"):
        ran = opened.ok("forklar 1")
        opened.try_hints(ran)
        commands = [line.strip().removeprefix("Kjør").strip() for line in ran.out.splitlines() if "  bti " in line]
        assert commands
        for command in commands:
            dry = "" if "skriv" in command else " --vis-bare"
            tried = opened.bti(command.removeprefix("bti ") + dry)
            assert tried.code in (0, 3), (command, tried)
        opened.ok(step)


def test_json_says_the_same(opened: Program) -> None:
    opened.ok(*AT_THE_CHOICE)
    found = json.loads(opened.ok("forklar 1 --json").out)
    assert found["state"] == "0/avklar-bekymringen"
    assert [way["open"] for way in found["ways"]] == [True, False, True]
    missing = found["ways"][1]["missing"][0]
    assert (missing["code"], missing["who"].startswith("Foreldre")) == ("consent", True)
    assert missing["run"][0].startswith("bti samtykke 1 --fra mor")
    assert found["ways"][0]["command"] == "bti neste 1 --valg 1"


@pytest.mark.parametrize("columns", ["80", "60"])
def test_it_fits_a_terminal(opened: Program, columns: str) -> None:
    opened.ok(*AT_THE_CHOICE)
    opened.terminal.is_terminal = True
    opened.terminal.environment |= {"NO_COLOR": "1", "COLUMNS": columns}
    assert max(len(line) for line in opened.ok("forklar 1").out.splitlines()) <= int(columns)
