"""The texts of the documents: each is used, each that is used is there, in both languages, with the same holes."""

import re
from collections.abc import Iterator
from importlib.resources import files
from string import Formatter

import pytest

from engine.cases.measure_history import Part, Turn
from engine.cases.vocabulary import Aftermath, ConsentForm, Outcome, SubjectKind
from engine.i18n.catalogue import template
from engine.i18n.messages.documents import MESSAGES

PREFIX = "document."
BUILT = {
    *(f"outcome.{outcome}" for outcome in Outcome),
    *(f"subject.{subject}" for subject in SubjectKind),
    *(f"consents.form.{form}" for form in (*ConsentForm, "unknown")),
    *(f"turn.{turn}" for turn in (Turn.CHANGED, Turn.CONTINUED, Turn.ENDED)),
    *(f"part.{part}" for part in Part if part is not Part.RESPONSIBLE_KIND),
    *(f"aftermath.{what}" for what in Aftermath),
    *(f"kind.{subject}" for subject in SubjectKind),
}
ASKED = re.compile(
    r"""\bt\(\s*["']([a-z.-]+)["']\s*[,)]"""
    r"""|\bself\.say\(\s*["']([a-z.-]+)["']"""
    r"""|\bnames\([^"']*["']([a-z.-]+)["']"""
    r"""|["']document\.([a-z.-]+)["']"""
    r"""|["'](log\.due\.[a-z]+)["']"""
)


def asked() -> Iterator[str]:
    """Every code that a template or a module asks for, without the part that all begin with."""
    room = files("engine.exporters")
    for folder in (room, room / "templates"):
        for file in folder.iterdir():
            if file.name.endswith((".py", ".j2")):
                for found in ASKED.findall(file.read_text("utf-8")):
                    yield next(code for code in found if code)


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    assert {code.removeprefix(PREFIX) for code in MESSAGES} == set(asked()) | BUILT


def test_every_code_begins_alike() -> None:
    assert [code for code in MESSAGES if not code.startswith(PREFIX)] == []


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_say_it_with_the_same_holes(code: str) -> None:
    bokmal, nynorsk = MESSAGES[code], template(code, "nn")
    assert bokmal.strip() == bokmal != ""
    assert nynorsk.strip() == nynorsk != ""
    assert holes(bokmal) == holes(nynorsk)


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


NOT_NYNORSK = re.compile(r"\b(?:ikke|hva|hvem|hvilke|saken|tjenest\w*|fra|en|noen|møter|framover|stafettholder)\b")


def test_the_nynorsk_is_nynorsk() -> None:
    assert [code for code in MESSAGES if NOT_NYNORSK.search(template(code, "nn").lower())] == []


def test_bokmal_in_its_place_would_be_seen() -> None:
    assert sum(bool(NOT_NYNORSK.search(bokmal.lower())) for bokmal in MESSAGES.values()) > 20
