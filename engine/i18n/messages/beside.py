"""What `bti veileder sammenlign` says: guides side by side, theme by theme."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "help-veileder-sammenlign": (
        "Viser hva hver veileder har av nivåer, steg, roller, verktøy, frister, samtykke, melding og avslutninger. "
        "Uten NAVN vises alle som følger med."
    ),
    "command-veileder-sammenlign": "sett veiledere side om side",
    "option-with-base": "vis grunnlaget også, og merk det som er annerledes enn der",
    "option-beside-form": "formen på svaret: tekst, en side for nettleseren eller data",
    "beside.too-few": "Det må være minst to å sammenligne. Skriv en til, eller bruk --med-grunnlag.",
    "beside.guide": "{name}: {title}, versjon {version}",
    "beside.guide-on-base": "{name}: {title}, versjon {version}, bygger på {base}",
    "beside.base": "Grunnlaget",
    "beside.base-named": "Grunnlaget {base}",
    "beside.signs": (
        "+ står ikke i grunnlaget, ~ er endret, × er tatt bort. Resten er som der. "
        "Merkene står bare i veiledere som bygger på det."
    ),
    "beside.words": (
        "I veiledere som bygger på grunnlaget, står det hva som er eget, endret eller tatt bort. Resten er som der."
    ),
    "beside.spoken.own": "{text}, eget",
    "beside.spoken.changed": "{text}, endret",
    "beside.spoken.gone": "{text}, tatt bort",
    "beside.mark.own": "eget",
    "beside.mark.changed": "endret",
    "beside.mark.gone": "tatt bort",
    "beside.page": "Veiledere side om side",
    "beside.part": "Hva",
    "beside.version": "versjon {version}",
    "beside.on-base": "bygger på {base}",
    "beside.none": "ingen",
    "beside.no-steps": "ingen steg",
    "beside.hint-page": "lag en side for nettleseren",
    "beside.levels": "Nivåer",
    "beside.steps": "Steg",
    "beside.people": "Roller og tjenester",
    "beside.people.roles": "Roller",
    "beside.people.services": "Tjenester",
    "beside.people.bodies": "Instanser",
    "beside.tools": "Verktøy",
    "beside.deadlines": "Frister",
    "beside.consent": "Samtykke",
    "beside.consent.asks": "Spør om samtykke",
    "beside.consent.demands": "Krever samtykke",
    "beside.consent.closed": "Tar med eller sender til andre",
    "beside.reporting": "Melding ved mistanke",
    "beside.reporting.when": "Når",
    "beside.reporting.to": "Meldes til",
    "beside.reporting.kept-out": "Holdes utenfor",
    "beside.endings": "Avslutninger",
}

PLURALS: dict[str, Forms] = {
    "beside.steps.count": ("{count} steg", "{count} steg"),
}
