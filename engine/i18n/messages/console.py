"""What the command line itself says: help, options, prompts and wrong use."""

MESSAGES: dict[str, str] = {
    # help
    "usage-options": "[VALG]",
    "usage-commands": "KOMMANDO [VALG]",
    "section-commands": "Kommandoer",
    "section-everyday": "Hver dag",
    "section-keeping": "Veiledere og oppsett",
    "command-bti": "Følg en sak gjennom kommunens handlingsveileder.",
    "help-bti": "Uten kommando vises din dag: sakene du er med i, det som haster først.",
    "command-ny": "åpne en sak",
    "command-vis": "se hvor saken står, og hva som skal gjøres nå",
    "command-forklar": "hvorfor saken står der den står, og hvem som kan gjøre noe",
    "command-neste": "si at steget er gjort, eller velg svar",
    "command-samtykke": "registrer ja eller nei til samtykke, forny det eller trekk det",
    "command-stafett": "tilby, ta imot eller si nei til stafetten",
    "command-tjeneste": "ta med en tjeneste, eller si at den er ferdig i saken",
    "command-rolle": "si hvem som har en rolle i saken",
    "command-kjennetegn": "si hva som gjelder for saken",
    "command-tiltak": "sett i gang, endre, se eller avslutt tiltak",
    "command-evaluer": "evaluer tiltak, med barnets egen opplevelse",
    "command-mote": "kall inn til et møte, eller registrer et som er holdt",
    "command-droft": "drøft med en instans eller anonymt",
    "command-notat": "skriv et notat",
    "command-meld": "hva du gjør nå ved mistanke om vold, overgrep eller omsorgssvikt",
    "command-skriv": "lag samtykkeskjema, innkalling, referat, stafettlogg og innsyn",
    "help-skriv": "DOKUMENT er samtykke, innkalling, referat, stafettlogg eller innsyn.",
    "command-logg": "alt som har hendt i saken",
    "command-liste": "sakene du er med i",
    "command-finn": "søk i sakene du er med i",
    "help-finn": (
        "Alle ordene må stå i saken. Store og små bokstaver er like, og «laerer» finner «lærer». "
        "Med - leses teksten fra standard inn, så den ikke blir liggende i skallets historikk."
    ),
    "command-frister": "frister i sakene dine, det som haster først",
    "help-frister": (
        "Stegets frist, avtalte møter, samtykker som går ut, og tiltak som skulle vært ferdige. "
        "--ics skriver dem til et kalenderprogram, uten et ord om hvem saken gjelder."
    ),
    "command-avslutt": "avslutt saken",
    "command-gjenapne": "åpne en avsluttet sak igjen",
    "command-angre": "angre det siste du gjorde",
    "command-veileder": "sjekk, vis, sammenlign og publiser handlingsveiledere",
    "command-veileder-sjekk": "finn feil i en veileder",
    "command-veileder-vis": "vis veilederen som tekst",
    "command-veileder-ny": "lag en liten veileder å begynne med",
    "command-oppsett": "lag lageret, øv, og se innstillingene",
    "command-fullforing": "la skallet fullføre kommandoer når du trykker Tab",
    "command-hjelp": "les om et tema",
    # the practice store
    "practice-mark": "ØVELSE",
    # options of the program
    "option-help": "vis hjelp og avslutt",
    "option-version": "vis versjonen og avslutt",
    "option-store": "bruk lageret på denne stien",
    "option-language": "språket i programmet: nb, nn eller en",
    "option-acting-as": "gjør som denne personen (bare i øvelse)",
    "option-on-day": "lat som det er denne dagen, ÅÅÅÅ-MM-DD (bare i øvelse)",
    "option-json": "skriv svaret som JSON",
    "option-json-day": "skriv din dag som JSON",
    "option-dry-run": "vis hva som ville skje, men lagre ingenting",
    "bad-day": "«{value}» er ingen dag. Skriv den slik: 2026-09-08 eller 8.9.2026.",
    "no-such-command": "Det finnes ingen kommando som heter «{name}».",
    "no-such-command.near": "Det finnes ingen kommando som heter «{name}». Mente du {near}?",
    "stray": "«{words}» er mer enn kommandoen tar.",
    "stray.stafett": "Skriv hvem som spørres, med --til: {command}",
    "stray.tiltak": "Skriv tiltaket med --tiltak: {command}",
    "stray.rolle": "Skriv hvem det er, med --er: {command}",
    "stray.evaluer": "Skriv nummeret på tiltaket med --tiltak, og hva det blir til, med --resultat: {command}",
    "stray.samtykke": "Skriv hvem som svarer, med --fra, og hva det gjelder, med --for: {command}",
    "stray.mote": "Skriv referatet med --referat: {command}",
    "stray.neste": "Skriv svaret med --valg: {command}",
    "stray.avslutt": "Skriv avslutningen med --slik: {command}",
    "stray.tjeneste": "Skriv hvem det er, med --er: {command}",
    "stray.droft": "Skriv instansen med --hos: {command}",
    "stray.ny": "Skriv kortnavnet med --alias: {command}",
    "stray.notat": "Sett hele notatet i anførselstegn: {command}",
    "stray.gjenapne": "Skriv hvorfor med --grunn: {command}",
    # the door
    "misuse": "Feil: {message}",
    "hint-dash": "{text} (- betyr: skriv teksten på neste linje)",
    "hint-help": "se hvordan kommandoen skrives",
    "not-text": (
        "«{value}» er ikke UTF-8, og kan ikke leses. Skriv det på nytt i et vindu som bruker UTF-8. "
        "Ingenting er endret."
    ),
    "json-after-command": "Skriv --json etter kommandoen: bti {command} … --json",
    "answer-unwritable": "Svaret kunne ikke skrives til standard ut.",
    "answer-unwritable-kept": (
        "Svaret kunne ikke skrives til standard ut, men endringen er lagret. Gjør den ikke en gang til."
    ),
    "aborted": "Avbrutt. Ingenting er endret.",
    "aborted-kept": "Avbrutt. Det som er lagret, blir stående.",
    "bug": (
        "Det er en feil i programmet ({kind}), ikke i det du gjorde. "
        "Kjør kommandoen igjen med {variable}=1, og send det som vises, til den som drifter BTI."
    ),
    # people
    "title-employee": "ansatt",
    "title-teacher": "lærer",
    "title-nurse": "helsesykepleier",
    "title-leader": "leder",
    # what stands for a value in help
    "metavar.antall": "ANTALL",
    "metavar.avslutning": "AVSLUTNING",
    "metavar.dato": "DATO",
    "metavar.dokument": "DOKUMENT",
    "metavar.fil": "FIL",
    "metavar.grunn": "GRUNN",
    "metavar.hvem": "HVEM",
    "metavar.instans": "INSTANS",
    "metavar.integer": "TALL",
    "metavar.integer range": "TALL",
    "metavar.klokka": "KLOKKA",
    "metavar.mål": "MÅL",
    "metavar.n": "N",
    "metavar.år": "ÅR",
    "metavar.navn": "NAVN",
    "metavar.resultat": "RESULTAT",
    "metavar.rolle": "ROLLE",
    "metavar.sak": "SAK",
    "metavar.sti": "STI",
    "metavar.tekst": "TEKST",
    "metavar.tema": "TEMA",
    "metavar.tjeneste": "TJENESTE",
    "metavar.veileder": "VEILEDER",
    "metavar.verdi": "VERDI",
    # numbers
    "number.answer": "Svaret",
    "number.any": "{what} må være et helt tall. Du skrev «{typed}».",
    "number.least": "{what} må være {least} eller et høyere helt tall. Du skrev «{typed}».",
    "number.between": "{what} må være et helt tall fra {least} til {most}. Du skrev «{typed}».",
    # prompts
    "answer-yes": "ja",
    "answer-no": "nei",
    "missing-answer": "Det mangler et svar på «{question}». Gi det med {flag}.",
    "missing-answers": "Det mangler svar på «{question}» og «{second}». Gi dem med {flags}.",
    "no-role": "Veilederen har ingen rolle som heter «{role}». Skriv {names}.",
    "no-role-meant": "Veilederen har ingen rolle som heter «{role}». Mente du {meant}?",
    "goes-first": "{flag} står først: {command}",
    "missing-text": (
        "Det mangler en tekst: {question} Gi den med {flag} TEKST, eller {flag} - for å lese fra standard inn."
    ),
    "input-not-text": (
        "Teksten på standard inn er ikke UTF-8, og ble ikke lest. Lagre den som UTF-8, og prøv igjen. "
        "Ingenting er endret."
    ),
    "input-closed": "Det kom ingenting på standard inn. Skriv teksten selv der du skrev {sign}.",
    "text-empty": "Teksten er tom.",
    "editor-failed": (
        "«{editor}» kunne ikke brukes til å skrive i. Ingenting er lagret. Velg et annet program i EDITOR."
    ),
    "text-empty-for": "Det ble ikke skrevet noe. Skriv det med {flag}.",
    "text-too-long": "Teksten er for lang. Den kan ha {most} tegn.",
}
