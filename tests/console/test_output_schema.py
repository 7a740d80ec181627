"""`--json` has a written schema and only grows: every command's answer follows it, and no key that was pinned is gone.

A new key is written in `schemas/output.schema.json` and pinned by adding its line to `output_keys.txt`; a line that
stands there is never taken out.
"""

import copy
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft7Validator

from engine.application.access import Act, Category
from engine.application.consents import Fate
from engine.application.deadlines import Force, Kind
from engine.application.deadlines import Urgency as Haste
from engine.application.insight import Oddity
from engine.application.simulation import goals as of_simulation
from engine.application.simulation.reasons import Cause
from engine.cases.agenda import OptionKind
from engine.cases.events import NAMES
from engine.cases.measure_history import Part, Turn
from engine.cases.state import CaseStatus, Mark
from engine.cases.turns import TurnKind
from engine.cases.vocabulary import Aftermath, ConsentForm, Outcome, ResponsibleKind, SubjectKind
from engine.console.commands.skriv import DOCUMENTS
from engine.console.group import EVERYDAY, KEEPING, read_command
from engine.console.reminding import ChosenBy
from engine.console.render.about import NOBODY
from engine.console.render.written import FORMATS
from engine.diagnostics import Severity
from engine.guideline import changes as of_guides
from engine.guideline import holes as of_holes
from engine.guideline.landing import Footing
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
from engine.i18n import LANGUAGES
from tests.console.output_schema import Schema, answers, faults, read, seen_paths, written_paths
from tests.console.output_walk import Said, walked
from tests.house import tree

SCHEMA = read()
PAGE = tree.ROOT / "docs" / "json.md"
PINNED = Path(__file__).with_name("output_keys.txt")


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Said, ...]:
    return walked(tmp_path_factory.mktemp("walk"))


def find(walk: tuple[Said, ...], shape: str) -> Any:  # noqa: ANN401 - JSON is anything
    """Return a copy of the last answer of this shape."""
    return copy.deepcopy([one.answer for one in walk if one.shape == shape][-1])


def lost(pinned: list[str], schema: Schema) -> list[str]:
    """Return the pinned lines that the schema no longer holds."""
    now = {f"{path} {kind}" for path, kind in written_paths(schema).items()}
    return [line for line in pinned if line not in now]


def unpinned(pinned: list[str], schema: Schema) -> list[str]:
    """Return the lines that nothing would miss if they went away."""
    return [line for path, kind in written_paths(schema).items() if (line := f"{path} {kind}") not in pinned]


def pinned_lines() -> list[str]:
    return PINNED.read_text("utf-8").splitlines()


