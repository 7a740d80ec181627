"""What is said of the numbers of a municipality: the report on the screen, as a page, and for a spreadsheet."""

MESSAGES: dict[str, str] = {
    "command-rapport": "tall fra sakene, uten at noen kan kjennes igjen",
    "help-rapport": (
        "Viser hvor mange saker som er åpne på hvert nivå, hva de venter på, hvor lang tid det går før tiltak blir "
        "evaluert, om barnets syn er skrevet ned, og hvordan sakene flytter seg mellom nivåene. Antall under fem vises "
        "aldri, og heller ikke tall som kunne røpe dem. For ledere og den som er systemansvarlig."
    ),
    "opt.numbers-year": "året det telles for: i år eller i fjor (ellers i år)",
    "opt.numbers-format": "tekst, html eller csv (regneark)",
    "opt.numbers-out": "fil det skrives til, med --format html eller csv (ellers på skjermen)",
    "numbers.file-formats": "--format html eller --format csv",
    "numbers.not-counter": (
        "Tallene er for ledere og for den som er systemansvarlig. Trenger du dem, så spør lederen din."
    ),
    "numbers.no-such-year": "Det finnes bare tall for {years}: hele år, og bare i år og i fjor.",
    "numbers.progress": "Teller saker",
    "hint.numbers-page": "som en side med figurer",
    "hint.numbers-sheet": "til et regneark",
    # the frame of the report
    "numbers.title": "Tall fra sakene, {day}",
    "numbers.promise": (
        "Et antall under fem vises aldri, og heller ikke tall som kunne røpe det. Da kan ingen kjennes igjen."
    ),
    "numbers.too-few": (
        "Det er for få saker til å vise tall. Et antall under fem vises aldri, for da kunne noen kjennes igjen. Det "
        "betyr ikke at noe er galt eller mangler."
    ),
    "numbers.mostly": (
        "Mye er skjult her. Slik må det være der det er få saker, ellers kunne noen kjennes igjen. Det betyr ikke at "
        "noe er galt eller mangler."
    ),
    "numbers.others": "Veiledere med for få saker er ikke med.",
    "numbers.whole-years": "Evalueringer og flyttinger står bare i tallene for januar. De er for hele året før.",
    "numbers.unread": "Minst én sak kunne ikke leses, og er ikke talt med.",
    "numbers.untold": "vises ikke",
    "numbers.few": "færre enn 5",
    "numbers.between": "{low}–{high}",
    "numbers.none": "–",
    "numbers.cases": "saker",
    "numbers.evaluations": "evalueringer",
    "numbers.sentence": "{title}. {rows}.",
    # open cases
    "numbers.levels": "Åpne saker per nivå",
    "numbers.level": "nivå",
    "numbers.level-title": "{level}: {title}",
    "numbers.open": "åpne",
    "numbers.overdue": "over frist",
    "numbers.unheld": "uten stafettholder",
    "numbers.all": "I alt",
    "numbers.resting": "Saker som hviler, kommer i tillegg: {count}.",
    "numbers.no-holder-asked": "kreves ikke",
    "numbers.bar": "{open} ({overdue} over frist)",
    "numbers.waiting": "Hva sakene venter på",
    "numbers.waiting-first": "venter på",
    "numbers.waiting-note": "En sak kan vente på flere ting, eller ikke på noe av dette.",
    "numbers.waits-baton": "at noen tar imot stafetten",
    "numbers.waits-advice": "råd fra noen som er spurt",
    "numbers.waits-consent": "at noen følger opp et samtykke som er trukket",
    "numbers.waits-meeting": "et møte som er innkalt",
    "numbers.consents": "Samtykker som går ut",
    "numbers.consents-first": "saken har et samtykke som",
    "numbers.consent-ending": "har gått ut eller gjør det innen 30 dager",
    "numbers.consent-lapsed": "har gått ut",
    "numbers.consent-soon": "går ut innen 30 dager",
    # the year
    "numbers.weeks": "Tid til evaluering, {year}",
    "numbers.weeks-first": "tid fra tiltaket startet eller sist ble evaluert",
    "numbers.took": "{low}–{high} uker",
    "numbers.took-one": "1 uke",
    "numbers.took-more": "{low} uker eller mer",
    "numbers.took-any": "uansett tid",
    "numbers.median": "Den midterste evalueringen kom etter {weeks}.",
    "numbers.no-deadline": "Veilederen har ikke én frist for alle evalueringer.",
    "numbers.deadline": "Frist i veilederen: {weeks} uker.",
    "numbers.late": "Frist i veilederen: {weeks} uker. Etter fristen kom {late} av {count}, {share}.",
    "numbers.deadline-line": "frist {weeks} uker",
    "numbers.percent": "{low} %",
    "numbers.percents": "{low}–{high} %",
    "numbers.views": "Barnets eget syn i evalueringene, {year}",
    "numbers.views-first": "i evalueringen",
    "numbers.view-told": "er det skrevet ned",
    "numbers.view-not-asked": "står det hvorfor det ikke er spurt om",
    "numbers.view-silent": "står det ingenting om det",
    "numbers.views-note": "I en sak om en voksen gjelder det den voksnes eget syn.",
    "numbers.moves": "Flyttinger mellom nivåer, {year}",
    "numbers.from": "fra",
    "numbers.to": "til {level}",
    "numbers.move": "Fra {left} til {entered}",
    "numbers.moves-note": "Flyttinger opp, ned og tilbake er med. Hver flytting er talt for seg.",
    "numbers.moves-rest": "Av hver flytting som ikke står her, er det færre enn fem.",
    # the columns of the file for a spreadsheet
    "numbers.sheet-guide": "veileder",
    "numbers.sheet-table": "tabell",
    "numbers.sheet-row": "rad",
    "numbers.sheet-column": "kolonne",
    "numbers.sheet-told": "vist",
    "numbers.sheet-low": "minst",
    "numbers.sheet-high": "høyst",
    # what stands in sentences beside a table, as rows of that file
    "numbers.weeks-unit": "uker",
    "numbers.fact-resting": "Saker som hviler",
    "numbers.fact-median": "Den midterste evalueringen",
    "numbers.fact-deadline": "Frist i veilederen",
    "numbers.fact-no-deadline": "ikke én frist for alle",
    "numbers.fact-late": "Etter fristen",
    "numbers.fact-share": "prosent",
    "numbers.as-table": "Vis som tabell",
    "numbers.legend-on-time": "innen fristen",
    "numbers.legend-late": "etter fristen (skrå striper)",
    "numbers.legend-open": "åpne saker",
    "numbers.legend-overdue": "av dem over frist (skrå striper)",
    "numbers.legend-hidden": "ikke vist nøyaktig (stiplet)",
}
