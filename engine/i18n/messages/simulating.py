"""What `bti veileder simuler` says: what of a guide was met by simulated cases, and what became of them."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "help-veileder-simuler": (
        "Går gjennom hele veilederen med tenkte saker, etter de samme reglene som ekte saker. Sier hvilke steg, valg "
        "og avslutninger ingen kom til, og hvorfor. Ingenting blir lagret."
    ),
    "command-veileder-simuler": "prøv veilederen med tenkte saker",
    "option-simulate-cases": "så mange tilfeldige saker i stedet for alle veiene",
    "option-simulate-seed": "et tall: Det samme tallet gir de samme sakene (1)",
    "metavar.frø": "FRØ",
    "hint-simulate-many": "se hvordan mange tilfeldige saker går",
    "simulate.title": "{title}, versjon {version}",
    "simulate.what": "Hele veilederen er gått gjennom med tenkte saker. Ingenting er lagret.",
    "simulate.progress": "Går gjennom saker",
    "simulate.seed-alone": "--fro gjelder tilfeldige saker: Si hvor mange med --saker.",
    "simulate.draft": "Veilederen er et utkast. Den er prøvd slik den står nå.",
    "simulate.withdrawn": "«{title}» er trukket tilbake. Ingen saker kan åpnes på den, heller ikke tenkte.",
    "simulate.faulty": "{file} har feil og kan ikke simuleres.",
    "simulate.count.step": "Steg nådd",
    "simulate.count.answer": "Valg prøvd",
    "simulate.count.ending": "Avslutninger nådd",
    "simulate.count.beside": "Andre veier",
    "simulate.count.cases": "Tenkte saker",
    "simulate.of": "{met} av {count}",
    "simulate.missing": "Ikke nådd. {why}",
    "simulate.blocked": "Her sto saker fast:",
    "simulate.shortest": "Den korteste veien vi fant til hver avslutning:",
    "simulate.by-wish": (
        "Til {names} kom en sak bare fordi familien ønsket det, eller fordi noen ble holdt utenfor saken."
    ),
    "simulate.sound": "Alle steg, valg og avslutninger kan nås, og alle sakene kom til en slutt.",
    "simulate.unsound": "Se på det som er nevnt over. Slik veilederen er skrevet, blir det ikke brukt.",
    "simulate.ended": "Slik endte de:",
    "simulate.levels": "Så mange var innom:",
    "simulate.moves": "Antall steg i en sak: {mean} i snitt, {least} på det minste, {most} på det meste.",
    "simulate.way.shortest": "Kortest: {way}",
    "simulate.way.longest": "Lengst: {way}",
    "simulate.more": "({count} til)",
    "simulate.never": "Dette møtte ingen av sakene:",
    "simulate.stopped": "{place}: Det kreves {what} ({codes}).",
    "simulate.stopped-nowhere": "{place}: Ingen vei fører videre.",
    "simulate.not-opened": "{place}: Saken kan ikke åpnes her. Det kreves {what}.",
    "simulate.stop": "{place} ({chosen})",
    "simulate.stop.skipped": "hoppet over",
    "simulate.stop.wish": "familien ønsket å avslutte",
    "simulate.goal.ending": "avslutningen «{title}»",
    "simulate.goal.answer-to": "valget «{title}» i {place}, når det fører til {target}",
    "simulate.goal.no": "nei til samtykke i {place}",
    "simulate.goal.skipped": "å hoppe over {place}",
    "simulate.goal.shielded": "å gå forbi {place} når noen holdes utenfor saken",
    "simulate.goal.rule": "dit regelen fører: {title}",
    "simulate.goal.withdrawal": "dit det fører at «{title}» trekkes tilbake",
    "simulate.goal.beside": "arbeidet «{title}» ved siden av saken",
    "simulate.why.no-way": "Ingen vei fra begynnelsen fører dit.",
    "simulate.why.unopened": "En sak kan ikke åpnes der. Det kreves {what}.",
    "simulate.why.closed": "Veien fra {place} er stengt. Det kreves {what}.",
    "simulate.why.never-open": "Veien fra {place} var aldri åpen.",
    "simulate.why.behind": "Dit kommer en sak bare fra {place}, og dit kom ingen.",
    "simulate.why.broken-off": "Det er så mange veier at ikke alle ble prøvd.",
}

PLURALS: dict[str, Forms] = {
    "simulate.random": (
        "{count} tilfeldig sak, frø {seed}. Ingenting er lagret.",
        "{count} tilfeldige saker, frø {seed}. Ingenting er lagret.",
    ),
}
