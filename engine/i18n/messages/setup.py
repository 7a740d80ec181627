"""What `bti oppsett` and `bti hjelp` say."""

MESSAGES: dict[str, str] = {
    "help-oppsett": (
        "Lager lageret første gang, og legger deg til. Kan kjøres så ofte du vil: det som er der, står urørt."
    ),
    "option-practice": "øv: lag øvelseslageret, og bruk det fra nå",
    "option-real": "slutt å øve: bruk det ekte lageret fra nå",
    "option-keep-store": "bruk lageret på dette stedet fra nå: en sti, eller en adresse på en databaseserver",
    "option-anew": "lag et nytt, tomt lager, også der det har vært et før",
    "setup-person": "{who} er lagt inn slik:",
    "setup-title": "Stilling",
    "setup-unit": "Enhet",
    "setup-tasks": "Oppgaver",
    "setup-no-tasks": "ingen",
    "hint-setup-all": "se hele oppsettet",
    "option-guideline": "veilederen dere bruker",
    "option-save-language": "lagre språket i programmet",
    "option-machine": "brukeren her er en maskin og ikke en person: legg den ikke til",
    "setup-machine": "{user}, en maskin og ikke en person",
    "option-add-person": "legg til en person med dette navnet",
    "option-title": "tittelen til personen",
    "setup-both": "Velg enten --ovelse eller --ekte.",
    "setup-title-alone": "--tittel hører sammen med --legg-til.",
    "setup-made": "Lageret er laget.",
    "setup-found": "Lageret er på plass.",
    "setup-walled": "Rettene i databasen er lagt på plass igjen.",
    "setup-walls-renewed": "Reglene i databasen for hvem som får se hva, er fornyet til denne utgaven av BTI.",
    "setup-renewed": "Lageret er ført over til denne utgaven av BTI.",
    "setup-store": "Lager",
    "setup-key": "Nøkkel",
    "setup-key-copy": "Nøkkelkopi",
    "setup-key-copied": "tatt {day}",
    "setup-key-uncopied": "ikke tatt",
    "setup-settings": "Innstillinger",
    "setup-me": "Du er",
    "setup-people": "Personer",
    "setup-guideline": "Veileder",
    "setup-language": "Språk",
    "setup-not-chosen": "ikke valgt",
    "language-nb": "bokmål",
    "language-nn": "nynorsk",
    "language-en": "engelsk",
    "setup-practice": (
        "Her øver du. Ingenting herfra hører til en virkelig sak. "
        "Med --som test.laerer gjør du noe som en annen, og med --na 2026-09-08 en annen dag."
    ),
    "setup-backup": (
        "Sakene ligger i lageret, og bare nøkkelen åpner det. Ta en kopi av nøkkelen nå, og en sikkerhetskopi av "
        "lageret ofte: bti lager sikkerhetskopi. Legg dem på hvert sitt sted."
    ),
    "setup-backup-copied": (
        "Sakene ligger i lageret, og bare nøkkelen åpner det. Ta en sikkerhetskopi av lageret ofte: "
        "bti lager sikkerhetskopi. Den og kopien av nøkkelen skal ligge på hvert sitt sted."
    ),
    "setup-server-copied": (
        "Sakene ligger i lageret på databaseserveren, og bare nøkkelen åpner det. "
        "Andre som skal bruke lageret, må ha nøkkelen på sin maskin: bti lager nokkel --hent."
    ),
    "setup-server": (
        "Sakene ligger i lageret på databaseserveren, og bare nøkkelen åpner det. Ta en kopi av nøkkelen nå. "
        "Andre som skal bruke lageret, må ha nøkkelen på sin maskin: bti lager nokkel --hent."
    ),
    "hint-my-day": "se hva som venter på deg",
    "hint-try-case": "åpne en øvelsessak",
    "hint-real": "tilbake til det ekte lageret",
    "hint-practise": "øv først",
    "hint-read-guide": "les en veileder",
    "topics": "Dette kan du lese om:",
    "topic-unknown": "Det finnes ikke noe tema som heter «{topic}». Velg et av disse: {topics}",
    "topic-title-koder": "Hva tallet etter en kommando betyr",
    "topic-koder": (
        "0    gjort\n"
        "1    det er funn (feil i en veileder, eller en sak på et steg som er borte)\n"
        "2    kommandoen er skrevet feil, eller et svar mangler\n"
        "3    en regel i veilederen stopper det\n"
        "4    det finnes ingen slik sak, eller du er ikke med i den\n"
        "5    noen andre endret saken først\n"
        "6    lageret kan ikke brukes, eller svaret ikke skrives ut; ingenting er tapt\n"
        "70   feil i programmet\n"
        "130  avbrutt"
    ),
    "topic-title-sprak": "Bokmål, nynorsk og engelsk",
    "topic-sprak": (
        "Programmet snakker bokmål, nynorsk og engelsk. Velg for én kommando med bti --sprak nn, "
        "eller for alltid med bti oppsett --sprak nn.\n"
        "Uten valg følger programmet BTI_SPRAK, innstillingene og språket på maskinen; ellers bokmål.\n"
        "Tekstene i en veileder oversettes aldri. Kommandoene heter det samme på alle språkene."
    ),
    "topic-title-personvern": "Hva som lagres, og hva du ikke skriver",
    "topic-personvern": (
        "Bruk et alias, aldri navn eller fødselsnummer: det du skriver på kommandolinja, kan bli liggende i "
        "historikken på maskinen.\n"
        "En lengre tekst kan du sende inn med - i stedet for teksten: da leses den fra standard inn.\n"
        "Bare de som er med i en sak, ser den. Før noe vises, skrives det i loggen hvem som ser.\n"
        "Det du skriver, ligger låst i lageret på din egen maskin. Nøkkelen ligger for seg selv.\n"
        "Åpent i lageret står nummer, datoer, hva slags hendelse det er, nivå, frist og enhet.\n"
        "Ingenting blir slettet av seg selv. Å slette en avsluttet sak tar to personer og 30 dager: bti slett SAK.\n"
        "Programmet sender aldri noe til noen."
    ),
    "topic-title-ovelse": "Å øve uten virkelige saker",
    "topic-ovelse": (
        "bti oppsett --ovelse lager et eget lager å øve i. Alt som vises der, er merket ØVELSE.\n"
        "Der kan du gjøre noe som en annen: bti --som test.laerer. Og en annen dag: bti --na 2026-09-08.\n"
        "Skal det gjelde en stund: export BTI_SOM=test.laerer og export BTI_NA=2026-09-08.\n"
        "bti oppsett --ekte går tilbake til det ekte lageret."
    ),
    "topic-title-ord": "Ordene i programmet",
    "topic-ord": (
        "Veileder: det kommunen har bestemt. Nivå: hvor omfattende samarbeidet er. Steg: det som gjøres nå.\n"
        "Stafettholder: den som holder i saken. Stafetten skifter hånd først når den nye har tatt imot.\n"
        "Sak: ett barn, én ungdom, én gravid, én voksen eller én familie som følger veilederen.\n"
        "Alias eller kortnavn: det saken kalles her. Ble det feil, skriver du et nytt: bti gjelder SAK --alias."
    ),
}
