"""Which party of a guide is meant by what people call a regime that a case is handed over to.

A guide's own service or body goes before the regime it belongs to: then its consent rules hold.
"""

from collections.abc import Iterator

from engine.cases.handing import receivers
from engine.cases.regimes import regime_of
from engine.cases.vocabulary import Aftermath, Regime
from engine.guideline.process import Process

AFTERMATHS = {"avsluttes": Aftermath.ENDS, "hviler": Aftermath.RESTS, "fortsetter": Aftermath.GOES_ON}


def meant_by(typed: str, process: Process) -> str:
    """Return the id of the guide's party, or the regime, that is meant; else the name as it was typed."""
    wanted = typed.strip().casefold()
    parties = receivers(process)
    if any(wanted in (name.casefold(), title.casefold()) for name, title in parties):
        return typed.strip()
    regime = regime_of(wanted)
    if regime is None:
        return typed.strip()
    named = next((name for name, title in parties if regime in (regime_of(name), *_within(title))), None)
    return named or regime.value


def _within(title: str) -> Iterator[Regime]:
    """Give the regimes that a title names, by any of its words: «Habiliteringsteam», «PPT (pp-tjenesten)»."""
    for word in (title, *title.replace("(", " ").replace("/", " ").split()):
        regime = regime_of(word)
        if regime:
            yield regime
