"""The locked files: one public index, a hash for every file, and no path of anyone's machine."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.house import tree

EXPORTS = ("requirements.lock", "requirements-dev.lock", "requirements-peers.lock", "requirements-pm4py.lock")


def odd_sources(lock: dict[str, Any]) -> Iterator[str]:
    """Packages that do not come from the one index over https, but for the project itself."""
    indexes = {package["source"].get("registry") for package in lock["package"] if package["name"] != "bti"}
    if len(indexes) != 1:
        yield f"more than one index: {sorted(map(str, indexes))}"
    for package in lock["package"]:
        own = package["name"] == "bti" and package["source"] == {"editable": "."}
        if not own and not str(package["source"].get("registry")).startswith("https://"):
            yield f"{package['name']}: {package['source']}"


def unhashed(export: str) -> Iterator[str]:
    """Requirements without a hash, and lines that are no requirement at all."""
    for requirement in export.replace("\\\n", " ").splitlines():
        line = requirement.strip()
        if not line or line.startswith("#"):
            continue
        if "==" not in line or "--hash=sha256:" not in line or "://" in line:
            yield line


def test_the_lock_names_one_public_index() -> None:
    assert list(odd_sources(tomllib.loads((tree.ROOT / "uv.lock").read_text("utf-8")))) == []


@pytest.mark.parametrize("export", EXPORTS)
def test_every_requirement_is_locked_by_hash(export: str) -> None:
    assert list(unhashed((tree.ROOT / export).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [{"registry": "file:///wheels"}, {"directory": "../x"}, {"registry": "https://elsewhere.example/"}],
)
def test_a_planted_source_is_seen(source: dict[str, str]) -> None:
    good = {"name": "click", "source": {"registry": "https://index.example/"}}
    own = {"name": "bti", "source": {"editable": "."}}
    assert not list(odd_sources({"package": [own, good]}))
    assert list(odd_sources({"package": [own, good, {"name": "x", "source": source}]}))


@pytest.mark.parametrize("line", ["click==8.5.1", "click @ file:///x --hash=sha256:0", "--find-links wheels", "click"])
def test_a_planted_requirement_is_seen(line: str) -> None:
    assert list(unhashed(f"six==1 \\\n    --hash=sha256:0\n{line}\n")) == [line]
