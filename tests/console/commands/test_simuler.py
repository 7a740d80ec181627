"""`bti veileder simuler`: what of a guide is met, what is not and why, and how cases at random end; nothing is kept."""

import json
import shlex
from pathlib import Path

import pytest

from tests.application.vik import VIK
from tests.console.commands.running import Program
from tests.console.terminal import Terminal
from tests.house import tree

OS = (tree.ROOT / "guidelines" / "os.yaml").read_text("utf-8")


def written(program: Program, text: str = VIK) -> str:
    """Return a file as it is typed."""
    file = program.terminal.home / "vik.yaml"
    file.write_text(text, "utf-8")
    return shlex.quote(str(file))


@pytest.mark.parametrize("guide", ["os", "sortland", "froland", "hoyanger", "sikker_arbeidsflyt"])
def test_every_guide_that_comes_with_the_program_is_met_whole(program: Program, guide: str) -> None:
    ran = program.ok(f"veileder simuler {guide}")
    assert "Alle steg, valg og avslutninger kan nås, og alle sakene kom til en slutt." in ran.text
    assert "Ikke nådd" not in ran.text
    assert ran.hints == (f"bti veileder simuler {guide} --saker 1000",)


def test_it_tells_how_much_was_met_and_the_shortest_way_to_each_end(program: Program) -> None:
    text = program.ok("veileder simuler os").text
    told = [
        "Handlingsveileder for ansatte (BTI), versjon 1.0",
        "Ingenting er lagret.",
        "Steg nådd 24 av 24",
        "Valg prøvd 18 av 18",
        "Avslutninger nådd 3 av 3",
        "«Avklar bekymringen» (Avslutte) → «Avslutt» (Uten oppfølging) → Avsluttet uten oppfølging",
    ]
    places = [text.index(one) for one in told]
    assert places == sorted(places)


def test_a_step_that_nobody_comes_to_and_a_place_that_holds_cases_back_are_named(program: Program) -> None:
    ran = program.bti(f"veileder simuler {written(program)}")
    assert ran.code == 1
    assert "Veilederen er et utkast." in ran.err
    assert "Steg nådd 3 av 4" in ran.text
    assert "Ikke nådd. Ingen vei fra begynnelsen fører dit. - Steget «Be om hjelp» på nivå 2" in ran.text
    assert "Her sto saker fast: - Steget «Følg opp» på nivå 1: Det kreves at nivå 2 er prøvd først (tried)." in ran.text
    assert "Slik veilederen er skrevet, blir det ikke brukt." in ran.text


def test_many_cases_are_counted_by_how_they_ended_and_where_they_came_by(program: Program) -> None:
    ran = program.ok("veileder simuler os --saker 40 --fro 3")
    ended = [line.split() for line in ran.out.split("Slik endte de:\n")[1].split("\n\n")[0].splitlines()]
    assert sum(int(words[-1]) for words in ended) == 40
    assert "40 tilfeldige saker, frø 3. Ingenting er lagret." in ran.out
    assert "  nivå 0 40" in ran.out
    assert ran.out == program.ok("veileder simuler os --saker 40 --fro 3").out
    assert ran.out != program.ok("veileder simuler os --saker 40 --fro 4").out


def test_cases_at_random_that_are_held_back_are_told_with_how_many(program: Program) -> None:
    ran = program.bti(f"veileder simuler {written(program)} --saker 20")
    answer = json.loads(program.bti(f"veileder simuler {written(program)} --saker 20 --json").out)
    (held,) = answer["står_fast"]
    assert ran.code == 1
    assert f"prøvd først (tried). ({held['antall']})" in ran.text
    assert "Dette møtte ingen av sakene: - Steget «Be om hjelp» på nivå 2" in ran.text
    assert answer["saker"] == held["antall"] + sum(one["antall"] for one in answer["avslutninger"])


def test_a_guide_with_faults_is_not_simulated(program: Program) -> None:
    ran = program.bti(f"veileder simuler {written(program, VIK.replace('id: vik', 'di: vik'))}")
    assert (ran.code, ran.out) == (1, "")
    assert "har feil og kan ikke simuleres." in ran.text
    assert any(hint.startswith("bti veileder sjekk ") for hint in ran.hints)


def test_a_guide_that_is_withdrawn_is_not_simulated(program: Program) -> None:
    ran = program.bti(f"veileder simuler {written(program, OS.replace('status: utprøving', 'status: trukket'))}")
    assert (ran.code, ran.out) == (1, "")
    assert "er trukket tilbake. Ingen saker kan åpnes på den, heller ikke tenkte." in ran.text


def test_a_seed_is_for_cases_at_random(program: Program) -> None:
    ran = program.bti("veileder simuler os --fro 3")
    assert ran.code == 2
    assert "Si hvor mange med --saker." in ran.text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", "Alle steg, val og avslutningar kan nåast, og alle sakene kom til ein slutt."),
        ("en", "Every step, choice and ending can be reached, and every case came to an end."),
    ],
)
def test_it_speaks_the_language_of_who_reads(program: Program, language: str, said: str) -> None:
    program.terminal.environment["BTI_SPRAK"] = language
    assert said in program.ok("veileder simuler hoyanger").text


def test_a_bar_shows_how_far_it_has_come_only_where_somebody_looks_on(program: Program) -> None:
    program.terminal.is_terminal = True
    assert "Går gjennom saker" in program.ok("veileder simuler os --saker 120").err
    program.terminal.environment["ACCESSIBLE"] = "1"
    assert "Går gjennom saker" not in program.ok("veileder simuler os --saker 120").err


def test_nothing_is_kept_and_no_store_is_needed(tmp_path: Path) -> None:
    bare = Terminal(home=tmp_path, environment={"BTI_SPRAK": "nb"})
    for words in (("os",), ("os", "--saker", "20")):
        assert bare.run("veileder", "simuler", *words).code == 0
    assert list(tmp_path.rglob("*")) == []
