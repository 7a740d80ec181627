"""What those who look after a store are told: the store's place, its verification, its backups and its key."""

MESSAGES: dict[str, str] = {
    # where a store may not lie
    "store-misplaced": "Velg en mappe på disken i maskinen. Lageret kan ikke ligge her: {path}",
    "store-misplaced-network": (
        "Et lager kan ikke ligge på en nettverksdisk ({name}). Der kan to maskiner skrive samtidig, og saker kan "
        "gå tapt. Velg en mappe på disken i maskinen med --lager. Denne går ikke: {path}"
    ),
    "store-misplaced-network-there": (
        "Lageret ligger på en nettverksdisk ({name}). Der kan to maskiner skrive samtidig, og saker kan gå tapt. "
        "Flytt det til en mappe på disken i maskinen med kommandoen under. Skriv så det nye stedet i "
        'innstillingene, på en linje for seg: lager = "~/bti/bti.lager". Lageret ligger her nå: {path}'
    ),
    "store-misplaced-sync": (
        "Et lager kan ikke ligge i en mappe som {name} synkroniserer. Filene blir kopiert hver for seg og passer "
        "ikke sammen etterpå. Velg en mappe som ikke synkroniseres, med --lager. Denne går ikke: {path}"
    ),
    "store-misplaced-sync-there": (
        "Lageret ligger i en mappe som {name} synkroniserer. Filene blir kopiert hver for seg og passer ikke "
        "sammen etterpå. Flytt det til en mappe som ikke synkroniseres, med kommandoen under. Skriv så det nye "
        'stedet i innstillingene, på en linje for seg: lager = "~/bti/bti.lager". Lageret ligger her nå: {path}'
    ),
    "store-misplaced-symlink": (
        "Stien til lageret er en lenke. Den kan peke et annet sted i morgen. Oppgi stien til selve filen i stedet "
        "for denne: {path}"
    ),
    "store-misplaced-sync-there-hint": "bti --lager ~/bti/bti.lager lager gjenopprett {path}|flytt lageret",
    "store-misplaced-network-there-hint": "bti --lager ~/bti/bti.lager lager gjenopprett {path}|flytt lageret",
    "store-missing-keys": (
        "Lageret er borte, men nøklene til sakene ligger her ennå. Ikke lag et nytt. Hent tilbake sikkerhetskopien med "
        "bti lager gjenopprett og mappa den ligger i. Lageret lå her: {path}"
    ),
    "store-missing-keys-backup": (
        "Lageret er borte, men nøklene til sakene ligger her ennå. Ikke lag et nytt. Hent tilbake den siste "
        "sikkerhetskopien: {backup}"
    ),
    "store-missing-known": (
        "Det har vært et lager her, og nøkkelen til det ligger her ennå, men lageret er borte. Hent tilbake "
        "sikkerhetskopien med bti lager gjenopprett og mappa den ligger i. Skal du begynne helt på nytt, uten de gamle "
        "sakene, så skriv bti oppsett --nytt. Lageret lå her: {path}"
    ),
    "store-missing-known-backup": (
        "Det har vært et lager her, og nøkkelen til det ligger her ennå, men lageret er borte. Skal du begynne helt på "
        "nytt, uten de gamle sakene, så skriv bti oppsett --nytt. Ellers henter du tilbake den siste sikkerhetskopien: "
        "{backup}"
    ),
    "store-missing-keys-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "store-missing-known-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "store-missing-keys-backup-hint": (
        "bti lager gjenopprett {backup} --godta-eldre|hent tilbake den siste sikkerhetskopien"
    ),
    "store-missing-known-backup-hint": (
        "bti lager gjenopprett {backup} --godta-eldre|hent tilbake den siste sikkerhetskopien"
    ),
    "store-exists-keys": (
        "Her ligger nøklene til sakene i et lager som er borte. Et nytt lager ville ta plassen deres. Hent tilbake "
        "sikkerhetskopien med bti lager gjenopprett og mappa den ligger i. Skal du begynne helt på nytt, så flytt "
        "filen bort først: {path}"
    ),
    "store-exists-restore": (
        "Det ligger et lager her fra før. Skal kopien ta plassen, så legg til --erstatt. Det gamle blir liggende "
        "ved siden av: {path}"
    ),
    "store-exists-copy": "Velg et annet navn til kopien av nøkkelen. Det ligger allerede en fil her: {path}",
    "key-uncopied-refused": (
        "Det går ikke an å skrive en fil her som bare du kan åpne. Skriv kopien i en mappe på maskinen, som "
        "~/bti.nokkel, og flytt den etterpå. Dette stedet går ikke: {path}"
    ),
    "key-uncopied-missing": (
        "Mappa som kopien skulle ligge i, finnes ikke. Skal kopien på en minnepinne, så sett den i først. Ellers "
        "lager du mappa, eller velger en annen. Den finnes ikke her: {path}"
    ),
    "key-uncopied-folder-hint": "bti lager nokkel --kopi {file}|skriv kopien i mappa",
    "key-uncopied-folder": (
        "Oppgi en fil, ikke bare en mappe. Skriv også hva kopien skal hete, for eksempel bti.nokkel. Dette er en "
        "mappe: {path}"
    ),
    "key-uncopied": "Kopien av nøkkelen kan ikke skrives her: {path}",
    "store-rolled-back-gone": (
        "Lageret som lå her, er borte, så ingen kan si hva som er ført etter kopien. Lageret var kommet til {seen} "
        "sist det ble brukt her, og kopien går til {found}: {since}. Har du en nyere kopi, så oppgi den i stedet. Er "
        "dette den nyeste, så ta den med kommandoen under, og før det som mangler, på nytt."
    ),
    "store-rolled-back-damaged": (
        "Lageret som ligger her, er skadet, eller det er ikke det samme som sist. Derfor kan ingen si hva som er ført "
        "etter kopien. Lageret var kommet til {seen} sist det ble brukt her, og kopien går til {found}: {since}. Har "
        "du en nyere kopi, så oppgi den i stedet. Er dette den nyeste, så ta den med kommandoen under, og før det som "
        "mangler, på nytt. Lageret som ligger her, blir ikke slettet, men blir liggende ved siden av: {path}"
    ),
    "store-rolled-back-beside": (
        "Kopien er eldre enn lageret: den går til {found}, og lageret var kommet til {seen} sist det ble brukt: "
        "{since}. Skal du bare prøve kopien her, så er det greit: skriv kommandoen under. Da blir lageret som det er. "
        "Det ligger her: {path}"
    ),
    "store-rolled-back-lost": (
        "Det er ikke hentet tilbake noe, for dette er i lageret her, men ikke i det du vil hente: {what}. Er lageret "
        "her i orden, så behold det. Skal dere tilbake likevel, så skriv kommandoen under. Da må dette gjøres på nytt. "
        "Lageret som er her nå, blir liggende ved siden av."
    ),
    "store-rolled-back-gone-hint": "bti lager gjenopprett {source} --godta-eldre|ta kopien, og før resten på nytt",
    "store-rolled-back-beside-hint": "bti lager gjenopprett {source} --godta-eldre|prøv kopien her",
    "store-rolled-back-damaged-hint": (
        "bti lager gjenopprett {source} --erstatt --godta-eldre|ta kopien, og før resten på nytt"
    ),
    "store-rolled-back-lost-hint": (
        "bti lager gjenopprett {source} --erstatt --godta-eldre|ta kopien, og gjør resten på nytt"
    ),
    "lost-entries-unknown": "hva som er kommet siden, vet ingen",
    "master-key-missing-copy": (
        "Det ligger ingen fil her som kan leses. Er kopien på en minnepinne, så sett den i først: {path}"
    ),
    "master-key-missing-copy-folder": "Oppgi selve fila med kopien av nøkkelen. Dette er en mappe: {path}",
    "master-key-refused-other": "Nøkkelen hører til et annet lager.",
    "backup-unusable-none": "Det ligger ingen sikkerhetskopi i denne mappa: {path}",
    "backup-unusable-choose": "Oppgi mappa til selve kopien, ikke mappa den ligger i. Den siste heter {name}.",
    "backup-unusable-alone": (
        "Dette er ikke et lager med nøklene til sakene ved siden av. Begge filene må være her: {path}"
    ),
    "backup-unusable-several": "Det ligger flere lagre i mappa. Oppgi selve filen. Den nyeste heter {name}.",
    "backup-unusable-same": "Dette er lageret som er i bruk. Det er ikke noe å hente tilbake: {path}",
    "backup-unusable-damaged": "Filene kan ikke åpnes. De er skadet, eller er ikke et lager: {path}",
    "backup-unusable-contents": "Innholdslista i sikkerhetskopien stemmer ikke. Bruk en annen kopi.",
    "backup-unusable-format": "Sikkerhetskopien er laget av en annen utgave av BTI. Oppdater programmet.",
    "backup-unusable-bytes": "En fil i sikkerhetskopien mangler eller er endret. Bruk en annen kopi enn denne: {path}",
    "backup-unusable-unnamed": (
        "Oppgi mappa som sikkerhetskopien ligger i. Ligger lageret på en databaseserver som er hentet tilbake fra en "
        "kopi, skriver du bare --godta-eldre."
    ),
    "backup-unusable-refused": "Sikkerhetskopien kunne ikke skrives. Du har ikke lov til å skrive i mappa: {path}",
    "backup-unusable-full": (
        "Sikkerhetskopien kunne ikke skrives. Disken er full der den skulle ligge. Rydd plass, og prøv igjen: {path}"
    ),
    "backup-unusable-store": (
        "Det er ikke laget noen sikkerhetskopi, for noe i selve lageret er ikke slik det ble lagret. Behold kopiene du "
        "har fra før."
    ),
    "backup-unusable-store-hint": "bti lager verifiser|se hva som er galt i lageret",
    "backup-unusable-findings": (
        "Sikkerhetskopien er ikke som den skal, og brukes ikke. Se på lageret med bti lager verifiser, "
        "eller bruk en annen kopi."
    ),
    # what may be wrong with a store and its keys
    "store-altered": (
        "Noe i lageret er ikke slik det ble lagret: en feil på disken, eller noen har endret det utenfra. "
        "Ikke slett noe. Ta en kopi av mappa, og hent tilbake sikkerhetskopien."
    ),
    "store-altered-hint": "bti lager verifiser|se hva som er endret",
    "store-doubtful": (
        "! Noe i lageret er ikke slik det ble lagret. Stol ikke på det du ser før du vet hva det er: "
        "bti lager verifiser"
    ),
    "store-rolled-back": (
        "Lageret er eldre enn sist det ble brukt her, eller historien i det er en annen. Da var det ved {seen}, nå er "
        "det ved {found}. Noen kan ha lagt tilbake en gammel fil. Hent tilbake en sikkerhetskopi med bti lager "
        "gjenopprett."
    ),
    "store-rolled-back-server": (
        "Lageret på databaseserveren er eldre enn sist det ble brukt her, eller historien i det er en annen. "
        "Da var det ved {seen}, nå er det ved {found}. Spør den som drifter serveren, om den er hentet tilbake fra en "
        "kopi. Er den det, og det er greit, godtar du det med kommandoen under."
    ),
    "store-rolled-back-server-hint": "bti lager gjenopprett --godta-eldre|godta at lageret er eldre",
    "store-rolled-back-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "case-keys-missing-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "master-key-refused-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "store-exposed-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "master-key-exposed-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "store-older": "Lageret er laget før nøklene kom, og kan ikke brukes. Lag et nytt, eller øv på nytt.",
    "case-keys-missing": (
        "Filen med nøklene til sakene er borte. Legg den tilbake ved siden av lageret, eller hent tilbake "
        "sikkerhetskopien: oppgi mappa den ligger i, til bti lager gjenopprett med --erstatt --godta-eldre. Filen "
        "skulle ha ligget her: {path}"
    ),
    "case-keys-missing-unopened-backup": (
        "Filen med nøklene til sakene er borte. Legg den tilbake ved siden av lageret, eller hent tilbake den siste "
        "sikkerhetskopien: {backup}"
    ),
    "case-keys-missing-unopened-backup-hint": (
        "bti lager gjenopprett {backup} --erstatt --godta-eldre|hent tilbake den siste sikkerhetskopien"
    ),
    "store-damaged-unopened": (
        "Lageret kan ikke åpnes. Det er skadet, eller filen er ikke et lager. Ikke slett den. Har du en "
        "sikkerhetskopi, så oppgi mappa den ligger i, til bti lager gjenopprett med --erstatt --godta-eldre. Da blir "
        "filen liggende ved siden av. Den ligger her: {path}"
    ),
    "store-damaged-unopened-backup": (
        "Lageret kan ikke åpnes. Det er skadet, eller filen er ikke et lager. Ikke slett den: den blir liggende ved "
        "siden av når du henter tilbake den siste sikkerhetskopien. Den ligger her: {backup}"
    ),
    "store-damaged-unopened-backup-hint": (
        "bti lager gjenopprett {backup} --erstatt --godta-eldre|hent tilbake den siste sikkerhetskopien"
    ),
    "store-altered-unopened": (
        "Lageret kan ikke åpnes. Noe i det er ikke slik det ble lagret: en feil på disken, eller noen har endret det "
        "utenfra. Ikke slett noe. Ta en kopi av mappa. Har du en sikkerhetskopi, så oppgi mappa den ligger i, til bti "
        "lager gjenopprett med --erstatt --godta-eldre. Lageret ligger her: {path}"
    ),
    "store-altered-unopened-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "store-altered-unopened-backup": (
        "Lageret kan ikke åpnes. Noe i det er ikke slik det ble lagret: en feil på disken, eller noen har endret det "
        "utenfra. Ikke slett noe. Ta en kopi av mappa, og hent tilbake den siste sikkerhetskopien: {backup}"
    ),
    "store-altered-unopened-backup-hint": (
        "bti lager gjenopprett {backup} --erstatt --godta-eldre|hent tilbake den siste sikkerhetskopien"
    ),
    "store-rolled-back-known-hint": (
        "bti lager gjenopprett {backup} --erstatt --godta-eldre|hent tilbake den siste sikkerhetskopien"
    ),
    "master-key-missing": (
        "Nøkkelen til lageret er borte. Legg tilbake kopien av den. Nøkkelen skulle ha ligget her: {path}"
    ),
    "master-key-missing-hint": "bti lager nokkel --hent ~/bti.nokkel|legg tilbake kopien av nøkkelen",
    "master-key-missing-copy-folder-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "master-key-missing-copy-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "master-key-exposed": (
        "Andre enn deg kan åpne nøkkelen, eller stien til den er en lenke. Gjør filen privat (chmod 600): {path}"
    ),
    "master-key-damaged": "Nøkkelfilen kan ikke leses. Legg tilbake kopien av den. Filen ligger her: {path}",
    "master-key-damaged-copy": (
        "Fila er ingen kopi av en nøkkel, eller den er skadet. Oppgi en fil som er laget med bti lager nokkel "
        "--kopi. Nøkkelen som er her, er ikke rørt. Fila ligger her: {path}"
    ),
    "master-key-damaged-hint": "bti lager nokkel --hent ~/bti.nokkel|legg tilbake kopien av nøkkelen",
    "master-key-damaged-copy-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "master-key-refused": "Nøkkelen eller passordet passer ikke til dette lageret.",
    "master-key-locked": (
        "Nøkkelen er vernet, og det er ingen å spørre om passordet her. Kjør kommandoen i et terminalvindu."
    ),
    "master-key-locked-ring": "Nøkkelringen på maskinen gir ikke fra seg nøkkelen. Lås den opp, og prøv igjen.",
    "master-key-locked-no-ring": "Programmet er installert uten støtte for nøkkelring. Installer bti[keyring].",
    "look-unwritten": (
        "Innsynsloggen kan ikke skrives, og da vises ingenting. Rydd plass på disken, eller prøv igjen om litt."
    ),
    "backup-unusable": "Sikkerhetskopien kan ikke brukes.",
    # bti lager
    "command-lager": "sjekk, sikkerhetskopier og gjenopprett lageret",
    "command-lager-verifiser": "sjekk at ingenting i lageret er endret eller borte",
    "help-lager-verifiser": (
        "Følger kjeden gjennom alt som er lagret, og åpner en hendelse i hver sak. Svaret ender i en kvittering. "
        "Har du skrevet ned en før, sier --mot om noe siden den er byttet ut eller tatt bort."
    ),
    "command-lager-sikkerhetskopi": "lag en sikkerhetskopi, og se at den holder",
    "help-lager-sikkerhetskopi": (
        "Lager en ny mappe i mappa du oppgir. Andre kan bruke lageret imens. Nøkkelen er ikke med i kopien."
    ),
    "command-lager-gjenopprett": "hent tilbake en sikkerhetskopi, eller et lager som ble erstattet",
    "help-lager-gjenopprett": (
        "Oppgi mappa til en sikkerhetskopi, eller et lager som har nøklene til sakene ved siden av. Det blir sjekket "
        "før det tas i bruk. Et lager som blir erstattet, blir liggende ved siden av med dato i navnet, og kan legges "
        "tilbake med samme kommando. Ligger lageret på en databaseserver som er hentet tilbake fra en kopi, oppgir du "
        "ingen mappe, bare --godta-eldre."
    ),
    "command-lager-kopier": "kopier lageret til et nytt på en databaseserver",
    "help-lager-kopier": (
        "Åpner alt i lageret, låser det på nytt i et lager på serveren, og ser at de to er like. Lageret du har, blir "
        "som det var. Ingen kan skrive i det imens."
    ),
    "store-copied": "Lageret er kopiert. Alt er lest tilbake, og er likt.",
    "store-copied-old": (
        "Kopien har sin egen nøkkel. Ta en kopi av den også. Skriv ikke mer i det gamle lageret: det kommer ikke med."
    ),
    "hint-keep-copy": "bruk kopien fra nå",
    "command-lager-nokkel": "se hvor nøkkelen ligger, og ta vare på den",
    "help-lager-nokkel": (
        "Uten nøkkelen kan ingen lese sakene, heller ikke fra en sikkerhetskopi. "
        "--kopi skriver en kopi, --hent legger en kopi tilbake, og --til verner nøkkelen på en annen måte."
    ),
    "option-thorough": "åpne alt, og regn ut hver sak på nytt",
    "option-against": "sammenlign med en kvittering du har skrevet ned, som 1042-9f3a1c22",
    "option-replace": "la kopien ta plassen til lageret som ligger der",
    "option-accept-older": "godta at noe som er ført her, går tapt",
    "option-copy-key": "skriv en kopi av nøkkelen til denne filen",
    "option-fetch-key": "legg tilbake nøkkelen fra denne filen, om den passer",
    "option-move-key": "vern nøkkelen med en fil, et passord eller nøkkelringen på maskinen",
    "option-phrase": "les passordet fra standard inn, sammen med --til passord",
    "metavar.mappe": "MAPPE",
    "metavar.adresse": "ADRESSE",
    "metavar.kvittering": "KVITTERING",
    "label-folder": "Mappe",
    "label-cases": "Saker",
    "label-entries": "Innførsler",
    "label-opened": "Prøve",
    "label-receipt": "Kvittering",
    "label-store": "Lager",
    "label-replaced": "Det gamle",
    "label-key": "Nøkkel",
    "label-guard": "Vern",
    "label-copied": "Kopiert",
    "verified": "Lageret er som det skal.",
    "verified-against": "Alt som var her ved {mark}, er her ennå, og er det samme.",
    "verified-note": (
        "Skriv ned kvitteringen et annet sted enn på denne maskinen. Med den kan du se senere om noe er tatt bort."
    ),
    "verified-not": (
        "Lageret er ikke som det skal. Ikke slett noe. Ta en kopi av hele mappa, og hent tilbake sikkerhetskopien."
    ),
    "verified-no-backup": (
        "Lageret vet ikke om noen sikkerhetskopi. Har du en, så oppgi mappa til bti lager gjenopprett med "
        "--erstatt --godta-eldre."
    ),
    "hint-last-backup": "hent tilbake den siste sikkerhetskopien",
    "verify.pages": "En fil er skadet: SQLite finner feil i den.",
    "verify.shape": "Tabellene i lageret er endret utenfra.",
    "verify.gap": "Innførsel {position} mangler.",
    "verify.twice": "Innførsel {position} står to ganger.",
    "verify.entry": "Innførsel {position} er ikke slik den ble lagret.",
    "verify.head": "Lageret slutter et annet sted enn det selv sier: ved innførsel {position}.",
    "verify.row": "Sak {number} står i lista med noe annet enn det som ble lagret.",
    "verify.rowless": "Saker som er borte fra lista, men har hendelser: {count}",
    "verify.counter": "Telleren for saksnumre i {year} er endret.",
    "verify.looks": "Lista over hvem som har sett på sakene, stemmer ikke med innsynsloggen.",
    "verify.mark-ahead": "Kvitteringen {mark} er fra senere enn lageret, som slutter ved {head}. Noe er tatt bort.",
    "verify.mark-other": "Kvitteringen {mark} stemmer ikke. Historien før den er en annen nå.",
    "verify.hole": "Innførsel {position} hopper over noe i saken sin.",
    "verify.sealed": "Noe som er lagret, kan ikke åpnes: {kind}",
    "verify.unreadable": "En del av lageret kan ikke leses: {table}",
    "verify.unfolded": "Sak {number} kan ikke regnes ut på nytt fra hendelsene sine.",
    "verify.folded-otherwise": (
        "Sak {number} står i lista med noe annet enn hendelsene tilsier. Neste endring i saken retter det."
    ),
    "backup-made": "Sikkerhetskopien er laget, og den holder.",
    "backup-no-key": "Nøkkelen er ikke med. Ta vare på en kopi av den for seg: uten den kan ingen lese sakene.",
    "backup-same-disk": "Kopien ligger på samme disk som lageret. Flytt den til en annen.",
    "restored": "Lageret er hentet tilbake.",
    "restored-store": "Lageret som lå ved siden av, eller var kopiert for hånd, er sett gjennom og lagt tilbake.",
    "restored-server": "Lageret på databaseserveren er sett gjennom, og brukes slik det er nå.",
    "restored-server-lost": (
        "Det siste som står i sakene, ble ført {at}. Alt som er ført etter det, er borte og må føres på nytt. "
        "Si fra til alle som bruker lageret."
    ),
    "restored-unknown": (
        "Kopien ble laget {at}. Lageret som var her, er borte eller skadet, så ingen kan si hva som er ført siden. "
        "Det må føres på nytt. Spør alle som har brukt lageret."
    ),
    "restored-whole": "Ingenting som var ført, gikk tapt.",
    "restored-looks": "Ingenting som var ført, gikk tapt. Oppslag som ikke er med i loggen lenger: {count}",
    "restored-lost": (
        "Dette var i lageret før, og er ikke med nå: {what}. Det må gjøres på nytt, hvis dere ikke legger det gamle "
        "lageret tilbake. Bestem dere før noen fører noe nytt."
    ),
    "restored-lost-events": "{events} i {cases} ({days})",
    "restored-lost-days": "{first} til {last}",
    "restored-kept": (
        "Det gamle lageret har alt som var der. Du får det tilbake med kommandoen under. "
        "Det er to filer: slett begge for hånd når du er sikker på at du ikke trenger dem."
    ),
    "hint-put-back": "angre: legg det gamle lageret tilbake",
    "bad-receipt": "«{value}» er ingen kvittering. Den ser slik ut: 1042-9f3a1c22",
    "key-one-thing": "Velg én ting: --kopi, --hent eller --til.",
    "key-phrase-alone": "--passord hører sammen med --til passord.",
    "key-fetched": "Nøkkelen er lagt tilbake.",
    "key-copied": "Kopien er skrevet. Bare du kan åpne den.",
    "key-copied-sync": (
        "! Kopien ligger i en mappe som {name} synkroniserer. Da ligger den også hos andre enn deg. Flytt den ut "
        "av mappa, og slett den der den er synkronisert."
    ),
    "key-copied-beside": (
        "! Kopien ligger sammen med lageret eller en sikkerhetskopi. Den som får tak i mappa, kan lese alle "
        "sakene. Flytt kopien."
    ),
    "key-moved": "Nøkkelen er vernet på en ny måte.",
    "key-no-store": "Det ligger ikke noe lager her ennå. Hent tilbake sikkerhetskopien nå.",
    "key-never": "aldri",
    "key-note": (
        "Ta vare på en kopi et annet sted enn lageret og sikkerhetskopiene, for eksempel på papir eller en minnepinne "
        "i et låst skap. Uten nøkkelen er sakene borte."
    ),
    "key-copied-note": (
        "Flytt kopien til en minnepinne eller skriv den ut, legg den i et låst skap, og slett den herfra. "
        "Den som har både kopien og lageret, kan lese sakene."
    ),
    "key-kind-file": "en fil som bare du kan åpne",
    "key-kind-phrase": "et passord du skriver",
    "key-kind-keyring": "nøkkelringen på maskinen",
    "phrase-on-line": "Et passord skal ikke stå på kommandolinja. Skriv --passord - og send det på standard inn.",
    "phrase-short": "Passordet må ha minst {least} tegn. Flere ord etter hverandre er best.",
    "ask-pass-phrase": "Passordet til lageret:",
    "ask-new-phrase": "Nytt passord",
    "ask-phrase-again": "En gang til",
    "hint-key": "se hvor nøkkelen ligger, og kopier den",
    "hint-copy-key": "ta en kopi av nøkkelen",
    "hint-verify": "sjekk lageret",
    "hint-against": "sammenlign senere",
    "hint-doctor": "se hva som er galt, og hva du kan gjøre",
}

PLURALS: dict[str, tuple[str, str]] = {
    "lost.entries": ("{count} innførsel er kommet siden", "{count} innførsler er kommet siden"),
    "lost.events": ("{count} hendelse", "{count} hendelser"),
    "lost.cases": ("{count} sak", "{count} saker"),
    "lost.people": ("{count} person som ble lagt til eller endret", "{count} personer som ble lagt til eller endret"),
    "lost.versions": ("{count} publisert versjon av en veileder", "{count} publiserte versjoner av veiledere"),
    "verified-opened": ("én hendelse er åpnet og kan leses", "{count} hendelser er åpnet og kan leses"),
}
