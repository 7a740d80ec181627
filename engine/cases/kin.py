"""The words that everybody has for the people of a case, beside what its guide calls them: bokmål, nynorsk, English.

They are told by what they mean, indefinite and definite, one and many: parents, those who stand in their place, the
partner of somebody, and whom a case is about.
"""

from collections.abc import Iterator

from engine.cases.spelling import folded
from engine.guideline.vocabulary import RoleKind

_STANDING_IN = ("", "ste", "foster", "bonus", "adoptiv", "bio", "med", "samværs", "barne")
"""What stands before the word for a parent: «stefar», «fostermor», «bonusmamma»."""

_MOTHER = ("mor", "mora", "moren", "mødre", "mødrer", "mødrene", "mamma", "mammaen", "mammaer", "mammaene")
_FATHER = ("far", "faren", "fedre", "fedrar", "fedrene", "fedrane", "pappa", "pappaen", "pappaer", "pappaene")
_PARENT = ("forelder", "forelderen", "foreldre", "foreldrene", "foreldra", "foreldrane", "foreldreparet")
_HOME = ("hjem", "hjemmet", "heim", "heimen")
_OTHERS = (
    *("foresatt", "foresatte", "foresatten", "foresattes", "føresett", "føresette", "føresetne"),
    *("verge", "vergen", "verger", "vergene", "verje", "verja", "verjer", "verjene"),
    *("omsorgsperson", "omsorgspersonen", "omsorgspersoner", "omsorgspersonene"),
    *("omsorgspersonar", "omsorgspersonane", "omsorgsgiver", "omsorgsgiveren", "omsorgsgivere", "omsorgsgiverne"),
    *("omsorgsgivar", "omsorgsgivaren", "omsorgsgivarar", "omsorgsgivarane", "omsorgshaver", "omsorgshaveren"),
    *("beredskapshjem", "beredskapshjemmet", "beredskapsheim", "beredskapsheimen"),
    *("familie", "familien", "familia"),
    *("mother", "mum", "mom", "father", "dad", "parent", "parents", "guardian", "guardians", "family"),
    *("stepmother", "stepfather", "stepparent", "stepparents", "carer", "carers"),
    *("foster mother", "foster father", "foster parent", "foster parents", "caregiver", "caregivers"),
)
_PARTNER = (
    *("partner", "partneren", "partnar", "partnaren", "kjæreste", "kjæresten", "kjæraste", "kjærasten"),
    *("samboer", "samboeren", "sambuar", "sambuaren", "ektefelle", "ektefellen", "ektemake", "ektemaken"),
    *("mann", "mannen", "ektemann", "ektemannen", "kone", "kona", "konen", "boyfriend", "girlfriend"),
    *("husband", "wife", "spouse"),
)
_WITH_CHILD = ("barnefar", "barnefaren", "barnefader", "barnefaderen")
_CHILD = (
    *("barn", "barnet", "jente", "jenta", "jenten", "gutt", "gutten", "gut", "guten", "elev", "eleven", "ungdom"),
    *("ungdommen", "ungdomen", "child", "girl", "boy", "pupil"),
)


def _all(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, words))


def _parents(words: tuple[str, ...]) -> Iterator[str]:
    """Give these words for a parent by birth, and for one who has come in that place."""
    return (before + word for before in _STANDING_IN for word in words)


MOTHERS = _all(_MOTHER) | _all(("mother", "mum", "mom"))
FATHERS = _all(_FATHER)
CHILDREN = _all(_CHILD)
PARTNERS = _all((*_PARTNER, *_WITH_CHILD))
HOMES = _all((*_parents(_HOME), "hjemme", "heime"))
KIN = _all((*_parents(_MOTHER), *_parents(_FATHER), *_parents(_PARENT), *_OTHERS)) | HOMES

BY_KIND = {RoleKind.GUARDIANS: KIN, RoleKind.CHILD: CHILDREN}


def _groups() -> Iterator[frozenset[str]]:
    for before in _STANDING_IN:
        for words in (_MOTHER, _FATHER, (*_PARENT, *_HOME)):
            yield _all(tuple(before + word for word in words))


_ALIKE = (PARTNERS, *_groups())


def alike(*names: str) -> frozenset[str]:
    """Return the words that mean the same as one of these: every one for a stepfather where one is «Stefaren»."""
    wanted = _all(names)
    return frozenset().union(*(group for group in _ALIKE if group & wanted))
