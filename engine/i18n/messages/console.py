"""What the command line itself says: help, options, prompts and wrong use."""

MESSAGES: dict[str, tuple[str, str]] = {
    # help
    "usage-options": ("[VALG]", "[VAL]"),
    "usage-commands": ("KOMMANDO [VALG]", "KOMMANDO [VAL]"),
    "section-commands": ("Kommandoer", "Kommandoar"),
    "section-everyday": ("Hver dag", "Kvar dag"),
    "section-keeping": ("Veiledere og oppsett", "Rettleiarar og oppsett"),
    "command-bti": (
        "Følg en sak gjennom kommunens handlingsveileder.",
        "Følg ei sak gjennom handlingsrettleiaren til kommunen.",
    ),
    "help-bti": (
        "Uten kommando vises din dag: sakene du er med i, det som haster først.",
        "Utan kommando ser du dagen din: sakene du er med i, det som hastar først.",
    ),
    "command-ny": ("åpne en sak", "opne ei sak"),
    "command-vis": ("se hvor saken står, og hva som skal gjøres nå", "sjå kvar saka står, og kva som skal gjerast no"),
    "command-neste": ("si at steget er gjort, eller velg svar", "sei at steget er gjort, eller vel svar"),
    "command-samtykke": (
        "registrer samtykke, nei eller tilbaketrekking",
        "registrer samtykke, nei eller tilbaketrekking",
    ),
    "command-stafett": ("tilby, ta imot eller avslå stafettpinnen", "tilby, ta imot eller avslå stafettpinnen"),
    "command-tjeneste": ("ta med en tjeneste, eller avslutt dens del", "ta med ei teneste, eller avslutt delen hennar"),
    "command-rolle": ("si hvem som har en rolle i saken", "sei kven som har ei rolle i saka"),
    "command-kjennetegn": ("si hva som gjelder for saken", "sei kva som gjeld for saka"),
    "command-tiltak": ("sett i gang, se eller avslutt tiltak", "set i gang, sjå eller avslutt tiltak"),
    "command-evaluer": ("evaluer tiltak, med barnets egen opplevelse", "evaluer tiltak, med barnet si eiga oppleving"),
    "command-mote": ("registrer et møte, med referat og neste dato", "registrer eit møte, med referat og neste dato"),
    "command-droft": ("drøft med en instans eller anonymt", "drøft med ein instans eller anonymt"),
    "command-notat": ("skriv et notat", "skriv eit notat"),
    "command-meld": (
        "hva du gjør nå ved mistanke om vold, overgrep eller omsorgssvikt",
        "kva du gjer no ved mistanke om vald, overgrep eller omsorgssvikt",
    ),
    "command-skriv": (
        "lag samtykkeskjema, møtereferat eller stafettlogg",
        "lag samtykkeskjema, møtereferat eller stafettlogg",
    ),
    "command-logg": ("alt som har hendt i saken", "alt som har hendt i saka"),
    "command-liste": ("sakene du er med i", "sakene du er med i"),
    "command-avslutt": ("avslutt saken", "avslutt saka"),
    "command-gjenapne": ("åpne en avsluttet sak igjen", "opne ei avslutta sak igjen"),
    "command-angre": ("angre det siste du gjorde", "angre det siste du gjorde"),
    "command-veileder": ("sjekk, vis og skriv handlingsveiledere", "sjekk, vis og skriv handlingsrettleiarar"),
    "command-veileder-sjekk": ("finn feil i en veileder", "finn feil i ein rettleiar"),
    "command-veileder-vis": ("vis veilederen som tekst", "vis rettleiaren som tekst"),
    "command-veileder-ny": ("lag en liten veileder å begynne med", "lag ein liten rettleiar å byrje med"),
    "command-oppsett": ("lag lageret, øv, og se innstillingene", "lag lageret, øv, og sjå innstillingane"),
    "command-hjelp": ("les om et tema", "les om eit tema"),
    # options of the program
    "option-help": ("vis hjelp og avslutt", "vis hjelp og avslutt"),
    "option-version": ("vis versjonen og avslutt", "vis versjonen og avslutt"),
    "option-store": ("bruk lageret på denne stien", "bruk lageret på denne stigen"),
    "option-language": ("språket i programmet: nb eller nn", "språket i programmet: nb eller nn"),
    "option-acting-as": ("gjør som denne personen (bare i øvelse)", "gjer som denne personen (berre i øving)"),
    "option-on-day": (
        "lat som det er denne dagen, ÅÅÅÅ-MM-DD (bare i øvelse)",
        "lat som det er denne dagen, ÅÅÅÅ-MM-DD (berre i øving)",
    ),
    "option-json": ("skriv svaret som JSON", "skriv svaret som JSON"),
    "option-json-day": ("skriv din dag som JSON", "skriv dagen din som JSON"),
    "option-dry-run": ("vis hva som ville skje, men lagre ingenting", "vis kva som ville hende, men lagre ingenting"),
    "bad-day": (
        "«{value}» er ingen dag. Skriv den slik: 2026-09-08",
        "«{value}» er ingen dag. Skriv han slik: 2026-09-08",
    ),
    # the door
    "misuse": ("Feil: {message}", "Feil: {message}"),
    "hint-help": ("se hvordan kommandoen skrives", "sjå korleis kommandoen skal skrivast"),
    "aborted": ("Avbrutt. Ingenting er endret.", "Avbrote. Ingenting er endra."),
    "bug": (
        (
            "Det er en feil i programmet ({kind}), ikke i det du gjorde. "
            "Kjør kommandoen igjen med {variable}=1, og send det som vises, til den som drifter BTI."
        ),
        (
            "Det er ein feil i programmet ({kind}), ikkje i det du gjorde. "
            "Køyr kommandoen igjen med {variable}=1, og send det som kjem fram, til den som driftar BTI."
        ),
    ),
    # people
    "title-employee": ("ansatt", "tilsett"),
    "title-teacher": ("lærer", "lærar"),
    "title-nurse": ("helsesykepleier", "helsesjukepleiar"),
    "title-leader": ("leder", "leiar"),
    # prompts
    "missing-answer": (
        "Det mangler et svar: {question} Gi det med {flag}.",
        "Det manglar eit svar: {question} Gi det med {flag}.",
    ),
    "missing-text": (
        "Det mangler en tekst: {question} Gi den med {flag} TEKST, eller {flag} - for å lese fra standard inn.",
        "Det manglar ein tekst: {question} Gi han med {flag} TEKST, eller {flag} - for å lese frå standard inn.",
    ),
    "text-empty": ("Teksten er tom.", "Teksten er tom."),
    "text-too-long": ("Teksten er for lang. Den kan ha {most} tegn.", "Teksten er for lang. Han kan ha {most} teikn."),
}
