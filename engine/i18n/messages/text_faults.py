"""Owns what is said about faults in a guideline's text: rules T and Y.

Sentence 1 says what and where in the author's own words, sentence 2 what to write. The names in
braces are the diagnostic's arguments.
"""

MESSAGES: dict[str, str] = {
    # T01 what the file is stored as
    "not-utf8": "«{word}» har en bokstav som ikke er lagret som UTF-8. Lagre fila på nytt, og velg UTF-8.",
    "document-file": (
        "Dette er en {kind}-fil, og ikke ren tekst. Åpne den, kopier teksten over i en ny fil, "
        "og lagre den nye som ren tekst (UTF-8)."
    ),
    "not-a-text-file": "Dette er ikke en tekstfil. En veileder er en tekstfil som er lagret som UTF-8.",
    "broken-utf16": "Fila er lagret som UTF-16, men et tegn er ødelagt her. Lagre fila på nytt, og velg UTF-8.",
    "utf16-without-mark": (
        "Fila ser ut til å være lagret som UTF-16, men uten merket som skal stå først. "
        "Lagre fila på nytt, og velg UTF-8."
    ),
    # T02–T04
    "control-character": "Her står et usynlig tegn ({code}) som ikke kan leses som tekst. Slett tegnet.",
    "file-too-large": (
        "Fila er på {size} kB, og grensen er {limit} kB. Del den opp, eller ta bort det som ikke hører til veilederen."
    ),
    "empty-file": "Fila er tom. Skriv «handlingsveileder:» og tittelen på veilederen.",
    # T05–T09 paste accidents
    "tab-in-indent": "Linja «{text}» begynner med tabulator. Bruk mellomrom i stedet, like mange som på linjene rundt.",
    "odd-space-in-indent": (
        "Linja «{text}» begynner med harde mellomrom, slik de blir når tekst limes inn. "
        "Slett dem, og skriv vanlige mellomrom."
    ),
    "odd-space-after-mark": (
        "Etter «{mark}» i «{text}» står det et hardt mellomrom. Slett det, og skriv et vanlig mellomrom."
    ),
    "word-dash": (
        "Linja «{text}» begynner med «{mark}», som ikke er en vanlig bindestrek. "
        "Skriv «-» og et mellomrom først på linja."
    ),
    "curly-quotes": 'Rundt {text} står det ikke vanlige rette anførselstegn. Skriv "{inner}".',
    "cut-by-hash": (
        "Teksten stopper ved «{kept}», for « {cut}» blir lest som en merknad. "
        'Skal det være med, sett " rundt hele teksten.'
    ),
    # Y01–Y10 what a guideline does not use
    "duplicate-key": (
        "«{key}» står to ganger på samme sted, første gang på linje {first}. "
        "Ta bort den ene, eller sett «- » foran hvis det skal være et nytt punkt."
    ),
    "duplicate-word": (
        "«{key}» står to ganger på samme sted, første gang på linje {first}. Behold den ene, og ta bort den andre."
    ),
    "duplicate-own-name": (
        "«{key}» står to ganger på samme sted, første gang på linje {first}. "
        "Gi den ene et annet navn, eller ta den bort."
    ),
    "anchor": (
        "«{text}» begynner med «&», som har en egen betydning. "
        'Ta det bort, eller sett " rundt hvis det er en del av teksten.'
    ),
    "alias": (
        "«{text}» begynner med «*», som har en egen betydning. "
        'Skriv teksten helt ut, eller sett " rundt den. Skal det være en liste, skriv «- ».'
    ),
    "merge-key": "«{text}» kan ikke brukes til å hente inn en annen del. Skriv linjene helt ut her.",
    "tag": (
        "«{text}» begynner med «!», som har en egen betydning. "
        'Ta det bort, eller sett " rundt hvis det er en del av teksten.'
    ),
    "several-documents": (
        "«{text}» deler fila i to, og en fil holder bare én veileder. Slett linja, eller legg resten i en egen fil."
    ),
    "too-deep": "Her ligger det mer enn {limit} deler inni hverandre. Skriv det med færre innrykk.",
    "too-many-parts": "Fila har mer enn {limit} deler. Del den opp, eller ta bort det som ikke hører til veilederen.",
    "split-at-comma": (
        '«{text}» er delt ved kommaet, fordi det står inni {{ }}. Sett " rundt hele teksten: {key}: "{text}".'
    ),
    "entry-without-colon": (
        "«{text}» står inni {{ }} uten kolon og verdi. "
        "Skriv «{text}: » og det som skal stå der, eller bruk [ ] hvis det er en liste."
    ),
    "key-not-text": 'Foran kolonet står «{text}», som ikke er et vanlig ord. Sett " rundt, eller skriv et ord der.',
    # Y11 colons
    "missing-colon": (
        "«{text}» mangler kolon. Skriv ordet, kolon, mellomrom og så teksten, som «hva: Ring hjem». "
        "Hører linja til teksten over, flytt den lenger inn. Hører den ikke til, ta den bort."
    ),
    "arrow-for-colon": "Mellom «{key}» og «{value}» står det en pil. Skriv kolon og mellomrom: «{key}: {value}».",
    "missing-space-after-colon": "Det mangler mellomrom etter kolonet i «{key}:». Skriv «{key}: {value}».",
    "nothing-after-colon": (
        "Det står ingenting etter kolonet i «{key}:». "
        'Skriv en verdi, eller sett " rundt hvis kolonet hører til teksten.'
    ),
    "nothing-before-colon": "Det står ingenting foran kolonet i «{text}». Skriv hva det er, eller ta bort kolonet.",
    "colon-at-end": '«{text}» slutter med kolon. Ta kolonet bort, eller sett " rundt teksten.',
    "colon-in-text": 'Teksten «{text}» har et kolon med mellomrom etter. Sett " rundt hele teksten.',
    "colon-in-text-below": (
        "«{text}» er en del av teksten etter «{key}», men har et kolon med mellomrom etter. "
        'Sett " rundt hele teksten, eller skriv den om uten kolon.'
    ),
    "colon-before-lines": (
        "«{text}» slutter med kolon, og teksten fortsetter på linjene under. "
        "Skriv «{key}: |», og la hele teksten stå på linjene under."
    ),
    "key-too-long": "Det som står foran kolonet, er lengre enn {limit} tegn. Skriv det kortere.",
    # Y12 quotes
    "unclosed-quote": (
        "{text} begynner med {quote}, men det kommer ingen {quote} til slutt på linja. Sett {quote} etter teksten."
    ),
    "text-after-quote": (
        "I {text} står «{after}» etter den siste {quote}. "
        "Sett hele teksten mellom to anførselstegn, og bruk « » inni den."
    ),
    "backslash-in-quotes": (
        "«{text}» kan ikke stå slik mellom anførselstegn, fordi «\\» har en egen betydning der. Skriv «\\\\»."
    ),
    # Y13 brackets
    "unclosed-bracket": "Klammen som åpner i «{text}», blir aldri lukket. Sett «{closer}» der lista slutter.",
    "text-after-bracket": (
        "«{after}» står etter «{bracket}», der lista er slutt. Skriv det inni klammen, med komma foran."
    ),
    "text-begins-in-brackets": (
        'Teksten begynner med «{text}», som blir lest som noe annet enn tekst. Sett " rundt hele teksten.'
    ),
    "wrong-bracket": "Her står «{found}», men det som er åpnet, lukkes med «{closer}». Skriv «{closer}».",
    "missing-comma": "Det mangler et komma etter «{before}». Skriv komma mellom alt som står i lista.",
    "extra-comma": "Her er det et komma for mye i lista. Ta det bort, eller skriv det som mangler.",
    "colon-in-brackets": '«{text}» har et kolon for mye. Sett " rundt teksten, eller skriv det komma som mangler.',
    # Y14 how far in a line begins
    "bad-indent": (
        "«{text}» begynner etter {spaces} mellomrom og passer ikke under linjene over. Prøv {wanted} mellomrom."
    ),
    "first-astray": (
        "«{text}» begynner etter {spaces} mellomrom, men passer ikke sammen med linjene under, som hører til. "
        "Prøv {wanted} mellomrom."
    ),
    "part-too-far-in": (
        "«{text}» står lenger inn enn linjene som hører til. "
        "Flytt linja ut, så den står som det forrige punktet på linje {like}."
    ),
    "nothing-above": (
        "«{text}» begynner etter {spaces} mellomrom, men linja over har ikke noe under seg. "
        "Skriv linja som mangler over, som «valg:», eller begynn etter {wanted} mellomrom."
    ),
    "steps-without-heading": (
        "«{text}» er et steg, men ordet over lista mangler. "
        "Skriv «steg:» på en linje over, like langt inn som linja over den."
    ),
    "line-too-far-in": (
        "«{text}» står lenger inn enn linja over, og blir lest som en del av den. "
        "Flytt linja ut til samme sted som linja over."
    ),
    "block-text-indent": (
        "«{text}» begynner lenger til venstre enn resten av teksten over. "
        "La alle linjene i teksten begynne like langt inn."
    ),
    # Y15 dashes
    "dash-after-colon": (
        "«{text}» begynner med strek, på samme linje som «{key}:». "
        "Ta bort streken, eller flytt lista ned til neste linje."
    ),
    "dash-among-keys": (
        "«{text}» er et punkt i en liste, men linjene over er ikke punkter. "
        "Ta bort «- », eller flytt linja lenger inn hvis den hører til linja over."
    ),
    "level-as-key": "«{text}» skal være et punkt med navnet etter kolonet. Skriv «- {word}: {name}».",
    "item-too-far-out": (
        "«{text}» er et punkt, men står lenger ut enn de andre punktene i lista. "
        "La linja begynne etter {wanted} mellomrom."
    ),
    "missing-dash": (
        "«{text}» står blant punkter i en liste, men mangler «- ». "
        "Sett «- » foran, eller flytt linja lenger inn hvis den hører til punktet over."
    ),
    "first-without-dash": "«{text}» er det første punktet i en liste, men mangler «- ». Sett «- » foran.",
    "forgotten-dash": (
        "«{text}» begynner et nytt punkt, men mangler «- ». Sett «- » foran, like langt inn som i punktet over."
    ),
    "dash-in-brackets": (
        "«{text}» er skrevet som et punkt, men står inni en klamme. "
        "Ta bort «- », og skriv komma mellom alt som står i klammen."
    ),
    "space-after-dash": "Det mangler mellomrom etter streken i «{text}». Skriv «- {key}».",
    "dash-in-text": (
        "«{text}» blir lest som en del av punktet over, fordi det står lenger inn. "
        "Flytt det ut, hvis det er et eget punkt."
    ),
    # Y16–Y18
    "strange-first-character": '«{text}» kan ikke begynne med «{char}». Sett " rundt teksten, eller ta bort tegnet.',
    "not-a-guide": (
        "Fila begynner med «{text}», og det er ikke en veileder. "
        "Skriv «handlingsveileder:» og tittelen på veilederen først."
    ),
    "unreadable": (
        "Linja «{text}» er ikke skrevet slik at den kan leses. "
        "Se etter kolon, anførselstegn og mellomrom først på linja, her og på linja over."
    ),
}
"""Message id to its text."""
