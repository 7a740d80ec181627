"""Whom a case is about and how old, what it is called, and why somebody cannot be that."""

MESSAGES: dict[str, str] = {
    "metavar.måned": "MÅNED",
    "command-gjelder": "si hvem saken gjelder, eller gi den et annet kortnavn",
    "opt.about-now": "hvem saken gjelder nå",
    "opt.born": "fødselsmåneden til den saken gjelder: 2011-09 (aldri dagen); - leser fra tastatur eller fil",
    "opt.age-now": "alderen til den saken gjelder, i hele år; - leser fra tastatur eller fil",
    "opt.alias-now": "et annet kortnavn, uten navn; det gamle vises ikke lenger, og bti angre henter det ikke fram",
    "opt.alias-even-so": "bruk kortnavnet selv om det ligner et navn",
    "alias-kept": "Kortnavnet er som før. {warning} Er det likevel ikke et navn, så legg til --likevel.",
    "bad-month": "«{value}» er ikke en måned. Skriv fødselsmåneden til den saken gjelder, slik: 2011-09",
    "how.about": "Si hvem saken gjelder: {command} --om HVEM, --alder TALL eller --fodt 2011-09",
    "hint.born": "skriv fødselsmåneden én gang, så følger alderen med",
    "ask.consent-until": "Hva er den siste dagen samtykket gjelder (ÅÅÅÅ-MM-DD)?",
    "consent.outgrown": (
        "Samtykket fra {who} for {services} må tas opp på nytt: Nå skal også {names} svare. "
        "Det gamle gjelder til det er erstattet eller trukket."
    ),
    "stray.gjelder": "Skriv kortnavnet med --alias: {command}",
    "about.plain": "Saken gjelder: {about}.",
    "about.nobody": "Dette arbeidet gjelder ingen enkelt person.",
    "subject.age": "{age} år",
    "subject.age.either": "{low} eller {high} år",
    "subject.age.between": "{low}–{high} år",
    "subject.born": "født i {month}",
    "aspect.about": "Saken gjelder",
    "aspect.alias": "Kortnavn",
    "label.way-in": "Veilederen sier",
    "event.case-opened.about": "{what}. Den gjelder: {about}",
    "event.case-renamed": "saken har fått et annet kortnavn",
    "event.subject-described": "den saken gjelder, er {about}",
    "event.subject-described.family": "saken gjelder en familie",
    "refusal.adult-under-age": (
        "Den som er {age} år, er ikke voksen. Skriv --om barn, --om ungdom eller --om gravid, eller rett alderen."
    ),
    "refusal.child-of-age": (
        "Den som er {age} år, er ikke barn. Skriv --om ungdom, --om voksen eller --om gravid, eller rett alderen."
    ),
    "refusal.birth-unlikely": "Den saken gjelder, kan ikke være født i {month}. Skriv måneden slik: --fodt 2011-09.",
    "refusal.age-and-birth-differ": "Den som er født i {month}, er ikke {age} år. Skriv bare det ene som er riktig.",
    "refusal.about-nobody": "Dette arbeidet gjelder ingen enkelt person. Skriv alderen i saken det går ved siden av.",
    "refusal.subject-unchanged": "Slik står det i saken fra før. Skriv det som er annerledes, eller la det stå.",
    "refusal.alias-unchanged": "Det heter saken fra før. Skriv et annet kortnavn, eller la det stå.",
    "refusal.consent-age-either": (
        "Den saken gjelder, er {low} eller {high} år nå, og da avgjør alderen hvem som gir «{type}». "
        "Skriv alderen med --alder."
    ),
}
