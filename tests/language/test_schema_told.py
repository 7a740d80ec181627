"""What the schemas tell an editor to say: each piece that can say no has a plain sentence of ours, in its language."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from engine.guideline.vocabulary import Language
from engine.i18n.rules import rule_title
from engine.language.generate import generate
from engine.language.nodes import read
from engine.language.schema import violations
from engine.language.terms import GROUPS, Group
from engine.language.tree import plain
from tests.language.test_check import BROKEN, SCHEMAS, SOUND, by_name

INNER = frozenset({"items", "additionalProperties", "then", "else"})
FOREIGN = re.compile(
    r"schema|skalar|scalar|mapping|sekvens|objekt|object|array|property|\bnull\b|boolean|streng\b|YAML", re.IGNORECASE
)
ONLY_NYNORSK = re.compile(r"\b(?:ikkje|eit|ein|eitt|korleis|kva|frå|framfor|fleire|orda|vere)\b")
ONLY_BOKMAL = re.compile(r"\b(?:ikke|et|ett|hvordan|hva|fra|flere|ordene|være)\b")

Piece = dict[str, Any]


def asked(piece: Piece) -> Iterator[Piece]:
    """Every piece of a schema that a guide is held against, itself first; what an `if` asks is never told."""
    yield piece
    inner = [part for name, part in piece.items() if name in INNER and isinstance(part, dict)]
    for part in (*inner, *piece.get("properties", {}).values()):
        yield from asked(part)


def silent(schema: Piece) -> list[str]:
    """The pieces that would be told in an editor's own words, which are English."""
    found = []
    for piece in asked(schema):
        says_no = {"type", "enum", "required"} & piece.keys() or piece.get("additionalProperties") is False
        if says_no and "errorMessage" not in piece:
            found.append(json.dumps(piece, ensure_ascii=False)[:200])
        if "pattern" in piece and "patternErrorMessage" not in piece:
            found.append(json.dumps(piece, ensure_ascii=False)[:200])
    return found


def told(language: Language) -> set[str]:
    return {
        piece[name]
        for piece in asked(generate(language))
        for name in ("errorMessage", "patternErrorMessage")
        if name in piece
    }


@pytest.mark.parametrize("language", Language)
def test_every_piece_that_says_no_says_what_to_write(language: Language) -> None:
    assert silent(generate(language)) == []
    assert len(list(asked(generate(language)))) > 1000


@pytest.mark.parametrize("word", ["type", "enum", "pattern", "required"])
def test_a_silent_piece_is_seen(word: str) -> None:
    assert silent({"properties": {"x": {"items": {word: "…"}}}})


@pytest.mark.parametrize(("language", "other"), [(Language.BOKMAL, ONLY_NYNORSK), (Language.NYNORSK, ONLY_BOKMAL)])
def test_it_is_plain_and_in_one_language(language: Language, other: re.Pattern[str]) -> None:
    for sentence in told(language):
        plainly = re.sub(r"«[^»]*»", "", sentence)
        assert sentence.endswith((".", ".»"))
        assert not FOREIGN.search(plainly), sentence
        assert not other.search(plainly), sentence


@pytest.mark.parametrize("language", Language)
def test_an_unknown_key_is_told_as_its_page_tells_it(language: Language) -> None:
    unknown = {piece["errorMessage"] for piece in asked(generate(language)) if "properties" in piece}
    assert len(unknown) > 10
    assert {sentence.partition(".")[0] for sentence in unknown if sentence.startswith("Ordet")} == {
        rule_title("S01", language)
    }


@pytest.mark.parametrize("language", Language)
def test_a_closed_list_is_told_with_all_its_words(language: Language) -> None:
    told = [piece["errorMessage"] for piece in asked(generate(language)) if piece.get("enum")]
    statuses = [f"«{word.written(language)}»" for word in GROUPS[Group.STATUSES]]
    assert any(all(word in sentence for word in statuses) for sentence in told)
    for piece in asked(generate(language)):
        assert all(f"«{word}»" in piece["errorMessage"] for word in piece.get("enum", ()))


@pytest.mark.parametrize("path", [*BROKEN, *SOUND], ids=by_name)
def test_pieces_put_together_say_what_they_say_apart(path: Path) -> None:
    root = read(path.read_bytes(), file=path.name).root
    guide = plain(root) if root is not None else {}
    for file in SCHEMAS.values():
        apart = Draft7Validator(json.loads(file)).iter_errors(guide)
        together = violations(guide, file)
        assert sorted((str(list(one.absolute_path)), str(one.validator)) for one in apart) == sorted(
            (str(list(one.path)), one.word) for one in together
        )
