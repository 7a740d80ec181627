"""What a server writes in its log is looked at: each line that its settings should have is missed where it is not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from engine.adapters.postgres_link import Link
from engine.adapters.postgres_log import log_check
from engine.application.upkeep import Check
from tests.adapters.postgres_server import create_store
from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "nb" / "for-it.md").read_text("utf-8")
WRITTEN = PAGE.partition("<!-- skriv postgresql.conf -->\n\n```text\n")[2].partition("```")[0].splitlines()
"""The lines on the page for those who run the server."""


def looked_at(folder: Path, said: Mapping[str, str]) -> Check:
    """Look at a server on which these settings are others than the tests' own."""
    with create_store(folder) as store:
        options = "%20".join(f"-c{name}%3D{value}" for name, value in said.items())
        link = Link(f"{store.place.address}&options={options}" if options else store.place.address, store.place.schema)
        check = log_check(link)
        link.close()
    return check


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"log_error_verbosity": "default"}, "log_error_verbosity = terse"),
        ({"log_parameter_max_length_on_error": "-1"}, "log_parameter_max_length_on_error = 0"),
        ({"log_statement": "mod"}, "log_parameter_max_length = 0"),
        ({"log_min_duration_statement": "250"}, "log_parameter_max_length = 0"),
        ({"log_min_duration_sample": "250"}, "log_parameter_max_length = 0"),
        ({"log_statement": "ddl"}, ""),
        ({}, ""),
    ],
)
def test_a_server_that_writes_much_in_its_log_is_told_with_the_line_that_is_missing(
    said: dict[str, str], wanted: str, tmp_path: Path
) -> None:
    check = looked_at(tmp_path, said)
    assert check.fine is not bool(wanted)
    assert dict(check.finding.arguments) == ({"setting": wanted} if wanted else {})
    assert not wanted or wanted in WRITTEN


def test_with_the_lines_of_the_page_all_is_well_whatever_is_logged(tmp_path: Path) -> None:
    lines = dict(line.split(" = ") for line in WRITTEN)
    assert len(lines) == 3
    assert looked_at(tmp_path, {"log_statement": "all", "log_min_duration_statement": "0", **lines}).fine
