"""The hook for pre-commit, as pre-commit itself runs it: installed from a repository, on what is about to be kept."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.test_checking_page import HOOKS, kept
from tests.house.bare_copy import lay_out

pytestmark = pytest.mark.slow

MANY = 600.0  # seconds; the hook's own environment is made from the network


class Repository:
    """A folder under git, with a home of its own: nothing of the machine's own settings is used."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        kept_here = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "BTI_"))}
        self._environment = {**kept_here, "PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull}
        self.git("init", "--quiet")
        self.git("config", "user.name", "Test")
        self.git("config", "user.email", "test@example.org")

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run a command here."""
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, check=False, capture_output=True, text=True, timeout=MANY
        )

    def git(self, *words: str) -> str:
        """Run git here and return what it says."""
        git = shutil.which("git")
        assert git is not None, "git is missing: apt-get install git"
        done = self.run(git, *words)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def kept(self) -> str:
        """Keep everything here, and return the name of the version."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Alt", "--no-verify")
        return self.git("rev-parse", "HEAD")


def test_the_hook_stops_a_guide_with_faults_and_lets_a_sound_one_pass(tmp_path: Path) -> None:
    program = Repository(tmp_path / "program", tmp_path / "home")
    lay_out(program.folder)
    settings = kept(".pre-commit-config.yaml")
    settings["repos"][0] |= {"repo": str(program.folder), "rev": program.kept()}
    guides = Repository(tmp_path / "kommune", tmp_path / "home")
    (guides.folder / ".pre-commit-config.yaml").write_text(str(settings), "utf-8")
    (guides.folder / "veiledere").mkdir()
    sound = (program.folder / "guidelines" / "os.yaml").read_text("utf-8")
    (guides.folder / "veiledere" / "os.yaml").write_text(sound, "utf-8")
    (guides.folder / "annet.yaml").write_text("ingen: veileder\n", "utf-8")
    guides.git("add", "--all")
    check = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")

    passed = guides.run(*check)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout

    (guides.folder / "veiledere" / "os.yaml").write_text(f"{sound}tull: ja\n", "utf-8")
    guides.git("add", "--all")
    stopped = guides.run(*check)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert f"veiledere/os.yaml:{sound.count(chr(10)) + 1}:1: FEIL S01 «tull»" in stopped.stdout


def test_pre_commit_takes_the_definition() -> None:
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", HOOKS], check=False)
    assert done.returncode == 0
