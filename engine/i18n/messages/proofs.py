"""What the proofs of a guide say: a sentence for each fault of the way through it."""

MESSAGES: dict[str, str] = {
    # the flow
    "dead-step": "Ingen vei fører til «{title}». La et svar eller et steg føre dit, eller ta steget bort.",
    "dead-level": "Ingen vei fører til «{title}». La et svar eller et steg føre dit, eller ta nivået bort.",
    "no-way-to-an-ending": (
        "Fra «{title}» kommer saken aldri til en avslutning. La et svar eller et steg her føre ut av runden."
    ),
    "no-way-out-of-the-track": (
        "Fra «{title}» kommer sporet «{track}» aldri til slutten. La et svar eller et steg her føre videre i sporet."
    ),
    "loop-of-facts": (
        "Fra «{title}» går saken i ring til et kjennetegn sier noe annet, og ingen kan velge å komme ut. "
        "Legg til et svar som fører ut."
    ),
    "no-answer-left": (
        "«{title}» har ikke noe svar for en sak med {case}. Legg til et svar for den, eller et svar som alltid er der."
    ),
    "answers-unproved": (
        "Svarene på «{title}» henger på så mange kjennetegn at det ikke er bevist at alle saker har et svar. "
        "Legg til et svar som alltid er der."
    ),
    # what must hold on the way
    "consent-missing": (
        "En vei fører til «{title}» uten samtykke. Sett et steg som ber om samtykke, foran, "
        "eller krev samtykke på svaret eller nivået som fører hit."
    ),
    "consent-refused": (
        "Saken kan komme til «{title}» når svaret i «{asked}» er nei. La «{key}» der føre utenom, "
        "eller krev samtykke på svaret eller nivået som fører hit."
    ),
    "consent-never-asked": (
        "«{title}» tar med andre, og veilederen ber aldri om samtykke. Sett et steg som ber om samtykke, foran."
    ),
    "consent-unproved": (
        "Det er ikke bevist at det er samtykke ved «{title}»: det avhenger av hva som gjøres på et nivå uten steg. "
        "Sett et steg som ber om samtykke, foran."
    ),
    "holder-missing": (
        "En vei fører til «{title}» uten at noen er pekt ut som stafettholder. Pek ut en på et steg foran."
    ),
    "holder-unproved": (
        "Det er ikke bevist at noen er stafettholder ved «{title}»: det avhenger av hva som gjøres på et nivå uten "
        "steg. Pek ut en på et steg foran."
    ),
    "evaluation-passed-by": (
        "En vei fører forbi evalueringen: tiltakene er ikke evaluert når saken går videre fra «{title}». "
        "La veien gå om evalueringen, eller krev evaluering på svaret som fører hit."
    ),
    "answer-past-the-evaluation": (
        "«{answer}» avslutter saken fra «{title}» uten at tiltakene er evaluert. "
        "La svaret føre til evalueringen, eller krev evaluering på det."
    ),
    "evaluation-missing": (
        "Tiltakene er ikke evaluert når saken går videre fra «{title}», og nivået med tiltakene har ingen evaluering. "
        "Legg til en etter tiltakene."
    ),
    "evaluation-unproved": (
        "Det er ikke bevist at tiltakene er evaluert når saken går videre fra «{title}»: det avhenger av hva som "
        "gjøres på et nivå uten steg. Legg til en evaluering på veien."
    ),
    "person-unheard": (
        "Den saken gjelder, er ikke hørt etter at tiltakene begynte, når saken kommer til «{title}». "
        "Skriv hvem som får si sin mening, under «{key}» i evalueringen."
    ),
    "hearing-unproved": (
        "Det er ikke bevist at den saken gjelder, er hørt når saken kommer til «{title}»: det avhenger av hva som "
        "gjøres på et nivå uten steg. Skriv hvem som får si sin mening, under «{key}» på et steg foran."
    ),
    "shielded-case-stuck": (
        "En sak som noen holdes utenfor, kommer ikke videre fra «{title}». "
        "La steget føre et annet sted når det settes til side, eller la noen andre gjøre det."
    ),
    "safety-rule-narrowed": (
        "Regelen sier ikke at noen alltid skal få melding ved mistanke om vold. Skriv «{word}» for minst én mottaker."
    ),
    "safety-rule-tells-nobody": (
        "Regelen sier ikke hvem som skal få melding ved mistanke om vold. Skriv for eksempel «{line}» i regelen."
    ),
    "never-tried": (
        "Her kreves det at {level} er prøvd, men ingen sak som kommer hit, kan ha vært der. "
        "Ta bort kravet, eller la en annen vei føre til {level} først."
    ),
    # what somebody has accepted
    "acceptance-of-nothing": (
        "Her godtas {rule}, men sjekken finner ikke noe slikt på linja under. Ta bort linja som godtar."
    ),
    "acceptance-elsewhere": (
        "Her godtas {rule}, men den hører til linje {line}. Flytt linja som godtar, til rett over den."
    ),
    "acceptance-of-other": (
        "Her godtas {rule}, men bare advarsler kan godtas. "
        "Gjør det meldingen på linja under sier, og ta bort linja som godtar."
    ),
    "acceptance-nearly": (
        "Merknaden nevner {rule}, men godtar den ikke. "
        "Skriv den på en linje for seg rett over det den gjelder: «# {rule}: » og grunnen."
    ),
    "acceptance-not-in-base": (
        "Her godtas {rule} ved «{title}», men sjekken finner ikke noe slikt i grunnlaget. "
        "Skriv tittelen slik den står der, eller ta bort linja som godtar."
    ),
    "acceptance-of-several": (
        "Her godtas {rule} ved «{title}», men det gjelder flere steg i grunnlaget. "
        "Skriv hvilket nivå foran kolon, som «på {level}:»."
    ),
    "acceptance-without-reason": "Her godtas {rule} uten en grunn. Skriv hvorfor etter kolon.",
    "safety-rule-missing": (
        "Veilederen er tatt i bruk og sier ikke hvem en skal melde til ved mistanke om vold. "
        "Legg til en regel under «{section}» med «{key}»."
    ),
}
