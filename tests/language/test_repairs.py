"""Every repair mends what it is for: the finding is gone, and every other byte is what it was."""

from collections import Counter
from pathlib import Path

import pytest

from engine.bundled import BundledShelf
from engine.diagnostics import Diagnostic, Edit, Position, Severity, Span
from engine.language.check import Checked, check
from engine.language.edits import chosen, edited, is_safe
from engine.language.mending import mended
from engine.language.repairs import REPAIRS
from tests.house import tree
from tests.language.test_check import BROKEN, SCHEMAS, checked
from tests.language.test_paste import TEXTS

MENDABLE = [(path, finding) for path in (*BROKEN, TEXTS / "pasted.yaml") for finding in checked(path).diagnostics]
MENDABLE = [(path, finding) for path, finding in MENDABLE if finding.fix]
SMALL = (Path(__file__).parent / "ok" / "small_nb.yaml").read_text("utf-8")

PEOPLE = "  lærer: Den som ser barnet hver dag\n  foresatte: Foreldre eller verge\n"


def named(value: object) -> str:
    return value.stem if isinstance(value, Path) else value.message if isinstance(value, Diagnostic) else str(value)


def told(result: Checked) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.message) for one in result.diagnostics)


def stage(rule: str) -> int:
    return "TYSRGPV".index(rule[0])


def again(data: bytes, path: Path) -> Checked:
    return check(data, file=path.name, schemas=SCHEMAS, find=BundledShelf().base)


@pytest.mark.parametrize(("path", "finding"), MENDABLE, ids=named)
def test_a_repair_takes_its_finding_away_and_brings_no_other(path: Path, finding: Diagnostic) -> None:
    before = checked(path)
    after = again(edited(path.read_bytes(), finding.fix), path)
    assert told(after)[finding.rule, finding.message] == told(before)[finding.rule, finding.message] - 1
    looked_at = {one for one in told(after) if stage(one[0]) <= stage(finding.rule)}
    assert Counter({one: told(after)[one] for one in looked_at}) <= told(before)


