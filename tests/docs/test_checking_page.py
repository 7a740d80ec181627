"""The page on checking guides at every change: its workflow is one, and each command in it does what the page says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.console.test_sarif import faults
from tests.docs.blocks import Block, claims
from tests.docs.desk import Desk, Said
from tests.house import tree

PAGE = (tree.ROOT / "docs" / "nb" / "sjekk-i-ci.md").read_text("utf-8")
HOOKS = tree.ROOT / ".pre-commit-hooks.yaml"


def kept(file: str) -> Any:  # noqa: ANN401 - YAML is anything
    """Return what the page lets its reader keep in a file."""
    (text,) = [
        one.text for one in claims(PAGE) if isinstance(one, Block) and one.direction and one.direction.rest == file
    ]
    return yaml.safe_load(text)


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = kept(".github/workflows/veiledere.yaml")["jobs"]["sjekk"]["steps"]
    return found


def commands() -> list[str]:
    return [step["run"] for step in steps() if step.get("run", "").startswith("bti ")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    (desk.home / "veiledere").mkdir()
    desk.run("bti veileder ny veiledere/hel.yaml")
    return desk


def spoil(desk: Desk) -> None:
    text = (desk.home / "veiledere" / "hel.yaml").read_text("utf-8")
    (desk.home / "veiledere" / "skadd.yaml").write_text(text.replace("er: barn}", "er: barnet}"), "utf-8")


def ran(desk: Desk, command: str) -> Said:
    """Run a step as the workflow would: a shell that stops at the first failure."""
    return desk.run(f"set -e; {command}")


def test_the_first_command_fails_where_a_guide_does_and_shows_where(desk: Desk) -> None:
    first = commands()[0]
    assert ran(desk, first) == Said(text="", code=0)
    spoil(desk)
    said = ran(desk, first)
    assert said.code == 1
    assert re.match(r"::error file=veiledere/skadd\.yaml,line=12,endLine=12,col=\d+,endColumn=\d+,", said.text)


@pytest.mark.parametrize("spoilt", [False, True])
def test_the_second_leaves_a_log_and_fails_for_no_finding(desk: Desk, *, spoilt: bool) -> None:
    if spoilt:
        spoil(desk)
    assert ran(desk, commands()[1]).code == 0
    (log,) = [step["with"]["sarif_file"] for step in steps() if "upload-sarif" in step.get("uses", "")]
    told = json.loads((desk.home / log).read_text("utf-8"))
    assert faults(told) == []
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in told["runs"][0]["results"]]
    assert uris == ["veiledere/skadd.yaml"] * spoilt


def test_the_second_fails_where_a_file_cannot_be_read(desk: Desk) -> None:
    (desk.home / "veiledere" / "mappe.yaml").mkdir()
    assert ran(desk, commands()[1]).code != 0


def test_the_workflow_asks_for_no_more_than_it_needs() -> None:
    workflow = kept(".github/workflows/veiledere.yaml")
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    assert all(re.search(r"@v\d+$", step["uses"]) for step in steps() if "uses" in step)
    assert len(commands()) == 2


def test_the_hook_of_the_page_is_one_that_there_is() -> None:
    (repository,) = kept(".pre-commit-config.yaml")["repos"]
    offered = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text("utf-8"))}
    assert [hook["id"] for hook in repository["hooks"]] == list(offered)
    (hook,) = repository["hooks"]
    assert re.search(hook["files"], "veiledere/lillevik.yaml")
    assert not re.search(hook["files"], "docker-compose.yaml")
