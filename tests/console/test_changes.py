"""No change of a guide goes unseen: whatever gives it another digest gives at least one sentence, in every language."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import pytest

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import checked
from engine.bundled import BundledShelf
from engine.console.guide.change_sentences import Sentence, as_written, sentences
from engine.console.guide.change_words import label
from engine.console.guide.names import Names
from engine.guideline import changes, model, own_rules, registry
from engine.guideline.changes import Importance, Part
from engine.guideline.compare import compare
from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline
from engine.i18n import LANGUAGES
from engine.values import fields, replace
from tests.console.every_field import GUIDE
from tests.facts.declare import FACTS
from tests.facts.guide import DoesNotCheckError, load, shipped
from tests.facts.test_deletion import NODES, mutated
from tests.guideline.mutants import mutants
from tests.guideline.whole import GUIDE as WHOLE

SHIPPED = BundledShelf().names()
FILES = sorted({fact.file for fact in FACTS.values()})
DIGEST = JsonCodec().digest
OF_PARTS: dict[Part, type] = {
    Part.HEAD: model.Head,
    Part.RULE: registry.StandingRule,
    Part.OWN_RULE: own_rules.OwnRule,
    Part.CONSENT_TYPE: registry.ConsentType,
    Part.BATON: registry.Baton,
    Part.LOG: registry.Log,
    Part.LEVEL: model.Level,
    Part.STEP: model.Step,
    Part.TRACK: model.Track,
    Part.ANSWER: model.Answer,
    Part.ENDING: registry.Ending,
    Part.SIDE_WORK: registry.SideWork,
    Part.FACT: registry.Fact,
    Part.MEETING_TYPE: registry.MeetingType,
    Part.ROLE: registry.Role,
    Part.SERVICE: registry.Service,
    Part.BODY: registry.Body,
    Part.TOOL: registry.Tool,
    Part.PASSAGE: model.Passage,
}


@lru_cache(maxsize=len(SHIPPED))
def guide(name: str) -> Guideline:
    found = checked(BundledShelf(), name)[1].guideline
    assert found is not None
    return found


def told(before: Guideline, after: Guideline, language: str = "nb") -> tuple[Sentence, ...]:
    return sentences(before, after, changes=compare(before, after), language=language)


def unseen(whole: Guideline, language: str, *, each: int = 1) -> Iterator[str]:
    """The paths of the mutants that nothing is told of, or something empty."""
    was = DIGEST(whole)
    for path, mutant in islice(mutants(whole), 0, None, each):
        found = told(whole, mutant, language)
        if DIGEST(mutant) == was:
            assert found == (), path
        elif not found or not all(one.text.strip(" .:") for one in found):
            yield path


@pytest.mark.parametrize("name", SHIPPED)
def test_a_guide_against_itself_gives_no_sentence(name: str) -> None:
    assert told(guide(name), guide(name)) == ()
    again = checked(BundledShelf(), name)[1].guideline
    assert again is not None
    assert told(guide(name), again) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("whole", [GUIDE, WHOLE], ids=["every field", "every way"])
def test_every_change_of_every_field_is_told(whole: Guideline, language: str) -> None:
    assert list(unseen(whole, language)) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_changes_of_the_shipped_guides_are_told(name: str) -> None:
    assert list(unseen(guide(name), "nb", each=29)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_many_changes_of_the_shipped_guides_and_every_one_of_os_are_told(name: str) -> None:
    assert list(unseen(guide(name), "nn", each=1 if name == "os" else 7)) == []


@pytest.mark.parametrize("file", FILES)
def test_every_fact_that_is_taken_out_is_told(file: str) -> None:
    assert untold(file, each=5) == []


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_every_single_fact_that_is_taken_out_is_told(file: str) -> None:
    assert untold(file) == []


def untold(file: str, *, each: int = 1) -> list[str]:
    """The nodes that facts stand on, whose loss gives another guide and no sentence."""
    whole = load(shipped(file), file).process.guideline
    missed = []
    paths = list(dict.fromkeys(path for fact, path in NODES if fact.file == file))
    for path in paths[::each]:
        made = mutated(file, path)
        if not isinstance(made, DoesNotCheckError) and not told(whole, made.process.guideline):
            missed.append(path)
    return missed


def _edited(lines: list[str], place: int) -> Iterator[list[str]]:
    yield lines[:place] + lines[place + 1 :]
    yield [*lines[: place + 1], lines[place], *lines[place + 1 :]]
    if place:
        yield [*lines[: place - 1], lines[place], lines[place - 1], *lines[place + 1 :]]


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_a_line_that_is_lost_doubled_or_swapped_is_told_unless_the_guide_says_the_same(file: str) -> None:
    whole = load(shipped(file), file).process.guideline
    lines = shipped(file).decode().splitlines(keepends=True)
    seen = 0
    for place in range(0, len(lines), 3):
        for edited in _edited(lines, place):
            try:
                made = load("".join(edited).encode(), file).process.guideline
            except DoesNotCheckError:
                continue
            assert bool(told(whole, made)) is (DIGEST(whole) != DIGEST(made)), (place, edited[place : place + 1])
            seen += 1
    assert seen > len(lines) / 12


@pytest.mark.parametrize("whole", [guide("os"), WHOLE], ids=["os", "every way"])
def test_what_moves_the_work_elsewhere_is_never_only_a_text(whole: Guideline) -> None:
    table = compile_process(whole, "").moves
    for path, mutant in islice(mutants(whole), 0, None, 3):
        try:
            moves = compile_process(mutant, "").moves
        except (LookupError, ValueError):  # the mutant is no sound guide
            continue
        if moves != table:
            weights = {one.importance for one in compare(whole, mutant)}
            assert weights - {Importance.TEXT}, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_part_has_a_label(language: str) -> None:
    names = Names(GUIDE, language=language)
    assert set(OF_PARTS) == set(Part) - {Part.GUIDE}
    for part, kind in OF_PARTS.items():
        held = {"id", "steps", "tracks", "answers", *changes.MARKS}
        for field in fields(kind):
            if field.name not in held:
                assert label(part, field.name, names=names), (part, field.name)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("nb", "Steget «Oppmerksomhet» på nivå 0 er borte."),
        ("nn", "Steget «Oppmerksomhet» på nivå 0 er borte."),
        ("en", "The step “Oppmerksomhet” on level 0 is gone."),
    ],
)
def test_the_sentences_are_in_the_readers_language_and_quote_the_guide(language: str, shown: str) -> None:
    less = without_first_step(guide("os"))
    assert shown in [one.text for one in told(guide("os"), less, language)]


def without_first_step(whole: Guideline) -> Guideline:
    first, *others = whole.levels
    return replace(whole, levels=(replace(first, steps=first.steps[1:]), *others))


def test_as_kept_a_sentence_has_what_a_new_part_says_with_it() -> None:
    less = without_first_step(guide("os"))
    (line,) = [one for one in as_written(told(less, guide("os"))) if "Oppmerksomhet" in one]
    assert "Verktøy: Observasjonsskjema." in line
    assert "\n" not in line
