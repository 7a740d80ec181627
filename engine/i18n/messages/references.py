"""Owns what is said about names that nobody has (rules R) and about the way through a guide (rules G).

Sentence 1 says what and where in the author's own words, sentence 2 what to write. The names in
braces are the diagnostic's arguments.
"""

_MEANT = "Mente du «{suggestion}»?"
_SECTION = "«{section}»"
_PEOPLE = "«{section}», «{services}» eller «{bodies}»"
_SERVICES = "«{section}» eller «{bodies}»"
_PICK_ONLY = "Skriv et av disse: {choices}."


def _unknown(code: str, found: str, *, under: str = _SECTION) -> dict[str, str]:
    """Return the messages about a kind of name that sections declare: with a guess, the choices, or neither."""
    return {
        f"{code}-did-you-mean": f"{found} {_MEANT}",
        f"{code}-choices": f"{found} Skriv et av disse: {{choices}}, eller legg navnet til under {under}.",
        f"{code}-none": f"{found} Legg navnet til under {under}.",
    }


def _unlisted(code: str, found: str) -> dict[str, str]:
    """Return the messages about a kind of name of which there always is one: with a guess, or the choices."""
    return {
        f"{code}-did-you-mean": f"{found} {_MEANT}",
        f"{code}-choices": f"{found} {_PICK_ONLY}",
    }


