"""Hints repeat what stood before the command, so that each can be run as it is printed."""

import shlex
from pathlib import Path

import pytest

from engine.console.typed import NOTHING, Given
from tests.console.terminal import Ended, Terminal

BOTH = Given(store="/et sted/b.lager", acting_as="test.laerer")
ON_A_DAY = Given(acting_as="test.laerer", on_day="2026-09-08")


def hints(ended: Ended) -> list[list[str]]:
    """The commands of the printed hints, as a shell would split them."""
    rows = [row.removeprefix("→").strip() for row in ended.err.splitlines()]
    return [shlex.split(row.split("   ")[0])[1:] for row in rows if row.startswith("bti ")]


def test_both_options_are_repeated_as_a_shell_reads_them() -> None:
    assert BOTH.typed("bti vis 1") == "bti --lager '/et sted/b.lager' --som test.laerer vis 1"


def test_a_copied_hint_lands_on_the_same_day(practice: Terminal) -> None:
    assert ON_A_DAY.typed("bti vis 1") == "bti --som test.laerer --na 2026-09-08 vis 1"
    opened = practice.run("--na", "8.9.2026", "ny", "os", "--alias", "gutt")
    assert hints(opened) == [["--na", "2026-09-08", "neste", "1"]]
    practice.environment["BTI_NA"] = "2026-09-08"
    assert hints(practice.run("vis", "1")) == [["neste", "1"]]


@pytest.mark.parametrize(
    "command", ["bti veileder vis os", "bti hjelp koder", "bti oppsett --ovelse", "bti vis --help"]
)
def test_a_command_that_needs_neither_is_left_as_it_is(command: str) -> None:
    assert BOTH.typed(command) == command


def test_setting_up_is_done_in_the_same_store_and_as_oneself() -> None:
    assert BOTH.typed("bti oppsett") == "bti --lager '/et sted/b.lager' oppsett"


def test_twice_is_the_same_as_once_and_nothing_changes_nothing() -> None:
    assert BOTH.typed(BOTH.typed("bti vis 1")) == BOTH.typed("bti vis 1")
    assert NOTHING.typed("bti vis 1") == "bti vis 1"


def test_every_hint_of_a_case_in_a_named_store_runs_as_printed(terminal: Terminal, tmp_path: Path) -> None:
    store = str(tmp_path / "et sted" / "annet.lager")
    assert terminal.run("--lager", store, "oppsett", "--ovelse").code == 0
    before = ("--lager", store, "--som", "test.laerer")
    opened = terminal.run(*before, "ny", "os", "--alias", "gutt")
    assert hints(opened) == [[*before, "neste", "1"]]
    assert f"bti {shlex.join(before)} meld 1" in opened.out
    for _ in range(3):
        ended = terminal.run(*hints(opened)[0])
        assert ended.code in (0, 3)
        opened = ended
    assert all(row[:4] == list(before) for row in hints(opened))


def test_who_acts_by_the_environment_is_not_repeated(practice: Terminal) -> None:
    practice.environment["BTI_SOM"] = "test.laerer"
    assert hints(practice.run("ny", "os", "--alias", "gutt")) == [["neste", "1"]]


def test_a_store_that_is_missing_is_made_where_it_was_looked_for(terminal: Terminal, tmp_path: Path) -> None:
    store = str(tmp_path / "ny" / "annet.lager")
    missing = terminal.run("--lager", store, "liste")
    assert missing.code == 6
    assert hints(missing) == [["--lager", store, "oppsett"], ["oppsett", "--ovelse"]]
    made = terminal.run(*hints(missing)[0])
    assert made.code == 0
    assert terminal.run("--lager", store, "liste").code == 0
    assert all(terminal.run(*hint).code == 0 for hint in hints(made))


def test_a_script_gets_the_same_commands(practice: Terminal) -> None:
    ended = practice.run("--som", "test.laerer", "ny", "os", "--alias", "gutt", "--json")
    assert '"command": "bti --som test.laerer neste 1"' in ended.out
