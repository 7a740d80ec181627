"""Deadlines and dates: what they mean, and that reading them agrees with the schema."""

import re

import pytest

from engine.calendar import Unit
from engine.guideline.vocabulary import Anchor, Language
from engine.language.forms import Limit, pattern, read_date, read_deadline
from engine.language.shape import Form

NB, NN = Language.BOKMAL, Language.NYNORSK

DEADLINES = [
    ("3 uker", NB, Limit(3, 3, Unit.WEEKS)),
    ("1 dag", NB, Limit(1, 1, Unit.DAYS)),
    ("innen 2 måneder", NB, Limit(2, 2, Unit.MONTHS)),
    ("helst innen 4–6 uker", NB, Limit(4, 6, Unit.WEEKS, soft=True)),
    ("helst 4-6 uker", NB, Limit(4, 6, Unit.WEEKS, soft=True)),
    ("Helst innen 4 - 6 uker", NB, Limit(4, 6, Unit.WEEKS, soft=True)),
    ("14 dager fra forrige møte", NB, Limit(14, 14, Unit.DAYS, anchor=Anchor.PREVIOUS_MEETING)),
    ("1 uke fra saken ble åpnet", NB, Limit(1, 1, Unit.WEEKS, anchor=Anchor.CASE_OPENED)),
    ("straks", NB, Limit(0, 0, Unit.DAYS)),
    ("Straks", NN, Limit(0, 0, Unit.DAYS)),
    ("helst innan 4–6 veker frå førre møte", NN, Limit(4, 6, Unit.WEEKS, soft=True, anchor=Anchor.PREVIOUS_MEETING)),
    ("innan 1 månad frå saka vart opna", NN, Limit(1, 1, Unit.MONTHS, anchor=Anchor.CASE_OPENED)),
    ("2 veker", NN, Limit(2, 2, Unit.WEEKS)),
]
NONE = [
    ("", NB),
    ("snart", NB),
    ("4 veker", NB),
    ("4 uker", NN),
    ("fire uker", NB),
    ("4 uker fra jul", NB),
    ("1000 uker", NB),
    ("-4 uker", NB),
    ("4 uker helst", NB),
    ("straks 4 uker", NB),
    ("\u0664 uker", NB),
]


@pytest.mark.parametrize(("text", "language", "limit"), DEADLINES)
def test_a_deadline(text: str, language: Language, limit: Limit) -> None:
    assert read_deadline(text, language) == limit
    assert re.fullmatch(pattern(Form.DEADLINE, language), text)


@pytest.mark.parametrize(("text", "language"), NONE)
def test_no_deadline(text: str, language: Language) -> None:
    assert read_deadline(text, language) is None
    assert not re.fullmatch(pattern(Form.DEADLINE, language), text)


def test_a_next_meeting_may_be_a_deadline_or_agreed() -> None:
    for text in ("skal avtales", "helst innen 4–6 uker"):
        assert re.fullmatch(pattern(Form.NEXT_MEETING, NB), text)
    assert not re.fullmatch(pattern(Form.NEXT_MEETING, NB), "skal avtalast")


def test_only_days_that_exist_are_dates() -> None:
    assert read_date("2024-02-29") is not None
    assert read_date("2026-02-29") is None
    assert read_date("0000-01-01") is None
