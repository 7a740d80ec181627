"""The lint rules bite where they should, and every exception from one says why."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import tree

CLOCK = "from datetime import UTC, datetime\n\nNOW = datetime.now(tz=UTC)\n"
MANY_ARMS = "\n".join(f"    if x == {arm}:\n        return {arm}" for arm in range(8))
PLANTED = {
    "TID251": CLOCK,
    "DTZ005": CLOCK.replace("tz=UTC", ""),
    "C901": f"def f(x: int) -> int:\n{MANY_ARMS}\n    return 9\n",
    "PLR0913": "def f(*, a: int, b: int, c: int, d: int, e: int, g: int) -> None: ...\n",
    "BLE001": "try:\n    print()\nexcept Exception:\n    print()\n",
    "FIX002": f"# {'TO' + 'DO'}: later\n",
    "S307": "eval('1')\n",
    "T201": "print()\n",
}

WAIVER = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*|type: ignore\[[\w, -]+\]|pragma: no (?:cover|branch))"
)
REASON = re.compile(r"[^\W\d_]{2,}\W+[^\W_]{2,}")


def ruff(code: str, name: str) -> set[str]:
    """The rules that a piece of code breaks, were it the named file of this tree."""
    checked = subprocess.run(
        [
            Path(sys.executable).with_name("ruff"),
            "check",
            "--output-format",
            "concise",
            "--stdin-filename",
            name,
            "-",
        ],
        cwd=tree.ROOT,
        input=code,
        check=False,
        capture_output=True,
        text=True,
    )
    return set(re.findall(r"^\S+:\d+:\d+: ([A-Z]+\d+) ", checked.stdout, re.MULTILINE))


def silent_waivers(text: str) -> Iterator[str]:
    """Lines that switch a check off and do not say why."""
    for number, line in enumerate(text.splitlines(), start=1):
        waiver = WAIVER.search(line)
        if waiver and not REASON.search(line[waiver.end() :]):
            yield f"{number}: {line.strip()}"


def silent_ignores(settings: str) -> Iterator[str]:
    """Rules that the project file switches off without a comment."""
    for line in settings.splitlines():
        if re.match(r'\s+"[A-Z]+\d*",', line) and not REASON.search(line.partition("#")[2]):
            yield line.strip()


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_offence_is_seen(rule: str) -> None:
    assert rule in ruff(PLANTED[rule], "engine/cases/planted.py")


def test_the_clock_may_be_read_in_one_module_alone() -> None:
    assert "TID251" not in ruff(CLOCK, "engine/adapters/clock.py")
    assert "TID251" in ruff(CLOCK, "engine/adapters/sqlite.py")
    assert "TID251" in ruff(CLOCK, "tests/cases/test_planted.py")


def test_no_test_ends_the_process_of_all_tests() -> None:
    assert "TID251" in ruff("import cli\n\ncli.main()\n", "tests/cases/test_planted.py")
    assert "TID251" not in ruff("import cli\n\ncli.run()\n", "tests/cases/test_planted.py")


def test_every_waiver_in_the_code_says_why() -> None:
    judged = (path for path in tree.files() if path.suffix == ".py" and path != Path(__file__))
    found = [
        f"{path.relative_to(tree.ROOT)}:{waiver}"
        for path in judged
        for waiver in silent_waivers(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("line", "is_silent"),
    [
        ("x = 1  # noqa: S608", True),
        ("x = 1  # noqa: S608, S101", True),
        ("x = 1  # type: ignore[arg-type]", True),
        ("x = 1  # pragma: no cover", True),
        ("x = 1  # noqa: S608 - the name is ours, from a closed set", False),
        ("x = 1  # type: ignore[arg-type]  # the library's types are wrong here", False),
        ("x = 1  # an ordinary comment", False),
    ],
)
def test_a_waiver_without_a_reason_is_told_from_one_with(line: str, *, is_silent: bool) -> None:
    assert bool(list(silent_waivers(line))) is is_silent


def test_every_rule_that_is_switched_off_says_why() -> None:
    assert list(silent_ignores((tree.ROOT / "pyproject.toml").read_text("utf-8"))) == []


def test_a_rule_that_is_switched_off_in_silence_is_seen() -> None:
    assert list(silent_ignores('ignore = [\n  "S101", # assert is how a test speaks\n  "D203",\n]')) == ['"D203",']
