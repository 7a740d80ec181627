"""What `bti meld` says. It sends nothing, and must never be taken for the report."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help-meld": (
        (
            "Svarer alltid, også uten sak. Programmet sender ingenting: du melder selv. "
            "--mistanke og --sendt skriver det inn i saken."
        ),
        (
            "Svarer alltid, òg utan sak. Programmet sender ingenting: du melder sjølv. "
            "--mistanke og --sendt skriv det inn i saka."
        ),
    ),
    "option-suspicion": (
        "skriv mistanken inn i saken; teksten kan stå her, eller - leser standard inn",
        "skriv mistanken inn i saka; teksten kan stå her, eller - les standard inn",
    ),
    "option-sent": ("skriv inn i saken at du har meldt", "skriv inn i saka at du har meldt"),
    "report-first": ("bti sender ingen melding. Meld selv, nå:", "bti sender inga melding. Meld sjølv, no:"),
    "report-to": ("Til", "Til"),
    "report-when": ("Når", "Når"),
    "report-do": ("Gjør", "Gjer"),
    "report-who": ("Hvem", "Kven"),
    "report-tools": ("Verktøy", "Verktøy"),
    "report-doubt": ("Tvil", "Tvil"),
    "report-rule": ("Regel", "Regel"),
    "report-guide": ("Veileder", "Rettleiar"),
    "report-rule-place": ("{place} · gjelder på alle nivåer", "{place} · gjeld på alle nivå"),
    "report-guide-name": ("{title}, {municipality}", "{title}, {municipality}"),
    "report-practice": (
        "ØVELSE: dette er øvelseslageret. Er mistanken virkelig, så meld.",
        "ØVING: dette er øvingslageret. Er mistanken verkeleg, så meld.",
    ),
    "report-nowhere": (
        (
            "Meld til barnevernstjenesten i kommunen. Haster det, ring politiet (112). "
            "Er barnevernstjenesten stengt, ring barnevernvakta."
        ),
        (
            "Meld til barneverntenesta i kommunen. Hastar det, ring politiet (112). "
            "Er barneverntenesta stengd, ring barnevernvakta."
        ),
    ),
    "recipient-barnevern": ("barnevernstjenesten", "barneverntenesta"),
    "recipient-politi": ("politiet", "politiet"),
    "recipient-barnevern-when-needed": (
        "barnevernstjenesten også der det trengs",
        "barneverntenesta òg der det trengst",
    ),
    "recipient-barnevern-serious-concern": (
        "barnevernstjenesten ved alvorlig bekymring",
        "barneverntenesta ved alvorleg uro",
    ),
    "recipient-politi-when-needed": ("politiet også der det trengs", "politiet òg der det trengst"),
    "recipient-politi-serious-concern": ("politiet ved alvorlig bekymring", "politiet ved alvorleg uro"),
    "report-no-case": (
        "Saken kunne ikke leses, så dette er regelen i veilederen «{guide}».",
        "Saka kunne ikkje lesast, så dette er regelen i rettleiaren «{guide}».",
    ),
    "report-no-guide": (
        "Veilederen «{wanted}» kunne ikke brukes, så dette er regelen i veilederen «{guide}».",
        "Rettleiaren «{wanted}» kunne ikkje brukast, så dette er regelen i rettleiaren «{guide}».",
    ),
    "report-which-case": (
        "Ingenting er skrevet inn: si hvilken sak det gjelder.",
        "Ingenting er skrive inn: sei kva sak det gjeld.",
    ),
    "hint-find-case": ("finn saken", "finn saka"),
    "report-not-recorded": (
        "Det ble IKKE skrevet inn i saken. Meld likevel, nå.",
        "Det vart IKKJE skrive inn i saka. Meld likevel, no.",
    ),
    "report-suspicion-recorded": (
        "Mistanken er skrevet inn i sak {number}. Det er ikke en melding.",
        "Mistanken er skriven inn i sak {number}. Det er ikkje ei melding.",
    ),
    "report-sent-recorded": (
        "Det er skrevet inn i sak {number} at du har meldt.",
        "Det er skrive inn i sak {number} at du har meldt.",
    ),
    "report-would-record": (
        "Prøve: dette ville blitt skrevet inn i sak {number}. Ingenting er lagret.",
        "Prøve: dette ville vorte skrive inn i sak {number}. Ingenting er lagra.",
    ),
    "report-refused": ("Saken tar ikke imot dette nå.", "Saka tek ikkje imot dette no."),
    "hint-report-sent": ("når du har meldt", "når du har meldt"),
}
