"""What `bti doktor` says of each thing that it looks at, and what to do where one is not well."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "command-doktor": "sjekk alt, og si hva du kan gjøre",
    "help-doktor": "Virker også uten lager, uten nøkkel og med et skadet lager. Endrer ingenting.",
    "doctor-well": "Alt er som det skal.",
    "doctor-part-program": "Program",
    "doctor-part-settings": "Innstillinger",
    "doctor-part-post": "E-post",
    "doctor.post": "{server}, port {port}",
    "doctor.post-drafts": "ingen e-posttjener: brevene legges som kladder i {path}",
    "doctor-part-time": "Tid",
    "doctor-part-guides": "Veiledere",
    "doctor-part-place": "Sted",
    "doctor-part-access": "Tilgang",
    "doctor.access-open": (
        "Andre på maskinen kan åpne, endre eller bytte ut noe som hører til lageret, nøkkelen eller innstillingene. "
        "Denne kommandoen gjør alt sammen privat:"
    ),
    "doctor-part-server-log": "Serverens logg",
    "doctor-part-disk": "Disk",
    "doctor-part-store": "Lager",
    "doctor-part-chain": "Kjede",
    "doctor-part-pinned": "I sakene",
    "doctor-part-key": "Nøkkel",
    "doctor-part-key-copy": "Kopi av nøkkel",
    "doctor-part-backup": "Sikkerhetskopi",
    "doctor-part-walls": "Regler",
    "doctor-part-reach": "Databasebruker",
    "doctor-part-language": "Språk",
    "doctor-part-terminal": "Skjerm",
    "doctor.program": "bti {own}, Python {python}, SQLite {sqlite}",
    "doctor.settings": "{path}",
    "doctor.settings-none": "ingen ennå; de kommer her: {path}",
    "doctor.time": "norsk tid er kjent",
    "doctor.time-missing": "Maskinen kjenner ikke norsk tid. Installer programmet på nytt, med tzdata.",
    "doctor.guides": "kan leses: {count}",
    "doctor.place": "{path}",
    "doctor.server": "{path} (PostgreSQL {version})",
    "doctor.log-terse": "knapp: den får verken rader eller verdier",
    "doctor.log-wordy": (
        "Databaseserveren kan skrive id-er, enheter og datoer i loggen sin. Be den som drifter den, sette "
        "«{setting}» i postgresql.conf."
    ),
    "doctor.backup-server": "tas av den som drifter databaseserveren; spør når en sist ble prøvd",
    "doctor.walls-old": (
        "Reglene i databasen for hvem som får se hva, er lagt av en annen utgave av BTI. Forny dem. Sakene blir "
        "som de er."
    ),
    "doctor.reach": "{user}, som ikke når noe annet lager",
    "doctor.reach-everything": (
        "Databasebrukeren {user} har SUPERUSER eller BYPASSRLS, og når alle lagre på serveren. BTI trenger det ikke. "
        'Be den som drifter serveren, om å kjøre: ALTER ROLE "{user}" NOSUPERUSER NOBYPASSRLS CREATEROLE;'
    ),
    "doctor.reach-others": (
        "Databasebrukeren {user} når også lageret til {others}. Be den som drifter serveren, om en bruker for hver "
        "kommune."
    ),
    "doctor.disk": "{gigabytes} GB ledig",
    "doctor.disk-full": "Bare {megabytes} MB er ledig der lageret ligger. Rydd plass.",
    "doctor.store": "saker: {cases}, kvittering {mark}",
    "doctor.practice": "til øvelse, saker: {cases}, kvittering {mark}",
    "doctor.chain": "innførsler: {entries}, ingen endret",
    "doctor.chain-broken": "Lageret er ikke slik det ble lagret ({count} funn). Ikke slett noe, og se hva som er galt.",
    "doctor.pinned": "veiledere som kan leses: {count}",
    "doctor.key-fil": "en fil som bare du kan åpne: {path}",
    "doctor.key-passord": "bak et passord: {path}",
    "doctor.key-nokkelring": "i nøkkelringen på maskinen: {path}",
    "doctor.key-beside": (
        "Nøkkelen ligger sammen med lageret. Den som får tak i mappa, kan lese alt. Flytt lageret eller nøkkelen. "
        "Nøkkelen ligger her: {path}"
    ),
    "doctor.key-copy": "tatt {day}",
    "doctor.key-copy-same-disk": (
        "tatt {day}, men ligger ennå på samme disk som det den åpner. Flytt den til en minnepinne i et låst skap: "
        "{path}"
    ),
    "doctor.key-copy-beside": (
        "Den eneste kopien av nøkkelen ligger sammen med lageret eller nøkkelen, og går tapt sammen med det. Flytt den "
        "til en minnepinne i et låst skap: {path}"
    ),
    "doctor.key-copy-none": "Det er ikke tatt noen kopi av nøkkelen. Ta en, og legg den i et låst skap.",
    "doctor.backup": "tatt {day}, lagt her: {path}",
    "doctor.backup-same-disk": (
        "tatt {day}, men på samme disk som lageret. Flytt den til en annen disk, eller ta neste dit (bti lager "
        "sikkerhetskopi MAPPE): {path}"
    ),
    "doctor.backup-none": "Det er ikke tatt noen sikkerhetskopi. Ta en, og flytt den til en annen disk.",
    "doctor.backup-old": "Ta en ny. Den siste er fra {day}, for {days} dager siden, og ble lagt her: {path}",
    "doctor.language": "{language}",
    "doctor.language-unknown": (
        "BTI_SPRAK er «{wanted}», som ikke finnes. Programmet snakker {language}. Velg nb, nn eller en."
    ),
    "doctor.terminal": "viser alle tegn ({encoding})",
    "doctor.terminal-poor": "Skjermen viser ikke alle tegn ({encoding}). Sett LANG til nb_NO.UTF-8.",
}

PLURALS: dict[str, Forms] = {
    "doctor-amiss": ("Det er én ting å gjøre.", "Det er {count} ting å gjøre."),
}
