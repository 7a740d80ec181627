"""Hostile texts given to commands are kept or refused as they are, and nothing that is written steers or computes."""

import json
import re
from pathlib import Path

import pytest

from tests.console.terminal import Ended, Terminal
from tests.hostile.signs import harmful

TEXTS = {
    "nothing": "",
    "spaces": "   \u00a0\u2003 ",
    "nul": "a\x00b",
    "escapes": "\x1b]0;x\x07\x1b[2J\x1b[31mrødt",
    "own-paint": "\ufdd02J\ufdd1\ufdd0]0;x\x07\ufdd1",
    "c1": "\x9b31m\x85\x90",
    "backspaces": "ja\x08\x08nei",
    "line-ends": "en\r\nto\rtre\x0bfire\u2028fem\u2029seks",
    "bidi": "\u202egnat\u2066\u2069\u200f",
    "zero-width": "a\u200bb\u200dc\u2060d\ufeff",
    "tag-letters": "".join(chr(0xE0000 + ord(letter)) for letter in "skjult"),
    "surrogates": "a\ud800b\udcffc",
    "noncharacters": "\ufdd0\ufdd1\ufffe\U0010ffff",
    "tower": "U" + "\u0301" * 2000,
    "one-wide-sign": "\ufdfd" * 200,
    "homoglyphs": "\u0430dm\u0456n",
    "formula": "=cmd|' /C calc'!A0",
    "formula-plus": "+1+cmd|' /C calc'!A0",
    "formula-minus": "-2+3+cmd",
    "formula-at": "@SUM(1+1)*cmd",
    "formula-behind": "\u00a0=1+1",
    "formula-wide": "\uff1d1+1",
    "markup": "<script>alert(1)</script></td><img src=x onerror=alert(1)>",
    "template": "{{ 7*7 }}{% for a in range(9) %}{% endfor %}{0}{x.__class__}%s%(a)s",
    "sql": "'); DROP TABLE records;--",
    "home-of-nobody": "~finnes_ikke_her",
    "shell": "$(touch farlig) `touch farlig`; rm -rf ~ | cat & \\ \" '",
    "path": "../../../../etc/passwd",
    "path-of-windows": "C:\\con\\nul.txt::$DATA",
    "url": "file:///etc/passwd",
    "option": "--hjelp",
    "dashes": "--",
    "glob": "*?[a-z]{a,b}~",
    "number": "2026-001",
    "long": "x" * 100_000,
    "long-words": "ord " * 30_000,
    "json": '{"a": [1e400, NaN]}',
    "yaml": "!!python/object/apply:os.system ['touch farlig']",
}
CODES = {0, 1, 2, 3, 4, 5, 6}


def texts(*quick: str) -> "list[object]":
    """The texts by name; all but some wait for make test-slow, since a store is made for each."""
    return [pytest.param(name, marks=[] if name in quick else [pytest.mark.slow]) for name in TEXTS]


def assert_harmless(ended: Ended, *, line: tuple[str, ...]) -> None:
    assert ended.code in CODES, line
    for written in (ended.out, ended.err):
        assert "Traceback" not in written, (line, written)
        assert harmful(written) <= {"\n", "\t"}, (line, sorted(map(ascii, harmful(written))))
        for cell in re.split(r"[\t\n]", written) if "\t" in written else []:
            assert not re.match(r"\s*[=+@]\s*\S", cell), (line, cell)
    if "--json" in line and ended.code == 0:
        json.loads(ended.out)


def run(terminal: Terminal, *line: str, stdin: str = "") -> Ended:
    ended = terminal.run("--na", "2026-09-08", *line, stdin=stdin)
    assert_harmless(ended, line=line)
    return ended


@pytest.fixture
def shop(tmp_path: Path) -> Terminal:
    terminal = Terminal(home=tmp_path)
    assert terminal.run("oppsett", "--ovelse").code == 0
    return terminal


@pytest.mark.parametrize(
    "name", texts("escapes", "own-paint", "line-ends", "surrogates", "formula", "template", "long", "dashes", "bidi")
)
def test_a_hostile_text_in_a_case(name: str, shop: Terminal) -> None:
    hostile = TEXTS[name]
    opened = run(shop, "ny", "os", f"--alias={hostile}")
    if opened.code:
        run(shop, "ny", "os", "--alias=gutt, 6 år")
    run(shop, "notat", "1", "-", stdin=hostile.encode("utf-8", "replace").decode())
    run(shop, "notat", "1", "--", hostile)
    run(shop, "rolle", "1", "ansvarlig", f"--er={hostile}")
    run(shop, "tiltak", "1", f"--mal={hostile}", f"--tiltak={hostile}", "--ansvarlig=mor", "--ansvarlig-er=foresatte")
    run(shop, "droft", "1", "--anonymt", f"--sporsmal={hostile}")
    run(shop, "meld", "1", f"--mistanke={hostile}")
    run(shop, "avslutt", "1", "--slik=slutt", f"--grunn={hostile}", "--vis-bare")
    for line in (
        ("vis", "1"),
        ("logg", "1"),
        ("liste",),
        ("vis", "1", "--json"),
        ("liste", "--json"),
        ("logg", "1", "--json"),
    ):
        assert run(shop, *line).code == 0
    run(shop, "finn", "--", hostile)
    run(shop, "skriv", "1", "stafettlogg")
    shop.is_terminal = True
    for line in (("vis", "1"), ("logg", "1"), ("liste",)):
        ended = shop.run("--na", "2026-09-08", *line, NO_COLOR="1")
        assert_harmless(ended, line=line)
        coloured = shop.run("--na", "2026-09-08", *line).out
        assert harmful(re.sub("\x1b\\[[0-9;]*m", "", coloured)) <= {"\n"}, line


@pytest.mark.parametrize("name", texts("escapes", "nul", "path", "surrogates", "long", "own-paint", "home-of-nobody"))
def test_a_hostile_text_where_a_name_belongs(name: str, shop: Terminal) -> None:
    hostile = TEXTS[name]
    for line in (
        ("vis", "--", hostile),
        ("ny", "--", hostile),
        ("hjelp", "--", hostile),
        ("veileder", "sjekk", "--", hostile),
        ("veileder", "vis", "--", hostile),
        ("veileder", "forklar", "--", hostile),
        ("meld", "--", hostile),
        ("notat", "--", hostile, "ord"),
        (hostile,),
        ("--lager", hostile, "liste"),
    ):
        run(shop, *line)
    assert not list(shop.home.rglob("farlig"))
