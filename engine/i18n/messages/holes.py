"""What `bti veileder mangler` says: what a guide is silent about, calmly, for it is no fault."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "command-veileder-mangler": "se hva veilederen ikke sier",
    "help-veileder-mangler": (
        "Sier steg for steg hva veilederen lar stå åpent: hvem, frist og verktøy, lenker som mangler, og når den skal "
        "ses på igjen. Det er ikke feil, men noe dere kan avklare."
    ),
    "holes.title": "{title}, versjon {version}",
    "holes.none": "Veilederen lar ingenting stå åpent.",
    "holes.no-faults": "Det er ikke feil. Det er ting dere kan avklare hos dere.",
    "holes.told": "{text} ({told} står som «ikke oppgitt»)",
    "holes.about": "Om veilederen",
    "holes.unsaid": "Sier ikke: {what}",
    "holes.review-unset": "Sier ikke når den skal ses på igjen.",
    "holes.review-passed": "Skulle ha vært sett på igjen innen {day}.",
    "holes.by-step": "Steg for steg",
    "holes.tool-link": "Uten lenke: {names}",
    "holes.tool-missing": "Finnes ikke ennå: {names}",
    "holes.law-undated": "Lover uten dato for når noen sist sjekket dem: {names}",
    "holes.registers": "Annet",
    "holes.of": "{title}: {what}",
    "hint-holes-read": "les hele veilederen",
}

PLURALS: dict[str, Forms] = {
    "holes.count": (
        "Veilederen lar {count} ting stå åpent.",
        "Veilederen lar {count} ting stå åpne.",
    ),
    "holes.count-head": ("opplysning om veilederen selv", "opplysninger om veilederen selv"),
    "holes.count-review-unset": ("neste gjennomgang uten dato", "neste gjennomgang uten dato"),
    "holes.count-review-passed": ("gjennomgang som er forfalt", "gjennomganger som er forfalt"),
    "holes.count-rule": ("ting i det som alltid gjelder", "ting i det som alltid gjelder"),
    "holes.count-level": ("nivå uten «{field}»", "nivåer uten «{field}»"),
    "holes.count-step": ("steg uten «{field}»", "steg uten «{field}»"),
    "holes.count-register": ("ting ellers i veilederen", "ting ellers i veilederen"),
    "holes.count-tool-link": ("verktøy uten lenke", "verktøy uten lenke"),
    "holes.count-tool-missing": ("verktøy som ikke finnes ennå", "verktøy som ikke finnes ennå"),
    "holes.count-law-undated": (
        "lov som ikke sier når den sist ble sjekket",
        "lover som ikke sier når de sist ble sjekket",
    ),
}
