"""The files of this source tree, with or without git."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

NOT_OURS = frozenset(
    {".git", ".venv", "build", "dist", "htmlcov", "__pycache__", ".hypothesis"}
    | {".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
)


def files(root: Path = ROOT) -> tuple[Path, ...]:
    """Every file below root that is no cache and no build product, sorted."""
    return tuple(sorted(_walk(root)))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS or path.name.startswith(".coverage"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def tracked(root: Path = ROOT) -> tuple[Path, ...]:
    """The files that git tracks; all files where there is no git or no history."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return files(root)
    listed = subprocess.run([git, "ls-files", "-z"], cwd=root, check=True, capture_output=True, text=True)
    return tuple(root / name for name in sorted(listed.stdout.split("\0")) if name)


def product_modules(root: Path = ROOT) -> tuple[Path, ...]:
    """The Python files that are installed: the engine and the entry."""
    return tuple(path for path in files(root) if path.suffix == ".py" and _is_product(path, root))


def _is_product(path: Path, root: Path) -> bool:
    return path.relative_to(root).parts[0] in {"engine", "cli.py"}


def parsed(path: Path) -> ast.Module:
    """The syntax tree of one Python file."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))
