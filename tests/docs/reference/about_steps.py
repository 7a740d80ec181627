"""Owns the reference's page on levels and steps: what kinds there are, and what a step says."""

from engine.language.shape import GUIDE, LEAST_PARTS, LEVEL, MINUTES_PARTS, PERSON, STEP
from tests.docs.reference.parts import Page, Section, Table, every

LEVELS = Section(
    title="Nivåer",
    text="""\
Nivåene står i den rekkefølgen veilederen har. Navnet kan være et tall, en bokstav eller et ord. Det som står i
`krever`, må være på plass før saken kommer til nivået. Et nivå uten steg er et hvilested: Saken står der, og den som
har den, velger veien videre og sier hvorfor.""",
    example="nivaer.yaml",
    shown=("nivåer:",),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("levels",)),
        Table(where="På et nivå", shape=LEVEL, keys=every(LEVEL, but=("variants", "locked", "least"))),
        Table(where="Hvor mange som må være med, på et nivå eller i et steg", shape=LEVEL, keys=("least",)),
        Table(where="Under `minst`", shape=LEAST_PARTS, keys=every(LEAST_PARTS)),
    ),
    said=("NIVÅ 2",),
)
KINDS = Section(
    title="Slagene steg",
    text="""\
Det første ordet i et steg sier hva slags steg det er, og det som står etter, er tittelen. Slaget avgjør når steget er
ferdig. Det neste steget er det neste i lista, om ikke noe annet står.""",
    example="slag.yaml",
    shown=("nivåer:",),
    tables=(
        Table(
            where="Først i et steg",
            shape=STEP,
            keys=(
                "step",
                "meeting",
                "consent",
                "measures",
                "evaluation",
                "consultation",
                "decision",
                "parallel",
            ),
        ),
    ),
    said=("[drøfting]", "[tiltak]"),
)
PLAIN = Section(
    title="Det et steg sier",
    text="""\
Hvert steg svarer på tre spørsmål: **hva** skal gjøres, **hvem** gjør det, og hvilket **verktøy** brukes? Sier ikke den
trykte veilederen det, skriver dere `ikke oppgitt`. Da ser alle at det mangler, og at dere ikke har glemt det. Har noen
lest mellom linjene, sier `tolket` hvor. Noe viktig som det ikke finnes et ord for, kan stå under `mer`.""",
    example="steg.yaml",
    shown=("- steg: Skriv ned det du ser",),
    tables=(
        Table(
            where="I et steg",
            shape=STEP,
            keys=("id", "what", "how", "who", "why", "when", "tools", "documented_in", "more", "inferred"),
        ),
        Table(where="I `hvem`, når dere vil si hva hver gjør", shape=PERSON, keys=every(PERSON)),
    ),
    said=("Skriv ned det du ser",),
)
PEOPLE = Section(
    title="De som er med",
    text="""\
`inviterer` er de som kommer på møtet. `involverer` er andre tjenester som blir med i saken, og da må samtykket være
gitt, både når saken kommer dit, og når steget gjøres. `medvirkning` er de som skal bli hørt. `peker_ut` gir noen en
rolle; gjelder det stafettholderen, får den som blir spurt, et tilbud å si ja til. Med `evt.` foran er noe et tilbud som
saken aldri venter på.""",
    example="moter.yaml",
    shown=("- møte: Samarbeidsmøte", "- møte: Snakk med barnet"),
    tables=(
        Table(
            where="I et steg",
            shape=STEP,
            keys=(
                "invites",
                "involves",
                "least",
                "decided_by",
                "without",
                "hears",
                "contacts_whom",
                "names",
            ),
        ),
    ),
    said=("Samarbeidsmøte",),
)
MEETINGS = Section(
    title="Møter, tiltak og evaluering",
    text="""\
Et møte som gjør flere ting på én gang, sier med `dekker` hvilke av stegene rett etter det svarer for. En beslutning som
er dekket, må fortsatt få et svar. En evaluering gjelder tiltakene på sitt eget nivå, om ikke `evaluerer` sier mer.""",
    example="moter.yaml",
    shown=("- tiltak: Sett i gang", "- møte: Oppsummering", "- evaluering: Spør om det hjalp"),
    tables=(
        Table(
            where="I et steg",
            shape=STEP,
            keys=("minutes", "next_meeting", "meeting_type", "covers", "responsible", "evaluates"),
        ),
        Table(where="Under `referat`", shape=MINUTES_PARTS, keys=every(MINUTES_PARTS)),
    ),
    said=("Oppsummering", "Spør om det hjalp"),
)
ADVICE = Section(
    title="Drøfting",
    text="Steget er ferdig når rådet fra instansen er kommet. Står det `valg`, velges svaret når rådet er der.",
    example="drofting.yaml",
    shown=("- drøfting: Spør teamet",),
    tables=(Table(where="I et steg", shape=STEP, keys=("body", "anonymous", "form")),),
    said=("Spør teamet",),
)
THE_STEPS = Page(
    name="steg",
    title="Nivåer og steg",
    text="Det som skal gjøres, og hvem som gjør det.",
    sections=(LEVELS, KINDS, PLAIN, PEOPLE, MEETINGS, ADVICE),
)
