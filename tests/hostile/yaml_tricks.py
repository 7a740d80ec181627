"""Hostile guides that are hostile as YAML: bombs, references, tags, depth, streams, and values that YAML guesses at."""

from itertools import pairwise

from tests.hostile.recipe import HEAD, LEVELS, RULES, SOUND, STEP, Recipes, collector, guide, listed

RECIPES: Recipes = {}
hostile = collector(RECIPES)

_PLAIN = guide()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _headed(key: str, value: str) -> str:
    lines = [line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{key}:")]
    return "".join(lines) + f"{key}: {value}\n" + RULES + LEVELS


def _bomb() -> str:
    rows = [f"{b}: &{b} [*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a}]\n" for a, b in pairwise(_LETTERS)]
    return "a: &a [x,x]\n" + "".join(rows)


def _indented(depth: int) -> str:
    return "".join(f"{' ' * n}k:\n" for n in range(depth))


listed(
    RECIPES,
    {
        # ------------------------------------------------ references
        "alias-bomb": ("Y02", _bomb),
        "alias-to-itself": ("Y02", lambda: "a: &a [*a]\n" + _PLAIN),
        "aliases-many": ("Y03", lambda: "[" + "*a," * 600_000 + "]"),
        "aliases-unknown": ("Y03", lambda: "".join(f"k{n}: *nobody\n" for n in range(90_000))),
        "anchors-many": ("Y02", lambda: "".join(f"k{n}: &a{n} x\n" for n in range(90_000))),
        "anchor-long": ("Y02", lambda: f"a: &{'x' * 1_900_000} b\n"),
        "merge-keys": ("Y04", lambda: "".join(f"- {{<<: *a, k: {n}}}\n" for n in range(60_000))),
        "merge-chain": ("Y04", lambda: "a: &a {x: y}\n" + "b: &b {<<: *a, <<: *a}\n" * 1000),
        # ------------------------------------------------ tags
        "tag-python-object": ("Y05", lambda: 'a: !!python/object/apply:os.system ["touch farlig"]\n' + _PLAIN),
        "tag-python-name": ("Y05", lambda: "a: !!python/name:os.system\n" + _PLAIN),
        "tag-python-module": ("Y05", lambda: "a: !!python/module:antigravity\n" + _PLAIN),
        "tag-python-new": ("Y05", lambda: "a: !!python/object/new:subprocess.Popen [[true]]\n" + _PLAIN),
        "tag-binary": ("Y05", lambda: "a: !!binary " + "QUFB" * 400_000),
        "tag-set-and-map": ("Y05", lambda: "a: !!set {x, y}\nb: !!omap [x: y]\nc: !!timestamp 2001-01-01\n" + _PLAIN),
        "tags-many": ("Y05", lambda: "".join(f"k{n}: !!int '3'\n" for n in range(90_000))),
        "tag-long": ("Y05", lambda: f"a: !{'x' * 1_900_000} b\n"),
        "directive-tag": ("Y16", lambda: "%TAG ! tag:yaml.org,2002:python/\n---\n" + _PLAIN),
        "directive-yaml": ("Y16", lambda: "%YAML 1.1\n---\n" + _PLAIN),
        "directives-many": ("Y16", lambda: "%X a\n" * 400_000),
        # ------------------------------------------------ depth and size
        "brackets": ("Y07", lambda: "[" * 1_900_000),
        "braces": ("Y07", lambda: "{" * 1_900_000),
        "brackets-and-braces": ("Y07", lambda: "[{a: " * 300_000),
        "brackets-closed": ("Y07", lambda: "a: " + "[" * 900_000 + "]" * 900_000),
        "closing-only": ("Y16", lambda: "]" * 1_900_000),
        "dashes": ("Y07", lambda: "- " * 900_000),
        "questions": ("Y07", lambda: "? " * 900_000),
        "deep-by-indent": ("Y07", lambda: _indented(1900)),
        "deep-to-the-limit": ("S01", lambda: _indented(38) + " " * 38 + "k: v\n" + _PLAIN),
        "deep-in-mer": (
            "S03",
            lambda: guide(levels=LEVELS.replace(STEP, STEP + ", mer: " + "{a: " * 20 + "b" + "}" * 20, 1)),
        ),
        "nodes-too-many": ("Y08", lambda: "[" + "a," * 400_000 + "]"),
        "nodes-to-the-limit": ("Y17", lambda: "[" + "a," * 39_990 + "]"),
        "keys-many": ("S01", lambda: "".join(f"k{n}: v\n" for n in range(19_990))),
        "keys-doubled": ("Y01", lambda: "k: v\n" * 99_000),
        "keys-doubled-in-pairs": ("Y01", lambda: "".join(f"k{n // 2}: v\n" for n in range(99_000))),
        "keys-empty": ("Y11", lambda: ": x\n" * 99_000),
        "keys-in-a-line": ("Y11", lambda: "a: " * 600_000),
        "keys-complex": ("Y10", lambda: "".join(f"? [a, {n}]\n: b\n" for n in range(19_000))),
        "one-key": ("Y11", lambda: "k" * 1_900_000 + ": v\n"),
        "one-value": (SOUND, lambda: guide(f"målgruppe: {'x' * 1_900_000}\n")),
        "one-value-quoted": (SOUND, lambda: guide(f"målgruppe: '{'xyz ' * 470_000}'\n")),
        "one-value-of-quotes": (SOUND, lambda: guide(f"målgruppe: '{chr(39) * 2 * 900_000}'\n")),
        "one-value-of-escapes": (SOUND, lambda: guide('målgruppe: "' + r"\x41" * 470_000 + '"\n')),
        "one-value-of-lines": (SOUND, lambda: guide("målgruppe: |\n" + "  x\n" * 470_000)),
        "one-value-folded": (SOUND, lambda: guide("målgruppe: >\n" + "  x\n\n" * 370_000)),
        "one-value-of-plain-lines": (SOUND, lambda: guide("målgruppe: x\n" + "  x\n" * 470_000)),
        "one-value-of-dashes": ("Y15", lambda: "a:\n  - x\n" + "    - y\n" * 230_000),
        "open-quote": ("Y12", lambda: "a: '" + "x\n" * 900_000),
        "open-double-quote": ("Y12", lambda: 'a: "' + "x\n" * 900_000),
        "open-bracket": ("Y13", lambda: "a: [" + "x,\n" * 39_000),
        "quotes-only": ("Y12", lambda: "'" * 1_900_001),
        "backslashes": ("Y12", lambda: 'a: "' + "\\" * 1_900_000),
        "colons-only": ("Y11", lambda: ":" * 1_900_000),
        "commas-only": ("Y13", lambda: "[" + "," * 1_900_000),
        "hashes": ("T09", lambda: "a: " + "b #c " * 300_000),
        "hashes-many": ("T09", lambda: "a: b #c\n" * 200_000),
        "split-at-commas": ("Y09", lambda: "a: {b: c" + ", d" * 190_000 + "}"),
        "split-in-many-lines": ("Y09", lambda: "".join(f"k{n}: {{b: c, d}}\n" for n in range(30_000))),
        "curly-quotes": ("T08", lambda: "a: \u201cb\u201d\n" * 150_000),
        "curly-in-brackets": ("Y13", lambda: "a: [" + "\u201cx" * 450_000),
        "guillemets": ("Y11", lambda: "a: " + "«: " * 450_000),
        "word-dashes": ("T07", lambda: "\u2013 a\n" * 300_000),
        "long-dash-run": ("Y17", lambda: "-" * 1_900_000),
        "spaces-between": ("Y17", lambda: "a" + " " * 1_900_000 + "b"),
        "backticks": ("Y16", lambda: "`" * 1_900_000),
        "percent-signs": ("Y16", lambda: "%" * 1_900_000),
        "bars": ("Y16", lambda: "|" * 1_900_000),
        "tabs": ("T05", lambda: "\t" * 1_000_000 + "a"),
        "tabs-many": ("T05", lambda: "a:\n" + "\tb: c\n" * 250_000),
        "tabs-between": ("S02", lambda: "a:\tb\nc:\td\n"),
        "missing-colons": ("Y11", lambda: "bare ord\n" * 150_000 + "x: y\n"),
        "bad-indents": ("Y14", lambda: "a:\n" + "".join(f"{' ' * (9 - n % 9)}k{n}: v\n" for n in range(90_000))),
        # ------------------------------------------------ streams
        "two-documents": ("Y06", lambda: _PLAIN + "---\n" + _PLAIN),
        "documents-many": ("Y06", lambda: "--- a\n" * 300_000),
        "document-ends": ("Y06", lambda: _PLAIN + "...\n" * 100_000 + "a: b\n"),
        "document-markers-only": ("Y06", lambda: "---\n" * 400_000),
        # ------------------------------------------------ values that YAML guesses at
        "number-beyond-floats": (SOUND, lambda: _headed("versjon", "1e400")),
        "number-not-a-number": (SOUND, lambda: _headed("versjon", ".nan")),
        "number-of-many-digits": (SOUND, lambda: _headed("versjon", "9" * 100_000)),
        "number-octal": ("S05", lambda: _headed("kommunenummer", "0o17")),
        "number-leading-zero": (SOUND, lambda: _headed("kommunenummer", "0301")),
        "number-sexagesimal": ("S05", lambda: _headed("kommunenummer", "12:30:45")),
        "number-superscript": ("S05", lambda: _headed("kommunenummer", "\u00b2\u00b2\u00b2\u00b2")),
        "number-arabic-digits": ("S05", lambda: _headed("kommunenummer", "\u0661\u0662\u0663\u0664")),
        "yes-as-status": ("S04", lambda: _headed("status", "yes")),
        "no-as-language": ("S04", lambda: _headed("språk", "no")),
        "null-as-title": ("S06", lambda: _headed("handlingsveileder", "")),
        "tilde-as-title": (SOUND, lambda: _headed("handlingsveileder", "~")),
        "date-that-is-none": ("R15", lambda: _headed("oppdatert", "2025-02-31")),
        "date-year-nought": ("R15", lambda: _headed("oppdatert", "0000-01-01")),
        "date-with-time": ("S05", lambda: _headed("oppdatert", "2001-12-14t21:59:43.10-05:00")),
        "equals-sign": (SOUND, lambda: _headed("eier", "=")),
        "formulas": (SOUND, lambda: _headed("eier", "'=cmd|''/C calc''!A0'")),
        "count-of-many-digits": (
            "S05",
            lambda: guide(
                levels=LEVELS.replace("tittel: Undring", "tittel: Undring\n    minst: {tjenester: " + "9" * 9999 + "}")
            ),
        ),
        "count-superscript": (
            "S05",
            lambda: guide(levels=LEVELS.replace("tittel: Undring", "tittel: Undring\n    minst: {tjenester: \u00b2}")),
        ),
        "deadline-of-many-digits": (
            "S05",
            lambda: guide(levels=LEVELS.replace(STEP, STEP + ", frist: " + "9" * 9999 + " dager", 1)),
        ),
        "deadline-of-arabic-digits": (
            "S05",
            lambda: guide(levels=LEVELS.replace(STEP, STEP + ", frist: \u0663 uker", 1)),
        ),
        "deadline-of-spaces": (
            "S05",
            lambda: guide(levels=LEVELS.replace(STEP, STEP + ", frist: '3" + " " * 900_000 + "u'", 1)),
        ),
        "age-of-many-digits": (
            "S05",
            lambda: guide("samtykketyper:\n  s: {gis_av: [{alder: " + "9" * 9999 + ", hvem: x}]}\n"),
        ),
        # ------------------------------------------------ no guide at all
        "a-list": ("Y17", lambda: "- a\n" * 39_000),
        "a-text": ("Y17", lambda: "bare en tekst"),
        "one-number": ("Y17", lambda: "9" * 1_900_000),
        "paths-as-keys": ("S01", lambda: "".join(f"../../etc/passwd{n}: x\n" for n in range(19_000))),
    },
)
