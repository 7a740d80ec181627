"""`bti fullforing`: the script, and what a shell is offered through it by the real command line."""

import shlex
import shutil
import subprocess
import sys

import pytest

from engine.console.commands.fullforing import SHELLS
from tests.console.commands.running import Program
from tests.console.terminal import Terminal
from tests.house import tree

BASH = shutil.which("bash")


def offered(terminal: Terminal, line: str, *, by: str = "bash", **environment: str) -> list[str]:
    """What a shell is offered at the end of a line, and nothing on stderr."""
    words = line.split(" ")
    place = words[-1] if by == "fish" else str(len(words) - 1)
    wanted = {"COMP_WORDS": line, "COMP_CWORD": place, "_BTI_COMPLETE": f"{by}_complete"}
    ended = terminal.run(**wanted, **environment)
    assert (ended.code, ended.err) == (0, "")
    if by == "bash":
        return [row.partition(",")[2] for row in ended.lines if row]
    return ended.lines


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_data_and_how_to_install_it_is_not(terminal: Terminal, shell: str) -> None:
    ended = terminal.run("fullforing", shell)
    assert ended.code == 0
    assert "_BTI_COMPLETE" in ended.out
    assert f"bti fullforing {shell} > ~/" in ended.err
    assert "installer" in ended.err


@pytest.mark.parametrize(("path", "shell"), [("/bin/bash", "bash"), ("/bin/zsh", "zsh"), ("/bin/fish", "fish")])
def test_without_a_shell_it_is_the_users_own(terminal: Terminal, path: str, shell: str) -> None:
    assert terminal.run("fullforing", SHELL=path).out == terminal.run("fullforing", shell).out


@pytest.mark.parametrize("path", ["/bin/tcsh", ""])
def test_another_shell_is_told_which_there_are(terminal: Terminal, path: str) -> None:
    ended = terminal.run("fullforing", SHELL=path)
    assert (ended.code, ended.out) == (2, "")
    assert "bash, zsh, fish" in ended.err


def test_commands_are_offered_with_their_lines(terminal: Terminal) -> None:
    assert offered(terminal, "bti fi") == ["finn"]
    assert "sakene du er med i" in offered(terminal, "bti li", by="zsh")
    assert "sakene du er med i" in offered(terminal, "bti li", by="fish")[0]
    assert offered(terminal, "bti veileder vi", by="zsh")[1:] == ["vis", "vis veilederen som tekst"]


def test_options_are_offered_with_their_help(terminal: Terminal) -> None:
    assert offered(terminal, "bti neste 1 --val", by="zsh") == ["plain", "--valg", "svaret: nummeret eller teksten"]
    assert offered(terminal, "bti --spr") == ["--sprak"]


def test_words_to_choose_among_are_offered(terminal: Terminal) -> None:
    assert offered(terminal, "bti ny os --om v") == ["voksen"]
    assert offered(terminal, "bti skriv 1 s") == ["samtykke", "stafettlogg"]
    assert offered(terminal, "bti hjelp pers") == ["personvern"]
    assert offered(terminal, "bti ny o") == ["os"]


def test_my_own_cases_are_offered_and_nobody_elses(opened: Program) -> None:
    opened.ok("--som test.leder ny os --alias hemmelig")
    assert offered(opened.terminal, "bti vis ") == ["2026-001"]
    assert offered(opened.terminal, "bti vis 1") == ["1"]
    assert offered(opened.terminal, "bti vis 2") == ["2026-001"]
    assert offered(opened.terminal, "bti --som test.leder neste ") == ["2026-002"]
    assert offered(opened.terminal, "bti vis ", BTI_SOM="test.leder") == ["2026-002"]
    assert offered(opened.terminal, "bti --som test.helsesykepleier vis ") == []


@pytest.mark.parametrize("line", ["bti vis ", "bti tull x", "bti --lager relativ vis ", "bti --som ingen vis "])
def test_what_goes_wrong_is_silence(terminal: Terminal, line: str) -> None:
    assert offered(terminal, line) == []


def test_a_damaged_store_is_silence(opened: Program) -> None:
    next(opened.terminal.home.rglob("*.lager")).write_bytes(b"no store at all")
    assert offered(opened.terminal, "bti vis ") == []


def test_offering_commands_reads_none_of_them(terminal: Terminal) -> None:
    code = "import sys, cli\ntry:\n cli.main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tree.ROOT,
        env={"HOME": str(terminal.home), "COMP_WORDS": "bti f", "COMP_CWORD": "1", "_BTI_COMPLETE": "bash_complete"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "plain,finn" in ended.stdout
    modules = set(ended.stderr.split())
    assert not [one for one in modules if one.startswith("engine.console.commands.")]
    assert not modules & {"apsw", "yaml", "engine.cases.decide"}


@pytest.mark.skipif(BASH is None, reason="there is no bash on this machine")
def test_bash_itself_takes_the_script(terminal: Terminal) -> None:
    script = terminal.home / "bti.bash"
    script.write_text(terminal.run("fullforing", "bash").out, "utf-8")
    program = terminal.home / "bti"
    program.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(tree.ROOT))}/cli.py\n", "utf-8")
    program.chmod(0o700)
    asked = f"source {script}; COMP_WORDS=(bti fri); COMP_CWORD=1; _bti_completion {program}; echo ${{COMPREPLY[@]}}"
    ended = subprocess.run(
        [str(BASH), "--norc", "-c", asked],
        env={"HOME": str(terminal.home), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert (ended.stdout, ended.stderr) == ("frister\n", "")
