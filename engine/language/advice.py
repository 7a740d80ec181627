"""Owns what an editor says of each form: one sentence on how a text of it is written."""

from collections.abc import Sequence

from engine.guideline.vocabulary import Language
from engine.language.slot import Form
from engine.language.suggest import MOST_CHOICES


def advice(form: Form, language: Language) -> str:
    """Return one sentence on what stands after a key of this form, for editors."""
    sentence = _ADVICE[form]
    return sentence[0] if language is Language.BOKMAL else sentence[1]


def of_keys(names: Sequence[str], language: Language) -> str:
    """Return one sentence on a key that cannot stand in a part, with those that can where they are few."""
    if len(names) <= MOST_CHOICES:
        return _KEYS_NAMED[language].format(names=_or(names))
    return _KEYS_MANY[language]


def of_missing(names: Sequence[str], language: Language) -> str:
    """Return one sentence on the keys that a part must have."""
    return _MISSING[language].format(names=_and(names))


def of_words(words: Sequence[str], language: Language) -> str:
    """Return one sentence with the words of a closed list."""
    return _WORDS[language].format(words=_or(words))


def of_item(key: str, language: Language) -> str:
    """Return one sentence on how an entry of a list begins, where it is to have keys."""
    return _ITEM[language].format(key=key)


def of_parts(key: str, language: Language) -> str:
    """Return one sentence on what a whole file is."""
    return _PARTS[language].format(key=key)


def _or(names: Sequence[str]) -> str:
    return _joined(names, "eller")


def _and(names: Sequence[str]) -> str:
    return _joined(names, "og")


def _joined(names: Sequence[str], word: str) -> str:
    *first, last = (f"«{name}»" for name in names)
    return f"{', '.join(first)} {word} {last}" if first else last


