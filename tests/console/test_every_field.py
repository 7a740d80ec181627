"""`bti veileder vis` leaves nothing out: whatever a guide holds is written somewhere, in words a reader knows."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

import pytest

from engine.console.guide.page import write_guide
from engine.console.output import Output
from engine.guideline import model
from engine.guideline.element import WHOLE, Element, Place
from engine.guideline.model import Guideline, Step
from engine.guideline.vocabulary import (
    Language,
    LogPart,
    Requirement,
    RoleKind,
    Seriousness,
    SpotKind,
    Status,
    StepKind,
    TargetKind,
    ToolStatus,
    ToolType,
    Urgency,
)
from engine.i18n import date_text, text
from engine.values import Struct, fields, replace
from tests.console.every_field import GUIDE, STEP
from tests.console.terminal import Stream

MARKS = {"at", "silent", "inferred"}
READ_FROM_TEXT = {("Deadline", name) for name in ("low", "high", "unit", "soft", "anchor", "ref")}
ONLY_NAMES = {
    (one.__name__, "id") for one in vars(model).values() if isinstance(one, type) and issubclass(one, Element)
} - {("Head", "id")}  # other elements and commands point by these; the reader gets the title, or for `Recipient` words
SAID_BY_TRUTH = {
    ("Service", "chosen_in_case"): "velges i hver sak",
    ("Body", "counts_as_service"): "regnes som en tjeneste",
    ("MeetingType", "evaluates"): "evaluerer tiltakene",
    ("Minutes", "to_all_involved"): "alle involverte",
    ("Participant", "optional"): "evt. person",
    ("Step", "evaluates"): "Evaluerer tiltakene også dem fra",
    ("ConsentType", "per_service"): "For hver tjeneste ja",
    ("Baton", "from_first_measure"): "når det første tiltaket settes i gang",
    ("Baton", "by_acceptance"): "når den som blir spurt, har sagt ja",
    ("StandingRule", "locked"): "Låst kan ikke endres",
    ("OwnRule", "at_start"): "Sant fra starten ja",
    ("Step", "optional"): "Valgfritt ja",
    ("Step", "anonymous"): "Anonymt ja",
}
WORDS: dict[Enum, str] = {
    Status.TRIAL: "utprøving",
    RoleKind.LEADER: "leder",
    ToolType.ROUTINE: "rutine",
    ToolType.LAW: "lov",
    ToolStatus.COMING: "kommer",
    ToolStatus.MISSING: "finnes ikke ennå",
    StepKind.MEETING: "[møte]",
    StepKind.STEP: "[steg]",
    StepKind.DECISION: "[beslutning]",
    TargetKind.NEXT: "videre",
    **{one: text(f"demand-{one.value}", "nb") for one in Requirement},
    Seriousness.WARNING: "Alvor advarsel",
    SpotKind.LEVEL: "hvert steg på",
    SpotKind.PERSON: "hvert steg som gjøres av",
    SpotKind.ANSWER: "svaret",
    SpotKind.ENDING: "avslutningen",
    Requirement.TRIED: "at trinn 88 er prøvd",
    Requirement.AGREEMENT: "enighet fra rolletittel og egen tjeneste",
    **{one: text(f"log-part-{one.value}", "nb") for one in LogPart},
}
GENERAL = {"employee": "ansatt", "service": "tjeneste", "guardians": "foresatte"}


def shown(guideline: Guideline) -> str:
    """The guide as text, on one line."""
    stream = Stream()
    write_guide(guideline, Output(language="nb", stdout=stream, stderr=stream))
    return " ".join(stream.written().split())


def elements(found: object) -> Iterator[object]:
    """A thing and every dataclass in it."""
    if isinstance(found, tuple):
        for one in found:
            yield from elements(one)
    elif isinstance(found, Struct) and not isinstance(found, Place):
        yield found
        for field in fields(found):
            yield from elements(getattr(found, field.name))


def leaves(found: object) -> Iterator[object]:
    """The values in a field that are no elements."""
    if isinstance(found, tuple):
        for one in found:
            yield from leaves(one)
    elif found not in (None, False) and not isinstance(found, Struct):
        yield found


def titles() -> dict[str, str]:
    """What each id stands for."""
    found = [(getattr(one, "id", None), getattr(one, "title", None)) for one in elements(GUIDE)]
    return {
        **{str(name): str(title) for name, title in found if name and title},
        **GENERAL,
        "n1": "TRINN 77",
        "n2": "trinn 88",
        "level": "trinn",
        "politi": "politiet",
        "service": "tjeneste",
    }


def expected() -> Iterator[tuple[str, str]]:
    """Each field with the words that tell its value."""
    known = titles()
    for one in elements(GUIDE):
        kind = type(one).__name__
        for field in fields(one):  # type: ignore[arg-type]  # `elements` gives dataclasses alone
            where = (kind, field.name)
            if field.name in MARKS or where in READ_FROM_TEXT or where in ONLY_NAMES:
                continue
            for value in leaves(getattr(one, field.name)):
                yield f"{kind}.{field.name}", _said(value, where, known=known)


def _said(value: object, where: tuple[str, str], *, known: dict[str, str]) -> str:
    if value is True:
        return SAID_BY_TRUTH[where]
    if isinstance(value, date):
        return date_text(value, "nb")
    if isinstance(value, Language):
        return "bokmål"
    if isinstance(value, Urgency):
        return {
            Urgency.SERIOUS_CONCERN: "barnevernstjenesten ved alvorlig bekymring",
            Urgency.WHEN_NEEDED: "tjenestetittel (ved behov)",
            Urgency.ALWAYS: "instanstittel",
        }[value]
    if isinstance(value, Enum):
        return WORDS.get(value, "")
    return known.get(str(value), str(value))


def test_every_field_of_the_model_is_filled() -> None:
    filled: dict[str, set[str]] = {}
    for one in elements(GUIDE):
        full = {field.name for field in fields(one) if getattr(one, field.name) not in (None, (), False)}  # type: ignore[arg-type]  # as above
        filled.setdefault(type(one).__name__, set()).update(full)
    classes = {
        name: one
        for name, one in vars(model).items()
        if isinstance(one, type) and issubclass(one, Element) and one is not Element
    }
    for name, one in classes.items():
        assert {field.name for field in fields(one)} - MARKS == filled[name] - MARKS, name


def test_every_value_is_shown() -> None:
    told = shown(GUIDE).casefold()
    missing = [(where, words) for where, words in expected() if words.casefold() not in told]
    assert missing == []


def test_no_id_is_shown_for_a_title() -> None:
    told = shown(GUIDE).split()
    assert {"r1", "j1", "b1", "t1", "t2", "m1", "f1", "e1", "n1", "n2", "1/s1", "1/s2"}.isdisjoint(told)


@pytest.mark.parametrize(
    "field",
    ["what", "how", "why", "when", "who", "tools", "deadline", "hears", "invites", "minutes", "form", "documented_in"],
)
def test_what_a_step_does_not_say_is_told_and_what_was_read_into_it_is_marked(field: str) -> None:
    empty: dict[str, Any] = {field: () if isinstance(getattr(STEP, field), tuple) else None}
    silent = replace(STEP, silent=frozenset({field}), **empty)
    read = replace(STEP, inferred=frozenset({field}))
    plain = shown(_with(STEP))
    assert shown(_with(silent)).count("ikke oppgitt i veilederen") == plain.count("ikke oppgitt i veilederen") + 1
    assert shown(_with(read)).count("(tolket)") == plain.count("(tolket)") + 1


def test_a_step_that_is_all_read_into_the_guide_says_so_once() -> None:
    plain, read = shown(_with(STEP)), shown(_with(replace(STEP, inferred=frozenset({WHOLE}))))
    assert read.count("(tolket)") == plain.count("(tolket)") + 1
    assert "stegtittel [møte] (tolket)" in read


def test_only_a_title_that_is_read_into_the_guide_says_that() -> None:
    assert "stegtittel [møte] (tittelen er tolket)" in shown(_with(replace(STEP, inferred=frozenset({"title"}))))


def test_a_tool_in_use_does_not_say_so() -> None:
    told = shown(replace(GUIDE, tools=tuple(replace(one, status=ToolStatus.IN_USE) for one in GUIDE.tools)))
    assert "verktøytittel: rutine; kalles også annet navn, tredje navn; for: verktøymålgruppe;" in told
    assert "kommer" not in told


def _with(step: Step) -> Guideline:
    level = GUIDE.levels[0]
    return replace(GUIDE, levels=(replace(level, steps=(step, *level.steps[1:])), *GUIDE.levels[1:]))
