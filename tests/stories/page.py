"""Writes all stories on a page for people: `python -m tests.stories.page` writes `docs/nb/historier.md`.

A story in nynorsk is told in nynorsk. Commands and codes are left out: what is read is what happens, and what is true
afterwards.
"""

import sys
from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any

from engine.i18n.dates import date_text, weekday_text
from tests.house.tree import ROOT
from tests.stories.reading import NYNORSK_WORDS, Deed, Story, stories

PAGE = ROOT / "docs" / "nb" / "historier.md"
WIDTH = 120
HEAD = """\
# Historier

Her står {count} historier om saker, fortalt steg for steg: hva noen gjør, og hva som så er sant. Hver av dem blir prøvd
på programmet hver gang det endres. Ser du noe som ikke er slik det bør være i praksis, så er det historien du skal
peke på.

Menneskene og sakene er oppdiktet. Siden er laget av filene i `tests/stories`.
"""
_OTHERS = "Oppdiktede veiledere"
_GUIDES = {
    "os": "Os",
    "sortland": "Sortland",
    "hoyanger": "Høyanger",
    "froland": "Froland",
    "sikker_arbeidsflyt": "Veilederen med Sikker Arbeidsflyt",
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "nb": {
        "nektes": "Programmet sier nei: «… {told} …»",
        "noe gjenstår": "Programmet sier at noe gjenstår: «… {told} …»",
        "skrevet feil": "Programmet svarer at noe mangler: «… {told} …»",
        "ser ingen sak": "Saken finnes ikke for den som spør.",
        "sier": "På skjermen står {told}.",
        "sier ikke": "På skjermen står ikke {told}.",
        "i dag": "I dagens liste til {who} står {told}.",
        "saken er": "Saken er {told}.",
        "står på": "Saken står på {told}.",
        "nivå": "Nivå {told}.",
        "runde": "Runde {told}.",
        "avslutning": "Den er avsluttet slik: {told}.",
        "kan velge": "Det kan velges: {told}.",
        "kan ikke velge": "Det kan ikke velges: {told}.",
        "stafettholder": "Stafettholder: {told}.",
        "frist": "Frist: {told}.",
        "neste møte": "Neste møte: {told}.",
        "samtykke gjelder": "Samtykket gjelder: {told}.",
        "tjenester": "Med i saken: {told}.",
        "tiltak i gang": "Tiltak i gang: {told}.",
        "holdes utenfor": "Holdes utenfor: {told}.",
        "ferdige spor": "Ferdige spor: {told}.",
        "sak": "Dette gjelder sak nummer {told}.",
    },
    "nn": {
        "nektes": "Programmet seier nei: «… {told} …»",
        "noe gjenstår": "Programmet seier at noko står att: «… {told} …»",
        "skrevet feil": "Programmet svarer at noko manglar: «… {told} …»",
        "ser ingen sak": "Saka finst ikkje for den som spør.",
        "sier": "På skjermen står {told}.",
        "sier ikke": "På skjermen står ikkje {told}.",
        "i dag": "I lista for dagen til {who} står {told}.",
        "saken er": "Saka er {told}.",
        "står på": "Saka står på {told}.",
        "nivå": "Nivå {told}.",
        "runde": "Runde {told}.",
        "avslutning": "Ho er avslutta slik: {told}.",
        "kan velge": "Det kan veljast: {told}.",
        "kan ikke velge": "Det kan ikkje veljast: {told}.",
        "stafettholder": "Stafetthaldar: {told}.",
        "frist": "Frist: {told}.",
        "neste møte": "Neste møte: {told}.",
        "samtykke gjelder": "Samtykket gjeld: {told}.",
        "tjenester": "Med i saka: {told}.",
        "tiltak i gang": "Tiltak i gang: {told}.",
        "holdes utenfor": "Blir haldne utanfor: {told}.",
        "ferdige spor": "Ferdige spor: {told}.",
        "sak": "Dette gjeld sak nummer {told}.",
    },
}
_QUOTED = ("sier", "sier ikke", "i dag", "står på", "kan velge", "kan ikke velge")
_NOT_TOLD = ("kode",)


def page() -> str:
    """Return the page: the guides that come with the program first, each with its stories."""
    found = [HEAD.format(count=len(stories()))]
    for name in (*_GUIDES, None):
        of_it = [story for story in stories() if (story.guide if story.guide in _GUIDES else None) == name]
        found += [f"## {_GUIDES.get(name or '', _OTHERS)}\n", *(_story(story) for story in of_it)]
    return "\n".join(found)


def _story(story: Story) -> str:
    lines = [f"### {story.title}", "", fill(story.about, WIDTH), ""]
    day = None
    for number, deed in enumerate(story.deeds, start=1):
        on = f"{_on(deed, story.language)}: " if deed.on != day else ""
        day = deed.on
        lines += _item(f"{number}. ", f"{on}{deed.told}")
        told = " ".join(_told(deed, language=story.language))
        lines += _item("    - ", told) if told else []
    return "\n".join(lines) + "\n"


def _on(deed: Deed, language: str) -> str:
    return f"{weekday_text(deed.on, language)} {date_text(deed.on, language)}".capitalize()


def _item(mark: str, text: str) -> list[str]:
    return fill(text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark)).splitlines()


def _told(deed: Deed, *, language: str) -> Iterator[str]:
    """Give what is true after a deed, a sentence for each thing."""
    for key, said in (deed.then or {}).items():
        if key == "i dag":
            for who, text in said.items():
                yield _WORDS[language][key].format(who=_word(who, language), told=f"«{text}»")
        elif key not in _NOT_TOLD:
            yield _WORDS[language][key].format(told=_said(key, said, language=language))


def _said(key: str, said: Any, *, language: str) -> str:  # noqa: ANN401 - what a story says
    several = [_word(str(one), language) for one in (said if isinstance(said, list) else [said])]
    if key in _QUOTED:
        several = [f"«{one}»" for one in several]
    return ", ".join(several) or "ingen"


def _word(word: str, language: str) -> str:
    """Return a fixed word in the language of a story: stories in nynorsk were read into bokmål."""
    return next((nn for nn, nb in NYNORSK_WORDS.items() if nb == word), word) if language == "nn" else word


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}: {len(stories())} historier\n")
