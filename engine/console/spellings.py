"""Other ways to write what is typed: with Norwegian letters, in nynorsk, in one word. Accepted, and never listed."""

import shlex

_LETTERS = str.maketrans({"å": "a", "ø": "o", "æ": "ae"})
_SPELLINGS = {
    "tilstede": "til-stede",
    "tilstades": "til-stede",
    "til-stades": "til-stede",
    "til_stede": "til-stede",
    "onskje": "onske",
    "onskjer": "onske",
    "familien-onskjer": "familien-onsker",
    "verknad": "effekt",
    "pa-vegner-av": "pa-vegne-av",
    "gjeld": "gjelder",
    "fornye": "forny",
    "skriftleg": "skriftlig",
    "munnleg": "muntlig",
    "munnlig": "muntlig",
    "ikkje-spurt": "ikke-spurt",
    "ikkje-spurd": "ikke-spurt",
    "grunngiving": "grunn",
    "begrunnelse": "grunn",
    "tiltaket": "tiltak",
    "ansvarleg": "ansvarlig",
    "vidarefort": "viderefort",
    "vidarefor": "viderefor",
    "endra": "endret",
    "avslutta": "avsluttet",
    "vaksen": "voksen",
    "avsluttast": "avsluttes",
    "kviler": "hviler",
    "held-fram": "fortsetter",
    "fortset": "fortsetter",
    "til-foresette": "til-foresatte",
    "attende": "tilbake",
    "fodd": "fodt",
    "foresette": "foresatte",
    "tilsett": "ansatt",
    "tenesta": "tjeneste",
    "teneste": "tjeneste",
}
_MEANT = {
    "hvor": "vis",
    "kvar": "vis",
    "status": "vis",
    "se": "vis",
    "sjå": "vis",
    "sak": "vis",
    "slett": "angre",
    "hent": "vis",
    "opprett": "ny",
    "åpne": "ny",
    "opne": "ny",
    "videre": "neste",
    "vidare": "neste",
    "historikk": "logg",
    "saker": "liste",
    "lukk": "avslutt",
    "help": "hjelp",
    "hvorfor": "forklar",
    "kvifor": "forklar",
    "søk": "finn",
    "sok": "finn",
    "leit": "finn",
    "let": "finn",
    "kalender": "frister",
    "alias": "gjelder",
    "kortnavn": "gjelder",
    "kortnamn": "gjelder",
    "alder": "gjelder",
    "gjeld": "gjelder",
    "om": "gjelder",
    **dict.fromkeys(("bekymring", "uro"), "ny"),
    **dict.fromkeys(("bekymringsmelding", "barnevern", "barnevernet", "politi", "politiet"), "meld"),
    **dict.fromkeys(("mistanke", "vold", "vald", "overgrep", "omsorgssvikt"), "meld"),
}
_STRAY = {
    "stafett": ("--til",),
    "tiltak": ("--tiltak",),
    "rolle": ("--er",),
    "evaluer": ("--resultat", "viderefort", "--tiltak"),
    "mote": ("--referat",),
    "neste": ("--valg",),
    "avslutt": ("--slik",),
    "tjeneste": ("--er",),
    "droft": ("--hos",),
    "ny": ("--alias",),
    "gjelder": ("--alias",),
    "gjenapne": ("--grunn",),
    "utsett": ("--til",),
    "overfor": ("--til",),
}
_NO = "nei"
_FIRST = ("--som", "--na", "--lager", "--sprak")  # they stand between the program and the command


def spelled(name: str) -> str:
    """Return an option or a word to choose as the program spells it."""
    plain = name.translate(_LETTERS)
    return _SPELLINGS.get(plain, plain)


def meant(name: str, commands: list[str]) -> str | None:
    """Return the command that somebody who typed this name may have meant; a number alone is a case."""
    if name.replace("-", "").isdecimal():
        return f"vis {name}"
    from difflib import get_close_matches  # noqa: PLC0415 - only when a command is not there

    near = get_close_matches(name.casefold(), commands, n=1)
    return _MEANT.get(name.casefold()) or next(iter(near), None)


def put_first(arguments: list[str], *, option: str) -> tuple[tuple[str, str], list[str]] | None:
    """Return an option of the program itself that was typed after the command, with its value, and what is left.

    None where the option is no such one, or has no value.
    """
    for place, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        flag = "--" + spelled(name.removeprefix("--"))
        if flag not in _FIRST or spelled(option.removeprefix("--")) != flag.removeprefix("--"):
            continue
        following = arguments[place + 1 :]
        if equals:
            return (flag, value), [*arguments[:place], *following]
        return ((flag, following[0]), [*arguments[:place], *following[1:]]) if following else None
    return None


def mended(name: str, arguments: list[str], *, stray: list[str]) -> str | None:
    """Return a command with the words that it could not take put where they belong; None where that is not known.

    `arguments` is everything that was typed after the command.
    """
    kept = list(reversed(arguments))
    for word in reversed(stray):
        kept.remove(word)
    kept.reverse()
    if name == "samtykke":
        answer = ("--nei",) if stray[0].casefold() == _NO else ()
        return shlex.join(("bti", name, *kept, *answer)) + " --fra HVEM --for TJENESTE"
    if name == "notat":
        text = arguments[-len(stray) - 1 :]
        return shlex.join(("bti", name, *kept[:-1], " ".join(text)))
    flags = _STRAY.get(name)
    if flags is None:
        return None
    words = stray[:1] if name == "evaluer" else [" ".join(stray)]
    return shlex.join(("bti", name, *kept, *flags, *words))
