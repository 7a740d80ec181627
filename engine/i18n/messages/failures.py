"""What the world may do to us, in words; a `-hint` is the command to run and what it is for."""

MESSAGES: dict[str, str] = {
    "engine-error": "Noe utenfor programmet sviktet.",
    "store-failed": "Lageret kunne ikke lese eller skrive. Det som er bekreftet før, er trygt.",
    "store-missing": "Det finnes ikke noe lager her ennå: {path}",
    "store-missing-hint": "bti oppsett|lag lageret\nbti oppsett --ovelse|øv først, uten virkelige saker",
    "store-relative": (
        "Stien til lageret må være hel, fra rot, for lageret følger ikke mappa du står i. Denne er ikke hel: {path}"
    ),
    "store-addressed": "Adressen til lageret kan ikke brukes.",
    "store-addressed-unreadable": "Adressen til lageret kan ikke leses. Slik kan den se ut: {example}",
    "store-addressed-password": (
        "Passordet kan ikke stå i adressen til lageret: den blir stående i innstillingene. Ta det bort, "
        "og legg passordet i filen .pgpass i hjemmemappa di."
    ),
    "store-addressed-municipality": (
        "Adressen til lageret må si hvilken kommune det er for. Slik kan den se ut: {example}"
    ),
    "store-addressed-parameter": (
        "Adressen til lageret har noe databaseserveren ikke forstår: {name}. Rett det, eller ta det bort."
    ),
    "store-serverless": (
        "Lageret ligger på en databaseserver, og det som trengs for å nå den, er ikke installert. "
        "Be den som drifter BTI, om å installere det med tillegget postgres."
    ),
    "store-on-server": "Dette gjøres på databaseserveren, ikke her.",
    "store-on-server-backup": (
        "Lageret ligger på en databaseserver. Den som drifter den, tar sikkerhetskopier av hele databasen; "
        "herfra tas det ingen. Nøkkelen tar du selv kopi av."
    ),
    "store-on-server-backup-hint": "bti lager nokkel --kopi ~/bti.nokkel|ta kopi av nøkkelen",
    "store-on-server-copy": "Lageret ligger på en databaseserver allerede. Bare et lager i en fil kan kopieres dit.",
    "copy-differs": "Kopien ble ikke lik lageret, og er tatt bort igjen. Lageret er som det var: {path}",
    "store-on-server-restore": (
        "Lageret ligger på en databaseserver. Den som drifter den, henter tilbake en kopi av hele databasen; "
        "herfra kan det ikke gjøres. Er den hentet tilbake, skriver du bti lager gjenopprett --godta-eldre, uten mappe."
    ),
    "store-full": (
        "Disken er full. Ingenting ble lagret nå; det som er bekreftet før, er trygt. Rydd plass, og prøv igjen."
    ),
    "store-full-server": (
        "Disken på databaseserveren er full. Ingenting ble lagret nå; det som er bekreftet før, er trygt. "
        "Si fra til den som drifter den."
    ),
    "store-locked": "Et annet program bruker lageret. Ingenting ble lagret. Prøv igjen om litt.",
    "store-damaged": (
        "Lageret er skadet, eller filen er ikke et lager. Ikke slett den. "
        "Ta vare på en kopi, og hent tilbake sikkerhetskopien."
    ),
    "store-damaged-hint": "bti doktor|se hva som er galt, og hva du kan gjøre",
    "store-unsafe": (
        "Lageret kan ikke brukes trygt på denne maskinen. Det trengs en nyere SQLite, "
        "eller en disk som ikke er delt over nettet."
    ),
    "store-unsafe-server": (
        "Databaseserveren kan miste det som er bekreftet: {setting} er slått av. "
        "Be den som drifter den, om å slå på {setting}."
    ),
    "store-unsafe-version": (
        "Databaseserveren er PostgreSQL {found}. BTI trenger {wanted} eller nyere. Si fra til den som drifter den."
    ),
    "store-exists": "Det ligger allerede en fil her: {path}",
    "store-exists-real": "Lageret her er et ekte lager, ikke et øvelseslager: {path}",
    "store-exists-practice": "Lageret her er et øvelseslager, ikke et ekte lager: {path}",
    "store-exists-server": "Det finnes et lager her fra før: {path}",
    "store-exposed": (
        "Andre enn deg kan åpne lageret, eller stien er en lenke. Gjør filen privat (chmod 600), og prøv igjen: {path}"
    ),
    "store-read-only": "Lageret, eller mappa det ligger i, kan ikke skrives til. Ingenting ble lagret.",
    "store-unreachable": "Filen kunne ikke åpnes, eller disken sviktet. Ingenting ble lagret nå.",
    "store-read-only-server": (
        "Databaseserveren tar ikke imot: lageret kan bare leses herfra. Ingenting ble lagret. "
        "Si fra til den som drifter den."
    ),
    "store-unreachable-server": (
        "Databaseserveren svarer ikke. Det som er bekreftet før, er trygt. Var det noe du skulle lagre, "
        "så se etter om det kom med, og prøv igjen om litt."
    ),
    "store-unreachable-server-password": (
        "Databaseserveren tar ikke imot passordet for {user}, eller har ingen bruker med det navnet. "
        "Se etter i adressen, og i filen .pgpass i hjemmemappa di."
    ),
    "store-unreachable-server-password-missing": (
        "Databaseserveren spør etter et passord for {user}, og det finnes ikke noe for denne adressen. "
        "Legg det i filen .pgpass i hjemmemappa di."
    ),
    "store-unreachable-server-passfile": (
        "Andre enn deg kan lese filen med passordet, og da blir den ikke brukt. "
        "Gjør den privat (chmod 600), og prøv igjen: {path}"
    ),
    "store-unreachable-server-user": (
        "Databaseserveren har ingen bruker som heter {user}, eller den får ikke logge på. Se etter i adressen."
    ),
    "store-unreachable-server-database": (
        "Det finnes ingen database som heter {database} på serveren. Se etter i adressen."
    ),
    "store-unreachable-server-closed": (
        "Databaseserveren slipper ikke {user} inn i databasen {database} herfra, eller ikke slik adressen ber om det. "
        "Den som drifter serveren, bestemmer det i pg_hba.conf."
    ),
    "store-unreachable-server-encryption": (
        "Forbindelsen til databaseserveren kan ikke sikres slik adressen krever (sslmode), "
        "eller sertifikatet kan ikke godtas. Spør den som drifter serveren."
    ),
    "store-unreachable-server-unknown": (
        "Det finnes ingen maskin som heter {server} å nå herfra. Se etter i adressen, og at du er på nettet."
    ),
    "store-forbidden": "Databasebrukeren {user} har ikke adgang til lageret for {place}. Ingenting ble lagret.",
    "store-forbidden-create": (
        "Databasebrukeren {user} får ikke lage noe lager i databasen {database}. Be den som drifter databasen, om å "
        'kjøre: GRANT CREATE ON DATABASE "{database}" TO "{user}";'
    ),
    "store-newer": "Lageret er skrevet av en nyere utgave av BTI. Oppdater programmet.",
    "store-behind": (
        "Lageret er skrevet av en eldre utgave av BTI. Ta en kopi av databasen, og før lageret over til denne "
        "utgaven. De andre som bruker lageret, må bytte til den samtidig."
    ),
    "store-behind-hint": "bti oppsett|før lageret over til denne utgaven",
    "store-ungranted": (
        "Databasebrukeren {user} mangler rollen {role}, som BTI viser hver bruker sine egne saker med. "
        'Be den som drifter databasen, om å kjøre: CREATE ROLE "{role}" NOLOGIN; GRANT "{role}" TO "{user}";'
    ),
    "store-ungranted-taken": (
        "Rollen {role} finnes på databaseserveren, men {user} har den ikke. Roller er felles for hele serveren. Har en "
        "annen database der et lager med samme navn, så velg et annet etter kommune= i adressen. Ellers ber du den "
        'som drifter databasen, om å kjøre: GRANT "{role}" TO "{user}";'
    ),
    "store-ungranted-passed": (
        "Rollen {role} har SUPERUSER eller BYPASSRLS. Da viser databasen alle sakene til alle, og lageret brukes ikke. "
        'Be den som drifter databasen, om å kjøre: ALTER ROLE "{role}" NOSUPERUSER NOBYPASSRLS;'
    ),
    "store-unwalled": (
        "Databasen mangler noe av det som viser hver bruker bare sine egne saker. Det skjer når den er satt inn på en "
        "annen server uten rollen {role}. Sakene er som de var."
    ),
    "store-unwalled-hint": "bti oppsett|legg rettene på plass igjen",
    "event-reused": "Lageret tok ikke imot: hendelsen er der fra før. Ingenting ble lagret.",
    "command-reused": "Lageret tok ikke imot: kommandoen er der fra før, med annet innhold. Ingenting ble lagret.",
    "handle-taken": ("«{handle}» er i bruk. Velg et annet navn, eller endre enhet og oppgaver med --person {handle}."),
    "person-unknown": "Du er ikke lagt til i dette lageret.",
    "person-unknown-hint": "bti oppsett|legg deg til",
    "actor-unknown": "Ingen i lageret heter «{handle}». Velg en av disse: {people}",
    "practice-only": "--som og --na virker bare i øvelse. Dette er et ekte lager.",
    "practice-only-hint": "bti oppsett --ovelse|gå over til øvelse",
    "settings-damaged": "Innstillingene kan ikke leses. Rett filen, eller flytt den bort: {path}",
    "settings-damaged-relative": "BTI_CONFIG må være en hel sti, fra rot: {path}",
    "guideline-unreadable": "Filen kan ikke leses: {name}",
    "guideline-unreadable-missing": "Det finnes ingen veileder og ingen fil som heter {name}.",
    "guideline-unreadable-near": "Det finnes ingen veileder og ingen fil som heter {name}. Mente du {near}?",
    "guideline-unreadable-unknown": (
        "Det finnes ingen veileder og ingen fil som heter {name}. Disse følger med: {names}."
    ),
    "guideline-unreadable-ending": "Det finnes ingen veileder som heter {name}. Mente du filen {file}?",
    "guideline-unreadable-empty": "Navnet er tomt. Skriv navnet på en veileder, eller på en fil.",
    "guideline-unreadable-folder": "{name} er en mappe, ikke en fil. Skriv navnet på en fil i mappa.",
    "guideline-unreadable-forbidden": "Du har ikke lov til å lese {name}.",
}
