"""The page about VS Code tells the truth: its modeline, its settings, and each sentence that it says will be shown."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from engine.guideline.vocabulary import Language
from engine.language.schema import file_name
from tests.docs.blocks import Block, claims
from tests.editor.server import running
from tests.house import tree

pytestmark = pytest.mark.slow

PAGE = (tree.ROOT / "docs" / "nb" / "vscode.md").read_text("utf-8")
ROW = re.compile(r"^\| `([^`|]+)` \| ([^|]+) \|$", re.MULTILINE)


def block(language: str) -> str:
    (found,) = [one.text for one in claims(PAGE) if isinstance(one, Block) and one.language == language]
    return found


def shown(folder: Path, settings: Mapping[str, Any], *, files: Mapping[str, str]) -> dict[str, set[str]]:
    """What the server says of each file, with the schemas beside them."""
    for language in Language:
        shutil.copy(tree.ROOT / "schemas" / file_name(language), folder)
    told = {}
    with running(folder, settings) as server:
        for name, text in files.items():
            with server.opened((folder / name).as_uri(), text) as faults:
                told[name] = {fault["message"] for fault in faults}
    return told


def with_line(line: str) -> str:
    """Return the page's guide with another line for a key, or one more."""
    key = line.partition(":")[0]
    guide = "".join(row for row in block("yaml").splitlines(keepends=True) if not row.startswith(f"{key}:"))
    return f"{guide}{line}\n"


def nested(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings as an editor hands them on: `yaml.schemas` is `schemas` of `yaml`."""
    made: dict[str, Any] = {}
    for name, value in settings.items():
        first, *rest = name.split(".")
        part = made.setdefault(first, {})
        for step in rest[:-1]:
            part = part.setdefault(step, {})
        part[rest[-1]] = value
    return made


def test_the_guide_of_the_page_has_a_line_that_leads_to_the_schema(tmp_path: Path) -> None:
    rows = ROW.findall(PAGE)
    files = {"sound.yaml": block("yaml")} | {f"{number}.yaml": with_line(row[0]) for number, row in enumerate(rows)}
    told = shown(tmp_path, {"yaml": {"schemaStore": {"enable": False}}}, files=files)
    assert told["sound.yaml"] == set()
    assert len(rows) >= 5
    for number, (line, sentence) in enumerate(rows):
        assert sentence in told[f"{number}.yaml"], (line, told[f"{number}.yaml"])


def test_without_that_line_nothing_would_be_told(tmp_path: Path) -> None:
    files = {"x.yaml": with_line("status: ferdig").partition("\n")[2]}
    assert shown(tmp_path, {"yaml": {"schemaStore": {"enable": False}}}, files=files) == {"x.yaml": set()}


def test_the_settings_of_the_page_choose_by_language(tmp_path: Path) -> None:
    wrong = "tull: ja\n"
    told = shown(tmp_path, nested(json.loads(block("json"))), files={"a.yaml": wrong, "a.nn.yaml": wrong})
    assert any(one.startswith("Ordet foran kolonet kan ikke stå her.") for one in told["a.yaml"])
    assert any(one.startswith("Ordet framfor kolonet kan ikkje stå her.") for one in told["a.nn.yaml"])
    assert not any("ikkje" in one for one in told["a.yaml"])
    assert not any("ikke" in one for one in told["a.nn.yaml"])
