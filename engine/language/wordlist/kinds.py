"""Owns the keys that tell the kind of a step; each stands first in its step."""

from engine.language.wordlist.entry import Key

KINDS = (
    Key(
        "step",
        "steg",
        "steg",
        "Noe som skal gjøres. Ferdig når noen sier at det er gjort.",
        "Noko som skal gjerast. Ferdig når nokon seier at det er gjort.",
        "Oppmerksomhet",
        "Merksemd",
    ),
    Key(
        "meeting",
        "møte",
        "møte",
        "Et møte. Ferdig når det er holdt.",
        "Eit møte. Ferdig når det er halde.",
        "Tverrfaglig møte",
        "Tverrfagleg møte",
    ),
    Key(
        "consent",
        "samtykke",
        "samtykke",
        "Et spørsmål om samtykke. Ferdig når det er besvart.",
        "Eit spørsmål om samtykke. Ferdig når det er svara på.",
        "Samtykke til samarbeid",
        "Samtykke til samarbeid",
    ),
    Key(
        "measures",
        "tiltak",
        "tiltak",
        "Tiltak settes i gang. Ferdig når minst ett er i gang.",
        "Tiltak blir sette i gang. Ferdig når minst eitt er i gang.",
        "Sett tiltakene i verk",
        "Set tiltaka i verk",
    ),
    Key(
        "evaluation",
        "evaluering",
        "evaluering",
        "Tiltakene evalueres. Ferdig når hvert tiltak som er i gang, er evaluert.",
        "Tiltaka blir evaluerte. Ferdig når kvart tiltak som er i gang, er evaluert.",
        "Evaluer tiltakene",
        "Evaluer tiltaka",
    ),
    Key(
        "consultation",
        "drøfting",
        "drøfting",
        "Saken drøftes. Ferdig når rådet er kommet.",
        "Saka blir drøfta. Ferdig når rådet er kome.",
        "Drøft saken",
        "Drøft saka",
    ),
    Key(
        "decision",
        "beslutning",
        "avgjerd",
        "Et valg. Ferdig når ett av svarene er valgt.",
        "Eit val. Ferdig når eitt av svara er valt.",
        "Veien videre",
        "Vegen vidare",
    ),
)
