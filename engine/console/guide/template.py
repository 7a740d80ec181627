"""The small guide that `bti veileder ny` writes: sound, with comments that say what each part is for."""

BOKMAL = """\
# En handlingsveileder. Sjekk den med: bti veileder sjekk {file}
# Linjer som begynner med # er merknader til deg som skriver.
handlingsveileder: Handlingsveileder for ansatte
id: {id}
kommune: Min kommune
språk: bokmål
versjon: "0.1"
status: utkast              # blir til utprøving når saker kan følge den

# Hvem som er med. «er» sier hva programmet skal vite om rollen.
roller:
  barn: {{tittel: Barnet, er: barn}}
  foresatte: {{tittel: Foreldre eller foresatte, er: foresatte}}
  stafettholder: {{tittel: Stafettholder, er: stafettholder}}
  kontaktlærer: {{tittel: Kontaktlærer}}

tjenester:
  ppt: {{tittel: PPT}}

verktøy:
  samtykkeskjema: {{tittel: Samtykkeskjema, type: skjema}}

# Slik kan en sak avsluttes.
avslutninger:
  ferdig: {{tittel: Avsluttet}}

# Det som gjelder på alle nivåer. bti meld svarer med dette.
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold, overgrep eller alvorlig omsorgssvikt
    gjør: Meld fra til barnevernet med en gang.
    hvem: ikke oppgitt        # skriv «ikke oppgitt» der veilederen ikke sier noe
    meld_til: {{barnevern: alltid, politi: ved behov}}

nivåer:
  - nivå: 0
    tittel: Avklare bekymringen
    steg:
      - steg: Del bekymringen
        hva: Snakk med en kollega og med foreldrene om det du har sett.
        hvem: [kontaktlærer]
        verktøy: ikke oppgitt

      - beslutning: Trengs det hjelp fra flere?
        hva: Velg vei videre sammen med foreldrene.
        hvem: [kontaktlærer, foresatte]
        verktøy: ikke oppgitt
        valg:
          Ja: nivå 1
          Nei: ferdig

  - nivå: 1
    tittel: Samarbeide med andre
    steg:
      - samtykke: Be om samtykke
        hva: Forklar hva tjenestene skal snakke om, og be om samtykke.
        hvem: [kontaktlærer]
        verktøy: [samtykkeskjema]
        ved_nei: Er målet nådd?

      - steg: Gjør det dere ble enige om
        hva: Ta med PPT, og bli enige om hvem som er stafettholder.
        hvem: [kontaktlærer]
        peker_ut: stafettholder
        involverer: [ppt]
        verktøy: ikke oppgitt

      - beslutning: Er målet nådd?
        hva: Spør barnet og foreldrene hva som er blitt annerledes.
        hvem: [kontaktlærer]
        medvirkning: [barn]
        verktøy: ikke oppgitt
        valg:
          Ja, avslutt: ferdig
          Nei, prøv videre: Be om samtykke
"""

NYNORSK = """\
# Ein handlingsrettleiar. Sjekk han med: bti veileder sjekk {file}
# Linjer som byrjar med # er merknader til deg som skriv.
handlingsrettleiar: Handlingsrettleiar for tilsette
id: {id}
kommune: Kommunen min
språk: nynorsk
versjon: "0.1"
status: utkast              # blir til utprøving når saker kan følgje han

# Kven som er med. «er» seier kva programmet skal vite om rolla.
roller:
  barn: {{tittel: Barnet, er: barn}}
  føresette: {{tittel: Foreldre eller føresette, er: føresette}}
  stafetthaldar: {{tittel: Stafetthaldar, er: stafetthaldar}}
  kontaktlærar: {{tittel: Kontaktlærar}}

tenester:
  ppt: {{tittel: PPT}}

verktøy:
  samtykkeskjema: {{tittel: Samtykkeskjema, type: skjema}}

# Slik kan ei sak avsluttast.
avslutningar:
  ferdig: {{tittel: Avslutta}}

# Det som gjeld på alle nivå. bti meld svarer med dette.
gjeld_alltid:
  - id: vald
    viss: Du har mistanke om vald, overgrep eller alvorleg omsorgssvikt
    gjer: Meld frå til barneverntenesta med ein gong.
    kven: ikkje oppgitt       # skriv «ikkje oppgitt» der rettleiaren ikkje seier noko
    meld_til: {{barnevern: alltid, politi: ved behov}}

nivåa:
  - nivå: 0
    tittel: Avklare uroa
    steg:
      - steg: Del uroa
        kva: Snakk med ein kollega og med foreldra om det du har sett.
        kven: [kontaktlærar]
        verktøy: ikkje oppgitt

      - avgjerd: Trengst det hjelp frå fleire?
        kva: Vel vegen vidare saman med foreldra.
        kven: [kontaktlærar, føresette]
        verktøy: ikkje oppgitt
        val:
          Ja: nivå 1
          Nei: ferdig

  - nivå: 1
    tittel: Samarbeide med andre
    steg:
      - samtykke: Be om samtykke
        kva: Forklar kva tenestene skal snakke om, og be om samtykke.
        kven: [kontaktlærar]
        verktøy: [samtykkeskjema]
        ved_nei: Er målet nådd?

      - steg: Gjer det de vart samde om
        kva: Ta med PPT, og bli samde om kven som er stafetthaldar.
        kven: [kontaktlærar]
        peikar_ut: stafetthaldar
        involverer: [ppt]
        verktøy: ikkje oppgitt

      - avgjerd: Er målet nådd?
        kva: Spør barnet og foreldra kva som har vorte annleis.
        kven: [kontaktlærar]
        medverknad: [barn]
        verktøy: ikkje oppgitt
        val:
          Ja, avslutt: ferdig
          Nei, prøv vidare: Be om samtykke
"""


def template(language: str, *, name: str, file: str) -> str:
    """Return a small sound guide in this language, with an id made of the file's name."""
    return (NYNORSK if language == "nn" else BOKMAL).format(id=name, file=file)