BECOMES = (
    ("hvem: lærer", "hvem: “lærer”", "curly-quotes", 'hvem: "lærer"'),
    ("hvem: lærer", "hvem:\u00a0\u00a0lærer", "odd-space-after-mark", "hvem: lærer"),
    ("        hvem: lærer", "\u00a0\u00a0      hvem: lærer", "odd-space-in-indent", "        hvem: lærer"),
    ("        hvem: lærer", "\u200b        hvem: lærer", "odd-space-in-indent", "        hvem: lærer"),
    ("        hvem: lærer", "\thvem: lærer", "tab-in-indent", "        hvem: lærer"),
    ("        hvem: lærer", "\t\thvem: lærer", "tab-in-indent", "        hvem: lærer"),
    ("      - steg: Undring", "\t\t\t- steg: Undring", "tab-in-indent", "      - steg: Undring"),
    ("      - steg: Undring", "\t- steg: Undring", "tab-in-indent", "      - steg: Undring"),
    ("      - steg: Undring", "      •\tsteg: Undring", "word-dash", "      - steg: Undring"),
    ("      - steg: Undring", "      –\u00a0steg: Undring", "word-dash", "      - steg: Undring"),
    ("hvem: lærer", "hvem: lær\x07er", "control-character", "hvem: lærer"),
    ("hvem: lærer", "hvem:\x0blærer", "control-character", "hvem: lærer"),
    ("hvem: lærer", "hven: lærer", "key-did-you-mean", "hvem: lærer"),
    ("hvem: lærer", "hvem: lÃ¦rer", "letter-misread", "hvem: lærer"),
    ("hvem: lærer", "hvem: lÃƒÂ¦rer", "letter-misread", "hvem: lærer"),
    ("hvem: lærer", "hv\u00adem: lærer", "sign-unseen", "hvem: lærer"),
    ("hvem: lærer", "hvem: [l\u00adæ\u200brer]", "sign-unseen", "hvem: [lærer]"),
    ("hvem: lærer", "hvem: lær\u0435r", "sign-alike", "hvem: lærer"),
    ("hvem: lærer", "hvem\uff1a lærer", "sign-alike", "hvem: lærer"),
    ("hvem: lærer", "hvem\u00a0: lærer", "space-of-other-kind", "hvem : lærer"),
    ("hvem: lærer", "kven: lærer", "key-other-language", "hvem: lærer"),
    ("hvem: lærer", "hvem: 'evt. lærar'", "unknown-person-did-you-mean", "hvem: 'evt. lærer'"),
    ("språk: bokmål", "språk: bokmaal", "word-did-you-mean", "språk: bokmål"),
    (
        "status: utkast",
        "status: utkast\noppdatert: 1. mai 2026",
        "form-date",
        "status: utkast\noppdatert: 2026-05-01",
    ),
    ("status: utkast", "status: utkast\noppdatert: 1.3.2026", "form-date", "status: utkast\noppdatert: 2026-03-01"),
    ("verktøy: [skjema]", "verktøy: [skjema, se nr #3]", "cut-by-hash", 'verktøy: [skjema, "se nr #3"]'),
    ("hvem: lærer", "hvem:lærer", "missing-space-after-colon", "hvem: lærer"),
    ("- steg: Undring", "-steg: Undring", "space-after-dash", "- steg: Undring"),
    ("hvem: lærer", "hvem lærer", "missing-colon", "hvem: lærer"),
    ("hvem: lærer", "hvem: lærer: nå", "colon-in-text", 'hvem: "lærer: nå"'),
    ("hvem: lærer", "hvem: @lærer", "strange-first-character", 'hvem: "@lærer"'),
    ("      - steg: Undring", "      * steg: Undring", "word-dash", "      - steg: Undring"),
    ("hvem: lærer", "hvem: *mor", "alias", 'hvem: "*mor"'),
    ("hvem: lærer", 'hvem: "lærer', "unclosed-quote", 'hvem: "lærer"'),
    ("hvem: lærer", 'hvem: "lærer" eller far', "text-after-quote", 'hvem: "«lærer» eller far"'),
    ("hvem: lærer", 'hvem: "l\\ærer"', "backslash-in-quotes", 'hvem: "l\\\\ærer"'),
    ("verktøy: [skjema]", "verktøy: [skjema}", "wrong-bracket", "verktøy: [skjema]"),
    ("verktøy: [skjema]", "verktøy: [skjema", "unclosed-bracket", "verktøy: [skjema]"),
    ("verktøy: [skjema]", "verktøy: [skjema, , mal]", "extra-comma", "verktøy: [skjema, mal]"),
    ("verktøy: [skjema]", 'verktøy: ["skjema" "mal"]', "missing-comma", 'verktøy: ["skjema", "mal"]'),
    ("        hvem: lærer", "          hvem: lærer", "line-too-far-in", "        hvem: lærer"),
    ("        hvem: lærer", "       hvem: lærer", "bad-indent", "        hvem: lærer"),
    ("        hvem: lærer", "     hvem: lærer", "bad-indent", "        hvem: lærer"),
    ("      - steg: Undring", "       - steg: Undring", "first-astray", "      - steg: Undring"),
    ("      - steg: Undring", "        steg: Undring", "missing-dash", "      - steg: Undring"),
    ("      - steg: Undring", "      steg: Undring", "first-without-dash", "      - steg: Undring"),
    ("  - nivå: 0", "  nivå: 0", "first-without-dash", "  - nivå: 0"),
    ("      - møte: Samtale", "        møte: Samtale", "forgotten-dash", "      - møte: Samtale"),
    (
        "hvem: lærer\n",
        "hvem: lærer\n        tolket: [hvm]\n",
        "inferred-did-you-mean",
        "hvem: lærer\n        tolket: [hvem]\n",
    ),
    ("verktøy: [skjema]", "verktøy: - skjema", "dash-after-colon", "verktøy:\n                 - skjema"),
    ("        hvem: lærer\n", "        hvem: lærer\n" * 2, "duplicate-word", "        hvem: lærer\n"),
    ("hvem: lærer", "hvem: &far", "anchor", 'hvem: "&far"'),
    ("hvem: lærer", "hvem: !far nå", "tag", 'hvem: "!far nå"'),
    ("verktøy: [skjema]", "verktøy: [skjema: a: b, c]", "colon-in-brackets", 'verktøy: [skjema: "a: b", c]'),
    ("hva: Noter", "hva: |\n          Så\n         nå", "block-text-indent", "hva: |\n          Så\n          nå"),
    ("  - nivå: 1\n", "  nivå 1:\n", "level-as-key", "  - nivå: 1\n"),
    (
        "    steg:\n      - steg",
        "    tittel: Start\n      - steg",
        "steps-without-heading",
        "    tittel: Start\n    steg:\n      - steg",
    ),
    ("      - beslutning: Veien", "    - beslutning: Veien", "item-too-far-out", "      - beslutning: Veien"),
    ("        hvem: lærer", "        - hvem: lærer", "dash-among-keys", "        hvem: lærer"),
    (
        *("verktøy: [skjema]", "verktøy:\n          - a\n            - b", "dash-in-text"),
        "verktøy:\n          - a\n          - b",
    ),
    ("verktøy: [skjema]", "verktøy:\n          - - a", "item-list-not-text", "verktøy:\n          -   a"),
    (
        *(PEOPLE, "  - lærer: Den som ser barnet\n  # og\n  -  foresatte: Foreldre\n", "dashes-not-parts"),
        "  lærer: Den som ser barnet\n  # og\n  foresatte: Foreldre\n",
    ),
    (
        *(PEOPLE, "- lærer: Den som ser barnet\n- foresatte: Foreldre\n", "dashes-not-parts"),
        "  lærer: Den som ser barnet\n  foresatte: Foreldre\n",
    ),
    (
        *(PEOPLE, "  - lærer:\n      tittel: Læreren\n  - foresatte: Foreldre\n", "dashes-not-parts"),
        "    lærer:\n      tittel: Læreren\n    foresatte: Foreldre\n",
    ),
    ("Undringsskjema, type", "Undring, liten, type", "split-at-comma", '"Undring, liten", type'),
    (
        "          Avslutt: slutt\n",
        "          Avslutt: slutt\n" * 2,
        "duplicate-own-name",
        "          Avslutt: slutt\n",
    ),
    ("        hvem: lærer\n", "        id: a\n        id: a\n", "duplicate-key", "        id: a\n"),
    ("      - steg: Undring\n", "      - steg: Undring\n" * 2, "duplicate-step", "      - steg: Undring\n"),
    (
        "hvem: lærer",
        "hvem: lærer\n        frist: innen to uker.",
        "form-deadline",
        "hvem: lærer\n        frist: innen 2 uker",
    ),
    (
        *("hvem: lærer", "hvem: lærer\n        neste_møte: innen to uker", "form-next-meeting"),
        "hvem: lærer\n        neste_møte: innen 2 uker",
    ),
    (
        *("gjelder_alltid:", "samtykketyper: {a: {tittel: A, varer: to måneder}}\ngjelder_alltid:", "form-duration"),
        "samtykketyper: {a: {tittel: A, varer: 2 måneder}}\ngjelder_alltid:",
    ),
    (
        *("hvem: lærer", "hvem: lærer\n        minst: {tjenester: to}", "form-count"),
        "hvem: lærer\n        minst: {tjenester: 2}",
    ),
    ("        hvem: lærer\n", "        hvem: lærer\n        hvordan:\n", "empty-or-unsaid", "        hvem: lærer\n"),
    ("hvem: lærer", "hvem: lærer og lærer", "names-in-one-text", "hvem: [lærer, lærer]"),
    ("hvem: lærer", "hvem: [lærer; lærer]", "names-in-one-text", "hvem: [lærer, lærer]"),
    ("Vent: Undring", "Vent → Undring", "arrow-for-colon", "Vent: Undring"),
    ("Vent: Undring", "Vent: slutt eller nivå 1", "targets-in-one-text", "Vent: [slutt, nivå 1]"),
    ("hvem: lærer", "hvem: [ikke oppgitt]", "says-nothing", "hvem: ikke oppgitt"),
    ("hvem: lærer", "hvem: evt. ikke avklart", "says-nothing", "hvem: ikke oppgitt"),
)


