"""Mending whole guides: accidents at random in those that are shipped, in all kinds of files, and what stays."""

import random
import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from engine.bundled import BundledShelf
from engine.diagnostics import Diagnostic, Edit, Position, Severity, Span
from engine.guideline.vocabulary import Language
from engine.language.check import Checked, check
from engine.language.mending import MOST_CHECKS, Mended, helped, mended
from engine.language.terms import KEYS
from engine.language.translate import own_key
from tests.language.test_check import SCHEMAS

HERE = Path(__file__).parent
GUIDES = sorted((HERE.parents[1] / "guidelines").glob("*.yaml"))
WHOLE = [path for path in GUIDES if "." not in path.stem]
FAULTY = sorted((*(HERE / "err").glob("*.yaml"), *(HERE / "accidents").glob("*.yaml"), *(HERE / "text").glob("*.yaml")))
SEEDS = range(12)

Accident = Callable[[str, random.Random], str]


def again(data: bytes) -> Checked:
    return check(data, file="x.yaml", schemas=SCHEMAS, find=BundledShelf().base)


def mend(data: bytes, *, guesses: bool = False) -> Mended:
    return mended(data, check=again, guesses=guesses)


def errors(found: Checked) -> list[str]:
    return [one.message for one in found.diagnostics if one.severity is Severity.ERROR]


# ------------------------------------------------------------- accidents that can only be meant in one way


def odd_space(line: str, _: random.Random) -> str:
    return re.sub(r"^(\s*(?:- )?\w+:) ", "\\1\u00a0", line)


def odd_indent(line: str, chance: random.Random) -> str:
    return re.sub(r"^ +(?=\S)", lambda found: chance.choice("\u00a0\u202f\u3000") * len(found[0]), line)


def word_dash(line: str, chance: random.Random) -> str:
    return re.sub(r"^(\s*)- ", lambda found: f"{found[1]}{chance.choice('–—•·')}{chance.choice(' ' + chr(160))}", line)


def curly(line: str, chance: random.Random) -> str:
    first, last = chance.choice([("“", "”"), ("”", "”"), ("„", "“")])
    return re.sub(r"^(\s*(?:- )?\w+: )([^\W\d_][^\"'“”«»#:]*[\w.])$", f"\\1{first}\\2{last}", line)


def glued_colon(line: str, _: random.Random) -> str:
    return re.sub(r"^(\s*(?:- )?(?:hva|kva|hvem|kven|hvordan|korleis): )(?=[^\W\d])", lambda one: one[0][:-1], line)


def glued_dash(line: str, _: random.Random) -> str:
    return re.sub(r"^(\s*)- (?=(?:steg|møte|tiltak|nivå): )", r"\1-", line)


def other_language(line: str, _: random.Random) -> str:
    return re.sub(r"^(\s*(?:- )?)(hva|kva|hvem|kven|hvordan|korleis)(?=: )", lambda one: one[1] + _other(one[2]), line)


def control(line: str, chance: random.Random) -> str:
    return re.sub(r"(?<=: )(?=\w)", chance.choice("\x07\ufeff\x00"), line, count=1)


def _other(word: str) -> str:
    entry = next(one for one in KEYS.values() if word in {one.nb, one.nn})
    return entry.nn if word == entry.nb else entry.nb


CERTAIN: tuple[Accident, ...] = (
    *(odd_space, odd_indent, word_dash, curly, glued_colon, glued_dash, other_language, control),
)


def with_accidents(text: str, *, seed: int, kinds: tuple[Accident, ...], most: int = 4) -> tuple[str, set[int]]:
    """Return a text with some accidents in it, and the numbers of their lines."""
    chance, lines = random.Random(seed), text.split("\n")
    hit: set[int] = set()
    while len(hit) < 1 + seed % most:
        number, accident = chance.randrange(len(lines)), chance.choice(kinds)
        changed = accident(lines[number], chance)
        if number not in hit and changed != lines[number] and "handlings" not in changed:
            lines[number] = changed
            hit.add(number)
    return "\n".join(lines), hit


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_accidents_of_a_word_processor_are_mended_and_nothing_else(path: Path, seed: int) -> None:
    sound = path.read_text("utf-8")
    told = again(sound.encode())
    text, hit = with_accidents(sound, seed=seed, kinds=CERTAIN)
    result = mend(text.encode())
    after = result.new.decode()
    assert errors(result.after) == []
    assert Counter(one.message for one in result.after.diagnostics) == Counter(one.message for one in told.diagnostics)
    differs = {
        at for at, (one, other) in enumerate(zip(sound.split("\n"), after.split("\n"), strict=True)) if one != other
    }
    assert differs <= hit
    assert mend(result.new).new == result.new


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_encodings_stay(ends: str, mark: str) -> None:
    sound = (HERE.parents[1] / "guidelines" / "hoyanger.yaml").read_text("utf-8")
    text, hit = with_accidents(sound, seed=3, kinds=(odd_space, odd_indent, word_dash, glued_colon))
    assert hit
    before, after = (one.replace("\n", ends).encode(mark) for one in (text, sound))
    got = mend(before).new.decode(mark)
    dashes = {line for line in got.split(ends) if line not in sound.split("\n")}
    assert dashes == set()
    assert mend(before).new == after


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_a_sound_guide_is_left_alone(path: Path) -> None:
    result = mend(path.read_bytes())
    assert (result.new, result.repaired) == (path.read_bytes(), ())


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_mending_a_faulty_guide_leaves_no_new_fault_of_what_was_looked_at(path: Path) -> None:
    result = mend(path.read_bytes(), guesses=True)
    if result.repaired:
        before, after = (Counter(one.rule for one in found.diagnostics) for found in (result.before, result.after))
        assert any(after[one.rule] < before[one.rule] for one in result.repaired) or errors(result.after) == []
    else:
        assert result.new == path.read_bytes()
    assert mend(result.new, guesses=True).new == result.new


