"""The line on every screen of a case: what to do at once, worded so that it can be read aloud."""

import pytest

from engine.guideline.labels import lowered
from tests.console.commands.running import Program

OS = "Du mistenker vold, overgrep eller alvorlig omsorgssvikt"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "! Hvis du mistenker vold, overgrep eller alvorlig omsorgssvikt: Ikke vent. bti meld 1"),
        ("nn", "! Viss du mistenker vold, overgrep eller alvorlig omsorgssvikt: Ikkje vent. bti meld 1"),
    ],
)
def test_it_is_a_sentence_and_the_command_is_whole(opened: Program, language: str, told: str) -> None:
    ran = opened.ok(f"--sprak {language} vis 1")
    assert told in " ".join(ran.out.split())
    assert "bti meld 1" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("PPT melder om vold", "! Hvis PPT melder om vold: Ikke vent. bti meld 1"),
        ("Når du ser vold.", "! Når du ser vold: Ikke vent. bti meld 1"),
        ("hvis du ser vold", "! Hvis du ser vold: Ikke vent. bti meld 1"),
        ("Ser du vold?", "! Ser du vold? Ikke vent. bti meld 1"),
    ],
)
def test_a_guide_may_word_its_rule_in_its_own_way(program: Program, written: str, told: str) -> None:
    file = program.terminal.home / "egen.yaml"
    assert program.bti("veileder ny '" + str(file) + "'").code == 0
    text = file.read_text("utf-8")
    line = next(row for row in text.splitlines() if row.strip().startswith("hvis:"))
    file.write_text(text.replace(line, line.split("hvis:")[0] + f'hvis: "{written}"'), "utf-8")
    ran = program.ok(f"ny '{file}' --alias gutt --utkast")
    assert told in " ".join(ran.out.split())


def test_only_a_first_letter_that_is_no_abbreviation_is_lowered() -> None:
    assert lowered(OS).startswith("du mistenker")
    assert lowered("BUP ser det") == "BUP ser det"
    assert lowered("") == ""
