"""What `bti veileder rett` says: the lines that change in a guide, whether they were written, and what is left."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "command-veileder-rett": "rett det som kan rettes i en veileder",
    "help-veileder-rett": (
        "Retter det som bare kan være ment på én måte: hermetegn, streker og mellomrom fra Word, ord på feil målform, "
        "datoer. Med --forslag også det som er et forslag, som navn med skrivefeil. Du ser hver linje før noe skrives, "
        "og alt annet i fila står urørt."
    ),
    "option-offers": "ta med forslag, ikke bare det som er sikkert",
    "option-mend-yes": "skriv uten å spørre",
    "mend.file": "{file}:",
    "mend.line": "Linje {line}",
    "mend.before": "før:",
    "mend.after": "etter:",
    "mend.gone": "bort:",
    "mend.new": "ny:",
    "mend.ask": "Skal dette skrives til fila?",
    "mend.nothing": "{file}: ingenting å rette her.",
    "mend.by-hand": "{file}: Ingen av feilene kan rettes av programmet alene.",
    "mend.not-written": "{file} står urørt.",
    "mend.untouched": "{file} står urørt.",
    "mend.done": "{file} er rettet.",
    "mend.bundled": "{file} følger med programmet og kan ikke endres. Lag en kopi, og rett den.",
    "mend.version": "{name} ligger i lageret og kan ikke endres. Rett fila den kom fra, og publiser en ny versjon.",
    "mend.read-only": "{file} kan ikke skrives til. Gjør fila skrivbar, eller lag en kopi.",
    "mend.changed": "{file} ble endret av noen andre i mellomtiden og står urørt. Prøv en gang til.",
    "mend.failed": "{file} kunne ikke skrives og står urørt.",
    "hint-mend": "rett det som kan rettes",
    "hint-mend-offers": "se forslagene",
}

PLURALS: dict[str, Forms] = {
    "mend.count": ("{count} linje endres ({rules}).", "{count} linjer endres ({rules})."),
}
