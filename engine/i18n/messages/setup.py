"""What `bti oppsett` and `bti hjelp` say."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help-oppsett": (
        "Lager lageret første gang, og legger deg til. Kan kjøres så ofte du vil: det som er der, står urørt.",
        "Lagar lageret første gongen, og legg deg til. Kan køyrast så ofte du vil: det som er der, står urørt.",
    ),
    "option-practice": (
        "øv: lag øvelseslageret, og bruk det fra nå",
        "øv: lag øvingslageret, og bruk det frå no",
    ),
    "option-real": ("slutt å øve: bruk det ekte lageret fra nå", "slutt å øve: bruk det ekte lageret frå no"),
    "option-guideline": ("veilederen dere bruker", "rettleiaren de brukar"),
    "option-save-language": ("lagre språket i programmet", "lagre språket i programmet"),
    "option-add-person": ("legg til en person med dette navnet", "legg til ein person med dette namnet"),
    "option-title": ("tittelen til personen", "tittelen til personen"),
    "setup-both": ("Velg enten --ovelse eller --ekte.", "Vel anten --ovelse eller --ekte."),
    "setup-title-alone": ("--tittel hører sammen med --legg-til.", "--tittel høyrer saman med --legg-til."),
    "setup-made": ("Lageret er laget.", "Lageret er laga."),
    "setup-found": ("Lageret er på plass.", "Lageret er på plass."),
    "setup-store": ("Lager", "Lager"),
    "setup-settings": ("Innstillinger", "Innstillingar"),
    "setup-me": ("Du er", "Du er"),
    "setup-people": ("Personer", "Personar"),
    "setup-guideline": ("Veileder", "Rettleiar"),
    "setup-language": ("Språk", "Språk"),
    "setup-not-chosen": ("ikke valgt", "ikkje vald"),
    "language-nb": ("bokmål", "bokmål"),
    "language-nn": ("nynorsk", "nynorsk"),
    "practice-mark": ("ØVELSE", "ØVING"),
    "setup-practice": (
        (
            "Her øver du. Ingenting herfra hører til en virkelig sak. "
            "Med --som test.laerer gjør du noe som en annen, og med --na 2026-09-08 en annen dag."
        ),
        (
            "Her øver du. Ingenting herifrå høyrer til ei verkeleg sak. "
            "Med --som test.laerer gjer du noko som ein annan, og med --na 2026-09-08 ein annan dag."
        ),
    ),
    "setup-backup": (
        (
            "Sikkerhetskopier mappa som lageret ligger i, når ingen bruker bti. "
            "Ta med alle filene som begynner likt: de hører sammen."
        ),
        (
            "Tryggingskopier mappa som lageret ligg i, når ingen brukar bti. "
            "Ta med alle filene som byrjar likt: dei høyrer saman."
        ),
    ),
    "hint-try-case": ("åpne en øvelsessak", "opne ei øvingssak"),
    "hint-real": ("tilbake til det ekte lageret", "tilbake til det ekte lageret"),
    "hint-practise": ("øv først", "øv først"),
    "hint-read-guide": ("les en veileder", "les ein rettleiar"),
    "topics": ("Dette kan du lese om:", "Dette kan du lese om:"),
    "topic-unknown": (
        "Det finnes ikke noe tema som heter «{topic}». Velg et av disse: {topics}",
        "Det finst ikkje noko tema som heiter «{topic}». Vel eit av desse: {topics}",
    ),
    "topic-title-koder": ("Hva tallet etter en kommando betyr", "Kva talet etter ein kommando tyder"),
    "topic-koder": (
        (
            "0    gjort\n"
            "1    det er funn (feil i en veileder)\n"
            "2    kommandoen er skrevet feil, eller et svar mangler\n"
            "3    en regel i veilederen stopper det\n"
            "4    det finnes ingen slik sak, eller du er ikke med i den\n"
            "5    noen andre endret saken først\n"
            "6    lageret kan ikke leses eller skrives; ingenting er tapt\n"
            "70   feil i programmet\n"
            "130  avbrutt"
        ),
        (
            "0    gjort\n"
            "1    det er funn (feil i ein rettleiar)\n"
            "2    kommandoen er skriven feil, eller eit svar manglar\n"
            "3    ein regel i rettleiaren stoppar det\n"
            "4    det finst inga slik sak, eller du er ikkje med i henne\n"
            "5    nokon andre endra saka først\n"
            "6    lageret kan ikkje lesast eller skrivast; ingenting er tapt\n"
            "70   feil i programmet\n"
            "130  avbrote"
        ),
    ),
    "topic-title-sprak": ("Bokmål og nynorsk", "Bokmål og nynorsk"),
    "topic-sprak": (
        (
            "Programmet snakker bokmål og nynorsk. Velg for én kommando med bti --sprak nn, "
            "eller for alltid med bti oppsett --sprak nn.\n"
            "Uten valg følger programmet BTI_SPRAK, innstillingene og språket på maskinen; ellers bokmål.\n"
            "Tekstene i en veileder oversettes aldri. Kommandoene heter det samme på begge målformer."
        ),
        (
            "Programmet snakkar bokmål og nynorsk. Vel for éin kommando med bti --sprak nn, "
            "eller for alltid med bti oppsett --sprak nn.\n"
            "Utan val følgjer programmet BTI_SPRAK, innstillingane og språket på maskina; elles bokmål.\n"
            "Tekstane i ein rettleiar blir aldri omsette. Kommandoane heiter det same på begge målformer."
        ),
    ),
    "topic-title-personvern": (
        "Hva som ikke skal skrives på kommandolinja",
        "Kva som ikkje skal skrivast på kommandolinja",
    ),
    "topic-personvern": (
        (
            "Bruk et alias, aldri navn eller fødselsnummer: det du skriver på kommandolinja, kan bli liggende i "
            "historikken på maskinen.\n"
            "En lengre tekst kan du sende inn med - i stedet for teksten: da leses den fra standard inn.\n"
            "En sak ses bare av dem som er med i den. Lageret ligger på din egen maskin, og bare du kan åpne filen.\n"
            "Programmet sender aldri noe til noen."
        ),
        (
            "Bruk eit alias, aldri namn eller fødselsnummer: det du skriv på kommandolinja, kan bli liggjande i "
            "historikken på maskina.\n"
            "Ein lengre tekst kan du sende inn med - i staden for teksten: då blir han lesen frå standard inn.\n"
            "Berre dei som er med i ei sak, ser henne. Lageret ligg på di eiga maskin, og berre du kan opne fila.\n"
            "Programmet sender aldri noko til nokon."
        ),
    ),
    "topic-title-ovelse": ("Å øve uten virkelige saker", "Å øve utan verkelege saker"),
    "topic-ovelse": (
        (
            "bti oppsett --ovelse lager et eget lager å øve i. Alt som vises der, er merket ØVELSE.\n"
            "Der kan du gjøre noe som en annen: bti --som test.laerer. Og en annen dag: bti --na 2026-09-08.\n"
            "Skal det gjelde en stund: export BTI_SOM=test.laerer og export BTI_NA=2026-09-08.\n"
            "bti oppsett --ekte går tilbake til det ekte lageret."
        ),
        (
            "bti oppsett --ovelse lagar eit eige lager å øve i. Alt som blir vist der, er merkt ØVING.\n"
            "Der kan du gjere noko som ein annan: bti --som test.laerer. Og ein annan dag: bti --na 2026-09-08.\n"
            "Skal det gjelde ei stund: export BTI_SOM=test.laerer og export BTI_NA=2026-09-08.\n"
            "bti oppsett --ekte går tilbake til det ekte lageret."
        ),
    ),
    "topic-title-ord": ("Ordene i programmet", "Orda i programmet"),
    "topic-ord": (
        (
            "Veileder: det kommunen har bestemt. Nivå: hvor omfattende samarbeidet er. Steg: det som gjøres nå.\n"
            "Stafettholder: den som holder i saken. Pinnen skifter hånd først når den nye har tatt imot.\n"
            "Sak: ett barn, én ungdom eller én familie som følger veilederen. Alias: det saken kalles her."
        ),
        (
            "Rettleiar: det kommunen har bestemt. Nivå: kor omfattande samarbeidet er. Steg: det som skal gjerast no.\n"
            "Stafetthaldar: den som held i saka. Pinnen skiftar hand først når den nye har teke imot.\n"
            "Sak: eitt barn, éin ungdom eller éin familie som følgjer rettleiaren. Alias: det saka heiter her."
        ),
    ),
}
