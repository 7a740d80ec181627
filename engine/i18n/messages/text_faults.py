"""Owns what is said about faults in a guideline's text: rules T and Y, bokmål and nynorsk.

Sentence 1 says what and where in the author's own words, sentence 2 what to write. The names in
braces are the diagnostic's arguments.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    # T01 what the file is stored as
    "not-utf8": (
        "«{word}» har en bokstav som ikke er lagret som UTF-8. Lagre fila på nytt, og velg UTF-8.",
        "«{word}» har ein bokstav som ikkje er lagra som UTF-8. Lagre fila på nytt, og vel UTF-8.",
    ),
    "broken-utf16": (
        "Fila er lagret som UTF-16, men et tegn er ødelagt her. Lagre fila på nytt, og velg UTF-8.",
        "Fila er lagra som UTF-16, men eit teikn er øydelagt her. Lagre fila på nytt, og vel UTF-8.",
    ),
    "utf16-without-mark": (
        (
            "Fila ser ut til å være lagret som UTF-16, men uten merket som skal stå først. "
            "Lagre fila på nytt, og velg UTF-8."
        ),
        (
            "Fila ser ut til å vere lagra som UTF-16, men utan merket som skal stå først. "
            "Lagre fila på nytt, og vel UTF-8."
        ),
    ),
    # T02–T04
    "control-character": (
        "Her står et usynlig tegn ({code}) som ikke kan leses som tekst. Slett tegnet.",
        "Her står eit usynleg teikn ({code}) som ikkje kan lesast som tekst. Slett teiknet.",
    ),
    "file-too-large": (
        "Fila er på {size} kB, og grensen er {limit} kB. Del den opp, eller ta bort det som ikke hører til veilederen.",
        (
            "Fila er på {size} kB, og grensa er {limit} kB. "
            "Del ho opp, eller ta bort det som ikkje høyrer til rettleiaren."
        ),
    ),
    "empty-file": (
        "Fila er tom. Begynn med «handlingsveileder:» og tittelen på veilederen.",
        "Fila er tom. Byrj med «handlingsrettleiar:» og tittelen på rettleiaren.",
    ),
    # T05–T09 paste accidents
    "tab-in-indent": (
        "Linja «{text}» begynner med tabulator. Bruk mellomrom i stedet, like mange som på linjene rundt.",
        "Linja «{text}» byrjar med tabulator. Bruk mellomrom i staden, like mange som på linjene rundt.",
    ),
    "odd-space-in-indent": (
        (
            "Linja «{text}» begynner med harde mellomrom, slik de blir når tekst limes inn. "
            "Slett dem, og skriv vanlige mellomrom."
        ),
        (
            "Linja «{text}» byrjar med harde mellomrom, slik dei blir når tekst blir limt inn. "
            "Slett dei, og skriv vanlege mellomrom."
        ),
    ),
    "odd-space-after-mark": (
        "Etter «{mark}» i «{text}» står det et hardt mellomrom. Slett det, og skriv et vanlig mellomrom.",
        "Etter «{mark}» i «{text}» står det eit hardt mellomrom. Slett det, og skriv eit vanleg mellomrom.",
    ),
    "word-dash": (
        (
            "Linja «{text}» begynner med «{mark}», som ikke er en vanlig bindestrek. "
            "Skriv «-» og et mellomrom først på linja."
        ),
        (
            "Linja «{text}» byrjar med «{mark}», som ikkje er ein vanleg bindestrek. "
            "Skriv «-» og eit mellomrom først på linja."
        ),
    ),
    "curly-quotes": (
        'Rundt {text} står det ikke vanlige rette anførselstegn. Skriv "{inner}".',
        'Rundt {text} står det ikkje vanlege rette hermeteikn. Skriv "{inner}".',
    ),
    "cut-by-hash": (
        (
            "Teksten stopper ved «{kept}», for « {cut}» blir lest som en merknad. "
            'Skal det være med, sett " rundt hele teksten.'
        ),
        (
            "Teksten stoppar ved «{kept}», for « {cut}» blir lese som ein merknad. "
            'Skal det vere med, set " rundt heile teksten.'
        ),
    ),
    # Y01–Y10 what a guideline does not use
    "duplicate-key": (
        (
            "«{key}» står to ganger på samme sted, første gang på linje {first}. "
            "Ta bort den ene, eller sett «- » foran hvis det skal være et nytt punkt."
        ),
        (
            "«{key}» står to gonger på same stad, første gong på linje {first}. "
            "Ta bort den eine, eller set «- » framfor dersom det skal vere eit nytt punkt."
        ),
    ),
    "anchor": (
        (
            "«{text}» begynner med «&», som har en egen betydning. "
            'Ta det bort, eller sett " rundt hvis det er en del av teksten.'
        ),
        (
            "«{text}» byrjar med «&», som har ei eiga tyding. "
            'Ta det bort, eller set " rundt dersom det er ein del av teksten.'
        ),
    ),
    "alias": (
        (
            "«{text}» begynner med «*», som har en egen betydning. "
            'Skriv teksten helt ut, eller sett " rundt den. Skal det være en liste, skriv «- ».'
        ),
        (
            "«{text}» byrjar med «*», som har ei eiga tyding. "
            'Skriv teksten heilt ut, eller set " rundt han. Skal det vere ei liste, skriv «- ».'
        ),
    ),
    "merge-key": (
        "«{text}» kan ikke brukes til å hente inn en annen del. Skriv linjene helt ut her.",
        "«{text}» kan ikkje brukast til å hente inn ein annan del. Skriv linjene heilt ut her.",
    ),
    "tag": (
        (
            "«{text}» begynner med «!», som har en egen betydning. "
            'Ta det bort, eller sett " rundt hvis det er en del av teksten.'
        ),
        (
            "«{text}» byrjar med «!», som har ei eiga tyding. "
            'Ta det bort, eller set " rundt dersom det er ein del av teksten.'
        ),
    ),
    "several-documents": (
        "«{text}» deler fila i to, og en fil holder bare én veileder. Slett linja, eller legg resten i en egen fil.",
        "«{text}» deler fila i to, og ei fil held berre éin rettleiar. Slett linja, eller legg resten i ei eiga fil.",
    ),
    "too-deep": (
        "Her ligger det mer enn {limit} deler inni hverandre. Skriv det flatere.",
        "Her ligg det meir enn {limit} delar inni kvarandre. Skriv det flatare.",
    ),
    "too-many-parts": (
        "Fila har mer enn {limit} deler. Del den opp, eller ta bort det som ikke hører til veilederen.",
        "Fila har meir enn {limit} delar. Del ho opp, eller ta bort det som ikkje høyrer til rettleiaren.",
    ),
    "split-at-comma": (
        '«{text}» er delt ved kommaet, fordi det står inni {{ }}. Sett " rundt hele teksten: {key}: "{text}".',
        '«{text}» er delt ved kommaet, fordi det står inni {{ }}. Set " rundt heile teksten: {key}: "{text}".',
    ),
    "entry-without-colon": (
        (
            "«{text}» står inni {{ }} uten kolon og verdi. "
            "Skriv «{text}: » og det som skal stå der, eller bruk [ ] hvis det er en liste."
        ),
        (
            "«{text}» står inni {{ }} utan kolon og verdi. "
            "Skriv «{text}: » og det som skal stå der, eller bruk [ ] dersom det er ei liste."
        ),
    ),
    "key-not-text": (
        'Foran kolonet står «{text}», som ikke er et vanlig ord. Sett " rundt, eller skriv et ord der.',
        'Framfor kolonet står «{text}», som ikkje er eit vanleg ord. Set " rundt, eller skriv eit ord der.',
    ),
    # Y11 colons
    "missing-colon": (
        (
            "«{text}» mangler kolon. Skriv ordet, kolon, mellomrom og så teksten, som «hva: Ring hjem». "
            "Hører linja til teksten over, flytt den lenger inn."
        ),
        (
            "«{text}» manglar kolon. Skriv ordet, kolon, mellomrom og så teksten, som «kva: Ring heim». "
            "Høyrer linja til teksten over, flytt ho lenger inn."
        ),
    ),
    "missing-space-after-colon": (
        "Det mangler mellomrom etter kolonet i «{key}:». Skriv «{key}: {value}».",
        "Det manglar mellomrom etter kolonet i «{key}:». Skriv «{key}: {value}».",
    ),
    "nothing-after-colon": (
        (
            "Det står ingenting etter kolonet i «{key}:». "
            'Skriv en verdi, eller sett " rundt hvis kolonet hører til teksten.'
        ),
        (
            "Det står ingenting etter kolonet i «{key}:». "
            'Skriv ein verdi, eller set " rundt dersom kolonet høyrer til teksten.'
        ),
    ),
    "nothing-before-colon": (
        "Det står ingenting foran kolonet i «{text}». Skriv hva det er, eller ta bort kolonet.",
        "Det står ingenting framfor kolonet i «{text}». Skriv kva det er, eller ta bort kolonet.",
    ),
    "colon-in-text": (
        'Teksten «{text}» har et kolon med mellomrom etter. Sett " rundt hele teksten.',
        'Teksten «{text}» har eit kolon med mellomrom etter. Set " rundt heile teksten.',
    ),
    "key-too-long": (
        "Det som står foran kolonet, er lengre enn {limit} tegn. Skriv det kortere.",
        "Det som står framfor kolonet, er lengre enn {limit} teikn. Skriv det kortare.",
    ),
    # Y12 quotes
    "unclosed-quote": (
        "{text} begynner med {quote}, men det kommer ingen {quote} til slutt på linja. Sett {quote} etter teksten.",
        "{text} byrjar med {quote}, men det kjem ingen {quote} til slutt på linja. Set {quote} etter teksten.",
    ),
    "text-after-quote": (
        (
            "I {text} står «{after}» etter den siste {quote}. "
            "Sett hele teksten mellom to anførselstegn, og bruk « » inni den."
        ),
        (
            "I {text} står «{after}» etter den siste {quote}. "
            "Set heile teksten mellom to hermeteikn, og bruk « » inni han."
        ),
    ),
    "backslash-in-quotes": (
        "«{text}» kan ikke stå slik mellom anførselstegn, fordi «\\» har en egen betydning der. Skriv «\\\\».",
        "«{text}» kan ikkje stå slik mellom hermeteikn, fordi «\\» har ei eiga tyding der. Skriv «\\\\».",
    ),
    # Y13 brackets
    "unclosed-bracket": (
        "Klammen som åpner i «{text}», blir aldri lukket. Sett «{closer}» der lista slutter.",
        "Klammen som opnar i «{text}», blir aldri lukka. Set «{closer}» der lista sluttar.",
    ),
    "text-after-bracket": (
        "«{after}» står etter «{bracket}», der lista er slutt. Skriv det inni klammen, med komma foran.",
        "«{after}» står etter «{bracket}», der lista er slutt. Skriv det inni klammen, med komma framfor.",
    ),
    "wrong-bracket": (
        "Her står «{found}», men det som er åpnet, lukkes med «{closer}». Skriv «{closer}».",
        "Her står «{found}», men det som er opna, blir lukka med «{closer}». Skriv «{closer}».",
    ),
    "missing-comma": (
        "Det mangler et komma etter «{before}». Skriv komma mellom hver ting i lista.",
        "Det manglar eit komma etter «{before}». Skriv komma mellom kvar ting i lista.",
    ),
    "extra-comma": (
        "Her er det et komma for mye i lista. Ta det bort, eller skriv det som mangler.",
        "Her er det eit komma for mykje i lista. Ta det bort, eller skriv det som manglar.",
    ),
    "colon-in-brackets": (
        '«{text}» har et kolon for mye. Sett " rundt teksten, eller skriv det komma som mangler.',
        '«{text}» har eit kolon for mykje. Set " rundt teksten, eller skriv det kommaet som manglar.',
    ),
    # Y14 how far in a line begins
    "bad-indent": (
        "«{text}» begynner etter {spaces} mellomrom og passer ikke under linjene over. Prøv {wanted} mellomrom.",
        "«{text}» byrjar etter {spaces} mellomrom og passar ikkje under linjene over. Prøv {wanted} mellomrom.",
    ),
    "line-too-far-in": (
        (
            "«{text}» står lenger inn enn linja over, og blir lest som en del av den. "
            "Flytt linja ut til samme sted som linja over."
        ),
        (
            "«{text}» står lenger inn enn linja over, og blir lesen som ein del av ho. "
            "Flytt linja ut til same stad som linja over."
        ),
    ),
    "block-text-indent": (
        "«{text}» står kortere inn enn resten av teksten over. La alle linjene i teksten begynne like langt inn.",
        "«{text}» står kortare inn enn resten av teksten over. Lat alle linjene i teksten byrje like langt inn.",
    ),
    # Y15 dashes
    "dash-after-colon": (
        "Lista «{text}» begynner på samme linje som «{key}:». Flytt lista ned til neste linje.",
        "Lista «{text}» byrjar på same linje som «{key}:». Flytt lista ned til neste linje.",
    ),
    "dash-among-keys": (
        (
            "«{text}» er et punkt i en liste, men linjene over er ikke punkter. "
            "Ta bort «- », eller flytt linja lenger inn hvis den hører til linja over."
        ),
        (
            "«{text}» er eit punkt i ei liste, men linjene over er ikkje punkt. "
            "Ta bort «- », eller flytt linja lenger inn dersom ho høyrer til linja over."
        ),
    ),
    "missing-dash": (
        (
            "«{text}» står blant punkter i en liste, men mangler «- ». "
            "Sett «- » foran, eller flytt linja lenger inn hvis den hører til punktet over."
        ),
        (
            "«{text}» står blant punkt i ei liste, men manglar «- ». "
            "Set «- » framfor, eller flytt linja lenger inn dersom ho høyrer til punktet over."
        ),
    ),
    "dash-in-brackets": (
        "«{text}» er skrevet som et punkt, men står inni en klamme. Ta bort «- », og skriv komma mellom hver ting.",
        "«{text}» er skrive som eit punkt, men står inni ein klamme. Ta bort «- », og skriv komma mellom kvar ting.",
    ),
    "space-after-dash": (
        "Det mangler mellomrom etter streken i «{text}». Skriv «- {key}».",
        "Det manglar mellomrom etter streken i «{text}». Skriv «- {key}».",
    ),
    "dash-in-text": (
        (
            "«{text}» blir lest som en del av punktet over, fordi det står lenger inn. "
            "Flytt det ut, hvis det er et eget punkt."
        ),
        (
            "«{text}» blir lesen som ein del av punktet over, fordi det står lenger inn. "
            "Flytt det ut, dersom det er eit eige punkt."
        ),
    ),
    # Y16–Y18
    "strange-first-character": (
        '«{text}» kan ikke begynne med «{char}». Sett " rundt teksten, eller ta bort tegnet.',
        '«{text}» kan ikkje byrje med «{char}». Set " rundt teksten, eller ta bort teiknet.',
    ),
    "not-a-guide": (
        (
            "Fila begynner med «{text}», og det er ikke en veileder. "
            "Begynn med «handlingsveileder:» og tittelen på veilederen."
        ),
        (
            "Fila byrjar med «{text}», og det er ikkje ein rettleiar. "
            "Byrj med «handlingsrettleiar:» og tittelen på rettleiaren."
        ),
    ),
    "unreadable": (
        (
            "Linja «{text}» er ikke skrevet slik at den kan leses. "
            "Se etter kolon, anførselstegn og mellomrom først på linja, her og på linja over."
        ),
        (
            "Linja «{text}» er ikkje skriven slik at ho kan lesast. "
            "Sjå etter kolon, hermeteikn og mellomrom først på linja, her og på linja over."
        ),
    ),
}
"""Message id to its bokmål and nynorsk text."""
