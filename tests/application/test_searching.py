"""Nothing that somebody writes in a case is left out of the search by accident."""

from collections.abc import Iterator
from typing import get_args, get_type_hints

import pytest

from engine.application.searching import HERE, NAMED, WRITTEN
from engine.cases import events as ev
from engine.i18n import text
from engine.values import Struct, fields

# What is no text of a case: ids, triggers, versions, and words of the program or the guide that no one wrote here.
OF_THE_PROGRAM = {
    "agreed",
    "beside",
    "by_consent",  # some of those in `invited`, who are searched
    "consent_id",
    "consent_type",
    "consultation_id",
    "covered",
    "digest",
    "dropped",
    "entered_by",
    "entries",
    "facts",
    "from_hash",
    "from_version",
    "given_as",
    "handover_id",
    "guideline",
    "guideline_hash",
    "guideline_version",
    "kept_out",
    "level",
    "measure_id",
    "measures",
    "meeting_id",
    "meeting_type",
    "minutes_to",
    "of",
    "previous",
    "receivers",
    "redone_command",
    "replaces",
    "rule",
    "scope",
    "scopes",
    "side",
    "side_case",
    "event_id",
    "state",
    "to",
    "to_hash",
    "to_version",
    "tracks",
    "trigger",
    "undone_command",
    "variant",
}


def held(kind: object) -> Iterator[object]:
    """The types that a field may hold, those in tuples included."""
    inner = get_args(kind)
    if not inner:
        yield kind
    for one in inner:
        yield from held(one)


def text_fields(kind: type) -> Iterator[str]:
    """The fields of an event that hold text, its parts' included."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        for one in held(hints[field.name]):
            if isinstance(one, type) and issubclass(one, Struct):
                yield from text_fields(one)
            elif one is str:
                yield field.name


@pytest.mark.parametrize("kind", ev.NAMES)
def test_every_text_of_an_event_is_searched_or_is_known_to_be_none(kind: type) -> None:
    assert set(text_fields(kind)) <= WRITTEN | NAMED | OF_THE_PROGRAM


def test_no_field_is_both() -> None:
    assert not (WRITTEN | NAMED) & OF_THE_PROGRAM
    assert not WRITTEN & NAMED


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_place_has_a_name(language: str) -> None:
    for where in (HERE, *(name for name, _ in ev.NAMES.values())):
        assert text(f"where.{where}", language)
