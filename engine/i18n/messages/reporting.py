"""What `bti meld` says. It sends nothing, and must never be taken for the report."""

MESSAGES: dict[str, str] = {
    "help-meld": (
        "Svarer alltid, også uten sak. Programmet sender ingenting: du melder selv. "
        "--mistanke og --sendt skriver det inn i saken."
    ),
    "option-suspicion": "skriv mistanken inn i saken; teksten kan stå her, eller - leser standard inn",
    "option-sent": "skriv inn i saken at du har meldt",
    "option-sent-to": "hvem du har meldt til (kan gjentas); ellers den veilederen alltid vil ha med",
    "report-first": "bti sender ingen melding. Meld selv, nå:",
    "report-first-sent": "bti sender ingen melding. Er den ikke sendt ennå, så meld selv, nå.",
    "report-parents": "Foreldre",
    "report-parents-wait": (
        "si ikke noe til dem før barnevernstjenesten har sagt at du kan. "
        "Veilederen sier ikke om de kan få vite at du melder."
    ),
    "report-to": "Til",
    "report-when": "Når",
    "report-do": "Gjør",
    "report-who": "Hvem",
    "report-tools": "Verktøy",
    "report-doubt": "Tvil",
    "report-rule": "Regel",
    "report-guide": "Veileder",
    "report-rule-place": "{place} · gjelder på alle nivåer",
    "report-guide-name": "{title}, {municipality}",
    "report-practice": "ØVELSE: dette er øvelseslageret. Er mistanken virkelig, så meld.",
    "report-nowhere": (
        "Meld til barnevernstjenesten i kommunen. Haster det, ring politiet (112). "
        "Er barnevernstjenesten stengt, ring barnevernvakta. "
        "Si ikke noe til de foresatte før barnevernstjenesten har sagt at du kan."
    ),
    "recipient-barnevern": "barnevernstjenesten",
    "recipient-politi": "politiet",
    "recipient-barnevern-when-needed": "barnevernstjenesten også der det trengs",
    "recipient-barnevern-serious-concern": "barnevernstjenesten ved alvorlig bekymring",
    "recipient-politi-when-needed": "politiet også der det trengs",
    "recipient-politi-serious-concern": "politiet ved alvorlig bekymring",
    "report-no-case": "Saken kunne ikke leses.",
    "report-no-store": "Lageret kunne ikke åpnes nå, så saken er ikke lest.",
    "report-unseen": "Det er ingen slik sak som du kan se. Du trenger ingen sak for å melde.",
    "report-several-cases": "Nummeret kan være flere saker: {numbers}.",
    "report-case-silent": "Veilederen i saken sier ikke hvem du skal melde til.",
    "report-no-guide": "Veilederen «{wanted}» kunne ikke brukes.",
    "report-guess": (
        "bti vet ikke hvilken veileder du følger, så dette er regelen i «{guide}». En annen: bti meld --veileder NAVN."
    ),
    "report-of-cases": ("Dette er regelen i veilederen som sakene dine følger. En annen: bti meld --veileder NAVN."),
    "report-of-setting": "Dette er regelen i veilederen fra oppsettet. En annen: bti meld --veileder NAVN.",
    "report-several": "Det er flere veiledere å gå etter. Her er regelen i hver. Bare én: bti meld --veileder NAVN.",
    "option-report-guide": "vis regelen i denne veilederen, når det ikke gjelder en sak",
    "report-which-case": "Ingenting er skrevet inn: si hvilken sak det gjelder.",
    "hint-find-case": "finn saken",
    "report-not-recorded": "Det ble IKKE skrevet inn i saken. Meld likevel, nå.",
    "report-suspicion-recorded": "Mistanken er skrevet inn i sak {number}. Det er ikke en melding.",
    "report-sent-recorded": "Det er skrevet inn i sak {number} at du har meldt til {to}.",
    "report-to-somebody": "noen",
    "report-to-whom": "Det er ingen «{value}» å melde til. Skriv {flags}. Ingenting er skrevet inn.",
    "report-would-record": "Prøve: dette ville blitt skrevet inn i sak {number}. Ingenting er lagret.",
    "report-refused": "Saken tar ikke imot dette nå.",
    "hint-report-sent": "når du har meldt",
    "hint-report-sent-to": "hvis du har meldt til {to} også",
    "ask.reported-to": "Hvem har du meldt til?",
    "ask.reported-to.all": "alle",
}
