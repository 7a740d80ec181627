"""Writes docs/nb/ordliste.md from the word table: `python -m tests.docs.word_list`."""

from collections.abc import Iterator
from pathlib import Path

from engine.guideline.vocabulary import Language
from engine.language.shape import CHANGE, LEVEL, RULE, SHAPES, STEP, Shape, Slot
from engine.language.terms import GROUPS, KEYS, Example, Group, Key
from tests.house import tree

PAGE: Path = tree.ROOT / "docs" / "nb" / "ordliste.md"

HEADINGS = {
    "guide": "Øverst i fila",
    "labels": "Under «kaller»: egne ord",
    "passage": "Under «om»: en tekst",
    "role": "Under «roller»: en rolle",
    "service": "Under «tjenester»: en tjeneste",
    "body": "Under «instanser»: en instans",
    "tool": "Under «verktøy»: et verktøy",
    "meeting-type": "Under «møtetyper»: en type møte",
    "consent-type": "Under «samtykketyper»: en samtykketype",
    "age-rule": "Under «gis_av»: hvem som gir samtykket i en alder",
    "log": "Under «stafettlogg»",
    "baton": "Under «stafettholder»",
    "holder": "Under «hvem» i «stafettholder»: hvem det bør være",
    "between": "Under «mellom_møter»",
    "entrance": "Under «innganger»: en inngang",
    "ending": "Under «avslutninger»: en avslutning",
    "rule": "Under «gjelder_alltid»: en regel",
    "own-rule": "Under «egne_regler»: en egen regel",
    "level": "Under «nivåer»: et nivå",
    "step": "Under «steg»: et steg",
    "track": "Under «spor»: et spor",
    "answer": "Under «valg»: et svar med mer enn et mål",
    "demand": "Under «krever»: et krav om noe bestemt",
    "person": "Under «hvem»: en person med en oppgave",
    "least": "Under «minst»: hvor mange",
    "minutes": "Under «referat»: hvem som får det",
    "sending": "Under «sender»: hva og til hvem",
    "sharing": "Under «deler»: hva og med hvem",
    "side-work": "Under «ved_siden_av»: et arbeid",
    "change": "Under «endringer»: en endring",
}
WORDS = {
    Group.STATUSES: "status",
    Group.ROLE_KINDS: "er",
    Group.TOOL_TYPES: "type",
    Group.TOOL_STATUSES: "status på et verktøy",
    Group.REQUIREMENTS: "krever",
    Group.URGENCIES: "meld_til",
    Group.LOG_PARTS: "viser",
    Group.LATEST: "senest",
    Group.TAKEOVER: "overtas_ved",
    Group.PARTIES: "enighet, ved siden av roller",
    Group.SERIOUSNESS: "alvor",
    Group.SPOTS: "gir, tar og kreves_ved, ved siden av navn",
    Group.SIGNS: "ord med fast mening",
    Group.UNITS: "i en frist",
    Group.ANCHORS: "etter «fra» i en frist, ved siden av steg og nivåer",
}

_OF_CHANGED = "Ved siden av disse kan endringen ha alle ordene som steget, nivået eller regelen kan ha."
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
    if shape is CHANGE:
        yield f"{_OF_CHANGED}\n"
    yield "| bokmål | nynorsk | hva det er | for eksempel |"
    yield "| --- | --- | --- | --- |"
    for slot in _own(shape):
        key = KEYS[slot.name]
        must = " Må være med." if slot.required else ""
        yield f"| `{key.nb}` | `{key.nn}` | {key.help(Language.BOKMAL)}{must} | `{_example(key)}` |"


def _own(shape: Shape) -> tuple[Slot, ...]:
    """Return the lines of a part; a change has those of what it changes too, and they are told there."""
    if shape is not CHANGE:
        return shape.slots
    elsewhere = {slot.name for other in (STEP, LEVEL, RULE) for slot in other.slots}
    return tuple(slot for slot in shape.slots if slot.name not in elsewhere)


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
