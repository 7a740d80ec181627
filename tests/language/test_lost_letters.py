"""Letters that a program saved as question marks: the words of the language come back, and the others are told."""

from pathlib import Path

import pytest

from engine.diagnostics import Severity
from engine.language.lost_letters import letters_lost
from engine.language.source import source
from tests.language.test_mending import WHOLE, again, errors, mend

LOST = str.maketrans(dict.fromkeys("æøåÆØÅ", "?"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("hva: n?r det skjer", ["n?r"]),
        ("hva: Hvem?Hva", []),
        ("hva: Hva er det? Ring", []),
        ("hva: (ogs\ufffd)", ["ogs\ufffd"]),
        ("lenke: www.os/?id=skjema", []),
        ("hva: se os.no?a=b", []),
        ("hva: A  # n?r", []),
        ("niv?er:", ["niv?er"]),
    ],
)
def test_only_a_sign_within_a_word_is_a_lost_letter(line: str, told: list[str]) -> None:
    assert [one.values["text"] for one in letters_lost(source(line, file="x"))] == told


def test_it_is_told_once_with_how_many_and_stops_nothing() -> None:
    (told,) = letters_lost(source("hva: n?r og f?r\nhvem: l?rer\n", file="x"))
    assert (told.message, told.values["places"], told.span.start.line) == ("letters-lost", 3, 1)
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_a_guide_that_lost_its_letters_gets_back_every_word_of_the_language(path: Path) -> None:
    text = path.read_text("utf-8")
    result = mend(text.translate(LOST).encode(), guesses=True)
    keys = {line.split(":")[0] for line in text.split("\n") if line.strip() and line[:1] not in "# -"}
    assert keys <= {line.split(":")[0] for line in result.new.decode().split("\n")}
    assert "letters-lost" in [one.message for one in result.after.diagnostics]


def test_os_without_its_letters_is_whole_but_for_its_sentences() -> None:
    result = mend(
        (next(path for path in WHOLE if path.stem == "os")).read_text("utf-8").translate(LOST).encode(), guesses=True
    )
    assert errors(result.after) == []


@pytest.mark.parametrize("lost", ["", "?"])
def test_a_section_that_nobody_knew_hides_faults_that_are_mended_after_it(lost: str) -> None:
    text = next(path for path in WHOLE if path.stem == "os").read_text("utf-8")
    broken = text.replace("nivåer:", f"niv{lost}er:", 1).replace("verktøy: [samtale,", f"verkt{lost}y: [samtale,", 1)
    result = mend(broken.encode(), guesses=True)
    assert errors(again(broken.encode())) == ["key-did-you-mean"]
    assert result.new.decode() == text


def test_a_guess_that_the_lines_under_it_speak_against_is_not_taken() -> None:
    text = next(path for path in WHOLE if path.stem == "os").read_text("utf-8")
    broken = text.replace("        hvem: ikke oppgitt\n", "        hvam: ikke oppgitt\n        fristt: [a, b]\n", 1)
    got = mend(broken.encode(), guesses=True).new.decode()
    assert "hvem: ikke oppgitt\n        fristt: [a, b]\n" in got


def test_the_reason_of_an_accepted_warning_is_mended_with_the_rest() -> None:
    text = next(path for path in WHOLE if path.stem == "os").read_text("utf-8")
    reason = next(line for line in text.split("\n") if line.strip().startswith("# P04: ") and "å" in line)
    spoiled = text.replace(reason, reason.replace("å", "Ã¥"), 1)
    (told,) = (one for one in again(spoiled.encode()).diagnostics if one.rule == "T11")
    assert told.span.start.line == text[: text.index(reason)].count("\n") + 1
    assert mend(spoiled.encode()).new.decode() == text


def test_another_comment_is_nobodys_text() -> None:
    text = next(path for path in WHOLE if path.stem == "os").read_text("utf-8")
    assert again(text.replace("nivåer:", "# nÃ¥\nnivåer:", 1).encode()).guideline is not None


def test_it_is_told_before_what_it_has_caused() -> None:
    text = next(path for path in WHOLE if path.stem == "os").read_text("utf-8")
    spoiled = text.replace("status:", "statuss:", 1).replace("fire nivåene", "fire niv?ene").encode()
    found = again(spoiled).diagnostics
    assert [one.rule for one in found] == ["T12", "S01"]
    assert found[0].span.start > found[1].span.start
