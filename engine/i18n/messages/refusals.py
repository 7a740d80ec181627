"""What stops a command, in words: every gate of a guide and every refusal of the case engine.

`need.*` are noun phrases that follow «krever»; `rule.*` are the short names of the rules; `refusal.*` are sentences.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    "stop": ("Stopp: {text}", "Stopp: {text}"),
    "stop.leads": (
        "«{wanted}» fører til {level}, som krever {what}.",
        "«{wanted}» fører til {level}, som krev {what}.",
    ),
    "stop.both": (
        "«{wanted}» krever {own}. Det fører til {level}, som krever {what}.",
        "«{wanted}» krev {own}. Det fører til {level}, som krev {what}.",
    ),
    "stop.into": ("{level} krever {what}.", "{level} krev {what}."),
    "stop.this": ("Det krever {what}.", "Det krev {what}."),
    "stop.needs": ("«{wanted}» krever {what}.", "«{wanted}» krev {what}."),
    "stop.plain": ("Det mangler noe: {what}.", "Det manglar noko: {what}."),
    "stop.rule": ("Regel", "Regel"),
    "stop.who": ("Hvem", "Kven"),
    "stop.inferred": ("(tolket)", "(tolka)"),
    "stop.and": ("{first} og {last}", "{first} og {last}"),
    # what a gate asks for
    "need.consent": ("samtykke", "samtykke"),
    "need.service-named": ("at dere har valgt hvem «{subject}» er", "at de har valt kven «{subject}» er"),
    "need.service-consent": ("samtykke som gjelder {names}", "samtykke som gjeld {names}"),
    "need.coordinator": ("en stafettholder", "ein stafetthaldar"),
    "need.coordinator-settled": (
        "at dere avklarer hvem som er stafettholder",
        "at de avklarer kven som er stafetthaldar",
    ),
    "need.role-named": ("at dere har sagt hvem som er «{subject}»", "at de har sagt kven som er «{subject}»"),
    "need.meeting-held": ("at møtet er holdt", "at møtet er halde"),
    "need.next-meeting": ("en avtalt dato for neste møte", "ein avtalt dato for neste møte"),
    "need.minutes": ("referat fra møtet", "referat frå møtet"),
    "need.measure-running": ("minst ett tiltak i gang", "minst eitt tiltak i gang"),
    "need.evaluated": ("en evaluering", "ei evaluering"),
    "need.evaluated.of": ("evaluering av {names}", "evaluering av {names}"),
    "need.measures-evaluated": ("evaluering av {names}", "evaluering av {names}"),
    "need.view-recorded": (
        "at «{subject}» er hørt, eller hvorfor ikke",
        "at «{subject}» er høyrd, eller kvifor ikkje",
    ),
    "need.advice": ("råd fra {subject}", "råd frå {subject}"),
    "need.advice.anonymous": ("råd fra en anonym drøfting", "råd frå ei anonym drøfting"),
    "need.child-talk": ("en samtale med barnet", "ein samtale med barnet"),
    "need.note": ("et notat", "eit notat"),
    "need.reason": ("en begrunnelse", "ei grunngiving"),
    "need.family-wish": ("at familien ønsker det", "at familien ønskjer det"),
    "need.fact-is": ("at «{subject}» er avklart: {names}", "at «{subject}» er avklart: {names}"),
    "need.fact-is-not": ("at «{subject}» er avklart: {names}", "at «{subject}» er avklart: {names}"),
    "need.consent-valid": ("svar på spørsmålet om samtykke", "svar på spørsmålet om samtykke"),
    "need.consent-refused": ("svar på spørsmålet om samtykke", "svar på spørsmålet om samtykke"),
    # the short name of the rule behind it
    "rule.consent": ("samtykke til samarbeid", "samtykke til samarbeid"),
    "rule.service-named": ("tjenester som velges i saken", "tenester som blir valde i saka"),
    "rule.service-consent": ("samtykke for hver tjeneste", "samtykke for kvar teneste"),
    "rule.coordinator": ("stafettholder", "stafetthaldar"),
    "rule.coordinator-settled": ("avklaring av stafettholder", "avklaring av stafetthaldar"),
    "rule.role-named": ("hvem som har rollen", "kven som har rolla"),
    "rule.meeting-held": ("møte på steget", "møte på steget"),
    "rule.next-meeting": ("neste møte avtales", "neste møte blir avtalt"),
    "rule.minutes": ("referat fra møtet", "referat frå møtet"),
    "rule.measure-running": ("tiltak i gang", "tiltak i gang"),
    "rule.evaluated": ("evaluering av tiltakene", "evaluering av tiltaka"),
    "rule.measures-evaluated": ("møtet evaluerer tiltakene", "møtet evaluerer tiltaka"),
    "rule.view-recorded": ("egen opplevelse i evalueringen", "eiga oppleving i evalueringa"),
    "rule.advice": ("råd før saken går videre", "råd før saka går vidare"),
    "rule.child-talk": ("samtale med barnet", "samtale med barnet"),
    "rule.note": ("notat", "notat"),
    "rule.reason": ("begrunnelse", "grunngiving"),
    "rule.family-wish": ("avslutning når familien ønsker det", "avslutning når familien ønskjer det"),
    "rule.fact-is": ("steg som bare gjelder noen saker", "steg som berre gjeld nokre saker"),
    "rule.fact-is-not": ("steg som bare gjelder noen saker", "steg som berre gjeld nokre saker"),
    "rule.consent-valid": ("steget spør om samtykke", "steget spør om samtykke"),
    "rule.consent-refused": ("steget spør om samtykke", "steget spør om samtykke"),
    # refusals that no gate stands behind
    "refusal.already-open": ("Saken er åpnet fra før.", "Saka er opna frå før."),
    "refusal.no-case": ("Saken er ikke åpnet.", "Saka er ikkje opna."),
    "refusal.date-in-future": (
        "{date} har ikke vært ennå. Skriv dagen det skjedde.",
        "{date} har ikkje vore enno. Skriv dagen det hende.",
    ),
    "refusal.date-before-case": (
        "{date} er før saken ble åpnet, {opened}.",
        "{date} er før saka vart opna, {opened}.",
    ),
    "refusal.case-closed": (
        "Saken er avsluttet. Den må åpnes igjen før du kan gjøre noe i den.",
        "Saka er avslutta. Ho må opnast igjen før du kan gjere noko i ho.",
    ),
    "refusal.case-is-open": ("Saken er åpen.", "Saka er open."),
    "refusal.step-not-optional": (
        "Dette steget er ikke valgfritt. Det kan ikke hoppes over.",
        "Dette steget er ikkje valfritt. Det kan ikkje hoppast over.",
    ),
    "refusal.not-resting": (
        "Saken står på et steg. --til med et nivå virker bare fra et nivå uten steg.",
        "Saka står på eit steg. --til med eit nivå verkar berre frå eit nivå utan steg.",
    ),
    "refusal.resting-place": (
        "Saken står på et nivå uten steg. Si hvor den skal videre, med --til.",
        "Saka står på eit nivå utan steg. Sei kvar ho skal vidare, med --til.",
    ),
    "refusal.guideline-is-draft": (
        "«{title}» er et utkast. Skriv --utkast for å prøve den likevel.",
        "«{title}» er eit utkast. Skriv --utkast for å prøve han likevel.",
    ),
    "refusal.guideline-is-withdrawn": (
        "«{title}» er trukket tilbake. Det kan ikke åpnes nye saker på den.",
        "«{title}» er trekt tilbake. Det kan ikkje opnast nye saker på han.",
    ),
    "refusal.blank": ("Teksten er tom: {field}.", "Teksten er tom: {field}."),
    "refusal.answer-needed": (
        "«{step}» har flere svar. Velg ett av dem.",
        "«{step}» har fleire svar. Vel eitt av dei.",
    ),
    "refusal.no-such-answer": ("Det svaret finnes ikke på dette steget.", "Det svaret finst ikkje på dette steget."),
    "refusal.answer-needs-target": (
        "«{answer}» kan føre flere steder. Si hvor, med --til.",
        "«{answer}» kan føre fleire stader. Sei kvar, med --til.",
    ),
    "refusal.unknown-ending": (
        "Veilederen har ikke den avslutningen. Den har {names}.",
        "Rettleiaren har ikkje den avslutninga. Han har {names}.",
    ),
    "refusal.not-at-an-ending": (
        "Saken står ikke ved et svar som avslutter slik: «{ending}». Veien dit: {way}.",
        "Saka står ikkje ved eit svar som avsluttar slik: «{ending}». Vegen dit: {way}.",
    ),
    "refusal.not-at-an-ending.nowhere": (
        "Det går ingen vei herfra til «{ending}». Bare familien kan ønske det.",
        "Det går ingen veg herifrå til «{ending}». Berre familien kan ønskje det.",
    ),
    "refusal.consent-without-service": (
        "Et samtykke må gjelde minst én tjeneste. Skriv den med --for.",
        "Eit samtykke må gjelde minst éi teneste. Skriv ho med --for.",
    ),
    "refusal.service-needs-name": (
        "«{service}» står for tjenester som velges i hver sak. Skriv navnet på tjenesten.",
        "«{service}» står for tenester som blir valde i kvar sak. Skriv namnet på tenesta.",
    ),
    "refusal.consent-already-expired": (
        "Samtykket ville ha gått ut {date}, og det er alt forbi.",
        "Samtykket ville ha gått ut {date}, og det er alt forbi.",
    ),
    "refusal.no-consent": ("Det er ikke noe samtykke å trekke.", "Det er ikkje noko samtykke å trekkje."),
    "refusal.service-not-involved": ("«{service}» er ikke med i saken.", "«{service}» er ikkje med i saka."),
    "refusal.unknown-service": (
        "Veilederen har ingen tjeneste som heter «{service}». Den har {names}.",
        "Rettleiaren har inga teneste som heiter «{service}». Han har {names}.",
    ),
    "refusal.unknown-service.none": (
        "Veilederen nevner ingen tjenester, og da heller ikke «{service}».",
        "Rettleiaren nemner ingen tenester, og då heller ikkje «{service}».",
    ),
    "refusal.already-involved": ("«{service}» er alt med i saken.", "«{service}» er alt med i saka."),
    "refusal.service-consent": ("Samtykket gjelder ikke {names}.", "Samtykket gjeld ikkje {names}."),
    "refusal.unknown-role": (
        "Veilederen har ingen rolle som heter «{role}». Den har {names}.",
        "Rettleiaren har inga rolle som heiter «{role}». Han har {names}.",
    ),
    "refusal.role-is-coordinator": (
        "«{role}» settes ikke her, men ved at noen blir spurt og sier ja.",
        "«{role}» blir ikkje sett her, men ved at nokon blir spurd og seier ja.",
    ),
    "refusal.unknown-fact": (
        "Veilederen har ikke kjennetegnet «{fact}». Den har {names}.",
        "Rettleiaren har ikkje kjenneteiknet «{fact}». Han har {names}.",
    ),
    "refusal.unknown-fact.none": (
        "Veilederen har ingen kjennetegn, og da heller ikke «{fact}».",
        "Rettleiaren har ingen kjenneteikn, og då heller ikkje «{fact}».",
    ),
    "refusal.unknown-value": ("«{fact}» kan bare være {names}.", "«{fact}» kan berre vere {names}."),
    "refusal.next-meeting-before": (
        "Neste møte kan ikke være {date}. Det er ikke etter dette møtet.",
        "Neste møte kan ikkje vere {date}. Det er ikkje etter dette møtet.",
    ),
    "refusal.next-meeting-late": (
        "Veilederen vil ha neste møte {text}, altså senest {date}.",
        "Rettleiaren vil ha neste møte {text}, altså seinast {date}.",
    ),
    "refusal.no-consultation": ("Ingen drøfting venter på svar.", "Inga drøfting ventar på svar."),
    "refusal.consult-whom": (
        "Si hvem saken skal drøftes med: --hos, eller --anonymt.",
        "Sei kven saka skal drøftast med: --hos, eller --anonymt.",
    ),
    "refusal.unknown-body": (
        "Veilederen har ingen instans som heter «{body}». Den har {names}.",
        "Rettleiaren har ingen instans som heiter «{body}». Han har {names}.",
    ),
    "refusal.unknown-body.none": (
        "Veilederen nevner ingen instanser, og da heller ikke «{body}».",
        "Rettleiaren nemner ingen instansar, og då heller ikkje «{body}».",
    ),
    "refusal.no-offer-to-you": (
        "Du er ikke spurt om å være stafettholder i denne saken.",
        "Du er ikkje spurd om å vere stafetthaldar i denne saka.",
    ),
    "refusal.baton-already-offered": (
        "Noen er alt spurt om å være stafettholder og har ikke svart ennå.",
        "Nokon er alt spurd om å vere stafetthaldar og har ikkje svart enno.",
    ),
    "refusal.no-offer": (
        "Ingen er spurt om å være stafettholder nå.",
        "Ingen er spurd om å vere stafetthaldar no.",
    ),
    "refusal.offer-not-yours": (
        "Bare den som spurte, eller stafettholderen, kan trekke spørsmålet.",
        "Berre den som spurde, eller stafetthaldaren, kan trekkje spørsmålet.",
    ),
    "refusal.no-such-measure": (
        "Det tiltaket er ikke i gang i denne saken.",
        "Det tiltaket er ikkje i gang i denne saka.",
    ),
    "refusal.responsible-not-allowed": (
        "Veilederen lar ikke {kind} være ansvarlig her, bare {names}.",
        "Rettleiaren lèt ikkje {kind} vere ansvarleg her, berre {names}.",
    ),
    "refusal.view-needs-text": (
        "Skriv hva «{role}» sa, eller hvorfor «{role}» ikke ble spurt.",
        "Skriv kva «{role}» sa, eller kvifor «{role}» ikkje vart spurd.",
    ),
    "refusal.nothing-to-undo": ("Det er ikke noe å angre.", "Det er ikkje noko å angre."),
    "refusal.undo-not-yours": (
        "Det siste som ble gjort, har noen andre gjort. Bare de kan angre det.",
        "Det siste som vart gjort, har nokon andre gjort. Berre dei kan angre det.",
    ),
    "refusal.nothing-to-redo": ("Det er ikke noe å gjøre om igjen.", "Det er ikkje noko å gjere om igjen."),
    # fields that may not be blank
    "field.alias": ("kortnavnet på saken (--alias)", "kortnamnet på saka (--alias)"),
    "field.text": ("notatet", "notatet"),
    "field.advice": ("svaret (--svar)", "svaret (--svar)"),
    "field.title": ("tiltaket (--tiltak)", "tiltaket (--tiltak)"),
    "field.goal": ("målet (--mal)", "målet (--mal)"),
    "field.responsible": ("hvem som er ansvarlig (--ansvarlig)", "kven som er ansvarleg (--ansvarlig)"),
}
