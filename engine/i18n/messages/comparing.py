"""What `bti veileder forskjell` and `publiser` say: what has changed in a guide, and what was published."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "help-veileder-forskjell": (
        "Sier i hele setninger hva som er annerledes i B, og hvilke av sakene dine det gjelder. A og B er navn, filer "
        "eller NAVN@VERSJON."
    ),
    "help-veileder-publiser": (
        "Legger en godkjent versjon i lageret, med setningene om hva som er endret siden forrige. "
        "Saker som er åpne, blir på den versjonen de har."
    ),
    "command-veileder-forskjell": "hva som er endret mellom to versjoner",
    "command-veileder-publiser": "legg en godkjent versjon i lageret",
    "metavar.a": "A",
    "metavar.b": "B",
    "metavar.steg": "STEG",
    "option-gone-step": "et steg som skal bort: tittelen eller id-en, og gjerne hva som kommer i stedet",
    "compare.title": "Fra {before} til {after}",
    "compare.title.same": "{title}, fra versjon {before} til {after}",
    "compare.version": "{title}, versjon {version}",
    "compare.faulty": "{file} har feil og kan ikke sammenlignes.",
    "compare.none": "Ingenting er endret: De to sier det samme.",
    "compare.flow": "Gangen i arbeidet og reglene",
    "compare.people": "Folk, frister og verktøy",
    "compare.text": "Tekster",
    "compare.cases": "Åpne saker",
    "compare.case": "Sak {number}, {place}: {what}",
    "compare.gone": "Stedet finnes ikke i den nye versjonen. Skal saken flyttes, må noen si hvor den skal stå.",
    "compare.gated": "For å komme videre derfra kreves nå også {what}.",
    "compare.changed": "Det som står der, er endret.",
    "compare.cases-none": "Ingen av de åpne sakene dine på veilederen står der noe er endret.",
    "compare.cases-own": "Bare saker du selv har tilgang til, er med. Alle blir på versjonen sin til noen flytter dem.",
    "compare.cases-unread": "Sakene er ikke sett på. {reason}",
    "compare.no-version": "Lageret har ingen versjon {version} av {guide}. Det har {known}.",
    "compare.no-versions": "Lageret har ingen versjon av {guide}.",
    "hint-compare-read": "les den nye som tekst",
    "hint-publish": "se om den kan publiseres",
    "hint-compare-versions": "hva som ble endret",
    "publish.done": "{title}, versjon {version}, er publisert.",
    "publish.would": "{title}, versjon {version}, kan publiseres. Ingenting er lagret.",
    "publish.repeated": "{title}, versjon {version}, er publisert fra før. Ingenting er lagret.",
    "publish.approved": "Godkjent av",
    "publish.status": "Status",
    "publish.digest": "Fingeravtrykk",
    "publish.first": "Dette er den første versjonen som publiseres her.",
    "publish.all-stand": "Alle har et sted å stå i denne versjonen.",
    "publish.since": "Endret siden versjon {version}:",
    "publish.faulty": "{file} har feil og kan ikke publiseres.",
    "publish.not": "{file} kan ikke publiseres:",
    "publish.fault.version-taken": (
        "Versjon {version} er publisert før, med annet innhold. Gi denne et nytt versjonsnummer."
    ),
    "publish.fault.version-passed": (
        "Versjon {version} er publisert før, og en annen er kommet etter. Skal innholdet gjelde igjen, så gi det et "
        "nytt versjonsnummer."
    ),
    "publish.fault.status": (
        "Status er «{status}». Bare en veileder som er i utprøving eller gjeldende, kan publiseres. Skriv statusen "
        "øverst i fila."
    ),
    "publish.fault.approver": "Ingen har godkjent den. Skriv hvem som har gjort det, under «godkjent_av».",
    "publish.fault.retention": "Det står ikke hvor lenge sakene skal tas vare på. Skriv det under «oppbevaring».",
    "publish.fault.gone": (
        "{place} er borte, og en sak kan stå der. Har steget bare fått ny tittel, så skriv «id: {slug}» i det. "
        "Skal det bort, så si det med --borte {id}."
    ),
    "publish.fault.gone-level": "{place} er borte, og en sak kan hvile der. Skal det bort, så si det med --borte {id}.",
    "publish.fault.not-gone": (
        "«{name}» er ikke borte: Det var ikke i forrige versjon, eller det er med ennå. Skriv kommandoen uten --borte "
        "for det."
    ),
    # hva som er endret
    "change.part.head": "hodet i veilederen",
    "change.part.guide": "veilederen",
    "change.part.rule": "regelen «{title}»",
    "change.part.consent-type": "samtykketypen «{title}»",
    "change.part.baton": "det som står om stafettholderen",
    "change.part.log": "det som står om stafettloggen",
    "change.part.step": "steget «{title}» på {home}",
    "change.part.step.bare": "steget «{title}»",
    "change.part.track": "sporet «{title}» i «{step}»",
    "change.part.answer": "valget «{title}» i {step}",
    "change.part.ending": "avslutningen «{title}»",
    "change.part.side-work": "arbeidet «{title}» ved siden av saken",
    "change.part.fact": "kjennetegnet «{title}»",
    "change.part.meeting-type": "møtetypen «{title}»",
    "change.part.role": "rollen «{title}»",
    "change.part.service": "tjenesten «{title}»",
    "change.part.body": "instansen «{title}»",
    "change.part.tool": "verktøyet «{title}»",
    "change.part.passage": "teksten «{title}» i innledningen",
    "change.home.track": "{level}, sporet «{title}»",
    "change.added": "{where} er kommet til.",
    "change.added.first": "{where} er kommet til, som det første.",
    "change.added.after": "{where} er kommet til, etter {follows}.",
    "change.added.answer": "{where} er kommet til og fører til {target}.",
    "change.removed": "{where} er borte.",
    "change.removed.answer": "{where} er borte. Det førte til {target}.",
    "change.moved.after": "{where} er flyttet og kommer nå etter {follows}.",
    "change.moved.first": "{where} er flyttet og kommer nå først.",
    "change.moved.home": "Steget «{title}» er flyttet fra {old} til {new}.",
    "change.answer": "Valg: «{title}» → {target}",
    "change.title": "{where} heter nå «{after}».",
    "change.targets": "{where} fører nå til {after}. Før: {before}.",
    "change.goto": "Etter {where} går arbeidet nå til {after}. Før: {before}.",
    "change.onward": "det neste i rekka",
    "change.field": "{where}: «{label}» er endret. Før: {before}. Nå: {after}.",
    "change.field.new": "{where}: «{label}» er kommet til: {after}.",
    "change.field.gone": "{where}: «{label}» er tatt bort. Før: {before}.",
    "change.inferred": "{where}: «{label}» er nå merket som tolket.",
    "change.not-inferred": "{where}: «{label}» er ikke lenger merket som tolket.",
    "change.unseen": "{where}: «{label}» leses på en annen måte enn før, selv om ordene er de samme.",
    "change.gate.tracks": "at alle sporene er ferdige",
    "change.label.id": "Kort navn",
    "change.label.title": "Tittel",
    "change.label.label": "Navn",
    "change.label.kind": "Type",
    "change.label.role.kind": "Hvem rollen er",
    "change.label.type": "Type",
    "change.label.status": "Status",
    "change.label.explanation": "Forklaring",
    "change.label.also_called": "Kalles også",
    "change.label.tool.audience": "For hvem",
    "change.label.passage.audience": "For hvem",
    "change.label.link": "Lenke",
    "change.label.via": "Via",
    "change.label.chosen_in_case": "Velges i hver sak",
    "change.label.counts_as_service": "Regnes som en tjeneste",
    "change.label.values": "Verdier",
    "change.label.purpose": "Formål",
    "change.label.municipality_number": "Kommunenummer",
    "change.label.head.contacts": "Kontakter",
    "change.label.labels": "Egne ord",
    "change.label.glossary": "Ordliste",
    "change.label.entrances": "Slik begynner en sak",
    "change.label.text": "Tekst",
    "change.label.rule.when": "Hvis",
    "change.label.do": "Gjør",
    "change.label.in_doubt": "I tvil",
    "change.label.doubt_body": "I tvil, spør",
    "change.label.taken_over_by": "Tar over",
    "change.label.remember": "Husk",
    "change.label.more": "Mer",
    "change.label.silent": "Det veilederen ikke sier",
    "change.label.inferred": "Det som er tolket",
    "change.label.evaluates_from": "Evaluerer tiltak fra",
    "change.label.targets": "Fører til",
    "change.label.body.form": "Skjema",
    "change.label.meeting-type.evaluates": "Evaluerer tiltakene",
}

PLURALS: dict[str, Forms] = {
    "compare.count": ("{count} endring.", "{count} endringer."),
    "publish.cases": (
        "{count} åpen sak følger en annen versjon. Den gjør det til den flyttes.",
        "{count} åpne saker følger en annen versjon. De gjør det til de flyttes.",
    ),
    "publish.stranded": (
        "{count} av dem står et sted som ikke finnes i denne versjonen. Hvor den skal stå, må sies når den flyttes.",
        "{count} av dem står et sted som ikke finnes i denne versjonen. Hvor de skal stå, må sies når de flyttes.",
    ),
    "publish.unread": (
        "{count} åpen sak kunne ikke leses, og er ikke talt med.",
        "{count} åpne saker kunne ikke leses, og er ikke talt med.",
    ),
    "compare.touched": ("{count} åpen sak er berørt.", "{count} åpne saker er berørt."),
}
