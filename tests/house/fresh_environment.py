"""A gate: build the wheel, install it in a fresh environment, and run it from an empty folder."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.house import tree, wheel

# Between them they need the guides, the schemas, the texts in both languages, the templates and the store's driver.
COMMANDS = (
    ("--version",),
    ("veileder", "sjekk", "os", "hoyanger"),
    ("oppsett", "--ovelse"),
    ("ny", "os", "--alias", "prøve"),
    ("neste", "1"),
    ("--sprak", "nn", "vis", "1"),
    ("skriv", "1", "stafettlogg", "--format", "html"),
    ("meld", "1"),
)


def main() -> int:
    """Exit code 0 when the installed program runs and alone owns its names."""
    with tempfile.TemporaryDirectory() as folder:
        return check(Path(folder))


def check(folder: Path) -> int:
    """Do everything inside one folder, which may be thrown away afterwards."""
    python = install(wheel.build(folder / "wheel"), into=folder / "environment")
    (site,) = (folder / "environment").glob("lib/python*/site-packages")
    crowded = [name for name in wheel.NAMES if wheel.owners(name, site) != ["bti"]]
    for name in crowded:
        sys.stdout.write(f"{name} must be owned by bti alone, and is owned by {wheel.owners(name, site)}\n")
    return max(int(bool(crowded)), *(run(python.with_name("bti"), command, folder) for command in COMMANDS))


def install(built: Path, *, into: Path) -> Path:
    """Make an environment with the locked dependencies and the wheel; return its Python."""
    subprocess.run([sys.executable, "-m", "venv", into], check=True)
    python = into / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", str(tree.ROOT / "requirements.lock")], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", str(built)], check=True)
    return python


def run(program: Path, arguments: tuple[str, ...], folder: Path) -> int:
    """Run one command far from the tree, with an empty home; its exit code."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    finished = subprocess.run([program, *arguments], cwd=home, env=environment, check=False, stdout=subprocess.DEVNULL)
    sys.stdout.write(f"bti {' '.join(arguments)}: exit {finished.returncode}\n")
    return finished.returncode


if __name__ == "__main__":
    sys.exit(main())
