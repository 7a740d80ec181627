"""The schemas: generated from the table, plain enough for editors, and the one structural check."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from engine.guideline.vocabulary import Language
from engine.language import schema
from engine.language.check import check
from engine.language.nodes import read
from engine.language.schema import composed, file_name, generate, rendered, violations
from engine.language.structure import Structure
from engine.language.terms import KEYS, sign
from engine.language.tree import Mapping, plain

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "schemas"
FILES: dict[str, bytes] = {language: (FOLDER / file_name(language)).read_bytes() for language in Language}
STRUCTURAL = sorted(path for path in (HERE / "err").glob("s0*.yaml") if not path.stem.startswith("s08"))
SCALAR = ["string", "number", "boolean"]


def pieces(part: object) -> Iterator[dict[str, Any]]:
    """Every object within a schema, itself first."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from pieces(value)
    elif isinstance(part, list):
        for value in part:
            yield from pieces(value)


def slots(part: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema describes, with its description."""
    for piece in pieces(part):
        if isinstance(piece.get("properties"), dict):
            yield from piece["properties"].items()


def structural(path: Path, file: bytes) -> list[str]:
    root = read(path.read_bytes(), file=path.name).root
    assert isinstance(root, Mapping)
    language = Language.NYNORSK if root.key("nivåa") else Language.BOKMAL
    return [finding.rule for finding in Structure(root, language, tuple(violations(plain(root), file))).diagnostics()]


@pytest.mark.parametrize("language", Language)
def test_the_files_are_what_the_table_says(language: Language) -> None:
    assert FILES[language].decode() == rendered(language)


@pytest.mark.parametrize("language", Language)
def test_the_schema_is_a_sound_one(language: Language) -> None:
    Draft7Validator.check_schema(generate(language))


@pytest.mark.parametrize("language", Language)
def test_nothing_in_it_makes_editors_give_wrong_advice(language: Language) -> None:
    words = {word for piece in pieces(generate(language)) for word in piece}
    assert not words & {"oneOf", "anyOf", "allOf", "not", "$ref", "const"}


@pytest.mark.parametrize("language", Language)
def test_every_part_refuses_keys_that_it_does_not_know(language: Language) -> None:
    parts = [piece for piece in pieces(generate(language)) if isinstance(piece.get("properties"), dict)]
    described = [part for part in parts if "additionalProperties" in part]
    assert len(described) > 10
    assert all(part["additionalProperties"] is False for part in described)


@pytest.mark.parametrize("language", Language)
def test_every_place_for_a_text_takes_what_editors_see_as_numbers(language: Language) -> None:
    for _, slot in slots(generate(language)):
        if "type" in slot and "string" in slot["type"]:
            assert [kind for kind in slot["type"] if kind in SCALAR] == SCALAR


@pytest.mark.parametrize("language", Language)
def test_every_key_is_explained_and_its_example_is_sound(language: Language) -> None:
    found = list(slots(generate(language)))
    assert {name for name, _ in found} == {key.written(language) for key in KEYS.values()}
    for _, slot in found:
        assert slot["description"]
        assert slot["markdownDescription"]
        for example in slot["examples"]:
            assert not list(Draft7Validator(slot).iter_errors(example)), (slot["description"], example)


@pytest.mark.parametrize("path", sorted((HERE / "ok").glob("*.yaml")), ids=lambda path: path.stem)
def test_an_editor_that_sees_numbers_and_truths_agrees(path: Path) -> None:
    root = read(path.read_bytes(), file=path.name).root
    assert root is not None
    language = check(path.read_bytes(), file=path.name, schemas=FILES).language
    seen = as_editors_see(plain(root))
    assert not list(Draft7Validator(json.loads(FILES[language])).iter_errors(seen))


def as_editors_see(value: object) -> object:
    match value:
        case dict():
            return {name: as_editors_see(inner) for name, inner in value.items()}
        case list():
            return [as_editors_see(inner) for inner in value]
        case str() if value.isdigit() and not value.startswith("0"):
            return int(value)
        case _:
            return value


@pytest.mark.parametrize("path", STRUCTURAL, ids=lambda path: path.stem)
def test_without_the_schema_no_structural_fault_is_found(path: Path) -> None:
    language = check(path.read_bytes(), file=path.name, schemas=FILES).language
    assert structural(path, FILES[language])
    assert structural(path, b"{}") == []


def test_there_are_structural_faults_to_find() -> None:
    assert len(STRUCTURAL) >= 30


def test_the_check_asks_the_schema_that_it_is_given() -> None:
    data = (HERE / "ok" / "small_nb.yaml").read_bytes()
    strict = b'{"required": ["noe annet"]}'
    found = check(data, file="x.yaml", schemas={"nb": strict, "nn": strict}).diagnostics
    assert [finding.rule for finding in found] == ["S02"]
    other = b'{"maxProperties": 1}'
    found = check(data, file="x.yaml", schemas={"nb": other, "nn": other}).diagnostics
    assert [finding.message for finding in found] == ["not-as-expected"]


@pytest.mark.parametrize("language", Language)
def test_silence_is_a_text_that_every_open_field_takes(language: Language) -> None:
    silent = sign("silent", language)
    field = dict(slots(generate(language)))[KEYS["updated"].written(language)]
    assert not list(Draft7Validator(field).iter_errors(silent))
    assert list(Draft7Validator(field).iter_errors("i fjor"))


def test_writing_the_files_and_comparing_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert schema.main(["--check"], tmp_path) == 1
    assert "guideline.nb.schema.json" in capsys.readouterr().err
    assert schema.main([], tmp_path) == 0
    assert schema.main(["--check"], tmp_path) == 0
    (tmp_path / "guideline.nn.schema.json").write_text("{}", "utf-8")
    assert schema.main(["--check"], tmp_path) == 1
    assert "guideline.nn.schema.json" in capsys.readouterr().err


@pytest.mark.parametrize("language", Language)
def test_the_quick_look_says_what_the_slow_one_says(language: Language) -> None:
    slow = Draft7Validator(generate(language))
    roots = {path: read(path.read_bytes(), file=path.name).root for path in sorted(HERE.rglob("*.yaml"))}
    guides = {path: plain(root) for path, root in roots.items() if root}
    sound = {path for path, guide in guides.items() if slow.is_valid(composed(guide))}
    assert {path for path, guide in guides.items() if not any(violations(guide, FILES[language]))} == sound
    assert sound
    assert guides.keys() - sound
