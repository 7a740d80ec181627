"""Writes docs/nb/ordliste.md from the word table: `python -m tests.docs.word_list`."""

from collections.abc import Iterator
from pathlib import Path

from engine.guideline.vocabulary import Language
from engine.language.shape import SHAPES, Shape
from engine.language.terms import GROUPS, KEYS, Example, Group, Key
from tests.house import tree

PAGE: Path = tree.ROOT / "docs" / "nb" / "ordliste.md"

HEADINGS = {
    "guide": "Øverst i fila",
    "passage": "Under «om»: en tekst",
    "role": "Under «roller»: en rolle",
    "service": "Under «tjenester»: en tjeneste",
    "body": "Under «instanser»: en instans",
    "tool": "Under «verktøy»: et verktøy",
    "meeting-type": "Under «møtetyper»: en type møte",
    "ending": "Under «avslutninger»: en avslutning",
    "rule": "Under «gjelder_alltid»: en regel",
    "level": "Under «nivåer»: et nivå",
    "step": "Under «steg»: et steg",
    "answer": "Under «valg»: et svar med mer enn et mål",
    "person": "Under «hvem»: en person med en oppgave",
    "minutes": "Under «referat»: hvem som får det",
}
WORDS = {
    Group.STATUSES: "status",
    Group.ROLE_KINDS: "er",
    Group.TOOL_TYPES: "type",
    Group.TOOL_STATUSES: "status på et verktøy",
    Group.REQUIREMENTS: "krever",
    Group.URGENCIES: "meld_til",
    Group.SIGNS: "ord med fast mening",
    Group.ANCHORS: "etter «fra» i en frist",
}

INTRODUCTION = """\
# Ordene i en veileder

Dette er alle ordene som kan stå i en veileder, på bokmål og nynorsk. En veileder er skrevet på én av dem, og
`språk` sier hvilken. Et ord som ikke står her, er en feil: `bti veileder sjekk` sier fra, og foreslår hva du kan
skrive i stedet.
"""


def page() -> str:
    """Return the whole page."""
    keys = (f"## {HEADINGS[shape.name]}\n\n" + "\n".join(_keys(shape)) + "\n" for shape in SHAPES)
    words = (
        f"### {title[0].upper()}{title[1:]}\n\n" + "\n".join(_words(group)) + "\n" for group, title in WORDS.items()
    )
    return "\n".join([INTRODUCTION, *keys, "## Ord som står etter kolon\n", *words])


def _keys(shape: Shape) -> Iterator[str]:
    yield "| bokmål | nynorsk | hva det er | for eksempel |"
    yield "| --- | --- | --- | --- |"
    for slot in shape.slots:
        key = KEYS[slot.name]
        must = " Må være med." if slot.required else ""
        yield f"| `{key.nb}` | `{key.nn}` | {key.help(Language.BOKMAL)}{must} | `{_example(key)}` |"


def _words(group: Group) -> Iterator[str]:
    yield "| bokmål | nynorsk | hva det betyr |"
    yield "| --- | --- | --- |"
    for word in GROUPS[group]:
        yield f"| `{word.nb}` | `{word.nn}` | {word.help(Language.BOKMAL)} |"


def _example(key: Key) -> str:
    return _inline(key.example(Language.BOKMAL)).replace("|", "\\|")


def _inline(example: Example) -> str:
    match example:
        case str():
            return example
        case list():
            return "[" + ", ".join(_inline(one) for one in example) + "]"
        case dict():
            return "{" + ", ".join(f"{name}: {_inline(value)}" for name, value in example.items()) + "}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
