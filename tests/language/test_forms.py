"""Deadlines and dates: what they mean, and that reading them agrees with the schema."""

import re

import pytest

from engine.calendar import Unit
from engine.guideline.vocabulary import Anchor, Language
from engine.language.forms import Ages, Limit, pattern, read_ages, read_date, read_deadline, read_duration, read_levels
from engine.language.slot import Form

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
    ("10 virkedager", NB, Limit(10, 10, Unit.WORKING_DAYS)),
    ("1 virkedag frå førre møte", NN, Limit(1, 1, Unit.WORKING_DAYS, anchor=Anchor.PREVIOUS_MEETING)),
    ("4 uker fra Første møte", NB, Limit(4, 4, Unit.WEEKS, anchor=Anchor.STEP, counted_from="Første møte")),
    ("innan 2 veker frå nivå 1", NN, Limit(2, 2, Unit.WEEKS, anchor=Anchor.STEP, counted_from="nivå 1")),
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
    ("4 uker fra", NB),
    ("4 uker fra ", NB),
    ("4 uker frå jul", NB),
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


@pytest.mark.parametrize(
    ("text", "language", "ages"),
    [
        ("under 15", NB, Ages(None, 14)),
        ("15–17", NB, Ages(15, 17)),
        ("15 - 17", NB, Ages(15, 17)),
        ("fra 18", NB, Ages(18, None)),
        ("frå 18", NN, Ages(18, None)),
        ("16", NN, Ages(16, 16)),
        ("fra 18", NN, None),
        ("over 18", NB, None),
        ("femten", NB, None),
        ("", NB, None),
        ("150", NB, None),
    ],
)
def test_ages_are_whole_years(text: str, language: Language, ages: Ages | None) -> None:
    assert read_ages(text, language) == ages
    assert bool(re.fullmatch(pattern(Form.AGE, language), text)) == (ages is not None)


@pytest.mark.parametrize(
    ("text", "language", "limit"),
    [
        ("12 måneder", NB, Limit(12, 12, Unit.MONTHS)),
        ("1 månad", NN, Limit(1, 1, Unit.MONTHS)),
        ("12 måneder fra forrige møte", NB, None),
        ("helst 12 måneder", NB, None),
        ("2–3 uker", NB, None),
        ("straks", NB, None),
    ],
)
def test_how_long_something_lasts(text: str, language: Language, limit: Limit | None) -> None:
    assert read_duration(text, language) == limit
    assert bool(re.fullmatch(pattern(Form.DURATION, language), text)) == (limit is not None)


@pytest.mark.parametrize(
    ("text", "language", "levels"),
    [
        ("tiltak fra [1, 2]", NB, ("1", "2")),
        ("tiltak fra 1 og 2", NB, ("1", "2")),
        ("tiltak fra nivå 1, nivå 2 og nivå 3", NB, ("nivå 1", "nivå 2", "nivå 3")),
        ("tiltak frå [Tidleg hjelp]", NN, ("Tidleg hjelp",)),
        ("tiltak fra", NB, ()),
        ("tiltak", NB, ()),
        ("ja", NB, ()),
    ],
)
def test_from_which_levels_measures_are_evaluated(text: str, language: Language, levels: tuple[str, ...]) -> None:
    assert read_levels(text, language) == levels
    if levels:
        assert re.fullmatch(pattern(Form.EVALUATES, language), text)
