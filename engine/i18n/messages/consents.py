"""What is said of consents as a list, of renewing them, of those that end soon, and of a no to one purpose."""

MESSAGES: dict[str, str] = {
    # bti samtykke
    "opt.consent-behalf": "hvem samtykket er gitt på vegne av",
    "opt.consent-language": "språket det ble forklart på",
    "opt.consent-interpreter": "hvem som tolket",
    "opt.consent-purpose": "hva det gjelder, når det ikke er alt: samarbeid, stafettlogg, … (kan gjentas)",
    "opt.consent-renew": "et nytt samtykke tar plassen til et som gjelder eller er gått ut",
    "opt.consent-number": "nummeret i lista fra --vis, når du skriver --forny eller --trekk",
    "opt.consent-list": "vis alle samtykkene, og hva som er blitt av dem",
    "no-such-consent": "Ingen samtykker har nummer {number}. bti samtykke {case} --vis har numrene.",
    "column.consent-from": "fra",
    "column.consent-behalf": "på vegne av",
    "column.consent-kind": "type",
    "column.consent-purpose": "gjelder",
    "column.consent-for": "for",
    "column.consent-still": "nå bare for",
    "column.consent-except": "unntatt",
    "column.consent-form": "form",
    "column.consent-language": "språk",
    "column.consent-given": "svart",
    "column.consent-until": "til og med",
    "column.consent-reason": "fordi",
    "column.consent-lost": "tatt ut",
    "consent.lost": "{services}, av {who} {date}",
    "consent.lost.scopes": "{text} (gjelder {scopes})",
    "column.consent-ended-because": "trukket fordi",
    "column.consent-replaces": "erstatter nr.",
    "consent.one": "{number}  {fate}",
    "consent.all-services": "alle tjenestene",
    "consent.interpreter": "tolk: {who}",
    "consent.list-empty": "Ingen har svart på spørsmålet om samtykke i saken.",
    "consent.fate.valid": "gyldig",
    "consent.fate.expired": "gått ut",
    "consent.fate.because": "{fate}: {reason}",
    "consent.fate.withdrawn": "trukket av {who} {date}",
    "consent.fate.replaced": "erstattet av nr. {number}",
    "consent.fate.refused": "nei",
    "consent.soon-title": "Samtykker å fornye {ahead}:",
    "consent.soon": "Samtykket fra {who} for {services} går ut {date} ({distance}).",
    "consent.over": "Samtykket fra {who} for {services} gikk ut {date} ({distance}).",
    "how.consent-renew": "Forny et samtykke: {command} --forny --nr N --fra HVEM",
    "hint.consents": "se alle samtykkene",
    "aspect.declined": "Sagt nei til",
    "aspect.declined-by": "{scope} ({who} {date})",
    # The log
    "event.consent-given.behalf": "{what}, på vegne av {who}",
    "event.consent-given.language": "{what}, forklart på {language}",
    "event.consent-given.interpreter": "{what}, tolk: {who}",
    "event.consent-given.scopes": "{what}. Gjelder: {scopes}",
    "event.consent-given.replaces": "{what}. Det erstatter samtykke nr. {numbers}",
    # My day
    "day.consents": "Samtykker som er gått ut, eller går ut {ahead}: {cases}.",
    "day.consent": "sak {number} ({distance})",
    # Refusals
    "refusal.unknown-purpose": "Veilederen spør ikke om samtykke til «{purpose}» her, bare til {names}.",
    "refusal.no-consent-to-renew.by": (
        "Samtykket ble trukket {date} av {by}, og kan ikke fornyes. Sier de ja på nytt, så registrer et nytt "
        "samtykke: uten --forny, og med tjenestene."
    ),
    "refusal.no-consent-to-renew": "Det er ikke noe slikt samtykke å fornye. Skriv kommandoen uten --forny.",
    "refusal.renew-which": "Flere samtykker kan fornyes: {names}. Si hvilket, med --nr.",
    "refusal.renewal-without-end": "Det forrige samtykket hadde en siste dag. Skriv den nye med --til.",
    "refusal.consent-in-and-out": (
        "Et samtykke kan ikke både gjelde og unnta det samme: {names}. Skriv det samtykket gjelder, med --for, og "
        "bare det andre med --unntatt."
    ),
    "refusal.consent-before-no": (
        "{by} sa nei, eller trakk samtykket, {date}. Det er etter dagen du skriver nå. Er det sagt ja på nytt siden, "
        "så skriv den dagen med --dato."
    ),
    "refusal.redo-anew": (
        "Det har gått tid siden dette ble gjort, og saken ville ikke nødvendigvis ha kommet samme sted i dag. "
        "Skriv kommandoen på nytt i stedet."
    ),
    "need.consent.then": "samtykke som gjaldt {then}",
    "need.service-consent.then": "samtykke som gjaldt {names} {then}",
    "refusal.log-refused": "Familien har sagt nei til stafettlogg. Resten av saken kan gå videre.",
}
