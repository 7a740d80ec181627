"""Owns the words that stand as values and mean something fixed to the program."""

from engine.guideline.vocabulary import (
    LogPart,
    Requirement,
    RoleKind,
    Seriousness,
    Status,
    StepKind,
    ToolStatus,
    ToolType,
    Urgency,
)
from engine.language.wordlist.entry import Word

LANGUAGES = (
    Word("nb", "bokmål", "bokmål", "Fila er skrevet på bokmål.", "Fila er skriven på bokmål."),
    Word("nn", "nynorsk", "nynorsk", "Fila er skrevet på nynorsk.", "Fila er skriven på nynorsk."),
)
STATUSES = (
    Word(Status.DRAFT, "utkast", "utkast", "Under arbeid.", "Under arbeid."),
    Word(Status.TRIAL, "utprøving", "utprøving", "Kan prøves, er ikke vedtatt.", "Kan prøvast, er ikkje vedteken."),
    Word(Status.CURRENT, "gjeldende", "gjeldande", "Gjelder nå.", "Gjeld no."),
    Word(Status.WITHDRAWN, "trukket", "trekt", "Brukes ikke lenger.", "Blir ikkje brukt lenger."),
)
ROLE_KINDS = (
    Word(RoleKind.SUBJECT, "hovedperson", "hovudperson", "Den saken gjelder.", "Den saka gjeld."),
    Word(RoleKind.CHILD, "barn", "barn", "Barnet saken gjelder.", "Barnet saka gjeld."),
    Word(RoleKind.GUARDIANS, "foresatte", "føresette", "Foreldre eller verge.", "Foreldre eller verje."),
    Word(RoleKind.COORDINATOR, "stafettholder", "stafetthaldar", "Den som samordner.", "Den som samordnar."),
    Word(RoleKind.LEADER, "leder", "leiar", "En leder i kommunen.", "Ein leiar i kommunen."),
    Word(RoleKind.EMPLOYEE, "ansatt", "tilsett", "En som er ansatt i kommunen.", "Ein som er tilsett i kommunen."),
)
TOOL_TYPES = (
    Word(ToolType.FORM, "skjema", "skjema", "Noe som fylles ut.", "Noko som blir fylt ut."),
    Word(ToolType.TEMPLATE, "mal", "mal", "Noe å gå ut fra.", "Noko å gå ut frå."),
    Word(ToolType.SYSTEM, "system", "system", "Et dataprogram.", "Eit dataprogram."),
    Word(ToolType.METHOD, "metode", "metode", "En måte å arbeide på.", "Ein måte å arbeide på."),
    Word(ToolType.ROUTINE, "rutine", "rutine", "En fast framgangsmåte.", "Ein fast framgangsmåte."),
    Word(ToolType.LAW, "lov", "lov", "En lov eller forskrift.", "Ei lov eller forskrift."),
)
TOOL_STATUSES = (
    Word(ToolStatus.IN_USE, "i bruk", "i bruk", "Kan brukes nå.", "Kan brukast no."),
    Word(ToolStatus.COMING, "kommer", "kjem", "Er ikke klart ennå.", "Er ikkje klart enno."),
    Word(ToolStatus.INTERNAL, "bare internt", "berre internt", "Finnes bare internt.", "Finst berre internt."),
    Word(ToolStatus.MISSING, "mangler", "manglar", "Nevnes, men finnes ikke.", "Er nemnt, men finst ikkje."),
)
REQUIREMENTS = (
    Word(
        Requirement.CONSENT,
        "samtykke",
        "samtykke",
        "Et gyldig samtykke til samarbeid.",
        "Eit gyldig samtykke til samarbeid.",
    ),
    Word(
        Requirement.COORDINATOR,
        "stafettholder",
        "stafetthaldar",
        "Noen har tatt imot stafettpinnen.",
        "Nokon har teke imot stafettpinnen.",
    ),
    Word(Requirement.EVALUATION, "evaluering", "evaluering", "Tiltakene er evaluert.", "Tiltaka er evaluerte."),
    Word(
        Requirement.CHILD_TALK,
        "samtale med barnet",
        "samtale med barnet",
        "Noen har snakket med barnet.",
        "Nokon har snakka med barnet.",
    ),
    Word(Requirement.NEXT_MEETING, "neste møte", "neste møte", "Neste møte er avtalt.", "Neste møte er avtalt."),
    Word(Requirement.MINUTES, "referat", "referat", "Referatet er skrevet.", "Referatet er skrive."),
    Word(Requirement.REASON, "begrunnelse", "grunngiving", "Det er sagt hvorfor.", "Det er sagt kvifor."),
    Word(Requirement.NOTE, "notat", "notat", "Det er skrevet et notat.", "Det er skrive eit notat."),
    Word(
        Requirement.CHECKLIST,
        "hele sjekklista",
        "heile sjekklista",
        "Hver linje i sjekklista er krysset av.",
        "Kvar linje i sjekklista er kryssa av.",
    ),
)
URGENCIES = (
    Word(Urgency.ALWAYS, "alltid", "alltid", "Hver gang.", "Kvar gong."),
    Word(Urgency.WHEN_NEEDED, "ved behov", "ved behov", "Når det trengs.", "Når det trengst."),
    Word(
        Urgency.SERIOUS_CONCERN,
        "ved alvorlig bekymring",
        "ved alvorleg uro",
        "Når bekymringen er alvorlig.",
        "Når uroa er alvorleg.",
    ),
)
YES_NO = (
    Word("yes", "ja", "ja", "Det er slik.", "Det er slik."),
    Word("no", "nei", "nei", "Det er ikke slik.", "Det er ikkje slik."),
)
EVALUATES = (
    *YES_NO,
    Word("measures", "tiltak", "tiltak", "Tiltakene evalueres.", "Tiltaka blir evaluerte."),
)
MEASURES_FROM = Word(
    "measures_from",
    "tiltak fra",
    "tiltak frå",
    "Tiltakene på disse nivåene evalueres også.",
    "Tiltaka på desse nivåa blir òg evaluerte.",
)
COUNTS_AS = (Word("service", "tjeneste", "teneste", "Som en tjeneste.", "Som ei teneste."),)
RECIPIENTS = (
    Word("barnevern", "barnevern", "barnevern", "Barneverntjenesten.", "Barneverntenesta."),
    Word("politi", "politi", "politi", "Politiet.", "Politiet."),
)
SIGNS = (
    Word(
        "silent",
        "ikke oppgitt",
        "ikkje oppgitt",
        "Den trykte veilederen sier det ikke.",
        "Den trykte rettleiaren seier det ikkje.",
    ),
    Word(
        "maybe", "evt.", "ev.", "Foran et navn: tilbys, kreves aldri.", "Framfor eit namn: blir tilbode, aldri kravd."
    ),
    Word("end", "slutt", "slutt", "Saken avsluttes.", "Saka blir avslutta."),
    Word("onward", "videre", "vidare", "Neste steg på nivået.", "Neste steg på nivået."),
    Word(
        "otherwise",
        "ellers",
        "elles",
        "Foran en frist: for alle andre verdier.",
        "Framfor ein frist: for alle andre verdiar.",
    ),
    Word("everyone", "alle involverte", "alle involverte", "Alle som er med i saken.", "Alle som er med i saka."),
    Word(
        "agree",
        "skal avtales",
        "skal avtalast",
        "Neste møte avtales før dette er ferdig.",
        "Neste møte blir avtalt før dette er ferdig.",
    ),
)
END_TITLE = Word(
    "end_title",
    "Avsluttet",
    "Avslutta",
    "Tittelen på den vanlige avslutningen.",
    "Tittelen på den vanlege avslutninga.",
)
DEADLINE = (
    Word("at_once", "straks", "straks", "Samme dag.", "Same dagen."),
    Word("preferably", "helst", "helst", "Fristen er et ønske.", "Fristen er eit ønske."),
    Word("within", "innen", "innan", "Seinest da.", "Seinast då."),
    Word("counted_from", "fra", "frå", "Det fristen regnes fra.", "Det fristen blir rekna frå."),
)
ANCHORS = (
    Word("previous-meeting", "forrige møte", "førre møte", "Møtet før dette.", "Møtet før dette."),
    Word("case-opened", "saken ble åpnet", "saka vart opna", "Dagen saken begynte.", "Dagen saka tok til."),
)
UNITS = (
    Word("days", "dager", "dagar", "Dager.", "Dagar."),
    Word(
        "working-days",
        "virkedager",
        "virkedagar",
        "Dager utenom helg og helligdager.",
        "Dagar utanom helg og heilagdagar.",
    ),
    Word("weeks", "uker", "veker", "Uker.", "Veker."),
    Word("months", "måneder", "månader", "Måneder.", "Månader."),
)
ONE = (
    Word("days", "dag", "dag", "Én dag.", "Éin dag."),
    Word("working-days", "virkedag", "virkedag", "Én virkedag.", "Éin virkedag."),
    Word("weeks", "uke", "veke", "Én uke.", "Éi veke."),
    Word("months", "måned", "månad", "Én måned.", "Éin månad."),
)
AGES = (Word("under", "under", "under", "Yngre enn dette.", "Yngre enn dette."),)
LATEST = (
    Word(
        "first_measure",
        "første tiltak",
        "første tiltak",
        "Før det første tiltaket settes i gang.",
        "Før det første tiltaket blir sett i gang.",
    ),
)
TAKEOVER = (
    Word(
        "acceptance",
        "aksept",
        "aksept",
        "Når den nye stafettholderen har sagt ja.",
        "Når den nye stafetthaldaren har sagt ja.",
    ),
)
PARTIES = (Word("service", "tjenesten", "tenesta", "Tjenesten som har saken.", "Tenesta som har saka."),)
LOG_PARTS = (
    Word(LogPart.AGREEMENTS, "avtaler", "avtalar", "Det som er avtalt.", "Det som er avtalt."),
    Word(LogPart.SERVICES, "tjenester", "tenester", "Tjenestene som er med.", "Tenestene som er med."),
    Word(LogPart.PROFESSIONALS, "fagpersoner", "fagpersonar", "Fagpersonene som er med.", "Fagpersonane som er med."),
    Word(LogPart.GOALS, "mål", "mål", "Målene.", "Måla."),
    Word(LogPart.MEASURES, "tiltak", "tiltak", "Tiltakene.", "Tiltaka."),
    Word(LogPart.EVALUATIONS, "evalueringer", "evalueringar", "Evalueringene.", "Evalueringane."),
    Word(LogPart.MEETINGS, "møter", "møte", "Møtene.", "Møta."),
    Word(
        LogPart.PARTICIPATION,
        "medvirkning",
        "medverknad",
        "Det barnet og familien har sagt.",
        "Det barnet og familien har sagt.",
    ),
)
SERIOUSNESS = (
    Word(
        Seriousness.ERROR,
        "feil",
        "feil",
        "Veilederen kan ikke brukes så lenge en sak kan bryte regelen.",
        "Rettleiaren kan ikkje brukast så lenge ei sak kan bryte regelen.",
    ),
    Word(
        Seriousness.WARNING,
        "advarsel",
        "åtvaring",
        "Blir fortalt, og kan godtas med en grunn.",
        "Blir fortalt, og kan godtakast med ein grunn.",
    ),
)
SPOTS = (
    Word(StepKind.MEETING, "møte", "møte", "Hvert møte.", "Kvart møte."),
    Word(StepKind.CONSENT, "samtykke", "samtykke", "Hvert samtykke.", "Kvart samtykke."),
    Word(StepKind.MEASURES, "tiltak", "tiltak", "Hvert tiltak.", "Kvart tiltak."),
    Word(StepKind.EVALUATION, "evaluering", "evaluering", "Hver evaluering.", "Kvar evaluering."),
    Word(StepKind.CONSULTATION, "drøfting", "drøfting", "Hver drøfting.", "Kvar drøfting."),
    Word(StepKind.DECISION, "beslutning", "avgjerd", "Hver beslutning.", "Kvar avgjerd."),
    Word("ending", "avslutning", "avslutning", "Enhver avslutning.", "Kvar ei avslutning."),
)
