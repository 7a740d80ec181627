"""A guide that is silent, or only read between the lines, wherever a guide can be: for what `--json` says of that."""

TEXT = """\
handlingsveileder: Taus
id: taus
språk: bokmål
versjon: "1"
status: utkast
om: [{tittel: Om, tekst: ikke oppgitt}]
roller:
  barn: {tittel: Barnet, er: barn, forklaring: ikke oppgitt}
tjenester:
  ppt: {tittel: PPT, forklaring: ikke oppgitt}
instanser:
  team: {tittel: Teamet, møteplan: ikke oppgitt}
verktøy:
  skjema: {tittel: Skjemaet, lenke: ikke oppgitt}
møtetyper:
  samtale: {tittel: Samtalen, verktøy: ikke oppgitt}
samtykketyper:
  samarbeid: {tittel: Samtykke, gis_av: ikke oppgitt, gjelder: [samarbeid], tolket: [gjelder]}
innganger:
  - {fra: nivå 1, hvem: ikke oppgitt, tolket: ja}
stafettholder: {på_nivå: [1], kan_påvirkes_av: ikke oppgitt, tolket: ja}
stafettlogg: {på_nivå: [1], verktøy: ikke oppgitt, tolket: ja}
avslutninger:
  ferdig: {tittel: Ferdig, krever: [{prøvd: [nivå 1]}], husk: ikke oppgitt, tolket: ja}
gjelder_alltid:
  - {id: vold, hvis: Du mistenker vold, gjør: Meld saken., hvem: ikke oppgitt, meld_til: {politi: alltid}, tolket: ja}
egne_regler:
  - id: K01
    fakta: Rektor er varslet.
    start: ja
    gir: [Snakk sammen, møte, Ferdig (Snakk sammen)]
    tar: [nivå 1]
    kreves_ved: [avslutning, ferdig]
    alvor: advarsel
nivåer:
  - nivå: 1
    formål: ikke oppgitt
    tolket: ja
    steg:
      - møte: Snakk sammen
        hva: Snakk sammen.
        hvem: ikke oppgitt
        verktøy: ikke oppgitt
        referat: {til: [barn]}
        krever: [{enighet: [barn]}]
        tolket: ja
        valg:
          Ferdig: {gå_til: ferdig, hvem: ikke oppgitt, tolket: ja}
"""
