"""Owns what is said about names that nobody has (rules R) and about the way through a guide (rules G).

Sentence 1 says what and where in the author's own words, sentence 2 what to write. The names in
braces are the diagnostic's arguments.
"""

_MEANT = ("Mente du «{suggestion}»?", "Meinte du «{suggestion}»?")
_DECLARE = ("Legg navnet til under «{section}».", "Legg namnet til under «{section}».")
_PICK = (
    "Skriv et av disse: {choices}, eller legg navnet til under «{section}».",
    "Skriv eit av desse: {choices}, eller legg namnet til under «{section}».",
)
_PICK_ONLY = ("Skriv et av disse: {choices}.", "Skriv eit av desse: {choices}.")


def _unknown(code: str, *, nb: str, nn: str) -> dict[str, tuple[str, str]]:
    """Return the messages about a kind of name that a section declares: with a guess, the choices, or neither."""
    return {
        f"{code}-did-you-mean": (f"{nb} {_MEANT[0]}", f"{nn} {_MEANT[1]}"),
        f"{code}-choices": (f"{nb} {_PICK[0]}", f"{nn} {_PICK[1]}"),
        f"{code}-none": (f"{nb} {_DECLARE[0]}", f"{nn} {_DECLARE[1]}"),
    }


def _unlisted(code: str, *, nb: str, nn: str) -> dict[str, tuple[str, str]]:
    """Return the messages about a kind of name of which there always is one: with a guess, or the choices."""
    return {
        f"{code}-did-you-mean": (f"{nb} {_MEANT[0]}", f"{nn} {_MEANT[1]}"),
        f"{code}-choices": (f"{nb} {_PICK_ONLY[0]}", f"{nn} {_PICK_ONLY[1]}"),
    }


