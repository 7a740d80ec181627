"""Tries what the check of a file tells an author against the token game: guides drawn by chance, written as their text.

    python -m tests.proofs.through_text 1000 1     so many guides from this seed on; prints a line that begins with
                                                   FAULT for each difference

What is drawn is what is built from its text. Each finding stands at the line and column of its step (or of an answer
there), its level or rule, is as bad as the game says, and shows a way that can be walked. While the flow is faulty the
path rules wait.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from engine.diagnostics import Diagnostic, Position, Severity, Waypoint
from engine.guideline.model import Guideline, steps_of
from engine.guideline.names import SLASH
from engine.language.build import build
from engine.language.check import Checked, check
from engine.language.context import Context
from engine.language.layer import read_layer
from tests.house.planting import FAULT
from tests.house.tree import ROOT
from tests.proofs.drawing.text import KINDS, written
from tests.proofs.game.facts import Found
from tests.proofs.game.told import RULES, Game
from tests.proofs.game.ways import ONLY_ARRIVED
from tests.proofs.random_graphs import drawn

_SCHEMAS = {name: (ROOT / "schemas" / f"guideline.{name}.schema.json").read_bytes() for name in ("nb", "nn")}
_STEP = re.compile(rf"- (?P<at>{'|'.join(KINDS.values())}): \S")
_RULE = re.compile(r"- (?P<at>id): ")
_LEVEL = re.compile(r"- (?P<at>nivå): ")
_FILE = "tilfeldig.yaml"
_FLOW = "G"
_SAFETY = "P06"  # which hangs on no way, and does not wait for the flow
_ENDLESS, _EVALUATED, _HEARD = "G19", "P03", "P04"
_MOST_TOLD = 20


@dataclass(slots=True)
class Tried:
    """What came of some guides: each difference, and how many were faulty by some other rule."""

    faults: list[str] = field(default_factory=list)
    otherwise_faulty: int = 0


class Page:
    """The text of a guide, and where in it each step, level and rule is written."""

    def __init__(self, guideline: Guideline) -> None:
        self.text = written(guideline)
        steps = [step.id for level in guideline.levels for step in steps_of(level)]
        levels = [level.id for level in guideline.levels]
        self.places = dict(zip(_found(_STEP, self.text), steps, strict=True))
        self.places |= dict(zip(_found(_LEVEL, self.text), levels, strict=True))
        answered = [step.id for level in guideline.levels for step in steps_of(level) for _ in step.answers]
        self.places |= dict(zip(_answers(self.text), answered, strict=True))
        rules = [rule.id for rule in guideline.rules] + [rule.id for rule in guideline.own_rules]
        self.places |= dict(zip(_found(_RULE, self.text), rules, strict=True)) | {Position(1, 1): ""}
        telling = [rule.id for rule in guideline.rules if rule.report_to]
        self.places |= dict(zip(_told_first(self.text), telling, strict=True))

    def check(self) -> Checked:
        """Check it as a file."""
        return check(self.text.encode(), file=_FILE, schemas=_SCHEMAS)

    def built(self) -> Guideline | None:
        """Build it, faulty or not; None where it cannot be read."""
        layer = read_layer(self.text.encode(), file=_FILE, schemas=_SCHEMAS)
        return build(layer.root, Context(layer.file, layer.language)) if layer.root else None

    def called(self, point: Waypoint) -> str:
        """Return the place that a point on a way names; an ending has no place, and is called by its title."""
        return self.places[point.span.start] if point.span else point.title


def _answers(text: str) -> Iterator[Position]:
    """Give the place of each answer: where one leads past what is needed, that is told there, and not at its step."""
    inside = None
    for number, line in enumerate(text.splitlines(), 1):
        indent = len(line) - len(line.lstrip())
        if inside is not None and indent == inside + 2:
            yield Position(number, indent + 1)
        inside = indent if line.strip() == "valg:" else inside if inside is not None and indent > inside else None


def _told_first(text: str) -> Iterator[Position]:
    """Give the place of how sure each rule is that the first of those it names is told: where that is too little."""
    lines = text.splitlines()
    for number, (line, below) in enumerate(pairwise(lines), 2):
        if line == "  meld_til:":
            yield Position(number, below.index(": ") + 3)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Position]:
    for number, line in enumerate(text.splitlines(), 1):
        match = pattern.search(line)
        if match:
            yield Position(number, match.start("at") + 1)


def differences(guideline: Guideline, page: Page, checked: Checked) -> Iterator[str]:
    """Give each difference between what is told of a file and what the game finds in the guide."""
    if page.built() != guideline:
        yield "what is built is not what was written"
    game = Game(guideline)
    told = [one for one in checked.diagnostics if one.rule in RULES]
    classes = game.endless()
    names = _named(told, page, classes=classes)
    places = {(one.rule, at): one for one, at in zip(told, names, strict=True)}
    if len(places) != len(told):
        yield "two findings of one rule stand at one place"
    expected = {} if _otherwise_faulty(checked) else _that_matter(game.found())
    mended = {page.places.get(one.span.start, "nowhere") for one in told if one.rule == _ENDLESS}
    together = {(_ENDLESS, first) for first in classes if classes[first] & mended} - places.keys()
    expected = {key: hit for key, hit in expected.items() if key not in together}
    for rule, at in sorted(expected.keys() ^ places.keys()):
        yield f"{rule} {at}: told by {'the check' if (rule, at) in places else 'the game'} alone"
    for key in sorted(expected.keys() & places.keys()):
        yield from _differing(key, places[key], expected=expected[key], page=page, game=game)


def _named(told: list[Diagnostic], page: Page, *, classes: dict[str, frozenset[str]]) -> Iterator[str]:
    """Give the places that the game calls some findings by. What has no end is told at the last of its questions.

    In two variants two classes may share places, and be told apart or together.
    """
    stand = [page.places.get(one.span.start, "nowhere") for one in told]
    classed = [{first for first in classes if at in classes[first]} for at in stand]
    free = set(classes)
    for number in sorted(range(len(told)), key=lambda number: len(classed[number])):
        if told[number].rule == _ENDLESS and classed[number] & free:
            stand[number] = min(classed[number] & free)
            free.remove(stand[number])
    yield from stand


def _that_matter(found: Found) -> Found:
    """Leave out what waits for the flow, and that nobody is heard where the evaluation is missing as badly."""
    found = {key: hit for key, hit in found.items() if not _is_echo(key, hit, found=found)}
    flow = {key: hit for key, hit in found.items() if key[0].startswith(_FLOW)}
    faulty = any(severity == Severity.ERROR.value for severity, _ in flow.values())
    return flow | {key: hit for key, hit in found.items() if key[0] == _SAFETY} if faulty else found


def _is_echo(key: tuple[str, str], hit: tuple[str, int], *, found: Found) -> bool:
    lacking = found.get((_EVALUATED, key[1]))
    worst = (Severity.ERROR.value, Severity.WARNING.value, Severity.ADVICE.value)
    return key[0] == _HEARD and lacking is not None and worst.index(lacking[0]) <= worst.index(hit[0])


def _otherwise_faulty(checked: Checked) -> bool:
    """Tell whether some other rule finds an error, behind which the proofs do not begin."""
    return any(one.severity is Severity.ERROR and one.rule not in RULES for one in checked.diagnostics)


def _differing(
    key: tuple[str, str], told: Diagnostic, *, expected: tuple[str, int], page: Page, game: Game
) -> Iterator[str]:
    (rule, at), (severity, length) = key, expected
    at = page.places.get(told.span.start, at)
    if told.severity.value != severity:
        yield f"{rule} {at}: the check calls it {told.severity.value}, the game {severity}"
    way = [page.called(point) for point in told.path]
    if way and length != ONLY_ARRIVED and not game.can_walk(way, rule=rule, at=at, severity=severity):
        yield f"{rule} {at}: nobody can walk {' → '.join(way)}"
    titles = [point.title for point in told.path if point.span and SLASH in page.places[point.span.start]]
    if titles != [place.rsplit(SLASH, 1)[-1] for place in way if SLASH in place]:
        yield f"{rule} {at}: the way is told as {' → '.join(titles)}"


def try_texts(count: int, seed: int) -> Tried:
    """Try so many guides from a seed on."""
    tried = Tried()
    for number in range(seed, seed + count):
        guideline = drawn(number)
        page = Page(guideline)
        checked = page.check()
        tried.otherwise_faulty += _otherwise_faulty(checked)
        tried.faults += (f"guide {number}: {one}" for one in differences(guideline, page, checked))
    return tried


def main(count: int, seed: int) -> int:
    """Try them, and say what was found."""
    tried = try_texts(count, seed)
    for fault in tried.faults[:_MOST_TOLD]:
        sys.stdout.write(f"{FAULT}{fault}\n")
    sys.stdout.write(
        f"through text: count {count}, seed {seed}, {tried.otherwise_faulty} faulty by other rules,"
        f" {len(tried.faults)} differences\n"
    )
    return 1 if tried.faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
