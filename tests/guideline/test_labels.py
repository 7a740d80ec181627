"""What a guide calls its levels and the facets of its steps."""

import pytest

from engine.guideline.labels import label, level_name
from engine.guideline.model import Guideline, Head, Level
from engine.guideline.names import UNNAMED_LEVEL
from engine.guideline.vocabulary import Language, Status


def guide(*labels: tuple[str, str]) -> Guideline:
    head = Head(id="g", title="G", language=Language.BOKMAL, version="1", status=Status.DRAFT, labels=labels)
    return Guideline(head=head)


@pytest.mark.parametrize(
    ("written", "plain", "phased"),
    [
        ("2", "nivå 2", "fase 2"),
        ("3.1", "nivå 3.1", "fase 3.1"),
        ("2b", "nivå 2b", "fase 2b"),
        ("A", "nivå A", "fase A"),
        ("Ø", "nivå Ø", "fase Ø"),
        ("Fase 2", "Fase 2", "Fase 2"),
        ("Oppstart", "Oppstart", "Oppstart"),
    ],
)
def test_a_number_or_a_letter_is_said_with_the_word_for_a_level(written: str, plain: str, phased: str) -> None:
    level = Level(id=written.lower(), label=written, title="Oppdage")
    assert level_name(level, guide(), say={"level.word": "nivå"}.__getitem__) == plain
    assert level_name(level, guide(("level", "fase")), say={"level.word": "nivå"}.__getitem__) == phased


def test_the_only_level_of_a_small_guide_is_called_by_its_title() -> None:
    assert level_name(Level(id=UNNAMED_LEVEL, label=""), guide(), say=str) == ""
    assert level_name(Level(id=UNNAMED_LEVEL, label="", title="Alt"), guide(), say=str) == "Alt"


def test_a_facet_begins_as_its_default_does() -> None:
    own = guide(("tools", "hjelpemidler"))
    assert label(own, "tools", default="Verktøy") == "Hjelpemidler"
    assert label(own, "tools", default="verktøy") == "hjelpemidler"
    assert label(own, "what", default="Hva") == "Hva"
