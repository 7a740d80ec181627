"""What is said of closed cases: archive packages, restrictions, erasure by two persons, and how long cases are kept."""

MESSAGES: dict[str, str] = {
    "command-arkiver": "lag en arkivpakke av en avsluttet sak, eller sjekk en",
    "help-arkiver": (
        "Lager en mappe med alt som står i saken: som JSON, som papirer, med veilederen den fulgte, og med en liste "
        "over kontrollsummer. Pakken kan leses og sjekkes uten dette programmet. For den som har arkivet som oppgave. "
        "Med --sjekk blir hver fil i en pakke holdt opp mot lista."
    ),
    "command-sperr": "sperr en avsluttet sak, så ingen kan lese den",
    "help-sperr": (
        "En sperret sak blir tatt vare på, men ingen kan lese den: ikke de som er med i den, og ikke med nødtilgang. "
        "Lederen ser at den finnes, og loggen kan leses. For den som har arkivet som oppgave, som også kan oppheve "
        "sperringen."
    ),
    "command-slett": "la to personer slette en avsluttet sak for godt",
    "help-slett": (
        "Én ber om at saken slettes, en annen godkjenner, og etter 30 dager kan det utføres. Fram til da kan det "
        "trekkes. Nøklene til saken blir ødelagt, så den heller ikke kan leses i en sikkerhetskopi som blir hentet "
        "tilbake. Igjen står et bevis uten noe fra saken. For enhetens leder, og den som har arkivet som oppgave."
    ),
    "opt.archive-to": "mappa pakken skal ligge i",
    "opt.archive-check": "sjekk pakken i denne mappa",
    "opt.lift": "opphev sperringen",
    "opt.erasure-ground": "be om at saken slettes: tida er ute, noen har krevd det, eller den er en feil",
    "opt.erasure-basis": "regelen slettingen bygger på; den står i beviset; - leser fra tastatur eller fil",
    "opt.erasure-confirm": "godkjenn det en annen har bedt om",
    "opt.erasure-call-off": "saken skal ikke slettes likevel",
    "opt.erasure-reason": "hvorfor saken ikke skal slettes; - leser fra tastatur eller fil",
    "opt.erasure-carry-out": "slett saken nå; det kan ikke angres",
    "opt.erasure-anyway": "ikke spør en gang til før saken slettes",
    "opt.erasure-proof": "vis bevisene for det som er slettet",
    "opt.keeping": "avsluttede saker: hva som skal arkiveres, og hva som kan slettes",
    "ask.archive-folder": "Hvilken mappe skal pakken ligge i?",
    "ask.erasure-ground": "Hvorfor skal saken slettes?",
    "ask.erasure-basis": "Hvilken regel bygger det på? Skriv ingenting fra saken.",
    "ask.erase": "Saken blir slettet for godt. Er du sikker?",
    "archive-what": "Skriv hvilken sak som skal arkiveres, eller --sjekk og mappa til en pakke.",
    "erase-what": "Skriv hvilken sak det gjelder. Bevisene for det som er slettet, viser bti slett --bevis.",
    "archive.made": "Sak {number} er arkivert.",
    "archive.would": "Sak {number} ville ha blitt arkivert. Ingenting er skrevet.",
    "archive.case": "Sak",
    "archive.files": "Filer",
    "archive.digest": "Kontrollsum",
    "archive.readable": (
        "Pakken er ikke låst: den som får tak i den, kan lese alt i saken. Flytt den dit den skal ligge, og ta vare på "
        "kontrollsummen et annet sted."
    ),
    "archive.whole": "Pakken er hel.",
    "archive.not-whole": "Pakken er ikke som den ble laget.",
    "archive.recorded": "Den er den samme som står i saken.",
    "archive.not-recorded": "Den er en annen enn den som står i saken.",
    "archive.read-me": (
        "Arkivpakke for sak {number}\n\n"
        "sak.json har alt som står i saken: hva som skjedde, hvilken dag, hvem som gjorde det, alt som ble skrevet, "
        "og hvem som har sett i saken. Et kortnavn saken har hatt før, er ikke med. Filene er ren tekst i UTF-8.\n"
        "papirer/ har stafettloggen, og referatet fra hvert møte, med nummer og dato.\n"
        "veileder/ har veilederen saken fulgte: kildene, og veileder.json slik programmet leste den. Er saken flyttet "
        "til en ny versjon, ligger de den fulgte før, i veileder/tidligere-1 og så videre.\n\n"
        "Slik sjekker du at ingenting er endret: stå i denne mappa og kjør\n\n    sha256sum --check SHA256SUMS"
    ),
    "package-missing": "Her ligger det ingen arkivpakke: {path}",
    "package-missing-unread": "Pakken kunne ikke leses tilbake slik den ble skrevet. Ingenting er arkivert: {path}",
    "package-unlisted": "Står ikke i lista: {path}",
    "package-other": "Er endret: {path}",
    "package-gone": "Er borte: {path}",
    "hint.archive-check": "sjekk pakken",
    "hint.proofs": "se bevisene for det som er slettet",
    "restrict.done": (
        "Sak {number} er sperret. Ingen kan lese den. Skal den leses igjen, må sperringen oppheves med "
        "bti sperr {number} --opphev."
    ),
    "restrict.done.would": "Sak {number} ville ha blitt sperret. Ingenting er lagret.",
    "restrict.lifted": "Sperringen av sak {number} er opphevet. De som er med i saken, kan lese den igjen.",
    "restrict.lifted.would": "Sperringen av sak {number} ville ha blitt opphevet. Ingenting er lagret.",
    "erase.asked": (
        "Det er bedt om at sak {number} slettes. En annen må godkjenne det, med bti slett {number} --godkjenn."
    ),
    "erase.asked.would": "Det ville ha blitt bedt om at sak {number} slettes. Ingenting er lagret.",
    "erase.confirmed": (
        "Slettingen av sak {number} er godkjent. Den kan utføres fra {date}, med bti slett {number} --utfor. Fram til "
        "da kan den trekkes, med --trekk."
    ),
    "erase.confirmed.would": "Slettingen av sak {number} ville ha blitt godkjent. Ingenting er lagret.",
    "erase.called-off": "Sak {number} skal ikke slettes.",
    "erase.called-off.would": "Slettingen av sak {number} ville ha blitt trukket. Ingenting er lagret.",
    "erase.done": "Sak {number} er slettet for godt.",
    "erase.would": "Sak {number} ville ha blitt slettet for godt. Ingenting er gjort.",
    "erase.proof": "Sak {number} er slettet",
    "erase.no-proof": "Du kan ikke se noe som er slettet.",
    "erase.copies": (
        "Sikkerhetskopier fra før i dag, arkivpakker, utskrifter og det som er sendt, har programmet ikke rørt. Hentes "
        "en slik sikkerhetskopi tilbake her, blir saken slettet i den også. Slett de gamle kopiene når dere ikke "
        "trenger dem."
    ),
    "erase.ground": "Grunn",
    "erase.basis": "Hjemmel",
    "erase.asked-by": "Bedt om av",
    "erase.confirmed-by": "Godkjent av",
    "erase.carried-out-by": "Utført av",
    "erase.by-on": "{who}, {date}",
    "erase.events": "Hendelser",
    "erase.archived": "Arkivpakke",
    "erasure-ground.kept-long-enough": "oppbevaringstida er ute",
    "erasure-ground.asked-for": "den det gjelder, har krevd det",
    "erasure-ground.mistake": "saken er en feil",
    "erasure-unfinished": (
        "Saken er slettet for alle som spør, men nøklene er ikke borte fra disken ennå: noen leser i lageret. Be dem "
        "lukke programmet, og kjør bti lager verifiser. Da blir det gjort ferdig."
    ),
    "column.closed-on": "AVSLUTTET",
    "column.archive-by": "ARKIVERES INNEN",
    "column.erase-from": "OPPBEVARES TIL",
    "column.decided": "HVA NÅ",
    "kept.none": "Du har ingen avsluttede saker å ta vare på.",
    "kept.archived": "arkivert {date}",
    "kept.to-archive": "skal arkiveres",
    "kept.restricted": "sperret",
    "kept.may-be-erased": "trenger ikke tas vare på lenger",
    "kept.erasure-asked": "sletting venter på godkjenning",
    "kept.erasure-from": "kan slettes fra {date}",
    "kept.erasure-ready": "sletting kan utføres nå",
    "kept.due": "Avsluttede saker det er noe å gjøre med: {numbers}. Se bti liste --oppbevaring.",
    "role.archive": "arkiv",
    "ground.archivist": "arkiv",
    "ground.leads-closed": "leder",
    "act.archive": "arkivere saken",
    "act.restrict": "sperre saken",
    "act.erase": "være med på å slette saken",
    "access.archivist": "arkivet er en oppgave du har",
    "access.leads-closed": "du leder enheten, og saken er avsluttet",
    "access.restricted": "saken er sperret",
    "access.not-archivist": "bare arkivet, når saken er avsluttet",
    "access.not-eraser": "bare leder og arkiv, når den er avsluttet",
    "refusal.not-closed": "Saken er åpen. Den må avsluttes først, med bti avslutt SAK.",
    "refusal.not-archivist": "Å arkivere og sperre er for den som har arkivet som oppgave.",
    "refusal.not-eraser": "Å slette er for den som leder enheten, og for den som har arkivet som oppgave.",
    "refusal.case-restricted": (
        "Saken har vært sperret siden {date}. Sperringen må oppheves først, med bti sperr SAK --opphev."
    ),
    "refusal.already-restricted": "Saken har vært sperret siden {date}.",
    "refusal.not-restricted": "Saken er ikke sperret.",
    "refusal.erasure-stands": (
        "Noen ba {date} om at saken slettes. Det må trekkes først. Det gjør den som leder enheten, eller den som har "
        "arkivet som oppgave, med slett --trekk."
    ),
    "refusal.erasure-basis": "Skriv hvilken regel slettingen bygger på, med --hjemmel.",
    "refusal.erasure-basis-tells": (
        "Hjemmelen står igjen når saken er slettet. Skriv bare regelen, med høyst {most} tegn, og ingenting fra saken."
    ),
    "refusal.kept-until": "Saken skal tas vare på til {date}.",
    "refusal.not-archived": "Saken er ikke arkivert. Lag arkivpakken først, med bti arkiver SAK.",
    "refusal.no-erasure": "Ingen har bedt om at saken slettes. Det gjør du med bti slett SAK --fordi.",
    "refusal.erasure-alone": "Det er du som har bedt om at saken slettes. En annen må godkjenne det.",
    "refusal.erasure-confirmed-before": "Slettingen er godkjent fra før. Den kan utføres fra {date}.",
    "refusal.erasure-unconfirmed": "Ingen har godkjent slettingen. En annen enn den som ba om den, må gjøre det.",
    "refusal.erasure-too-early": "Slettingen kan utføres fra {date}. Fram til da kan den trekkes.",
    "event.case-archived": "saken er arkivert, kontrollsum {digest}",
    "event.case-restricted": "saken er sperret: {reason}",
    "event.restriction-lifted": "sperringen er opphevet: {reason}",
    "event.erasure-asked": "det er bedt om at saken slettes: {ground}. Hjemmel: {basis}",
    "event.erasure-confirmed": "slettingen er godkjent og kan utføres fra {date}",
    "event.erasure-called-off": "saken skal ikke slettes: {reason}",
    "where.case-archived": "arkiv",
    "where.case-restricted": "sperring",
    "where.restriction-lifted": "sperring",
    "where.erasure-asked": "sletting",
    "where.erasure-confirmed": "sletting",
    "where.erasure-called-off": "sletting",
    "verify.erasure-unproven": "Sak {number} er merket som slettet, men det finnes ikke noe bevis for det.",
    "verify.erasure-half-done": "Slettingen av sak {number} er ikke gjort ferdig.",
    "doctor-part-erased": "Slettet",
    "doctor.erased": "slettede saker: {count}, ingen eldre kopier funnet",
    "doctor.erased-copies": (
        "Saker som er slettet her, kan ligge i eldre kopier ({count}). Slett dem når dere ikke trenger dem. "
        "Den første: {path}"
    ),
    "restored-erased": ("Noen av sakene i kopien er slettet etter at den ble tatt: {count}. De er slettet igjen."),
}
