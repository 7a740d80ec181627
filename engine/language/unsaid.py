"""Owns telling a text that only says that there is nothing to say, where a name ought to stand.

Authors write «ingen», «?» or «ikke oppgitt i veilederen», as the guide is shown to its readers; in the file it is
`ikke oppgitt`, after the colon and alone.
"""

import re

from engine.language.terms import fold

_SAYS_NOTHING = re.compile(
    r"[-–—_?.…/*]+|n/?a|i/?a|xx+|todo|nei|ingen|inga|ingenting|inkje|intet|tomt?|blankt?|ukjent|uvisst|usikkert?"
    r"|mangler|manglar|(?:vi )?(?:vet|veit|står) ikkj?e"
    r"|ikkj?e[ _](?:oppgitte?|oppgjeve?n?|angitt|opplyst|nevnt|nemnt|kjent|valgt|valt|bestemt|fastsatt|fastsett|avklart"
    r"|avklara|avtalt|aktuelt|relevant|skrevet|skrive|sagt)(?:[ _].{0,40})?"
)
_SAYS_IT = re.compile(r"ikkj?e[ _](?:oppgitte?|oppgjeve?n?)(?:[ _].*)?")


def says_nothing(text: str) -> bool:
    """Tell whether a text that is no name of the guide's says that there is none."""
    return _SAYS_NOTHING.fullmatch(fold(text)) is not None


def means_unsaid(text: str) -> bool:
    """Tell whether a text says `ikke oppgitt` in other words, so that nothing else can have been meant."""
    return _SAYS_IT.fullmatch(fold(text)) is not None
