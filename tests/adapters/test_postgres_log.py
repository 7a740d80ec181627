"""What a server writes in its log is looked at: each line that its settings should have is missed where it is not."""

from pathlib import Path

import pytest

from engine.adapters.postgres_link import Link
from engine.adapters.postgres_log import log_check
from tests.adapters.postgres_server import create_store


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"log_error_verbosity": "default"}, "log_error_verbosity = terse"),
        ({"log_parameter_max_length_on_error": "-1"}, "log_parameter_max_length_on_error = 0"),
        ({"log_statement": "mod"}, "log_parameter_max_length = 0"),
        ({"log_min_duration_statement": "250"}, "log_parameter_max_length = 0"),
        ({"log_min_duration_sample": "250"}, "log_parameter_max_length = 0"),
        ({"log_statement": "all", "log_parameter_max_length": "0"}, ""),
        ({"log_statement": "ddl"}, ""),
        ({}, ""),
    ],
)
def test_a_server_that_writes_much_in_its_log_is_told_with_the_line_that_is_missing(
    said: dict[str, str], wanted: str, tmp_path: Path
) -> None:
    with create_store(tmp_path) as store:
        options = "%20".join(f"-c{name}%3D{value}" for name, value in said.items())
        link = Link(f"{store.place.address}&options={options}" if options else store.place.address, store.place.schema)
        check = log_check(link)
        link.close()
    assert check.fine is not bool(wanted)
    assert dict(check.finding.arguments) == ({"setting": wanted} if wanted else {})
