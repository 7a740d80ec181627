"""What a picture of a guide says beside the guide's own words, and what `bti veileder tegn` tells about it."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "command-veileder-tegn": "tegn veilederen som et bilde",
    "help-veileder-tegn": (
        "Tegner nivåene som kolonner, stegene som kort og valgene under dem. Med --sak ser du hvor en sak står; "
        "da trenger du ikke navnet på veilederen."
    ),
    "option-drawing-kind": "svg (bildet), dot eller mermaid (tekst for andre tegneprogrammer)",
    "option-drawing-case": "vis hvor denne saken står",
    "option-drawing-out": "skriv til en fil i stedet for på skjermen",
    "drawing-what": "Skriv hvilken veileder som skal tegnes, eller hvilken sak med --sak.",
    "drawing-other-guide": "Sak {number} følger veilederen {guide}, ikke {name}. Skriv {guide}, eller bare --sak.",
    "drawing-own-version": "Sak {number} følger versjon {version}, så det er den som er tegnet.",
    "drawing-other-kind": (
        "Tegningen kan ikke lagres som {file}: bildet er en SVG-fil. Velg et navn som slutter på .svg. Nettleseren kan "
        "åpne det, og skrive det ut som PDF."
    ),
    "drawing-in-the-way": "{file} finnes fra før og er ingen slik tegning. Den står urørt. Velg et annet navn.",
    "drawing-done-file": "Bildet er skrevet til {file}.",
    "drawing-description": (
        "Hver kolonne er et nivå, og hvert kort et steg, lest ovenfra og ned. "
        "Under kortet står valgene, og hvor hvert av dem fører."
    ),
    "drawing-description-resting": "Hver kolonne er et nivå. Det har ingen steg, og sier med ord hva som skjer der.",
    "drawing-labelled": "{label}: {text}",
    "drawing-yes": "Ja",
    "drawing-no": "Nei",
    "drawing-onward": "Videre",
    "drawing-to": "til {where}",
    "drawing-step": "steg {number}",
    "drawing-track-done": "sporet er ferdig",
    "drawing-opens": "åpner {what}",
    "drawing-here": "NÅ",
    "drawing-done": "gjort",
    "drawing-left-out": "hoppet over",
    "drawing-case": "Sak {number}",
    "drawing-case-closed": "Sak {number} er avsluttet",
    "drawing-signs": "Tegnene",
    "drawing-sign-next": "til et steg lenger ned",
    "drawing-sign-back": "tilbake til et steg",
    "drawing-sign-forward": "til et senere nivå",
    "drawing-sign-return": "til et tidligere nivå",
    "drawing-sign-end": "saken avsluttes",
    "drawing-sign-here": "her står saken",
    "drawing-sign-done": "gjort",
    "drawing-sign-left-out": "hoppet over",
}

PLURALS: dict[str, Forms] = {
    "drawing-levels": ("{count} nivå", "{count} nivåer"),
    "drawing-steps": ("{count} steg", "{count} steg"),
}
