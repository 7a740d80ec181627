"""A case that is handed over to another regime with `bti overfor`: it ends, rests until it is taken up, or goes on."""

MESSAGES: dict[str, str] = {
    "command-overfor": "overfør saken til noen andre, som PPT, eller ta den opp igjen",
    "opt.hand-over-to": (
        "tjeneste eller instans i veilederen, eller barnevern, ppt, individuell plan, barnekoordinator, skolemiljo, "
        "habilitering"
    ),
    "opt.hand-over-sent": "hva som er sendt (bti sender ingenting selv)",
    "opt.coordinated-by": "hvem som koordinerer fra nå av",
    "opt.aftermath": "hva som skjer med saken her",
    "opt.hand-over-ending": "hvordan saken avsluttes, der veilederen har flere måter",
    "opt.take-up": "ta opp igjen en sak som hviler",
    "ask.hand-over-to": "Hvem overføres saken til?",
    "ask.hand-over-sent": "Hva er sendt?",
    "ask.coordinated-by": "Hvem koordinerer fra nå av?",
    "ask.aftermath": "Hva skjer med saken her?",
    "regime.child-welfare": "barnevernet",
    "regime.educational-support": "PPT",
    "regime.individual-plan": "individuell plan / barnekoordinator",
    "regime.school-environment": "skolemiljøsak",
    "regime.habilitation": "habilitering",
    "field.sent": "hva som er sendt (--sendt)",
    "refusal.case-rests": "Saken har hvilt siden {date}, mens andre har den. Ta den opp igjen først.",
    "refusal.case-does-not-rest": "Saken hviler ikke, så den trenger ikke tas opp igjen.",
    "refusal.hand-over-to": (
        "Saken kan ikke overføres til «{to}». Skriv {names}, barnevern, PPT, individuell plan, barnekoordinator, "
        "skolemiljø eller habilitering."
    ),
    "refusal.hand-over-to.none": (
        "Saken kan ikke overføres til «{to}». Skriv barnevern, PPT, individuell plan, barnekoordinator, skolemiljø "
        "eller habilitering."
    ),
    "refusal.who-coordinates-now": (
        "Når saken avsluttes eller hviler her, må det stå hvem som koordinerer fra nå av. Skriv det med --koordinerer."
    ),
    "refusal.hand-over-ending": "Veilederen har flere avslutninger: {names}. Si hvilken, med --slik.",
    "event.case-handed-over": "overført til {to}. Sendt: {sent}",
    "event.case-handed-over.ends": "{what}. Saken avsluttes her",
    "event.case-handed-over.rests": "{what}. Saken hviler her",
    "event.case-handed-over.goes-on": "{what}. Saken fortsetter her",
    "event.coordinated-by": "{what}. Koordineres nå av {who}",
    "event.case-taken-up": "saken er tatt opp igjen. Begrunnelse: {reason}",
    "where.case-handed-over": "overføring",
    "where.case-taken-up": "tatt opp igjen",
    "label.rests": "Hviler",
    "now.rests": "siden {date}. Overført til {to}. Koordineres nå av {who}. Frister løper ikke.",
    "due.rests": "{due} (hviler)",
    "aspect.handovers": "Overført",
    "handed.since": "{to}, {date}",
    "handed.rests": "{to}; saken har hvilt siden {date}",
    "handed.taken-up": "{to}, {date}, tatt opp igjen {back}",
    "done.sends-nothing": "bti sender ingenting. Det som skal sendes, må du sende selv.",
    "hint.hand-over-ending": "overfør, og avslutt som «{ending}»",
    "hint.take-up": "ta saken opp igjen",
    "list.rests": "hviler",
    "now.waits-since": "{what}, siden {date}",
    "urgency.resting": "hviler",
    "terms.resting": "hviler",
    "terms.resting-count": "{count} hviler",
    "terms.waiting": "Sak {number} har ventet på svar fra {body} siden {date}.",
    "terms.waiting-anonymous": "Sak {number} har ventet på svar på en anonym drøfting siden {date}.",
}
