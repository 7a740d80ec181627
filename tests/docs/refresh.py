"""Rewrites what pages show under their commands, for someone to read over: python -m tests.docs.refresh [PAGE…]."""

import sys
import tempfile
from pathlib import Path

from tests.docs.blocks import pages
from tests.docs.reading import Reading, tried


def main(names: list[str]) -> int:
    """Refresh the pages named, or all; what cannot be put right by new output is told, and gives exit code 1."""
    left = 0
    for page in [Path(name) for name in names] or pages():
        text = page.read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(rewritten(text, tried(text, Path(folder))), "utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for complaint in tried(page.read_text("utf-8"), Path(folder)).complaints:
                left += 1
                sys.stdout.write(f"{page.name} {complaint}\n")
    return 1 if left else 0


def rewritten(text: str, reading: Reading) -> str:
    """Return the page with its console blocks as they should read now."""
    lines = text.splitlines(keepends=True)
    for block, now in reversed(reading.blocks):
        lines[block.first : block.first + len(block.text.splitlines())] = [now]
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
