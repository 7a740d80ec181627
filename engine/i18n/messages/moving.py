"""Cases that follow another version of their guide: what `bti flytt` asks, refuses, foresees and tells."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "command-flytt": "la saker følge en nyere versjon av veilederen sin",
    "opt.to-version": "versjonen saken skal følge, for eksempel 1.1 eller os@1.1; ellers den nyeste",
    "opt.all-cases": "flytt alle de åpne sakene dine på veilederen",
    "opt.landing": "si hvor det som er borte, skal stå: «Gammelt steg=Nytt steg», eller «Spor=bort» (kan gjentas)",
    "opt.move-variant": "hvem saken gjelder for, der den nye versjonen er ulik for flere",
    # avslag
    "refusal.other-guide": "Saken følger en annen veileder enn «{title}». Åpne heller en ny sak på den.",
    "refusal.version-followed": "Saken følger alt versjon {version}.",
    "refusal.older-version": (
        "Saken følger versjon {now}, som er publisert etter {version}. Velg en nyere versjon. Er saken nettopp "
        "flyttet, kan du angre det."
    ),
    "refusal.shield-differs": (
        "Noen holdes utenfor saken nå, og versjon {version} holder ikke de samme utenfor. Flytt saken når "
        "det er klarert."
    ),
    "refusal.no-landing": (
        "«{place}» finnes ikke i versjon {version}. Si hvor saken skal stå, med --lander. Nærmest ligger {names}."
    ),
    "refusal.no-landing.none": (
        "«{place}» finnes ikke i versjon {version}. Si at det skal bort, med --lander '{place}=bort' og --grunn."
    ),
    "refusal.place-not-for-case": (
        "«{place}» gjelder ikke lenger en sak som denne i versjon {version}. Si hvor saken skal stå, med --lander. "
        "Nærmest ligger {names}."
    ),
    "refusal.no-such-landing": "Saken kan ikke stå på «{place}» i versjon {version}. Den kan stå på {names}.",
    "refusal.no-such-landing.none": (
        "Det er ingenting igjen av sporet i versjon {version}, og da heller ikke «{place}». Skriv «bort» i stedet."
    ),
    "refusal.which-landing": "Flere steder heter «{place}»: {names}. Skriv id-en til det du mener.",
    "refusal.landing-needless": (
        "«{place}» finnes i den nye versjonen, og saken blir stående der. Skriv kommandoen uten --lander "
        "for det stedet."
    ),
    # loggen
    "event.version-changed": "følger nå versjon {after} av veilederen (før: {before})",
    "event.version-changed.to": "{what}; står nå på {place}",
    "event.version-changed.track": "{what}; sporet «{track}» står nå på {place}",
    "event.version-changed.dropped": "{what}; sporet «{track}» er borte",
    "event.version-changed.facts": "{what}; må settes på nytt: {facts}",
    "event.version-changed.approved": "{what}; versjonen er godkjent av {who}",
    "aspect.version": "Versjon",
}

PLURALS: dict[str, Forms] = {}
