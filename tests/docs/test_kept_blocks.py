"""A block that another program reads is written as it stands, and what that program could not read is told."""

from pathlib import Path

import pytest

from tests.docs.reading import tried

FENCE = "```"


def page(language: str, text: str) -> str:
    return f"<!-- lagre .mappe/fil -->\n\n{FENCE}{language}\n{text}\n{FENCE}\n"


@pytest.mark.parametrize(("language", "text"), [("yaml", "a: [1]"), ("json", '{"a": [1]}')])
def test_it_is_written_as_it_stands(tmp_path: Path, language: str, text: str) -> None:
    assert tried(page(language, text), tmp_path).complaints == []
    assert (tmp_path / "home" / ".mappe" / "fil").read_text("utf-8") == f"{text}\n"


@pytest.mark.parametrize(("language", "text"), [("yaml", "a: ["), ("json", "{'a': 1}"), ("toml", "a = 1")])
def test_what_cannot_be_read_is_told(tmp_path: Path, language: str, text: str) -> None:
    (complaint,) = tried(page(language, text), tmp_path).complaints
    assert complaint.startswith("line ")
