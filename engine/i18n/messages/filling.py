"""What `bti lager fyll` says, and the words that invented cases are told with."""

MESSAGES: dict[str, str] = {
    "command-lager-fyll": "fyll et øvelseslager med oppdiktede saker",
    "help-lager-fyll": (
        "Lager så mange saker som du ber om, med oppdiktede folk og kontorer, spredt over to år. Sakene har fulgt "
        "veilederne etter de samme reglene som ekte saker. Det samme tallet etter --fro gir de samme sakene. Et ekte "
        "lager blir aldri fylt."
    ),
    "option-fill-guide": "bare saker på denne veilederen; kan gis flere ganger (alle)",
    "option-fill-seed": "et tall: Det samme tallet gir de samme sakene (1)",
    "fill-only-practice": "Oppdiktede saker hører bare hjemme i øvelse. Dette er et ekte lager.",
    "fill-only-practice-hint": "bti oppsett --ovelse|gå over til øvelse",
    "fill.progress": "Lager saker",
    "fill.done": "Lageret er fylt. Alle saker, folk og kontorer er oppdiktet.",
    "fill.people": "Nye folk",
    "fill.events": "Hendelser",
    "fill.looks": "I innsynsloggen",
    "hint.fill-day": "se dine saker",
    "fill.alias": "Øving {word} {number}",
    "fill.words": "bjørk, rogn, furu, selje, hassel, einer, lønn, osp, alm, eik, hegg, gran",
    "fill.sentence-1": "Vi snakket om friminuttene og ble enige om en fast voksen ute.",
    "fill.sentence-2": "Han var med på det meste av gruppearbeidet denne uka.",
    "fill.sentence-3": "Hun ville helst sitte ved vinduet, og det gikk fint.",
    "fill.sentence-4": "Foresatte fortalte at leksene tar lang tid hjemme.",
    "fill.sentence-5": "Dagsplanen henger på pulten og blir brukt.",
    "fill.sentence-6": "To ganger har det vært uro i overgangen etter gym.",
    "fill.sentence-7": "Læreren og foresatte snakker sammen på fredager.",
    "fill.sentence-8": "Det går bedre når beskjeden gis til én om gangen.",
    "fill.sentence-9": "Vi prøver det samme i to uker til, og ser så på det igjen.",
    "fill.sentence-10": "Trivselen er bedre enn i høst, sier begge.",
}
