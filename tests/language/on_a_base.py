"""A small base in both forms of Norwegian, and a short way to check a guide that builds on it."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from engine.errors import GuidelineUnreadable
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.vocabulary import Language
from engine.language.base_file import BaseFile
from engine.language.check import Checked, check
from engine.language.schema import file_name

OWN = "eget.yaml"
BASE = "grunn.nb.yaml"

BASE_NB = """\
handlingsveileder: Grunnlaget
id: grunn
kommune: Grunnkommunen
språk: bokmål
versjon: "1"
status: utprøving
om:
  - {tittel: Forebygging, tekst: Bygg gode relasjoner.}
  - {tittel: Slik leser du, tekst: Les alt.}
ordliste: {logg: Boka., barn: Alle under 18.}
roller:
  hovedperson: {tittel: Hovedpersonen, er: hovedperson}
  leder: {tittel: Lederen, er: leder}
  ansatt: Den som ser.
tjenester:
  ppt: {tittel: PPT, forklaring: Hjelper.}
verktøy:
  notat: {tittel: Notatet, type: skjema, lenke: Mappa på pulten}
  plan: Planen
kjennetegn:
  sakstype: [ordinær, hast]
avslutninger:
  ferdig: {tittel: Ferdig, husk: Si takk.}
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold
    gjør: Meld.
    meld_til: {barnevern: ved alvorlig bekymring}
    holder_utenfor: hovedperson
    klarerer: [barnevern, politi]
  - id: ild
    hvis: Det brenner
    gjør: Gå ut.
    meld_til: {politi: alltid}
    låst: ja
nivåer:
  - nivå: 0
    tittel: Undring
    formål: Finne ut mer.
    steg:
      - steg: Se etter
        hva: Se godt.
        hvem: [ansatt]
        verktøy: [notat]
        tolket: ja
      - samtykke: Be om lov
        hva: Spør.
        hvem: [ansatt]
        verktøy: ikke oppgitt
        ved_nei: Se etter
        låst: ja
      - beslutning: Veien videre
        hva: Velg.
        hvem: [ansatt]
        verktøy: ikke oppgitt
        valg:
          Avslutte: ferdig
          Gå videre: nivå 1
  - nivå: 1
    tittel: Tiltak
    steg:
      - tiltak: Sett i gang
        hva: Gjør det.
        hvem: [ansatt]
        verktøy: [plan]
      - evaluering: Evaluer
        hva: Se om det hjalp.
        hvem: [ansatt]
        medvirkning: [hovedperson]
        verktøy: ikke oppgitt
      - beslutning: Veien videre
        hva: Velg igjen.
        hvem: [ansatt]
        verktøy: ikke oppgitt
        valg:
          Avslutte: ferdig
          Prøve igjen: Sett i gang
          Tilbake: nivå 0
"""

BASE_NN = """\
handlingsrettleiar: Grunnlaget
id: grunn
språk: nynorsk
versjon: "1"
status: utprøving
roller:
  hovudperson: {tittel: Hovudpersonen, er: hovudperson}
gjeld_alltid:
  - {id: vald, viss: Du mistenkjer vald, gjer: Meld., meld_til: {barnevern: alltid}}
nivåa:
  - nivå: 0
    steg:
      - steg: Sjå etter
        kva: Sjå godt.
        kven: [hovudperson]
        verktøy: ikkje oppgitt
        gå_til: slutt
"""

HEAD_NB = """\
handlingsveileder: Vår egen
id: egen
språk: bokmål
versjon: "2"
status: utkast
bygger_på: grunn
"""

HEAD_NN = """\
handlingsrettleiar: Vår eigen
id: eigen
språk: nynorsk
versjon: "2"
status: utkast
byggjer_på: grunn
"""

BASES: Mapping[str, str] = {BASE: BASE_NB, "grunn.nn.yaml": BASE_NN}


@lru_cache(maxsize=1)
def schemas() -> dict[str, bytes]:
    """The schemas that come with the program, by language."""
    folder = Path(__file__).resolve().parents[2] / "schemas"
    return {language: (folder / file_name(language)).read_bytes() for language in Language}


def told_of(text: str, *, bases: Mapping[str, str] = BASES) -> Checked:
    """What the check says of a guide that may build on any of the bases."""

    def find(name: str, language: Language, *, folder: str | None) -> BaseFile:
        for file in (f"{name}.{language}.yaml", f"{name}.yaml"):
            if file in bases:
                return BaseFile(file, bases[file].encode(), folder)
        raise GuidelineUnreadable(name=name, reason="missing")

    return check(text.encode(), file=OWN, schemas=schemas(), find=find, folder=".")


def findings(text: str, *, bases: Mapping[str, str] = BASES) -> list[tuple[str, str, str, int]]:
    """Every finding as rule, message, file and line."""
    found = told_of(text, bases=bases).diagnostics
    return [(one.rule, one.message, one.span.file, one.span.start.line) for one in found]


def guide(sections: str = "", *, head: str = HEAD_NB, bases: Mapping[str, str] = BASES) -> Guideline:
    """The guide that the sections make on the base."""
    found = told_of(head + sections, bases=bases)
    assert found.guideline is not None, found.diagnostics
    return found.guideline


def level(guideline: Guideline, name: str) -> Level:
    """A level by id."""
    return next(one for one in guideline.levels if one.id == name)


def step(guideline: Guideline, name: str) -> Step:
    """A step by id."""
    return next(one for found in guideline.levels for one in found.steps if one.id == name)
