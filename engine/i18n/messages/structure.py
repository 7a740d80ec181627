"""Owns what is said about a guide's structure: rules S, and the rules on steps that stand beside the schema.

Sentence 1 says what and where in the author's own words, sentence 2 what to write. The names in
braces are the diagnostic's arguments.
"""

MESSAGES: dict[str, str] = {
    # S01 a key that nobody knows
    "key-did-you-mean": "«{key}» kan ikke stå her. Mente du «{suggestion}»?",
    "key-other-language": "«{key}» er ikke bokmål. På bokmål heter det «{suggestion}».",
    "key-not-here": "«{key}» hører til et annet sted i veilederen. Her kan du skrive {choices}.",
    "key-unknown": "«{key}» kan ikke stå her. Skriv et av disse: {choices}.",
    "key-unknown-in-step": "«{key}» kan ikke stå her. Skriv et av disse: {choices}, eller sett linja under «{own}».",
    "levels-without-heading": (
        "Dette «{key}» står i lista under «{owner}», for ordet over nivåene mangler. "
        "Skriv «{levels}:» på en linje for seg over det, helt til venstre."
    ),
    "step-among-levels": (
        "Steget «{title}» står i lista over nivåer. Flytt det lenger inn, til «{key}» i nivået som det hører til."
    ),
    "level-among-steps": (
        "Dette «{key}» står som et steg i nivået over. Flytt hele nivået ut, så det står rett under «{levels}»."
    ),
    "section-within-section": (
        "«{key}» står lenger inn enn de andre overskriftene, og blir lest som noe under «{owner}». "
        "Flytt linja helt ut til venstre."
    ),
    "parallel-in-track": (
        "«{key}» kan ikke stå i et spor. La sporet ha stegene etter hverandre, eller del det i to spor."
    ),
    # S02 a key that must be there
    "key-missing": "«{key}» mangler her. Legg til en linje som denne: {example}",
    # S03 a text, a list or lines with names, where something else was wanted
    "list-not-text": "Under «{key}» står det en liste, men her skal det stå én tekst. Skriv teksten rett etter kolon.",
    "parts-not-text": (
        "Under «{key}» står det linjer med kolon, men her skal det stå en tekst. "
        "Skriv teksten rett etter «{key}:», eller sett anførselstegn rundt den."
    ),
    "text-not-list": "«{key}» skal ha en liste. Skriv hvert punkt på sin egen linje, med «- » foran.",
    "parts-not-list": (
        "«{key}» skal ha en liste, men det mangler en strek. Skriv «- » foran den første linja i hvert punkt."
    ),
    "text-not-parts": (
        "«{key}» skal ha navn, kolon og innhold, ikke bare en tekst. "
        "Skriv det slik: «{example}», eller med hvert navn på sin egen linje under."
    ),
    "list-not-parts": (
        "Under «{key}» skal hver linje begynne med et navn og kolon, uten strek foran. Skriv «{text}: …» her."
    ),
    "dashes-not-parts": "Under «{key}» skal ingen linje ha strek foran. Skriv «{text}: …» uten «- ».",
    "bare-list-not-parts": (
        "Det står en liste i «{key}», men hvert navn skal ha kolon og innhold. "
        "Skriv det slik: «{example}», eller med hvert navn på sin egen linje under."
    ),
    "item-text-not-parts": (
        "Et punkt under «{key}» er bare en tekst. Skriv et ord og kolon først, som «- steg: Oppmerksomhet»."
    ),
    "item-list-not-parts": "Et punkt under «{key}» har en strek for mye. La hvert punkt ha bare én.",
    "item-list-not-text": "Et punkt under «{key}» er en liste i lista. La hvert punkt være én tekst.",
    "item-parts-not-text": (
        "Et punkt under «{key}» har et kolon. La hvert punkt være én tekst, eller sett anførselstegn rundt den."
    ),
    # S04 a word that is not on the list
    "word-did-you-mean": "«{text}» kan ikke stå her. Mente du «{suggestion}»?",
    "word-other-language": "«{text}» er ikke bokmål. På bokmål heter det «{suggestion}».",
    "word-unknown": "«{text}» kan ikke stå her. Skriv et av disse: {choices}.",
    # S05 a form
    "form-date": "«{text}» er ikke en dato slik «{key}» skal ha den. Skriv år, måned og dag: 2026-09-01.",
    "form-number": "«{text}» er ikke et kommunenummer. Skriv fire siffer, som 0301.",
    "form-id": "«{text}» kan ikke være «{key}». Skriv små bokstaver, tall og bindestrek, uten mellomrom.",
    "form-deadline": (
        "«{text}» er ikke en frist programmet forstår. "
        "Skriv den slik: «helst innen 4–6 uker», «10 virkedager fra forrige møte» eller «straks»."
    ),
    "form-next-meeting": (
        "«{text}» sier ikke når neste møte er. Skriv «skal avtales», eller en frist som «helst innen 4–6 uker»."
    ),
    "form-minutes": (
        "«{text}» kan ikke stå etter «{key}». Skriv «ja», eller hvem det skal til: {{til: alle involverte}}."
    ),
    "form-pairs": ("Etter «{key}» skal det ikke stå «{text}». Skriv det slik: «{example}», eller «ikke oppgitt»."),
    "form-items": (
        "Etter «{key}» skal det ikke stå «{text}». Skriv ett punkt for hver, med «- » foran, eller «ikke oppgitt»."
    ),
    "form-duration": (
        "«{text}» sier ikke hvor lenge det varer. Skriv et tall og dager, uker eller måneder, som «12 måneder»."
    ),
    "form-age": (
        "«{text}» er ikke en alder programmet forstår. Skriv hele år slik: «under 15», «15–17», «fra 18» eller «15»."
    ),
    "form-count": "«{text}» er ikke et antall slik «{key}» skal ha det. Skriv et tall fra 1 og oppover.",
    "form-evaluates": (
        "«{text}» kan ikke stå etter «{key}». Skriv «ja», eller fra hvilke nivåer tiltakene er: «tiltak fra 1 og 2»."
    ),
    "form-text": "«{text}» kan ikke stå etter «{key}». Skriv en tekst.",
    # S06–S09
    "empty-value": "Det står ingenting etter «{key}». Skriv det som mangler, eller ta bort linja.",
    "empty-or-unsaid": (
        "Det står ingenting etter «{key}». Skriv det som mangler, "
        "eller «{silent}» når den trykte veilederen ikke sier det."
    ),
    "empty-answer": (
        "Det står ikke hvor svaret «{key}» fører. Skriv et steg, et nivå eller en avslutning, eller ta bort linja."
    ),
    "sign-for-nothing": (
        "«{text}» etter «{key}» sier ingenting. Skriv det som mangler, "
        "eller «ikke oppgitt» når den trykte veilederen ikke sier det."
    ),
    "empty-title": "Steget har ingen tittel. Skriv den etter «{key}».",
    "cut-to-nothing": (
        "Alt etter «{key}» blir lest som en merknad, for det begynner med «#»: «{cut}». "
        'Skal det være med, sett " rundt hele teksten.'
    ),
    "stands-too-far-out": (
        "«{text}» står like langt inn som «{key}», og der er det tomt. "
        "Hører linja til «{key}», flytt den lenger inn, og de neste med."
    ),
    "too-few-values": "«{key}» har for få verdier til at det er noe å velge mellom. Skriv minst to.",
    "language-differs": "Her står det at fila er på nynorsk, men ordene er på bokmål. Skriv «språk: bokmål».",
    "not-as-expected": (
        "Det som står etter «{key}», er ikke slik det skal være. Skriv det på nytt, eller ta bort linja."
    ),
    # Y20–Y21
    "step-without-kind": (
        "Dette steget begynner med «{key}» og sier ikke hva slags steg det er. Skriv et av disse først: {choices}. "
        "Hører linja til steget over, ta bort «- »."
    ),
    "step-of-two-kinds": "Dette steget er både «{first}» og «{second}». Del det i to steg, med «- » foran hvert.",
    "kind-not-first": "«{key}» sier hva slags steg dette er, men står etter «{first}». Flytt linja øverst i steget.",
    "key-of-other-kind": (
        "«{key}» virker ikke på «{kind}». Ta bort linja, eller gjør steget til et av disse: {choices}."
    ),
}
