"""What the world may do to us, in words; a `-hint` is the command to run and what it is for."""

MESSAGES: dict[str, tuple[str, str]] = {
    "engine-error": ("Noe utenfor programmet sviktet.", "Noko utanfor programmet svikta."),
    "store-failed": (
        "Lageret kunne ikke lese eller skrive. Det som er bekreftet før, er trygt.",
        "Lageret kunne ikkje lese eller skrive. Det som er stadfesta før, er trygt.",
    ),
    "store-missing": ("Det finnes ikke noe lager her ennå: {path}", "Det finst ikkje noko lager her enno: {path}"),
    "store-missing-hint": ("bti oppsett|lag lageret", "bti oppsett|lag lageret"),
    "store-full": (
        "Disken er full. Ingenting ble lagret nå; det som er bekreftet før, er trygt. Rydd plass, og prøv igjen.",
        "Disken er full. Ingenting vart lagra no; det som er stadfesta før, er trygt. Rydd plass, og prøv igjen.",
    ),
    "store-locked": (
        "Et annet program bruker lageret. Ingenting ble lagret. Prøv igjen om litt.",
        "Eit anna program brukar lageret. Ingenting vart lagra. Prøv igjen om litt.",
    ),
    "store-damaged": (
        (
            "Lageret er skadet, eller filen er ikke et lager. Ikke slett den. "
            "Ta vare på en kopi, og hent tilbake sikkerhetskopien."
        ),
        (
            "Lageret er skadd, eller fila er ikkje eit lager. Ikkje slett henne. "
            "Ta vare på ein kopi, og hent tilbake tryggingskopien."
        ),
    ),
    "store-unsafe": (
        (
            "Lageret kan ikke brukes trygt på denne maskinen. Det trengs en nyere SQLite, "
            "eller en disk som ikke er delt over nettet."
        ),
        (
            "Lageret kan ikkje brukast trygt på denne maskina. Det trengst ein nyare SQLite, "
            "eller ein disk som ikkje er delt over nettet."
        ),
    ),
    "store-exists": ("Det ligger allerede en fil her: {path}", "Det ligg alt ei fil her: {path}"),
    "store-exists-real": (
        "Lageret her er et ekte lager, ikke et øvelseslager: {path}",
        "Lageret her er eit ekte lager, ikkje eit øvingslager: {path}",
    ),
    "store-exists-practice": (
        "Lageret her er et øvelseslager, ikke et ekte lager: {path}",
        "Lageret her er eit øvingslager, ikkje eit ekte lager: {path}",
    ),
    "store-exposed": (
        (
            "Andre enn deg kan åpne lageret, eller stien er en lenke: {path} "
            "Gjør filen privat (chmod 600), og prøv igjen."
        ),
        (
            "Andre enn du kan opne lageret, eller stigen er ei lenkje: {path} "
            "Gjer fila privat (chmod 600), og prøv igjen."
        ),
    ),
    "store-read-only": (
        "Lageret, eller mappa det ligger i, kan ikke skrives til. Ingenting ble lagret.",
        "Lageret, eller mappa det ligg i, kan ikkje skrivast til. Ingenting vart lagra.",
    ),
    "store-unreachable": (
        "Filen kunne ikke åpnes, eller disken sviktet. Ingenting ble lagret nå.",
        "Fila kunne ikkje opnast, eller disken svikta. Ingenting vart lagra no.",
    ),
    "store-newer": (
        "Lageret er skrevet av en nyere utgave av BTI. Oppdater programmet.",
        "Lageret er skrive av ei nyare utgåve av BTI. Oppdater programmet.",
    ),
    "event-reused": (
        "Lageret tok ikke imot: hendelsen er der fra før. Ingenting ble lagret.",
        "Lageret tok ikkje imot: hendinga er der frå før. Ingenting vart lagra.",
    ),
    "command-reused": (
        "Lageret tok ikke imot: kommandoen er der fra før, med annet innhold. Ingenting ble lagret.",
        "Lageret tok ikkje imot: kommandoen er der frå før, med anna innhald. Ingenting vart lagra.",
    ),
    "handle-taken": ("«{handle}» er i bruk. Velg et annet navn.", "«{handle}» er i bruk. Vel eit anna namn."),
    "person-unknown": (
        "Du er ikke lagt til i dette lageret.",
        "Du er ikkje lagd til i dette lageret.",
    ),
    "person-unknown-hint": ("bti oppsett|legg deg til", "bti oppsett|legg deg til"),
    "actor-unknown": (
        "Ingen i øvelseslageret heter «{handle}». Velg en av disse: {people}",
        "Ingen i øvingslageret heiter «{handle}». Vel ein av desse: {people}",
    ),
    "practice-only": (
        "--som og --na virker bare i øvelse. Dette er et ekte lager.",
        "--som og --na verkar berre i øving. Dette er eit ekte lager.",
    ),
    "practice-only-hint": ("bti oppsett --ovelse|gå over til øvelse", "bti oppsett --ovelse|gå over til øving"),
    "settings-damaged": (
        "Innstillingene kan ikke leses: {path} Rett filen, eller flytt den bort.",
        "Innstillingane kan ikkje lesast: {path} Rett fila, eller flytt henne bort.",
    ),
    "guideline-unreadable": ("Filen kan ikke leses: {name}", "Fila kan ikkje lesast: {name}"),
    "guideline-unreadable-missing": (
        "Det finnes ingen veileder og ingen fil som heter {name}.",
        "Det finst ingen rettleiar og inga fil som heiter {name}.",
    ),
    "guideline-unreadable-folder": ("{name} er en mappe, ikke en fil.", "{name} er ei mappe, ikkje ei fil."),
    "guideline-unreadable-forbidden": ("Du har ikke lov til å lese {name}.", "Du har ikkje lov til å lese {name}."),
}
