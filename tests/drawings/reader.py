"""Lets the real Mermaid and the real Graphviz read drawings, in Node.js, and returns what each made of them."""

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

from tests.house import tree

HOME = tree.ROOT / ".venv" / "drawings"
SCRIPT = Path(__file__).with_name("read.mjs")
PATIENCE = 300.0  # seconds for all that is read at once

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBERED = (("ﬂ°°", "&#"), ("ﬂ°", "&"), ("¶ß", ";"))
"""How Mermaid keeps a sign that is written by its number, until it draws."""


class Wrong(Exception):
    """A program would not read a drawing, and said why."""


def read(drawings: Sequence[tuple[str, str]], folder: Path) -> list[Any]:
    """Return what each drawing, a kind and its text, was read as; a `Wrong` where it was not."""
    node = shutil.which("node")
    assert node is not None, "node is missing: apt-get install nodejs npm"
    assert HOME.exists(), "the readers of drawings are not installed: make drawings"
    asked = folder / "drawings.json"
    asked.write_text(json.dumps(drawings), "utf-8")
    ran = subprocess.run(
        [node, "--input-type=module", "-", str(asked)],
        input=SCRIPT.read_text("utf-8"),
        cwd=HOME,
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE,
    )
    assert ran.returncode == 0, ran.stderr
    return [one["read"] if "read" in one else Wrong(one["wrong"]) for one in json.loads(ran.stdout)]


def lines(text: str) -> list[str]:
    """Return the lines of a text as Mermaid shows them."""
    for written, meant in _NUMBERED:
        text = text.replace(written, meant)
    return [unescape(line) for line in re.split("<br ?/?>", text)] if text else []


def parts(picture: str, kind: str) -> list[tuple[str, list[str]]]:
    """Return the parts of one kind (`node`, `edge`, `cluster`) of a picture by Graphviz: a name, and its lines."""
    found = ET.fromstring(picture).iter(f"{_SVG}g")  # noqa: S314 - Graphviz wrote it just now
    return [
        (_name(one), [_shown(text) for text in one.iter(f"{_SVG}text")]) for one in found if one.get("class") == kind
    ]


def _name(part: ET.Element) -> str:
    return part.findtext(f"{_SVG}title") or ""


def _shown(text: ET.Element) -> str:
    return "".join(text.itertext()).replace("\u00a0", " ")
