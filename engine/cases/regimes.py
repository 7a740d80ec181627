"""What people call the regimes that a case is handed over to: «pp-tjenesten» and «PPT» are the same one."""

from engine.cases.vocabulary import Regime

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


def regime_of(written: str) -> Regime | None:
    """Return the regime that a word begins with or is the value of; None where it means none."""
    plain = written.strip().casefold().translate(_LETTERS)
    found = (regime for word, regime in _BEGINNINGS.items() if plain.startswith(word))
    known = next((one for one in Regime if one.value == plain), None)
    return known or _ABBREVIATED.get(plain) or next(found, None)


def is_same_party(one: str, other: str) -> bool:
    """Tell whether two names are of the same service, body or regime."""
    return one.casefold() == other.casefold() or regime_of(one) is not None is not regime_of(other) is regime_of(one)
