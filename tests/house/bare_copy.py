"""A gate: make targets in a copy of the tracked tree, with an empty home and a bare PATH, each alone."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.house import tree


def main(targets: list[str]) -> int:
    """Run each make target in a copy of its own; the first exit code that is not 0."""
    for target in targets:
        with tempfile.TemporaryDirectory() as folder:
            if code := make(target, Path(folder)):
                sys.stdout.write(f"make {target} in a bare copy: exit {code}\n")
                return code
    return 0


def make(target: str, folder: Path) -> int:
    """Copy the tree into a folder, run one target there and give its exit code."""
    copy, home = folder / "copy of the tree", folder / "home"
    home.mkdir()
    lay_out(copy)
    sys.stdout.write(f"== make {target}, with an empty home and a bare PATH\n")
    sys.stdout.flush()
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    return subprocess.run(["make", target], cwd=copy, env=environment, check=False).returncode


def lay_out(copy: Path) -> None:
    """Copy what git tracks, and nothing that happens to lie about."""
    for path in tree.tracked():
        into = copy / path.relative_to(tree.ROOT)
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, into)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
