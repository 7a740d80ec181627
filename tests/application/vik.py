"""A guide in which nobody gets to level 2, and nobody gets on from level 1, which asks for that: for simulations."""

VIK = """\
handlingsveileder: BTI i Vik
id: vik
språk: bokmål
versjon: "0.1"
status: utkast
roller:
  lærer: Læreren
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold
    gjør: Meld saken direkte.
    meld_til: {barnevern: alltid}
nivåer:
  - nivå: 0
    steg:
      - steg: Legg merke til
        hva: Skriv ned det du ser.
        hvem: lærer
        verktøy: ikke oppgitt
      - beslutning: Hva nå
        hva: Velg.
        hvem: lærer
        verktøy: ikke oppgitt
        valg:
          Vi følger opp: nivå 1
          Vi avslutter: slutt
  - nivå: 1
    steg:
      - steg: Følg opp
        hva: Gjør det dere ble enige om.
        hvem: lærer
        verktøy: ikke oppgitt
        krever: [{prøvd: [nivå 2]}]
        gå_til: slutt
  - nivå: 2
    steg:
      - steg: Be om hjelp
        hva: Ring noen som kan mer.
        hvem: lærer
        verktøy: ikke oppgitt
        gå_til: slutt
"""
SUMMED_UP = """\
      - steg: Oppsummer
        hva: Si hva som hjalp.
        hvem: lærer
        verktøy: ikke oppgitt
        gå_til: slutt"""
"""A step after the one that nobody gets on from."""
