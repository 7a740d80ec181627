"""Who has the baton and what waits for whom: the history of `bti stafett`, roles bound to others, and my day."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    # bti stafett --historie
    "opt.baton-history": "vis hvem som har hatt stafetten, fra når til når, og hvorfor den skiftet hånd",
    "baton.nobody-yet": "Ingen har hatt stafetten i denne saken.",
    "baton.held": "{who}, fra {since} til {until}",
    "baton.held-still": "{who}, fra {since}",
    "baton.reason": "Grunn: {text}",
    "baton.wish": "Familien ønsker: {text}",
    "baton.weighed": "Vurdert: {text}",
    "baton.decided-by": "Bestemt av: {text}",
    "baton.confirmed": "Fortsatte {date}.",
    "baton.confirmed-on": "Fortsatte {date}, på {level}.",
    "baton.declined": "{who} sa nei {date}",
    "baton.taken-back": "Spørsmålet til {who} ble trukket {date}",
    "baton.because": "{what}: {reason}",
    # bti rolle --hos
    "opt.role-party": "tjenesten eller instansen i veilederen som har rollen",
    "refusal.unknown-service-or-body": (
        "Veilederen har ingen tjeneste eller instans som heter «{party}». Den har {names}."
    ),
    "refusal.unknown-service-or-body.none": "Veilederen nevner ingen tjenester eller instanser, heller ikke «{party}».",
    "refusal.role-is-a-person": "Bare et menneske kan være «{role}», ikke en tjeneste eller instans. Skriv navnet.",
    "refusal.role-bound-twice": "En rolle har én om gangen: en person, eller en tjeneste eller instans.",
    "role-later": "«{value}» er ikke et navn. Skriv --senere når det ikke er avgjort hvem det er.",
    "field.role-name": "navnet på den som har rollen (--er)",
    "crossing.stay": (
        "Er fortsatt med i saken: {who}. Den som har åpnet saken eller vært stafettholder, er med videre."
    ),
    "crossing.would-stay": (
        "Da er disse fortsatt med i saken: {who}. Den som har åpnet saken eller vært stafettholder, er med videre."
    ),
    "crossing.stay-otherwise": (
        "Er fortsatt med i saken: {who}. Den som har en annen rolle, eller er spurt om å ta stafetten, er med videre."
    ),
    "crossing.would-stay-otherwise": (
        "Da er disse fortsatt med i saken: {who}. Den som har en annen rolle, eller er spurt om å ta stafetten, er med "
        "videre."
    ),
    "crossing.sees": "{who} ser fortsatt det som er skjermet. Ta det tilbake: {command}",
}

PLURALS: dict[str, Forms] = {
    "day.turn-consent": (
        "Et samtykke er trukket i denne saken: {numbers}. Snakk med familien, og registrer det nye svaret.",
        "Et samtykke er trukket i disse sakene: {numbers}. Snakk med familiene, og registrer de nye svarene.",
    ),
    "day.turn-step": ("Steget i denne saken er ditt: {numbers}.", "Stegene i disse sakene er dine: {numbers}."),
    "day.turn-measure": (
        "Du svarer for tiltak i denne saken: {numbers}.",
        "Du svarer for tiltak i disse sakene: {numbers}.",
    ),
    "day.unheld": (
        "Denne saken i enheten har ingen stafettholder: {numbers}.",
        "Disse sakene i enheten har ingen stafettholder: {numbers}.",
    ),
}
