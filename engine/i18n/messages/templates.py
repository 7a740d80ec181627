"""What may be wrong with a template that a municipality brings: what stands there, and what to write instead."""

MESSAGES: dict[str, str] = {
    "template.fault": "{file}, linje {line}: {text}",
    "template.none-written": "Dokumentet ble ikke laget. Rett malen, og skriv kommandoen en gang til.",
    # The file
    "template.suffix": "Navnet på malen må slutte på .html, .md eller .txt. Da vet programmet hva som skal skrives.",
    "template.word": "En Word-fil kan ikke være mal ennå. Lagre den som .html eller .txt, og sett inn navnene der.",
    "template.too-large": "Malen er for stor. Den kan være på {most} kB.",
    "template.encoding": "Her står tegn som ikke er UTF-8. Lagre fila på nytt med tegnsettet UTF-8.",
    "template.unseen": "Her står et usynlig tegn ({sign}). Slett det, eller skriv linja på nytt.",
    "template.too-many": "Malen har flere enn {most} steder med «{{{{ … }}}}» og «{{% … %}}». Gjør den kortere.",
    "template.too-deep": "For mye ligger inni hverandre. Bruk høyst {most} lag, og del opp lange vilkår.",
    "template.too-long": "Her står det mer enn {most} ord og tegn i én kode. Del den opp.",
    "template.too-much": "Dokumentet ble for langt. Skriv mindre inne i løkkene.",
    "template.unreadable": (
        "Dette kan ikke leses som mal. Se etter «{{{{» uten «}}}}», «{{%» uten «%}}», «if» uten «endif» og «for» uten "
        "«endfor»."
    ),
    "template.unclosed": "Her begynner «{sign}», og «{closing}» mangler. Skriv «{closing}» der koden slutter.",
    # Signs and orders
    "template.tag": "«{name}» kan ikke brukes i en mal. Bruk bare «if», «elif», «else», «endif», «for» og «endfor».",
    "template.call": "Parenteser kan ikke brukes her. Skriv bare navnet på det du vil ha.",
    "template.index": "Hakeparenteser kan ikke brukes her. Skriv navnet med punktum, som «sak.nummer».",
    "template.sign": "Tegnet «{sign}» kan ikke brukes her. Bare «.», «|», «==» og «!=» kan stå i kodene.",
    "template.equals": "«=» kan ikke brukes her. Skriv «==» når du vil vite om noe er likt.",
    "template.number": "Tall kan ikke stå i kodene. Skriv tallet rett i teksten.",
    "template.inline-if": (
        "«if» kan ikke stå inne i «{{{{ … }}}}». Skriv «{{% if … %}}» foran og «{{% endif %}}» etter."
    ),
    "template.test": "«is» kan ikke brukes. Skriv bare «{{% if navn %}}», så gjelder det når det står noe der.",
    "template.literal": "Dette er malens egne ord. Skriv dem rett i teksten, uten «{{{{» og «}}}}».",
    "template.other": "Dette kan ikke stå i en mal. Skriv bare et navn, som «sak.nummer».",
    "template.compare": "Slik kan du ikke sammenligne. Skriv et navn, «==» eller «!=», og ord i anførselstegn.",
    "template.compared": "«{name}» er ikke en tekst. Skriv bare «{{% if {name} %}}».",
    # Names
    "template.name": "Det er ikke noe som heter «{name}» her. Bruk ett av disse: {names}.",
    "template.name-near": "Det er ikke noe som heter «{name}» her. Mente du «{near}»?",
    "template.part-of-list": (
        "«{name}» er en liste. Gå gjennom den med «{{% for en in {name} %}}», og skriv «en.{part}» der inne."
    ),
    "template.part-of-text": "«{name}» har ingen deler. Skriv bare «{name}».",
    "template.flag-written": "«{name}» er ja eller nei. Bruk den i «{{% if {name} %}}».",
    "template.group-written": "«{name}» har flere deler. Skriv hvilken, som «{name}.{part}».",
    "template.list-written": (
        "«{name}» er en liste. Gå gjennom den med «{{% for en in {name} %}}», eller skriv «{name} | komma»."
    ),
    "template.list-of-groups": (
        "«{name}» er en liste. Gå gjennom den med «{{% for en in {name} %}}», og skriv «en.{part}» der inne."
    ),
    # Filters and loops
    "template.filter": "Det er ikke noe filter som heter «{name}». Det finnes bare disse: {names}.",
    "template.filter-list": "«{name}» trenger en liste foran seg, og «{given}» er én tekst. Skriv «{given}» alene.",
    "template.filter-asked": "Et filter kan ikke stå i et vilkår. Skriv bare navnet.",
    "template.no-list": "«{name}» er ingen liste. «for» kan bare gå gjennom en liste.",
    "template.loop-simple": "En løkke er bare «{{% for en in liste %}}». Sett et vilkår inne i løkka i stedet.",
    "template.loop-name": "«{name}» kan ikke brukes som navn i en løkke. Bruk et nytt ord med små bokstaver.",
    "template.loop-inside": "En løkke inne i en annen må gå gjennom noe i «{name}», som «{name}.oppgaver».",
    # Pages
    "template.whole-page": "En mal for html må være en hel side: først «<head>», og så «<body>», én gang hver.",
    "template.between-tags": (
        "Her er det html som ikke er hel. Navn og koder kan bare stå mellom taggene, aldri inne i en, og ikke i en "
        "«style». Skriv «&lt;» der teksten skal ha tegnet «<»."
    ),
    "template.element": "«{what}» kan ikke brukes. Siden skal ikke kjøre eller hente noe. Ta det bort.",
    # The command
    "opt.template": "lag dokumentet etter en egen mal (.html, .md eller .txt)",
    "template-unopened": "Finner ingen mal som kan leses i «{file}».",
}