# ------------------------------------------------------------- slips, which are guesses, and anything at all


def letter_lost(line: str, chance: random.Random) -> str:
    at = chance.randrange(len(line) or 1)
    return line[:at] + line[at + 1 :] if line[at : at + 1].isalpha() else line


def doubled(line: str, _: random.Random) -> str:
    return f"{line}\n{line}" if line.strip() and not line.lstrip().startswith("#") else line


def shifted(line: str, chance: random.Random) -> str:
    return chance.choice([" ", "  ", "\t"]) + line if line.strip() else line


def cut(line: str, chance: random.Random) -> str:
    at = chance.randrange(len(line) or 1)
    return line[:at]


def sign(line: str, chance: random.Random) -> str:
    at = chance.randrange(len(line) + 1)
    return line[:at] + chance.choice("[]{}:,-#\"'*&!?%@`|>\\\t«“”\u00ad\u200b") + line[at:]


ANY: tuple[Accident, ...] = (*CERTAIN, letter_lost, doubled, shifted, cut, sign)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happens_to_a_guide_mending_ends_and_makes_nothing_worse(seed: int) -> None:
    path = WHOLE[seed % len(WHOLE)]
    text, hit = with_accidents(path.read_text("utf-8"), seed=seed, kinds=ANY, most=5)
    assert hit
    result = mend(text.encode(), guesses=True)
    assert len(errors(result.after)) <= len(errors(result.before)) or reached(result.after) > reached(result.before)
    assert mend(result.new, guesses=True).new == result.new


def reached(found: Checked) -> int:
    """Return how far a check came: the stage of its first errors."""
    stages = {"T": 0, "Y": 1, "S": 2, "R": 3}
    return min((stages.get(one.rule[0], 4) for one in found.diagnostics if one.severity is Severity.ERROR), default=9)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff", b"a: [", b"\xff\xfea", b"- \xe2\x80\x9c\n", b"\t" * 300, b"a:b\n" * 500]
)
def test_any_bytes_at_all_can_be_tried(data: bytes) -> None:
    assert mend(data, guesses=True).old == data


# ------------------------------------------------------------- what is kept and what is not


def finding(rule: str, message: str, line: int, *, fix: tuple[Edit, ...] = (), text: str = "") -> Diagnostic:
    place = Position(line, 1)
    return Diagnostic(rule, message, Span("x", place, place), (("text", text),), fix=fix)


def found(*findings: Diagnostic) -> Checked:
    return Checked(None, findings, "", Language.BOKMAL)


def edit(line: int, text: str, *, safe: bool = True) -> Edit:
    return Edit(Span("x", Position(line, 1), Position(line, 1)), text, safe)


FAULT = finding("S01", "one", 3, fix=(edit(3, "a"),))
GUESS = finding("S01", "one", 3, fix=(edit(3, "a", safe=False),))


@pytest.mark.parametrize(
    ("before", "after", "repaired", "kept"),
    [
        ((FAULT,), (), FAULT, True),
        ((FAULT,), (FAULT,), FAULT, False),
        ((FAULT,), (finding("S03", "other", 9),), FAULT, False),
        ((FAULT,), (finding("R06", "hidden", 3),), FAULT, True),
        ((FAULT,), (finding("Y11", "worse", 3),), FAULT, False),
        ((GUESS,), (finding("Y20", "no better", 3),), GUESS, False),
        ((GUESS,), (finding("Y20", "hidden", 4),), GUESS, True),
        ((finding("Y11", "stops", 3),), (finding("Y11", "further down", 8),), finding("Y11", "stops", 3), True),
        ((finding("Y11", "stops", 3),), (finding("Y14", "further up", 2),), finding("Y11", "stops", 3), False),
        ((FAULT, finding("S03", "x", 5)), (finding("S03", "x", 6),), FAULT, True),
    ],
)
def test_a_repair_is_kept_where_it_helps(
    before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...], repaired: Diagnostic, *, kept: bool
) -> None:
    assert helped(found(*before), found(*after), repaired=(repaired,)) is kept


def test_a_repair_that_does_not_help_is_tried_once_and_the_others_are_made() -> None:
    tried: list[bytes] = []

    def stubborn(data: bytes) -> Checked:
        tried.append(data)
        left = [FAULT] if b"\n\n-" not in data else []
        return found(*left, finding("S03", "x", 1, fix=(edit(1, "!"),)))

    result = mended(b"\n\n-", check=stubborn)
    assert (result.new, result.repaired) == (b"\n\n-", ())
    assert len(tried) < MOST_CHECKS


def test_the_checks_of_one_file_are_counted() -> None:
    tried: list[bytes] = []

    def endless(data: bytes) -> Checked:
        tried.append(data)
        return found(finding("Y11", "one", len(tried), fix=(edit(1, "a"),), text=str(len(tried))))

    assert len(mended(b"", check=endless).new) < MOST_CHECKS
    assert len(tried) == MOST_CHECKS


def test_the_words_that_are_put_are_those_of_the_guide() -> None:
    assert [own_key(_other(word), Language.BOKMAL) for word in ("hva", "hvem")] == ["hva", "hvem"]
    assert partial(mend, guesses=True)(b"").repaired == ()
