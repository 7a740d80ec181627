"""What the check says of a municipality's own rules, and of the ways that break them."""

_SPOT = "«{name}» er verken et steg, et slags steg, et nivå, et svar, en avslutning eller en rolle i veilederen."

MESSAGES: dict[str, str] = {
    # the rules themselves
    "unknown-spot-did-you-mean": f"{_SPOT} Mente du «{{suggestion}}»?",
    "unknown-spot-choices": f"{_SPOT} Skriv et av disse: {{choices}}.",
    "ambiguous-answer": "«{name}» kan være flere ting i veilederen. Skriv hvilken du mener: {choices}.",
    "own-rule-id-of-program": (
        "«{name}» ser ut som en av reglene i programmet. Egne regler heter K og to siffer: skriv «{suggestion}»."
    ),
    "own-rule-id-form": "Egne regler heter K og to siffer. Skriv «{suggestion}» i stedet for «{name}».",
    "own-rule-id-taken": (
        "«{name}» er navnet på en annen regel, på linje {line} i {file}. Skriv «{suggestion}», som er ledig."
    ),
    "answer-not-here": (
        "«{name}» er et svar, og et svar kan bare stå under «{gives}». Skriv steget som svaret fører til."
    ),
    "ending-not-here": "«{name}» er en avslutning, og en avslutning kan bare stå under «{needed_at}». Ta den bort her.",
    "own-fact-never-given": (
        "Ingenting i veilederen gjør dette sant: «{fact}». Skriv under «{gives}» hvilket steg eller svar som gjør det."
    ),
    "own-rule-never-needed": (
        "Regelen prøver ingenting: det som står under «{needed_at}», finnes ikke i veilederen. "
        "Skriv steget som ikke skal komme for tidlig."
    ),
    "own-fact-never-taken": (
        "Regelen prøver ingenting: «{fact}» er sant fra starten, og ingenting i veilederen endrer det. "
        "Skriv et steg under «{takes}», eller «{at_start}: {no}»."
    ),
    # what they find
    "own-rule-broken": (
        "Saken kan komme til «{title}» uten at dette er sant: «{fact}». La veien gå om noe som gjør det sant: {givers}."
    ),
    "own-rule-broken-for-good": (
        "Saken kan komme til «{title}» når dette ikke lenger er sant: «{fact}». "
        "Led den utenom, eller skriv under «{gives}» hva som gjør det sant igjen."
    ),
    "own-rule-broken-at-end": (
        "Saken kan avsluttes fra «{title}» uten at dette er sant: «{fact}». "
        "La veien gå om noe som gjør det sant: {givers}."
    ),
    "own-rule-broken-at-end-for-good": (
        "Saken kan avsluttes fra «{title}» når dette ikke lenger er sant: «{fact}». "
        "Led den utenom, eller skriv under «{gives}» hva som gjør det sant igjen."
    ),
    "own-rule-unproved": (
        "Det er ikke bevist at dette er sant ved «{title}»: «{fact}». Det avhenger av hva som gjøres på et nivå uten "
        "steg. La veien gå om noe som gjør det sant: {givers}."
    ),
    "own-rule-unproved-for-good": (
        "Det er ikke bevist at dette er sant ved «{title}»: «{fact}». Det avhenger av hva som gjøres på et nivå uten "
        "steg. Skriv under «{gives}» hva som gjør det sant igjen."
    ),
}
