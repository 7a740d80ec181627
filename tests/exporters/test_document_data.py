"""Documents as JSON: what they say, by the schema that is written, which only grows."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from engine.cases import events as ev
from engine.exporters import DOCUMENTS
from engine.exporters.documents import render
from tests.exporters.document_schema import FILE, keys, schema, written
from tests.exporters.small import LIVED, view

KEYS = Path(__file__).with_name("document_keys.txt")


def data(document: str, *bodies: ev.EventBody) -> dict[str, object]:
    said: dict[str, object] = json.loads(render(view(*bodies), document, format="json", language="nb", practice=False))
    return said


def test_the_schema_is_that_of_what_documents_say() -> None:
    assert FILE.read_text("utf-8") == written()


def test_no_key_that_was_ever_there_goes() -> None:
    assert set(KEYS.read_text("utf-8").split()) <= set(keys())


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("bodies", [(), LIVED], ids=["new", "lived"])
def test_every_document_follows_the_schema(document: str, bodies: tuple[ev.EventBody, ...]) -> None:
    whole = schema()
    mine = next(one for one in whole["anyOf"] if one["title"] == document)
    closed = {name: {**one, "additionalProperties": False} for name, one in whole["definitions"].items()}
    checker = Draft7Validator({**mine, "definitions": closed}, format_checker=Draft7Validator.FORMAT_CHECKER)
    assert [one.message for one in checker.iter_errors(data(document, *bodies))] == []


def test_days_are_iso_and_choices_are_the_words_of_the_record() -> None:
    log = data("stafettlogg", *LIVED)
    measures, consents = log["measures"], log["consents"]
    assert isinstance(measures, list)
    assert isinstance(consents, list)
    assert (measures[0]["started_on"], measures[0]["outcome"]) == ("2026-09-09", "continued")
    assert [one["answer"] for one in consents] == ["yes", "no", "no"]


def test_signs_that_are_not_seen_are_written_by_their_numbers_and_read_back_as_they_were() -> None:
    said = "a\x1b\u202eb\u2028c"
    text = render(
        view(ev.MeetingHeld(minutes=said, next_on=date(2026, 12, 1))),
        "stafettlogg",
        format="json",
        language="nb",
        practice=False,
    )
    assert not {"\x1b", "\u202e", "\u2028"} & set(text)
    assert json.loads(text)["meetings"][0]["minutes"] == said