def test_an_item_that_was_moved_out_with_its_lines_is_moved_in_with_them() -> None:
    before, item, after = SMALL.partition("      - beslutning: Veien videre\n")
    lines = after.splitlines(keepends=True)
    end = next(place for place, line in enumerate(lines) if line.startswith("  - "))
    moved = "".join(line[2:] for line in (item, *lines[:end])) + "".join(lines[end:])
    (finding,) = again((before + moved).encode(), Path("x.yaml")).diagnostics
    assert finding.message == "item-too-far-out"
    assert edited((before + moved).encode(), finding.fix).decode() == SMALL


@pytest.mark.parametrize(("old", "new", "message", "mended"), BECOMES)
def test_what_an_accident_becomes(old: str, new: str, message: str, mended: str) -> None:
    assert SMALL.count(old) >= 1
    text = SMALL.replace(old, new, 1)
    finding = next(one for one in again(text.encode(), Path("x.yaml")).diagnostics if one.message == message)
    assert edited(text.encode(), finding.fix).decode() == text.replace(new, mended, 1)


def test_at_least_so_many_rules_can_be_mended_and_each_repair_is_met_here() -> None:
    met = {finding.message for _, finding in MENDABLE} | {one[2] for one in BECOMES}
    assert set(REPAIRS) - met == set()
    rules = {finding.rule for _, finding in MENDABLE}
    assert len(rules) >= 15
    assert len(REPAIRS) >= 45