def promised() -> dict[str, set[str]]:
    """Return what the page's table says: the shapes that each command answers with."""
    rows = (line.split("|")[1:3] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `bti"))
    return {command: set(_codes(shapes)) for commands, shapes in rows for command in _codes(commands)}


def _codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def command_of(words: tuple[str, ...]) -> str:
    """Return the command as the table names it."""
    named = () if not words else words[:2] if words[0] in {"veileder", "lager"} else words[:1]
    return " ".join(("bti", *named))


def takers() -> Iterator[str]:
    """Return every command that takes `--json`, from the program itself."""
    yield "bti"
    for name in (*EVERYDAY, *KEEPING):
        made = read_command(name)
        inner = made.commands.values() if isinstance(made, click.Group) else ()
        for path, one in ((name, made), *((f"{name} {sub.name}", sub) for sub in inner)):
            if any("--json" in parameter.opts for parameter in one.params):
                yield f"bti {path}"


# ------------------------------------------------------------- what holds


def test_the_schema_is_sound() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_every_answer_follows_the_schema(walk: tuple[Said, ...]) -> None:
    complaints = [
        f"bti {' '.join(one.words)}: {fault}"
        for one in walk
        if one.shape
        for fault in faults(one.answer, one.shape, schema=SCHEMA)
    ]
    assert complaints == []


def test_the_page_names_every_command_that_takes_json() -> None:
    assert set(promised()) == set(takers())


def test_each_command_answers_with_each_shape_that_the_page_names_and_no_other(walk: tuple[Said, ...]) -> None:
    seen: dict[str, set[str]] = {}
    for one in walk:
        if one.shape:
            seen.setdefault(command_of(one.words), set()).add(one.shape)
    assert seen == promised()
    assert set().union(*seen.values()) == set(answers(SCHEMA))


def test_every_key_that_is_written_is_met_on_the_walk(walk: tuple[Said, ...]) -> None:
    seen = {path for one in walk if one.shape for path in seen_paths(one.answer, one.shape, schema=SCHEMA)}
    assert sorted(set(written_paths(SCHEMA)) - seen) == []


def test_every_key_is_required() -> None:
    def objects(node: Any) -> Iterator[Schema]:  # noqa: ANN401 - JSON is anything
        if isinstance(node, dict):
            if isinstance(node.get("properties"), dict):
                yield node
            node = list(node.values())
        if isinstance(node, list):
            for one in node:
                yield from objects(one)

    assert [one for one in objects(SCHEMA) if one["required"] != list(one["properties"])] == []


def test_nothing_that_was_pinned_has_gone_away() -> None:
    assert lost(pinned_lines(), SCHEMA) == []


def test_everything_is_pinned() -> None:
    assert unpinned(pinned_lines(), SCHEMA) == []


def _words(kind: type[StrEnum]) -> list[str]:
    return [one.value for one in kind]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("case_status", _words(CaseStatus)),
        ("case.properties.subject", [*_words(SubjectKind), NOBODY]),
        ("option.properties.kind", _words(OptionKind)),
        ("turn.properties.kind", _words(TurnKind)),
        ("consent_told.properties.state", _words(Fate)),
        ("consent_told.properties.form", [*_words(ConsentForm), None]),
        ("measure.properties.outcome", [*_words(Outcome), None]),
        ("measure.properties.responsible_is", _words(ResponsibleKind)),
        ("measure_turn.properties.what", _words(Turn)),
        ("measure_turn.properties.outcome", [*_words(Outcome), None]),
        ("measure_turn.properties.changes.items.properties.part", _words(Part)),
        ("level.properties.steps.items.properties.mark", ["here", "ahead", *_words(Mark)]),
        ("handover.properties.case", _words(Aftermath)),
        ("deadline.properties.kind", _words(Kind)),
        ("deadline.properties.urgency", _words(Haste)),
        ("deadline.properties.force", _words(Force)),
        ("reminder.properties.kind", _words(Kind)),
        ("reminder.properties.urgency", _words(Haste)),
        ("reminder.properties.force", _words(Force)),
        ("reminders.properties.days_chosen_by", _words(ChosenBy)),
        ("event_type", [name for name, _ in NAMES.values()]),
        ("act.properties.act", _words(Act)),
        ("log_category", _words(Category)),
        ("look.properties.odd.items", _words(Oddity)),
        ("document.properties.document", list(DOCUMENTS)),
        ("document.properties.format", list(FORMATS)),
        ("setup.properties.språk", [*LANGUAGES, None]),
        ("guide.properties.språk", _words(Language)),
        ("rule_page.properties.språk", list(LANGUAGES)),
        ("guide.properties.status", _words(Status)),
        ("guide_step.properties.type", _words(StepKind)),
        ("guide_target.properties.slag", _words(TargetKind)),
        ("guide.properties.verktøy.items.properties.type", [*_words(ToolType), None]),
        ("guide.properties.verktøy.items.properties.status", [*_words(ToolStatus), None]),
        ("guide.properties.roller.items.properties.er", [*_words(RoleKind), None]),
        ("guide.properties.stafettlogg.anyOf.0.properties.viser.items", _words(LogPart)),
        ("guide.properties.gjelder_alltid.items.properties.meld_til_når.items", _words(Urgency)),
        ("guide_step.properties.valg.items.properties.meld_til.items.properties.når", _words(Urgency)),
        ("requirement", _words(Requirement)),
        ("own_rule.properties.alvor", _words(Seriousness)),
        ("own_rule_place.properties.slag", _words(SpotKind)),
        ("guide_version.properties.status", _words(Status)),
        ("published_guide.properties.status", _words(Status)),
        ("guide_holes.properties.antall.items.properties.slag", _words(of_holes.Kind)),
        ("guide_holes.properties.hull.items.properties.slag", _words(of_holes.Kind)),
        ("guide_change.properties.vekt", _words(of_guides.Importance)),
        ("guide_change.properties.hva", _words(of_guides.ChangeKind)),
        ("guide_change.properties.del", _words(of_guides.Part)),
        ("guide_difference.properties.saker.items.properties.hva", _words(Footing)),
        ("simulated_guide.properties.antall.items.properties.slag", _words(of_simulation.Kind)),
        ("simulated_guide.properties.ikke_nådd.items.properties.slag", _words(of_simulation.Kind)),
        ("simulated_guide.properties.ikke_nådd.items.properties.årsak", _words(Cause)),
        ("simulated_goal.properties.slag", _words(of_simulation.Kind)),
        ("finding.properties.alvor", [*_words(Severity), "accepted"]),
        ("safety_rule.properties.til.items.properties.når", _words(Urgency)),
    ],
)
def test_the_words_are_those_of_the_engine(place: str, words: list[str | None]) -> None:
    node: Any = SCHEMA["definitions"]
    for name in place.split("."):
        node = node[int(name)] if name.isdecimal() else node[name]
    assert node["enum"] == words


# ------------------------------------------------------------- planted faults: what the tests above can see


def test_a_key_that_an_answer_has_lost_is_seen(walk: tuple[Said, ...]) -> None:
    case = find(walk, "case")
    del case["levels"][0]["steps"][0]["mark"]
    (fault,) = faults(case, "case", schema=SCHEMA)
    assert "'mark' is a required property" in fault


def test_a_key_that_is_not_written_is_seen_at_any_depth(walk: tuple[Said, ...]) -> None:
    change = find(walk, "change")
    change["after"]["standing"]["mood"] = "bra"
    (fault,) = faults(change, "change", schema=SCHEMA)
    assert "mood" in fault


@pytest.mark.parametrize(("key", "value"), [("opened_on", "1. september"), ("status", "asleep"), ("age", "6")])
def test_a_day_a_word_and_a_type_that_are_wrong_are_seen(walk: tuple[Said, ...], key: str, value: str) -> None:
    case = find(walk, "case")
    case[key] = value
    assert len(faults(case, "case", schema=SCHEMA)) == 1


def test_a_key_taken_out_of_the_schema_is_seen() -> None:
    less = copy.deepcopy(SCHEMA)
    del less["definitions"]["row"]["properties"]["due"]
    assert lost(pinned_lines(), less) == ["list[].due string|null"]


def test_a_type_that_is_changed_in_the_schema_is_seen() -> None:
    other = copy.deepcopy(SCHEMA)
    other["definitions"]["row"]["properties"]["number"] = {"type": "integer"}
    assert lost(pinned_lines(), other) == ["list[].number string"]


def test_a_new_key_must_be_pinned() -> None:
    more = copy.deepcopy(SCHEMA)
    more["definitions"]["row"]["properties"]["new"] = {"type": "string"}
    assert lost(pinned_lines(), more) == []
    assert unpinned(pinned_lines(), more) == ["list[].new string"]


def test_others_may_let_new_keys_pass(walk: tuple[Said, ...]) -> None:
    grown = {**find(walk, "case"), "new": 1}
    assert Draft7Validator(SCHEMA).is_valid(grown)
    assert faults(grown, "case", schema=SCHEMA)