_KEYS_NAMED = {
    Language.BOKMAL: "Ordet foran kolonet kan ikke stå her. Skriv {names}.",
    Language.NYNORSK: "Ordet framfor kolonet kan ikkje stå her. Skriv {names}.",
}
_KEYS_MANY = {
    Language.BOKMAL: "Ordet foran kolonet kan ikke stå her. Se etter skrivefeil, og om linja står på rett sted.",
    Language.NYNORSK: "Ordet framfor kolonet kan ikkje stå her. Sjå etter skrivefeil, og om linja står på rett stad.",
}
_MISSING = {
    Language.BOKMAL: "Dette må være med her: {names}.",
    Language.NYNORSK: "Dette må vere med her: {names}.",
}
_WORDS = {Language.BOKMAL: "Skriv {words}.", Language.NYNORSK: "Skriv {words}."}
_ITEM = {
    Language.BOKMAL: "Skriv et ord og kolon etter «- », slik: «- {key}: …».",
    Language.NYNORSK: "Skriv eit ord og kolon etter «- », slik: «- {key}: …».",
}
_PARTS = {
    Language.BOKMAL: "Skriv et ord, kolon og det som hører til, på hver linje. Begynn med «{key}: …».",
    Language.NYNORSK: "Skriv eit ord, kolon og det som høyrer til, på kvar linje. Begynn med «{key}: …».",
}
_ADVICE = {
    Form.TEXT: ("Skriv en tekst rett etter kolon.", "Skriv ein tekst rett etter kolon."),
    Form.WORD: ("Skriv et av ordene i lista.", "Skriv eitt av orda i lista."),
    Form.WORDS: ("Skriv ord fra lista, ett eller flere.", "Skriv ord frå lista, eitt eller fleire."),
    Form.NAMES: ("Skriv et navn, eller flere med «- » foran.", "Skriv eit namn, eller fleire med «- » framfor."),
    Form.PEOPLE: (
        "Skriv et navn, flere med «- » foran, eller {rolle: …, gjør: …}.",
        "Skriv eit namn, fleire med «- » framfor, eller {rolle: …, gjer: …}.",
    ),
    Form.INFERRED: (
        "Skriv «ja», eller ordene foran kolon i denne delen.",
        "Skriv «ja», eller orda framfor kolon i denne delen.",
    ),
    Form.GUARD: (
        "Skriv kjennetegn, kolon og en eller flere verdier.",
        "Skriv kjenneteikn, kolon og ein eller fleire verdiar.",
    ),
    Form.WORD_PAIRS: (
        "Skriv et navn, kolon og et av ordene i lista.",
        "Skriv eit namn, kolon og eitt av orda i lista.",
    ),
    Form.CHOICES: (
        "Skriv et navn, kolon og minst to verdier.",
        "Skriv eit namn, kolon og minst to verdiar.",
    ),
    Form.ENTRIES: (
        "Skriv én linje for hver: et navn, kolon og det som hører til.",
        "Skriv éi linje for kvar: eit namn, kolon og det som høyrer til.",
    ),
    Form.TITLE_OR_ITEMS: (
        "Skriv tittelen på det nye steget, eller stegene med «- » foran.",
        "Skriv tittelen på det nye steget, eller stega med «- » framfor.",
    ),
    Form.PARTS: (
        "Skriv linjene under, med to mellomrom foran.",
        "Skriv linjene under, med to mellomrom framfor.",
    ),
    Form.DEMANDS: (
        "Skriv ord fra lista, eller «prøvd», «enighet» eller «samtykke» med kolon.",
        "Skriv ord frå lista, eller «prøvd», «semje» eller «samtykke» med kolon.",
    ),
    Form.ANSWERS: (
        "Skriv svaret, kolon og hvor det fører: et steg, et nivå eller en avslutning.",
        "Skriv svaret, kolon og kvar det fører: eit steg, eit nivå eller ei avslutning.",
    ),
    Form.DATE: ("Skriv datoen slik: 2026-09-01.", "Skriv datoen slik: 2026-09-01."),
    Form.NUMBER: ("Skriv fire siffer, som 0301.", "Skriv fire siffer, som 0301."),
    Form.ID: (
        "Skriv små bokstaver, tall og bindestrek, uten mellomrom.",
        "Skriv små bokstavar, tal og bindestrek, utan mellomrom.",
    ),
    Form.MINUTES: ("Skriv «ja», eller {til: …}.", "Skriv «ja», eller {til: …}."),
    Form.NEXT_MEETING: (
        "Skriv «skal avtales», eller en frist som «helst innen 4–6 uker».",
        "Skriv «skal avtalast», eller ein frist som «helst innan 4–6 veker».",
    ),
    Form.DEADLINE: (
        "Skriv fristen slik: «helst innen 4–6 uker», «2 dager fra forrige møte» eller «straks».",
        "Skriv fristen slik: «helst innan 4–6 veker», «2 dagar frå førre møte» eller «straks».",
    ),
    Form.DURATION: ("Skriv et tall og dager, uker eller måneder.", "Skriv eit tal og dagar, veker eller månader."),
    Form.AGE: (
        "Skriv alderen slik: «under 15», «15–17», «fra 18» eller «15».",
        "Skriv alderen slik: «under 15», «15–17», «frå 18» eller «15».",
    ),
    Form.COUNT: ("Skriv et tall fra 1 og oppover.", "Skriv eit tal frå 1 og oppover."),
    Form.EVALUATES: (
        "Skriv «ja», eller fra hvilke nivåer tiltakene er: «tiltak fra 1 og 2».",
        "Skriv «ja», eller frå kva nivå tiltaka er: «tiltak frå 1 og 2».",
    ),
    Form.PAIRS: (
        "Skriv én linje for hver, eller «ikke oppgitt».",
        "Skriv éi linje for kvar, eller «ikkje oppgitt».",
    ),
    Form.ITEMS: (
        "Skriv ett punkt for hver, med «- » foran, eller «ikke oppgitt».",
        "Skriv eitt punkt for kvar, med «- » framfor, eller «ikkje oppgitt».",
    ),
}
