"""What is said of reminders by mail: the mails themselves, and the command that writes and sends them."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "command-jobb": "send påminnelser om frister, samtykker og stafetten",
    "help-jobb": (
        "Skriver brev til dem som må vite at noe venter: en frist som nærmer seg eller er forbi, et samtykke som snart "
        "går ut, en stafett ingen har tatt imot. Ingen får samme påminnelse to ganger. Kjør kommandoen fra en "
        "tidsstyrt oppgave, for eksempel hver morgen. Brevene sendes som e-post hvis innstillingene sier hvordan, "
        "ellers legges de som kladder i en mappe. Det står aldri noe om barnet i dem."
    ),
    "opt.jobs-weekly": "skriv også ukens oppsummering til hver enkelt",
    "opt.jobs-links": "prøv også lenkene i veilederne, og skriv til de systemansvarlige hvis noen ikke svarer",
    "opt.jobs-numbers": "skriv tallene i denne mappa, én gang i måneden: som side, til regneark og som JSON",
    "opt.jobs-dry": "vis hva som ville blitt skrevet, uten å skrive eller sende",
    "opt.jobs-worker": "bli stående og gjør det som forfaller, til du stopper; for et lager på en databaseserver",
    "opt.jobs-takeover": "så mange sekunder etter at en arbeider er borte, tar en annen over",
    "metavar.sekunder": "SEKUNDER",
    "jobs.worker-runs": "Arbeideren er i gang. Stopp den med Ctrl+C.",
    "jobs.server-away": "Databaseserveren svarer ikke. Arbeideren venter til den er tilbake.",
    "jobs.server-back": "Databaseserveren er tilbake. Arbeideren fortsetter.",
    "jobs.post-unset": (
        "E-posten kan ikke sendes: passordet eller sertifikatet kan ikke leses. bti doktor sier hva som mangler. "
        "Arbeideren prøver igjen til det er på plass."
    ),
    "jobs.post-set": "E-posten sendes igjen.",
    "jobs.takeover-alone": "--overtar hører sammen med --arbeider.",
    "jobs.worker-file": (
        "--arbeider er for et lager på en databaseserver. For et lager i en fil lar du en tidsstyrt oppgave kjøre "
        "bti jobb."
    ),
    # the mails
    "mail.see": "Åpne BTI for å se hva det er. Skriv bti, eller bti frister.",
    "mail.no-answer": "Brevet er laget av et program. Svar leses ikke. Skriv aldri om barn i e-post.",
    "mail.pages": "Noen av lenkene i veilederne svarer ikke:",
    "mail.pages-what": "Åpne dem i en nettleser. Er siden flyttet, må veilederen rettes.",
    # bti jobb
    "jobs.nothing": "Ingenting nytt å minne om.",
    "jobs.links-none": "Veilederne i lageret har ingen lenker.",
    "jobs.links-cut-off": (
        "Ingen av lenkene i veilederne svarer. Da er det trolig maskinen som ikke når nettet. Ingen får brev om det."
    ),
    "jobs.links-cut-off-one": (
        "Veilederne i lageret har én lenke, og den svarer ikke: {page} Enten er siden borte, eller så når ikke "
        "maskinen nettet. Åpne den i en nettleser. Ingen får brev om det."
    ),
    "jobs.numbers-written": "Tallene for {month} er skrevet:",
    "jobs.numbers-would-write": "Tallene for {month} ville blitt skrevet:",
    "jobs.numbers-there": "Tallene for {month} lå der fra før, og er ikke rørt:",
    "jobs.numbers-none": "Ingen sak er åpnet ennå, så det er ingen tall å skrive.",
    "jobs.numbers-no-task": (
        "Verken tall eller brev er skrevet. Tallene er for en leder eller den som er systemansvarlig, og {who} har "
        "ingen av oppgavene. La en som har det, kjøre kommandoen. Skal {who} ta vare på tallene, gir du oppgaven med "
        "kommandoen under."
    ),
    "jobs.numbers-machine": (
        "Verken tall eller brev er skrevet. Tallene er for en leder eller den som er systemansvarlig, og {who} er "
        "ingen person i lageret. La en som har oppgaven, kjøre kommandoen. Skal {who} ta vare på tallene selv, legger "
        "du brukeren inn med oppgaven med kommandoen under. Da står den også i lista over folk."
    ),
    "jobs.numbers-task-gone": (
        "Tallene skrives ikke lenger. Brukeren som arbeideren går som, er verken leder eller systemansvarlig. "
        "Skriv bti oppsett --oppgave systemansvarlig som denne brukeren."
    ),
    "jobs.hint-task": "gi oppgaven til {who}",
    "jobs.numbers-kept": "Månedens tall er skrevet.",
    "numbers-unwritten": "Tallene ble ikke skrevet.",
    "numbers-unwritten-full": (
        "Tallene ble ikke skrevet: det er ikke plass på disken der mappa ligger. De skrives neste gang det er plass."
    ),
    "numbers-unwritten-forbidden": (
        "Tallene ble ikke skrevet: BTI får ikke lov til å skrive i mappa. Se hvem som eier den."
    ),
    "numbers-unwritten-unreachable": (
        "Tallene ble ikke skrevet: mappa kan ikke brukes. Se om den er riktig skrevet, og om disken er satt i."
    ),
    "jobs.to": "Til: {names}",
    "jobs.drafts-in": "Kladdene ligger i {path}",
    "jobs.unaddressed": "Mangler e-postadresse: {names}. Brevene ligger som kladder. Skriv adressene i {path}",
    "jobs.unread": "Saker som ikke kunne leses: {numbers}.",
    "jobs.unread-blank": "Noen saker kunne ikke leses.",
    "ground.reminder": "påminnelse",
    "post-failed": "E-posten ble ikke sendt.",
    "post-failed-silent": "E-posttjeneren svarer ikke. Se om «tjener» og «port» er riktige, og om den er i gang.",
    "post-failed-unknown": "Ingen e-posttjener har det navnet. Se om «tjener» er riktig skrevet.",
    "post-failed-login": "E-posttjeneren tar ikke imot innloggingen. Se om «bruker» og passordet er riktige.",
    "post-failed-certificate": "Sertifikatet til e-posttjeneren er ikke kjent her. Se «sertifikat» og «tjener».",
    "post-failed-clear": "Forbindelsen til e-posttjeneren kunne ikke låses (STARTTLS). Se «port» og «starttls».",
    "post-failed-sender": "E-posttjeneren tar ikke imot avsenderen. Se om «fra» er riktig.",
    "post-failed-address": "E-posttjeneren tar ikke imot en av adressene. Se «adresser».",
    "post-failed-declined": "E-posttjeneren tok ikke imot brevet. Spør den som driver den, hvorfor.",
    "post-failed-later": "E-posttjeneren ba om at det prøves senere.",
    "post-unset": "Filen om e-post kan ikke leses. Rett den: {path}",
    "post-unset-toml": 'Filen om e-post er ikke riktig skrevet. Hver linje skal se slik ut: navn = "verdi". {path}',
    "post-unset-key": "«{key}» i filen om e-post kan ikke brukes slik den er skrevet. Se siden om påminnelser. {path}",
    "post-unset-unknown": "«{key}» er ikke noe som kan stå i filen om e-post. Se siden om påminnelser. {path}",
    "post-unset-exposed": "Passordet til e-posten kan leses av andre. Gjør filen privat: chmod 600 {path}",
    "post-unset-certificate": "Sertifikatet til e-posten kan ikke leses: {path}",
    "post-unset-password": "Passordet til e-posten kan ikke leses: {path}",
}

PLURALS: dict[str, Forms] = {
    "mail.subject-reminders": ("{count} sak i BTI venter på deg", "{count} saker i BTI venter på deg"),
    "mail.subject-digest": ("Uken i BTI: {count} sak venter på deg", "Uken i BTI: {count} saker venter på deg"),
    "mail.subject-pages": ("{count} lenke i veilederne svarer ikke", "{count} lenker i veilederne svarer ikke"),
    "mail.waits-reminders": (
        "Noe nytt venter på deg i {count} sak i BTI.",
        "Noe nytt venter på deg i {count} saker i BTI.",
    ),
    "mail.waits-digest": (
        "Denne uken venter noe på deg i {count} sak i BTI.",
        "Denne uken venter noe på deg i {count} saker i BTI.",
    ),
    "mail.urgent": ("Det haster i {count} av dem.", "Det haster i {count} av dem."),
    "mail.cases": ("Saksnummer: {numbers}.", "Saksnumre: {numbers}."),
    "mail.unnamed": (
        "Og {count} sak til, som bare vises i BTI.",
        "Og {count} saker til, som bare vises i BTI.",
    ),
    "mail.only-unnamed": ("Nummeret vises bare i BTI.", "Numrene vises bare i BTI."),
    "jobs.links-answer": (
        "{count} lenke i veilederne er prøvd, og den svarer.",
        "{count} lenker i veilederne er prøvd, og alle svarer.",
    ),
    "jobs.would-write": ("{count} brev ville blitt skrevet.", "{count} brev ville blitt skrevet."),
    "jobs.written": ("{count} nytt brev.", "{count} nye brev."),
    "jobs.mailed": ("{count} sendt som e-post.", "{count} sendt som e-post."),
    "jobs.drafted": ("{count} lagt som kladd.", "{count} lagt som kladder."),
    "jobs.void": (
        "{count} brev var ikke nødvendig lenger, og ble ikke sendt.",
        "{count} brev var ikke nødvendige lenger, og ble ikke sendt.",
    ),
    "jobs.failed": (
        "{count} brev kunne ikke sendes nå, og prøves igjen neste gang.",
        "{count} brev kunne ikke sendes nå, og prøves igjen neste gang.",
    ),
}
