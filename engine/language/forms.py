"""Owns how dates, deadlines and other fixed forms are written, and what they mean."""

import re
from dataclasses import dataclass
from datetime import date

from engine.calendar import Unit
from engine.guideline.vocabulary import Anchor, Language
from engine.language.shape import Form
from engine.language.terms import GROUPS, Group, fold, sign, written
from engine.language.wordlist import values

_DASH = "[-\u2013]"
_WORDS = {word.name: word for word in values.DEADLINE}


@dataclass(frozen=True, slots=True)
class Limit:
    """A deadline as it is written: from `low` to `high` units after its anchor."""

    low: int
    high: int
    unit: Unit
    soft: bool = False
    anchor: Anchor = Anchor.STEP_OPENED


def pattern(form: Form, language: Language) -> str:
    """Return the expression that texts of this form match, without `^` and `$`, as editors and Python read it."""
    match form:
        case Form.DATE:
            return "[0-9]{4}-[0-9]{2}-[0-9]{2}"
        case Form.NUMBER:
            return "[0-9]{4}"
        case Form.ID:
            return "[0-9a-zæøåäöšžčđŋŧ_-]+"
        case Form.MINUTES:
            return written(Group.YES_NO, language)[0]
        case Form.NEXT_MEETING:
            return f"{sign('agree', language)}|{_deadline(language)}"
        case _:
            return _deadline(language)


def advice(form: Form, language: Language) -> str:
    """Return one sentence on how a text of this form is written, for editors."""
    sentence = _ADVICE[form]
    return sentence[0] if language is Language.BOKMAL else sentence[1]


_ADVICE = {
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
    Form.PAIRS: (
        "Skriv én linje for hver, eller «ikke oppgitt».",
        "Skriv éi linje for kvar, eller «ikkje oppgitt».",
    ),
}


def read_date(text: str) -> date | None:
    """Return the date, or None where there is no such day."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def read_deadline(text: str, language: Language) -> Limit | None:
    """Return what a deadline says, or None where the text is none."""
    found = re.fullmatch(_deadline(language, named=True), " ".join(text.split()))
    if found is None:
        return None
    if found["now"]:
        return Limit(0, 0, Unit.DAYS)
    low = int(found["low"])
    anchor = found["anchor"]
    return Limit(
        low,
        int(found["high"] or low),
        _unit(found["unit"], language),
        soft=bool(found["soft"]),
        anchor=_anchor(anchor, language) if anchor else Anchor.STEP_OPENED,
    )


def _unit(text: str, language: Language) -> Unit:
    entries = (*GROUPS[Group.UNITS], *GROUPS[Group.ONE])
    return Unit(next(entry.name for entry in entries if entry.written(language) == text))


def _anchor(text: str, language: Language) -> Anchor:
    entries = GROUPS[Group.ANCHORS]
    return Anchor(next(entry.name for entry in entries if entry.written(language) == fold(text)))


def _deadline(language: Language, *, named: bool = False) -> str:
    """Draw `[helst] [innen] 4[–6] uker [fra forrige møte]`, with groups that have names when Python reads it."""

    def group(name: str, inner: str) -> str:
        return f"(?P<{name}>{inner})" if named else f"(?:{inner})"

    def initial(name: str) -> str:
        text = _WORDS[name].written(language)
        return f"[{text[0].upper()}{text[0]}]{text[1:]}"

    units = "|".join((*written(Group.UNITS, language), *written(Group.ONE, language)))
    anchors = "|".join(written(Group.ANCHORS, language))
    count = "[0-9]{1,3}"
    from_ = _WORDS["counted_from"].written(language)
    return (
        f"{group('now', initial('at_once'))}|"
        f"{group('soft', initial('preferably') + ' ')}?(?:{initial('within')} )?"
        f"{group('low', count)}(?: ?{_DASH} ?{group('high', count)})? "
        f"{group('unit', units)}(?: {from_} {group('anchor', anchors)})?"
    )