MESSAGES: dict[str, tuple[str, str]] = {
    # R01–R10, R18, R20
    **_unknown(
        "unknown-person",
        nb="Veilederen har ingen rolle, tjeneste eller instans som heter «{name}».",
        nn="Rettleiaren har inga rolle, teneste eller instans som heiter «{name}».",
    ),
    **_unknown(
        "unknown-role",
        nb="Veilederen har ingen rolle som heter «{name}».",
        nn="Rettleiaren har inga rolle som heiter «{name}».",
    ),
    **_unknown(
        "unknown-service",
        nb="Veilederen har ingen tjeneste eller instans som heter «{name}».",
        nn="Rettleiaren har inga teneste eller instans som heiter «{name}».",
    ),
    "role-not-service": (
        (
            "«{name}» er en rolle, og her skal det stå tjenester og instanser. "
            "Flytt navnet til «hvem», eller legg det til under «{section}»."
        ),
        (
            "«{name}» er ei rolle, og her skal det stå tenester og instansar. "
            "Flytt namnet til «kven», eller legg det til under «{section}»."
        ),
    ),
    **_unknown(
        "unknown-tool",
        nb="Veilederen har ikke noe verktøy som heter «{name}».",
        nn="Rettleiaren har ikkje noko verktøy som heiter «{name}».",
    ),
    **_unknown(
        "unknown-body",
        nb="Veilederen har ingen instans som heter «{name}».",
        nn="Rettleiaren har ingen instans som heiter «{name}».",
    ),
    **_unlisted(
        "unknown-target",
        nb="«{name}» er ikke et steg, et nivå eller en avslutning i veilederen.",
        nn="«{name}» er ikkje eit steg, eit nivå eller ei avslutning i rettleiaren.",
    ),
    **_unlisted(
        "unknown-step",
        nb="Nivået har ikke noe steg som heter «{name}».",
        nn="Nivået har ikkje noko steg som heiter «{name}».",
    ),
    **_unknown(
        "unknown-fact",
        nb="Veilederen har ikke noe kjennetegn som heter «{name}».",
        nn="Rettleiaren har ikkje noko kjenneteikn som heiter «{name}».",
    ),
    **_unlisted(
        "unknown-value",
        nb="Kjennetegnet har ikke verdien «{name}».",
        nn="Kjenneteiknet har ikkje verdien «{name}».",
    ),
    **_unknown(
        "unknown-meeting-type",
        nb="Veilederen har ingen møtetype som heter «{name}».",
        nn="Rettleiaren har ingen møtetype som heiter «{name}».",
    ),
    **_unlisted(
        "unknown-recipient",
        nb="Ingen som heter «{name}», kan få en melding.",
        nn="Ingen som heiter «{name}», kan få ei melding.",
    ),
    "unknown-level": (
        "Veilederen har ikke noe nivå som heter «{name}». Skriv et av disse: {choices}.",
        "Rettleiaren har ikkje noko nivå som heiter «{name}». Skriv eit av desse: {choices}.",
    ),
    # R11–R17, R19
    "duplicate-name": (
        "«{name}» finnes fra før, på linje {line}. Gi den ene et annet navn.",
        "«{name}» finst frå før, på linje {line}. Gi den eine eit anna namn.",
    ),
    "duplicate-step": (
        "«{name}» finnes fra før, på linje {line}. Gi den ene et annet navn, eller en egen «id».",
        "«{name}» finst frå før, på linje {line}. Gi den eine eit anna namn, eller ein eigen «id».",
    ),
    "ambiguous-step": (
        "Flere steg heter «{name}». Skriv hvilket du mener: {choices}.",
        "Fleire steg heiter «{name}». Skriv kva for eit du meiner: {choices}.",
    ),
    "no-letters": (
        "«{name}» har verken bokstaver eller tall. Skriv et navn som kan leses.",
        "«{name}» har verken bokstavar eller tal. Skriv eit namn som kan lesast.",
    ),
    "inferred-not-written": (
        "«{name}» står under «{key}», men ikke ellers her. Skriv «ja», eller et av ordene som står foran kolon her.",
        "«{name}» står under «{key}», men ikkje elles her. Skriv «ja», eller eit av orda som står framfor kolon her.",
    ),
    "no-such-date": (
        "Datoen «{text}» finnes ikke. Skriv en dag som finnes, som 2026-09-01.",
        "Datoen «{text}» finst ikkje. Skriv ein dag som finst, som 2026-09-01.",
    ),
    "range-backwards": (
        "Fristen «{text}» slutter før den begynner. Skriv det minste tallet først.",
        "Fristen «{text}» sluttar før han byrjar. Skriv det minste talet først.",
    ),
    "level-without-label": (
        (
            "Veilederen har flere nivåer, og dette har ikke noe navn. "
            "Begynn med «nivå:» og et tall, en bokstav eller et ord."
        ),
        (
            "Rettleiaren har fleire nivå, og dette har ikkje noko namn. "
            "Byrj med «nivå:» og eit tal, ein bokstav eller eit ord."
        ),
    ),
    "one-fact-only": (
        "Steget spør om mer enn ett kjennetegn, og «{name}» er det andre. Behold bare ett.",
        "Steget spør om meir enn eitt kjenneteikn, og «{name}» er det andre. Hald på berre eitt.",
    ),
    # G01–G09
    "leads-nowhere": (
        (
            "«{title}» er det siste steget på nivå {level}, og ingenting sier hvor saken går videre. "
            "Legg til «valg» eller «gå_til»."
        ),
        (
            "«{title}» er det siste steget på nivå {level}, og ingenting seier kvar saka går vidare. "
            "Legg til «val» eller «gå_til»."
        ),
    ),
    "covers-to-the-end": (
        (
            "«{title}» svarer for resten av stegene på nivå {level}, og ingenting sier hvor saken går videre. "
            "Legg til «valg» eller «gå_til» i dette steget."
        ),
        (
            "«{title}» svarar for resten av stega på nivå {level}, og ingenting seier kvar saka går vidare. "
            "Legg til «val» eller «gå_til» i dette steget."
        ),
    ),
    "skipped-last": (
        (
            "«{title}» er sist på nivået og har «{key}», så saken står fast når steget ikke gjøres. "
            "Legg til «gå_til», eller flytt steget."
        ),
        (
            "«{title}» er sist på nivået og har «{key}», så saka står fast når steget ikkje blir gjort. "
            "Legg til «gå_til», eller flytt steget."
        ),
    ),
    "decision-without-answers": (
        "«{title}» er en beslutning uten noe å velge mellom. Legg til «{key}» med minst ett svar.",
        "«{title}» er ei avgjerd utan noko å velje mellom. Legg til «{key}» med minst eitt svar.",
    ),
    "consent-without-no": (
        (
            "«{title}» spør om samtykke, men sier ikke hva som skjer når svaret er nei. "
            "Legg til «{key}» og et steg, et nivå eller en avslutning."
        ),
        (
            "«{title}» spør om samtykke, men seier ikkje kva som skjer når svaret er nei. "
            "Legg til «{key}» og eit steg, eit nivå eller ei avslutning."
        ),
    ),
    "consultation-without-body": (
        "«{title}» sier ikke hvem saken drøftes med. Legg til «hos» og en instans, eller «anonymt: ja».",
        "«{title}» seier ikkje kven saka blir drøfta med. Legg til «hos» og ein instans, eller «anonymt: ja».",
    ),
    "guarded-start": (
        (
            "«{title}» er det første steget i veilederen og kan ikke ha «bare_når». "
            "Ta bort linja, eller sett et steg foran."
        ),
        (
            "«{title}» er det første steget i rettleiaren og kan ikkje ha «berre_når». "
            "Ta bort linja, eller set eit steg framfor."
        ),
    ),
    "cover-not-after": (
        "«{title}» kan bare svare for stegene som kommer rett etter. Flytt stegene, eller ta dem ut av «dekker».",
        "«{title}» kan berre svare for stega som kjem rett etter. Flytt stega, eller ta dei ut av «dekkjer».",
    ),
    "no-safety-rule": (
        (
            "Veilederen sier ikke hvem en skal melde til ved mistanke om vold. "
            "Legg til en regel under «{section}» med «{key}»."
        ),
        (
            "Rettleiaren seier ikkje kven ein skal melde til ved mistanke om vald. "
            "Legg til ein regel under «{section}» med «{key}»."
        ),
    ),
    "missing-spine": (
        "«{title}» sier ikke {choices}. Skriv det, eller «{silent}» når den trykte veilederen ikke sier det.",
        "«{title}» seier ikkje {choices}. Skriv det, eller «{silent}» når den trykte rettleiaren ikkje seier det.",
    ),
}