MESSAGES: dict[str, str] = {
    # R01–R10, R18, R20, R21, R24–R26
    **_unknown(
        "unknown-person", "Veilederen har ingen rolle, tjeneste eller instans som heter «{name}».", under=_PEOPLE
    ),
    **_unknown("unknown-role", "Veilederen har ingen rolle som heter «{name}»."),
    **_unknown("unknown-service", "Veilederen har ingen tjeneste eller instans som heter «{name}».", under=_SERVICES),
    "role-not-service": (
        "«{name}» er en rolle, og her skal det stå tjenester og instanser. "
        "Flytt navnet til «hvem», eller legg det til under «{section}»."
    ),
    **_unknown("unknown-tool", "Veilederen har ikke noe verktøy som heter «{name}»."),
    **_unknown("unknown-body", "Veilederen har ingen instans som heter «{name}»."),
    **_unlisted("unknown-target", "«{name}» er ikke et steg, et nivå eller en avslutning i veilederen."),
    **_unlisted("unknown-step", "Nivået har ikke noe steg som heter «{name}»."),
    **_unknown("unknown-fact", "Veilederen har ikke noe kjennetegn som heter «{name}»."),
    **_unlisted("unknown-value", "Kjennetegnet har ikke verdien «{name}»."),
    **_unknown("unknown-meeting-type", "Veilederen har ingen møtetype som heter «{name}»."),
    **_unlisted("unknown-recipient", "«{name}» er verken en tjeneste, en instans, barnevern eller politi."),
    "unknown-level": "Veilederen har ikke noe nivå som heter «{name}». Skriv et av disse: {choices}.",
    "unknown-level-did-you-mean": f"Veilederen har ikke noe nivå som heter «{{name}}». {_MEANT}",
    **_unlisted("unknown-start", "«{name}» er ikke noe en frist kan regnes fra."),
    **_unknown("unknown-side-work", "Veilederen har ikke noe arbeid ved siden av saken som heter «{name}»."),
    **_unknown("unknown-consent-type", "Veilederen har ingen samtykketype som heter «{name}»."),
    **_unknown("unknown-variant", "Veilederen gjelder ikke for noe som heter «{name}»."),
    # R01, R03, R04 where a name says that there is none
    "says-nothing": (
        "«{name}» er ikke et navn. Sier ikke den trykte veilederen noe om dette, "
        "så skriv «{suggestion}» etter kolonet, og ikke noe annet."
    ),
    # Y09 in a list of names
    "split-in-list": '«{text}» er delt ved kommaet, fordi det står inni [ ]. Sett " rundt hele navnet: "{text}".',
    # R11–R17
    "duplicate-name": "«{name}» finnes fra før, på linje {line}. Gi den ene et annet navn.",
    "duplicate-level": "Et annet nivå heter også «{name}», på linje {line}. Gi det ene et annet navn.",
    "duplicate-step": "«{name}» finnes fra før, på linje {line}. Gi den ene et annet navn, eller en egen «id».",
    "ambiguous-step": "Flere steg heter «{name}». Skriv hvilket du mener: {choices}.",
    "no-letters": "«{name}» har verken bokstaver eller tall. Skriv et navn som kan leses.",
    "inferred-did-you-mean": "«{name}» står under «{key}», men ikke ellers her. Mente du «{suggestion}»?",
    "inferred-not-written": (
        "«{name}» står under «{key}», men ikke ellers her. Skriv «ja», eller et av ordene som står foran kolon her."
    ),
    "no-such-date": "Datoen «{text}» finnes ikke. Skriv en dag som finnes, som 2026-09-01.",
    "range-backwards": "Fristen «{text}» slutter før den begynner. Skriv det minste tallet først.",
    "level-without-label": (
        "Veilederen har flere nivåer, og dette har ikke noe navn. "
        "Skriv «nivå:» og et tall, en bokstav eller et ord først."
    ),
    # R22 the border of a track
    "target-leaves-track": (
        "«{name}» ligger utenfor sporet «{track}», og et spor fører ikke ut av seg selv. "
        "Skriv et steg i sporet eller «{onward}», og la steget etter «{parallel}» si hvor saken går."
    ),
    "target-into-track": (
        "«{name}» er et steg i sporet «{track}», og dit kommer en bare gjennom «{parallel}». "
        "Skriv «{parallel}» i stedet."
    ),
    # R23 a deadline for each value of a fact
    "value-of-no-fact": (
        "Ingen kjennetegn har verdien «{name}». Skriv et av disse: {choices}, eller legg verdien til under «{section}»."
    ),
    "value-of-several-facts": (
        "Flere kjennetegn har verdien «{name}»: {choices}. "
        "Gi verdiene ulike navn, så det er klart hva fristen henger på."
    ),
    "values-of-different-facts": (
        "Verdiene i fristen hører til ulike kjennetegn: {choices}. Behold verdiene til ett av dem."
    ),
    # R35
    "names-in-one-text": "«{name}» er flere navn i én tekst. Skriv hvert for seg, i klammer og med komma: [{listed}].",
    "targets-in-one-text": (
        "«{name}» er flere mål i én tekst. "
        "Skriv bare ett, eller sett dem i klammer, så velger den som svarer: [{listed}]."
    ),
    "one-target-only": "«{name}» er flere mål i én tekst, og her kan det bare stå ett. Skriv et av disse: {choices}.",
    # R27, R28
    "ages-backwards": "Alderen «{text}» slutter før den begynner. Skriv det minste tallet først.",
    "no-next-here": "«{name}» fører ingen steder herfra. Skriv tittelen på et steg, eller «{level}» og hvilket.",
    "ending-as-start": (
        "En sak kan ikke begynne i avslutningen «{name}». Skriv tittelen på et steg, eller «{level}» og hvilket."
    ),
    # G01–G17
    "retention-unsaid": (
        "Veilederen er gjeldende, men sier ikke hvor lenge sakene skal tas vare på. Skriv det under «{key}»."
    ),
    "onward-from-last": (
        "Her står «{word}», men «{title}» er det siste steget på {level}. Skriv et steg, et nivå eller en avslutning."
    ),
    "leads-nowhere": (
        "«{title}» er det siste steget på {level}, og ingenting sier hvor saken går videre. "
        "Legg til «valg» eller «gå_til»."
    ),
    "covers-to-the-end": (
        "«{title}» svarer for resten av stegene på {level}, og ingenting sier hvor saken går videre. "
        "Legg til «valg» eller «gå_til» i dette steget."
    ),
    "skipped-last": (
        "«{title}» er sist på nivået og har «{key}», så saken står fast når steget ikke gjøres. "
        "Legg til «gå_til», eller flytt steget."
    ),
    "decision-without-answers": (
        "«{title}» er en beslutning uten noe å velge mellom. Legg til «{key}» med minst ett svar."
    ),
    "consent-without-no": (
        "«{title}» spør om samtykke, men sier ikke hva som skjer når svaret er nei. "
        "Legg til «{key}» og et steg, et nivå eller en avslutning."
    ),
    "consultation-without-body": (
        "«{title}» sier ikke hvem saken drøftes med. Legg til «hos» og en instans, eller «anonymt: ja»."
    ),
    "guarded-start": (
        "«{title}» er det første steget i veilederen og kan ikke ha «bare_når». "
        "Ta bort linja, eller sett et steg foran."
    ),
    "cover-not-after": (
        "«{title}» kan bare svare for stegene som kommer rett etter. Flytt stegene, eller ta dem ut av «dekker»."
    ),
    "variant-without-start": (
        "En sak for «{variant}» har ikke noe sted å begynne. "
        "La et steg på det første nivået, eller en av inngangene, gjelde for «{variant}»."
    ),
    # T10 what looks right and is not
    "sign-unseen": "Inni «{text}» står et tegn som ikke synes ({code}). Slett det, eller skriv «{text}» på nytt.",
    "sign-alike": "«{sign}» i «{text}» er ikke den «{meant}» den ligner på ({code}). Skriv «{text}» på nytt.",
    "space-of-other-kind": (
        "I «{text}» står et mellomrom av et annet slag ({code}). Slett det, og skriv et vanlig mellomrom."
    ),
    # T11 what was read as another encoding
    "letter-misread": "Et annet program har ødelagt bokstaver i «{text}». Skriv «{meant}».",
    "letters-misread": (
        "Et annet program har ødelagt bokstaver i {places} ord, først i «{text}». "
        "Skriv «{meant}» her, eller la «bti veileder rett» rette alle."
    ),
    "letter-lost": "«{text}» har mistet en bokstav. Hent ordet fra der teksten kom fra, og lagre fila som UTF-8.",
    "letters-lost": (
        "{places} ord har mistet bokstaver, først «{text}». "
        "Hent teksten på nytt fra der den kom fra, og lagre fila som UTF-8."
    ),
    # V01, V05 dates, and whom a step is for
    "dates-backwards": "«{key}: {date}» er før «{other}: {than}». Rett den datoen som er feil.",
    "variant-never-there": (
        "«{title}» gjelder for {mine}, men {where} gjelder bare for {there}, så ingen kommer til steget. "
        "Skriv en gruppe som gjelder begge steder."
    ),
    # G11–G16
    "tracks-missing": "«{title}» har ingen spor. Legg til «{key}» med to eller flere spor.",
    "one-track": "«{title}» har bare ett spor, så ingenting går samtidig. Skriv stegene rett inn i lista.",
    "ages-overlap": ("To av aldrene under «{title}» gjelder for den som er {age} år. La hver alder stå ett sted."),
    "ages-hole": ("Ingen av aldrene under «{title}» gjelder for den som er {age} år. Skriv hvem som gir samtykket da."),
    "never-cleared": (
        "Regelen «{title}» holder noen utenfor saken, men sier ikke hvem som klarerer. Legg til «{key}»."
    ),
    "checklist-missing": ("«{title}» krever hele sjekklista, men har ingen. Legg til «{key}», eller ta bort kravet."),
    "closed-way-in": (
        "Her kan ingen sak begynne: «{title}» krever {demands}, og det finnes ikke før saken er åpnet. "
        "La saken begynne på et steg før dette, der det kommer på plass, eller sett kravet på svaret som fører hit."
    ),
    "guarded-way-in": (
        "Her kan ingen sak begynne: «{title}» har «{key}», og ingen kjennetegn er kjent før saken er åpnet. "
        "La saken begynne på et steg før dette."
    ),
    "too-many-ways": (
        "Det er så mange veier gjennom veilederen at programmet ikke kan holde styr på dem. Ha færre avslutninger, "
        "færre «{levels}» uten steg, eller færre steg med «{guard}» rett etter hverandre."
    ),
    "no-safety-rule": (
        "Veilederen sier ikke hvem en skal melde til ved mistanke om vold. "
        "Legg til en regel under «{section}» med «{key}»."
    ),
    "missing-spine": (
        "«{title}» sier ikke {choices}. Skriv det, eller «{silent}» når den trykte veilederen ikke sier det."
    ),
}