def test_an_answer_that_leads_nowhere_is_left_to_whoever_wrote_it() -> None:
    """Without its line the decision would have an answer less, and nobody would be told."""
    path = tree.ROOT / "guidelines" / "os.yaml"
    broken = path.read_bytes().replace(b"Avslutte: Avslutt\n", b"Avslutte:\n", 1)
    assert [one.message for one in again(broken, path).diagnostics if one.rule == "S06"] == ["empty-answer"]
    result = mended(broken, check=lambda data: again(data, path), guesses=True)
    assert (result.new, result.repaired) == (broken, ())


# ------------------------------------------------------------- edits in bytes


def at(line: int, column: int, *, end: int | None = None, text: str = "", safe: bool = True) -> Edit:
    return Edit(Span("x", Position(line, column), Position(line, end or column)), text, safe)


def test_every_byte_that_no_edit_touches_stays() -> None:
    data = "\ufeffa: æ  # ø \r\n\tb:\rc: d\n".encode()
    assert edited(data, [at(2, 1, end=2, text="  "), at(1, 4, end=5, text="å")]) == (
        "\ufeffa: å  # ø \r\n  b:\rc: d\n".encode()
    )
    assert edited(data, []) == data


def test_a_line_that_is_put_in_ends_as_the_line_there() -> None:
    assert edited(b"a\r\nb\nc", [at(1, 2, text="\nx"), at(3, 2, text="\ny")]) == b"a\r\nx\r\nb\nc\ny"


def test_utf_16_stays_utf_16() -> None:
    data = b"\xff\xfe" + "a: \u201cb\u201d\r\n".encode("utf-16-le")
    assert edited(data, [at(1, 4, end=7, text='"b"')]) == b"\xff\xfe" + 'a: "b"\r\n'.encode("utf-16-le")


def test_the_first_of_two_that_touch_is_chosen() -> None:
    def finding(*edits: Edit) -> Diagnostic:
        return Diagnostic("X01", "x", edits[0].span, severity=Severity.ERROR, fix=edits)

    one, two, three = finding(at(1, 1, end=4)), finding(at(1, 3, end=6)), finding(at(1, 6, text="x"), at(2, 1))
    assert chosen([one, two, three], guesses=False) == (one, three)
    guess = finding(at(3, 1), at(4, 1, safe=False))
    assert chosen([guess, one], guesses=False) == (one,)
    assert chosen([guess, one], guesses=True) == (guess, one)
    assert not is_safe(guess)
    assert not is_safe(Diagnostic("X01", "x", one.span))


# ------------------------------------------------------------- a whole guide


@pytest.mark.parametrize(("path", "finding"), MENDABLE, ids=named)
def test_mending_takes_a_repair_and_no_more_than_once(path: Path, finding: Diagnostic) -> None:
    result = mended(path.read_bytes(), check=lambda data: again(data, path), guesses=True)
    assert (finding.rule, finding.message) in {(one.rule, one.message) for one in result.repaired}
    assert mended(result.new, check=lambda data: again(data, path), guesses=True).new == result.new
    sure = mended(path.read_bytes(), check=lambda data: again(data, path))
    assert all(is_safe(one) for one in sure.repaired)
