"""What is said of a municipality's own rules outside the check: on a guide's page, explained, and compared."""

MESSAGES: dict[str, str] = {
    # where a finding is shown without its guide
    "own-rule-title": "Veilederen bryter en av sine egne regler",
    "own-rule-about": (
        "Kommunen har skrevet regelen i veilederen, under «egne_regler» («eigne_reglar» på nynorsk). "
        "Meldingen sier hva som skulle ha vært sant, og veien som viser at det ikke alltid er det."
    ),
    "own-rule-help": "Endre veien, eller regelen hvis den sier for mye.",
    # on the page of a guide
    "guide-own-rules": "Egne regler",
    "guide-own-at-start": "Sant fra starten",
    "guide-own-gives": "Blir sant ved",
    "guide-own-takes": "Ikke lenger sant ved",
    "guide-own-needed": "Må være sant ved",
    "guide-own-severity": "Alvor",
    "own-severity-error": "feil",
    "own-severity-warning": "advarsel",
    "own-every-meeting": "hvert møte",
    "own-every-consent": "hvert samtykke",
    "own-every-measures": "hvert tiltak",
    "own-every-evaluation": "hver evaluering",
    "own-every-consultation": "hver drøfting",
    "own-every-decision": "hver beslutning",
    "own-every-ending": "enhver avslutning",
    "own-on-level": "hvert steg på {level}",
    "own-done-by": "hvert steg som gjøres av {who}",
    "own-step": "«{title}»",
    "own-step-on": "«{title}» på {level}",
    "own-ending": "avslutningen «{title}»",
    "own-answer": "svaret «{title}» på «{step}»",
    # a rule explained
    "own-rule-why": (
        "Dette er kommunens egen regel i «{title}». Sjekken prøver hver vei gjennom veilederen, og melder fra med den "
        "korteste veien som bryter den."
    ),
    "own-rule-advice-error": "Så lenge en vei bryter regelen, kan veilederen ikke brukes.",
    "own-rule-advice-warning": (
        "En vei som bryter regelen, kan godtas: skriv «# {rule}: grunnen» på linja over steget."
    ),
    "own-rule-in-guide": (
        "{rule} er en av kommunenes egne regler. Skriv veilederen den står i etter regelen: "
        "«bti veileder forklar {rule} FIL»."
    ),
    "own-rule-not-there": "Veilederen har ingen egen regel som heter {rule}.",
    "own-rule-not-there-but": "Veilederen har ingen egen regel som heter {rule}. Den har {rules}.",
    # what is different between two versions
    "change.part.own-rule": "den egne regelen «{title}»",
    "change.label.own-rule.fact": "Det som må være sant",
    "change.label.at_start": "Sant fra starten",
    "change.label.gives": "Blir sant ved",
    "change.label.takes": "Ikke lenger sant ved",
    "change.label.needed_at": "Må være sant ved",
    "change.label.severity": "Alvor",
}
