"""What is said of deadlines that are moved and of reminders, and of what a closing and a reopening lead to."""

from engine.i18n.messages import Forms

MESSAGES: dict[str, str] = {
    "how.postpone": "Er det grunn til å flytte en frist: {command} --til DATO --grunn TEKST",
    # bti utsett
    "command-utsett": "flytt en frist, med en grunn",
    "help-utsett": (
        "Bare en frist som veilederen gir, kan flyttes. For en anbefalt frist holder det med en grunn. Skal en frist "
        "som må holdes, flyttes forbi veilederens dag, skriver du også hvem som har bestemt det, med --bestemt-av. "
        "Kommer saken til steget på nytt, gjelder veilederens frist igjen."
    ),
    "stray.utsett": "Dagen skrives med --til: {command}",
    "opt.to-day": "dagen fristen flyttes til",
    "opt.deadline-of": "steget eller nivået fristen gjelder, når det løper flere",
    "opt.moved-by": "hvem som har bestemt å flytte en frist som må holdes",
    "ask.to-day": "Hvilken dag flyttes fristen til?",
    "due.moved": "{text}. Flyttet fra {date}",
    "aspect.moved-due": "Flyttet frist",
    "where.deadline-moved": "flyttet frist",
    "rule.deadline-must-be-kept": "fristen",
    "hint.move-this": "flytt fristen for «{of}»",
    "hint.moved-by": "skriv hvem som har bestemt det",
    # bti frister --paminnelser
    "opt.reminders": "vis bare frister som er forbi, er i dag eller kommer snart, uten et ord om hvem saken gjelder",
    "opt.reminder-days": "minn om fristene så mange dager i forveien",
    "reminders.title": "Det som er forbi, og det som kommer {ahead}:",
    "reminders.ahead": "i løpet av de neste {days} ({who})",
    "reminders.one": "{what} {date}, {distance}",
    "reminders.none": "Ingenting å minne om {ahead}.",
    "days-by.command": "ditt tall, ikke veilederens",
    "days-by.settings": "tallet i innstillingene, ikke veilederens",
    "days-by.program": "bti sitt eget tall, ikke veilederens",
    "option-remind-days": "hvor mange dager i forveien du vil bli minnet om en frist",
    "setup-reminders": "Påminnelser",
    # bti avslutt and bti gjenapne
    "close.meeting-agreed": "Et møte er avtalt {date}. Ingen er kalt inn.",
    "close.meeting": "Et møte er avtalt {date}. Si fra til dem som er kalt inn.",
    "close.consents": "Samtykker som gjelder til de trekkes eller går ut: {names}.",
    "close.deadlines": "Frister som faller bort: {names}.",
    "close.deadline": "«{of}» ({date})",
    "close.baton": "{who} har ikke lenger noe å gjøre som {role}. Åpnes saken igjen, er det fortsatt {who}.",
    "close.baton-mine": "Du har ikke lenger noe å gjøre som {role}. Åpnes saken igjen, er det fortsatt du som er det.",
    "close.remember": "Husk: {text}",
    "label.reopened-from": "Sist avsluttet",
    "label.remember-again": "Skulle huskes",
    "reopen.consents-lapsed": "Gikk ut mens saken var avsluttet: {names}.",
}

PLURALS: dict[str, Forms] = {
    "reminders.days": ("{count} dagen", "{count} dagene"),
    "day.soon": ("{count} sak har frist {ahead}.", "{count} saker har frist {ahead}."),
}
