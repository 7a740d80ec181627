"""Owns the reference's page on where a case goes from a step, and what must be in place first."""

from engine.language.shape import ANSWER, DEMAND, GUIDE, SIDE_WORK, STEP, TRACK
from tests.docs.reference.parts import Page, Section, Table, every

ANSWERS = Section(
    title="Svar",
    text="""\
Hvert svar har et mål, og saken går dit når svaret er valgt. Er det mer å si enn målet, står det under svaret. Skal noe
gå to veier på én gang, er «begge deler» et eget svar. Svarene får nummer i den rekkefølgen de står.""",
    example="svar.yaml",
    shown=("- beslutning: Hva slags sak er det?", "- beslutning: Veien videre"),
    tables=(
        Table(where="I en beslutning, et møte, en evaluering eller en drøfting", shape=STEP, keys=("answers",)),
        Table(where="Under et svar", shape=ANSWER, keys=every(ANSWER, but=("opens",))),
    ),
    said=("Flere må hjelpe, eller mange",),
)
TARGETS = Section(
    title="Mål",
    text="""\
Et mål er ett av disse:

- tittelen på et steg. Finnes den på flere nivåer, er det steget på samme nivå. Ellers skriver dere nivået i parentes:
  `Snakk med eleven (nivå 1)`
- `nivå 2`: det første steget på nivået. Er saken der fra før, begynner den på nytt der
- navnet på en avslutning, eller `slutt` for den vanlige
- `videre`: det neste steget
- flere mål i klammer, bare i et svar: `[nivå 2, nivå 3]`. Da blir den som svarer, spurt om hvilket

Det siste steget på et nivå må ha svar eller `gå_til`.""",
    example="svar.yaml",
    shown=("- beslutning: Veien videre",),
)
THROUGH = Section(
    title="Gjennom stegene",
    text="""\
`bare_når` sier hvilke kjennetegn som må stemme for at steget skal gjøres. Stemmer de ikke, blir steget hoppet over, og
loggen sier hvorfor. Vet ingen det ennå, blir det spurt om. Det første steget i veilederen har ikke `bare_når`: Da vet
ingen noe om saken ennå. `valgfritt` lar den som har saken, hoppe over steget.""",
    example="veien.yaml",
    shown=("nivåer:",),
    tables=(Table(where="I et steg", shape=STEP, keys=("goto", "guard", "sets", "optional")),),
    said=("Lag en aktivitetsplan",),
)
DEMANDS = Section(
    title="Krav og frister",
    text="""\
`krever` sier hva som må være på plass: på et steg før det er ferdig, på et svar før det kan velges, på et nivå før
saken kommer dit, og på en avslutning før saken er avsluttet. Ordene betyr:

- `samtykke`, `stafettholder`: finnes og gjelder
- `evaluering`: hvert tiltak som er i gang, er evaluert
- `samtale med barnet`, `neste møte`, `referat`, `begrunnelse`, `notat`: er skrevet inn
- `hele sjekklista`: hver linje er krysset av

En frist er et antall `dager`, `virkedager`, `uker` eller `måneder`, eller `straks`. Den telles fra da steget begynte,
om ikke `fra` sier noe annet: `fra forrige møte`, `fra saken ble åpnet`, `fra nivå 1`, eller `fra` og et steg. Fra
et steg telles den fra dagen steget ble gjort, og fra en drøfting telles den fra dagen rådet kom. `helst` gjør fristen
til et ønske, og `4–6 uker` minner om den etter fire uker. Er fristen ulik for ulike saker, skriver dere en for hver
verdi av et kjennetegn, og `ellers` for resten.""",
    example="krav.yaml",
    shown=("- steg: Gjør klar", "- møte: Møte"),
    tables=(
        Table(where="I et steg", shape=STEP, keys=("requires", "deadline", "checklist")),
        Table(where="Under `krever`, når kravet gjelder noe bestemt", shape=DEMAND, keys=every(DEMAND)),
    ),
    said=("Gjør klar", "Møte  [møte]"),
)
TRACKS = Section(
    title="Spor side om side",
    text="""\
Når flere ting gjøres samtidig, får hvert sitt spor. Saken går videre når hvert spor er ferdig, eller er lagt til side
med en grunn. Sporets siste steg trenger ikke `gå_til`. Ingen vei kan gå inn i eller ut av et spor, og et spor kan ikke
avslutte saken.""",
    example="spor.yaml",
    shown=("- samtidig: Finn ut mer",),
    tables=(
        Table(where="I et steg", shape=STEP, keys=("tracks",)),
        Table(where="I hvert spor", shape=TRACK, keys=every(TRACK)),
    ),
    said=("Finn ut mer", "Hjemme  [spor]", "Ring hjem", "Er det nok?", "På skolen"),
)
BESIDE = Section(
    title="Arbeid ved siden av",
    text="""\
Noe arbeid gjelder ikke barnet, men miljøet rundt. Det får en egen sak ved siden av, uten noe barn i, når noen velger et
svar med `åpner`. De to sakene viser til hverandre, og hver kan avsluttes for seg.""",
    example="ved_siden_av.yaml",
    shown=("ved_siden_av:", "- beslutning: Hvem trenger hjelp?"),
    tables=(
        Table(where="Øverst i fila", shape=GUIDE, keys=("side_work",)),
        Table(where="I hvert arbeid under `ved_siden_av`", shape=SIDE_WORK, keys=every(SIDE_WORK)),
        Table(where="Under et svar", shape=ANSWER, keys=("opens",)),
    ),
    said=("Hvem trenger hjelp?", "[ved siden av saken]"),
)
THE_WAYS = Page(
    name="veier",
    title="Veien videre",
    text="Hvor saken går, hva som må være på plass først, og når.",
    sections=(ANSWERS, TARGETS, THROUGH, DEMANDS, TRACKS, BESIDE),
)
