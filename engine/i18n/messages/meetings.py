"""Texts about meetings that are called: how to call one, what is refused, and how they are told of."""

MESSAGES: dict[str, str] = {
    "help-mote": (
        "Uten --kall-inn, --flytt eller --avlys er møtet holdt. De veilederen nevner på steget, blir kalt inn uten at "
        "du skriver dem. Den som ikke skal være med, kan ikke kalles inn."
    ),
    # options
    "opt.call-in": "kall inn til et møte",
    "opt.meeting-on": "dagen møtet er (ellers den dere har avtalt)",
    "opt.meeting-clock": "klokkeslettet, som 13 eller 13.30",
    "opt.meeting-place": "hvor møtet er",
    "opt.invite": "en som skal kalles inn, i tillegg til dem veilederen nevner (kan gjentas)",
    "opt.leave-out": "en som ikke skal kalles inn (kan gjentas)",
    "opt.agenda": "en sak på dagsordenen (kan gjentas)",
    "opt.meeting-move": "flytt det innkalte møtet til denne dagen",
    "opt.meeting-off": "avlys det innkalte møtet",
    "opt.minutes-to": "en som skal ha referatet (kan gjentas), ellers slik veilederen sier",
    "opt.answers-for": "et møte lenger framme som dette også var (kan gjentas)",
    "ask.meeting-on": "Når er møtet?",
    "ask.meeting-why": "Hvorfor?",
    "bad-clock": "«{value}» er ikke noe klokkeslett. Skriv det som 13 eller 13.30.",
    "not-together": "{flag} kan ikke stå sammen med {other}.",
    # refusals
    "refusal.meeting-called": (
        "Det er kalt inn til et møte fra før, {date}. Flytt det med --flytt, eller avlys det med --avlys."
    ),
    "refusal.meeting-to-come": "Møtet er {date}. Er det flyttet, eller var dette et annet møte?",
    "refusal.no-meeting-called": "Det er ikke kalt inn til noe møte her. Kall inn med --kall-inn.",
    "refusal.meeting-day-passed": "Møtet kan ikke være {date}. Den dagen er forbi. Skriv en senere dag.",
    "refusal.meeting-not-moved": "Møtet er {date} fra før, på samme tid og sted. Skriv det som skal være annerledes.",
    "refusal.not-to-be-invited": "{names} skal ikke kalles inn her. Ingenting er lagret.",
    "refusal.invite-whom": (
        "Ingen er kalt inn. Veilederen sier ikke hvem som skal være med her. Skriv hvem, med --inviter."
    ),
    "refusal.meeting-answers-alone": "Møtet svarer bare for dette steget. Ingen møter kommer rett etter.",
    "refusal.meeting-cannot-answer-for": "Det møtet kan ikke holdes her. Disse kan, i denne rekkefølgen: {names}.",
    "refusal.not-to-have-minutes": "{names} skal ikke ha referatet nå. Ingenting er lagret.",
    "refusal.meeting-without-whom": (
        "Møtet her er med {names}, som holdes utenfor. "
        "Var dette et møte uten dem, så skriv hvem som var der, med --til-stede. Ingenting er lagret."
    ),
    "done.meeting-beside": (
        "Dette var ikke møtet som veilederen vil ha her: det er med {names}, som holdes utenfor. Det gjenstår."
    ),
    "field.agenda": "dagsordenen (--dagsorden)",
    # what happened
    "event.meeting-called": "det er kalt inn til møte {when}",
    "event.meeting-called.invited": "{what}. Kalt inn: {names}",
    "event.meeting-called.without": "{what}. Ikke kalt inn: {names}",
    "event.meeting-called.agenda": "{what}. På dagsordenen: {lines}",
    "event.meeting-moved": "møtet er flyttet til {when}",
    "event.meeting-called-off": "møtet er avlyst",
    "event.meeting-held.absent": "{what}. Kalt inn, men ikke ført opp: {absent}",
    "event.meeting-held.to": "{what}, med referat til {names}",
    "everybody-is-who": (
        "Ingen er kalt inn til møtet, så «alle» sier ikke hvem som var der. Skriv hver av dem, med --til-stede."
    ),
    "ask.present": "Hvem var der? (skill med komma)",
    "event.meeting-held.covers": "{what}, holdt også for {steps}",
    # on the screens
    "label.called": "Kalt inn",
    "aspect.called": "Kalt inn til",
    "meeting.day-clock": "{date} {clock}",
    "meeting.place": "{when}, {place}",
    "meeting.untold": "{text}. Ikke lenger kalt inn, for ingen samtykker gjelder dem: {names}",
    "meeting.untold-since": "{names} er ikke lenger kalt inn til møtet {when}, for ingen samtykker gjelder dem.",
    "meeting.waits": "{when}, {distance}: {names}",
    "meeting.waits.none": "{when}, {distance}",
    "terms.meeting-at": "neste møte {clock}",
    "day.meeting": "Sak {number}: møte {when}, {distance}.",
    "hint.meet-again": "avtal et nytt møte; det avtalte er forbi",
    "hint.meeting-was-moved": "møtet ble flyttet",
    "hint.another-meeting": "det var et annet møte",
    "hint.call-in": "når dere vet dagen",
}
