"""Owns what is said about a guide that builds on another: its base, its changes, and what neither can do.

Sentence 1 says what and where in the author's own words, sentence 2 what to write. The names in
braces are the diagnostic's arguments.
"""

MESSAGES: dict[str, str] = {
    # S11 the form of a change
    "change-without-verb": "En endring begynner med det den gjør, men her står «{key}» først. Begynn med {choices}.",
    "change-with-two-verbs": (
        "Her står både «{first}» og «{second}» i samme endring. Del den i to, med en ny strek foran «{second}»."
    ),
    "verb-not-first": "«{key}» skal stå først i endringen, men «{first}» står foran. Flytt «{key}» øverst.",
    "kind-beside-change": (
        "«{key}» kan ikke stå sammen med «{verb}». Skal steget hete noe annet, skriv «{title}:» og det nye navnet."
    ),
    "key-not-of-verb": (
        "«{key}» kan ikke stå sammen med «{verb}». Ta bort linja, eller lag en endring til med en ny strek foran."
    ),
    "removed-without-reason": (
        "Det står ikke hvorfor dette er tatt bort. Legg til en linje som denne: {reason}: Vi gjør det i møtet."
    ),
    "change-of-nothing": "Endringen sier ikke hva som er nytt. Skriv det under «{key}», som «hva: Snakk med barnet.»",
    "added-without-kind": (
        "Det står ikke hva slags steg som er nytt. Skriv slaget og tittelen under «{key}». Slaget er ett av disse: "
        "{choices}."
    ),
    # S12
    "changes-without-base": (
        "Under «{key}» står det endringer, men veilederen bygger ikke på noe. Skriv hva den bygger på i «{base}»."
    ),
    # R31 a base that cannot be used
    "base-missing-did-you-mean": "Det finnes ikke noe grunnlag som heter «{name}». Mente du «{suggestion}»?",
    "base-missing": (
        "Det finnes ikke noe grunnlag som heter «{name}». Legg fila {name}.{language}.yaml i samme mappe, eller rett "
        "navnet."
    ),
    "base-unreadable": "Grunnlaget «{name}» kunne ikke leses. Se om fila {name}.{language}.yaml kan åpnes.",
    "base-faulty": "Grunnlaget «{name}» har feil. Rett dem i {file} først.",
    "base-other-language": (
        "Grunnlaget «{name}» er ikke skrevet på samme målform som veilederen. Bruk ett med samme målform i stedet for "
        "{file}."
    ),
    "base-in-ring": "Veilederen bygger til slutt på seg selv, gjennom {file}. Ta bort linja i en av filene.",
    "too-many-bases": "Grunnlagene bygger på hverandre i flere enn {most} ledd. Bygg på færre.",
    "bases-too-large": (
        "Veilederen og de som den bygger på, har til sammen mer enn {most} deler. Ta bort det som ingen av dem trenger."
    ),
    # R32 a change that hits nothing, or too much
    "change-hits-nothing-did-you-mean": (
        "Grunnlaget har ikke noe steg, noe nivå, noe svar eller noen regel som heter «{name}». Mente du «{suggestion}»?"
    ),
    "change-hits-nothing-choices": (
        "Grunnlaget har ikke noe steg, noe nivå, noe svar eller noen regel som heter «{name}». Skriv et av disse: "
        "{choices}."
    ),
    "change-hits-nothing-on-level": (
        "«{name}» finnes ikke på {level}. Ta bort det nivået fra lista, eller skriv navnet slik det er der."
    ),
    "change-hits-several": (
        "«{name}» finnes flere steder: {choices}. Skriv hvilket du mener, eller nivåene det gjelder i «{key}»."
    ),
    "change-of-removed": ("«{name}» er tatt bort av endringen i {file}, linje {line}. Ta bort en av de to endringene."),
    # R33 what is locked, and rules that must go on holding
    "locked": "«{name}» er låst i {file}, linje {line}, og kan ikke endres. Ta bort endringen.",
    "rule-weakened": (
        "Med «{key}» blir regelen «{name}» svakere enn i {file}, linje {line}. En slik regel kan bare bli strengere."
    ),
    "rule-taken-away": "«{name}» er en regel som gjelder alltid, og den kan ikke tas bort. Ta bort endringen.",
    # R34 what a change cannot bring
    "key-not-of-step": "«{key}» hører ikke til et steg, og «{name}» er et steg. Ta bort linja.",
    "key-not-of-level": "«{key}» hører ikke til et nivå, og «{name}» er et nivå. Ta bort linja.",
    "key-not-of-rule": "«{key}» hører ikke til en regel, og «{name}» er en regel. Ta bort linja.",
    "levels-not-here": "«{name}» er bare ett sted i veilederen. Ta bort linja med «{key}».",
    "step-is-there": (
        "På {level} er det alt et steg som heter «{name}», i {file}, linje {line}. Gi det nye en annen tittel."
    ),
    "answer-is-there": (
        "«{title}» har alt svaret «{name}», i {file}, linje {line}. Gi det nye et annet navn, eller skriv alle svarene "
        "på nytt under «valg»."
    ),
    "level-is-there": (
        "Nivået «{name}» kommer fra {file}, linje {line}, og kan ikke skrives på nytt. Skriv det som er annerledes, "
        "under «{key}»."
    ),
    "last-step": "«{name}» er det eneste steget der det står. Ta bort hele nivået, eller legg til et annet steg først.",
    "last-level": "«{name}» er det eneste nivået. Legg til et annet nivå først.",
    "too-many-changes": (
        "Det er {count} endringer, og bare de {most} første blir gjort. "
        "Skriv heller en veileder som ikke bygger på noe."
    ),
    # V02–V04 versions
    "version-of-base": (
        "Veilederen bygger på «{name}», har det samme navnet, og er også versjon {version}. "
        "Skriv et nytt versjonsnummer."
    ),
    "base-withdrawn": "Veilederen bygger på «{name}», som er trukket. Bygg på en veileder som er i bruk.",
    "base-is-draft": (
        "Veilederen bygger på «{name}», som er et utkast og kan bli endret. "
        "Vent til det er i bruk, eller skriv «{draft}» som status her også."
    ),
    "change-made-again": (
        "«{key}» for «{name}» er endret en gang til på linje {line}, så det som står her, gjelder ikke. "
        "Skriv det ett sted."
    ),
    "change-of-what-is-so": (
        "«{name}» er slik fra før, så endringen gjør ingen forskjell. "
        "Ta den bort, eller skriv det som skal være annerledes."
    ),
    # R06, R07, R20, R21 in a guide with a base
    "taken-away": "«{name}» er tatt bort av endringen i {file}, linje {line}. Skriv hvor saken skal gå i stedet.",
    # a guide as text
    "guide-from-base": "(felles)",
    "guide-builds-on": "Bygger på",
    "guide-base-mark": "{base}. Det som kommer derfra, er merket «{mark}».",
    "option-guide-source": "vis filen og linja som hver linje kommer fra",
}
