"""Lets a person write a text in an editor, on a file in a folder of its own that is wiped afterwards."""

import os
import tempfile
from pathlib import Path

import click

_COMMENT = "#"


def edit(question: str) -> str:
    """Return what the person wrote; lines that begin with `#` are ours and left out."""
    with tempfile.TemporaryDirectory(prefix="bti-") as folder:  # made with mode 0700
        file = Path(folder) / "tekst.txt"
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            opened.write(f"\n{_COMMENT} {question}\n")
        try:
            click.edit(filename=str(file))
            written = file.read_text("utf-8", errors="replace")
        finally:
            for left in Path(folder).iterdir():  # editors leave copies beside the file
                wipe(left)
    return "\n".join(row for row in written.splitlines() if not row.startswith(_COMMENT)).strip()


def wipe(file: Path) -> None:
    """Overwrite a file before its folder is removed. On flash disks this is best effort, and the folder is private."""
    if file.is_file() and not file.is_symlink():
        with file.open("r+b") as opened:
            opened.write(b"\0" * file.stat().st_size)
            opened.flush()
            os.fsync(opened.fileno())
