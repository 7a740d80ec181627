"""The program as a whole: its commands and their other names, help, and what it reads at start."""

import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import click
import pytest

from engine.console import codes
from engine.console.group import ALIASES, EVERYDAY, KEEPING, read_command
from engine.console.localised import Worded
from engine.i18n import knows
from engine.i18n.catalogue import FIRST_AREAS
from tests.console.terminal import Ended, Terminal
from tests.house import tree

EXIT_UNWRITTEN = 120  # of Python itself, where a stream cannot be written to the end
OPTIONS = {"nb": "Valg", "nn": "Val"}
ENGLISH = {"Usage", "Options", "Commands", "Show", "this", "message", "exit", "and", "default", "required", "OPTIONS"}
COMMANDS = (*EVERYDAY, *KEEPING)
HEAVY = {
    "apsw",
    "holidays",
    "icalendar",
    "jinja2",
    "jsonschema",
    "jsonschema_rs",
    "msgspec",
    "transitions",
    "yaml",
    "json",
    "difflib",
}
UNFOLLOWED = (HEAVY - {"apsw", "msgspec"}) | {
    "engine.console.wiring",
    "engine.guideline.compare",
    "engine.language.check",
    "engine.proofs",
    "calendar",
    "locale",
    "tomllib",
}
CORE = {"engine.cases.decide", "engine.guideline.model", "engine.application.ports", "engine.language.check"}


def commands() -> dict[str, click.Command]:
    found = {name: read_command(name) for name in COMMANDS}
    for group_name in ("veileder", "lager"):
        group = found[group_name]
        assert isinstance(group, click.Group)
        found |= {f"{group_name} {name}": one for name, one in group.commands.items()}
    return found


LOADED = "import sys, cli\ntry:\n cli.main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"


def loaded(home: Terminal, *arguments: str) -> set[str]:
    """The modules that a run of the program has read, in a process of its own."""
    ended = ending(home, *arguments, code=LOADED)
    assert ended.returncode == 0, ended
    return set(ended.stderr.splitlines()[-1].split())


def test_help_reads_no_command_and_nothing_heavy(terminal: Terminal) -> None:
    modules = loaded(terminal, "--help")
    assert modules & (HEAVY | CORE | {"platformdirs", "tomllib"}) == set()
    assert {one for one in modules if one.startswith("engine.console.commands.")} == set()


@pytest.mark.parametrize("command", ["vis", "neste"])
def test_following_a_case_reads_no_parser_and_the_machine_only_to_move_it(practice: Terminal, command: str) -> None:
    assert practice.run("ny", "os", "--alias", "gutt").code == 0
    modules = loaded(practice, command, "1")
    assert "apsw" in modules
    assert modules & UNFOLLOWED <= ({"transitions"} if command == "neste" else set())
    texts = {one for one in modules if one.startswith("engine.i18n.messages.")}
    assert texts <= {f"engine.i18n.messages.{area}" for area in FIRST_AREAS}


SEARCHES = "sum(one['collections'] for one in gc.get_stats())"
ENDING = f"""
import atexit, gc, sys, cli, engine.entry
class Last:
    def __del__(self): print("taken apart", flush=True)
last, work = Last(), engine.entry.work
def late(arguments):
    print("searches", {SEARCHES} - before)
    atexit.register(print, "all else is done")
engine.entry.work = lambda arguments: (work(arguments), late(arguments))[0]
before = {SEARCHES}
cli.main()
"""


