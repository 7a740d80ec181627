"""Every key of the language is used by some guide that somebody could follow: a shipped one, or an imagined one."""

from collections.abc import Iterator
from pathlib import Path

from engine.guideline.vocabulary import Language
from engine.language.nodes import read
from engine.language.shape import GUIDE, Form, Shape, Slot
from engine.language.terms import KEYS
from engine.language.tree import Mapping, Node, Sequence

ROOT = Path(__file__).resolve().parents[2]
BY_NAME = (Form.ENTRIES, Form.ANSWERS)
IMAGINED = ("faser.yaml", "bokstaver.yaml", "gravid.yaml", "bygd_pa_felles.yaml")


def guides() -> list[Path]:
    """The guides that come with the program, and those that were imagined to stretch the language."""
    here = ROOT / "tests" / "language" / "ok"
    return [*sorted((ROOT / "guidelines").glob("*.yaml")), *(here / name for name in IMAGINED)]


def used(path: Path) -> frozenset[str]:
    """The English names of the keys that a guide uses, each where it means what it says."""
    reading = read(path.read_bytes(), file=path.name)
    assert isinstance(reading.root, Mapping)
    first = reading.root.keys()[0]
    language = next(one for one in Language if KEYS["guide_title"].written(one) == first)
    return frozenset(_keys(reading.root, GUIDE, language=language))


def _keys(node: Mapping, shape: Shape, *, language: Language) -> Iterator[str]:
    slots = {KEYS[slot.name].written(language): slot for slot in shape.slots}
    for key, value in node.entries:
        slot = slots.get(key.text)
        if slot:
            yield slot.name
            yield from _inside(value, slot, language=language)


def _inside(value: Node, slot: Slot, *, language: Language) -> Iterator[str]:
    """The keys below a key: of one object, of each in a list, or of each behind a name of its own."""
    if slot.shape is None:
        return
    parts = value.items if isinstance(value, Sequence) else (value,)
    if slot.form in BY_NAME:
        parts = tuple(named for part in parts if isinstance(part, Mapping) for _, named in part.entries)
    for part in parts:
        if isinstance(part, Mapping):
            yield from _keys(part, slot.shape, language=language)


def test_every_key_of_the_language_is_used_by_some_guide() -> None:
    assert len(guides()) > len(IMAGINED)
    unused = set(KEYS) - frozenset().union(*(used(path) for path in guides()))
    assert unused == set()


def test_a_key_counts_only_where_it_means_what_it_says() -> None:
    keys = used(ROOT / "guidelines" / "froland.yaml")
    assert {"kept_out", "cleared_by", "least_services"} <= keys
    assert not keys & {"steps", "answers", "consent_of", "level_label"}
