"""Every command of the program on a case, as it may be typed, and a case with words that only it has."""

from tests.console.commands.running import Program

NUMBER = "2026-001"
SECRETS = ("gutt med kortnavn", "notatets ord", "Lesestund hver dag", "Tante Tora", "mistankens ord", "spørsmålets ord")
CASE = (
    "ny os --alias 'gutt med kortnavn'",
    "notat 1 'notatets ord'",
    "neste 1",
    "rolle 1 ansvarlig --er 'Tante Tora'",
    "stafett 1 --til meg",
    "tiltak 1 --mal Lese --tiltak 'Lesestund hver dag' --ansvarlig mor --ansvarlig-er foresatte",
    "droft 1 --anonymt --sporsmal 'spørsmålets ord'",
    "meld 1 --mistanke 'mistankens ord'",
)
ON_A_CASE = {
    "vis": "",
    "forklar": "",
    "neste": "--vis-bare",
    "samtykke": "--fra mor --for PPT --vis-bare",
    "stafett": "--til meg --vis-bare",
    "tjeneste": "",
    "rolle": "",
    "gjelder": "--alder 6 --vis-bare",
    "kjennetegn": "",
    "tiltak": "",
    "evaluer": "--resultat fortsetter --vis-bare",
    "mote": "--referat - --vis-bare",
    "sjekk": "",
    "droft": "",
    "notat": "'et ord til'",
    "meld": "",
    "skriv": "stafettlogg",
    "logg": "",
    "overfor": "--til barnevern --sendt - --saken fortsetter --vis-bare",
    "utsett": "--til 2030-01-01 --grunn - --vis-bare",
    "avslutt": "--slik slutt --grunn - --vis-bare",
    "gjenapne": "--grunn - --vis-bare",
    "flytt": "--vis-bare",
    "angre": "--vis-bare",
    "tilgang": "",
    "innsyn": "",
    "arkiver": "--til arkiv --vis-bare",
    "sperr": "--grunn - --vis-bare",
    "slett": "--fordi feil --hjemmel regelen --vis-bare",
}
"""Each command that takes a case, with what it needs to go as far as it can."""
ACROSS = {"": "", "liste": "", "finn": "kortnavn", "frister": "", "jobb": "", "rapport": ""}
"""Each command that looks across cases."""
APART = {"ny", "veileder", "lager", "doktor", "oppsett", "fullforing", "hjelp"}
"""The commands that read no case of anybody."""


def full_case(program: Program) -> Program:
    """Fill a practice store with a case that has all the secret words, held by whoever set up the store."""
    program.ok(*CASE)
    return program


def lines(number: str = NUMBER, *, who: str = "") -> list[str]:
    """Return every command line about a case, and across cases, each also with `--json`."""
    plain = [f"{name} {number} {rest}".strip() for name, rest in ON_A_CASE.items()]
    plain += [f"{name} {rest}".strip() for name, rest in ACROSS.items()]
    plain += [
        "liste --lukkede",
        "liste --enhet",
        "liste --oppbevaring",
        "slett --bevis",
        "innsyn",
        f"tilgang {number} --nod --grunn -",
        "frister --ics",
        "frister --paminnelser",
    ]
    plain += [f"tilgang {number} --adressesperre ja --vis-bare", f"tilgang {number} --gjennomgatt"]
    plain += [f"meld {number} --sendt", f"skriv {number} samtykke", f"skriv {number} referat"]
    plain += [f"skriv {number} innsyn", f"skriv {number} stafettlogg --til-foresatte"]
    return [f"{who} {line}{ending}".strip() for line in plain for ending in ("", " --json") if "--ics" not in line]