def ending(
    home: Terminal, *arguments: str, code: str = ENDING, into: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own that tells how it ends."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=tree.ROOT,
        env={
            "HOME": str(home.home),
            "BTI_CONFIG": str(home.home / "config"),
            "BTI_LAGER": f"{home.home}/lager/bti.lager",
        },
        check=False,
        stdout=into,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("command", ["vis", "neste"])
def test_following_a_case_is_over_without_a_search_for_rubbish(practice: Terminal, command: str) -> None:
    assert practice.run("ny", "os", "--alias", "gutt").code == 0
    ended = ending(practice, command, "1")
    assert ended.returncode == 0
    assert ended.stdout.splitlines()[-2:] == ["searches 0", "all else is done"]


@pytest.mark.parametrize(("word", "code"), [("--version", codes.DONE), ("tull", codes.USAGE)])
def test_the_process_is_left_with_its_code_and_not_taken_apart(terminal: Terminal, word: str, code: int) -> None:
    ended = ending(terminal, word)
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (code, "all else is done")


def test_a_bug_at_the_door_ends_the_process_as_python_does(terminal: Terminal) -> None:
    """Also shows that what is said as things are taken apart would be seen."""
    ended = ending(terminal, code=ENDING.replace("work(arguments), late", "1 / 0, late"))
    assert (ended.returncode, ended.stdout) == (codes.BUG, "taken apart\n")


def test_what_cannot_be_written_at_the_end_is_told(terminal: Terminal) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = ending(terminal, code=ENDING.replace("work(arguments), late", "0, late"), into=full.fileno())
    assert ended.returncode == EXIT_UNWRITTEN
    assert "No space left on device" in ended.stderr


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(
    "name", [*COMMANDS, "veileder sjekk", "veileder vis", "veileder ny", "lager verifiser", "lager nokkel"]
)
def test_every_command_has_its_help(terminal: Terminal, name: str, language: str) -> None:
    ended = terminal.run(*name.split(), "--help", BTI_SPRAK=language)
    assert ended.code == 0
    assert ended.out.startswith(f"Bruk: bti {name}")
    assert f"\n{OPTIONS[language]}:\n" in ended.out
    assert not ENGLISH & set(re.findall(r"[A-Za-z]+", ended.out))
    assert all(said for said in option_rows(ended)), ended.out


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("system", ["C", "en_US.UTF-8"])
def test_help_is_norwegian_on_an_english_machine_from_a_real_shell(
    terminal: Terminal, language: str, system: str
) -> None:
    for arguments in ([], ["vis"], ["veileder"], ["veileder", "vis"], ["tiltak"]):
        ended = subprocess.run(
            [sys.executable, "cli.py", "--sprak", language, *arguments, "--help"],
            cwd=tree.ROOT,
            env={"HOME": str(terminal.home), "PATH": "", "LC_ALL": system, "LANGUAGE": "en", "PYTHONUTF8": "1"},
            check=True,
            capture_output=True,
            text=True,
        )
        assert ended.stdout.startswith("Bruk: ")
        assert f"\n{OPTIONS[language]}:\n" in ended.stdout
        assert not ENGLISH & set(re.findall(r"[A-Za-z]+", ended.stdout))


def option_rows(ended: Ended) -> list[str]:
    """What is said of each option; one that is too wide for its column has it on the line below."""
    heading = next(place for place, row in enumerate(ended.lines) if row.rstrip(":") in OPTIONS.values())
    lines = [*ended.lines[heading:], ""]
    return [
        row.strip().partition("  ")[2] or (below if below.startswith("     ") else "")
        for row, below in pairwise(lines)
        if row.startswith("  -")
    ]


def test_every_option_has_a_text() -> None:
    for name, one in commands().items():
        assert isinstance(one, Worded), name
        for option in one.params:
            if isinstance(option, click.Option):
                assert option.help is not None, (name, option.name)
                assert knows(option.help), (name, option.name)


def test_every_command_and_option_is_written_in_ascii() -> None:
    for name, one in commands().items():
        assert name.isascii()
        assert all(sign.isascii() for option in one.params for sign in option.opts), name


@pytest.mark.parametrize("alias", ALIASES)
def test_other_names_are_taken_and_not_listed(terminal: Terminal, alias: str) -> None:
    assert terminal.run(alias, "--help").out == terminal.run(ALIASES[alias], "--help").out
    assert alias not in {row.split()[0] for row in terminal.run("--help").lines if row.startswith("  ")}


@pytest.mark.parametrize("name", ["-h", "--help", "--hjelp"])
def test_help_has_three_names(terminal: Terminal, name: str) -> None:
    assert terminal.run(name).out == terminal.run("--help").out


def test_the_help_of_the_program_fits_eighty_columns(terminal: Terminal) -> None:
    assert max(map(len, terminal.run("--help").lines)) <= 80


def test_help_can_be_written_in_every_encoding(terminal: Terminal) -> None:
    for encoding in ("cp1252", "cp850", "ascii"):
        terminal.encoding = encoding
        assert terminal.run("--help").code == 0


def test_the_file_is_the_command(terminal: Terminal) -> None:
    environment = {"HOME": str(terminal.home), "PATH": "", "BTI_CONFIG": str(terminal.home)}
    for arguments in (("--help",), ("meld",), ("tull",)):
        ended = [
            subprocess.run(
                [*program, *arguments], cwd=tree.ROOT, env=environment, check=False, capture_output=True, text=True
            )
            for program in ((sys.executable, "cli.py"), (f"{sys.prefix}/bin/bti",))
        ]
        assert len({(one.returncode, one.stdout, one.stderr) for one in ended}) == 1


def test_a_reader_that_leaves_early_is_no_error(terminal: Terminal) -> None:
    ended = subprocess.run(
        ["sh", "-c", f"{shlex.quote(sys.executable)} cli.py veileder vis os | head -1; exit 0"],
        cwd=tree.ROOT,
        env={"HOME": str(terminal.home), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal.run("--version").out.startswith("bti 0.")


@pytest.mark.parametrize("option", [("--som", "test.laerer"), ("--na", "2026-09-08")])
def test_acting_as_another_is_for_practice(terminal: Terminal, option: tuple[str, str]) -> None:
    assert terminal.run("oppsett").code == 0
    ended = terminal.run(*option, "liste")
    assert ended.code == 2
    assert "øvelse" in ended.err


def test_acting_as_nobody_names_those_there_are(practice: Terminal) -> None:
    ended = practice.run("--som", "ingen", "liste")
    assert ended.code == 2
    assert "test.laerer" in ended.err


def test_another_store_can_be_named(terminal: Terminal, tmp_path: object) -> None:
    other = f"{tmp_path}/annet.lager"
    assert terminal.run("--lager", other, "oppsett").code == 0
    assert terminal.run("--lager", other, "liste").code == 0
    assert terminal.run("liste").code == 6


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_json_before_a_command_says_where_to_write_it(practice: Terminal, language: str) -> None:
    ended = practice.run("--json", "vis", "7", BTI_SPRAK=language)
    assert (ended.code, ended.out) == (2, "")
    assert "bti vis … --json" in ended.err
    assert practice.run("--json").code == 0


@pytest.mark.parametrize("path", ["x.lager", "./x.lager", "~finnes-ikke/x.lager"])
def test_a_store_never_depends_on_the_folder_one_stands_in(practice: Terminal, path: str) -> None:
    for ended in (practice.run("--lager", path, "vis", "1"), practice.run("vis", "1", BTI_LAGER=path)):
        assert ended.code == 2
        assert "Stien til lageret må være hel" in ended.err
        assert f"Denne er ikke hel: {path}\n" in ended.err
    assert practice.run("--lager", path, "oppsett").code == 2
    assert practice.run("meld", BTI_LAGER=path).code == 0
    assert practice.run("oppsett", BTI_CONFIG="rett-her").code == 6
