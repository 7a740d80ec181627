"""Hostile guides that are hostile as bytes and characters: encodings, broken ones, and signs that hide or mislead."""

import gzip
import io
import zipfile

from tests.hostile.recipe import HEAD, LEVELS, RULES, SOUND, Recipes, collector, guide, listed

RECIPES: Recipes = {}
hostile = collector(RECIPES)

_PLAIN = guide()
_RLO, _LRI, _ZWSP, _ESCAPE = "\u202e", "\u2066", "\u200b", "\x1b"


def _titled(title: str) -> str:
    return _PLAIN.replace("tittel: Undring", f"tittel: {title}")


def _keyed(key: str, instead: str) -> str:
    return _PLAIN.replace(f"{key}:", f"{instead}:", 1)


def _zipped() -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("word/document.xml", _PLAIN)
    return inner.getvalue()


listed(
    RECIPES,
    {
        # ------------------------------------------------ whole other encodings
        "utf-16-le": (SOUND, lambda: b"\xff\xfe" + _PLAIN.encode("utf-16-le")),
        "utf-16-be": (SOUND, lambda: b"\xfe\xff" + _PLAIN.encode("utf-16-be")),
        "utf-16-without-mark": ("T01", lambda: _PLAIN.encode("utf-16-le")),
        "utf-16-odd-byte": ("T01", lambda: b"\xff\xfe" + _PLAIN.encode("utf-16-le") + b"\x61"),
        "utf-16-lone-surrogate": (
            "T01",
            lambda: b"\xff\xfe" + HEAD.encode("utf-16-le") + b"\x00\xd8" + RULES.encode("utf-16-le"),
        ),
        "utf-32-le": ("T01", lambda: b"\xff\xfe\x00\x00" + _PLAIN.encode("utf-32-le")),
        "utf-32-be": ("T01", lambda: b"\x00\x00\xfe\xff" + _PLAIN.encode("utf-32-be")),
        "utf-7": ("S01", lambda: _PLAIN.encode("utf-7")),
        "latin-1": ("T01", lambda: _PLAIN.encode("latin-1")),
        "cp1252": ("T01", lambda: _titled("«Undring» – først").encode("cp1252")),
        "cp865": ("T01", lambda: _PLAIN.encode("cp865")),
        "mac-roman": ("T01", lambda: _PLAIN.encode("mac-roman")),
        "ebcdic": ("T01", lambda: _PLAIN.replace("å", "a").replace("ø", "o").encode("cp037")),
        "latin-1-large": ("T01", lambda: ("å" * 1_900_000).encode("latin-1")),
        "one-latin-byte-last": ("T01", lambda: guide().encode() + b"# " + b"x" * 1_900_000 + b"\xe5"),
        # ------------------------------------------------ broken UTF-8
        "overlong-slash": ("T01", lambda: _PLAIN.encode() + b"# \xc0\xaf\n"),
        "overlong-nul": ("T01", lambda: _PLAIN.encode() + b"# \xc0\x80\n"),
        "surrogate-bytes": ("T01", lambda: _PLAIN.encode() + b"# \xed\xa0\x80\n"),
        "surrogate-pair-bytes": ("T01", lambda: _PLAIN.encode() + b"# \xed\xa0\xbd\xed\xb8\x80\n"),
        "beyond-unicode": ("T01", lambda: _PLAIN.encode() + b"# \xf4\x90\x80\x80\n"),
        "cut-off-sign": ("T01", lambda: _PLAIN.encode() + b"# \xe2\x82"),
        "lone-continuations": ("T01", lambda: b"\x80" * 1_900_000),
        "bytes-ff": ("T01", lambda: b"\xff" * 1_900_000),
        "every-byte": ("T01", lambda: bytes(range(256)) * 7000),
        # ------------------------------------------------ marks that should only stand first
        "mark-first": (SOUND, lambda: b"\xef\xbb\xbf" + _PLAIN.encode()),
        "mark-twice": ("T02", lambda: b"\xef\xbb\xbf" * 2 + _PLAIN.encode()),
        "mark-in-the-middle": ("T02", lambda: HEAD + "\ufeff" + RULES + LEVELS),
        "mark-in-a-title": ("T02", lambda: _titled("Und\ufeffring")),
        "marks-only": ("T02", lambda: b"\xef\xbb\xbf" * 600_000),
        # ------------------------------------------------ NUL and control characters
        "nul-first": ("T02", lambda: "\x00" + _PLAIN),
        "nul-in-a-key": ("T02", lambda: _keyed("kommune", "kom\x00mune")),
        "nul-megabytes": ("T01", lambda: b"\x00" * 1_900_000),
        "nul-every-line": ("T02", lambda: "nøkkel: en tekst\x00\n" * 90_000),
        "escape-sequences": ("T02", lambda: _titled(f"{_ESCAPE}]0;sudo rm{_ESCAPE}[2J")),
        "every-control-character": ("T02", lambda: "".join(f"k{n}: {chr(n)}x\n" for n in range(1, 32) if n != 10)),
        "c1-controls": ("T02", lambda: _titled("Und\x9b31mring\x85")),
        "line-separators": ("T02", lambda: _titled("Und\u2028ring\u2029")),
        "form-feeds": ("T02", lambda: "\x0c" * 1_900_000),
        "lone-carriage-returns": (SOUND, lambda: _PLAIN.replace("\n", "\r")),
        "mixed-line-ends": (SOUND, lambda: _PLAIN.replace("\n", "\r\n", 5)),
        "noncharacters": ("T02", lambda: _titled("\ufdd0\ufdd1\ufffe\U0010ffff")),
        "noncharacters-many": ("T02", lambda: "a: \ufdd0\n" * 250_000),
        # ------------------------------------------------ NUL and controls by way of an escape in quotes
        "escaped-nul": ("T02", lambda: _titled(r'"Und\0ring"')),
        "escaped-escape": ("T02", lambda: _titled(r'"Und\e[2Jring"')),
        "escaped-newline-sign": ("T02", lambda: _titled(r'"Und\u2028ring"')),
        "escaped-surrogate": ("Y12", lambda: _titled(r'"Und\ud800ring"')),
        "escaped-beyond": ("Y12", lambda: _titled(r'"Und\U00110000ring"')),
        "escaped-mark": ("T02", lambda: _titled(r'"Und\ufeffring"')),
        "escaped-nul-in-a-key": ("T02", lambda: _keyed("kommune", r'"kom\0mune"')),
        "escaped-nul-many": ("T02", lambda: "".join(f'k{n}: "\\0"\n' for n in range(19_000))),
        # ------------------------------------------------ signs that hide, turn or imitate
        "bidi-in-a-title": (SOUND, lambda: _titled(f"Und{_RLO}gnir{_LRI}")),
        "bidi-in-a-key": ("T10", lambda: _keyed("kommune", f"kom{_RLO}mune")),
        "zero-width-in-a-key": ("T10", lambda: _keyed("kommune", f"kom{_ZWSP}mune")),
        "zero-width-in-an-id": ("T10", lambda: _PLAIN.replace("id: fiendtlig", f"id: fiend{_ZWSP}tlig")),
        "cyrillic-key": ("T10", lambda: _keyed("kommune", "k\u043emmune")),
        "fullwidth-colon": ("T10", lambda: _keyed("kommune", "kommune\uff1a x\nx")),
        "fullwidth-key": ("T10", lambda: _keyed("kommune", "\uff4bommune")),
        "decomposed-keys": (SOUND, lambda: _PLAIN.replace("å:", "a\u030a:").replace("språk", "spra\u030ak")),
        "tags-that-spell": (SOUND, lambda: _titled("Undring" + "".join(chr(0xE0000 + ord(c)) for c in "skjult"))),
        "combining-tower": (SOUND, lambda: _titled("U" + "\u0301" * 500_000)),
        "combining-in-a-key": ("S01", lambda: _keyed("kommune", "k" + "\u0316\u0301" * 400)),
        "one-sign-that-grows": ("S01", lambda: "".join(f"\ufdfa{n}: \ufdfa\n" for n in range(19_000))),
        "odd-spaces-in-the-indent": ("T06", lambda: _PLAIN.replace("    tittel", "\u00a0\u2003\u3000 tittel")),
        "odd-spaces-many": ("T06", lambda: "\u00a0a: b\n" * 250_000),
        # ------------------------------------------------ other kinds of file
        "gzip": ("T01", lambda: gzip.compress(_PLAIN.encode(), mtime=0)),
        "gzip-bomb": ("T01", lambda: gzip.compress(b"\0" * 100_000_000, mtime=0)),
        "word-document": ("T01", _zipped),
        "pdf": ("T01", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
        "png": ("T01", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(600)),
        "program": ("T01", lambda: b"\x7fELF\x02\x01\x01" + bytes(5000)),
        "html": ("T01", lambda: "<!DOCTYPE html><script>alert(1)</script>\n" * 40_000),
        "json": ("S02", lambda: '{"handlingsveileder": "x", "id": "x"}'),
        "empty": ("T04", lambda: b""),
        "only-a-comment": ("T04", lambda: "# ingenting\n" * 100_000),
        "only-spaces": ("T04", lambda: b" " * 1_900_000),
        "too-large": ("T03", lambda: b"a" * 2_000_001),
    },
)
