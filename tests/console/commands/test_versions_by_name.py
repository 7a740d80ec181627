"""A version in the store is meant by `os@1.0` wherever a guide is read, and nothing of it is changed."""

import json

import pytest

from tests.console.commands.running import Program

READING = ("vis", "sjekk", "mangler", "tegn", "simuler")


@pytest.mark.parametrize("command", READING)
def test_a_version_that_cases_follow_is_read_as_the_guide_itself(opened: Program, command: str) -> None:
    named, kept = (opened.ok(f"veileder {command} {name}") for name in ("os", "os@1.0"))
    text = named.out[named.out.index("os.yaml: ingen") :] if command == "sjekk" else named.out
    assert kept.out.replace("os@1.0:", "os.yaml:") == text  # what was accepted once stands in the file alone
    assert "Handlingsveileder" in kept.out or command == "sjekk"
    if command != "simuler":
        opened.try_hints(kept)


@pytest.mark.parametrize("command", READING)
def test_a_version_that_is_not_kept_is_told_with_those_that_are(opened: Program, command: str) -> None:
    ran = opened.bti(f"veileder {command} os@9")
    assert (ran.code, "Lageret har ingen versjon 9 av os. Det har 1.0." in ran.text) == (2, True)
    assert ran.hints == ("bti veileder vis os@1.0",)
    opened.try_hints(ran)


def test_a_guide_that_was_never_kept_is_told_how_it_is(opened: Program) -> None:
    ran = opened.bti("veileder vis sortland@0.1")
    assert (ran.code, ran.hints) == (2, ("bti veileder publiser sortland --vis-bare",))
    assert "Den får en når den blir publisert." in ran.text
    unknown = opened.bti("veileder vis skule@0.1")
    assert (unknown.code, unknown.hints) == (2, ("bti veileder vis --help",))


def test_a_kept_version_with_a_base_says_of_no_line_where_it_came_from(opened: Program) -> None:
    opened.ok("ny hoyanger --alias 'kvinne, 44 år' --om voksen")
    kept, named = (opened.ok(f"veileder vis {name}").out for name in ("hoyanger@1.0", "hoyanger"))
    assert "Legg merke til" in kept
    assert any(line.startswith("|") for line in named.split("\n"))
    assert not any(line.startswith("|") for line in kept.split("\n"))
    ran = opened.bti("veileder vis hoyanger@1.0 --kilde")
    assert (ran.code, "uten fila den kom fra" in ran.text) == (2, True)


def test_a_kept_version_is_simulated_with_as_many_cases_as_are_asked_for(opened: Program) -> None:
    assert opened.ok("veileder simuler os@1.0 --saker 5").out == opened.ok("veileder simuler os --saker 5").out


def test_a_kept_version_is_not_mended(opened: Program) -> None:
    ran = opened.bti("veileder rett os@1.0")
    assert (ran.code, "publiser en ny versjon" in ran.text) == (2, True)


def test_a_kept_version_is_held_against_the_rules_again(opened: Program) -> None:
    assert json.loads(opened.ok("veileder sjekk os@1.0 --json").out) == []
