"""Owns saying, in bokmål, what may stand after each key of a guide."""

from collections.abc import Iterable

from engine.guideline.vocabulary import Language, StepKind
from engine.language.shape import Form, Shape, Slot
from engine.language.terms import KEYS, Group, key, sign, written

NB = Language.BOKMAL
PEOPLE = "Roller, tjenester og instanser"
TARGET = "Et [mål](veier.md#mål)"
LEVELS = "Nivåer, som `1` eller `nivå 1`"
TYPE_OF_CONSENT = "En av [samtykketypene](samtykke.md#samtykketyper)"
RECEIVERS = "Tjenester og instanser"
_MANY = 4
_FIRST = 3

_NAMED: dict[str, str] = {
    # one name
    "names": "En rolle",
    "via": "En rolle",
    "role": "En rolle, en tjeneste eller en instans",
    "body": "En av instansene",
    "form": "Et av verktøyene",
    "meeting_type": "En av møtetypene",
    "consent_type": TYPE_OF_CONSENT,
    "consent_of": TYPE_OF_CONSENT,
    "log_consent": TYPE_OF_CONSENT,
    "if_refused": TARGET,
    "on_withdrawal": TARGET,
    "afterwards": TARGET,
    "from": "Et steg eller et nivå",
    "taken_over_by": "En tjeneste, en instans, `barnevern` eller `politi`",
    "in_doubt": "En tekst, eller en av instansene",
    "change": "Et steg, et nivå eller en regel",
    "add_after": "Et steg",
    "add_first": "Et nivå",
    "remove": "Et steg, et nivå eller et svar",
    # several names
    "tools": "Verktøy",
    "involves": RECEIVERS,
    "with": RECEIVERS,
    "cleared_by": "Tjenester, instanser, `barnevern` og `politi`",
    "on_levels": LEVELS,
    "tried": LEVELS,
    "variants": "Varianter",
    "covers": "Stegene rett etter",
    "opens": "Arbeid fra [ved_siden_av](veier.md#arbeid-ved-siden-av)",
    "gives": "Steg, slag av steg, nivåer, roller og svar",
    "takes": "Steg, slag av steg, nivåer og roller",
    "needed_at": "Steg, slag av steg, nivåer, roller og avslutninger",
    "agreement": "Roller, og `tjenesten`",
    "responsible": f"`ansatt`, `tjeneste`, `foresatte`, eller {PEOPLE[0].lower()}{PEOPLE[1:]}",
    "scopes": "Ord dere velger; `samarbeid` og `stafettlogg` betyr noe for programmet",
    "checklist": "Linjer dere skriver",
    "duties": "Tekster",
    "weighed": "Tekster",
    "also_called": "Navn",
}
_OF_PART: dict[tuple[str, str], str] = {
    ("answer", "goto"): "Ett eller flere [mål](veier.md#mål)",
    ("step", "goto"): TARGET,
    ("minutes", "to"): f"`alle involverte`, eller {PEOPLE[0].lower()}{PEOPLE[1:]}",
    ("sending", "to"): RECEIVERS,
    ("guide", "variants"): "Navn dere velger",
    ("guide", "contacts"): "Oppgaver, hver med en rolle",
    ("guide", "glossary"): "Ord, hvert med en forklaring",
    ("step", "sets"): "Kjennetegn, hvert med en verdi",
    ("answer", "sets"): "Kjennetegn, hvert med en verdi",
}
_FORMS: dict[Form, str] = {
    Form.ID: "Små bokstaver, tall, `_` og `-`",
    Form.NUMBER: "Fire siffer",
    Form.DATE: "En dato, som `2026-08-15`",
    Form.DEADLINE: "En [frist](veier.md#krav-og-frister)",
    Form.DURATION: "Et antall dager, uker eller måneder",
    Form.AGE: "Alder i hele år, som `under 15`, `15–17` eller `fra 18`",
    Form.COUNT: "Et helt tall",
    Form.NEXT_MEETING: "`skal avtales`, eller en frist",
    Form.MINUTES: "`ja`, eller `til`",
    Form.INFERRED: "`ja`, eller ord som står i samme del",
    Form.GUARD: "Kjennetegn, hvert med én eller flere verdier",
    Form.PAIRS: "Ord dere velger, hvert med en tekst",
    Form.CHOICES: "Kjennetegn, hvert med minst to verdier",
    Form.ENTRIES: "Korte navn dere velger, hvert med en tekst eller med linjer under",
    Form.EVALUATES: "`ja`, `tiltak`, eller nivåer: `tiltak fra [1, 2]`",
    Form.ANSWERS: "Svar dere skriver, hvert med et [mål](veier.md#mål), flere mål, eller ordene for et svar",
    Form.PEOPLE: f"{PEOPLE}; eller `{{rolle, gjør}}`",
}


def allowed(shape: Shape, slot: Slot) -> str:
    """Return what may stand after this key of this part, and for which steps."""
    parts = [_value(shape, slot)]
    if slot.may_be_silent:
        parts.append(f"eller `{sign('silent', NB)}`")
    told = f"{', '.join(parts)}."
    if slot.required:
        told += " Må være med."
    return told + _only_for(slot)


def _value(shape: Shape, slot: Slot) -> str:
    if _tells_kind(slot):
        return "Tittelen på steget"
    special = _OF_PART.get((shape.name, slot.name)) or _named(slot)
    return special or _FORMS.get(slot.form) or _by_group(slot)


def _tells_kind(slot: Slot) -> bool:
    return slot.field == "title" and len(slot.kinds) == 1


def _named(slot: Slot) -> str | None:
    if slot.form is Form.NAMES:
        return _NAMED.get(slot.name, PEOPLE)
    return _NAMED.get(slot.name) if slot.form is Form.TEXT else None


def _by_group(slot: Slot) -> str:
    match slot.form:
        case Form.WORD:
            return "`ja` eller `nei`" if slot.group is Group.YES_NO else _one_of(slot)
        case Form.WORDS:
            return f"Ett eller flere av ordene {_words(slot)}"
        case Form.WORD_PAIRS:
            return f"`barnevern`, `politi`, tjenester eller instanser, hver med ett av ordene {_words(slot)}"
        case Form.DEMANDS:
            return "Ett eller flere [krav](veier.md#krav-og-frister)"
        case Form.PARTS:
            return f"Linjer under, med {_keys(slot)}"
        case Form.ITEMS:
            return f"En liste, der hvert punkt har {_keys(slot)}"
        case Form.TITLE_OR_ITEMS:
            return "En tittel, eller en liste med steg"
        case _:
            return "En tekst"


def _words(slot: Slot) -> str:
    return _and(f"`{word}`" for word in written(slot.group or Group.YES_NO, NB))


def _one_of(slot: Slot) -> str:
    words = _words(slot)
    return f"Ett av ordene {words}" if len(written(slot.group or Group.YES_NO, NB)) > 1 else f"Ordet {words}"


def _keys(slot: Slot) -> str:
    """Name the keys of the part that stands here: all of a few, the first of many."""
    names = [f"`{KEYS[inner.name].nb}`" for inner in (slot.shape.slots if slot.shape else ())]
    return _and(names) if len(names) <= _MANY else f"{', '.join(names[:_FIRST])} og mer"


def _and(words: Iterable[str]) -> str:
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} og {listed[-1]}"


def _only_for(slot: Slot) -> str:
    if slot.kinds == frozenset(StepKind) or _tells_kind(slot):
        return ""
    kinds = _and(f"`{key(kind, NB)}`" for kind in StepKind if kind in slot.kinds)
    return f" Bare i {kinds}."
