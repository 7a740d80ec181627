"""What stops a command, in words: every gate of a guide and every refusal of the case engine.

`need.*` are noun phrases that follow «krever»; `rule.*` are the short names of the rules; `refusal.*` are sentences.
"""

MESSAGES: dict[str, str] = {
    "stop": "Stopp: {text}",
    "stop.leads": "«{wanted}» fører til {level}, som krever {what}.",
    "stop.both": "«{wanted}» krever {own}. Det fører til {level}, som krever {what}.",
    "stop.into": "{level} krever {what}.",
    "stop.needs": "«{wanted}» krever {what}.",
    "stop.plain": "Det mangler noe: {what}.",
    "stop.rule": "Regel",
    "stop.who": "Hvem",
    "stop.inferred": "(tolket)",
    "stop.and": "{first} og {last}",
    "stop.or": "{first} eller {last}",
    "stop.asked": "{who} er spurt.",
    # what a gate asks for
    "need.consent": "samtykke",
    "need.service-named": "at dere har valgt hvem «{subject}» er",
    "need.service-consent": "samtykke som gjelder {names}",
    "need.coordinator": "en stafettholder",
    "need.coordinator.called": "at noen er {holder}",
    "need.coordinator-settled": "at dere har avklart hvem som er stafettholder",
    "need.coordinator-settled.called": "at dere har avklart hvem som er {holder}",
    "need.role-named": "at dere har sagt hvem som er «{subject}»",
    "need.meeting-held": "at møtet er holdt",
    "need.next-meeting": "en avtalt dato for neste møte",
    "need.minutes": "referat fra møtet",
    "need.measure-running": "minst ett tiltak i gang",
    "need.evaluated": "en evaluering",
    "need.evaluated.of": "evaluering av {names}",
    "need.measures-evaluated": "evaluering av {names}",
    "need.view-recorded": "at «{subject}» er hørt, eller hvorfor ikke",
    "need.advice": "råd fra {subject}",
    "need.advice.anonymous": "råd fra en anonym drøfting",
    "need.child-talk": "en samtale med {person}",
    "need.note": "et notat",
    "need.reason": "en begrunnelse",
    "need.family-wish": "at familien ønsker det",
    "need.fact-is": "at «{subject}» er avklart: {names}",
    "need.fact-is-not": "at «{subject}» er avklart: {names}",
    "need.consent.of": "«{about}»",
    "need.child-talk.with": "en samtale med «{about}»",
    "need.coordinator-weighed": "at dere har vurdert på nytt hvem som skal være stafettholder",
    "need.coordinator-weighed.called": "at dere har vurdert på nytt hvem som skal være {holder}",
    "need.tried": "at {subject} er prøvd først",
    "need.agreement": "at «{subject}» er enig",
    "need.checklist": "hele sjekklista ({names} står igjen)",
    "need.services-at-least": "at minst {number} tjenester er med, deres egen medregnet",
    "need.reported": "at det er meldt til {subject}",
    "need.reported.any": "at det er meldt",
    "need.receiver-named": "navnet på den som får det dere sender eller deler",
    "need.tracks-finished": "at alle sporene er ferdige ({names} står igjen)",
    "need.not-shielded": "at noen har klarert kontakt med «{subject}»",
    "need.any-of": "at det er avklart om steget gjelder",
    "need.variant-is": "at saken gjelder {names}",
    "need.variant-is-not": "at saken ikke gjelder {names}",
    "need.shielded": "at noen holdes utenfor saken",
    "need.wish-or-shield": "at familien ønsker det",
    "need.consent-valid": "svar på spørsmålet om samtykke",
    "need.consent-refused": "svar på spørsmålet om samtykke",
    # the short name of the rule behind it
    "rule.consent": "samtykke til samarbeid",
    "rule.service-named": "tjenester som velges i saken",
    "rule.service-consent": "samtykke for hver tjeneste",
    "rule.coordinator": "stafettholder",
    "rule.coordinator.called": "{holder}",
    "rule.coordinator-settled": "avklaring av stafettholder",
    "rule.coordinator-settled.called": "hvem som er {holder}",
    "rule.role-named": "hvem som har rollen",
    "rule.meeting-held": "møte på steget",
    "rule.next-meeting": "neste møte avtales",
    "rule.minutes": "referat fra møtet",
    "rule.measure-running": "tiltak i gang",
    "rule.evaluated": "evaluering av tiltakene",
    "rule.measures-evaluated": "møtet evaluerer alle tiltak som er i gang, også de nye",
    "rule.view-recorded": "egen opplevelse i evalueringen",
    "rule.advice": "råd før saken går videre",
    "rule.child-talk": "samtale med barnet",
    "rule.note": "notat",
    "rule.reason": "begrunnelse",
    "rule.family-wish": "avslutning når familien ønsker det",
    "rule.fact-is": "steg som bare gjelder noen saker",
    "rule.fact-is-not": "steg som bare gjelder noen saker",
    "rule.consent-valid": "steget spør om samtykke",
    "rule.consent-refused": "steget spør om samtykke",
    "rule.coordinator-weighed": "stafettholder vurderes på nytt nivå",
    "rule.coordinator-weighed.called": "hvem som skal være {holder}, vurderes på nytt nivå",
    "rule.tried": "nivåer som skal prøves først",
    "rule.agreement": "dere skal være enige",
    "rule.checklist": "sjekklista på steget",
    "rule.services-at-least": "hvor mange tjenester som skal være med",
    "rule.reported": "meld først",
    "rule.receiver-named": "hvem som får det som sendes eller deles",
    "rule.tracks-finished": "spor som går samtidig",
    "rule.not-shielded": "hvem som holdes utenfor ved mistanke",
    "rule.any-of": "steg som bare gjelder noen saker",
    "rule.variant-is": "hvem dette gjelder for",
    "rule.variant-is-not": "hvem dette gjelder for",
    "rule.shielded": "hvem som holdes utenfor ved mistanke",
    "rule.log-not-here": "hvor det føres stafettlogg",
    "rule.wish-or-shield": "avslutning når familien ønsker det",
    # refusals that no gate stands behind
    "refusal.already-open": "Saken er åpnet fra før.",
    "refusal.no-case": "Saken er ikke åpnet.",
    "refusal.date-in-future": "{date} har ikke vært ennå. Skriv dagen det skjedde.",
    "refusal.no-deadline": (
        "Det løper ingen frist der saken står. Bare en frist som veilederen gir, flyttes slik. Et tiltak får en ny "
        "siste dag med tiltak --viderefor, og et møte flyttes med mote --flytt."
    ),
    "refusal.which-deadline": "Det løper flere frister: {names}. Si hvilken, med --steg.",
    "refusal.no-such-deadline": "Det løper ingen frist for «{name}». Det løper frist for {names}.",
    "refusal.deadline-moved-back": (
        "Fristen kan ikke flyttes til {date}. Den dagen er forbi. Skriv en senere dag med --til."
    ),
    "refusal.deadline-unmoved": "Fristen er {date} fra før. Skriv en annen dag med --til.",
    "refusal.deadline-unmoved.by": (
        "Fristen er {date} fra før. Den ble flyttet hit {start} av {by}. Skriv en annen dag med --til."
    ),
    "refusal.deadline-must-be-kept": (
        "Fristen «{text}» må holdes, og går ut {date}. Skal den flyttes forbi den dagen, må noen ha bestemt det. "
        "Skriv hvem, med --bestemt-av."
    ),
    "refusal.date-before-case": (
        "{date} er før saken ble åpnet, {opened}. "
        "En sak som begynte før du skriver den inn, åpner du med bti ny --dato."
    ),
    "refusal.case-closed": "Saken er avsluttet. Den må åpnes igjen før du kan gjøre noe i den.",
    "refusal.case-is-open": "Saken er åpen.",
    "need.coordinator-only": "at {actor} gjør det, som er {holder}",
    "refusal.coordinator-only": "Det kan bare {actor} gjøre, som er {holder}.",
    "refusal.reads-only": "Du har nødtilgang, og kan bare lese saken.",
    "refusal.not-named-self": "Bare den som selv ser det som er skjermet, kan gi andre tilgang til det.",
    "refusal.not-to-clear": (
        "Bare den som ser det som er skjermet i saken, kan skrive inn at det er klarert. Gi beskjed til en som ser "
        "det, eller be om å få tilgang."
    ),
    "refusal.named-takes-no-part": "Bare den som er med i saken, kan få se det som er skjermet.",
    "refusal.already-named": "{actor} kan se det som er skjermet fra før.",
    "refusal.not-named": "{actor} kan ikke se det som er skjermet.",
    "refusal.last-named": "Noen må kunne se det som er skjermet. Gi en annen tilgang først.",
    "refusal.nothing-to-review": "Det er ingen nødtilgang å gå gjennom.",
    "refusal.last-tie": (
        "Da er du ikke lenger med i saken, og kan ikke gjøre det om. Skriv --likevel hvis det skal være slik."
    ),
    "refusal.no-copy-now": (
        "Utskriften til innbyggeren kan ikke lages nå. Spør den som koordinerer saken. Loggen for deg selv: uten "
        "--innbygger."
    ),
    "refusal.not-overseer": "Loggen for saken er for den som leder enheten, og for den som har tilsyn.",
    "refusal.not-reviewer": "Nødtilgang går stafettholderen gjennom, eller den som leder enheten.",
    "refusal.review-your-own": "Din egen nødtilgang må en annen gå gjennom.",
    "refusal.address-already-protected": "Adressen er sperret fra før.",
    "refusal.address-not-protected": "Adressen er ikke sperret.",
    "refusal.step-not-optional": "Dette steget er ikke valgfritt. Det kan ikke hoppes over.",
    "refusal.not-resting": "Saken står på et steg. --til med et nivå virker bare fra et nivå uten steg.",
    "refusal.resting-place": "Saken står der veilederen ikke har steg. Si hvor den skal videre, med --til.",
    "refusal.guideline-is-draft": "«{title}» er et utkast. Skriv --utkast for å prøve den likevel.",
    "refusal.guideline-is-withdrawn": "«{title}» er trukket tilbake. Det kan ikke åpnes nye saker på den.",
    "refusal.blank": "Teksten er tom: {field}.",
    "refusal.answer-needed": "«{step}» har flere svar. Velg ett av dem.",
    "refusal.no-such-answer": "Det svaret finnes ikke på dette steget.",
    "refusal.answer-needs-target": "«{answer}» kan føre flere steder. Si hvor, med --til.",
    "refusal.unknown-ending": "Veilederen har ikke den avslutningen. Den har {names}.",
    "refusal.not-at-an-ending": "Saken står ikke ved et svar som avslutter slik: «{ending}». Veien dit: {way}.",
    "refusal.not-at-an-ending.nowhere": (
        "Det går ingen vei herfra til «{ending}». Bare når familien ønsker det, kan saken avsluttes slik nå. "
        "Skriv da --familien-onsker."
    ),
    "refusal.consent-without-service": "Et samtykke må gjelde minst én tjeneste. Skriv den med --for.",
    "refusal.service-needs-name": "«{service}» står for tjenester som velges i hver sak. Skriv navnet på tjenesten.",
    "refusal.consent-already-expired": "Samtykket ville ha gått ut {date}, og det er alt forbi.",
    "refusal.no-consent": "Det er ikke noe samtykke å trekke.",
    "refusal.service-not-involved": "«{service}» er ikke med i saken.",
    "refusal.unknown-service": "Veilederen har ingen tjeneste som heter «{service}». Den har {names}.",
    "refusal.unknown-service.none": "Veilederen nevner ingen tjenester, og da heller ikke «{service}».",
    "refusal.already-involved": "«{service}» er med i saken fra før.",
    "refusal.service-consent": "Samtykket gjelder ikke {names}.",
    "refusal.service-consent.left-out": (
        "Samtykket gjelder ikke {names}: {by} har unntatt det. Spør på nytt før du registrerer noe annet."
    ),
    "refusal.service-consent.refused": (
        "Ingen samtykker gjelder {names}: {by} sa nei {date}. Spør på nytt før du registrerer noe annet."
    ),
    "refusal.service-consent.withdrawn": (
        "Ingen samtykker gjelder {names}: {by} trakk samtykket {date}. Spør på nytt før du registrerer noe annet."
    ),
    "refusal.unknown-role": "Veilederen har ingen rolle som heter «{role}». Den har {names}.",
    "refusal.role-is-coordinator": "«{role}» settes ikke her, men ved at noen blir spurt og sier ja.",
    "refusal.unknown-fact": "Veilederen har ikke kjennetegnet «{fact}». Den har {names}.",
    "refusal.unknown-fact.none": "Veilederen har ingen kjennetegn, og da heller ikke «{fact}».",
    "refusal.unknown-value": "«{fact}» kan bare være {names}.",
    "refusal.next-meeting-before": "Neste møte kan ikke være {date}. Det er ikke etter dette møtet.",
    "refusal.next-meeting-late": "Veilederen vil ha neste møte {text}, altså senest {date}.",
    "refusal.no-consultation": "Det ventes ikke på svar derfra, men fra {names}.",
    "refusal.no-consultation.none": "Ingen drøfting venter på svar.",
    "refusal.advice-from-whom": (
        "Det ventes på flere svar, blant annet fra {names}. Si hvem dette er fra, med --hos, eller med --anonymt."
    ),
    "refusal.consult-whom": "Si hvem saken skal drøftes med: --hos, eller --anonymt.",
    "refusal.unknown-body": "Veilederen har ingen instans som heter «{body}». Den har {names}.",
    "refusal.unknown-body.none": "Veilederen nevner ingen instanser, og da heller ikke «{body}».",
    "refusal.no-offer-to-you": "Du er ikke spurt om å være stafettholder i denne saken.",
    "refusal.baton-already-offered": "Noen er alt spurt om å være stafettholder og har ikke svart ennå.",
    "refusal.no-offer": "Ingen er spurt om å være stafettholder nå.",
    "refusal.offer-not-yours": "Bare den som spurte, eller stafettholderen, kan trekke spørsmålet.",
    "refusal.no-such-measure": "Det tiltaket er ikke i gang i denne saken.",
    "refusal.responsible-not-allowed": "Veilederen lar ikke {kind} være ansvarlig her, bare {names}.",
    "refusal.view-needs-text": "Skriv hva «{role}» sa, eller hvorfor «{role}» ikke ble spurt.",
    "refusal.nothing-to-undo": "Det er ikke noe å angre.",
    "refusal.undo-not-yours": "Det siste som ble gjort, har noen andre gjort. Bare de kan angre det.",
    "refusal.nothing-to-redo": "Det er ingen angring å ta tilbake.",
    "refusal.reason": "Skriv hvorfor, med --grunn.",
    "refusal.emergency-reason": (
        "Skriv hvorfor saken må åpnes, med --grunn: noen ord, minst {least} bokstaver. Den som går gjennom det "
        "etterpå, skal forstå hvorfor."
    ),
    "refusal.variant-needed": "Veilederen er ulik for {names}. Si hva saken gjelder, med --for.",
    "refusal.unknown-variant": "Veilederen er ikke for «{variant}». Den er for {names}.",
    "refusal.unknown-variant.none": "Veilederen er lik for alle. Skriv kommandoen uten --for.",
    "refusal.no-such-entrance": "En sak kan ikke begynne på «{entry}». Den kan begynne på {names}.",
    "refusal.entrance-by-whom": "Veilederen sier hvem som kan starte saken: {names}. Si hvem det er, med --av.",
    "refusal.entrance-not-for": "«{role}» kan ikke starte saken der. Det kan {names}.",
    "refusal.which-track": "Saken går i flere spor nå: {names}. Si hvilket, med --spor.",
    "refusal.unknown-track": "Saken har ikke noe spor som heter «{track}». Den har {names}.",
    "refusal.unknown-track.none": "Saken går ikke i spor nå. Skriv kommandoen uten --spor.",
    "refusal.track-finished": "Sporet «{track}» er alt ferdig.",
    "refusal.no-tracks": "Saken går ikke i spor nå, så det er ingenting å sette til side.",
    "refusal.no-checklist": "Steget har ingen sjekkliste.",
    "refusal.no-such-line": "Sjekklista har ingen linje «{line}». Den har {names}.",
    "refusal.nothing-to-tick": "Det er krysset av fra før.",
    "refusal.unknown-party": "Veilederen nevner ikke «{party}». Den nevner {names}.",
    "refusal.unknown-consent-type": "Veilederen har ingen samtykketype som heter «{type}». Den har {names}.",
    "refusal.unknown-consent-type.none": "Veilederen har ingen samtykketyper. Skriv kommandoen uten --type.",
    "refusal.consent-age-unknown": "Alderen avgjør hvem som gir «{type}», og den er ikke kjent. Skriv den med --alder.",
    "refusal.consent-not-by": "Ved {age} år skal samtykket gis av {names}. Si hvem som har svart, med --rolle.",
    "refusal.consent-not-from": "Samtykket skal gis av {names}. Si hvem som har svart, med --rolle.",
    "refusal.family-wish-missing": (
        "Veilederen lar {names} påvirke hvem som blir stafettholder. "
        "Skriv hva de ønsker, eller hvorfor de ikke er spurt, med --onske."
    ),
    "refusal.wish-of-kept-out": (
        "{names} holdes utenfor, så ingen kan ha spurt dem nå. Skriv hva andre i familien ønsker, "
        "eller hvorfor ingen er spurt, med --onske. Ingenting er lagret."
    ),
    "refusal.weighing-missing": (
        "På et nytt nivå tar dere opp på nytt hvem som skal være stafettholder. "
        "Vurder {names}. Skriv hva dere kom fram til, med --vurdering."
    ),
    "refusal.decided-by-missing": "Her bestemmer {names} hvem som er stafettholder. Si hvem, med --bestemt-av.",
    "refusal.not-to-be-present": "{names} skal ikke være med her. Ingenting er lagret.",
    "refusal.no-shield": "Ingen holdes utenfor saken. Det er ingenting å klarere.",
    "refusal.not-cleared-by": "«{by}» kan ikke klarere dette. Det kan {names}.",
    "refusal.cleared-for-whom": "Flere holdes utenfor: {names}. Si hvem det er klarert for, med --gjelder.",
    "refusal.not-cleared-for": "Det kan ikke klareres for «{role}» her. Det kan det for {names}.",
    "refusal.rule-leads-nowhere": "Veilederen sier ikke hvor saken går etter en melding.",
    "refusal.already-there": "Saken står alt der den skal etter en melding.",
    "refusal.side-work-begun": (
        "Svaret åpnet en egen sak ved siden av, og kan derfor ikke angres. Avslutt heller den saken, og gå videre her."
    ),
    "refusal.log-not-here": "Veilederen har bare stafettlogg på {names}.",
    # fields that may not be blank
    "field.alias": "kortnavnet på saken (--alias)",
    "field.from": "hvem som svarte (--fra)",
    "field.text": "notatet",
    "field.advice": "svaret (--svar)",
    "field.title": "tiltaket (--tiltak)",
    "field.goal": "målet (--mal)",
    "field.responsible": "hvem som er ansvarlig (--ansvarlig)",
}
