"""The files on the page about reminders are ones that BTI and systemd can read."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from engine.adapters.post_settings import read_post_settings
from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "nb" / "paminnelser.md").read_text("utf-8")


def written(name: str) -> str:
    """Return the file that the page has the reader write."""
    found = re.search(rf"<!-- skriv {re.escape(name)} -->\n\n```text\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_file_about_mail_is_read(tmp_path: Path) -> None:
    file = tmp_path / "epost.toml"
    file.write_text(written(file.name), "utf-8")
    found = read_post_settings(file)
    assert found.server == "smtp.kommunen.no"
    assert found.addresses == {"kari.lærer": "kari@kommunen.no"}


def test_every_key_of_the_file_stands_on_the_page() -> None:
    from engine.adapters import post_settings  # noqa: PLC0415 - its own table, whatever it is called elsewhere

    assert [key for key in post_settings.KEYS if f"`{key}`" not in PAGE and f"`[{key}]`" not in PAGE] == []


@pytest.mark.parametrize(
    ("name", "section", "key", "value"),
    [
        ("bti-jobb.service", "Service", "execstart", "/opt/bti/bin/bti jobb"),
        ("bti-arbeider.service", "Service", "execstart", "/opt/bti/bin/bti jobb --arbeider --overtar 60"),
        ("bti-jobb.timer", "Timer", "oncalendar", "Mon..Fri 07:00"),
    ],
)
def test_the_files_for_systemd_have_the_form_it_reads(name: str, section: str, key: str, value: str) -> None:
    reader = ConfigParser(interpolation=None)
    reader.read_string(written(name))
    assert reader[section][key] == value
