"""Cases that follow another version of their guide: what `bti flytt` asks, refuses, foresees and tells."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "metavar.fra": "FRA",
    "metavar.til": "TIL",
    "metavar.nytt": "NYTT",
    "metavar.versjon": "VERSJON",
    "command-flytt": "la saker følge en nyere versjon av veilederen sin",
    "opt.to-version": "versjonen saken skal følge, for eksempel 1.1 eller os@1.1; ellers den nyeste",
    "opt.all-cases": "flytt alle de åpne sakene dine på veilederen",
    "opt.landing": "si hvor det som er borte, skal stå: «Gammelt steg=Nytt steg», eller «Spor=bort» (kan gjentas)",
    "opt.move-variant": "hvem saken gjelder for, der den nye versjonen er ulik for flere",
    # avslag
    "refusal.other-guide": "Saken følger en annen veileder enn «{title}». Åpne heller en ny sak på den.",
    "refusal.version-followed": "Saken følger versjon {version} fra før.",
    "refusal.older-version": (
        "Saken følger versjon {now}, som er publisert etter {version}. Velg en nyere versjon. Er saken nettopp "
        "flyttet, kan du angre det."
    ),
    "refusal.shield-differs": (
        "Noen holdes utenfor saken nå, og versjon {version} holder ikke de samme utenfor. Flytt saken når "
        "det er klarert."
    ),
    "place.without-steps": "{level} uten steg",
    "refusal.no-landing": (
        "«{place}» finnes ikke i versjon {version}. Si hvor saken skal stå, med --lander. Nærmest ligger {names}."
    ),
    "refusal.no-landing.none": (
        "«{place}» finnes ikke i versjon {version}, og ingenting der ligger nær. Et spor kan du sette til side, med "
        "--lander '{place}=bort' og --grunn. Ellers blir saken på versjonen sin."
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
    "where.version-changed": "ny versjon",
    "aspect.version": "Versjon",
    "case.version-newer": "{version}. Versjon {newer} er publisert. Se hva den betyr for saken: {command}",
    "list.outdated": "Sak {number} følger {guide} {version}. Versjon {newer} er publisert.",
    # hva det betyr for en sak
    "move.stays": "Blir stående på {place}.",
    "move.stays-renamed": "Blir stående på {before}. Det er nå {place}.",
    "move.lands": "Fra {before} til {after}. Steget begynner på nytt.",
    "move.unchanged": "Ingenting endres for saken, utenom versjonen.",
    "move.track": "Sporet «{track}» skal stå på «{place}».",
    "move.track-aside": "Sporet «{track}» settes til side.",
    "move.track-begins": "Sporet «{track}» er nytt og begynner på «{place}».",
    "move.track-gone": "Sporet «{track}» er borte.",
    "move.due": "Fristen blir en annen. Nå: {before}. Så: {after}.",
    "move.due-gone": "Fristen er borte: {before}.",
    "move.due-new": "Det kommer en frist: {after}.",
    "move.asked": "For å komme videre herfra kreves også {what}.",
    "move.answer-new": "Det kommer et svar til: «{answer}», som fører til {to}.",
    "move.answer-gone": "Svaret «{answer}» er borte.",
    "move.answer-leads": "Svaret «{answer}» fører til {to}.",
    "move.facts": "Dette må settes på nytt: {facts}.",
    "move.variant": "Saken gjelder nå {variant}.",
    "move.no-variant": "Den nye versjonen er lik for alle.",
    "move.measures": "Tiltak fra et nivå som er borte, følger med hit: {measures}.",
    "move.done": "Sak {number} følger nå versjon {version}.",
    "move.title": "Flytter til {title}, versjon {version} (godkjent av {who})",
    "move.title-dry": "Hvis sakene flyttes til {title}, versjon {version} (godkjent av {who})",
    "move.case": "Sak {number}",
    "move.changed-meanwhile": "Noen endret saken imens. Den er ikke flyttet.",
    "move.again": "Flyttingen ble avbrutt. Kjør kommandoen en gang til for resten.",
    "move.own-only": "Bare saker du selv har tilgang til, er med.",
    "move.progress": "Flytter",
    "move.which": "Skriv enten en sak eller --alle.",
    "move.which-guide": "Skriv hvilken veileder, med --til, for eksempel --til os@1.1.",
    "move.bad-landing": "«{value}» kan ikke leses. Skriv det slik: --lander 'Gammelt steg=Nytt steg'.",
    "move.landing-nowhere": "Ingen av sakene står på «{place}». Se hvor de står, med --vis-bare og uten --lander.",
    "move.none-published": "Ingen versjon av {guide} er publisert her. Det gjøres med bti veileder publiser.",
    "move.not-published": "Versjon {version} av {guide} er ikke publisert her. Publisert: {known}.",
    "move.example-reason": "sporet er borte",
    "refusal.landing-not-here": "Saken står ikke på «{place}». Skriv kommandoen uten --lander for det stedet.",
    # det som blir avgjort når en versjon publiseres
    "publish.fault.no-such-place": (
        "«{name}» finnes ikke i den nye versjonen, og kan ikke komme i stedet for «{gone}». Skriv tittelen på et steg "
        "som er der."
    ),
    "publish.lands": "Saker som står på {place}, skal stå på {landing} når de flyttes.",
    "hint.move-now": "flytt saken",
    "hint.move-try": "se hva det fører til",
    "hint.move-one": "se den første som ikke kan flyttes",
    "hint.move-all": "flytt dem",
    "hint.move-all-try": "hva en flytting ville bety",
}

PLURALS: dict[str, Forms] = {
    "move.proof": (
        "{count} sak har et sted å stå i den nye versjonen.",
        "Alle {count} saker har et sted å stå i den nye versjonen.",
    ),
    "move.can": ("{count} sak kan flyttes.", "{count} saker kan flyttes."),
    "move.moved": ("{count} sak er flyttet.", "{count} saker er flyttet."),
    "move.already": ("{count} sak fulgte versjonen fra før.", "{count} saker fulgte versjonen fra før."),
    "move.changed": (
        "{count} sak ble endret av noen andre imens. Kjør kommandoen en gang til.",
        "{count} saker ble endret av noen andre imens. Kjør kommandoen en gang til.",
    ),
    "move.stopped": (
        "{count} sak kan ikke flyttes som den er: {numbers}. Den blir på versjonen sin.",
        "{count} saker kan ikke flyttes som de er: {numbers}. De blir på versjonen sin.",
    ),
}
