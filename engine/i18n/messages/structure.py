"""Owns what is said about a guide's structure: rules S, and the rules on steps that stand beside the schema.

Sentence 1 says what and where in the author's own words, sentence 2 what to write. The names in
braces are the diagnostic's arguments.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    # S01 a key that nobody knows
    "key-did-you-mean": (
        "«{key}» kan ikke stå her. Mente du «{suggestion}»?",
        "«{key}» kan ikkje stå her. Meinte du «{suggestion}»?",
    ),
    "key-other-language": (
        "«{key}» er ikke bokmål. På bokmål heter det «{suggestion}».",
        "«{key}» er ikkje nynorsk. På nynorsk heiter det «{suggestion}».",
    ),
    "key-not-here": (
        "«{key}» hører til et annet sted i veilederen. Her kan du skrive {choices}.",
        "«{key}» høyrer til ein annan stad i rettleiaren. Her kan du skrive {choices}.",
    ),
    "key-unknown": (
        "«{key}» kan ikke stå her. Skriv et av disse: {choices}.",
        "«{key}» kan ikkje stå her. Skriv eit av desse: {choices}.",
    ),
    "key-unknown-in-step": (
        "«{key}» kan ikke stå her. Skriv et av disse: {choices}, eller sett linja under «{own}».",
        "«{key}» kan ikkje stå her. Skriv eit av desse: {choices}, eller set linja under «{own}».",
    ),
    # S02 a key that must be there
    "key-missing": (
        "«{key}» mangler her. Legg til en linje som denne: {example}",
        "«{key}» manglar her. Legg til ei linje som denne: {example}",
    ),
    # S03 a text, a list or lines with names, where something else was wanted
    "list-not-text": (
        "Under «{key}» står det en liste, men her skal det stå én tekst. Skriv teksten rett etter kolon.",
        "Under «{key}» står det ei liste, men her skal det stå éin tekst. Skriv teksten rett etter kolon.",
    ),
    "parts-not-text": (
        (
            "Under «{key}» står det linjer med kolon, men her skal det stå en tekst. "
            "Skriv teksten rett etter «{key}:», eller sett hermetegn rundt den."
        ),
        (
            "Under «{key}» står det linjer med kolon, men her skal det stå ein tekst. "
            "Skriv teksten rett etter «{key}:», eller set hermeteikn rundt han."
        ),
    ),
    "text-not-list": (
        "«{key}» skal ha en liste. Skriv hvert punkt på sin egen linje, med «- » foran.",
        "«{key}» skal ha ei liste. Skriv kvart punkt på si eiga linje, med «- » framfor.",
    ),
    "parts-not-list": (
        "«{key}» skal ha en liste, men det mangler en strek. Skriv «- » foran den første linja i hvert punkt.",
        "«{key}» skal ha ei liste, men det manglar ein strek. Skriv «- » framfor den første linja i kvart punkt.",
    ),
    "text-not-parts": (
        "Under «{key}» skal det stå linjer med navn, kolon og innhold. Skriv dem under, med to mellomrom foran.",
        "Under «{key}» skal det stå linjer med namn, kolon og innhald. Skriv dei under, med to mellomrom framfor.",
    ),
    "list-not-parts": (
        (
            "Under «{key}» skal hver linje begynne med et navn og kolon. "
            "Ta bort streken foran, og skriv kolon etter navnet."
        ),
        (
            "Under «{key}» skal kvar linje byrje med eit namn og kolon. "
            "Ta bort streken framfor, og skriv kolon etter namnet."
        ),
    ),
    "item-text-not-parts": (
        "Et punkt under «{key}» er bare en tekst. Begynn det med et ord og kolon, som «- steg: Oppmerksomhet».",
        "Eit punkt under «{key}» er berre ein tekst. Byrj det med eit ord og kolon, som «- steg: Merksemd».",
    ),
    "item-list-not-parts": (
        "Et punkt under «{key}» har en strek for mye. La hvert punkt ha bare én.",
        "Eit punkt under «{key}» har ein strek for mykje. La kvart punkt ha berre éin.",
    ),
    "item-list-not-text": (
        "Et punkt under «{key}» er en liste i lista. La hvert punkt være én tekst.",
        "Eit punkt under «{key}» er ei liste i lista. La kvart punkt vere éin tekst.",
    ),
    "item-parts-not-text": (
        "Et punkt under «{key}» har et kolon. La hvert punkt være én tekst, eller sett hermetegn rundt den.",
        "Eit punkt under «{key}» har eit kolon. La kvart punkt vere éin tekst, eller set hermeteikn rundt han.",
    ),
    # S04 a word that is not on the list
    "word-did-you-mean": (
        "«{text}» kan ikke stå her. Mente du «{suggestion}»?",
        "«{text}» kan ikkje stå her. Meinte du «{suggestion}»?",
    ),
    "word-unknown": (
        "«{text}» kan ikke stå her. Skriv et av disse: {choices}.",
        "«{text}» kan ikkje stå her. Skriv eit av desse: {choices}.",
    ),
    # S05 a form
    "form-date": (
        "«{text}» er ikke en dato slik «{key}» skal ha den. Skriv år, måned og dag: 2026-09-01.",
        "«{text}» er ikkje ein dato slik «{key}» skal ha han. Skriv år, månad og dag: 2026-09-01.",
    ),
    "form-number": (
        "«{text}» er ikke et kommunenummer. Skriv fire siffer, som 0301.",
        "«{text}» er ikkje eit kommunenummer. Skriv fire siffer, som 0301.",
    ),
    "form-id": (
        "«{text}» kan ikke være «{key}». Skriv små bokstaver, tall og bindestrek, uten mellomrom.",
        "«{text}» kan ikkje vere «{key}». Skriv små bokstavar, tal og bindestrek, utan mellomrom.",
    ),
    "form-deadline": (
        (
            "«{text}» er ikke en frist programmet forstår. "
            "Skriv den slik: «helst innen 4–6 uker», «2 dager fra forrige møte» eller «straks»."
        ),
        (
            "«{text}» er ikkje ein frist programmet forstår. "
            "Skriv han slik: «helst innan 4–6 veker», «2 dagar frå førre møte» eller «straks»."
        ),
    ),
    "form-next-meeting": (
        "«{text}» sier ikke når neste møte er. Skriv «skal avtales», eller en frist som «helst innen 4–6 uker».",
        "«{text}» seier ikkje når neste møte er. Skriv «skal avtalast», eller ein frist som «helst innan 4–6 veker».",
    ),
    "form-minutes": (
        "«{text}» kan ikke stå etter «{key}». Skriv «ja», eller hvem det skal til: {{til: alle involverte}}.",
        "«{text}» kan ikkje stå etter «{key}». Skriv «ja», eller kven det skal til: {{til: alle involverte}}.",
    ),
    "form-pairs": (
        "Etter «{key}» skal det ikke stå «{text}». Skriv én linje for hver, med kolon, eller «ikke oppgitt».",
        "Etter «{key}» skal det ikkje stå «{text}». Skriv éi linje for kvar, med kolon, eller «ikkje oppgitt».",
    ),
    "form-text": (
        "«{text}» kan ikke stå etter «{key}». Skriv en tekst.",
        "«{text}» kan ikkje stå etter «{key}». Skriv ein tekst.",
    ),
    # S06–S09
    "empty-value": (
        "Det står ingenting etter «{key}». Skriv det som mangler, eller ta bort linja.",
        "Det står ingenting etter «{key}». Skriv det som manglar, eller ta bort linja.",
    ),
    "too-few-values": (
        "«{key}» har for få verdier til at det er noe å velge mellom. Skriv minst to.",
        "«{key}» har for få verdiar til at det er noko å velje mellom. Skriv minst to.",
    ),
    "language-differs": (
        "Her står det at fila er på nynorsk, men ordene i den er på bokmål. Skriv «språk: bokmål».",
        "Her står det at fila er på bokmål, men orda i ho er på nynorsk. Skriv «språk: nynorsk».",
    ),
    "not-as-expected": (
        "Det som står etter «{key}», er ikke slik det skal være. Skriv det på nytt, eller ta bort linja.",
        "Det som står etter «{key}», er ikkje slik det skal vere. Skriv det på nytt, eller ta bort linja.",
    ),
    # Y20–Y21
    "step-without-kind": (
        "Dette steget begynner med «{key}» og sier ikke hva slags steg det er. Begynn med et av disse: {choices}.",
        "Dette steget byrjar med «{key}» og seier ikkje kva slags steg det er. Byrj med eit av desse: {choices}.",
    ),
    "step-of-two-kinds": (
        "Dette steget er både «{first}» og «{second}». Del det i to steg, med «- » foran hvert.",
        "Dette steget er både «{first}» og «{second}». Del det i to steg, med «- » framfor kvart.",
    ),
    "kind-not-first": (
        "«{key}» sier hva slags steg dette er, men står etter «{first}». Flytt linja øverst i steget.",
        "«{key}» seier kva slags steg dette er, men står etter «{first}». Flytt linja øvst i steget.",
    ),
    "key-of-other-kind": (
        "«{key}» virker ikke på «{kind}». Ta bort linja, eller gjør steget til et av disse: {choices}.",
        "«{key}» verkar ikkje på «{kind}». Ta bort linja, eller gjer steget til eit av desse: {choices}.",
    ),
}
