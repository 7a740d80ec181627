"""What people call the regimes that a case is handed over to, and which party of a guide is meant by such a word.

A guide's own service or body goes before the regime it belongs to: then its consent rules hold.
"""

from collections.abc import Iterator

from engine.cases.handing import receivers
from engine.cases.vocabulary import Aftermath, Regime
from engine.guideline.process import Process

AFTERMATHS = {"avsluttes": Aftermath.ENDS, "hviler": Aftermath.RESTS, "fortsetter": Aftermath.GOES_ON}

WORDS = {
    "barnevern": Regime.CHILD_WELFARE,
    "ppt": Regime.EDUCATIONAL_SUPPORT,
    "individuell plan": Regime.INDIVIDUAL_PLAN,
    "barnekoordinator": Regime.INDIVIDUAL_PLAN,
    "skolemiljo": Regime.SCHOOL_ENVIRONMENT,
    "habilitering": Regime.HABILITATION,
}
"""The word for each regime that is listed, as it is typed without Norwegian letters."""

_BEGINNINGS = {
    **WORDS,
    "barneverntenest": Regime.CHILD_WELFARE,
    "barnevernstjenest": Regime.CHILD_WELFARE,
    "pp-tjenest": Regime.EDUCATIONAL_SUPPORT,
    "pp-tenest": Regime.EDUCATIONAL_SUPPORT,
    "pedagogisk-psykologisk": Regime.EDUCATIONAL_SUPPORT,
    "skulemiljo": Regime.SCHOOL_ENVIRONMENT,
}
_LETTERS = str.maketrans({"å": "a", "ø": "o", "æ": "ae"})
_ABBREVIATED = {"ip": Regime.INDIVIDUAL_PLAN}


def meant_by(typed: str, process: Process) -> str:
    """Return the id of the guide's party, or the regime, that is meant; else the name as it was typed."""
    wanted = typed.strip().casefold()
    parties = receivers(process)
    if any(wanted in (name.casefold(), title.casefold()) for name, title in parties):
        return typed.strip()
    regime = _regime(wanted)
    if regime is None:
        return typed.strip()
    named = next((name for name, title in parties if regime in (_regime(name), *_within(title))), None)
    return named or regime.value


def _regime(written: str) -> Regime | None:
    plain = written.casefold().translate(_LETTERS)
    found = (regime for word, regime in _BEGINNINGS.items() if plain.startswith(word))
    return _ABBREVIATED.get(plain) or next(found, None)


def _within(title: str) -> Iterator[Regime]:
    """Give the regimes that a title names, by any of its words: «Habiliteringsteam», «PPT (pp-tjenesten)»."""
    for word in (title, *title.replace("(", " ").replace("/", " ").split()):
        regime = _regime(word)
        if regime:
            yield regime
