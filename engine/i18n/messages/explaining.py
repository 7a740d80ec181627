"""What `bti veileder forklar` says around the pages; the pages themselves lie in `engine/i18n/rules`."""

MESSAGES: dict[str, str] = {
    "command-veileder-forklar": "forklar en regel, med eksempler",
    "help-veileder-forklar": (
        "Hver melding fra «bti veileder sjekk» har en regel, som R06. Uten REGEL vises alle reglene. "
        "Skriv NAVN på veilederen etter en regel som kommunen har skrevet selv, som K01."
    ),
    "metavar.regel": "REGEL",
    "rule-unknown": "Ingen regel heter {rule}. Se alle med: bti veileder forklar",
    "rule-unknown-near": "Ingen regel heter {rule}. Mente du {near}?",
    "hint-explain": "les om regelen",
    "hint-explain-one": "les om en regel",
}
